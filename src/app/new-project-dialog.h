/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what a new project is for. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_NEW_PROJECT_DIALOG (zz_new_project_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzNewProjectDialog, zz_new_project_dialog, ZZ, NEW_PROJECT_DIALOG, AdwWindow)

typedef void (*ZzNewProjectFunc) (ZzSession *session,
                                  gpointer user_data);

/* Fills @session, an empty one, and calls @func once people said "Create". */
void zz_new_project_dialog_present (GtkWindow *parent,
                                    ZzSession *session,
                                    ZzNewProjectFunc func,
                                    gpointer user_data);

G_END_DECLS
