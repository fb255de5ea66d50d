/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quick look at the files of the evidence folder.
 *
 * Project files come from strangers: nothing named in one may lead out of the
 * folder, neither by its letters nor by a symbolic link on the way. */
#pragma once

#include "core/proof.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Is the file of each of @items (ZzRecord) there, and of the size noted? Not
 * hashed. All are missing where there is no folder (NULL). */
ZzProofStates *zz_evidence_look (GFile *evidence_folder,
                                 const GPtrArray *items,
                                 GCancellable *cancellable);

/* The size of the file at @path below the folder @root, reached over real folders
 * only: every part is looked at without following links. -1 where there is none,
 * and for a path that leads outside. */
gint64 zz_evidence_measure (const char *root,
                            const char *path);

/* The name of a file right in @folder with just this content, or NULL; no link is
 * followed. Owned by the caller. */
char *zz_evidence_find_content (const char *folder,
                                const char *sha256,
                                gint64 size,
                                GCancellable *cancellable);

G_END_DECLS
