/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import does. */
#include "config.h"

#include "cli/import-output.h"

#include "store/json-writer.h"
#include "store/table-words.h"

#include <glib/gi18n-lib.h>

/* Where the words of a text come from. */
typedef struct
{
  ZzProject *project;
  const ZzTable *table;
  const ZzColumns *columns;
  const ZzTablePlan *plan;
  ZzLanguage language;
} Words;

static void
append_columns (GString *text,
                const Words *words)
{
  for (guint i = 0; i < zz_columns_get_n (words->columns); i++)
    {
      const ZzColumn *column = zz_columns_get (words->columns, i);
      const char *name = column->use == ZZ_COLUMN_ID ? "id" : column->use == ZZ_COLUMN_FIELD ? zz_text_get (&column->field->title, words->language)
                                                                                             : _ ("not used");

      g_string_append_printf (text, _ ("  column %u “%s”: %s\n"), i + 1, column->title, name);
    }
}

static void
append_changes (GString *text,
                const Words *words,
                const ZzPlanRow *row)
{
  for (guint i = 0; row->fate == ZZ_ROW_CHANGED && i < row->n_changes; i++)
    {
      g_autofree char *change = zz_table_words_change (words->project, words->plan, row, i, words->language);

      g_string_append_printf (text, "    %s\n", change);
    }
}

static void
append_row (GString *text,
            const Words *words,
            const ZzPlanRow *row)
{
  const guint line = zz_table_get_line (words->table, row->row);
  const char *fate = zz_row_fate_get_title (row->fate);

  if (row->fate == ZZ_ROW_UNCHANGED && row->warnings == NULL)
    return;
  g_string_append_printf (text, _ ("  row %u, %s: %s\n"), line, fate,
                          row->fate == ZZ_ROW_SKIPPED ? row->reason : zz_record_get_label (row->record));
  append_changes (text, words, row);
  for (guint i = 0; row->warnings != NULL && row->fate != ZZ_ROW_SKIPPED && i < row->warnings->len; i++)
    {
      g_autofree char *warning = zz_table_words_warning (row->warnings->pdata[i], words->language);

      g_string_append_printf (text, "    ! %s\n", warning);
    }
}

GBytes *
zz_import_to_text (ZzProject *project,
                   const ZzTable *table,
                   const ZzColumns *columns,
                   const ZzTablePlan *plan,
                   ZzLanguage language,
                   gboolean written)
{
  const Words words = { project, table, columns, plan, language };
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s: %u new, %u changed, %u unchanged, %u skipped; %u cells left out\n"),
                          zz_text_get (&zz_columns_get_register (columns)->title, language),
                          plan->n[ZZ_ROW_NEW], plan->n[ZZ_ROW_CHANGED], plan->n[ZZ_ROW_UNCHANGED], plan->n[ZZ_ROW_SKIPPED], plan->n_warnings);
  append_columns (text, &words);
  for (guint i = 0; i < plan->rows->len; i++)
    append_row (text, &words, zz_table_plan_get_row (plan, i));
  g_string_append (text, written ? _ ("Written.\n") : _ ("Nothing was written.\n"));
  return g_string_free_to_bytes (text);
}

static void
write_columns (ZzJsonWriter *writer,
               const ZzColumns *columns)
{
  zz_json_writer_begin_array (writer, "columns");
  for (guint i = 0; i < zz_columns_get_n (columns); i++)
    {
      const ZzColumn *column = zz_columns_get (columns, i);

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "title", column->title);
      zz_json_writer_string (writer, "field", column->use == ZZ_COLUMN_ID ? "id" : column->field != NULL ? column->field->id
                                                                                                         : NULL);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static void
write_row (ZzJsonWriter *writer,
           const ZzTable *table,
           const ZzPlanRow *row)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_integer (writer, "row", zz_table_get_line (table, row->row));
  zz_json_writer_string (writer, "fate", zz_row_fate_get_id (row->fate));
  zz_json_writer_string (writer, "record", row->record != NULL ? zz_record_get_id (row->record) : NULL);
  zz_json_writer_string (writer, "reason", row->reason);
  zz_json_writer_begin_array (writer, "warnings");
  for (guint i = 0; row->warnings != NULL && i < row->warnings->len; i++)
    {
      const ZzCellWarning *warning = row->warnings->pdata[i];

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_integer (writer, "column", (gint64) warning->column + 1);
      zz_json_writer_string (writer, "field", warning->field->id);
      zz_json_writer_string (writer, "message", warning->message);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
}

GBytes *
zz_import_to_json (const ZzTable *table,
                   const ZzColumns *columns,
                   const ZzTablePlan *plan,
                   gboolean written)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-import");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_string (writer, "register", zz_columns_get_register (columns)->id);
  zz_json_writer_boolean (writer, "written", written);
  for (guint i = 0; i < ZZ_N_ROW_FATES; i++)
    zz_json_writer_integer (writer, zz_row_fate_get_id ((ZzRowFate) i), plan->n[i]);
  zz_json_writer_integer (writer, "warnings", plan->n_warnings);
  write_columns (writer, columns);
  zz_json_writer_begin_array (writer, "rows");
  for (guint i = 0; i < plan->rows->len; i++)
    write_row (writer, table, zz_table_plan_get_row (plan, i));
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}
