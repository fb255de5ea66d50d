/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names inside a package: what every computer can unpack, and nothing that leads
 * anywhere but into the package's own folder.
 *
 * A path is refused when it is absolute, has a part that is empty, "." or "..", a
 * backslash, a drive letter ("C:"), a control character or one that changes the
 * direction of reading, a name Windows keeps to itself (CON, aux.txt, COM1), a part
 * that ends in a full stop or blank or has more than 255 bytes, more than
 * ZZ_PACKAGE_MAX_DEPTH parts or more than ZZ_PACKAGE_MAX_PATH bytes.
 *
 * Packing and unpacking ask the same questions, so what was packed can be unpacked.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZZ_PACKAGE_MAX_DEPTH 8
#define ZZ_PACKAGE_MAX_PATH 1024
#define ZZ_PACKAGE_MAX_PART 255

/* @path: UTF-8, without a slash at its end. The message shows it and says what is
 * wrong with it. */
gboolean zz_package_path_check (const char *path,
                                GError **error);

/* The paths of one package, each seen once: two that are the same file on a computer
 * that does not tell upper from lower case, or ways to write one character, and a
 * file where another path needs a folder, are refused. */
typedef struct _ZzPackagePaths ZzPackagePaths;

ZzPackagePaths *zz_package_paths_new (void);
void zz_package_paths_free (ZzPackagePaths *self);

/* Checks @path by itself and beside all that were added. */
gboolean zz_package_paths_add (ZzPackagePaths *self,
                               const char *path,
                               gboolean folder,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzPackagePaths, zz_package_paths_free)

G_END_DECLS
