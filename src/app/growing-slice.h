/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of a long list that grows with every frame until it is all of it.
 *
 * GTK makes widgets for 200 rows of a column view, seen or not, and that takes longer
 * than people should wait at once.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows no items of @slice yet; then more with every frame of @widget, up to all. */
void zz_growing_slice_begin (GtkSliceListModel *slice,
                             GtkWidget *widget);

/* Sees to it that these items of the whole list (not none) are shown; from then on
 * @positions say where they are in @slice. */
void zz_growing_slice_reveal (GtkSliceListModel *slice,
                              GtkBitset *positions);

G_END_DECLS
