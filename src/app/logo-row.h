/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row in which the logo of a letterhead is chosen and taken away.
 *
 * The picture is read in a thread. Of a file that cannot be used the row says why and
 * has no picture; it may be a file that is not there only today.
 * Signal "changed": there is another picture, or none.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_LOGO_ROW (zz_logo_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzLogoRow, zz_logo_row, ZZ, LOGO_ROW, AdwActionRow)

/* NULL for none. */
void zz_logo_row_set_file (ZzLogoRow *self,
                           GFile *file);
/* The one chosen; NULL for none. */
GFile *zz_logo_row_get_file (ZzLogoRow *self);

/* The picture, checked; NULL for none that can be used. */
GBytes *zz_logo_row_get_picture (ZzLogoRow *self);

G_END_DECLS
