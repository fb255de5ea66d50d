/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the forecast: when all is met, what ends that, what changes and why. */
#include "report/words-private.h"

/* So many clauses are named in one sentence. */
#define MAX_CLAUSES 4

char *
zz_words_titled_clauses (const ZzMessages *messages,
                         const GPtrArray *clauses)
{
  const ZzWords words = { messages, NULL, NULL };
  g_autoptr (GPtrArray) titles = zz_words_list_new ();

  g_return_val_if_fail (messages != NULL && clauses != NULL, NULL);

  for (guint i = 0; i < MIN (clauses->len, MAX_CLAUSES); i++)
    g_ptr_array_add (titles, zz_words_titled_clause (messages, clauses->pdata[i]));
  return zz_words_join_names (&words, ZZ_JOIN_LIST, titles, clauses->len);
}

char *
zz_words_forecast (const ZzMessages *messages,
                   const ZzForecast *forecast)
{
  g_autoptr (GArray) ready = NULL;
  g_autofree char *from = NULL, *until = NULL;
  const ZzSpan *first;
  gboolean now, always;

  g_return_val_if_fail (messages != NULL && forecast != NULL, NULL);

  if (!forecast->available)
    return g_strdup (zz_messages_get (messages, M_ ("No forecast: the text of this level is not known")));
  ready = zz_forecast_list_ready (forecast);
  if (ready->len == 0)
    {
      until = zz_words_date (messages, forecast->until);
      return zz_phrase (messages, M_ ("Not ready on any day up to {until}"), "until", until, NULL);
    }
  first = &g_array_index (ready, ZzSpan, 0);
  from = zz_words_date (messages, first->from);
  until = zz_words_date (messages, first->until);
  now = first->from == forecast->from;
  always = first->until == forecast->until;
  return zz_phrase (messages,
                    now      ? always ? M_ ("Ready from today until {until} at least") : M_ ("Ready from today until {until}")
                         : always ? M_ ("Ready from {from} until {until} at least")
                             : M_ ("Ready from {from} until {until}"),
                    "from", from, "until", until, NULL);
}

/* The clauses that are met on no day: each alone keeps every day from being ready. */
static GPtrArray *
list_blocking (const ZzForecast *forecast)
{
  GPtrArray *blocking = g_ptr_array_new ();

  for (guint i = 0; i < forecast->catalogue->clauses->len; i++)
    {
      const ZzClause *clause = forecast->catalogue->clauses->pdata[i];
      gboolean met = FALSE;

      for (guint day = 0; day < forecast->days->len && !met; day++)
        met = zz_forecast_get_status (forecast, clause, day) <= ZZ_STATUS_MET;
      if (!met)
        g_ptr_array_add (blocking, (gpointer) clause);
    }
  return blocking;
}

static char *
word_blocking (const ZzMessages *messages,
               const ZzForecast *forecast)
{
  g_autoptr (GPtrArray) blocking = list_blocking (forecast);
  g_autofree char *clauses = zz_words_titled_clauses (messages, blocking);

  if (blocking->len == 0)
    return g_strdup (zz_messages_get (messages, M_ ("Every clause is met on some day, but never all of them on the same day.")));
  return zz_phrase_plural (messages, MN_ ("{n} clause is met on none of these days: {clauses}.", "{n} clauses are met on none of these days: {clauses}."),
                           blocking->len, "clauses", clauses, NULL);
}

char *
zz_words_forecast_reason (const ZzMessages *messages,
                          const ZzForecast *forecast)
{
  g_autoptr (GPtrArray) breaking = NULL;
  g_autofree char *clauses = NULL, *date = NULL;
  ZzDate day;

  g_return_val_if_fail (messages != NULL && forecast != NULL, NULL);

  if (!forecast->available)
    return g_strdup (zz_messages_get (messages, M_ ("The text of this level is not available in this edition.")));
  if (zz_forecast_get_first_ready (forecast) == ZZ_DATE_NONE)
    return word_blocking (messages, forecast);
  day = zz_forecast_get_first_break (forecast);
  if (day == ZZ_DATE_NONE)
    return g_strdup (zz_messages_get (messages, M_ ("Nothing that is recorded ends that.")));
  breaking = zz_forecast_list_breaking (forecast, day);
  clauses = zz_words_titled_clauses (messages, breaking);
  date = zz_words_date (messages, day);
  return zz_phrase_plural (messages, MN_ ("On {date} {n} clause is no longer met: {clauses}.", "On {date} {n} clauses are no longer met: {clauses}."),
                           breaking->len, "date", date, "clauses", clauses, NULL);
}

char *
zz_words_spans (const ZzMessages *messages,
                const GArray *spans)
{
  const ZzWords words = { messages, NULL, NULL };
  g_autoptr (GPtrArray) parts = zz_words_list_new ();

  g_return_val_if_fail (messages != NULL && spans != NULL, NULL);

  for (guint i = 0; i < MIN (spans->len, ZZ_MAX_NAMES); i++)
    {
      const ZzSpan *span = &g_array_index (spans, ZzSpan, i);
      g_autofree char *from = zz_words_date (messages, span->from);
      g_autofree char *until = zz_words_date (messages, span->until);

      g_ptr_array_add (parts, zz_phrase (messages, M_ ("{status} from {from} until {until}"), "status",
                                         zz_words_status (messages, span->status), "from", from, "until", until, NULL));
    }
  return zz_words_join_names (&words, ZZ_JOIN_LOOSE, parts, spans->len);
}

char *
zz_words_day (const ZzMessages *messages,
              const ZzForecast *forecast,
              ZzDate day)
{
  g_autoptr (GPtrArray) parts = zz_words_list_new ();
  g_autofree char *date = NULL, *list = NULL;
  guint totals[ZZ_N_STATUSES] = { 0 };
  guint at;

  g_return_val_if_fail (messages != NULL && forecast != NULL, NULL);
  g_return_val_if_fail (forecast->available && day >= forecast->from && day <= forecast->until, NULL);

  at = zz_forecast_find_day (forecast, day);
  for (guint i = 0; i < forecast->catalogue->clauses->len; i++)
    totals[zz_forecast_get_status (forecast, forecast->catalogue->clauses->pdata[i], at)]++;
  for (ZzStatus status = ZZ_STATUS_NOT_MET; status >= ZZ_STATUS_MET; status--)
    if (totals[status] > 0)
      {
        g_autofree char *n = g_strdup_printf ("%u", totals[status]);

        g_ptr_array_add (parts, zz_phrase (messages, M_ ("{n} {status}"), "n", n, "status", zz_words_status (messages, status), NULL));
      }
  date = zz_words_date (messages, day);
  list = zz_phrase_join (messages, ZZ_JOIN_CLAUSES, parts);
  return zz_phrase (messages, forecast->ready[at] ? M_ ("{date}: ready – {list}") : M_ ("{date}: not ready – {list}"),
                    "date", date, "list", list, NULL);
}
