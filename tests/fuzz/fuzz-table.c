/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a table: no crash, and one that is read is planned for a register. */
#include "fuzz.h"

#include "store/catalogue-store.h"
#include "store/table-plan.h"
#include "store/table-read.h"

static ZzProject *
get_project (void)
{
  static ZzProject *project = NULL;

  if (project == NULL)
    {
      g_autoptr (ZzCatalogueStore) store = zz_catalogue_store_new ("/nonexistent");
      g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (store, "isccc-classic", NULL);

      project = zz_project_new (catalogue, NULL);
    }
  return project;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  const GPtrArray *registers = zz_project_get_catalogue (get_project ())->registers;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzTable) table = zz_table_read (bytes, "fuzz", &error);
  g_autoptr (ZzColumns) columns = NULL;
  g_autoptr (ZzTablePlan) plan = NULL;

  g_assert_true ((table == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (table == NULL)
    return 0;
  columns = zz_columns_match (table, get_project (), registers->pdata[size % registers->len]);
  plan = zz_table_plan_new (get_project (), table, columns, NULL);
  for (guint row = 0; row < zz_table_get_n_rows (table); row++)
    for (guint column = 0; column < zz_table_get_n_columns (table) && column < 64; column++)
      g_assert_true (g_utf8_validate (zz_table_get_cell (table, row, column).text, -1, NULL));
  return 0;
}
