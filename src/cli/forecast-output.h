/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts as JSON (format "zizhi-forecast", which scripts rely on) and as text. */
#pragma once

#include "eval/forecast.h"
#include "report/messages.h"

G_BEGIN_DECLS

/* @forecasts: ZzForecast, of one project and the same days, one for each level. */
GBytes *zz_forecasts_to_json (const GPtrArray *forecasts);
GBytes *zz_forecasts_to_text (const GPtrArray *forecasts,
                              const ZzMessages *messages);

G_END_DECLS
