/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA256SUMS: the list of a package's files, as sha256sum writes and checks it.
 *
 * One line a file, "<64 small hex digits>  <path>", sorted by path, of every file in
 * the package but this one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ZZ_PACKAGE_SUMS "SHA256SUMS"

/* @sums: path → 64 hex digits. */
GBytes *zz_package_sums_write (GHashTable *sums);

/* The same table, owned; lines that are not of this form, and paths that stand there
 * twice, are an error. */
GHashTable *zz_package_sums_read (GBytes *bytes,
                                  GError **error);

G_END_DECLS
