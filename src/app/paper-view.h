/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a report one under the other, to be put into a scrolled window.
 *
 * Only the pages in sight are drawn. They are as wide as there is room, or of a size
 * of their own; where one reads stays where it is when the size, or the report,
 * becomes another. Scales are in thousandths of the size on paper.
 *
 * Signal "changed": another page is in sight, there are others, or the scale is
 * another one.
 */
#pragma once

#include "report/pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZZ_TYPE_PAPER_VIEW (zz_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzPaperView, zz_paper_view, ZZ, PAPER_VIEW, GtkWidget)

/* NULL for none. */
void zz_paper_view_set_pages (ZzPaperView *self,
                              ZzPages *pages);
guint zz_paper_view_get_n (ZzPaperView *self);

/* The one in the middle, from 0. */
guint zz_paper_view_get_page (ZzPaperView *self);
void zz_paper_view_show_page (ZzPaperView *self,
                              guint number);

/* Of the page in the middle. */
int zz_paper_view_get_scale (ZzPaperView *self);
/* The next larger (@steps 1) or smaller (-1) size of their own. */
void zz_paper_view_zoom (ZzPaperView *self,
                         int steps);
gboolean zz_paper_view_can_zoom (ZzPaperView *self,
                                 int steps);

/* As wide as there is room. */
void zz_paper_view_fit_width (ZzPaperView *self);
gboolean zz_paper_view_fits_width (ZzPaperView *self);

G_END_DECLS
