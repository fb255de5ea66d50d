/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what another version says otherwise: verdicts first, those that were lost before
 * all, then the changes by register. Each row leads to what it is about. The window
 * beside it stays usable.
 */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_COMPARISON_DIALOG (zz_comparison_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzComparisonDialog, zz_comparison_dialog, ZZ, COMPARISON_DIALOG, AdwWindow)

/* With the project in @file: the session's own file, where somebody else changed it, whose
 * changes can be taken in from here, or another one. @parent: a ZzAppWindow, or a dialog
 * over one. */
void zz_comparison_dialog_present_file (GtkWindow *parent,
                                        ZzSession *session,
                                        GFile *file);

/* What was changed since a sign-off. */
void zz_comparison_dialog_present_signoff (GtkWindow *parent,
                                           ZzSession *session,
                                           const char *signoff);

G_END_DECLS
