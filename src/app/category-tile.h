/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tile: one category at a glance; a click leads to its page. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_CATEGORY_TILE (zz_category_tile_get_type ())
G_DECLARE_FINAL_TYPE (ZzCategoryTile, zz_category_tile, ZZ, CATEGORY_TILE, GtkButton)

/* @index: of the category in the catalogue. The reference floats. */
GtkWidget *zz_category_tile_new (ZzSession *session,
                                 guint index);

/* Shows what the session's findings say now. */
void zz_category_tile_update (ZzCategoryTile *self);

G_END_DECLS
