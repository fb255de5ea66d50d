/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import does. */
#include "cli/import-output.h"

#include "report/phrase.h"
#include "report/words.h"
#include "store/json-writer.h"
#include "store/table-words.h"

/* Where the words of a text come from. */
typedef struct
{
  ZzProject *project;
  const ZzTable *table;
  const ZzColumns *columns;
  const ZzTablePlan *plan;
  const ZzMessages *messages;
} Words;

static void
append_column (GString *text,
               const Words *words,
               guint number)
{
  const ZzColumn *column = zz_columns_get (words->columns, number);
  const char *name = column->use == ZZ_COLUMN_ID ? "id" : column->use == ZZ_COLUMN_FIELD ? zz_words_field (words->messages, column->field)
                                                                                         : zz_messages_get (words->messages, M_ ("not used"));
  g_autofree char *place = g_strdup_printf ("%u", number + 1);
  g_autofree char *line = zz_phrase (words->messages, M_ ("column {number} “{title}”: {field}"), "number", place, "title", column->title, "field", name, NULL);

  g_string_append_printf (text, "  %s\n", line);
}

static void
append_changes (GString *text,
                const Words *words,
                const ZzPlanRow *row)
{
  const ZzLanguage language = zz_messages_get_language (words->messages);

  for (guint i = 0; row->fate == ZZ_ROW_CHANGED && i < row->n_changes; i++)
    {
      g_autofree char *change = zz_table_words_change (words->project, words->plan, row, i, language);

      g_string_append_printf (text, "    %s\n", change);
    }
}

static void
append_warnings (GString *text,
                 const Words *words,
                 const ZzPlanRow *row)
{
  for (guint i = 0; row->warnings != NULL && row->fate != ZZ_ROW_SKIPPED && i < row->warnings->len; i++)
    {
      const ZzCellWarning *warning = row->warnings->pdata[i];
      g_autofree char *why = zz_words_table_note (words->messages, warning->note);

      g_string_append_printf (text, "    ! %s: %s\n", zz_words_field (words->messages, warning->field), why);
    }
}

static void
append_row (GString *text,
            const Words *words,
            const ZzPlanRow *row)
{
  g_autofree char *place = g_strdup_printf ("%u", zz_table_get_line (words->table, row->row));
  g_autofree char *reason = row->reason != NULL ? zz_words_table_note (words->messages, row->reason) : NULL;
  g_autofree char *line = NULL;

  if (row->fate == ZZ_ROW_UNCHANGED && row->warnings == NULL)
    return;
  line = zz_phrase (words->messages, M_ ("row {number}, {fate}: {what}"), "number", place, "fate", zz_words_row_fate (words->messages, row->fate),
                    "what", reason != NULL ? reason : zz_record_get_label (row->record), NULL);
  g_string_append_printf (text, "  %s\n", line);
  append_changes (text, words, row);
  append_warnings (text, words, row);
}

static void
append_counts (GString *text,
               const Words *words)
{
  static const char *const names[ZZ_N_ROW_FATES] = { "new", "changed", "unchanged", "skipped" };
  char numbers[ZZ_N_ROW_FATES + 1][12];
  g_autofree char *line = NULL;

  for (guint i = 0; i < ZZ_N_ROW_FATES; i++)
    g_snprintf (numbers[i], sizeof numbers[i], "%u", words->plan->n[i]);
  g_snprintf (numbers[ZZ_N_ROW_FATES], sizeof numbers[0], "%u", words->plan->n_warnings);
  line = zz_phrase (words->messages, M_ ("{register}: {new} new, {changed} changed, {unchanged} unchanged, {skipped} skipped; {cells} cells left out"),
                    "register", zz_words_register (words->messages, zz_columns_get_register (words->columns)),
                    names[0], numbers[0], names[1], numbers[1], names[2], numbers[2], names[3], numbers[3], "cells", numbers[ZZ_N_ROW_FATES], NULL);
  g_string_append_printf (text, "%s\n", line);
}

GBytes *
zz_import_to_text (ZzProject *project,
                   const ZzTable *table,
                   const ZzColumns *columns,
                   const ZzTablePlan *plan,
                   const ZzMessages *messages,
                   gboolean written)
{
  const Words words = { project, table, columns, plan, messages };
  GString *text = g_string_new (NULL);

  append_counts (text, &words);
  for (guint i = 0; i < zz_columns_get_n (columns); i++)
    append_column (text, &words, i);
  for (guint i = 0; i < plan->rows->len; i++)
    append_row (text, &words, zz_table_plan_get_row (plan, i));
  g_string_append_printf (text, "%s\n", zz_messages_get (messages, written ? M_ ("Written.") : M_ ("Nothing was written.")));
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
write_note (ZzJsonWriter *writer,
            const char *name,
            const ZzTableNote *note,
            const ZzMessages *messages)
{
  g_autofree char *words = note != NULL ? zz_words_table_note (messages, note) : NULL;

  zz_json_writer_string (writer, name, words);
}

static void
write_row (ZzJsonWriter *writer,
           const ZzTable *table,
           const ZzPlanRow *row,
           const ZzMessages *messages)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_integer (writer, "row", zz_table_get_line (table, row->row));
  zz_json_writer_string (writer, "fate", zz_row_fate_get_id (row->fate));
  zz_json_writer_string (writer, "record", row->record != NULL ? zz_record_get_id (row->record) : NULL);
  write_note (writer, "reason", row->reason, messages);
  zz_json_writer_begin_array (writer, "warnings");
  for (guint i = 0; row->warnings != NULL && i < row->warnings->len; i++)
    {
      const ZzCellWarning *warning = row->warnings->pdata[i];

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_integer (writer, "column", (gint64) warning->column + 1);
      zz_json_writer_string (writer, "field", warning->field->id);
      write_note (writer, "message", warning->note, messages);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
}

GBytes *
zz_import_to_json (const ZzTable *table,
                   const ZzColumns *columns,
                   const ZzTablePlan *plan,
                   const ZzMessages *messages,
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
    write_row (writer, table, zz_table_plan_get_row (plan, i), messages);
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}
