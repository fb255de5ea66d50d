/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing on the overview that leads elsewhere: its state, what it is, what is
 * to be said of it. */
#pragma once

#include "eval/findings.h"
#include "eval/lint.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_OVERVIEW_ROW (zz_overview_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzOverviewRow, zz_overview_row, ZZ, OVERVIEW_ROW, GtkListBoxRow)

/* @target: where it leads, as for "win.show". The reference floats. */
GtkWidget *zz_overview_row_new (ZzStatus status,
                                const char *title,
                                const char *subtitle,
                                const char *target);

/* Shows how grave it is in place of a status. */
void zz_overview_row_set_severity (ZzOverviewRow *self,
                                   ZzSeverity severity);

G_END_DECLS
