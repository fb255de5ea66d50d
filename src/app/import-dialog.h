/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what importing a table into a register would do, lets people correct which column
 * is which field, and imports it. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_IMPORT_DIALOG (zz_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzImportDialog, zz_import_dialog, ZZ, IMPORT_DIALOG, AdwWindow)

/* The table is in @file, or else it is @text, cells of a clipboard. */
void zz_import_dialog_present (GtkWindow *parent,
                               ZzSession *session,
                               const ZzRegister *reg,
                               GFile *file,
                               const char *text);

G_END_DECLS
