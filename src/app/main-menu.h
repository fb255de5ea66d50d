/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main menu's button; the menu names what undo and redo would do. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_MAIN_MENU (zz_main_menu_get_type ())
G_DECLARE_FINAL_TYPE (ZzMainMenu, zz_main_menu, ZZ, MAIN_MENU, AdwBin)

/* Whole labels: "Undo: Edit “Name”". */
void zz_main_menu_name_steps (ZzMainMenu *self,
                              const char *undo,
                              const char *redo);

G_END_DECLS
