/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast: when each level is ready, and which clauses change on which day.
 * A day chosen here becomes the day of the assessment. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define ZZ_TYPE_FORECAST_PAGE (zz_forecast_page_get_type ())
G_DECLARE_FINAL_TYPE (ZzForecastPage, zz_forecast_page, ZZ, FORECAST_PAGE, ZzPage)

G_END_DECLS
