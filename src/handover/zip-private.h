/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the directory and the contents of a ZIP file share: zip-directory.c finds the
 * entries, zip-reader.c gives their bytes. */
#pragma once

#include "handover/zip-reader.h"

G_BEGIN_DECLS

struct _ZzZipReader
{
  int in;
  char *shown;
  guint64 length;
  guint64 total;
  GPtrArray *entries;
  GHashTable *by_name;
};

/* "SHOWN: MESSAGE", a ZZ_ERROR; always FALSE. */
gboolean zz_zip_fail (const ZzZipReader *self,
                      int code,
                      GError **error,
                      const char *message);
/* The same about one entry. */
gboolean zz_zip_fail_entry (const ZzZipReader *self,
                            const ZzZipEntry *entry,
                            int code,
                            GError **error,
                            const char *message);

/* Reads exactly @n bytes at @offset; that there are fewer is an error. */
gboolean zz_zip_read_at (const ZzZipReader *self,
                         guchar *bytes,
                         gsize n,
                         guint64 offset,
                         GError **error);

/* Fills the entries, each checked against its local header. */
gboolean zz_zip_read_directory (ZzZipReader *self,
                                GError **error);

G_END_DECLS
