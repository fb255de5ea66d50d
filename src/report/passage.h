/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passages: runs of text set by Pango in the styles of a printed report.
 *
 *   setter = zz_setter_new (document->language);
 *   passage = zz_passage_new (setter, block->runs, ZZ_STYLE_BODY, document->language, FALSE);
 *   zz_passage_set_width (passage, width);
 *   … zz_passage_get_line (passage, i, &height, &baseline); zz_passage_draw_line (passage, i, cr, x, baseline);
 *
 * Widths and heights are in Pango units, a point having PANGO_SCALE of them, and do
 * not depend on what is drawn on later. The fonts are those of the machine: what they
 * look like comes from outside, the same text on the same machine is set the same.
 */
#pragma once

#include "report/document.h"
#include "report/pen.h"
#include "report/setter.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_STYLE_BODY,
  ZZ_STYLE_HEADING_1,
  ZZ_STYLE_HEADING_2,
  ZZ_STYLE_HEADING_3,
  ZZ_STYLE_HEADING_4,
  ZZ_STYLE_NOTE,
  ZZ_STYLE_CELL,
  ZZ_STYLE_CELL_NOTE,
  ZZ_STYLE_COLUMN_HEADING,
  ZZ_STYLE_ROW_HEADING,
  ZZ_STYLE_LABEL, /* heads a row of a table without column headings */
  ZZ_STYLE_RUNNING,
} ZzStyle;

typedef struct _ZzPassage ZzPassage;

/* @runs: ZzRun, copied. @second: in the second language, under the first. NULL where
 * there is no text. */
ZzPassage *zz_passage_new (const ZzSetter *setter,
                           const GPtrArray *runs,
                           ZzStyle style,
                           ZzLanguage language,
                           gboolean second);
void zz_passage_free (ZzPassage *passage);

/* Its longest word, and how wide it is on one line. Before a width is set. */
void zz_passage_measure (ZzPassage *passage,
                         int *word,
                         int *whole);
/* Nothing is ever wider: a word that is gets broken. */
void zz_passage_set_width (ZzPassage *passage,
                           int width);

/* The lines, and all that follows: once a width is set. */
guint zz_passage_get_n_lines (const ZzPassage *passage);
/* Of a line: its height, and where its baseline stands in it. */
void zz_passage_get_line (const ZzPassage *passage,
                          guint number,
                          int *height,
                          int *baseline);
int zz_passage_get_line_width (const ZzPassage *passage,
                               guint number);
/* The plain text without badges, for the outline; owned by the caller. */
char *zz_passage_get_title (const ZzPassage *passage);

/* Appends what a line says. */
void zz_passage_append_line (const ZzPassage *passage,
                             guint number,
                             GString *text);
/* The outlines and signs of the badges on a line, and its text. */
void zz_passage_draw_badges (const ZzPassage *passage,
                             guint number,
                             ZzPen *pen,
                             int x,
                             int baseline);
void zz_passage_draw_line (const ZzPassage *passage,
                           guint number,
                           cairo_t *cr,
                           int x,
                           int baseline);

/* Called with each link of a line: the anchor, and where it stands. */
typedef void (*ZzPassageLinkFunc) (const char *target,
                                   int x,
                                   int width,
                                   gpointer data);
void zz_passage_foreach_link (const ZzPassage *passage,
                              guint number,
                              ZzPassageLinkFunc func,
                              gpointer data);

/* How large the letters of @style are. */
int zz_style_get_size (ZzStyle style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzPassage, zz_passage_free)

G_END_DECLS
