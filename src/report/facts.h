/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a report: the project and everything that was worked out about it.
 *
 * Builders are functions of these facts and of the options; what a report needs is
 * worked out before, once, however many languages and files are made of it.
 */
#pragma once

#include "core/project.h"
#include "eval/forecast.h"
#include "eval/gaps.h"
#include "eval/lint.h"
#include "eval/margin.h"
#include "report/evidence-list.h"

G_BEGIN_DECLS

/* What is worked out beside the findings; bits. */
typedef enum {
  ZZ_NEEDS_NOTHING = 0,
  ZZ_NEEDS_GAPS = 1 << 0,
  ZZ_NEEDS_FORECAST = 1 << 1,
  ZZ_NEEDS_MARGINS = 1 << 2,
  ZZ_NEEDS_PROBLEMS = 1 << 3,
} ZzReportNeeds;

/**
 * ZzReportFacts:
 * @proof: may be %NULL: nobody looked
 * @today: the day the report is made
 * @gaps, @forecast, @margins, @problems: %NULL where not asked for
 */
typedef struct
{
  ZzProject *project;
  ZzProofStates *proof;
  ZzFindings *findings;
  ZzEvidenceList *evidence;
  ZzDate today;
  ZzGaps *gaps;
  ZzForecast *forecast;
  ZzMargins *margins;
  GArray *problems; /* ZzProblem */
} ZzReportFacts;

/* The day @at is judged; the forecast runs from @today for three years, and beyond
 * @at in any case. The project must not be edited while the facts are read. */
ZzReportFacts *zz_report_facts_new (ZzProject *project,
                                    ZzProofStates *proof,
                                    guint level,
                                    ZzDate at,
                                    ZzDate today,
                                    guint needs);
void zz_report_facts_free (ZzReportFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzReportFacts, zz_report_facts_free)

G_END_DECLS
