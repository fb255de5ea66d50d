/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people prefer; the defaults hold where the settings are not installed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The keys of data/zizhi.gschema.xml.in, for bindings. */
#define ZZ_SETTING_LANGUAGE "language"
#define ZZ_SETTING_THEME "theme"
#define ZZ_SETTING_REVIEWER "reviewer"
#define ZZ_SETTING_DRAFT_DELAY "draft-delay"
#define ZZ_SETTING_EXPIRY_WARNING "expiry-warning-days"

/* What was chosen last of a report, as the command line writes it; empty: nothing yet. */
#define ZZ_SETTING_REPORT "report"
#define ZZ_SETTING_REPORT_LANGUAGE "report-language"
#define ZZ_SETTING_REPORT_PROFILE "report-profile"
#define ZZ_SETTING_REPORT_FORMAT "report-format"
/* yes or no */
#define ZZ_SETTING_REPORT_REDACTED "report-redacted"
/* Its letterhead. The logo is a URI. */
#define ZZ_SETTING_LETTERHEAD_ORGANISATION "letterhead-organisation"
#define ZZ_SETTING_LETTERHEAD_DEPARTMENT "letterhead-department"
#define ZZ_SETTING_LETTERHEAD_LOGO "letterhead-logo"
#define ZZ_SETTING_LETTERHEAD_PREPARED_BY "letterhead-prepared-by"
#define ZZ_SETTING_LETTERHEAD_APPROVED_BY "letterhead-approved-by"

/* What GSettings knows; NULL where it is not installed. */
GSettings *zz_settings_new (void);

/* "zh_CN", "en", or "system" for the one of the desktop. */
char *zz_settings_dup_language (void);

/* What is remembered under @key, a text; "" where nothing is. */
char *zz_settings_dup_text (const char *key);
void zz_settings_set_text (const char *key,
                           const char *text);

/* The same for what is yes or no; no where nothing is. */
gboolean zz_settings_get_flag (const char *key);
void zz_settings_set_flag (const char *key,
                           gboolean flag);

/* Who prepares reports: as given last, else the name given in the preferences. */
char *zz_settings_dup_preparer (void);

/* Who judges: the name given in the preferences, else the account's. */
char *zz_settings_dup_reviewer (void);

/* From an edit until its draft is to be on disk, in seconds. */
guint zz_settings_get_draft_delay (void);

/* How many days before its end a validity is called expiring. */
guint zz_settings_get_expiry_warning_days (void);

/* Has the window be light or dark as preferred, now and whenever that changes. */
void zz_settings_apply_theme (void);

G_END_DECLS
