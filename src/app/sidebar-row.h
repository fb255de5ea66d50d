/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the sidebar; it names the type of its page and the page's topic. */
#pragma once

#include "eval/findings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_SIDEBAR_ROW (zz_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzSidebarRow, zz_sidebar_row, ZZ, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *zz_sidebar_row_new (GType page,
                               const char *topic,
                               const char *title,
                               const char *icon_name);

GType zz_sidebar_row_get_page (ZzSidebarRow *self);
const char *zz_sidebar_row_get_topic (ZzSidebarRow *self);

/* How many there are of what the page shows, "3 gaps". */
void zz_sidebar_row_set_count (ZzSidebarRow *self,
                               guint n,
                               const char *words);

/* The status beside its word, and met of applicable clauses. */
void zz_sidebar_row_set_status (ZzSidebarRow *self,
                                ZzStatus status,
                                const char *word,
                                guint met,
                                guint applicable);

G_END_DECLS
