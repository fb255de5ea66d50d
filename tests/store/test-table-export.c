/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every register of every catalogue goes out as a table and comes back the same. */
#include "fixture.h"

#include "core/error.h"
#include "core/history.h"
#include "handover/table-book.h"
#include "store/project-codec.h"
#include "store/table-export.h"
#include "store/table-plan.h"
#include "store/table-read.h"

#include <string.h>

#define N_RECORDS 40

/* Behind the forms that are text. */
#define BOOK ((guint) ZZ_TABLE_TSV + 1)
#define N_FORMS (BOOK + 1)
#define PROJECT_ID "6f0b2c54-9d1e-4a37-8c65-2e7d1f3a9b80"

static const char *const catalogues[] = { "isccc-classic", "ccrc-2021" };

/* Texts that spreadsheets and readers like to break. */
static const char *const texts[] = {
  "张三",
  "=1+1",
  "+86 10 5555 0100",
  "-",
  "@it",
  "'quoted",
  "'=guarded",
  "a,b;c",
  "say \"hi\"",
  "1.20E+05x",
  "007",
  "2026-11-22",
  "是",
  "长期",
  "𠮷野家🙂",
  "sep=;",
  "id",
  "#N/A",
  "a'b",
  "（甲）乙",
};

static const char *const amounts[] = { "0", "-1200.50", "120000.00", "999999999999999999", "0.000001" };

static ZzValue
make_text (GRand *rand,
           const ZzField *field,
           guint number)
{
  const char *text = texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
  g_autofree char *unique = g_strdup_printf (field->type == ZZ_FIELD_MULTILINE ? "%s\n第%u行" : "%s %u", text, number);

  return zz_value_text (ZZ_VALUE_TEXT, unique);
}

/* A record of the register, or nothing where there is none. */
static ZzValue
make_reference (GRand *rand,
                ZzProject *project,
                const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (project, reg);

  if (records->len == 0)
    return ZZ_VALUE_INIT;
  return zz_value_text (ZZ_VALUE_REFERENCE, zz_record_get_id (records->pdata[g_rand_int_range (rand, 0, (gint32) records->len)]));
}

static ZzValue
make_value (GRand *rand,
            ZzProject *project,
            const ZzField *field,
            guint number)
{
  switch ((guint) field->type)
    {
    case ZZ_FIELD_INTEGER:
      return zz_value_integer (g_rand_int_range (rand, -5000, 5000000));
    case ZZ_FIELD_MONEY:
      return zz_value_text (ZZ_VALUE_MONEY, amounts[g_rand_int_range (rand, 0, G_N_ELEMENTS (amounts))]);
    case ZZ_FIELD_VALID_END:
      if (g_rand_boolean (rand))
        return zz_value_never ();
      /* fall through */
    case ZZ_FIELD_DATE:
    case ZZ_FIELD_EVENT:
      return zz_value_date (g_rand_int_range (rand, 1, ZZ_DATE_MAX));
    case ZZ_FIELD_YEAR:
      return zz_value_integer (g_rand_int_range (rand, 1000, 10000));
    case ZZ_FIELD_BOOLEAN:
      return zz_value_boolean (g_rand_boolean (rand));
    case ZZ_FIELD_CHOICE:
    case ZZ_FIELD_RANK:
      return zz_value_choice ((guint) g_rand_int_range (rand, 0, (gint32) field->choices->len));
    case ZZ_FIELD_CHOICES:
      return zz_value_set ((guint64) g_rand_int_range (rand, 1, 1 << field->choices->len));
    case ZZ_FIELD_REFERENCE:
      return make_reference (rand, project, field->refers);
    default:
      return make_text (rand, field, number);
    }
}

static void
add_records (GRand *rand,
             ZzProject *project,
             const ZzRegister *reg)
{
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < (reg->single ? 1 : N_RECORDS); i++)
    {
      g_autofree char *id = reg->single ? g_strdup (reg->id) : zz_record_make_id (reg);
      g_autoptr (ZzRecord) record = zz_record_new (reg, id);

      for (guint j = 0; j < reg->fields->len; j++)
        {
          const ZzField *field = zz_register_get_field (reg, j);
          g_auto (ZzValue) value = ZZ_VALUE_INIT;

          /* The first field is always there, so that no record says nothing. */
          if (j > 0 && g_rand_int_range (rand, 0, 3) == 0)
            continue;
          value = make_value (rand, project, field, i / 2 * (field->type == ZZ_FIELD_TEXT));
          if (reg->single)
            zz_change_set_set (set, reg, id, field, &value);
          else
            zz_record_fill (record, field, zz_value_copy (&value));
        }
      if (!reg->single && !zz_record_is_empty (record))
        zz_change_set_insert (set, record);
    }
  g_assert_true (zz_history_apply (history, set, &error));
  g_assert_no_error (error);
}

static gboolean
refers (const ZzRegister *reg)
{
  for (guint i = 0; i < reg->fields->len; i++)
    if (zz_register_get_field (reg, i)->type == ZZ_FIELD_REFERENCE)
      return TRUE;
  return FALSE;
}

/* First the registers that refer to no other. */
static GPtrArray *
list_registers (const ZzCatalogue *catalogue)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < catalogue->registers->len; i++)
      if (refers (catalogue->registers->pdata[i]) == (pass == 1))
        g_ptr_array_add (list, catalogue->registers->pdata[i]);
  return list;
}

static ZzTablePlan *
plan_import (GBytes *bytes,
             ZzProject *project,
             const ZzRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzTable) table = zz_table_read (bytes, reg->id, &error);
  g_autoptr (ZzColumns) columns = NULL;

  g_assert_no_error (error);
  columns = zz_columns_match (table, project, reg);
  g_assert_cmpint (zz_columns_get_titles (columns), ==, 0);
  for (guint i = 0; i < zz_columns_get_n (columns); i++)
    g_assert_cmpint (zz_columns_get (columns, i)->ground, ==, ZZ_GROUND_TITLE);
  return zz_table_plan_new (project, table, columns, NULL);
}

static GBytes *
export_as (ZzProject *project,
           const ZzRegister *reg,
           ZzLanguage language,
           guint form)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = form == BOOK ? zz_table_book_write (project, reg, language, &error)
                               : zz_table_export (project, reg, language, (ZzTableForm) form);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_round_trip (ZzProject *project,
                   ZzProject *copy,
                   const ZzRegister *reg,
                   ZzLanguage language,
                   guint form)
{
  g_autoptr (GBytes) bytes = export_as (project, reg, language, form);
  g_autoptr (ZzHistory) history = zz_history_new (copy);
  g_autoptr (ZzTablePlan) same = plan_import (bytes, project, reg);
  g_autoptr (ZzTablePlan) plan = plan_import (bytes, copy, reg);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", reg->id);
  g_assert_cmpuint (same->n[ZZ_ROW_UNCHANGED], ==, zz_project_get_records (project, reg)->len);
  g_assert_cmpuint (same->n[ZZ_ROW_UNCHANGED], ==, same->rows->len);
  g_assert_cmpuint (same->n_warnings, ==, 0);
  g_assert_cmpuint (plan->n[ZZ_ROW_SKIPPED], ==, 0);
  g_assert_true (zz_history_apply (history, plan->changes, &error));
  g_assert_no_error (error);
}

/* An amount is a number in a workbook, which has no zeros at its end. */
static GBytes *
write_shortened (ZzProject *project)
{
  g_autoptr (GBytes) bytes = zz_project_write (project);
  GString *text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  g_string_replace (text, "\"-1200.50\"", "\"-1200.5\"", 0);
  g_string_replace (text, "\"120000.00\"", "\"120000\"", 0);
  return g_string_free_to_bytes (text);
}

/* Exported and imported into an empty project, all is there, byte for byte. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogues); i++)
    for (guint variation = 0; variation < 4 * N_FORMS; variation++)
      {
        g_autoptr (ZzCatalogueStore) store = zz_catalogue_store_new ("/nonexistent");
        g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (store, catalogues[i], NULL);
        g_autoptr (ZzProject) project = zz_project_new (catalogue, PROJECT_ID);
        g_autoptr (ZzProject) copy = zz_project_new (catalogue, PROJECT_ID);
        g_autoptr (GPtrArray) registers = list_registers (catalogue);
        GRand *rand = g_rand_new_with_seed (variation);
        g_autoptr (GBytes) before = NULL;
        g_autoptr (GBytes) after = NULL;

        for (guint j = 0; j < registers->len; j++)
          add_records (rand, project, registers->pdata[j]);
        for (guint j = 0; j < registers->len; j++)
          assert_round_trip (project, copy, registers->pdata[j], (ZzLanguage) (variation % 2), variation / 2 % N_FORMS);
        before = variation / 2 % N_FORMS == BOOK ? write_shortened (project) : zz_project_write (project);
        after = zz_project_write (copy);
        g_assert_cmpmem (g_bytes_get_data (before, NULL), g_bytes_get_size (before), g_bytes_get_data (after, NULL), g_bytes_get_size (after));
        g_rand_free (rand);
      }
}

/* Spreadsheets reckon with what is a day or a number; a day before they begin is text. */
static void
test_sorts (void)
{
  static const struct
  {
    guint column;
    ZzCellSort sort;
    const char *text;
  } cells[] = {
    { 0, ZZ_CELL_TEXT, "=甲" },
    { 4, ZZ_CELL_NUMBER, "368000.5" },
    { 5, ZZ_CELL_DATE, "2024-02-20" },
    { 6, ZZ_CELL_TEXT, "1899-12-31" },
  };
  g_autofree char *text = make_project_text ("\"records\": {\"project\": [{\"id\": \"project-1\", \"name\": \"=甲\", \"amount\": \"368000.50\", "
                                             "\"signed\": \"2024-02-20\", \"started\": \"1899-12-31\"}]}");
  g_autoptr (ZzCatalogueStore) store = zz_catalogue_store_new ("/nonexistent");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) project = read_project (store, text, &error);
  const ZzRegister *reg = zz_catalogue_find_register (zz_project_get_catalogue (project), "project");
  g_autoptr (GBytes) book = export_as (project, reg, ZZ_LANGUAGE_EN, BOOK);
  g_autoptr (ZzTable) table = zz_table_read (book, "book", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const ZzCell cell = zz_table_get_cell (table, 1, cells[i].column);

      g_assert_cmpint (cell.sort, ==, cells[i].sort);
      g_assert_cmpstr (cell.text, ==, cells[i].text);
    }
}

/* What a cell would not hold as it is stays out of a workbook altogether. */
static void
test_refused (void)
{
  g_autofree char *long_name = g_strnfill (33000, 'a');
  const char *const names[] = { "a\\tb", "a\\u0001b", long_name };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *records = g_strdup_printf ("\"records\": {\"supplier\": [{\"id\": \"supplier-1\", \"name\": \"甲\", \"service\": \"%s\"}]}", names[i]);
      g_autofree char *text = make_project_text (records);
      g_autoptr (ZzCatalogueStore) store = zz_catalogue_store_new ("/nonexistent");
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzProject) project = read_project (store, text, &error);
      g_autoptr (GBytes) book = NULL;

      g_assert_no_error (error);
      book = zz_table_book_write (project, zz_catalogue_find_register (zz_project_get_catalogue (project), "supplier"), ZZ_LANGUAGE_EN, &error);
      g_assert_null (book);
      g_assert_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, "“甲”, Service supplied"));
    }
}

/* How it looks, letter for letter. */
static void
test_form (void)
{
  g_autofree char *text = make_project_text ("\"records\": {\"supplier\": [{\"id\": \"supplier-1\", \"name\": \"=甲,乙\", \"service\": \"say \\\"hi\\\"\"}]}");
  g_autoptr (ZzCatalogueStore) store = zz_catalogue_store_new ("/nonexistent");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) project = read_project (store, text, &error);
  const ZzRegister *reg = zz_catalogue_find_register (zz_project_get_catalogue (project), "supplier");
  g_autoptr (GBytes) csv = zz_table_export (project, reg, ZZ_LANGUAGE_ZH_CN, ZZ_TABLE_CSV);
  g_autoptr (GBytes) tsv = zz_table_export (project, reg, ZZ_LANGUAGE_EN, ZZ_TABLE_TSV);
  g_autofree char *csv_text = text_from (csv);
  g_autofree char *tsv_text = text_from (tsv);

  g_assert_cmpstr (csv_text, ==, "\xef\xbb\xbf名称,提供的服务,开始使用日期,停止使用日期,id\r\n\"'=甲,乙\",\"say \"\"hi\"\"\",,,supplier-1\r\n");
  g_assert_cmpstr (tsv_text, ==, "Name\tService supplied\tUsed from\tUsed until\tid\n\"'=甲,乙\"\t\"say \"\"hi\"\"\"\t\t\tsupplier-1\n");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-export/round-trip", test_round_trip);
  g_test_add_func ("/table-export/form", test_form);
  g_test_add_func ("/table-export/refused", test_refused);
  g_test_add_func ("/table-export/sorts", test_sorts);
  return g_test_run ();
}
