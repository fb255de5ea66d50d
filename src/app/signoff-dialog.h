/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs the state of the project, and shows who signed before and what was changed since. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_SIGNOFF_DIALOG (zz_signoff_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzSignoffDialog, zz_signoff_dialog, ZZ, SIGNOFF_DIALOG, AdwWindow)

void zz_signoff_dialog_present (GtkWindow *parent,
                                ZzSession *session);

G_END_DECLS
