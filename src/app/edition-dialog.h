/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves the project to another edition, after it has said what that does: what
 * goes along, what comes back, what is kept aside, what has to be assessed anew. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_EDITION_DIALOG (zz_edition_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzEditionDialog, zz_edition_dialog, ZZ, EDITION_DIALOG, AdwWindow)

void zz_edition_dialog_present (GtkWindow *parent,
                                ZzSession *session);

G_END_DECLS
