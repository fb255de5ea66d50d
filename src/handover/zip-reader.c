/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a ZIP file's entries, inflated by zlib and counted. */
#include "config.h"

#include "core/error.h"
#include "handover/zip-private.h"
#include "store/place.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define BLOCK 262144

/* An entry on its way out. */
typedef struct
{
  ZzZipReader *zip;
  const ZzZipEntry *entry;
  ZzZipFunc func;
  gpointer user_data;
  guint64 size;
  guint32 crc;
} Extraction;

gboolean
zz_zip_fail (const ZzZipReader *self,
             int code,
             GError **error,
             const char *message)
{
  g_set_error (error, ZZ_ERROR, code, "%s: %s", self->shown, message);
  return FALSE;
}

gboolean
zz_zip_fail_entry (const ZzZipReader *self,
                   const ZzZipEntry *entry,
                   int code,
                   GError **error,
                   const char *message)
{
  g_autofree char *shown = g_strdup (entry->name);

  /* The name is a stranger's; the message stays one line. */
  for (char *c = shown; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  g_set_error (error, ZZ_ERROR, code, "%s: \"%s\": %s", self->shown, shown, message);
  return FALSE;
}

gboolean
zz_zip_read_at (const ZzZipReader *self,
                guchar *bytes,
                gsize n,
                guint64 offset,
                GError **error)
{
  while (n > 0)
    {
      const gssize got = pread (self->in, bytes, n, (off_t) offset);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          zz_place_set_error (error, self->shown);
          return FALSE;
        }
      if (got == 0)
        return zz_zip_fail (self, ZZ_ERROR_CHANGED, error, _ ("the file was changed while it was read; try again"));
      bytes += got;
      offset += (guint64) got;
      n -= (gsize) got;
    }
  return TRUE;
}

static void
free_entry_cb (gpointer data)
{
  ZzZipEntry *entry = data;

  g_free (entry->name);
  g_free (entry);
}

ZzZipReader *
zz_zip_reader_new (int in,
                   const char *shown,
                   GError **error)
{
  g_autoptr (ZzZipReader) self = NULL;
  struct stat info;

  g_return_val_if_fail (in >= 0 && shown != NULL, NULL);

  self = g_new0 (ZzZipReader, 1);
  self->in = in;
  self->shown = g_strdup (shown);
  self->entries = g_ptr_array_new_with_free_func (free_entry_cb);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  if (fstat (in, &info) != 0)
    {
      zz_place_set_error (error, shown);
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      zz_zip_fail (self, ZZ_ERROR_INVALID, error, _ ("this is a folder or device, not a file"));
      return NULL;
    }
  self->length = (guint64) info.st_size;
  return zz_zip_read_directory (self, error) ? g_steal_pointer (&self) : NULL;
}

void
zz_zip_reader_free (ZzZipReader *self)
{
  close (self->in);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->entries);
  g_free (self->shown);
  g_free (self);
}

const GPtrArray *
zz_zip_reader_get_entries (const ZzZipReader *self)
{
  return self->entries;
}

const ZzZipEntry *
zz_zip_reader_find (const ZzZipReader *self,
                    const char *name)
{
  return g_hash_table_lookup (self->by_name, name);
}

guint64
zz_zip_reader_get_total (const ZzZipReader *self)
{
  return self->total;
}

gboolean
zz_zip_is_too_much (guint64 total,
                    guint64 packed)
{
  return total > ZZ_ZIP_MAX_TOTAL || (total > ZZ_ZIP_FREE_TOTAL && total / ZZ_ZIP_MAX_RATIO > packed);
}

static gboolean
fail_contents (const Extraction *self,
               GError **error)
{
  return zz_zip_fail_entry (self->zip, self->entry, ZZ_ERROR_INVALID, error,
                            _ ("its contents are damaged or not what the package says; ask for it again"));
}

/* No byte more than was announced gets through. */
static gboolean
take (Extraction *self,
      const guchar *bytes,
      gsize n,
      GError **error)
{
  if (n > self->entry->size - self->size)
    return fail_contents (self, error);
  self->size += n;
  self->crc = (guint32) crc32 (self->crc, bytes, (uInt) n);
  return n == 0 || self->func (bytes, n, self->user_data, error);
}

/* Inflates what the stream was given. @ended: set when the deflated bytes end. */
static gboolean
pump (Extraction *self,
      z_stream *stream,
      guchar *block,
      gboolean *ended,
      GError **error)
{
  do
    {
      int state;

      stream->next_out = block;
      stream->avail_out = BLOCK;
      state = inflate (stream, Z_NO_FLUSH);
      if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
        return fail_contents (self, error);
      if (!take (self, block, BLOCK - stream->avail_out, error))
        return FALSE;
      *ended = state == Z_STREAM_END;
    }
  while (!*ended && stream->avail_out == 0);
  return TRUE;
}

/* Hands the packed bytes on block by block; @stream: NULL for stored ones. */
static gboolean
run (Extraction *self,
     z_stream *stream,
     GCancellable *cancellable,
     GError **error)
{
  g_autofree guchar *packed = g_malloc (BLOCK);
  g_autofree guchar *block = g_malloc (BLOCK);
  guint64 left = self->entry->packed, place = self->entry->begin;
  gboolean ended = FALSE;

  while (left > 0)
    {
      const gsize n = (gsize) MIN (left, BLOCK);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !zz_zip_read_at (self->zip, packed, n, place, error))
        return FALSE;
      place += n;
      left -= n;
      if (stream == NULL)
        {
          if (!take (self, packed, n, error))
            return FALSE;
          continue;
        }
      /* Something stands behind the end of what was deflated. */
      if (ended)
        return fail_contents (self, error);
      stream->next_in = packed;
      stream->avail_in = (uInt) n;
      if (!pump (self, stream, block, &ended, error))
        return FALSE;
      if (stream->avail_in > 0)
        return fail_contents (self, error);
    }
  return stream == NULL || ended ? TRUE : fail_contents (self, error);
}

gboolean
zz_zip_reader_extract (ZzZipReader *self,
                       const ZzZipEntry *entry,
                       ZzZipFunc func,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  Extraction extraction = { self, entry, func, user_data, 0, (guint32) crc32 (0, NULL, 0) };
  z_stream stream = { 0 };
  gboolean done;

  g_return_val_if_fail (self != NULL && entry != NULL && func != NULL, FALSE);

  if (entry->deflated && inflateInit2 (&stream, -MAX_WBITS) != Z_OK)
    return fail_contents (&extraction, error);
  done = run (&extraction, entry->deflated ? &stream : NULL, cancellable, error);
  if (entry->deflated)
    inflateEnd (&stream);
  if (done && (extraction.size != entry->size || extraction.crc != entry->crc))
    return fail_contents (&extraction, error);
  return done;
}

static gboolean
append_cb (const guchar *bytes,
           gsize n,
           gpointer user_data,
           GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) n);
  return TRUE;
}

GBytes *
zz_zip_reader_load (ZzZipReader *self,
                    const ZzZipEntry *entry,
                    gsize most,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();

  g_return_val_if_fail (entry != NULL && most <= G_MAXINT, NULL);

  if (entry->size > most)
    {
      zz_zip_fail_entry (self, entry, ZZ_ERROR_LIMIT, error, _ ("it is larger than this program reads"));
      return NULL;
    }
  if (!zz_zip_reader_extract (self, entry, append_cb, all, cancellable, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}
