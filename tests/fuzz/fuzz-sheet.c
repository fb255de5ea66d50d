/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the sheet, texts and styles of a workbook whose ZIP file is sound, so
 * that the fuzzer need not guess checksums. A NUL parts the three. */
#include "fuzz.h"

#include "../store/workbook.h"

#include "store/table-read.h"

#include <string.h>

static char *
take (const uint8_t **data,
      size_t *size)
{
  const uint8_t *end = memchr (*data, '\0', *size);
  const size_t length = end != NULL ? (size_t) (end - *data) : *size;
  char *text = g_strndup ((const char *) *data, length);

  *data += length + (end != NULL);
  *size -= length + (end != NULL);
  return text;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autofree char *sheet = take (&data, &size);
  g_autofree char *strings = take (&data, &size);
  g_autofree char *styles = take (&data, &size);
  const Workbook workbook = { .sheet = sheet, .strings = strings, .styles = styles };
  g_autoptr (GBytes) bytes = workbook_make (&workbook);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzTable) table = zz_table_read (bytes, "fuzz", &error);

  g_assert_true ((table == NULL) == (error != NULL));
  for (guint row = 0; table != NULL && row < zz_table_get_n_rows (table); row++)
    for (guint column = 0; column < zz_table_get_n_columns (table) && column < 64; column++)
      g_assert_true (g_utf8_validate (zz_table_get_cell (table, row, column).text, -1, NULL));
  return 0;
}
