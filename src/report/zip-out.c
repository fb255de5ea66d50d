/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP files, by libarchive. */
#include "report/zip-out.h"

#include "core/error.h"

#include <glib/gi18n.h>

#include <archive.h>
#include <archive_entry.h>

struct _ZzZip
{
  struct archive *archive;
  GByteArray *out;
  gboolean failed;
};

static la_ssize_t
write_cb (struct archive *archive,
          void *data,
          const void *bytes,
          size_t size)
{
  ZzZip *zip = data;

  g_byte_array_append (zip->out, bytes, (guint) size);
  return (la_ssize_t) size;
}

ZzZip *
zz_zip_new (void)
{
  ZzZip *zip = g_new0 (ZzZip, 1);

  zip->out = g_byte_array_new ();
  zip->archive = archive_write_new ();
  g_assert (zip->archive != NULL);
  /* Not filled up to a whole block: readers look for the list of parts at the very end. */
  zip->failed = archive_write_set_format_zip (zip->archive) != ARCHIVE_OK
                /* XML of our kind gets no smaller worth waiting for. */
                || archive_write_set_format_option (zip->archive, "zip", "compression-level", "3") != ARCHIVE_OK
                || archive_write_set_bytes_in_last_block (zip->archive, 1) != ARCHIVE_OK
                || archive_write_open (zip->archive, zip, NULL, write_cb, NULL) != ARCHIVE_OK;
  return zip;
}

void
zz_zip_add (ZzZip *zip,
            const char *name,
            GBytes *bytes)
{
  struct archive_entry *entry;
  const void *data;
  gsize size;

  g_return_if_fail (zip != NULL && name != NULL && bytes != NULL);

  data = g_bytes_get_data (bytes, &size);
  entry = archive_entry_new ();
  g_assert (entry != NULL);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  /* No time is given: a ZIP notes local ones, and bytes would depend on the zone. What
   * is before 1980 is noted as its first moment. */
  zip->failed = zip->failed
                || archive_write_header (zip->archive, entry) != ARCHIVE_OK
                || archive_write_data (zip->archive, data, size) != (la_ssize_t) size;
  archive_entry_free (entry);
}

GBytes *
zz_zip_free_to_bytes (ZzZip *zip,
                      GError **error)
{
  GBytes *bytes = NULL;

  g_return_val_if_fail (zip != NULL, NULL);

  zip->failed = archive_write_close (zip->archive) != ARCHIVE_OK || zip->failed;
  archive_write_free (zip->archive);
  if (zip->failed)
    {
      g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_LIMIT,
                           _ ("The document is too large for its kind of file; choose fewer parts or another kind."));
      g_byte_array_unref (zip->out);
    }
  else
    bytes = g_byte_array_free_to_bytes (zip->out);
  g_free (zip);
  return bytes;
}
