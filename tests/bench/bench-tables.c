/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long 10,000 rows take: CSV and XLSX read, matched and planned, and written. */
#include "sample.h"

#include "../store/workbook.h"

#include "core/history.h"
#include "store/catalogue-store.h"
#include "store/table-export.h"
#include "store/table-plan.h"
#include "store/table-read.h"

#define N_RUNS 11

/* The same table as the CSV, as a workbook of inline texts. */
static GBytes *
make_workbook (GBytes *csv)
{
  g_autoptr (ZzTable) table = zz_table_read (csv, "csv", NULL);
  g_autoptr (GString) sheet = g_string_new (NULL);
  Workbook workbook = { .deflated = TRUE };

  for (guint row = 0; row < zz_table_get_n_rows (table); row++)
    {
      g_string_append_printf (sheet, "<row r=\"%u\">", row + 1);
      for (guint column = 0; column < zz_table_get_n_columns (table); column++)
        {
          const char *text = zz_table_get_cell (table, row, column).text;
          g_autofree char *escaped = g_markup_escape_text (text, -1);

          if (*text != '\0')
            g_string_append_printf (sheet, "<c r=\"%c%u\" t=\"inlineStr\"><is><t>%s</t></is></c>", 'A' + (int) column, row + 1, escaped);
        }
      g_string_append (sheet, "</row>");
    }
  workbook.sheet = sheet->str;
  return workbook_make (&workbook);
}

static void
measure (const char *what,
         GBytes *bytes,
         ZzProject *project,
         const ZzRegister *reg)
{
  g_autoptr (GArray) reads = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) plans = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *reading = g_strdup_printf ("reading 10,000 rows of %s", what);
  g_autofree char *planning = g_strdup_printf ("matching and planning 10,000 rows of %s", what);

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time (), spent;
      g_autoptr (ZzTable) table = zz_table_read (bytes, what, &error);
      g_autoptr (ZzColumns) columns = NULL;
      g_autoptr (ZzTablePlan) plan = NULL;

      if (error != NULL)
        g_error ("%s", error->message);
      spent = g_get_monotonic_time () - start;
      g_array_append_val (reads, spent);
      start = g_get_monotonic_time ();
      columns = zz_columns_match (table, project, reg);
      plan = zz_table_plan_new (project, table, columns, NULL);
      spent = g_get_monotonic_time () - start;
      g_array_append_val (plans, spent);
    }
  sample_print (reading, reads);
  sample_print (planning, plans);
}

/* Into an empty project every row is new. */
static void
measure_applying (GBytes *bytes,
                  const ZzCatalogue *catalogue,
                  const ZzRegister *reg)
{
  g_autoptr (GArray) applies = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ZzTable) table = zz_table_read (bytes, "csv", NULL);

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (ZzProject) empty = zz_project_new (catalogue, NULL);
      g_autoptr (ZzHistory) history = zz_history_new (empty);
      g_autoptr (ZzColumns) columns = zz_columns_match (table, empty, reg);
      gint64 start = g_get_monotonic_time (), spent;
      g_autoptr (ZzTablePlan) plan = zz_table_plan_new (empty, table, columns, NULL);

      if (!zz_history_apply (history, plan->changes, NULL) || plan->n[ZZ_ROW_NEW] != 10000)
        g_error ("not all rows are new");
      spent = g_get_monotonic_time () - start;
      g_array_append_val (applies, spent);
    }
  sample_print ("planning and adding 10,000 new records", applies);
}

int
main (void)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", &error);
  g_autoptr (ZzProject) project = sample_people_new (catalogue, 10000);
  const ZzRegister *reg = zz_catalogue_find_register (catalogue, "person");
  g_autoptr (GBytes) csv = zz_table_export (project, reg, ZZ_LANGUAGE_ZH_CN, ZZ_TABLE_CSV);
  g_autoptr (GBytes) xlsx = make_workbook (csv);

  measure ("CSV", csv, project, reg);
  measure ("XLSX", xlsx, project, reg);
  measure_applying (csv, catalogue, reg);
  return 0;
}
