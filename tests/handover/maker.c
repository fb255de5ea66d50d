/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP files put together byte by byte. */
#include "maker.h"

#include "handover/zip-format.h"

#include <zlib.h>

static void
free_entry_cb (gpointer data)
{
  MakerEntry *entry = data;

  g_free (entry->name);
  g_free (entry->local_name);
  g_clear_pointer (&entry->content, g_bytes_unref);
  g_clear_pointer (&entry->packed, g_bytes_unref);
  g_clear_pointer (&entry->extra, g_bytes_unref);
  g_clear_pointer (&entry->behind, g_bytes_unref);
  g_free (entry);
}

Maker *
maker_new (void)
{
  Maker *self = g_new0 (Maker, 1);

  self->entries = g_ptr_array_new_with_free_func (free_entry_cb);
  self->count = -1;
  return self;
}

void
maker_free (Maker *self)
{
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->before, g_bytes_unref);
  g_clear_pointer (&self->comment, g_bytes_unref);
  g_free (self);
}

void
maker_set (MakerEntry *entry,
           GBytes *content)
{
  gsize n;
  const guchar *data = g_bytes_get_data (content, &n);

  g_clear_pointer (&entry->content, g_bytes_unref);
  g_clear_pointer (&entry->packed, g_bytes_unref);
  entry->content = content;
  entry->crc = (guint32) crc32 (0, data, (uInt) n);
  entry->size = entry->packed_size = entry->local_size = n;
}

MakerEntry *
maker_add (Maker *self,
           const char *name,
           GBytes *content)
{
  MakerEntry *entry = g_new0 (MakerEntry, 1);

  entry->name = g_strdup (name);
  entry->n_name = strlen (name);
  entry->flags = ZZ_ZIP_UTF8;
  entry->attributes = 0100644u << 16;
  entry->at = -1;
  maker_set (entry, content);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

MakerEntry *
maker_find (Maker *self,
            const char *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (((MakerEntry *) self->entries->pdata[i])->name, name))
      return self->entries->pdata[i];
  return NULL;
}

void
maker_drop (Maker *self,
            const char *name)
{
  g_assert_true (g_ptr_array_remove (self->entries, maker_find (self, name)));
}

void
maker_deflate (MakerEntry *entry)
{
  gsize n;
  const guchar *data = g_bytes_get_data (entry->content, &n);
  const gsize room = n + n / 100 + 1000;
  guchar *out = g_malloc (room);
  z_stream stream = { 0 };

  g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), ==, Z_OK);
  stream.next_in = (guchar *) data;
  stream.avail_in = (uInt) n;
  stream.next_out = out;
  stream.avail_out = (uInt) room;
  g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  entry->packed_size = stream.total_out;
  g_clear_pointer (&entry->packed, g_bytes_unref);
  entry->packed = g_bytes_new_take (out, stream.total_out);
  entry->method = entry->local_method = ZZ_ZIP_DEFLATED;
  deflateEnd (&stream);
}

void
maker_seal (Maker *self)
{
  GString *sums = g_string_new (NULL);
  MakerEntry *list;

  for (guint i = 0; i < self->entries->len; i++)
    {
      MakerEntry *entry = self->entries->pdata[i];
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, entry->content);

      if (!g_str_equal (entry->name, "SHA256SUMS") && entry->name[strlen (entry->name) - 1] != '/')
        g_string_append_printf (sums, "%s  %s\n", sum, entry->name);
    }
  list = maker_find (self, "SHA256SUMS");
  if (list != NULL)
    maker_set (list, g_string_free_to_bytes (sums));
  else
    maker_add (self, "SHA256SUMS", g_string_free_to_bytes (sums));
}

static void
append (GByteArray *out,
        GBytes *bytes)
{
  gsize n;
  const guchar *data;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &n);
  g_byte_array_append (out, data, (guint) n);
}

static guchar *
put_common (guchar *at,
            const MakerEntry *entry,
            gboolean local)
{
  at = zz_zip_put (at, 20, 2);
  at = zz_zip_put (at, entry->flags, 2);
  at = zz_zip_put (at, local ? entry->local_method : entry->method, 2);
  at = zz_zip_put (at, 0x00210000, 4);
  at = zz_zip_put (at, entry->crc, 4);
  at = zz_zip_put (at, entry->packed_size, 4);
  return zz_zip_put (at, local ? entry->local_size : entry->size, 4);
}

static void
build_local (GByteArray *out,
             const MakerEntry *entry)
{
  const gsize n_name = entry->local_name != NULL ? strlen (entry->local_name) : entry->n_name;
  guchar header[ZZ_ZIP_LOCAL_SIZE];
  guchar *at = zz_zip_put (header, ZZ_ZIP_LOCAL, 4);

  at = put_common (at, entry, TRUE);
  at = zz_zip_put (at, n_name, 2);
  zz_zip_put (at, 0, 2);
  g_byte_array_append (out, header, sizeof header);
  g_byte_array_append (out, (const guchar *) (entry->local_name != NULL ? entry->local_name : entry->name), (guint) n_name);
  append (out, entry->packed != NULL ? entry->packed : entry->content);
  append (out, entry->behind);
}

static void
build_central (GByteArray *out,
               const MakerEntry *entry,
               guint offset)
{
  const gsize n_extra = entry->extra != NULL ? g_bytes_get_size (entry->extra) : 0;
  guchar header[ZZ_ZIP_CENTRAL_SIZE];
  guchar *at = zz_zip_put (header, ZZ_ZIP_CENTRAL, 4);

  at = zz_zip_put (at, 3 << 8 | 20, 2);
  at = put_common (at, entry, FALSE);
  at = zz_zip_put (at, entry->n_name, 2);
  at = zz_zip_put (at, n_extra, 2);
  at = zz_zip_put (at, 0, 6);
  at = zz_zip_put (at, entry->attributes, 4);
  zz_zip_put (at, offset, 4);
  g_byte_array_append (out, header, sizeof header);
  g_byte_array_append (out, (const guchar *) entry->name, (guint) entry->n_name);
  append (out, entry->extra);
}

static void
build_end (GByteArray *out,
           const Maker *self,
           guint begin)
{
  const guint length = out->len - begin, place = out->len;
  const guint64 count = self->count >= 0 ? (guint64) self->count : self->entries->len;
  guchar bytes[ZZ_ZIP_END64_SIZE + ZZ_ZIP_LOCATOR64_SIZE + ZZ_ZIP_END_SIZE];
  guchar *at = bytes;

  if (self->end64)
    {
      at = zz_zip_put (at, ZZ_ZIP_END64, 4);
      at = zz_zip_put (at, ZZ_ZIP_END64_SIZE - 12, 8);
      at = zz_zip_put (at, 45 << 16 | 45, 4);
      at = zz_zip_put (at, 0, 8);
      at = zz_zip_put (at, count, 8);
      at = zz_zip_put (at, count, 8);
      at = zz_zip_put (at, length, 8);
      at = zz_zip_put (at, begin, 8);
      at = zz_zip_put (at, ZZ_ZIP_LOCATOR64, 4);
      at = zz_zip_put (at, 0, 4);
      at = zz_zip_put (at, place, 8);
      at = zz_zip_put (at, 1, 4);
    }
  at = zz_zip_put (at, ZZ_ZIP_END, 4);
  at = zz_zip_put (at, 0, 4);
  at = zz_zip_put (at, self->end64 ? ZZ_ZIP_SEE64_COUNT : count, 2);
  at = zz_zip_put (at, self->end64 ? ZZ_ZIP_SEE64_COUNT : count, 2);
  at = zz_zip_put (at, length, 4);
  at = zz_zip_put (at, begin, 4);
  at = zz_zip_put (at, self->comment != NULL ? g_bytes_get_size (self->comment) : 0, 2);
  g_byte_array_append (out, bytes, (guint) (at - bytes));
  append (out, self->comment);
}

GBytes *
maker_build (Maker *self)
{
  GByteArray *out = g_byte_array_new ();
  g_autofree guint *offsets = g_new0 (guint, self->entries->len + 1);
  guint begin;

  append (out, self->before);
  for (guint i = 0; i < self->entries->len; i++)
    {
      offsets[i] = out->len;
      build_local (out, self->entries->pdata[i]);
    }
  begin = out->len;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const MakerEntry *entry = self->entries->pdata[i];

      build_central (out, entry, offsets[entry->at >= 0 ? (guint) entry->at : i]);
    }
  build_end (out, self, begin);
  return g_byte_array_free_to_bytes (out);
}
