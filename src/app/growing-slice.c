/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of a long list that grows with every frame. */
#include "app/growing-slice.h"

/* What fills a screen, and what GTK makes rows for. */
#define FEW 24
#define MOST 200

/* Nothing is moved where nothing is shown yet: GTK makes rows for all it is told. */
static void
show (GtkSliceListModel *slice,
      guint offset,
      guint size)
{
  if (gtk_slice_list_model_get_size (slice) == 0)
    gtk_slice_list_model_set_offset (slice, offset);
  gtk_slice_list_model_set_size (slice, size);
  gtk_slice_list_model_set_offset (slice, offset);
}

static gboolean
grow_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  GtkSliceListModel *slice = user_data;
  guint offset = gtk_slice_list_model_get_offset (slice), size = gtk_slice_list_model_get_size (slice);

  if (size >= MOST)
    {
      show (slice, 0, G_MAXUINT);
      return G_SOURCE_REMOVE;
    }
  show (slice, offset - MIN (offset, FEW / 2), size + FEW);
  return G_SOURCE_CONTINUE;
}

void
zz_growing_slice_begin (GtkSliceListModel *slice,
                        GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (slice) && GTK_IS_WIDGET (widget));

  show (slice, 0, 0);
  gtk_widget_add_tick_callback (widget, grow_cb, g_object_ref (slice), g_object_unref);
}

void
zz_growing_slice_reveal (GtkSliceListModel *slice,
                         GtkBitset *positions)
{
  guint first, last, size;

  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (slice));
  g_return_if_fail (positions != NULL && !gtk_bitset_is_empty (positions));

  size = gtk_slice_list_model_get_size (slice);
  if (size == G_MAXUINT)
    return;
  first = gtk_bitset_get_minimum (positions);
  last = gtk_bitset_get_maximum (positions);
  if (last - first >= FEW / 4)
    show (slice, 0, G_MAXUINT);
  else
    show (slice, first - MIN (first, FEW / 4), MAX (size, FEW / 2));
  gtk_bitset_shift_left (positions, gtk_slice_list_model_get_offset (slice));
}
