/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft that is offered: whose work it is, and to restore or discard it.
 *
 * Signal "restore": its button was used.
 * Signal "discard": the user wants it gone, and was asked.
 */
#pragma once

#include "store/draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_RECOVERY_ROW (zz_recovery_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzRecoveryRow, zz_recovery_row, ZZ, RECOVERY_ROW, AdwActionRow)

GtkWidget *zz_recovery_row_new (ZzDraft *draft);

ZzDraft *zz_recovery_row_get_draft (ZzRecoveryRow *self);

G_END_DECLS
