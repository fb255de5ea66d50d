/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ZIP file from a stranger: read strictly, so that it can be read in one way only.
 *
 * Taken is what ZIP programs write today: stored and deflated entries, 64-bit
 * records, folders. Refused with one sentence is everything by which two programs
 * could see two different files in the same bytes, or that no package needs:
 *
 *  - bytes before, between or behind the entries, entries that overlap, a comment at
 *    the end, several disks, a directory that is not where the end says;
 *  - a local header that says otherwise than the directory (name, method, flags,
 *    sizes, sum), a second name in an extra field, a name that is not UTF-8 or does
 *    not say that it is;
 *  - encryption, other methods, links, devices;
 *  - more than ZZ_ZIP_MAX_ENTRIES entries, more than ZZ_ZIP_MAX_TOTAL bytes, and more
 *    than ZZ_ZIP_FREE_TOTAL where they are over ZZ_ZIP_MAX_RATIO times the file.
 *
 * What the names say is the caller's business (package-path.h). Opening reads the
 * directory and the local headers; zz_zip_reader_extract() counts the bytes that
 * really come out, compares size and sum, and never gives more than was announced.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ZZ_ZIP_MAX_ENTRIES 100000u
#define ZZ_ZIP_MAX_TOTAL (G_GUINT64_CONSTANT (1) << 38) /* 256 GiB */
#define ZZ_ZIP_FREE_TOTAL (G_GUINT64_CONSTANT (1) << 30)
#define ZZ_ZIP_MAX_RATIO 200u

typedef struct _ZzZipReader ZzZipReader;

/**
 * ZzZipEntry:
 * @name: UTF-8, as it stands there; of a folder with the slash at its end
 * @size: how many bytes it is to be
 * @packed: how many it takes in the file
 * @begin: where they are
 * @offset: where its local header is
 */
typedef struct
{
  char *name;
  gboolean folder;
  gboolean deflated;
  gboolean sizes_behind;
  guint32 crc;
  guint64 size;
  guint64 packed;
  guint64 begin;
  guint64 offset;
} ZzZipEntry;

/* Reads the directory of the open file @in, which is closed by _free() and, where
 * this fails, here. @shown: what messages call it. */
ZzZipReader *zz_zip_reader_new (int in,
                                const char *shown,
                                GError **error);
void zz_zip_reader_free (ZzZipReader *self);

/* ZzZipEntry, in the order of the file's directory. */
const GPtrArray *zz_zip_reader_get_entries (const ZzZipReader *self);

/* The one of this name, or NULL. */
const ZzZipEntry *zz_zip_reader_find (const ZzZipReader *self,
                                      const char *name);

/* The sizes of all entries together. */
guint64 zz_zip_reader_get_total (const ZzZipReader *self);

/* Gets the bytes of an entry, block by block; FALSE with the error set ends it. */
typedef gboolean (*ZzZipFunc) (const guchar *bytes,
                               gsize n,
                               gpointer user_data,
                               GError **error);

/* What @func got before a failure is worthless. */
gboolean zz_zip_reader_extract (ZzZipReader *self,
                                const ZzZipEntry *entry,
                                ZzZipFunc func,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

/* All of it at once; one of more than @most bytes is a ZZ_ERROR_LIMIT. */
GBytes *zz_zip_reader_load (ZzZipReader *self,
                            const ZzZipEntry *entry,
                            gsize most,
                            GCancellable *cancellable,
                            GError **error);

/* Whether so many bytes out of so many are more than is believed. */
gboolean zz_zip_is_too_much (guint64 total,
                             guint64 packed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzZipReader, zz_zip_reader_free)

G_END_DECLS
