/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence files on their way into a package or volume: opened without following a
 * link, hashed while they are read, and refused where they are not what the project
 * says they are.
 *
 * A ZzProofFile holds copies of what the project says, so that a worker can read the
 * files while the project is being edited.
 */
#pragma once

#include "core/record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ZzProofFile:
 * @title: of the item, for messages
 * @path: below the evidence folder; %NULL: the item has no file
 * @size: as noted, or -1
 * @sha256: as noted, or %NULL
 */
typedef struct
{
  char *title;
  char *path;
  gint64 size;
  char *sha256;
} ZzProofFile;

ZzProofFile *zz_proof_file_new (const ZzRecord *item);
void zz_proof_file_free (ZzProofFile *source);

/**
 * ZzHandoverProgress: how far a whole task is
 * @func: may be %NULL; called with bytes done of bytes in all
 */
typedef struct
{
  GFileProgressCallback func;
  gpointer user_data;
  GCancellable *cancellable;
  goffset done;
  goffset total;
} ZzHandoverProgress;

/* Counts @n more bytes and tells it; FALSE with G_IO_ERROR_CANCELLED. */
gboolean zz_handover_progress_add (ZzHandoverProgress *self,
                                   gsize n,
                                   GError **error);

typedef gboolean (*ZzProofFileFunc) (const guchar *bytes,
                                     gsize n,
                                     gpointer user_data,
                                     GError **error);

/* Opens the file below the folder at @root, over real folders only. -1 with
 * ZZ_ERROR_NOT_FOUND where there is none, with ZZ_ERROR_UNSAFE for a path that leads
 * outside, through a link, or to no file. */
int zz_proof_file_open (const ZzProofFile *source,
                        const char *root,
                        GError **error);

/* Reads the file open at @in to its end. @func may be NULL: it is only verified.
 * @hex: its SHA-256, 65 bytes. ZZ_ERROR_CHANGED where size or sum are not those
 * noted, or it was written to meanwhile; what @func got is then worthless. */
gboolean zz_proof_file_read (const ZzProofFile *source,
                             int in,
                             ZzProofFileFunc func,
                             gpointer user_data,
                             ZzHandoverProgress *progress,
                             char *hex,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzProofFile, zz_proof_file_free)

G_END_DECLS
