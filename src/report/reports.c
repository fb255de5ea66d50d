/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of reports. */
#include "report/reports.h"

#include "report/document-pair.h"
#include "report/readiness.h"

static const ZzReport reports[] = {
  { "readiness", M_ ("Readiness report"), ZZ_NEEDS_NOTHING, FALSE, zz_readiness_report },
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
  return zz_reports_find ("readiness");
}

static ZzDocument *
build (const ZzReport *report,
       const ZzReportFacts *facts,
       const ZzReportOptions *options,
       ZzLanguage language)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (language);

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
