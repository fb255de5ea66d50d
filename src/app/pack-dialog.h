/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what goes along in a package, says how much that is, and where to: then saves
 * the project and packs it. It stays while that lasts, and with a sentence where it
 * fails; closing it stops what is under way. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_PACK_DIALOG (zz_pack_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzPackDialog, zz_pack_dialog, ZZ, PACK_DIALOG, AdwWindow)

/* @file: the package that was written. */
typedef void (*ZzPackedFunc) (GFile *file,
                              gpointer user_data);

/* @session has a file. @free: of @user_data, when the dialog goes. */
void zz_pack_dialog_present (GtkWindow *parent,
                             ZzSession *session,
                             ZzPackedFunc func,
                             gpointer user_data,
                             GDestroyNotify free);

G_END_DECLS
