/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local files, written so that a crash leaves the old or the new, never half. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The file a path ends at when its symbolic links are followed; @file itself
 * where there is none yet or it is not local. Owned by the caller. */
GFile *zz_place_resolve (GFile *file);

/* Writes beside and moves into place, synced, with the mode the file had. */
gboolean zz_place_write (GFile *file,
                         GBytes *bytes,
                         GError **error);

/* Makes what was moved into the folder at @path survive a power cut. */
void zz_place_sync_folder (const char *path);

/* Sets a G_IO_ERROR for the present errno: "PATH: reason". */
void zz_place_set_error (GError **error,
                         const char *path);

G_END_DECLS
