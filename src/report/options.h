/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person chooses of a report: for whom, in which languages, on whose paper.
 *
 *   g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;
 *   options.bilingual = TRUE;
 *   options.letterhead.department = g_strdup ("信息安全部");
 *   document = zz_report_build (zz_reports_find ("readiness"), facts, &options);
 */
#pragma once

#include "core/text.h"
#include "eval/evidence-state.h"

G_BEGIN_DECLS

/* For whom a report is. */
typedef enum {
  ZZ_PROFILE_INTERNAL,   /* everything */
  ZZ_PROFILE_AUDITOR,    /* the form and the evidence; no notes, actions or owners */
  ZZ_PROFILE_MANAGEMENT, /* one or two pages */
} ZzProfile;

#define ZZ_N_PROFILES (ZZ_PROFILE_MANAGEMENT + 1)

/* "internal", "auditor", "management". */
const char *zz_profile_get_id (ZzProfile profile);
gboolean zz_profile_from_id (const char *id,
                             ZzProfile *profile);

/**
 * ZzLetterhead: on whose paper, and who answers for it; all of it may be %NULL
 * @organisation: %NULL: as the project says
 * @logo: PNG, checked by zz_png_check ()
 */
typedef struct
{
  char *organisation;
  char *department;
  char *prepared_by;
  char *approved_by;
  GBytes *logo;
} ZzLetterhead;

/**
 * ZzReportOptions:
 * @language: of the text, unless
 * @bilingual: Chinese with English under it
 * @warning_days: evidence that expires so soon is said to be expiring
 * @redacted: the project given was redacted: the report says so. Redacting is done
 *   before, from project to project; no builder hides anything
 */
typedef struct
{
  ZzProfile profile;
  ZzLanguage language;
  gboolean bilingual;
  guint warning_days;
  gboolean redacted;
  ZzLetterhead letterhead;
} ZzReportOptions;

#define ZZ_REPORT_OPTIONS_INIT \
  ((ZzReportOptions) { .profile = ZZ_PROFILE_INTERNAL, .language = ZZ_LANGUAGE_ZH_CN, .warning_days = ZZ_EVIDENCE_WARNING_DAYS })

void zz_report_options_clear (ZzReportOptions *options);
/* @to: cleared by the caller. */
void zz_report_options_copy (const ZzReportOptions *from,
                             ZzReportOptions *to);

/* "zh_CN", "en" or "both". */
gboolean zz_report_options_set_languages (ZzReportOptions *options,
                                          const char *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZzReportOptions, zz_report_options_clear)

G_END_DECLS
