/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of paper: one page of a report, as it is printed, white in the dark too.
 *
 * It is drawn by a thread when it is seen, and what was drawn is kept while it can be
 * seen. Its size is the one it is given; the view around it chooses that. Assistive
 * technology is told which page it is and what the page says.
 */
#pragma once

#include "report/pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZZ_TYPE_SHEET (zz_sheet_get_type ())
G_DECLARE_FINAL_TYPE (ZzSheet, zz_sheet, ZZ, SHEET, GtkWidget)

GtkWidget *zz_sheet_new (void);

/* @number: from 0. */
void zz_sheet_set_page (ZzSheet *self,
                        ZzPages *pages,
                        guint number);

/* What it says, line by line; owned by the caller. */
char *zz_sheet_dup_text (ZzSheet *self);

/* What is seen of it; NULL until it was drawn. */
GdkTexture *zz_sheet_get_drawn (ZzSheet *self);

G_END_DECLS
