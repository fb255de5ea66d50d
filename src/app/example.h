/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example project: found where it is installed, opened as a copy. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies the example into a new folder among the user's documents, in a thread
 * of its own. Finish returns the copy's project file, owned by the caller. */
void zz_example_copy_async (GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GFile *zz_example_copy_finish (GAsyncResult *result,
                               GError **error);

G_END_DECLS
