/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ZIP file being put together in memory: the same parts in the same order give the
 * same bytes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ZzZip ZzZip;

ZzZip *zz_zip_new (void);

/* @name: its path, in ASCII. The parts stand in the order they were added in. All are
 * deflated, pictures too: libarchive notes the length of a part behind it, and LibreOffice
 * 25.2 opens no file with a part of which that is said and that is not deflated. */
void zz_zip_add (ZzZip *zip,
                 const char *name,
                 GBytes *bytes);

/* NULL and ZZ_ERROR_LIMIT where it could not be put together, whichever part that
 * showed at. */
GBytes *zz_zip_free_to_bytes (ZzZip *zip,
                              GError **error);

G_END_DECLS
