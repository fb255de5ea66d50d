/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP files put together beside their place. */
#include "config.h"

#include "handover/archive-out.h"

#include "core/error.h"
#include "handover/zip-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

/* Deflating these takes 25 times as long as storing them and gains nothing. */
static const char *const compressed[] = {
  "pdf", "ofd", "png", "jpg", "jpeg", "gif", "webp", "heic", "heif", "avif", "jp2", "docx", "xlsx", "pptx", "odt", "ods", "odp",
  "zip", "7z", "rar", "gz", "tgz", "bz2", "xz", "zst", "mp3", "m4a", "aac", "mp4", "m4v", "mov", "mkv", "webm", "epub", NULL
};

gboolean
zz_archive_is_compressed (const char *name)
{
  const char *stop = strrchr (name, '.');
  g_autofree char *ending = stop != NULL ? g_ascii_strdown (stop + 1, -1) : NULL;

  return ending != NULL && g_strv_contains (compressed, ending);
}

gboolean
zz_archive_out_begin (ZzArchiveOut *self,
                      GFile *target,
                      GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *shown = g_file_get_parse_name (target);

  g_return_val_if_fail (self->path == NULL, FALSE);

  self->path = g_file_get_path (target);
  if (self->path == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: this can only be written in a local folder; choose one"), shown);
      return FALSE;
    }
  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: this is a folder; choose another name"), shown);
      return FALSE;
    }
  folder = g_path_get_dirname (self->path);
  if (!zz_new_file_begin (&self->file, folder, error))
    return FALSE;
  self->zip = zz_zip_writer_new (self->file.out, shown);
  return TRUE;
}

gboolean
zz_archive_out_add_bytes (ZzArchiveOut *self,
                          const char *name,
                          GBytes *bytes,
                          char *hex,
                          GError **error)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_strlcpy (hex, sum, 65);
  return zz_zip_writer_add (self->zip, name, TRUE, bytes, error);
}

static gboolean
write_cb (const guchar *bytes,
          gsize n,
          gpointer user_data,
          GError **error)
{
  return zz_zip_writer_write (user_data, bytes, n, error);
}

gboolean
zz_archive_out_add_source (ZzArchiveOut *self,
                           const char *name,
                           const ZzProofFile *source,
                           int in,
                           ZzHandoverProgress *progress,
                           char *hex,
                           GError **error)
{
  struct stat info;

  if (fstat (in, &info) != 0)
    {
      zz_place_set_error (error, source->path);
      return FALSE;
    }
  return zz_zip_writer_begin (self->zip, name, !zz_archive_is_compressed (name), (guint64) info.st_size, error)
         && zz_proof_file_read (source, in, write_cb, self->zip, progress, hex, error) && zz_zip_writer_end (self->zip, error);
}

gboolean
zz_archive_out_finish (ZzArchiveOut *self,
                       GError **error)
{
  if (!zz_zip_writer_finish (self->zip, error))
    return FALSE;
  /* Nobody could unpack it. */
  if (zz_zip_is_too_much (zz_zip_writer_get_total (self->zip), zz_zip_writer_get_written (self->zip)))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s: the files together are larger than this program unpacks; hand them over in another way"), self->path);
      return FALSE;
    }
  return zz_new_file_finish (&self->file, self->path, error);
}

void
zz_archive_out_clear (ZzArchiveOut *self)
{
  g_clear_pointer (&self->zip, zz_zip_writer_free);
  zz_new_file_clear (&self->file);
  g_clear_pointer (&self->path, g_free);
}
