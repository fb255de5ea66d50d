/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence taken along to another evidence folder, when a project is saved
 * under another name. */
#pragma once

#include "core/record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies the files of @items (ZzRecord) from one evidence folder to another,
 * which is made if need be; the folder it lies in must be there. A file stands
 * under its name only when it is whole and synced. What already has the right
 * size at its new place is kept, what has another one is replaced; a link there
 * is refused with ZZ_ERROR_UNSAFE. An item whose file is not there, or whose path
 * leads outside, cannot be taken along and is left out. When it fails or is cancelled,
 * the copies it made are removed again; a file replaced for its size stays replaced. */
gboolean zz_evidence_copy (const GPtrArray *items,
                           GFile *from,
                           GFile *to,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
