/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins the bytes of two versions of a project where nobody has to choose: what a
 * share or a package does before it asks a person (core/merge.h). */
#pragma once

#include "core/merge.h"
#include "store/catalogue-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @base: what both began with. NULL with ZZ_ERROR_CONFLICT where both changed the same,
 * with how often; for any thread. @user_data is not looked at: it has the shape of a
 * ZzRemoteMerge. */
GBytes *zz_project_join (GBytes *base,
                         GBytes *mine,
                         GBytes *theirs,
                         gpointer user_data,
                         GError **error);

/* What both began with, for a merge with @here: moved to its edition where that is another
 * one, as of a project that was moved since. */
ZzProject *zz_project_join_read_base (GBytes *base,
                                      ZzProject *here,
                                      ZzCatalogueStore *catalogues,
                                      GError **error);

/* FALSE with ZZ_ERROR_CONFLICT where something of @merge is still to be decided. */
gboolean zz_project_join_check (const ZzMerge *merge,
                                GError **error);

G_END_DECLS
