/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flow of a printed report: a document as one column of pieces, each at most as
 * tall as it must be, before anybody knows where pages end.
 *
 * A line of text is a piece, a row of a table is one, a chart is one. pages.c puts
 * them on pages: keeps together what says so, repeats the heads of a table, splits a
 * row that is taller than a page. Private to pages.c and the flow-*.c files.
 */
#pragma once

#include "report/passage.h"

G_BEGIN_DECLS

typedef struct _ZzPiece ZzPiece;

typedef enum {
  ZZ_MARK_TEXT,
  ZZ_MARK_RECT,
  ZZ_MARK_DOT,
  ZZ_MARK_CHART,
  ZZ_MARK_IMAGE,
} ZzMarkKind;

/* Something drawn, from the top left corner of its piece. */
typedef struct
{
  ZzMarkKind kind;
  int x, y; /* of text: its baseline */
  int width, height;
  guint32 colour;
  gconstpointer thing; /* ZzPassage, ZzChartDrawing, cairo_surface_t; kept by the flow */
  guint number;        /* text: which line; chart, image: how large its unit is drawn */
} ZzMark;

/* A cell of a row: pieces, one under the other. */
typedef struct
{
  int x;
  gboolean bottom; /* stands at the bottom of its row */
  GPtrArray *pieces;
} ZzStack;

struct _ZzPiece
{
  int before; /* the gap above; not at the top of a page */
  int height;
  gboolean keep;      /* on the page where the next one begins */
  gboolean fresh;     /* begins a page */
  GArray *marks;      /* ZzMark */
  GPtrArray *stacks;  /* of a row: ZzStack; else NULL */
  int pad;            /* of a row: above and below its stacks */
  int pad_top;        /* more room above what is drawn */
  guint32 rule;       /* of a row: the colour of the line under it */
  int rule_height;    /* 0: none */
  gboolean filled;    /* a row that heads others */
  int x, width;       /* of a row */
  GPtrArray *heads;   /* borrowed: rows repeated where this one begins a page, or NULL */
  GPtrArray *anchors; /* char *; or NULL */
  char *title;        /* of a heading, or NULL */
  guint level;        /* of a heading */
};

/* What is made for a document; holds all pieces and what they draw. */
typedef struct
{
  const ZzDocument *document;
  ZzSetter *setter;     /* borrowed */
  GPtrArray *all;       /* ZzPiece */
  GArray *things;       /* what marks draw, and whatever else lives as long */
  GHashTable *passages; /* of blocks that were measured and not set yet */
} ZzFlow;

/* Where blocks are put: a column of text, or a cell. */
typedef struct
{
  ZzFlow *flow;
  GPtrArray *pieces; /* ZzPiece, borrowed */
  int x;
  int width;
  int tall;           /* the height of a page, for what can shrink */
  ZzStyle style;      /* of its text: body, a cell, a heading of a table */
  guint depth;        /* of lists */
  gboolean fresh;     /* the next piece begins a page */
  GPtrArray *anchors; /* char *, for the next piece; or NULL */
} ZzColumn;

/* @document has to live as long as the flow is being filled, not longer. */
ZzFlow *zz_flow_new (const ZzDocument *document,
                     ZzSetter *setter);
void zz_flow_free (ZzFlow *flow);

/* Takes @thing. */
void zz_flow_keep (ZzFlow *flow,
                   gpointer thing,
                   GDestroyNotify destroy);

/* The text of a block and the blocks it holds, appended to a column as pieces. */
void zz_flow_add_text (ZzColumn *column,
                       const ZzBlock *block);
void zz_flow_add_blocks (ZzColumn *column,
                         const ZzBlock *block);

/* flow-figure.c */
void zz_flow_add_chart (ZzColumn *column,
                        const ZzBlock *block);
void zz_flow_add_image (ZzColumn *column,
                        const ZzBlock *block);

/* flow-table.c */
void zz_flow_add_table (ZzColumn *column,
                        const ZzBlock *table);
/* flow-columns.c: how wide the columns of @table are; owned by the caller. The sum is
 * the width of @column. */
GArray *zz_flow_share_out (ZzColumn *column,
                           const ZzBlock *table,
                           guint n_columns);

/* The style of the text of @block in @column. */
ZzStyle zz_flow_get_style (const ZzColumn *column,
                           const ZzBlock *block);
ZzStyle zz_flow_get_cell_style (const ZzBlock *table,
                                guint row,
                                const ZzBlock *cell);
/* Its text, made once however often it is asked for until it is set; NULL: none. */
ZzPassage *zz_flow_get_passage (ZzFlow *flow,
                                const ZzBlock *block,
                                ZzStyle style,
                                gboolean second);

/* For arrays of stacks. */
void zz_stack_free (gpointer stack);

ZzPiece *zz_piece_new (ZzFlow *flow,
                       int before,
                       int height);
void zz_piece_add_mark (ZzPiece *piece,
                        const ZzMark *mark);
/* Appends to @column what its next piece has to carry, too. */
void zz_column_append (ZzColumn *column,
                       ZzPiece *piece);

/* How tall pieces are, one under the other. */
int zz_pieces_get_height (const GPtrArray *pieces);
/* Works out the height of a row from its stacks. */
void zz_row_finish (ZzPiece *row);
/* Splits a row so that the first part, @head, is at most @room tall. FALSE: nothing of
 * it fits; with @force, something of each cell is taken all the same. */
gboolean zz_row_split (ZzFlow *flow,
                       ZzPiece *row,
                       int room,
                       gboolean force,
                       ZzPiece **head,
                       ZzPiece **tail);

G_END_DECLS
