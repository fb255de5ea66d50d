/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reports there are, as a table: the command line and the window list them
 * from here, and every one is built the same way.
 *
 *   const ZzReport *report = zz_reports_find ("readiness");
 *   g_autoptr (ZzReportFacts) facts = zz_report_facts_new (…, report->needs);
 *   g_autoptr (ZzDocument) document = zz_report_build (report, facts, &options);
 *   g_autoptr (GBytes) bytes = zz_writers_find ("report.html")->write (document, &error);
 */
#pragma once

#include "report/document.h"
#include "report/facts.h"
#include "report/messages.h"
#include "report/options.h"

G_BEGIN_DECLS

/* A function of its arguments, in one language; zz_report_build () joins two. */
typedef ZzDocument *(*ZzReportFunc) (const ZzReportFacts *facts,
                                     const ZzReportOptions *options,
                                     const ZzMessages *messages);

/**
 * ZzReport:
 * @id: for scripts
 * @title: in English, to be translated by gettext or a ZzMessages
 * @needs: ZzReportNeeds
 * @tables: sections directly in the body are sheets, each a heading and one table:
 *   for spreadsheets
 */
typedef struct
{
  const char *id;
  const char *title;
  guint needs;
  gboolean tables;
  ZzReportFunc build;
} ZzReport;

/* The one at @number; NULL past the last. */
const ZzReport *zz_reports_get (guint number);
/* NULL where there is none of that id. */
const ZzReport *zz_reports_find (const char *id);

/* What is made unless something else is asked for. @tables: for a spreadsheet. */
const ZzReport *zz_reports_get_usual (ZzProfile profile,
                                      gboolean tables);

/* How reports speak: evidence is called by its number. For one document, or several
 * of the same facts. */
ZzMessages *zz_report_messages_new (const ZzReportFacts *facts,
                                    ZzLanguage language);

/* @facts: what @report needs, at least. */
ZzDocument *zz_report_build (const ZzReport *report,
                             const ZzReportFacts *facts,
                             const ZzReportOptions *options);

G_END_DECLS
