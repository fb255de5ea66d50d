/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing tables. */
#include "store/table-export.h"

#include "core/field.h"
#include "store/table.h"

#include <string.h>

static const struct
{
  const char *mark;
  const char *delimiter;
  const char *line_end;
} forms[] = {
  [ZZ_TABLE_CSV] = { "\xef\xbb\xbf", ",", "\r\n" },
  [ZZ_TABLE_TSV] = { "", "\t", "\n" },
};

/* A negative number is no formula. */
static gboolean
wants_guard (const ZzField *field,
             const char *text)
{
  if (field != NULL && (field->type == ZZ_FIELD_MONEY || field->type == ZZ_FIELD_INTEGER))
    return FALSE;
  return zz_table_is_like_formula (text);
}

static void
append_cell (GString *out,
             const ZzField *field,
             const char *text)
{
  const gboolean guard = wants_guard (field, text);

  if (strpbrk (text, "\",;\t\r\n") == NULL)
    {
      g_string_append_printf (out, "%s%s", guard ? "'" : "", text);
      return;
    }
  g_string_append (out, guard ? "\"'" : "\"");
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

char *
zz_table_export_dup_cell (ZzTableNames *names,
                          const ZzField *field,
                          const ZzValue *value,
                          ZzLanguage language)
{
  g_return_val_if_fail (names != NULL && field != NULL && value != NULL, NULL);

  if (value->kind == ZZ_VALUE_REFERENCE && field->refers != NULL)
    return zz_table_names_write (names, field->refers, value->text, language);
  return zz_field_write (field, value, language);
}

static void
append_record (GString *out,
               ZzTableNames *names,
               ZzRecord *record,
               ZzLanguage language,
               ZzTableForm form)
{
  const ZzRegister *reg = zz_record_get_register (record);

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      g_autofree char *text = zz_table_export_dup_cell (names, field, zz_record_get (record, i), language);

      append_cell (out, field, text);
      g_string_append (out, forms[form].delimiter);
    }
  append_cell (out, NULL, zz_record_get_id (record));
  g_string_append (out, forms[form].line_end);
}

GBytes *
zz_table_export (ZzProject *project,
                 const ZzRegister *reg,
                 ZzLanguage language,
                 ZzTableForm form)
{
  g_autoptr (ZzTableNames) names = NULL;
  const GPtrArray *records;
  GString *out;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && reg != NULL && form < G_N_ELEMENTS (forms), NULL);

  names = zz_table_names_new (project);
  out = g_string_new (forms[form].mark);
  for (guint i = 0; i < reg->fields->len; i++)
    {
      append_cell (out, NULL, zz_text_get (&zz_register_get_field (reg, i)->title, language));
      g_string_append (out, forms[form].delimiter);
    }
  g_string_append_printf (out, "id%s", forms[form].line_end);
  records = zz_project_get_records (project, reg);
  for (guint i = 0; i < records->len; i++)
    append_record (out, names, records->pdata[i], language, form);
  return g_string_free_to_bytes (out);
}
