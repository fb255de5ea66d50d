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

#define ZZ_TYPE_PAPER (zz_paper_get_type ())
G_DECLARE_FINAL_TYPE (ZzPaper, zz_paper, ZZ, PAPER, GtkWidget)

GtkWidget *zz_paper_new (void);

/* @number: from 0. */
void zz_paper_set_page (ZzPaper *self,
                        ZzPages *pages,
                        guint number);

/* What it says, line by line; owned by the caller. */
char *zz_paper_dup_text (ZzPaper *self);

/* What is seen of it; NULL until it was drawn. */
GdkTexture *zz_paper_get_drawn (ZzPaper *self);

G_END_DECLS
