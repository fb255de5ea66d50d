/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One evaluation for each change day. */
#include "eval/forecast.h"

#include "eval/change-days.h"
#include "eval/evaluate.h"

static ZzDate
get_day (const ZzForecast *self,
         guint index)
{
  return g_array_index (self->days, ZzDate, index);
}

/* The last day on which what holds on the day at @index still holds. */
static ZzDate
get_last_day (const ZzForecast *self,
              guint index)
{
  return index + 1 < self->days->len ? get_day (self, index + 1) - 1 : self->until;
}

static void
judge_day (ZzForecast *self,
           ZzProject *project,
           const ZzProofStates *proof,
           guint index)
{
  const guint n = self->catalogue->clauses->len;
  g_autoptr (ZzFindings) findings = zz_evaluate_verdicts (project, proof, self->level, get_day (self, index));

  for (guint i = 0; i < n; i++)
    self->statuses[index * n + i] = (guint8) ((const ZzClauseFinding *) findings->clauses->pdata[i])->status;
  self->ready[index] = findings->ready;
}

ZzForecast *
zz_forecast_begin (ZzProject *project,
                   guint level,
                   ZzDate from,
                   ZzDate until)
{
  const ZzCatalogue *catalogue;
  ZzForecast *self;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && from > 0 && from <= until && until <= ZZ_DATE_MAX, NULL);
  catalogue = zz_project_get_catalogue (project);
  g_return_val_if_fail (level < catalogue->levels->len, NULL);

  self = g_new0 (ZzForecast, 1);
  self->catalogue = zz_catalogue_ref (catalogue);
  self->level = level;
  self->from = from;
  self->until = until;
  self->available = zz_catalogue_is_available (catalogue, level);
  self->days = zz_list_change_days (project, level, from, until);
  if (!self->available)
    g_array_set_size (self->days, 0);
  self->statuses = g_new0 (guint8, self->days->len * catalogue->clauses->len + 1);
  self->ready = g_new0 (gboolean, self->days->len + 1);
  return self;
}

gboolean
zz_forecast_judge_next (ZzForecast *self,
                        ZzProject *project,
                        const ZzProofStates *proof)
{
  g_return_val_if_fail (self != NULL && ZZ_IS_PROJECT (project), FALSE);

  if (self->n_judged < self->days->len)
    judge_day (self, project, proof, self->n_judged++);
  return self->n_judged < self->days->len;
}

ZzForecast *
zz_forecast_new (ZzProject *project,
                 const ZzProofStates *proof,
                 guint level,
                 ZzDate from,
                 ZzDate until)
{
  ZzForecast *self = zz_forecast_begin (project, level, from, until);

  while (self != NULL && zz_forecast_judge_next (self, project, proof))
    ;
  return self;
}

void
zz_forecast_free (ZzForecast *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->days);
  g_free (self->statuses);
  g_free (self->ready);
  zz_catalogue_unref (self->catalogue);
  g_free (self);
}

ZzStatus
zz_forecast_get_status (const ZzForecast *self,
                        const ZzClause *clause,
                        guint day_index)
{
  g_return_val_if_fail (self != NULL && clause != NULL && day_index < self->days->len, ZZ_STATUS_NONE);

  return (ZzStatus) self->statuses[day_index * self->catalogue->clauses->len + clause->number];
}

/* Joins the day at @index to the last span where that has the same status. */
static void
append_span (const ZzForecast *self,
             GArray *spans,
             guint index,
             ZzStatus status)
{
  const ZzSpan span = { get_day (self, index), get_last_day (self, index), status };
  ZzSpan *last = spans->len > 0 ? &g_array_index (spans, ZzSpan, spans->len - 1) : NULL;

  if (last != NULL && last->status == status && last->until + 1 == span.from)
    last->until = span.until;
  else
    g_array_append_val (spans, span);
}

GArray *
zz_forecast_list_spans (const ZzForecast *self,
                        const ZzClause *clause)
{
  GArray *spans;

  g_return_val_if_fail (self != NULL && clause != NULL, NULL);

  spans = g_array_new (FALSE, FALSE, sizeof (ZzSpan));
  for (guint i = 0; i < self->days->len; i++)
    append_span (self, spans, i, zz_forecast_get_status (self, clause, i));
  return spans;
}

/* Each day by the worst of @clauses. */
static GArray *
list_worst_spans (const ZzForecast *self,
                  const GPtrArray *clauses)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (ZzSpan));

  for (guint i = 0; i < self->days->len; i++)
    {
      ZzStatus worst = ZZ_STATUS_NONE;

      for (guint j = 0; j < clauses->len; j++)
        {
          const ZzStatus status = zz_forecast_get_status (self, clauses->pdata[j], i);

          worst = MAX (worst, status);
        }
      append_span (self, spans, i, worst);
    }
  return spans;
}

GArray *
zz_forecast_list_category_spans (const ZzForecast *self,
                                 const ZzCategory *category)
{
  g_return_val_if_fail (self != NULL && category != NULL, NULL);

  return list_worst_spans (self, category->clauses);
}

GArray *
zz_forecast_list_level_spans (const ZzForecast *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_worst_spans (self, self->catalogue->clauses);
}

GArray *
zz_forecast_list_ready (const ZzForecast *self)
{
  GArray *spans;

  g_return_val_if_fail (self != NULL, NULL);

  spans = g_array_new (FALSE, FALSE, sizeof (ZzSpan));
  for (guint i = 0; i < self->days->len; i++)
    if (self->ready[i])
      append_span (self, spans, i, ZZ_STATUS_NONE);
  return spans;
}

ZzDate
zz_forecast_get_first_ready (const ZzForecast *self)
{
  g_autoptr (GArray) ready = zz_forecast_list_ready (self);

  return ready->len > 0 ? g_array_index (ready, ZzSpan, 0).from : ZZ_DATE_NONE;
}

ZzDate
zz_forecast_get_first_break (const ZzForecast *self)
{
  g_autoptr (GArray) ready = zz_forecast_list_ready (self);
  const ZzDate last = ready->len > 0 ? g_array_index (ready, ZzSpan, 0).until : ZZ_DATE_NONE;

  return last != ZZ_DATE_NONE && last < self->until ? last + 1 : ZZ_DATE_NONE;
}

GPtrArray *
zz_forecast_list_breaking (const ZzForecast *self,
                           ZzDate day)
{
  GPtrArray *breaking;
  guint index;

  g_return_val_if_fail (self != NULL, NULL);

  breaking = g_ptr_array_new ();
  index = self->days->len > 0 && day > self->from ? zz_forecast_find_day (self, day) : 0;
  if (index == 0 || get_day (self, index) != day)
    return breaking;
  for (guint i = 0; i < self->catalogue->clauses->len; i++)
    {
      const ZzClause *clause = self->catalogue->clauses->pdata[i];

      if (zz_forecast_get_status (self, clause, index - 1) == ZZ_STATUS_MET
          && zz_forecast_get_status (self, clause, index) > ZZ_STATUS_MET)
        g_ptr_array_add (breaking, (gpointer) clause);
    }
  return breaking;
}

GArray *
zz_forecast_list_turns (const ZzForecast *self)
{
  GArray *turns;

  g_return_val_if_fail (self != NULL, NULL);

  turns = g_array_new (FALSE, FALSE, sizeof (ZzTurn));
  for (guint i = 1; i < self->days->len; i++)
    for (guint j = 0; j < self->catalogue->clauses->len; j++)
      {
        const ZzClause *clause = self->catalogue->clauses->pdata[j];
        const ZzTurn turn = { get_day (self, i), clause, zz_forecast_get_status (self, clause, i - 1),
                              zz_forecast_get_status (self, clause, i) };

        if (turn.before != turn.after)
          g_array_append_val (turns, turn);
      }
  return turns;
}

guint
zz_forecast_find_day (const ZzForecast *self,
                      ZzDate day)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL && self->days->len > 0 && day >= self->from, 0);

  for (high = self->days->len; high - low > 1;)
    {
      const guint middle = low + (high - low) / 2;

      if (get_day (self, middle) <= day)
        low = middle;
      else
        high = middle;
    }
  return low;
}
