/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a column view. */
#include "app/view-columns.h"

#include <string.h>

typedef struct
{
  ZzViewColumn look;
  GHashTable *bound; /* borrowed: the owner's */
} Column;

struct _ZzViewColumns
{
  GtkColumnView *view; /* borrowed */
  GPtrArray *columns;
  GHashTable *bound; /* GtkListItem → Column, of the cells that show an item */
};

static GtkInscription *
get_text (GtkListItem *item,
          const Column *column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  return GTK_INSCRIPTION (column->look.get_icon != NULL ? gtk_widget_get_last_child (cell) : cell);
}

static void
show_icon (GtkListItem *item,
           const Column *column)
{
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *classes[] = { NULL, NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (image), column->look.get_icon (gtk_list_item_get_item (item), &classes[0]));
  gtk_widget_set_css_classes (image, classes);
}

static void
show_cell (GtkListItem *item,
           const Column *column)
{
  GtkInscription *cell = get_text (item, column);
  g_autofree char *text = column->look.dup_text (gtk_list_item_get_item (item), column->look.data);

  if (column->look.get_icon != NULL)
    show_icon (item, column);
  if (g_strcmp0 (gtk_inscription_get_text (cell), text) != 0)
    gtk_inscription_set_text (cell, text);
}

/* An inscription is measured without a look at its text: most rows of a list that
 * GTK makes are not in sight. */
static GtkWidget *
make_text (const Column *column)
{
  GtkInscription *cell = GTK_INSCRIPTION (gtk_inscription_new (NULL));

  gtk_inscription_set_min_chars (cell, (guint) column->look.n_chars);
  gtk_inscription_set_nat_chars (cell, (guint) column->look.n_chars);
  gtk_inscription_set_text_overflow (cell, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (cell, 0);
  return GTK_WIDGET (cell);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem *item,
          gpointer user_data)
{
  const Column *column = user_data;
  GtkWidget *cell = make_text (column);

  if (column->look.get_icon != NULL)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      gtk_box_append (GTK_BOX (box), cell);
      cell = box;
    }
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem *item,
         gpointer user_data)
{
  Column *column = user_data;

  g_hash_table_insert (column->bound, item, column);
  show_cell (item, column);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem *item,
           gpointer user_data)
{
  const Column *column = user_data;

  g_hash_table_remove (column->bound, item);
}

static const char *
get_sort_text (const Column *column,
               gpointer item)
{
  const char *sort_text = zz_record_row_get_sort_text (item, column);
  g_autofree char *text = NULL;

  if (sort_text != NULL)
    return sort_text;
  text = column->look.dup_text (item, column->look.data);
  return zz_record_row_take_sort_text (item, column, g_utf8_collate_key (text, -1));
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer user_data)
{
  const Column *column = user_data;
  gint64 first, second;

  if (column->look.get_key == NULL)
    return strcmp (get_sort_text (column, (gpointer) a), get_sort_text (column, (gpointer) b));
  first = column->look.get_key ((gpointer) a, column->look.data);
  second = column->look.get_key ((gpointer) b, column->look.data);
  return (first > second) - (first < second);
}

static gboolean
is_cut_off (GtkWidget *cell)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (cell, gtk_inscription_get_text (GTK_INSCRIPTION (cell)));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (cell);
}

/* Asked for when it is wanted, by the view: a tooltip of every cell would ask the
 * display each time where the pointer is. */
static gboolean
tooltip_cb (GtkWidget *view,
            int x,
            int y,
            gboolean keyboard,
            GtkTooltip *tooltip)
{
  GtkWidget *cell = keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  graphene_rect_t bounds;

  if (!GTK_IS_INSCRIPTION (cell) || !is_cut_off (cell) || !gtk_widget_compute_bounds (cell, view, &bounds))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (GTK_INSCRIPTION (cell)));
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                       (int) bounds.size.width, (int) bounds.size.height });
  return TRUE;
}

ZzViewColumns *
zz_view_columns_new (GtkColumnView *view)
{
  ZzViewColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  self = g_new0 (ZzViewColumns, 1);
  self->view = view;
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect (view, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  return self;
}

void
zz_view_columns_free (ZzViewColumns *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->bound);
  g_free (self);
}

GtkColumnViewColumn *
zz_view_columns_append (ZzViewColumns *self,
                        const char *title,
                        const ZzViewColumn *column)
{
  Column *data;
  GtkListItemFactory *factory;
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GtkColumnViewColumn) made = NULL;

  g_return_val_if_fail (self != NULL && title != NULL && column != NULL, NULL);

  data = g_new0 (Column, 1);
  data->look = *column;
  data->bound = self->bound;
  g_ptr_array_add (self->columns, data);
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, data, NULL));
  made = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, column->expand);
  gtk_column_view_append_column (self->view, made);
  return made;
}

void
zz_view_columns_refresh (ZzViewColumns *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    show_cell (item, column);
}

guint
zz_view_columns_find (ZzViewColumns *self,
                      double x,
                      double y)
{
  GtkWidget *widget;
  GHashTableIter iter;
  gpointer item;

  g_return_val_if_fail (self != NULL, GTK_INVALID_LIST_POSITION);

  widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  g_hash_table_iter_init (&iter, self->bound);
  while (widget != NULL && g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));
      GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

      if (row != NULL && (widget == row || gtk_widget_is_ancestor (widget, row)))
        return gtk_list_item_get_position (item);
    }
  return GTK_INVALID_LIST_POSITION;
}
