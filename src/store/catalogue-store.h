/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where catalogues come from: those built into the program, and the user's own
 * in the folder zizhi/catalogues of the user's data folder.
 *
 * A catalogue is read once and shared from then on; not for several threads.
 */
#pragma once

#include "core/catalogue.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZzCatalogueStore ZzCatalogueStore;

/* @user_folder: where the user's own are looked for; NULL for the usual place. */
ZzCatalogueStore *zz_catalogue_store_new (const char *user_folder);
void zz_catalogue_store_free (ZzCatalogueStore *store);

/* Identifiers of all catalogues, sorted; built-in ones cannot be replaced. */
GStrv zz_catalogue_store_list (ZzCatalogueStore *store);

/* A new reference; an unknown id says which there are. */
ZzCatalogue *zz_catalogue_store_load (ZzCatalogueStore *store,
                                      const char *id,
                                      GError **error);

/* @catalogue is the one of its id from now on: what is read by this store can be compared
 * with a project that was read by another one. */
void zz_catalogue_store_share (ZzCatalogueStore *store,
                               const ZzCatalogue *catalogue);

/* What a new project is for unless somebody chooses: the edition in force, as far as
 * the program knows one that has the text of @level (its id; NULL: of any level), else
 * the one it superseded. A new reference. */
ZzCatalogue *zz_catalogue_store_load_usual (ZzCatalogueStore *store,
                                            const char *level,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzCatalogueStore, zz_catalogue_store_free)

G_END_DECLS
