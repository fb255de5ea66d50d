/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document: a report as a neutral tree of blocks and runs.
 *
 * A builder (readiness.h, …) makes the tree from findings; a writer (html.h, …)
 * turns it into a file. Neither knows the other. Text is plain UTF-8, never
 * markup: escaping is the writer's business.
 *
 * Blocks are appended to a container, the document itself or a block that holds
 * others (section, list item, table cell), and belong to it.
 *
 * A document in two languages is one tree: document-pair.h joins the trees of both
 * block by block, and each block holds the second language under the first.
 */
#pragma once

#include "core/text.h"
#include "core/value.h"
#include "report/chart.h"

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
  ZZ_BLOCK_CHART, /* its runs say in words what it shows */
  ZZ_BLOCK_IMAGE, /* PNG; its runs say what it is */
} ZzBlockKind;

/* What a run of text is, so that a writer can show it. */
typedef enum {
  ZZ_RUN_TEXT,
  ZZ_RUN_STRONG,
  ZZ_RUN_QUIET,
  ZZ_RUN_LINK,  /* to an anchor of the document */
  ZZ_RUN_BADGE, /* a status: word and shape, never colour alone */
} ZzRunKind;

typedef struct
{
  ZzRunKind kind;
  ZzTone tone;
  char *text;
  char *target;  /* of a link: the anchor */
  gboolean file; /* of a link: the target is a file beside the document, not an anchor; only HTML follows it */
} ZzRun;

struct _ZzBlock
{
  ZzBlockKind kind;
  guint level;        /* heading: 1 to 4; cell: columns spanned, at least 1 */
  guint header_rows;  /* table */
  GArray *shares;     /* table: guint, how its width is shared out among the columns; NULL: as the text needs */
  gboolean landscape; /* section directly in the body: its pages lie on their side */
  gboolean header;    /* cell: it heads its row */
  gboolean narrow;    /* cell: a date or a number, kept on one line */
  gboolean keep;      /* text, row: whole, and on the page where the next block begins */
  ZzTone tone;        /* section, notice: the status it is about */
  char *anchor;       /* section; may be NULL */
  ZzValue value;      /* cell: the date, number or amount its text says, for writers with typed cells; else absent */
  ZzChart *chart;     /* chart */
  GBytes *image;      /* image */
  GPtrArray *runs;    /* ZzRun */
  GPtrArray *under;   /* ZzRun: the same in the second language; NULL where there is none, or it reads the same */
  GPtrArray *blocks;  /* ZzBlock */
};

/**
 * ZzDocument:
 * @language: of the text; of the upper line where there are two
 * @bilingual: blocks have the other language under it
 * @title: for the window of whoever reads it; the visible one is a heading
 * @author: the organisation; may be %NULL
 * @running: what stands at the top of every page; may be %NULL
 * @running_under: the same in the second language, under it; %NULL where there is none
 * @page: what stands at its foot, with "{n}" and "{m}" for its number and how many
 *   there are; %NULL where pages are not numbered
 * @made: the day it speaks of, for writers that must note one
 * @landscape: all its pages lie on their side
 * @one_page: it should be one: it is printed smaller where that makes one page of it
 */
struct _ZzDocument
{
  ZzLanguage language;
  gboolean bilingual;
  char *title;
  char *author;
  char *running;
  char *running_under;
  char *page;
  ZzDate made;
  gboolean landscape;
  gboolean one_page;
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

/* A cell that says @value, with the words for it. */
ZzBlock *zz_block_append_value_cell (ZzBlock *row,
                                     ZzValue value,
                                     const char *text);

/* Says how the width of @table is shared out, a share for each column, ended by 0. */
void zz_block_set_shares (ZzBlock *table,
                          guint share,
                          ...);

/* Takes @chart. @words: what it shows, for those who do not see it. */
ZzBlock *zz_block_append_chart (ZzBlock *parent,
                                ZzChart *chart,
                                const char *words);
ZzBlock *zz_block_append_image (ZzBlock *parent,
                                GBytes *png,
                                const char *words);

/* What @parent holds last, a paragraph or a row of a table, stays on the page where the
 * block begins that is appended next: for what may not stand alone on a page. */
void zz_block_keep_last (ZzBlock *parent);

/* Appends a run to a block that holds text. */
void zz_block_add_run (ZzBlock *block,
                       ZzRunKind kind,
                       const char *text);
void zz_block_add_link (ZzBlock *block,
                        const char *text,
                        const char *anchor);
/* To a file beside the document: @path is relative, with "/" between its parts. */
void zz_block_add_file_link (ZzBlock *block,
                             const char *text,
                             const char *path);
void zz_block_add_badge (ZzBlock *block,
                         ZzTone tone,
                         const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzDocument, zz_document_free)

G_END_DECLS
