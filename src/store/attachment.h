/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence files: copied in under their hash, found again safely.
 *
 * A file is copied to EVIDENCE_FOLDER/<first 12 hex digits of its SHA-256>/NAME, NAME
 * being its own as every computer takes it (core/portable-name.h),
 * hashed while it is copied, and put into place only when it is whole; the same
 * content is kept once, under the name it came with first, so that two items may
 * name one file. The caller then puts the evidence
 * record into the project by a change: a copy no record names is harmless.
 */
#pragma once

#include "core/builtin.h"
#include "core/project.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the evidence folder is called that stands beside a project file of this name;
 * owned by the caller. */
char *zz_evidence_folder_name (const char *file_name);

/* Whether a path of a project file may be followed: relative, "/" between parts,
 * no empty, "." or ".." part, no backslash or control character. */
gboolean zz_evidence_path_is_safe (const char *path);

/* Copies @source in and returns a new evidence record (not yet in any project)
 * with id, file, size, sha256, media type, title (its own name without its ending)
 * and the time it was added. @kind: number of an evidence kind, or -1.
 * @now: the time to note, UTC. */
ZzRecord *zz_attach_file (GFile *source,
                          GFile *evidence_folder,
                          const ZzCatalogue *catalogue,
                          int kind,
                          GDateTime *now,
                          GFileProgressCallback progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);

/**
 * ZzAttached: files that were copied in
 * @items: their records (ZzRecord), in the order of the sources
 * @placed: the paths of copies that were not there before
 * @folder: the evidence folder, @made: which was not there before
 */
typedef struct
{
  GPtrArray *items;
  GPtrArray *placed;
  char *folder;
  gboolean made;
} ZzAttached;

/* The same for many: all of @sources (GFile) or none. Whatever is wrong with one of
 * them and can be seen is said before the first is copied; when copying fails or is
 * cancelled, nothing of it is left. @progress: bytes done of bytes in all. */
ZzAttached *zz_attach_files (const GPtrArray *sources,
                             GFile *evidence_folder,
                             const ZzCatalogue *catalogue,
                             int kind,
                             GDateTime *now,
                             GFileProgressCallback progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);

/* Removes the copies that were not there before, for who cannot name them after all. */
void zz_attached_take_back (const ZzAttached *self);
void zz_attached_free (ZzAttached *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzAttached, zz_attached_free)

/* Where the item's file is, or NULL with ZZ_ERROR_UNSAFE for a path that leads
 * outside, and for one through a symbolic link. Owned by the caller. */
GFile *zz_evidence_locate (GFile *evidence_folder,
                           ZzRecord *item,
                           GError **error);

G_END_DECLS
