/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the forecast, on the unfinished example: when all is met, what changes and why. */
#include "subject.h"

#include "eval/evaluate.h"
#include "report/words.h"

#include <string.h>

typedef struct
{
  Subject subject;
  ZzProject *project;
  ZzForecast *forecast;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{

  subject_set_up (&f->subject, NULL);
  f->project = subject_read (&f->subject, "unfinished.zizhi.json");
  f->forecast = zz_forecast_new (f->project, NULL, 0, zz_date_new (2026, 11, 22), zz_date_new (2028, 12, 31));
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  zz_forecast_free (f->forecast);
  g_object_unref (f->project);
  subject_tear_down (&f->subject, data);
}

/* Makes every clause met from the change day @from up to the one before @until. */
static void
pretend (ZzForecast *forecast,
         guint from,
         guint until)
{
  const guint n = forecast->catalogue->clauses->len;

  for (guint i = 0; i < forecast->days->len; i++)
    {
      forecast->ready[i] = i >= from && i < until;
      for (guint j = 0; j < n; j++)
        forecast->statuses[i * n + j] = forecast->ready[i] || j > 0 ? ZZ_STATUS_MET : ZZ_STATUS_NOT_MET;
    }
}

static void
expect (char *said,
        const char *expected)
{
  g_assert_cmpstr (said, ==, expected);
  g_free (said);
}

static void
test_ready (Fixture *f,
            gconstpointer data)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (ZZ_LANGUAGE_EN);
  const ZzDate second = g_array_index (f->forecast->days, ZzDate, 1), third = g_array_index (f->forecast->days, ZzDate, 2);
  g_autofree char *from = zz_words_date (messages, second);
  g_autofree char *until = zz_words_date (messages, third - 1);
  g_autofree char *broken = zz_words_date (messages, third);
  const ZzClause *first = f->subject.catalogue->clauses->pdata[0];
  g_autofree char *window = g_strdup_printf ("Ready from %s until %s", from, until);
  g_autofree char *reason = g_strdup_printf ("On %s 1 clause is no longer met: Legal status a “%s”.", broken, zz_messages_text (messages, &first->title));

  pretend (f->forecast, 1, 2);
  expect (zz_words_forecast (messages, f->forecast), window);
  expect (zz_words_forecast_reason (messages, f->forecast), reason);
  pretend (f->forecast, 0, f->forecast->days->len);
  expect (zz_words_forecast (messages, f->forecast), "Ready from today until 31 December 2028 at least");
  expect (zz_words_forecast_reason (messages, f->forecast), "Nothing that is recorded ends that.");
}

static void
test_blocked (Fixture *f,
              gconstpointer data)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (ZZ_LANGUAGE_EN);
  const ZzClause *first = f->subject.catalogue->clauses->pdata[0];
  g_autofree char *reason = g_strdup_printf ("1 clause is met on none of these days: Legal status a “%s”.", zz_messages_text (messages, &first->title));
  g_autofree char *totals = g_strdup_printf ("22 November 2026: not ready – 1 not met, %u met", f->subject.catalogue->clauses->len - 1);

  pretend (f->forecast, 0, 0);
  expect (zz_words_forecast (messages, f->forecast), "Not ready on any day up to 31 December 2028");
  expect (zz_words_forecast_reason (messages, f->forecast), reason);
  expect (zz_words_day (messages, f->forecast, f->forecast->from), totals);
}

static char *
word_turn (Fixture *f,
           const ZzMessages *messages,
           const ZzTurn *turn)
{
  g_autoptr (ZzFindings) before = zz_evaluate (f->project, NULL, 0, turn->day - 1);
  g_autoptr (ZzFindings) after = zz_evaluate (f->project, NULL, 0, turn->day);

  return zz_words_turn (messages, f->project, before, after, turn->clause);
}

/* The record whose end breaks a clause is named, with its last day; so is the one
 * whose beginning mends it. */
static void
test_turns (Fixture *f,
            gconstpointer data)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (GArray) turns = zz_forecast_list_turns (f->forecast);
  guint found = 0;

  for (guint i = 0; i < turns->len; i++)
    {
      const ZzTurn *turn = &g_array_index (turns, ZzTurn, i);
      g_autofree char *day = zz_date_format (turn->day);
      g_autofree char *cause = word_turn (f, messages, turn);

      g_test_message ("%s %s %s → %s: %s", day, turn->clause->id, zz_status_get_id (turn->before), zz_status_get_id (turn->after), cause);
      if (g_str_equal (turn->clause->id, "personnel.e"))
        {
          found++;
          g_assert_cmpstr (cause, ==, "示例-SP-OM-2024-0032 of 吴样青 (expired: valid until 17 February 2027)");
        }
      if (g_str_equal (turn->clause->id, "technology.b"))
        {
          found++;
          g_assert_true (g_str_has_prefix (cause, "until then: "));
          g_assert_nonnull (strstr (cause, "8 March 2027"));
        }
    }
  g_assert_cmpuint (found, ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/forecast-words/ready", Fixture, NULL, set_up, test_ready, tear_down);
  g_test_add ("/forecast-words/blocked", Fixture, NULL, set_up, test_blocked, tear_down);
  g_test_add ("/forecast-words/turns", Fixture, NULL, set_up, test_turns, tear_down);
  return g_test_run ();
}
