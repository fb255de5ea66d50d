/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecaster of a session: keeps a forecast of each level, made when asked for.
 *
 *   const ZzForecast *forecast = zz_forecaster_get (forecaster, level);
 *   if (forecast != NULL)
 *     show it; the signal "changed" says when to ask again
 *
 * Forecasts are made on the main thread, a few days at a time while nothing else
 * is to be done, so that a project with many records holds nobody up. A forecast
 * that an edit made stale is still handed out until the new one is there.
 */
#pragma once

#include "app/session.h"
#include "eval/forecast.h"

G_BEGIN_DECLS

/* How far a forecast looks ahead. */
#define ZZ_FORECAST_YEARS 5

#define ZZ_TYPE_FORECASTER (zz_forecaster_get_type ())
G_DECLARE_FINAL_TYPE (ZzForecaster, zz_forecaster, ZZ, FORECASTER, GObject)

/* @session owns the forecaster and outlives it. */
ZzForecaster *zz_forecaster_new (ZzSession *session);

/* Borrowed until the next call; NULL where it is not made yet. */
const ZzForecast *zz_forecaster_get (ZzForecaster *self,
                                     guint level);

/* Grows with every forecast made; and what it was when that of @level was made, 0
 * where there is none. */
guint zz_forecaster_get_generation (ZzForecaster *self);
guint zz_forecaster_get_level_generation (ZzForecaster *self,
                                          guint level);

/* Something asked for is not there yet. */
gboolean zz_forecaster_get_busy (ZzForecaster *self);

G_END_DECLS
