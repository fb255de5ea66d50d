/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of one register as a table. */
#include "app/records-table.h"

#include "app/platform.h"
#include "app/record-columns.h"
#include "app/record-row.h"
#include "report/words.h"

/* From so many records on, sorting and filtering are spread over frames. */
#define MANY 1000

struct _ZzRecordsTable
{
  AdwBin parent_instance;

  ZzSession *session;
  const ZzRegister *reg;
  GPtrArray *rows;   /* ZzRecordRow, in the order of the project */
  GListStore *store; /* the same rows */
  ZzRecordColumns *columns;
  char *query;
  GStrv words;
  ZzRecordRow *kept; /* stays whatever the filter says: it is being edited */

  GtkStack *stack;
  GtkColumnView *view;
  GtkPopover *menu;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (ZzRecordsTable, zz_records_table, ADW_TYPE_BIN)

enum {
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
passes_cb (gpointer item,
           gpointer user_data)
{
  ZzRecordsTable *self = user_data;

  return self->words == NULL || item == (gpointer) self->kept
         || zz_record_row_matches (item, (const char *const *) self->words);
}

/* Says so where the filter leaves nothing. */
static void
update_stack (ZzRecordsTable *self)
{
  gboolean empty = self->words != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "none" : "table");
}

static void
pop_up (ZzRecordsTable *self,
        GtkWidget *at,
        double x,
        double y)
{
  double own_x, own_y;

  if (!gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &own_x, &own_y))
    return;
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) own_x, (int) own_y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
selected_cb (ZzRecordsTable *self)
{
  g_set_object (&self->kept, gtk_single_selection_get_selected_item (self->selection));
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activated_cb (ZzRecordsTable *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.edit", NULL);
}

static void
menu_action (GtkWidget *widget,
             const char *name,
             GVariant *target)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    focus = widget;
  pop_up (ZZ_RECORDS_TABLE (widget), focus, 24, gtk_widget_get_height (focus) / 2.0);
}

static void
menu_at_action (GtkWidget *widget,
                const char *name,
                GVariant *target)
{
  ZzRecordsTable *self = ZZ_RECORDS_TABLE (widget);
  guint position;
  double x, y;

  g_variant_get (target, "(udd)", &position, &x, &y);
  gtk_single_selection_set_selected (self->selection, position);
  pop_up (self, GTK_WIDGET (self->view), x, y);
}

static void
zz_records_table_dispose (GObject *object)
{
  ZzRecordsTable *self = ZZ_RECORDS_TABLE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->selection = NULL;
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = NULL;
  g_clear_object (&self->kept);

  G_OBJECT_CLASS (zz_records_table_parent_class)->dispose (object);
}

static void
zz_records_table_finalize (GObject *object)
{
  ZzRecordsTable *self = ZZ_RECORDS_TABLE (object);

  g_clear_pointer (&self->columns, zz_record_columns_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_object (&self->store);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_records_table_parent_class)->finalize (object);
}

static void
zz_records_table_class_init (ZzRecordsTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zz_records_table_dispose;
  object_class->finalize = zz_records_table_finalize;

  signals[SELECTED] = g_signal_new ("selected", ZZ_TYPE_RECORDS_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/records-table.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsTable, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsTable, view);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsTable, menu);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsTable, filtered);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsTable, sorted);
  gtk_widget_class_bind_template_child (widget_class, ZzRecordsTable, selection);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "table.menu-at", "(udd)", menu_at_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
  /* The menu shows the one that comes last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "records.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "records.remove", NULL);
}

static void
zz_records_table_init (ZzRecordsTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->store = g_list_store_new (ZZ_TYPE_RECORD_ROW);
  self->query = g_strdup ("");
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->view));
}

/* Replaces rows [start, end) by rows for records [start, new_end), keeping those
 * whose records stay. */
static void
replace (ZzRecordsTable *self,
         const GPtrArray *records,
         guint start,
         guint end,
         guint new_end)
{
  g_autoptr (GHashTable) old = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = start; i < end; i++)
    g_hash_table_insert (old, zz_record_row_get_record (self->rows->pdata[i]), self->rows->pdata[i]);
  for (guint i = start; i < new_end; i++)
    {
      ZzRecordRow *row = g_hash_table_lookup (old, records->pdata[i]);

      g_ptr_array_add (made, row != NULL ? g_object_ref (row) : zz_record_row_new (self->session, records->pdata[i]));
    }
  g_list_store_splice (self->store, start, end - start, made->pdata, made->len);
  if (end > start)
    g_ptr_array_remove_range (self->rows, start, end - start);
  for (guint i = 0; i < made->len; i++)
    g_ptr_array_insert (self->rows, (int) (start + i), g_object_ref (made->pdata[i]));
}

/* Makes the rows stand for the records: only what lies between the first and the
 * last difference is touched. */
static void
splice (ZzRecordsTable *self,
        const GPtrArray *records)
{
  guint start = 0, end = self->rows->len, new_end = records->len;

  while (start < end && start < new_end && zz_record_row_get_record (self->rows->pdata[start]) == records->pdata[start])
    start++;
  while (end > start && new_end > start
         && zz_record_row_get_record (self->rows->pdata[end - 1]) == records->pdata[new_end - 1])
    {
      end--;
      new_end--;
    }
  if (start < end || start < new_end)
    replace (self, records, start, end, new_end);
}

/* Sorts and filters those rows anew whose records say something else. */
static void
refresh (ZzRecordsTable *self,
         gboolean entire)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (entire)
        zz_record_row_forget (self->rows->pdata[i]);
      if (zz_record_row_refresh (self->rows->pdata[i]))
        g_list_store_splice (self->store, i, 1, &self->rows->pdata[i], 1);
    }
  zz_record_columns_refresh (self->columns);
}

GtkWidget *
zz_records_table_new (ZzSession *session,
                      const ZzRegister *reg)
{
  ZzRecordsTable *self;
  GtkCustomFilter *filter;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (reg != NULL && !reg->single, NULL);

  self = g_object_new (ZZ_TYPE_RECORDS_TABLE, NULL);
  self->session = g_object_ref (session);
  self->reg = reg;
  filter = gtk_custom_filter_new (passes_cb, self, NULL);
  gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (filter));
  g_object_unref (filter);
  self->columns = zz_record_columns_new (self->view, session, reg);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  zz_words_register (zz_session_get_messages (session), reg), -1);
  splice (self, zz_project_get_records (zz_session_get_project (session), reg));
  gtk_sort_list_model_set_incremental (self->sorted, self->rows->len > MANY);
  gtk_filter_list_model_set_incremental (self->filtered, self->rows->len > MANY);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->store));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (update_stack), self);
  g_set_object (&self->kept, gtk_single_selection_get_selected_item (self->selection));
  return GTK_WIDGET (self);
}

const ZzRegister *
zz_records_table_get_register (ZzRecordsTable *self)
{
  g_return_val_if_fail (ZZ_IS_RECORDS_TABLE (self), NULL);

  return self->reg;
}

void
zz_records_table_update (ZzRecordsTable *self,
                         gboolean entire)
{
  g_return_if_fail (ZZ_IS_RECORDS_TABLE (self));

  splice (self, zz_project_get_records (zz_session_get_project (self->session), self->reg));
  refresh (self, entire);
}

const char *
zz_records_table_get_selected (ZzRecordsTable *self)
{
  ZzRecordRow *row;

  g_return_val_if_fail (ZZ_IS_RECORDS_TABLE (self), NULL);

  row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL ? zz_record_row_get_id (row) : NULL;
}

static guint
find_position (ZzRecordsTable *self,
               const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ZzRecordRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_str_equal (zz_record_row_get_id (row), id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

gboolean
zz_records_table_select (ZzRecordsTable *self,
                         const char *id)
{
  guint position;

  g_return_val_if_fail (ZZ_IS_RECORDS_TABLE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  position = find_position (self, id);
  if (position == GTK_INVALID_LIST_POSITION && self->words != NULL)
    {
      zz_records_table_set_filter (self, "");
      position = find_position (self, id);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  zz_platform_scroll_to (self->view, position);
  return TRUE;
}

void
zz_records_table_set_filter (ZzRecordsTable *self,
                             const char *text)
{
  g_return_if_fail (ZZ_IS_RECORDS_TABLE (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (self->query, text))
    return;
  g_free (self->query);
  self->query = g_strdup (text);
  g_clear_pointer (&self->words, g_strfreev);
  self->words = zz_record_row_read_query (text);
  if (*self->words == NULL)
    g_clear_pointer (&self->words, g_strfreev);
  g_clear_object (&self->kept);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_DIFFERENT);
  g_set_object (&self->kept, gtk_single_selection_get_selected_item (self->selection));
  update_stack (self);
}

const char *
zz_records_table_get_filter (ZzRecordsTable *self)
{
  g_return_val_if_fail (ZZ_IS_RECORDS_TABLE (self), NULL);

  return self->query;
}
