/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The button of what is done with others: handing over, comparing, a server. It can be
 * used while a project is open. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Property "session": the project that is shared, or NULL. */
#define ZZ_TYPE_SHARE_MENU (zz_share_menu_get_type ())
G_DECLARE_FINAL_TYPE (ZzShareMenu, zz_share_menu, ZZ, SHARE_MENU, AdwBin)

G_END_DECLS
