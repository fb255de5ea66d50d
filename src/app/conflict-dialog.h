/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks a person to choose where two people changed the same: one by one, or one side
 * for all. Closing it gives up, and nothing is taken in. */
#pragma once

#include "app/conflicts.h"
#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_CONFLICT_DIALOG (zz_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzConflictDialog, zz_conflict_dialog, ZZ, CONFLICT_DIALOG, AdwWindow)

/* Has @conflicts closed when it is answered, and goes when they are. */
void zz_conflict_dialog_present (GtkWindow *parent,
                                 ZzSession *session,
                                 ZzConflicts *conflicts);

G_END_DECLS
