/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register as a document of one table, for the XLSX writer of reports. */
#include "config.h"

#include "handover/table-book.h"

#include "core/error.h"
#include "report/clean-text.h"
#include "report/xlsx.h"
#include "store/table-export.h"
#include "store/table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* UTF-16 units a cell holds, with room for what the writer may have to escape. */
#define MAX_UNITS 32000
#define UNITS_OF_UNDERSCORE 7

/* Whether a cell holds @text letter for letter, and as one. */
static gboolean
fits (const char *text)
{
  g_autofree char *clean = zz_clean_text (text);
  gsize units = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    units += *c == '_' ? UNITS_OF_UNDERSCORE : g_utf8_get_char (c) > 0xffff ? 2
                                                                            : 1;
  return units <= MAX_UNITS && g_str_equal (clean, text);
}

/* A cell of text needs no guard; but one like a guard is taken off when it is read. */
static void
append_text (ZzBlock *row,
             const char *text)
{
  g_autofree char *guarded = *text == '\'' && zz_table_is_like_formula (text) ? g_strconcat ("'", text, NULL) : NULL;

  zz_block_append_cell (row, guarded != NULL ? guarded : text);
}

static gboolean
add_cell (ZzBlock *row,
          ZzRecord *record,
          const ZzField *field,
          const char *text,
          ZzLanguage language,
          GError **error)
{
  const ZzValue *value = zz_record_get (record, field->number);

  if (value->kind == ZZ_VALUE_DATE || value->kind == ZZ_VALUE_INTEGER || value->kind == ZZ_VALUE_MONEY)
    zz_block_append_value_cell (row, zz_value_copy (value), text);
  else
    append_text (row, text);
  if (fits (text))
    return TRUE;
  /* Translators: a record and one of its fields. */
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("“%s”, %s: a cell of a spreadsheet does not hold this text as it is; write the table as .csv, or shorten the text."),
               zz_record_get_label (record), zz_text_get (&field->title, language));
  return FALSE;
}

static gboolean
add_record (ZzBlock *table,
            ZzTableNames *names,
            ZzRecord *record,
            ZzLanguage language,
            GError **error)
{
  const ZzRegister *reg = zz_record_get_register (record);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      g_autofree char *text = zz_table_export_dup_cell (names, field, zz_record_get (record, i), language);

      if (!add_cell (row, record, field, text, language, error))
        return FALSE;
    }
  zz_block_append_cell (row, zz_record_get_id (record));
  return TRUE;
}

GBytes *
zz_table_book_write (ZzProject *project,
                     const ZzRegister *reg,
                     ZzLanguage language,
                     GError **error)
{
  g_autoptr (ZzTableNames) names = NULL;
  g_autoptr (ZzDocument) document = NULL;
  const GPtrArray *records;
  ZzBlock *table, *head;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && reg != NULL, NULL);

  names = zz_table_names_new (project);
  document = zz_document_new (language, zz_text_get (&reg->title, language));
  table = zz_block_append (document->body, ZZ_BLOCK_TABLE);
  table->header_rows = 1;
  head = zz_block_append (table, ZZ_BLOCK_ROW);
  for (guint i = 0; i < reg->fields->len; i++)
    zz_block_append_cell (head, zz_text_get (&zz_register_get_field (reg, i)->title, language));
  zz_block_append_cell (head, "id");
  records = zz_project_get_records (project, reg);
  for (guint i = 0; i < records->len; i++)
    if (!add_record (table, names, records->pdata[i], language, error))
      return NULL;
  return zz_xlsx_write (document, error);
}
