/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day on which the verdict of a clause changes. Activating the row chooses the
 * day, its button leads to the clause. */
#pragma once

#include "app/session.h"
#include "eval/forecast.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_TURN_ROW (zz_turn_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzTurnRow, zz_turn_row, ZZ, TURN_ROW, GtkListBoxRow)

GtkWidget *zz_turn_row_new (ZzSession *session,
                            const ZzTurn *turn);

const ZzTurn *zz_turn_row_get_turn (ZzTurnRow *self);

/* @cause: what made the verdict change; NULL where nobody knows. */
void zz_turn_row_explain (ZzTurnRow *self,
                          const char *cause);

G_END_DECLS
