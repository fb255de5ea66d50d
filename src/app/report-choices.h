/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people choose of a report: which one, in which languages, for whom, on whose
 * paper. What was chosen last is remembered on this machine and stands there again.
 *
 * Signal "changed": something else was chosen.
 */
#pragma once

#include "report/reports.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_REPORT_CHOICES (zz_report_choices_get_type ())
G_DECLARE_FINAL_TYPE (ZzReportChoices, zz_report_choices, ZZ, REPORT_CHOICES, AdwBin)

/* Shows what was chosen last. @language: where none was. */
void zz_report_choices_load (ZzReportChoices *self,
                             ZzLanguage language);

const ZzReport *zz_report_choices_get_report (ZzReportChoices *self);

/* @options: filled in, to be cleared by the caller. */
void zz_report_choices_get_options (ZzReportChoices *self,
                                    ZzReportOptions *options);

G_END_DECLS
