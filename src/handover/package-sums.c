/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA256SUMS written and read. */
#include "config.h"

#include "handover/package-sums.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS 64

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

GBytes *
zz_package_sums_write (GHashTable *sums)
{
  guint n;
  g_autofree gpointer *paths = g_hash_table_get_keys_as_array (sums, &n);
  GString *out = g_string_new (NULL);

  qsort (paths, n, sizeof *paths, compare_cb);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s  %s\n", (const char *) g_hash_table_lookup (sums, paths[i]), (const char *) paths[i]);
  return g_string_free_to_bytes (out);
}

/* A line without its end; FALSE where it is not "SUM  PATH". */
static gboolean
take_line (GHashTable *sums,
           const char *line,
           gsize length)
{
  char *path;

  if (length < DIGITS + 3 || line[DIGITS] != ' ' || line[DIGITS + 1] != ' ' || memchr (line, '\0', length) != NULL)
    return FALSE;
  for (guint i = 0; i < DIGITS; i++)
    if (!g_ascii_isdigit (line[i]) && (line[i] < 'a' || line[i] > 'f'))
      return FALSE;
  path = g_strndup (line + DIGITS + 2, length - DIGITS - 2);
  return g_hash_table_insert (sums, path, g_strndup (line, DIGITS));
}

GHashTable *
zz_package_sums_read (GBytes *bytes,
                      GError **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gsize left;
  const char *at = g_bytes_get_data (bytes, &left);

  for (guint number = 1; left > 0; number++)
    {
      const char *end = memchr (at, '\n', left);

      if (end == NULL || !take_line (sums, at, (gsize) (end - at)))
        {
          g_set_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX, _ ("%s, line %u: not a sum and a path, or a path for the second time; ask for a new package"), ZZ_PACKAGE_SUMS, number);
          return NULL;
        }
      left -= (gsize) (end + 1 - at);
      at = end + 1;
    }
  return g_steal_pointer (&sums);
}
