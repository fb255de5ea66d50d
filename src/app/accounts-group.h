/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The servers that projects are shared on, in the preferences; not to be seen where
 * there are none. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_ACCOUNTS_GROUP (zz_accounts_group_get_type ())
G_DECLARE_FINAL_TYPE (ZzAccountsGroup, zz_accounts_group, ZZ, ACCOUNTS_GROUP, AdwPreferencesGroup)

G_END_DECLS
