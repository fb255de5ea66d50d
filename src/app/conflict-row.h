/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for one conflict: what it is about, what both began with, and the two versions
 * side by side, of which one is chosen.
 *
 * Signal "chosen": a person chose; the merge has it already.
 */
#pragma once

#include "app/conflicts.h"
#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_CONFLICT_ROW (zz_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzConflictRow, zz_conflict_row, ZZ, CONFLICT_ROW, GtkListBoxRow)

GtkWidget *zz_conflict_row_new (const ZzMessages *messages,
                                ZzConflicts *conflicts,
                                guint number);

/* Shows again what is chosen: conflicts can hang together. */
void zz_conflict_row_update (ZzConflictRow *self);

G_END_DECLS
