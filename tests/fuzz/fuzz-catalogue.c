/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a catalogue: no crash, and one that is taken can hold a project. */
#include "fuzz.h"

#include "core/project.h"
#include "store/catalogue-reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_read (bytes, "fuzz.json", &error);
  g_autoptr (ZzProject) project = NULL;

  g_assert_true ((catalogue == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (catalogue != NULL)
    project = zz_project_new (catalogue, NULL);
  return 0;
}
