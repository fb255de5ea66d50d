/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as SVG, to stand inside an HTML page.
 *
 * It holds no colour: every shape has a class. The page's style gives them, for light
 * and dark alike, for example
 *
 *   .chart .met { color: var(--met); }        … one for each tone; "plain" too
 *   .chart .ink-text { color: var(--text); }  .ink-quiet, .ink-line, .ink-paper
 *
 * and without a style everything is drawn in the colour of the text around it.
 */
#pragma once

#include "report/chart.h"

G_BEGIN_DECLS

/* @id: begins the identifiers in it, so that several charts of a page have their own;
 * letters, digits and hyphens. @title, @words: what it is and what it shows, for those
 * who do not see it; @words may be NULL. Where the page says it beside the chart, @id
 * and @title are NULL too, and the chart is nothing but decoration. Owned by the
 * caller; well-formed as XML. */
char *zz_chart_to_svg (const ZzChart *chart,
                       const char *id,
                       const char *title,
                       const char *words);

G_END_DECLS
