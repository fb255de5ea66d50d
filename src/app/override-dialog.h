/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replaces a figure of the catalogue by the project's own, with a reason. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_OVERRIDE_DIALOG (zz_override_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzOverrideDialog, zz_override_dialog, ZZ, OVERRIDE_DIALOG, AdwWindow)

void zz_override_dialog_present (GtkWindow *parent,
                                 ZzSession *session,
                                 const ZzFigure *figure);

G_END_DECLS
