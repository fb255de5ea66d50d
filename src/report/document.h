/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document: a report as a neutral tree of blocks and runs.
 *
 * A builder (readiness.h, …) makes the tree from findings; a writer (html.h, …)
 * turns it into a file. Neither knows the other. Text is plain UTF-8, never
 * markup: escaping is the writer's business.
 *
 * Blocks are appended to a container, the document itself or a block that holds
 * others (section, list item, table cell), and belong to it.
 */
#pragma once

#include "core/text.h"

G_BEGIN_DECLS

typedef struct _ZzDocument ZzDocument;
typedef struct _ZzBlock ZzBlock;

typedef enum {
  ZZ_BLOCK_SECTION, /* holds blocks; may have an anchor */
  ZZ_BLOCK_HEADING, /* level 1 to 4 */
  ZZ_BLOCK_PARAGRAPH,
  ZZ_BLOCK_NOTICE, /* a paragraph that must be seen */
  ZZ_BLOCK_NOTE,   /* small print: source, mark */
  ZZ_BLOCK_LIST,   /* of items */
  ZZ_BLOCK_ITEM,
  ZZ_BLOCK_TABLE, /* of rows; the first `header_rows` are headings */
  ZZ_BLOCK_ROW,
  ZZ_BLOCK_CELL, /* with a span */
  ZZ_BLOCK_PAGE_BREAK,
} ZzBlockKind;

/* What a run of text is, so that a writer can show it. */
typedef enum {
  ZZ_RUN_TEXT,
  ZZ_RUN_STRONG,
  ZZ_RUN_QUIET,
  ZZ_RUN_LINK,  /* to an anchor of the document */
  ZZ_RUN_BADGE, /* a status: word and shape, never colour alone */
} ZzRunKind;

/* The tone of a badge: the status ids, plus "plain". */
typedef enum {
  ZZ_TONE_PLAIN,
  ZZ_TONE_MET,
  ZZ_TONE_PARTLY,
  ZZ_TONE_NOT_MET,
  ZZ_TONE_UNKNOWN,
  ZZ_TONE_NOT_APPLICABLE,
} ZzTone;

typedef struct
{
  ZzRunKind kind;
  ZzTone tone;
  char *text;
  char *target; /* of a link: the anchor */
} ZzRun;

struct _ZzBlock
{
  ZzBlockKind kind;
  guint level;       /* heading: 1 to 4; cell: columns spanned, at least 1 */
  guint header_rows; /* table */
  gboolean header;   /* cell: it heads its row */
  gboolean narrow;   /* cell: a date or a number, kept on one line */
  ZzTone tone;       /* section, notice: the status it is about */
  char *anchor;      /* section; may be NULL */
  GPtrArray *runs;   /* ZzRun */
  GPtrArray *blocks; /* ZzBlock */
};

struct _ZzDocument
{
  ZzLanguage language;
  char *title;
  ZzBlock *body; /* a section */
};

ZzDocument *zz_document_new (ZzLanguage language,
                             const char *title);
void zz_document_free (ZzDocument *document);

/* Appends a block to @parent and returns it, borrowed. */
ZzBlock *zz_block_append (ZzBlock *parent,
                          ZzBlockKind kind);
/* The same with text, for blocks of one run. */
ZzBlock *zz_block_append_text (ZzBlock *parent,
                               ZzBlockKind kind,
                               const char *text);
ZzBlock *zz_block_append_heading (ZzBlock *parent,
                                  guint level,
                                  const char *text);

/* A cell of @row with one run; empty where @text is NULL. */
ZzBlock *zz_block_append_cell (ZzBlock *row,
                               const char *text);
/* One that heads its row, over @span columns. */
ZzBlock *zz_block_append_header_cell (ZzBlock *row,
                                      guint span,
                                      const char *text);
/* The same for a date or a number. */
ZzBlock *zz_block_append_narrow_cell (ZzBlock *row,
                                      const char *text);
/* A table whose first row is made of the headings given, ended by NULL. */
ZzBlock *zz_block_append_table (ZzBlock *parent,
                                const char *heading,
                                ...) G_GNUC_NULL_TERMINATED;

/* Appends a run to a block that holds text. */
void zz_block_add_run (ZzBlock *block,
                       ZzRunKind kind,
                       const char *text);
void zz_block_add_link (ZzBlock *block,
                        const char *text,
                        const char *anchor);
void zz_block_add_badge (ZzBlock *block,
                         ZzTone tone,
                         const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzDocument, zz_document_free)

G_END_DECLS
