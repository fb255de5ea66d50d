/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long one whole evaluation takes, looking for what does not fit, each step of a
 * forecast, and advice with the copy that a thread makes it from. Arguments: numbers
 * of records. */
#include "sample.h"

#include "eval/evaluate.h"
#include "eval/forecast.h"
#include "eval/gaps.h"
#include "eval/lint.h"
#include "eval/margin.h"
#include "eval/scratch.h"
#include "store/catalogue-store.h"

static void
measure (const ZzCatalogue *catalogue,
         guint n)
{
  g_autoptr (ZzProject) project = sample_project_new (catalogue, n);
  g_autoptr (ZzProofStates) proof = sample_proof_new (project);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *what = g_strdup_printf ("one evaluation of %u records", n);

  for (guint i = 0; i < 41; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      gint64 spent;

      zz_findings_unref (zz_evaluate (project, proof, 0, zz_date_new (2027, 3, 1)));
      spent = g_get_monotonic_time () - start;
      g_array_append_val (times, spent);
    }
  sample_print (what, times);
}

/* The window asks after every edit, all at once. */
static void
measure_lint (const ZzCatalogue *catalogue,
              guint n)
{
  g_autoptr (ZzProject) project = sample_project_new (catalogue, n);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *what = g_strdup_printf ("what does not fit in %u records", n);

  for (guint i = 0; i < 21; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      gint64 spent;

      g_array_unref (zz_lint (project, zz_date_new (2027, 3, 1), zz_date_new (2026, 11, 22)));
      spent = g_get_monotonic_time () - start;
      g_array_append_val (times, spent);
    }
  sample_print (what, times);
}

/* What is done at a time in a window: the days are listed, then judged one by one. */
static void
measure_forecast (const ZzCatalogue *catalogue,
                  guint n)
{
  g_autoptr (ZzProject) project = sample_project_new (catalogue, n);
  g_autoptr (ZzProofStates) proof = sample_proof_new (project);
  g_autoptr (GArray) beginnings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *beginning = g_strdup_printf ("listing the change days of %u records", n);
  g_autofree char *day = g_strdup_printf ("judging one day of %u records", n);

  for (guint i = 0; i < 11; i++)
    {
      gint64 start = g_get_monotonic_time (), spent;
      g_autoptr (ZzForecast) forecast = zz_forecast_begin (project, 0, zz_date_new (2026, 11, 22), zz_date_new (2031, 11, 22));
      gboolean more = TRUE;

      spent = g_get_monotonic_time () - start;
      g_array_append_val (beginnings, spent);
      while (more)
        {
          start = g_get_monotonic_time ();
          more = zz_forecast_judge_next (forecast, project, proof);
          spent = g_get_monotonic_time () - start;
          g_array_append_val (days, spent);
        }
    }
  sample_print (beginning, beginnings);
  sample_print (day, days);
}

/* The copy is made while people wait, the rest is not. */
static void
measure_advice (const ZzCatalogue *catalogue,
                guint n)
{
  g_autoptr (ZzProject) project = sample_project_new (catalogue, n);
  g_autoptr (ZzProofStates) proof = sample_proof_new (project);
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *copying = g_strdup_printf ("copying %u records", n);
  g_autofree char *advising = g_strdup_printf ("gaps and margins of %u records", n);

  for (guint i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time (), spent;
      g_autoptr (ZzScratch) copy = zz_scratch_new (project, proof);
      g_autoptr (ZzGaps) gaps = NULL;
      g_autoptr (ZzMargins) margins = NULL;

      spent = g_get_monotonic_time () - start;
      g_array_append_val (copies, spent);
      start = g_get_monotonic_time ();
      gaps = zz_gaps_new (copy->project, copy->proof, 0, zz_date_new (2027, 3, 1), zz_date_new (2026, 11, 22));
      margins = zz_margins_new (copy->project, copy->proof, gaps->findings);
      spent = g_get_monotonic_time () - start;
      g_array_append_val (times, spent);
    }
  sample_print (copying, copies);
  sample_print (advising, times);
}

int
main (int argc,
      char **argv)
{
  const char *const usual[] = { "100", "1000", "10000", NULL };
  const char *const *sizes = argc > 1 ? (const char *const *) argv + 1 : usual;
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", &error);

  if (catalogue == NULL)
    g_error ("%s", error->message);
  for (; *sizes != NULL; sizes++)
    {
      const guint n = (guint) g_ascii_strtoull (*sizes, NULL, 10);

      measure (catalogue, n);
      measure_lint (catalogue, n);
      measure_forecast (catalogue, n);
      measure_advice (catalogue, n);
    }
  return 0;
}
