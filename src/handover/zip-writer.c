/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP files written, deflated by zlib. */
#include "config.h"

#include "handover/zip-writer.h"

#include "core/error.h"
#include "handover/zip-format.h"
#include "store/place.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>
#include <zlib.h>

#define BLOCK 262144
#define VERSION 20
#define VERSION64 45
#define UNIX 3u
#define FILE_MODE 0100644u
/* 1980-01-01, the first day a ZIP file can say; its time is 0. */
#define FIRST_DAY 0x21
#define MAX_EXTRA64 28
/* An entry expected to be longer has 64-bit sizes; deflating may add a little. */
#define MOST_32 (ZZ_ZIP_SEE64 - (64u << 20))

typedef struct
{
  char *name;
  gboolean deflate;
  gboolean large; /* its local header has room for 64-bit sizes */
  guint32 crc;
  guint64 size;
  guint64 packed;
  guint64 offset;
} Entry;

struct _ZzZipWriter
{
  int out;
  char *shown;
  GArray *entries;
  Entry *entry; /* the one being written, in @entries */
  guint64 written;
  guint64 total;
  z_stream stream;
  guchar *block;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
}

ZzZipWriter *
zz_zip_writer_new (int out,
                   const char *shown)
{
  ZzZipWriter *self;

  g_return_val_if_fail (out >= 0 && shown != NULL, NULL);

  self = g_new0 (ZzZipWriter, 1);
  self->out = out;
  self->shown = g_strdup (shown);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->block = g_malloc (BLOCK);
  return self;
}

void
zz_zip_writer_free (ZzZipWriter *self)
{
  if (self->stream.state != NULL)
    deflateEnd (&self->stream);
  g_array_unref (self->entries);
  g_free (self->block);
  g_free (self->shown);
  g_free (self);
}

/* At @offset, without moving the place where the next bytes go. */
static gboolean
write_at (ZzZipWriter *self,
          const guchar *bytes,
          gsize n,
          guint64 offset,
          GError **error)
{
  while (n > 0)
    {
      gssize written = pwrite (self->out, bytes, n, (off_t) offset);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          zz_place_set_write_error (error, self->shown);
          return FALSE;
        }
      bytes += written;
      offset += (guint64) written;
      n -= (gsize) written;
    }
  return TRUE;
}

static gboolean
append (ZzZipWriter *self,
        const guchar *bytes,
        gsize n,
        GError **error)
{
  if (!write_at (self, bytes, n, self->written, error))
    return FALSE;
  self->written += n;
  return TRUE;
}

/* The fields that local header and directory have in common. */
static guchar *
put_common (guchar *at,
            const Entry *entry,
            gboolean see64)
{
  at = zz_zip_put (at, entry->large ? VERSION64 : VERSION, 2);
  at = zz_zip_put (at, ZZ_ZIP_UTF8, 2);
  at = zz_zip_put (at, entry->deflate ? ZZ_ZIP_DEFLATED : ZZ_ZIP_STORED, 2);
  at = zz_zip_put (at, 0, 2);
  at = zz_zip_put (at, FIRST_DAY, 2);
  at = zz_zip_put (at, entry->crc, 4);
  at = zz_zip_put (at, see64 ? ZZ_ZIP_SEE64 : entry->packed, 4);
  at = zz_zip_put (at, see64 ? ZZ_ZIP_SEE64 : entry->size, 4);
  return zz_zip_put (at, strlen (entry->name), 2);
}

/* Both sizes, in the order the 64-bit field has them; then the place, if any. */
static guchar *
put_extra64 (guchar *at,
             const Entry *entry,
             gboolean sizes,
             gboolean place)
{
  at = zz_zip_put (at, ZZ_ZIP_EXTRA64, 2);
  at = zz_zip_put (at, (sizes ? 16u : 0u) + (place ? 8u : 0u), 2);
  if (sizes)
    {
      at = zz_zip_put (at, entry->size, 8);
      at = zz_zip_put (at, entry->packed, 8);
    }
  return place ? zz_zip_put (at, entry->offset, 8) : at;
}

/* Written once to keep the place, and once more when the sizes are known. */
static gboolean
write_local (ZzZipWriter *self,
             const Entry *entry,
             gsize *length,
             GError **error)
{
  const gsize n_name = strlen (entry->name);
  g_autofree guchar *header = g_malloc (ZZ_ZIP_LOCAL_SIZE + n_name + MAX_EXTRA64);
  guchar *at = zz_zip_put (header, ZZ_ZIP_LOCAL, 4);

  at = put_common (at, entry, entry->large);
  at = zz_zip_put (at, entry->large ? 20 : 0, 2);
  memcpy (at, entry->name, n_name);
  at += n_name;
  if (entry->large)
    at = put_extra64 (at, entry, TRUE, FALSE);
  *length = (gsize) (at - header);
  return write_at (self, header, *length, entry->offset, error);
}

static gboolean
fail_packing (ZzZipWriter *self,
              GError **error)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s: \"%s\" could not be packed; try again with fewer or smaller files"), self->shown, self->entry->name);
  return FALSE;
}

gboolean
zz_zip_writer_begin (ZzZipWriter *self,
                     const char *name,
                     gboolean deflate,
                     guint64 expected,
                     GError **error)
{
  Entry entry = { .name = g_strdup (name), .deflate = deflate, .large = expected > MOST_32, .offset = self->written };
  gsize length;

  g_return_val_if_fail (self->entry == NULL && strlen (name) <= G_MAXUINT16, FALSE);

  g_array_append_val (self->entries, entry);
  self->entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
  self->entry->crc = (guint32) crc32 (0, NULL, 0);
  if (deflate)
    {
      const int ready = self->stream.state != NULL
                            ? deflateReset (&self->stream)
                            : deflateInit2 (&self->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);

      if (ready != Z_OK)
        return fail_packing (self, error);
    }
  if (!write_local (self, self->entry, &length, error))
    return FALSE;
  self->written += length;
  return TRUE;
}

/* Deflates what the stream was given and writes what comes of it. */
static gboolean
pump (ZzZipWriter *self,
      int flush,
      GError **error)
{
  do
    {
      self->stream.next_out = self->block;
      self->stream.avail_out = BLOCK;
      if (deflate (&self->stream, flush) == Z_STREAM_ERROR)
        return fail_packing (self, error);
      if (!append (self, self->block, BLOCK - self->stream.avail_out, error))
        return FALSE;
    }
  while (self->stream.avail_out == 0);
  return TRUE;
}

gboolean
zz_zip_writer_write (ZzZipWriter *self,
                     const guchar *bytes,
                     gsize n,
                     GError **error)
{
  g_return_val_if_fail (self->entry != NULL && n <= G_MAXUINT32, FALSE);

  self->entry->crc = (guint32) crc32 (self->entry->crc, bytes, (uInt) n);
  self->entry->size += n;
  self->total += n;
  if (!self->entry->deflate)
    return append (self, bytes, n, error);
  self->stream.next_in = (guchar *) bytes;
  self->stream.avail_in = (uInt) n;
  return pump (self, Z_NO_FLUSH, error);
}

gboolean
zz_zip_writer_end (ZzZipWriter *self,
                   GError **error)
{
  Entry *entry = self->entry;
  gsize length;

  g_return_val_if_fail (entry != NULL, FALSE);

  if (entry->deflate && !pump (self, Z_FINISH, error))
    return FALSE;
  length = ZZ_ZIP_LOCAL_SIZE + strlen (entry->name) + (entry->large ? 20 : 0);
  entry->packed = self->written - entry->offset - length;
  if (!entry->large && MAX (entry->size, entry->packed) >= ZZ_ZIP_SEE64)
    return fail_packing (self, error);
  self->entry = NULL;
  return write_local (self, entry, &length, error);
}

gboolean
zz_zip_writer_add (ZzZipWriter *self,
                   const char *name,
                   gboolean deflate,
                   GBytes *bytes,
                   GError **error)
{
  gsize n;
  const guchar *data = g_bytes_get_data (bytes, &n);

  return zz_zip_writer_begin (self, name, deflate, n, error)
         && (n == 0 || zz_zip_writer_write (self, data, n, error)) && zz_zip_writer_end (self, error);
}

static gboolean
write_central (ZzZipWriter *self,
               const Entry *entry,
               GError **error)
{
  const gsize n_name = strlen (entry->name);
  const gboolean far = entry->offset >= ZZ_ZIP_SEE64;
  g_autofree guchar *header = g_malloc (ZZ_ZIP_CENTRAL_SIZE + n_name + MAX_EXTRA64);
  guchar *at = zz_zip_put (header, ZZ_ZIP_CENTRAL, 4);

  at = zz_zip_put (at, UNIX << 8 | VERSION64, 2);
  at = put_common (at, entry, entry->large);
  at = zz_zip_put (at, (entry->large || far ? 4u : 0u) + (entry->large ? 16u : 0u) + (far ? 8u : 0u), 2);
  at = zz_zip_put (at, 0, 6); /* no comment, the first disk, no kind of text */
  at = zz_zip_put (at, (guint64) FILE_MODE << 16, 4);
  at = zz_zip_put (at, far ? ZZ_ZIP_SEE64 : entry->offset, 4);
  memcpy (at, entry->name, n_name);
  at += n_name;
  if (entry->large || far)
    at = put_extra64 (at, entry, entry->large, far);
  return append (self, header, (gsize) (at - header), error);
}

static gboolean
write_end64 (ZzZipWriter *self,
             guint64 directory,
             GError **error)
{
  guchar bytes[ZZ_ZIP_END64_SIZE + ZZ_ZIP_LOCATOR64_SIZE];
  guchar *at = zz_zip_put (bytes, ZZ_ZIP_END64, 4);

  at = zz_zip_put (at, ZZ_ZIP_END64_SIZE - 12, 8);
  at = zz_zip_put (at, UNIX << 8 | VERSION64, 2);
  at = zz_zip_put (at, VERSION64, 2);
  at = zz_zip_put (at, 0, 8); /* the first disk, twice */
  at = zz_zip_put (at, self->entries->len, 8);
  at = zz_zip_put (at, self->entries->len, 8);
  at = zz_zip_put (at, self->written - directory, 8);
  at = zz_zip_put (at, directory, 8);
  at = zz_zip_put (at, ZZ_ZIP_LOCATOR64, 4);
  at = zz_zip_put (at, 0, 4);
  at = zz_zip_put (at, self->written, 8);
  at = zz_zip_put (at, 1, 4);
  return append (self, bytes, (gsize) (at - bytes), error);
}

gboolean
zz_zip_writer_finish (ZzZipWriter *self,
                      GError **error)
{
  const guint64 directory = self->written;
  guint64 length;
  guint n;
  guchar bytes[ZZ_ZIP_END_SIZE];
  guchar *at;

  g_return_val_if_fail (self->entry == NULL, FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    if (!write_central (self, &g_array_index (self->entries, Entry, i), error))
      return FALSE;
  length = self->written - directory;
  if ((self->entries->len >= ZZ_ZIP_SEE64_COUNT || directory >= ZZ_ZIP_SEE64 || length >= ZZ_ZIP_SEE64)
      && !write_end64 (self, directory, error))
    return FALSE;
  n = MIN (self->entries->len, ZZ_ZIP_SEE64_COUNT);
  at = zz_zip_put (bytes, ZZ_ZIP_END, 4);
  at = zz_zip_put (at, 0, 4);
  at = zz_zip_put (at, n, 2);
  at = zz_zip_put (at, n, 2);
  at = zz_zip_put (at, MIN (length, ZZ_ZIP_SEE64), 4);
  at = zz_zip_put (at, MIN (directory, ZZ_ZIP_SEE64), 4);
  at = zz_zip_put (at, 0, 2);
  return append (self, bytes, (gsize) (at - bytes), error);
}

guint64
zz_zip_writer_get_total (const ZzZipWriter *self)
{
  return self->total;
}

guint64
zz_zip_writer_get_written (const ZzZipWriter *self)
{
  return self->written;
}
