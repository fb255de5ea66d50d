/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounded loading of files. */
#include "config.h"

#include "store/load.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>

#define WANTED G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_ETAG_VALUE

static gboolean
check_type (GFile *file,
            const char *name,
            GCancellable *cancellable,
            GError **error)
{
  /* Before opening: opening a pipe would wait for its other end. */
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    {
      if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        {
          g_clear_error (error);
          g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("%s: there is no such file"), name);
        }
      return FALSE;
    }
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("%s: this is a folder or device, not a file"), name);
  return FALSE;
}

static GBytes *
read_stream (GInputStream *stream,
             gsize most,
             const char *name,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (65536);
  gssize n;

  while ((n = g_input_stream_read (stream, block, 65536, cancellable, error)) > 0)
    {
      g_byte_array_append (all, block, (guint) n);
      if (all->len > most)
        {
          g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s: the file is larger than this program reads (%u MiB)"), name, (guint) (most >> 20));
          return NULL;
        }
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

GBytes *
zz_load_file (GFile *file,
              gsize most,
              char **etag,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_parse_name (file);
  if (!check_type (file, name, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, WANTED, cancellable, NULL);
  if (etag != NULL)
    *etag = info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
  return read_stream (G_INPUT_STREAM (stream), most, name, cancellable, error);
}
