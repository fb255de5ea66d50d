/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks into a package, shows what is in it and what to know of it, and unpacks it into
 * a new folder; or, where it is a version of the project that is open, has its changes
 * taken in. What is refused is told over @parent, what fails later over the dialog; then
 * nothing was written. Closing it stops what is under way. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_PACKAGE_DIALOG (zz_package_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzPackageDialog, zz_package_dialog, ZZ, PACKAGE_DIALOG, AdwWindow)

/* @project: the project in the unpacked package. @bring: its changes are to be taken in,
 * and it is in a scratch folder (package-job.h), which is for the callee to remove. */
typedef void (*ZzUnpackedFunc) (GFile *project,
                                gboolean bring,
                                gpointer user_data);

/* @session: what is open in @parent, or NULL. @free: of @user_data, when the dialog goes. */
void zz_package_dialog_present (GtkWindow *parent,
                                ZzSession *session,
                                GFile *file,
                                ZzUnpackedFunc func,
                                gpointer user_data,
                                GDestroyNotify free);

G_END_DECLS
