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

#define ZZ_TYPE_SHEET_VIEW (zz_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzSheetView, zz_sheet_view, ZZ, SHEET_VIEW, GtkWidget)

/* NULL for none. */
void zz_sheet_view_set_pages (ZzSheetView *self,
                              ZzPages *pages);
guint zz_sheet_view_get_n (ZzSheetView *self);

/* The one in the middle, from 0. */
guint zz_sheet_view_get_page (ZzSheetView *self);
void zz_sheet_view_show_page (ZzSheetView *self,
                              guint number);

/* Of the page in the middle. */
int zz_sheet_view_get_scale (ZzSheetView *self);
/* The next larger (@steps 1) or smaller (-1) size of their own. */
void zz_sheet_view_zoom (ZzSheetView *self,
                         int steps);
gboolean zz_sheet_view_can_zoom (ZzSheetView *self,
                                 int steps);

/* As wide as there is room. */
void zz_sheet_view_fit_width (ZzSheetView *self);
gboolean zz_sheet_view_fits_width (ZzSheetView *self);

G_END_DECLS
