/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecast: readiness as an exact function of the date.
 *
 * Every change day (change-days.h) is judged as zz_evaluate() would, so the
 * forecast of a day is the evaluation of that day; nothing is sampled. Pure.
 * "Until" is always the last day, inclusive. Where many days of a large project
 * are too many to wait for, the work is done in pieces:
 *
 *   ZzForecast *forecast = zz_forecast_begin (project, level, from, until);
 *   while (zz_forecast_judge_next (forecast, project, proof))
 *     do_something_else ();
 */
#pragma once

#include "core/project.h"
#include "core/proof.h"
#include "eval/findings.h"

G_BEGIN_DECLS

typedef struct
{
  ZzDate from;
  ZzDate until;
  ZzStatus status; /* ZZ_STATUS_NONE for a span of readiness */
} ZzSpan;

/* A clause whose status on @day is another one than on the day before. */
typedef struct
{
  ZzDate day;
  const ZzClause *clause;
  ZzStatus before;
  ZzStatus after;
} ZzTurn;

/**
 * ZzForecast:
 * @available: the text of the level is known; without it there is no verdict
 * @days: the change days from @from on (ZzDate), one row of @statuses each
 * @statuses: rows of the catalogue's clauses (guint8 of ZzStatus)
 * @ready: for each day, whether all that applies is met
 * @n_judged: how many of the days are judged; all but in between
 */
typedef struct
{
  ZzCatalogue *catalogue;
  guint level;
  ZzDate from;
  ZzDate until;
  gboolean available;
  GArray *days;
  guint8 *statuses;
  gboolean *ready;
  guint n_judged;
} ZzForecast;

ZzForecast *zz_forecast_new (ZzProject *project,
                             const ZzProofStates *proof,
                             guint level,
                             ZzDate from,
                             ZzDate until);
void zz_forecast_free (ZzForecast *self);

/* A forecast to be completed by zz_forecast_judge_next(), which judges one day
 * and is FALSE once all are judged. In between the project must not change, and
 * nothing may be read. */
ZzForecast *zz_forecast_begin (ZzProject *project,
                               guint level,
                               ZzDate from,
                               ZzDate until);
gboolean zz_forecast_judge_next (ZzForecast *self,
                                 ZzProject *project,
                                 const ZzProofStates *proof);

ZzStatus zz_forecast_get_status (const ZzForecast *self,
                                 const ZzClause *clause,
                                 guint day_index);

/* Spans of equal status, in order, without gaps from @from to @until (ZzSpan);
 * of a clause, or of a category or the whole level by its worst clause. Owned by
 * the caller. */
GArray *zz_forecast_list_spans (const ZzForecast *self,
                                const ZzClause *clause);
GArray *zz_forecast_list_category_spans (const ZzForecast *self,
                                         const ZzCategory *category);
GArray *zz_forecast_list_level_spans (const ZzForecast *self);
/* The spans in which all is ready; may be empty. Owned by the caller. */
GArray *zz_forecast_list_ready (const ZzForecast *self);

/* The first day all is met, and the first day after it on which something is
 * not; ZZ_DATE_NONE where there is none in range. */
ZzDate zz_forecast_get_first_ready (const ZzForecast *self);
ZzDate zz_forecast_get_first_break (const ZzForecast *self);

/* The clauses that are not met on @day and were the day before (ZzClause, borrowed);
 * none where @day is no change day. Owned by the caller. */
GPtrArray *zz_forecast_list_breaking (const ZzForecast *self,
                                      ZzDate day);

/* What changes on which day, in the order of the days, then of the clauses
 * (ZzTurn). Owned by the caller. */
GArray *zz_forecast_list_turns (const ZzForecast *self);

/* The number of the change day on whose verdicts @day stands; @day is in range. */
guint zz_forecast_find_day (const ZzForecast *self,
                            ZzDate day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzForecast, zz_forecast_free)

G_END_DECLS
