/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what an evidence volume is to be, says what it will hold and what is missing, asks
 * where to, and has it made. It stays while that lasts, and where it fails; closing it stops
 * what is under way. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_VOLUME_DIALOG (zz_volume_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzVolumeDialog, zz_volume_dialog, ZZ, VOLUME_DIALOG, AdwWindow)

/* @file: what to show of the volume that was made: its index, or the ZIP file. */
typedef void (*ZzVolumeMadeFunc) (GFile *file,
                                  gpointer user_data);

/* @parent: a window with the action "win.stop". @session has a file. @free: of @user_data,
 * when the dialog goes. */
void zz_volume_dialog_present (GtkWindow *parent,
                               ZzSession *session,
                               ZzVolumeMadeFunc func,
                               gpointer user_data,
                               GDestroyNotify free);

G_END_DECLS
