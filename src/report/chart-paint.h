/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting a chart: on a cairo context, or as a picture of its own. */
#pragma once

#include "core/text.h"
#include "report/chart-drawing.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* @x, @y: the top left corner, in Pango units; @unit: how many of them a unit of the
 * drawing is, ZZ_POINT / ZZ_CHART_POINT being its own size. @context: for the words,
 * which never leave their room. */
void zz_chart_drawing_paint (const ZzChartDrawing *drawing,
                             cairo_t *cr,
                             PangoContext *context,
                             int x,
                             int y,
                             int unit);

/* A PNG as wide as a column of an upright A4 page, @scale pixels to the point, on
 * white, for documents that hold pictures. Same chart, same bytes; for any thread.
 * NULL: there is no memory for it. */
GBytes *zz_chart_to_png (const ZzChart *chart,
                         ZzLanguage language,
                         guint scale);

/* How large that picture is meant to be shown, in points. */
void zz_chart_get_size (const ZzChart *chart,
                        int *width,
                        int *height);

G_END_DECLS
