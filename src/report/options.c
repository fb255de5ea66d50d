/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person chooses of a report. */
#include "report/options.h"

static const char *const profiles[ZZ_N_PROFILES] = {
  [ZZ_PROFILE_INTERNAL] = "internal",
  [ZZ_PROFILE_AUDITOR] = "auditor",
  [ZZ_PROFILE_MANAGEMENT] = "management",
};

const char *
zz_profile_get_id (ZzProfile profile)
{
  g_return_val_if_fail (profile < ZZ_N_PROFILES, NULL);

  return profiles[profile];
}

gboolean
zz_profile_from_id (const char *id,
                    ZzProfile *profile)
{
  g_return_val_if_fail (id != NULL && profile != NULL, FALSE);

  for (guint i = 0; i < ZZ_N_PROFILES; i++)
    if (g_str_equal (profiles[i], id))
      {
        *profile = (ZzProfile) i;
        return TRUE;
      }
  return FALSE;
}

void
zz_report_options_clear (ZzReportOptions *options)
{
  g_return_if_fail (options != NULL);

  g_clear_pointer (&options->letterhead.organisation, g_free);
  g_clear_pointer (&options->letterhead.department, g_free);
  g_clear_pointer (&options->letterhead.prepared_by, g_free);
  g_clear_pointer (&options->letterhead.approved_by, g_free);
  g_clear_pointer (&options->letterhead.logo, g_bytes_unref);
}

void
zz_report_options_copy (const ZzReportOptions *from,
                        ZzReportOptions *to)
{
  g_return_if_fail (from != NULL && to != NULL);

  *to = *from;
  to->letterhead.organisation = g_strdup (from->letterhead.organisation);
  to->letterhead.department = g_strdup (from->letterhead.department);
  to->letterhead.prepared_by = g_strdup (from->letterhead.prepared_by);
  to->letterhead.approved_by = g_strdup (from->letterhead.approved_by);
  to->letterhead.logo = from->letterhead.logo != NULL ? g_bytes_ref (from->letterhead.logo) : NULL;
}

gboolean
zz_report_options_set_languages (ZzReportOptions *options,
                                 const char *id)
{
  g_return_val_if_fail (options != NULL && id != NULL, FALSE);

  options->bilingual = g_str_equal (id, "both");
  if (!options->bilingual)
    return zz_language_from_id (id, &options->language);
  options->language = ZZ_LANGUAGE_ZH_CN;
  return TRUE;
}
