/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways a table comes into a register, and out of it again: chosen, dropped, pasted,
 * saved.
 *
 * What comes in is shown by an import dialog (import-dialog.h); why nothing can come in,
 * and what went wrong, is told to the session ("problem").
 */
#pragma once

#include "app/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets people choose a file with a table for @reg. @widget: for whom. */
void zz_table_intake_choose (GtkWidget *widget,
                             ZzSession *session,
                             const ZzRegister *reg);

/* @value: holds a GdkFileList, as drop targets are given it. FALSE for an empty one. */
gboolean zz_table_intake_drop (GtkWidget *widget,
                               ZzSession *session,
                               const ZzRegister *reg,
                               const GValue *value);

/* What the clipboard holds: cells that were copied from a spreadsheet, or a file. */
void zz_table_intake_paste (GtkWidget *widget,
                            ZzSession *session,
                            const ZzRegister *reg);

/* Lets people choose where to write the records of @reg as a table. */
void zz_table_intake_save (GtkWidget *widget,
                           ZzSession *session,
                           const ZzRegister *reg);

G_END_DECLS
