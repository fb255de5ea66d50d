/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence volume: what an auditor is given to leaf through.
 *
 *   index.html                   every copy with number, clauses, title, dates, SHA-256
 *   04-人员/4.4-01-社保证明.pdf   the copies, numbered by category, clause and item
 *   SHA256SUMS                   checked by `sha256sum -c SHA256SUMS`
 *
 * as a folder or as one ZIP file, the same in both. The same project and files give the
 * same bytes. Items in use are copied once each (volume-plan.h says how they are named);
 * one whose file is missing, or another one than was attached, is refused by name (but
 * see @partial). Every file is hashed while it is copied. The volume gets its name only
 * when all of it is right and whole; after a failure nothing is left of it.
 *
 *   volume = zz_volume_new (file, &options, &error);                      main thread, quick
 *   zz_volume_write (volume, target, FALSE, progress, data, cancellable, &error);  any thread
 *   zz_volume_free (volume);
 */
#pragma once

#include "core/text.h"
#include "store/project-file.h"

G_BEGIN_DECLS

/**
 * ZzVolumeOptions:
 * @language: of the index and of the folders' names
 * @without_confidential: items marked as confidential are not in it
 * @partial: items whose file is missing are no reason to refuse; the index names them
 */
typedef struct
{
  ZzLanguage language;
  gboolean without_confidential;
  gboolean partial;
} ZzVolumeOptions;

typedef struct _ZzVolume ZzVolume;

/* Notes all that is to be copied; reads no evidence and writes nothing. Afterwards the
 * project may be edited and freed. A project that has no local file is refused. */
ZzVolume *zz_volume_new (ZzProjectFile *file,
                         const ZzVolumeOptions *options,
                         GError **error);
void zz_volume_free (ZzVolume *self);

/* What it will hold: copies, their size as noted, confidential items left out, items
 * without their file. */
guint zz_volume_get_n_files (const ZzVolume *self);
goffset zz_volume_get_size (const ZzVolume *self);
guint zz_volume_get_n_left_out (const ZzVolume *self);
guint zz_volume_get_n_missing (const ZzVolume *self);
/* One of these: the number its copy would have and its title, "4.4-01 社保证明"; borrowed. */
const char *zz_volume_get_missing (const ZzVolume *self,
                                   guint i);

/* @target: a local ZIP file, replaced where it is there (@archive), or a local folder,
 * which must not be there. @progress: bytes of evidence done of all, called in this
 * thread. */
gboolean zz_volume_write (ZzVolume *self,
                          GFile *target,
                          gboolean archive,
                          GFileProgressCallback progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzVolume, zz_volume_free)

G_END_DECLS
