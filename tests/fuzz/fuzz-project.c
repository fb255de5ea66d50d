/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a project: no crash, and what was read is written and read again
 * as the same bytes. */
#include "fuzz.h"

#include "store/project-codec.h"

static ZzCatalogueStore *
get_store (void)
{
  static ZzCatalogueStore *store = NULL;

  if (store == NULL)
    store = zz_catalogue_store_new ("/nonexistent");
  return store;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  gboolean newer = FALSE;
  g_autoptr (ZzProject) project = zz_project_read (bytes, "fuzz.json", get_store (), &newer, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (ZzProject) again = NULL;
  g_autoptr (GBytes) same = NULL;

  g_assert_true ((project == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (project == NULL)
    return 0;
  written = zz_project_write (project);
  /* What a newer format holds is shown and never written. */
  if (newer)
    return 0;
  again = zz_project_read (written, "again.json", get_store (), NULL, &error);
  g_assert_no_error (error);
  same = zz_project_write (again);
  g_assert_true (g_bytes_equal (written, same));
  return 0;
}
