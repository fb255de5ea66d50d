/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ZIP file that is put together beside its place and moved there when it is whole:
 * what packages and volumes are written with.
 *
 *   zz_archive_out_begin (&out, target, &error)
 *     && zz_archive_out_add_bytes (…) && zz_archive_out_add_source (…) …
 *     && zz_archive_out_finish (&out, &error);
 *   zz_archive_out_clear (&out);      in any case: of what is not finished nothing is left
 */
#pragma once

#include "handover/proof-file.h"
#include "handover/zip-writer.h"
#include "store/place.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  ZzNewFile file;
  ZzZipWriter *zip;
} ZzArchiveOut;

#define ZZ_ARCHIVE_OUT_INIT  \
  {                          \
    .file = ZZ_NEW_FILE_INIT \
  }

/* @target: a local file in a folder that is there. */
gboolean zz_archive_out_begin (ZzArchiveOut *self,
                               GFile *target,
                               GError **error);
/* Both set @hex, 65 bytes, to the SHA-256 of what was added. */
gboolean zz_archive_out_add_bytes (ZzArchiveOut *self,
                                   const char *name,
                                   GBytes *bytes,
                                   char *hex,
                                   GError **error);
gboolean zz_archive_out_add_source (ZzArchiveOut *self,
                                    const char *name,
                                    const ZzProofFile *source,
                                    int in,
                                    ZzHandoverProgress *progress,
                                    char *hex,
                                    GError **error);
gboolean zz_archive_out_finish (ZzArchiveOut *self,
                                GError **error);
void zz_archive_out_clear (ZzArchiveOut *self);

/* Whether deflating a file of this name would cost time and gain nothing. */
gboolean zz_archive_is_compressed (const char *name);

G_END_DECLS
