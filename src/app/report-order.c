/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report is made of, for a thread. */
#include "app/report-order.h"

#include "app/session-private.h"
#include "core/redaction.h"
#include "eval/scratch.h"

struct _ZzReportOrder
{
  ZzScratch *copy;
  guint level;
  ZzDate at;
  ZzDate today;
  const ZzReport *report;
  ZzReportOptions options;
};

ZzReportOrder *
zz_report_order_new (ZzSession *session,
                     const ZzReport *report,
                     const ZzReportOptions *options)
{
  ZzReportOrder *order;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (report != NULL && options != NULL, NULL);

  order = g_new0 (ZzReportOrder, 1);
  order->copy = zz_scratch_new (zz_session_get_project (session), session->proof);
  order->level = zz_session_get_level (session);
  order->at = zz_session_get_at (session);
  order->today = zz_session_get_today (session);
  order->report = report;
  zz_report_options_copy (options, &order->options);
  return order;
}

void
zz_report_order_free (ZzReportOrder *order)
{
  if (order == NULL)
    return;
  zz_scratch_free (order->copy);
  zz_report_options_clear (&order->options);
  g_free (order);
}

/* The facts of the project, or of what a redaction leaves of it. */
static ZzReportFacts *
make_facts (const ZzReportOrder *order)
{
  const ZzScratch *copy = order->copy;
  g_autoptr (ZzProject) project = order->options.redacted ? zz_project_redact (copy->project, order->options.language) : g_object_ref (copy->project);
  g_autoptr (ZzProofStates) redacted = order->options.redacted ? zz_project_redact_proof (copy->project, project, copy->proof) : NULL;

  return zz_report_facts_new (project, redacted != NULL ? redacted : copy->proof, order->level, order->at, order->today, order->report->needs);
}

ZzDocument *
zz_report_order_make (const ZzReportOrder *order,
                      GCancellable *cancellable)
{
  g_autoptr (ZzReportFacts) facts = NULL;

  g_return_val_if_fail (order != NULL, NULL);

  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  facts = make_facts (order);
  return g_cancellable_is_cancelled (cancellable) ? NULL : zz_report_build (order->report, facts, &order->options);
}
