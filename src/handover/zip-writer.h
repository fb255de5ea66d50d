/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ZIP file being written: one entry after the other into an open, empty file.
 *
 *   zip = zz_zip_writer_new (fd, "where, for messages");
 *   zz_zip_writer_begin (zip, "a/b.txt", FALSE, size, &error)
 *     && zz_zip_writer_write (…) … && zz_zip_writer_end (zip, &error) … for each entry
 *     && zz_zip_writer_finish (zip, &error);
 *
 * The same calls give the same bytes on every machine: no clock, no time zone, no
 * user. Names are UTF-8 and say so (bit 11), every time is 1980-01-01 00:00, nothing
 * stands before, between or behind the entries, and sizes stand in the local headers
 * too, which is why the file has to be seekable. 64-bit records are written where a
 * size, a place or the number of entries needs them and nowhere else.
 *
 * After a failure the file is worthless; remove it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZzZipWriter ZzZipWriter;

/* @out: open for writing, empty; not closed. @shown: what messages call the file. */
ZzZipWriter *zz_zip_writer_new (int out,
                                const char *shown);
void zz_zip_writer_free (ZzZipWriter *self);

/* @name: its path, UTF-8, checked by the caller. @deflate: else it is stored.
 * @expected: about how many bytes will come; an entry of more than 4 GiB must say so. */
gboolean zz_zip_writer_begin (ZzZipWriter *self,
                              const char *name,
                              gboolean deflate,
                              guint64 expected,
                              GError **error);
gboolean zz_zip_writer_write (ZzZipWriter *self,
                              const guchar *bytes,
                              gsize n,
                              GError **error);
gboolean zz_zip_writer_end (ZzZipWriter *self,
                            GError **error);

/* A whole entry at once. */
gboolean zz_zip_writer_add (ZzZipWriter *self,
                            const char *name,
                            gboolean deflate,
                            GBytes *bytes,
                            GError **error);

/* Writes the directory. The file is not synced. */
gboolean zz_zip_writer_finish (ZzZipWriter *self,
                               GError **error);

/* How many bytes were given, and how many they became so far. */
guint64 zz_zip_writer_get_total (const ZzZipWriter *self);
guint64 zz_zip_writer_get_written (const ZzZipWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzZipWriter, zz_zip_writer_free)

G_END_DECLS
