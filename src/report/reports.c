/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of reports. */
#include "report/reports.h"

#include "report/builders.h"
#include "report/document-pair.h"
#include "report/phrase.h"

static const ZzReport reports[] = {
  { "readiness", M_ ("Readiness report"), ZZ_NEEDS_GAPS | ZZ_NEEDS_FORECAST | ZZ_NEEDS_MARGINS | ZZ_NEEDS_PROBLEMS, FALSE, zz_readiness_report },
  { "summary", M_ ("Management summary"), ZZ_NEEDS_GAPS | ZZ_NEEDS_FORECAST | ZZ_NEEDS_MARGINS, FALSE, zz_summary_report },
  { "form", M_ ("Self-assessment form"), ZZ_NEEDS_NOTHING, FALSE, zz_form_report },
  { "gaps", M_ ("Gaps and actions"), ZZ_NEEDS_GAPS, FALSE, zz_gap_report },
  { "evidence", M_ ("Evidence index"), ZZ_NEEDS_NOTHING, FALSE, zz_evidence_report },
  { "workbook", M_ ("Workbook"), ZZ_NEEDS_GAPS, TRUE, zz_workbook_report },
};

const ZzReport *
zz_reports_get (guint number)
{
  return number < G_N_ELEMENTS (reports) ? &reports[number] : NULL;
}

const ZzReport *
zz_reports_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (g_str_equal (reports[i].id, id))
      return &reports[i];
  return NULL;
}

const ZzReport *
zz_reports_get_usual (ZzProfile profile,
                      gboolean tables)
{
  if (tables)
    return zz_reports_find ("workbook");
  if (profile == ZZ_PROFILE_MANAGEMENT)
    return zz_reports_find ("summary");
  return zz_reports_find ("readiness");
}

/* The title of an item is told once, in the index. */
ZzMessages *
zz_report_messages_new (const ZzReportFacts *facts,
                        ZzLanguage language)
{
  ZzMessages *messages;

  g_return_val_if_fail (facts != NULL, NULL);

  messages = zz_messages_new (language);
  for (guint i = 0; i < facts->evidence->items->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *name = zz_phrase (messages, M_ ("evidence No. {number}"), "number", number, NULL);

      zz_messages_set_name (messages, zz_record_get_id (facts->evidence->items->pdata[i]), name);
    }
  return messages;
}

static ZzDocument *
build (const ZzReport *report,
       const ZzReportFacts *facts,
       const ZzReportOptions *options,
       ZzLanguage language)
{
  g_autoptr (ZzMessages) messages = zz_report_messages_new (facts, language);

  return report->build (facts, options, messages);
}

ZzDocument *
zz_report_build (const ZzReport *report,
                 const ZzReportFacts *facts,
                 const ZzReportOptions *options)
{
  g_return_val_if_fail (report != NULL && facts != NULL && options != NULL, NULL);

  if (!options->bilingual)
    return build (report, facts, options, options->language);
  return zz_document_pair (build (report, facts, options, ZZ_LANGUAGE_ZH_CN), build (report, facts, options, ZZ_LANGUAGE_EN));
}
