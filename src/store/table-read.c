/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which reader a table is for. */
#include "config.h"

#include "store/table-read.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is no table of ours although people take it for one, by its first bytes. */
static const struct
{
  const char *begin;
  const char *what;
} others[] = {
  { "\xd0\xcf\x11\xe0", N_ ("this is an old or a password-protected workbook") },
  { "%PDF-", N_ ("this is a PDF document") },
  { "{\\rtf", N_ ("this is a text document") },
  { "<", N_ ("this is a web page or another document, even if its name says otherwise") },
  { "\x1f\x8b", N_ ("this is a compressed file") },
  { "Rar!", N_ ("this is an archive") },
};

static gboolean
begins (GBytes *bytes,
        const char *with)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= strlen (with) && memcmp (data, with, strlen (with)) == 0;
}

ZzTable *
zz_table_read (GBytes *bytes,
               const char *name,
               GError **error)
{
  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  if (g_bytes_get_size (bytes) > ZZ_TABLE_MAX_BYTES)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s: the file is larger than this program reads (%u MiB)"), name, ZZ_TABLE_MAX_BYTES >> 20);
      return NULL;
    }
  if (begins (bytes, "PK\x03\x04") || begins (bytes, "PK\x05\x06"))
    return zz_table_read_xlsx (bytes, name, error);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (begins (bytes, others[i].begin))
      {
        g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("%s: %s; open it in a spreadsheet and save it as .xlsx or CSV"), name,
                     g_dgettext (GETTEXT_PACKAGE, others[i].what));
        return NULL;
      }
  return zz_table_read_text (bytes, name, '\0', error);
}

ZzTable *
zz_table_read_clipboard (const char *text,
                         GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bytes = g_bytes_new (text, strlen (text));
  return zz_table_read_text (bytes, _ ("clipboard"), '\t', error);
}
