/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The builders: each makes the tree of one report, in one language.
 *
 * Functions of their arguments, for the table in reports.c; everyone else asks
 * zz_report_build ().
 */
#pragma once

#include "report/document.h"
#include "report/facts.h"
#include "report/messages.h"
#include "report/options.h"

G_BEGIN_DECLS

/* Summary, charts, forecast, gaps, every clause with its verdict, reasons, proof and
 * figures, the evidence, sources and marks. */
ZzDocument *zz_readiness_report (const ZzReportFacts *facts,
                                 const ZzReportOptions *options,
                                 const ZzMessages *messages);

/* One page. */
ZzDocument *zz_summary_report (const ZzReportFacts *facts,
                               const ZzReportOptions *options,
                               const ZzMessages *messages);

/* The certifier's own form: two-valued, signed and sealed. */
ZzDocument *zz_form_report (const ZzReportFacts *facts,
                            const ZzReportOptions *options,
                            const ZzMessages *messages);

/* What stands in the way, what closes it, who does what until when. */
ZzDocument *zz_gap_report (const ZzReportFacts *facts,
                           const ZzReportOptions *options,
                           const ZzMessages *messages);

/* The numbered list of evidence. */
ZzDocument *zz_evidence_report (const ZzReportFacts *facts,
                                const ZzReportOptions *options,
                                const ZzMessages *messages);

/* Tables for spreadsheets: a sheet each for summary, clauses, gaps, evidence, actions
 * and every register. */
ZzDocument *zz_workbook_report (const ZzReportFacts *facts,
                                const ZzReportOptions *options,
                                const ZzMessages *messages);

G_END_DECLS
