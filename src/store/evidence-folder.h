/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence folder: which paths in it may be followed, and a quick look.
 *
 * Project files come from strangers: nothing named in one may lead out of the
 * folder, neither by its letters nor by a symbolic link on the way. */
#pragma once

#include "core/project.h"
#include "core/proof.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether @folder is a real folder, not a link to one. */
gboolean zz_evidence_check_folder (GFile *folder,
                                   GError **error);

/* Is each item's file there, and of the size noted? Not hashed. All are missing
 * where there is no folder (NULL). */
ZzProofStates *zz_evidence_look (GFile *evidence_folder,
                                 ZzProject *project,
                                 GCancellable *cancellable);

G_END_DECLS
