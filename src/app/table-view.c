/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as a table. */
#include "app/table-view.h"

#include "app/growing-slice.h"
#include "app/platform.h"
#include "app/record-rows.h"

/* So many rows are not shown at once. */
#define MANY 1000

typedef struct
{
  ZzRecordRows *rows; /* in the order of the project */
  ZzViewColumns *columns;
  char *text;
  GStrv words;     /* of the text; NULL: all rows are found */
  guint settle_id; /* moves rows that need not keep their place any more */

  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkColumnView *view;
  GtkPopoverMenu *menu;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSliceListModel *part; /* all, but in the first moments of a long table */
  GtkSelectionModel *selection;
} ZzTableViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ZzTableView, zz_table_view, ADW_TYPE_BIN)

enum {
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum {
  PROP_0,
  PROP_SELECTION,
  PROP_MENU,
  PROP_HINT,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static ZzTableViewPrivate *
get_private (ZzTableView *self)
{
  return zz_table_view_get_instance_private (self);
}

static gboolean
passes_cb (gpointer item,
           gpointer user_data)
{
  return ZZ_TABLE_VIEW_GET_CLASS (user_data)->passes (user_data, item);
}

/* Says so where the filter leaves nothing. */
static void
update_stack (ZzTableView *self)
{
  ZzTableViewPrivate *priv = get_private (self);
  gboolean nothing = zz_record_rows_get_all (priv->rows)->len > 0 && g_list_model_get_n_items (G_LIST_MODEL (priv->sorted)) == 0;

  gtk_stack_set_visible_child_name (priv->stack, nothing ? "none" : "table");
}

static gboolean
settle_cb (gpointer user_data)
{
  ZzTableViewPrivate *priv = get_private (user_data);

  priv->settle_id = 0;
  zz_record_rows_catch_up (priv->rows);
  return G_SOURCE_REMOVE;
}

static void
selected_cb (ZzTableView *self)
{
  ZzTableViewPrivate *priv = get_private (self);

  g_signal_emit (self, signals[SELECTED], 0);
  if (priv->settle_id == 0)
    priv->settle_id = g_idle_add (settle_cb, self);
}

/* A row under the pointer or activated is one of those that is meant. */
static void
include (ZzTableView *self,
         guint position)
{
  ZzTableViewPrivate *priv = get_private (self);

  if (!gtk_selection_model_is_selected (priv->selection, position))
    gtk_selection_model_select_item (priv->selection, position, TRUE);
}

static void
activated_cb (ZzTableView *self,
              guint position)
{
  include (self, position);
  gtk_widget_activate_action (GTK_WIDGET (self), ZZ_TABLE_VIEW_GET_CLASS (self)->activate, NULL);
}

static void
pop_up (ZzTableView *self,
        GtkWidget *at,
        double x,
        double y)
{
  GtkPopover *menu = GTK_POPOVER (get_private (self)->menu);
  double own_x, own_y;

  if (!gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &own_x, &own_y))
    return;
  gtk_popover_set_pointing_to (menu, &(GdkRectangle) { (int) own_x, (int) own_y, 1, 1 });
  gtk_popover_popup (menu);
}

static void
menu_action (GtkWidget *widget,
             const char *name,
             GVariant *target)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    focus = widget;
  pop_up (ZZ_TABLE_VIEW (widget), focus, 24, gtk_widget_get_height (focus) / 2.0);
}

static void
pressed_cb (ZzTableView *self,
            int n_press,
            double x,
            double y)
{
  ZzTableViewPrivate *priv = get_private (self);
  guint position = zz_view_columns_find (priv->columns, x, y);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  include (self, position);
  pop_up (self, GTK_WIDGET (priv->view), x, y);
}

/* The models stand in a line: all rows, those that pass, sorted, part, selected. */
static void
set_selection (ZzTableView *self,
               GtkSelectionModel *selection)
{
  ZzTableViewPrivate *priv = get_private (self);

  g_object_set (selection, "model", priv->part, NULL);
  g_set_object (&priv->selection, selection);
  gtk_column_view_set_model (priv->view, selection);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  if (GTK_IS_SINGLE_SELECTION (selection))
    g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  else
    {
      g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (selection, "items-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
zz_table_view_set_property (GObject *object,
                            guint prop_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  ZzTableView *self = ZZ_TABLE_VIEW (object);
  ZzTableViewPrivate *priv = get_private (self);

  switch (prop_id)
    {
    case PROP_SELECTION:
      set_selection (self, g_value_get_object (value));
      break;
    case PROP_MENU:
      gtk_popover_menu_set_menu_model (priv->menu, g_value_get_object (value));
      break;
    case PROP_HINT:
      adw_status_page_set_description (priv->nothing, g_value_get_string (value));
      break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (priv->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
refresh_row (ZzTableView *self,
             ZzRecordRow *row)
{
  return zz_record_row_refresh (row);
}

static gboolean
keeps_place (ZzTableView *self,
             ZzRecordRow *row)
{
  return FALSE;
}

static void
zz_table_view_dispose (GObject *object)
{
  ZzTableView *self = ZZ_TABLE_VIEW (object);
  ZzTableViewPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->settle_id, g_source_remove);
  if (priv->selection != NULL)
    g_signal_handlers_disconnect_by_data (priv->selection, self);
  g_clear_object (&priv->selection);
  if (priv->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (priv->menu));
  priv->menu = NULL;
  /* On GTK 4.8 the template takes the child away without the bin knowing. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_TABLE_VIEW);

  G_OBJECT_CLASS (zz_table_view_parent_class)->dispose (object);
}

static void
zz_table_view_finalize (GObject *object)
{
  ZzTableViewPrivate *priv = get_private (ZZ_TABLE_VIEW (object));

  g_clear_pointer (&priv->columns, zz_view_columns_free);
  g_clear_pointer (&priv->rows, zz_record_rows_free);
  g_clear_pointer (&priv->text, g_free);
  g_clear_pointer (&priv->words, g_strfreev);

  G_OBJECT_CLASS (zz_table_view_parent_class)->finalize (object);
}

static void
zz_table_view_class_init (ZzTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = zz_table_view_set_property;
  object_class->dispose = zz_table_view_dispose;
  object_class->finalize = zz_table_view_finalize;
  klass->refresh_row = refresh_row;
  klass->keeps_place = keeps_place;
  klass->passes = zz_table_view_finds;

  props[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL, GTK_TYPE_SELECTION_MODEL, flags);
  props[PROP_MENU] = g_param_spec_object ("menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  props[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SELECTED] = g_signal_new ("selected", ZZ_TYPE_TABLE_VIEW, G_SIGNAL_RUN_FIRST,
                                    G_STRUCT_OFFSET (ZzTableViewClass, selected), NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/table-view.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ZzTableView, stack);
  gtk_widget_class_bind_template_child_private (widget_class, ZzTableView, nothing);
  gtk_widget_class_bind_template_child_private (widget_class, ZzTableView, view);
  gtk_widget_class_bind_template_child_private (widget_class, ZzTableView, menu);
  gtk_widget_class_bind_template_child_private (widget_class, ZzTableView, filtered);
  gtk_widget_class_bind_template_child_private (widget_class, ZzTableView, sorted);
  gtk_widget_class_bind_template_child_private (widget_class, ZzTableView, part);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
}

static gboolean
row_keeps_place (gpointer data,
                 ZzRecordRow *row)
{
  return ZZ_TABLE_VIEW_GET_CLASS (data)->keeps_place (data, row);
}

static ZzRecordRow *
make_row (gpointer data,
          ZzRecord *record)
{
  return ZZ_TABLE_VIEW_GET_CLASS (data)->make_row (data, record);
}

static void
zz_table_view_init (ZzTableView *self)
{
  ZzTableViewPrivate *priv = get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (priv->menu), GTK_WIDGET (self));
  priv->rows = zz_record_rows_new (make_row, row_keeps_place, self);
  priv->columns = zz_view_columns_new (priv->view);
  priv->text = g_strdup ("");
  gtk_filter_list_model_set_model (priv->filtered, zz_record_rows_get_model (priv->rows));
  gtk_sort_list_model_set_sorter (priv->sorted, gtk_column_view_get_sorter (priv->view));
}

GtkColumnViewColumn *
zz_table_view_append_column (ZzTableView *self,
                             const char *title,
                             const ZzViewColumn *column)
{
  g_return_val_if_fail (ZZ_IS_TABLE_VIEW (self), NULL);

  return zz_view_columns_append (get_private (self)->columns, title, column);
}

void
zz_table_view_sort_by (ZzTableView *self,
                       GtkColumnViewColumn *column)
{
  g_return_if_fail (ZZ_IS_TABLE_VIEW (self));

  gtk_column_view_sort_by_column (get_private (self)->view, column, GTK_SORT_ASCENDING);
}

static gboolean
refresh_anew (gpointer data,
              ZzRecordRow *row)
{
  return ZZ_TABLE_VIEW_GET_CLASS (data)->refresh_row (data, row);
}

void
zz_table_view_update (ZzTableView *self,
                      const GPtrArray *records,
                      gboolean entire)
{
  ZzTableViewPrivate *priv;

  g_return_if_fail (ZZ_IS_TABLE_VIEW (self));
  g_return_if_fail (records != NULL);

  priv = get_private (self);
  if (zz_record_rows_get_all (priv->rows)->len == 0 && records->len > MANY)
    zz_growing_slice_begin (priv->part, GTK_WIDGET (self));
  zz_record_rows_follow (priv->rows, records);
  zz_record_rows_refresh (priv->rows, refresh_anew, entire);
  zz_view_columns_refresh (priv->columns);
  zz_record_rows_prepare (priv->rows);
}

const GPtrArray *
zz_table_view_get_rows (ZzTableView *self)
{
  g_return_val_if_fail (ZZ_IS_TABLE_VIEW (self), NULL);

  return zz_record_rows_get_all (get_private (self)->rows);
}

void
zz_table_view_set_text (ZzTableView *self,
                        const char *text)
{
  ZzTableViewPrivate *priv;

  g_return_if_fail (ZZ_IS_TABLE_VIEW (self));
  g_return_if_fail (text != NULL);

  priv = get_private (self);
  g_free (priv->text);
  priv->text = g_strdup (text);
  g_clear_pointer (&priv->words, g_strfreev);
  priv->words = zz_record_row_read_query (text);
  if (*priv->words == NULL)
    g_clear_pointer (&priv->words, g_strfreev);
}

const char *
zz_table_view_get_text (ZzTableView *self)
{
  g_return_val_if_fail (ZZ_IS_TABLE_VIEW (self), NULL);

  return get_private (self)->text;
}

gboolean
zz_table_view_finds (ZzTableView *self,
                     ZzRecordRow *row)
{
  ZzTableViewPrivate *priv;

  g_return_val_if_fail (ZZ_IS_TABLE_VIEW (self), FALSE);

  priv = get_private (self);
  return priv->words == NULL || zz_record_row_matches (row, (const char *const *) priv->words);
}

void
zz_table_view_filter (ZzTableView *self)
{
  GtkFilterListModel *filtered;

  g_return_if_fail (ZZ_IS_TABLE_VIEW (self));

  filtered = get_private (self)->filtered;
  if (gtk_filter_list_model_get_filter (filtered) == NULL)
    {
      g_autoptr (GtkFilter) filter = GTK_FILTER (gtk_custom_filter_new (passes_cb, self, NULL));

      gtk_filter_list_model_set_filter (filtered, filter);
    }
  else
    gtk_filter_changed (gtk_filter_list_model_get_filter (filtered), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

GPtrArray *
zz_table_view_list_selected (ZzTableView *self)
{
  GPtrArray *rows;
  ZzTableViewPrivate *priv;
  g_autoptr (GtkBitset) selected = NULL;
  guint64 n;

  g_return_val_if_fail (ZZ_IS_TABLE_VIEW (self), NULL);

  priv = get_private (self);
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  selected = gtk_selection_model_get_selection (priv->selection);
  n = gtk_bitset_get_size (selected);
  for (guint i = 0; i < n; i++)
    {
      gpointer row = g_list_model_get_item (G_LIST_MODEL (priv->selection), gtk_bitset_get_nth (selected, i));

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return rows;
}

static GtkBitset *
find_rows (GListModel *shown,
           const char *const *ids)
{
  GtkBitset *found = gtk_bitset_new_empty ();
  guint n = g_list_model_get_n_items (shown), wanted = g_strv_length ((char **) ids);

  for (guint i = 0; i < n && gtk_bitset_get_size (found) < wanted; i++)
    {
      g_autoptr (ZzRecordRow) row = g_list_model_get_item (shown, i);

      if (g_strv_contains (ids, zz_record_row_get_id (row)))
        gtk_bitset_add (found, i);
    }
  return found;
}

gboolean
zz_table_view_select (ZzTableView *self,
                      const char *const *ids)
{
  ZzTableViewPrivate *priv;
  GtkSelectionModel *selection;
  g_autoptr (GtkBitset) found = NULL;
  g_autoptr (GtkBitset) all = NULL;

  g_return_val_if_fail (ZZ_IS_TABLE_VIEW (self), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  priv = get_private (self);
  selection = priv->selection;
  found = find_rows (G_LIST_MODEL (priv->sorted), ids);
  if (gtk_bitset_is_empty (found))
    return FALSE;
  zz_growing_slice_reveal (priv->part, found);
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (selection)));
  /* A single selection takes no set. */
  if (!gtk_selection_model_set_selection (selection, found, all))
    gtk_selection_model_select_item (selection, gtk_bitset_get_minimum (found), TRUE);
  zz_platform_scroll_to (priv->view, gtk_bitset_get_minimum (found));
  return gtk_bitset_get_size (found) == g_strv_length ((char **) ids);
}
