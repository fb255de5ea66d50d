/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package that was looked into becomes a folder. */
#include "config.h"

#include "core/error.h"
#include "handover/folder-out.h"
#include "handover/package-private.h"
#include "handover/package-sums.h"
#include "handover/proof-file.h"
#include "store/digest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file on its way out. */
typedef struct
{
  ZzFolderOut *out;
  int file;
  ZzDigest *digest;
  ZzHandoverProgress *progress;
} Writing;

static gboolean
write_cb (const guchar *bytes,
          gsize n,
          gpointer user_data,
          GError **error)
{
  Writing *writing = user_data;

  if (!zz_digest_add (writing->digest, bytes, n))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("the SHA-256 of a file could not be made"));
      return FALSE;
    }
  return zz_folder_out_write (writing->out, writing->file, bytes, n, error) && zz_handover_progress_add (writing->progress, n, error);
}

static gboolean
check_sum (ZzPackage *self,
           const ZzZipEntry *entry,
           ZzDigest *digest,
           GError **error)
{
  const char *expected = g_hash_table_lookup (self->sums, entry->name);
  char hex[65];

  if (zz_digest_end (digest, hex) && (expected == NULL || g_str_equal (expected, hex)))
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("%s: \"%s\": it does not have the sum that SHA256SUMS gives; ask for a new package"), self->shown, entry->name);
  return FALSE;
}

static gboolean
write_entry (ZzPackage *self,
             const ZzZipEntry *entry,
             Writing *writing,
             GError **error)
{
  gboolean written;

  if (entry->folder)
    {
      g_autofree char *path = g_strndup (entry->name, strlen (entry->name) - 1);

      return zz_folder_out_make_folder (writing->out, path, error);
    }
  writing->file = zz_folder_out_create (writing->out, entry->name, error);
  if (writing->file < 0)
    return FALSE;
  written = zz_zip_reader_extract (self->zip, entry, write_cb, writing, writing->progress->cancellable, error)
            && check_sum (self, entry, writing->digest, error);
  return zz_folder_out_close (writing->out, writing->file, written ? error : NULL) && written;
}

static gboolean
write_all (ZzPackage *self,
           ZzFolderOut *out,
           ZzHandoverProgress *progress,
           GError **error)
{
  const GPtrArray *entries = zz_zip_reader_get_entries (self->zip);
  g_autoptr (ZzDigest) digest = zz_digest_new ();
  Writing writing = { out, -1, digest, progress };

  if (digest == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("the SHA-256 of a file could not be made"));
      return FALSE;
    }
  for (guint i = 0; i < entries->len; i++)
    if (!write_entry (self, entries->pdata[i], &writing, error))
      return FALSE;
  return !g_cancellable_set_error_if_cancelled (progress->cancellable, error);
}

gboolean
zz_package_unpack (ZzPackage *self,
                   GFile *target,
                   GFileProgressCallback progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  ZzHandoverProgress told = { progress, progress_data, cancellable, 0, 0 };
  ZzFolderOut out = ZZ_FOLDER_OUT_INIT;
  gboolean written;

  g_return_val_if_fail (self != NULL && G_IS_FILE (target), FALSE);

  told.total = (goffset) self->contents.total;
  written = !g_cancellable_set_error_if_cancelled (cancellable, error) && zz_folder_out_begin (&out, target, error)
            && write_all (self, &out, &told, error) && zz_folder_out_finish (&out, error);
  zz_folder_out_clear (&out);
  return written;
}
