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
} ZzColumn;

typedef struct _ZzColumns ZzColumns;

/* To be freed after @view is gone. */
ZzColumns *zz_columns_new (GtkColumnView *view);
void zz_columns_free (ZzColumns *self);

/* @column is copied. Returns what the view may be sorted by; borrowed. */
GtkColumnViewColumn *zz_columns_append (ZzColumns *self,
                                        const char *title,
                                        const ZzColumn *column);

/* Reads the cells on the screen again. */
void zz_columns_refresh (ZzColumns *self);

/* The position of the row at a point of the view, or GTK_INVALID_LIST_POSITION. */
guint zz_columns_find (ZzColumns *self,
                       double x,
                       double y);

G_END_DECLS
