/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a report, worked out once. */
#include "report/facts.h"

#include "eval/evaluate.h"

#define YEARS_AHEAD 3

/* A day of assessment beyond the three years is shown with a year behind it. */
static ZzForecast *
make_forecast (const ZzReportFacts *facts,
               guint level,
               ZzDate at)
{
  const ZzDate usual = zz_date_add (facts->today, (ZzPeriod) { .months = 12 * YEARS_AHEAD });
  const ZzDate behind = zz_date_add (at, (ZzPeriod) { .months = 12 });

  return zz_forecast_new (facts->project, facts->proof, level, facts->today, at < usual ? usual : behind);
}

ZzReportFacts *
zz_report_facts_new (ZzProject *project,
                     ZzProofStates *proof,
                     guint level,
                     ZzDate at,
                     ZzDate today,
                     guint needs)
{
  ZzReportFacts *facts;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  facts = g_new0 (ZzReportFacts, 1);
  facts->project = g_object_ref (project);
  facts->proof = proof != NULL ? zz_proof_states_ref (proof) : NULL;
  facts->today = today;
  facts->evidence = zz_evidence_list_new (project);
  if ((needs & ZZ_NEEDS_GAPS) != 0)
    facts->gaps = zz_gaps_new (project, proof, level, at, today);
  facts->findings = facts->gaps != NULL ? zz_findings_ref (facts->gaps->findings) : zz_evaluate (project, proof, level, at);
  if ((needs & ZZ_NEEDS_FORECAST) != 0)
    facts->forecast = make_forecast (facts, level, at);
  if ((needs & ZZ_NEEDS_MARGINS) != 0)
    facts->margins = zz_margins_new (project, proof, facts->findings);
  if ((needs & ZZ_NEEDS_PROBLEMS) != 0)
    facts->problems = zz_lint (project, at, today);
  return facts;
}

void
zz_report_facts_free (ZzReportFacts *facts)
{
  g_return_if_fail (facts != NULL);

  g_clear_pointer (&facts->problems, g_array_unref);
  g_clear_pointer (&facts->margins, zz_margins_free);
  g_clear_pointer (&facts->forecast, zz_forecast_free);
  g_clear_pointer (&facts->gaps, zz_gaps_free);
  zz_evidence_list_free (facts->evidence);
  zz_findings_unref (facts->findings);
  g_clear_pointer (&facts->proof, zz_proof_states_unref);
  g_object_unref (facts->project);
  g_free (facts);
}
