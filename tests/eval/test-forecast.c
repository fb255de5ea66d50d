/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast is the evaluation of every single day, on projects of any kind. */
#include "random.h"
#include "subject.h"

#include "eval/evaluate.h"
#include "eval/forecast.h"

#define N_PROJECTS 200
#define YEARS 10

/* The day that the verdict of @day stands on. */
static guint
find_index (const ZzForecast *forecast,
            ZzDate day,
            guint index)
{
  while (index + 1 < forecast->days->len && g_array_index (forecast->days, ZzDate, index + 1) <= day)
    index++;
  return index;
}

static void
compare_day (const ZzForecast *forecast,
             const ZzFindings *findings,
             guint index,
             const char *what)
{
  g_autofree char *day = zz_date_format (findings->at);

  for (guint i = 0; i < findings->clauses->len; i++)
    {
      const ZzClauseFinding *finding = findings->clauses->pdata[i];

      if (zz_forecast_get_status (forecast, finding->clause, index) != finding->status)
        g_error ("%s, %s, %s: forecast says %s, evaluation %s", what, day, finding->clause->id,
                 zz_status_get_id (zz_forecast_get_status (forecast, finding->clause, index)), zz_status_get_id (finding->status));
    }
  g_assert_cmpint (forecast->ready[index], ==, findings->ready);
}

static guint
compare_all (ZzProject *project,
             const ZzProofStates *proof,
             guint level,
             const char *what)
{
  const ZzDate from = zz_date_new (2024, 6, 1), until = from + YEARS * 365;
  g_autoptr (ZzForecast) forecast = zz_forecast_new (project, proof, level, from, until);
  guint index = 0;

  for (ZzDate day = from; day <= until; day++)
    {
      g_autoptr (ZzFindings) findings = zz_evaluate_verdicts (project, proof, level, day);

      index = find_index (forecast, day, index);
      compare_day (forecast, findings, index, what);
    }
  return forecast->days->len;
}

static void
test_random (Subject *f,
             gconstpointer data)
{
  guint n_days = 0;

  for (guint32 seed = 0; seed < N_PROJECTS; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      g_autoptr (ZzProofStates) proof = random_proof_new (project, seed);
      g_autofree char *what = g_strdup_printf ("project %u", seed);

      n_days += compare_all (project, proof, seed % f->catalogue->levels->len, what);
    }
  g_test_message ("%u change days in %u projects", n_days, N_PROJECTS);
}

static void
test_example (Subject *f,
              gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (f, "unfinished.zizhi.json");

  for (guint level = 0; level < f->catalogue->levels->len; level++)
    compare_all (project, NULL, level, "example");
}

/* Spans lie end to end, and neighbours differ. */
static void
test_spans (Subject *f,
            gconstpointer data)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      const ZzDate from = zz_date_new (2025, 1, 1), until = zz_date_new (2029, 12, 31);
      g_autoptr (ZzForecast) forecast = zz_forecast_new (project, NULL, 0, from, until);

      for (guint i = 0; i < f->catalogue->clauses->len; i++)
        {
          g_autoptr (GArray) spans = zz_forecast_list_spans (forecast, f->catalogue->clauses->pdata[i]);
          ZzDate next = from;

          for (guint j = 0; j < spans->len; j++)
            {
              const ZzSpan *span = &g_array_index (spans, ZzSpan, j);

              g_assert_cmpint (span->from, ==, next);
              g_assert_cmpint (span->until, >=, span->from);
              if (j > 0)
                g_assert_cmpint (span->status, !=, g_array_index (spans, ZzSpan, j - 1).status);
              next = span->until + 1;
            }
          g_assert_cmpint (next, ==, until + 1);
        }
    }
}

/* Turns are where the spans of a clause meet, and no others. */
static void
test_turns (Subject *f,
            gconstpointer data)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      g_autoptr (ZzForecast) forecast = zz_forecast_new (project, NULL, 0, zz_date_new (2025, 1, 1), zz_date_new (2029, 12, 31));
      g_autoptr (GArray) turns = zz_forecast_list_turns (forecast);
      guint n = 0;

      for (guint i = 0; i < f->catalogue->clauses->len; i++)
        {
          g_autoptr (GArray) spans = zz_forecast_list_spans (forecast, f->catalogue->clauses->pdata[i]);

          n += spans->len - 1;
        }
      g_assert_cmpuint (turns->len, ==, n);
      for (guint i = 0; i < turns->len; i++)
        {
          const ZzTurn *turn = &g_array_index (turns, ZzTurn, i);
          const guint at = zz_forecast_find_day (forecast, turn->day);

          g_assert_cmpint (turn->after, ==, zz_forecast_get_status (forecast, turn->clause, at));
          g_assert_cmpint (turn->before, ==, zz_forecast_get_status (forecast, turn->clause, zz_forecast_find_day (forecast, turn->day - 1)));
          g_assert_cmpint (turn->before, !=, turn->after);
        }
    }
}

/* What the worst of all clauses says on the day at @index. */
static ZzStatus
get_worst (const ZzForecast *forecast,
           guint index)
{
  ZzStatus worst = ZZ_STATUS_NONE;

  for (guint i = 0; i < forecast->catalogue->clauses->len; i++)
    {
      const ZzStatus status = zz_forecast_get_status (forecast, forecast->catalogue->clauses->pdata[i], index);

      worst = MAX (worst, status);
    }
  return worst;
}

/* The level is as its worst clause on every change day, and met where it is ready. */
static void
test_level (Subject *f,
            gconstpointer data)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      g_autoptr (ZzForecast) forecast = zz_forecast_new (project, NULL, 0, zz_date_new (2025, 1, 1), zz_date_new (2029, 12, 31));
      g_autoptr (GArray) spans = zz_forecast_list_level_spans (forecast);
      guint span = 0;

      for (guint i = 0; i < forecast->days->len; i++)
        {
          const ZzDate day = g_array_index (forecast->days, ZzDate, i);

          while (g_array_index (spans, ZzSpan, span).until < day)
            span++;
          g_assert_cmpint (g_array_index (spans, ZzSpan, span).status, ==, get_worst (forecast, i));
          g_assert_cmpint (forecast->ready[i], ==, get_worst (forecast, i) == ZZ_STATUS_MET);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/forecast/random", Subject, NULL, subject_set_up, test_random, subject_tear_down);
  g_test_add ("/forecast/example", Subject, NULL, subject_set_up, test_example, subject_tear_down);
  g_test_add ("/forecast/spans", Subject, NULL, subject_set_up, test_spans, subject_tear_down);
  g_test_add ("/forecast/turns", Subject, NULL, subject_set_up, test_turns, subject_tear_down);
  g_test_add ("/forecast/level", Subject, NULL, subject_set_up, test_level, subject_tear_down);
  return g_test_run ();
}
