/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of file a register is written as. */
#include "handover/table-file.h"

#include "handover/table-book.h"
#include "store/table-export.h"

static const char *const endings[] = { ".xlsx", ".csv", ".tsv", NULL };

const char *const *
zz_table_file_get_endings (void)
{
  return endings;
}

gboolean
zz_table_file_has_ending (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

GBytes *
zz_table_file_write (ZzProject *project,
                     const ZzRegister *reg,
                     ZzLanguage language,
                     const char *name,
                     GError **error)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (project) && reg != NULL && name != NULL, NULL);

  if (g_str_has_suffix (name, ".xlsx"))
    return zz_table_book_write (project, reg, language, error);
  return zz_table_export (project, reg, language, g_str_has_suffix (name, ".tsv") ? ZZ_TABLE_TSV : ZZ_TABLE_CSV);
}
