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

G_END_DECLS
