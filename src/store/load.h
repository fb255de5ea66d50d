/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a whole file that may be anything: bounded, and only a regular file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @etag: its ETag, owned by the caller; may be NULL. A file that is not there is
 * a ZZ_ERROR_NOT_FOUND, one over @most bytes a ZZ_ERROR_LIMIT. */
GBytes *zz_load_file (GFile *file,
                      gsize most,
                      char **etag,
                      GCancellable *cancellable,
                      GError **error);

G_END_DECLS
