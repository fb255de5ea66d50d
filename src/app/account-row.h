/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A name on a server, in the preferences: whether one gets in, and its password. */
#pragma once

#include "share/accounts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_ACCOUNT_ROW (zz_account_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzAccountRow, zz_account_row, ZZ, ACCOUNT_ROW, AdwActionRow)

GtkWidget *zz_account_row_new (const ZzAccount *account);

G_END_DECLS
