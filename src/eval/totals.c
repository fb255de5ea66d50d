/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts, counted. */
#include "eval/totals.h"

static const ZzTotal totals[] = {
  { "met", ZZ_STATUS_MET },
  { "partly_met", ZZ_STATUS_PARTLY_MET },
  { "not_met", ZZ_STATUS_NOT_MET },
  { "unknown", ZZ_STATUS_UNKNOWN },
  { "not_applicable", ZZ_STATUS_NOT_APPLICABLE },
};

const ZzTotal *
zz_totals_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (totals);
  return totals;
}

char *
zz_findings_dup_totals (const ZzFindings *findings)
{
  GString *text;

  g_return_val_if_fail (findings != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "{\"applicable\": %u", zz_findings_get_n_applicable (findings));
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    g_string_append_printf (text, ", \"%s\": %u", totals[i].name, findings->totals[totals[i].status]);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}
