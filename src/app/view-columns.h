/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a column view of rows (ZzRecordRow), each described by what it says
 * of one.
 *
 * A cell is one line of text, as wide as its column asks for whatever it holds, so
 * that columns do not move while people scroll; what is cut off is told by a tooltip.
 */
#pragma once

#include "app/record-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  int n_chars; /* how wide */
  gboolean expand;
  /* What the cell says; owned by the caller. */
  char *(*dup_text) (gpointer item,
                     gconstpointer data);
  /* The place among others; NULL: it sorts by its text. */
  gint64 (*get_key) (gpointer item,
                     gconstpointer data);
  /* The name of an icon before the text, and its CSS class; NULL: none. */
  const char *(*get_icon) (gpointer item,
                           const char **css_class);
  gconstpointer data;
} ZzViewColumn;

typedef struct _ZzViewColumns ZzViewColumns;

/* To be freed after @view is gone. */
ZzViewColumns *zz_view_columns_new (GtkColumnView *view);
void zz_view_columns_free (ZzViewColumns *self);

/* @column is copied. Returns what the view may be sorted by; borrowed. */
GtkColumnViewColumn *zz_view_columns_append (ZzViewColumns *self,
                                             const char *title,
                                             const ZzViewColumn *column);

/* Reads the cells on the screen again. */
void zz_view_columns_refresh (ZzViewColumns *self);

/* The position of the row at a point of the view, or GTK_INVALID_LIST_POSITION. */
guint zz_view_columns_find (ZzViewColumns *self,
                            double x,
                            double y);

G_END_DECLS
