/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All evidence of a project as a table. */
#include "app/evidence-table.h"

#include "app/evidence-columns.h"
#include "app/platform.h"
#include "app/record-row.h"
#include "app/settings.h"

/* From so many items on, sorting is spread over frames. Filtering is not: an item
 * that waits to be filtered anew would lose its selection. */
#define MANY 1000

struct _ZzEvidenceTable
{
  AdwBin parent_instance;

  ZzSession *session;
  GPtrArray *rows;   /* ZzEvidenceItem, in the order of the project */
  GListStore *store; /* the same items */
  ZzEvidenceColumns *columns;
  guint counts[ZZ_N_EVIDENCE_STATES];
  GStrv words;
  int state;
  int kind;

  GtkStack *stack;
  GtkColumnView *view;
  GtkPopover *menu;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;
};

G_DEFINE_FINAL_TYPE (ZzEvidenceTable, zz_evidence_table, ADW_TYPE_BIN)

enum {
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
passes_cb (gpointer item,
           gpointer user_data)
{
  ZzEvidenceTable *self = user_data;
  ZzEvidenceState state = zz_evidence_item_get_state (item);

  if (self->state == ZZ_EVIDENCE_ANY ? state == ZZ_EVIDENCE_REMOVED : (int) state != self->state)
    return FALSE;
  if (self->kind != ZZ_EVIDENCE_ANY
      && zz_record_get_choice (zz_evidence_item_get_record (item), ZZ_EVIDENCE_KIND) != self->kind)
    return FALSE;
  return self->words == NULL || zz_evidence_item_matches (item, (const char *const *) self->words);
}

/* Says so where the filter leaves nothing. */
static void
update_stack (ZzEvidenceTable *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "none" : "table");
}

static void
selected_cb (ZzEvidenceTable *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
items_cb (ZzEvidenceTable *self)
{
  update_stack (self);
  selected_cb (self);
}

/* Return and a double click are about the item they are made on. */
static void
activated_cb (ZzEvidenceTable *self,
              guint position)
{
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "evidence.details", NULL);
}

static void
pop_up (ZzEvidenceTable *self,
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
menu_action (GtkWidget *widget,
             const char *name,
             GVariant *target)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    focus = widget;
  pop_up (ZZ_EVIDENCE_TABLE (widget), focus, 24, gtk_widget_get_height (focus) / 2.0);
}

/* The row under the pointer is one of those that the menu is about. */
static void
pressed_cb (ZzEvidenceTable *self,
            int n_press,
            double x,
            double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  guint position = widget != NULL ? zz_evidence_columns_find (self->columns, widget) : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  pop_up (self, GTK_WIDGET (self->view), x, y);
}

static void
zz_evidence_table_dispose (GObject *object)
{
  ZzEvidenceTable *self = ZZ_EVIDENCE_TABLE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->selection = NULL;
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = NULL;
  /* On GTK 4.8 the template takes the child away without the bin knowing. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_EVIDENCE_TABLE);

  G_OBJECT_CLASS (zz_evidence_table_parent_class)->dispose (object);
}

static void
zz_evidence_table_finalize (GObject *object)
{
  ZzEvidenceTable *self = ZZ_EVIDENCE_TABLE (object);

  g_clear_pointer (&self->columns, zz_evidence_columns_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_object (&self->store);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_evidence_table_parent_class)->finalize (object);
}

static void
zz_evidence_table_class_init (ZzEvidenceTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zz_evidence_table_dispose;
  object_class->finalize = zz_evidence_table_finalize;

  signals[SELECTED] = g_signal_new ("selected", ZZ_TYPE_EVIDENCE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/evidence-table.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceTable, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceTable, view);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceTable, menu);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceTable, filtered);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceTable, sorted);
  gtk_widget_class_bind_template_child (widget_class, ZzEvidenceTable, selection);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_action);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
  /* The menu shows the one that comes last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "evidence.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "evidence.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, "evidence.show-in-folder", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "evidence.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "evidence.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "evidence.details", NULL);
}

static void
zz_evidence_table_init (ZzEvidenceTable *self)
{
  GtkFilter *filter;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->store = g_list_store_new (ZZ_TYPE_EVIDENCE_ITEM);
  self->state = ZZ_EVIDENCE_ANY;
  self->kind = ZZ_EVIDENCE_ANY;
  filter = GTK_FILTER (gtk_custom_filter_new (passes_cb, self, NULL));
  gtk_filter_list_model_set_filter (self->filtered, filter);
  g_object_unref (filter);
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->view));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (items_cb), self);
}

/* Replaces rows [start, end) by rows for records [start, new_end), keeping those
 * whose records stay. */
static void
replace (ZzEvidenceTable *self,
         const GPtrArray *records,
         guint start,
         guint end,
         guint new_end)
{
  g_autoptr (GHashTable) old = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  guint days = zz_settings_get_expiry_warning_days ();

  for (guint i = start; i < end; i++)
    g_hash_table_insert (old, zz_evidence_item_get_record (self->rows->pdata[i]), self->rows->pdata[i]);
  for (guint i = start; i < new_end; i++)
    {
      ZzEvidenceItem *item = g_hash_table_lookup (old, records->pdata[i]);

      item = item != NULL ? g_object_ref (item) : zz_evidence_item_new (self->session, records->pdata[i]);
      zz_evidence_item_refresh (item, days);
      g_ptr_array_add (made, item);
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
splice (ZzEvidenceTable *self)
{
  const GPtrArray *records = zz_project_get_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_EVIDENCE);
  guint start = 0, end = self->rows->len, new_end = records->len;

  while (start < end && start < new_end
         && zz_evidence_item_get_record (self->rows->pdata[start]) == records->pdata[start])
    start++;
  while (end > start && new_end > start
         && zz_evidence_item_get_record (self->rows->pdata[end - 1]) == records->pdata[new_end - 1])
    {
      end--;
      new_end--;
    }
  if (start < end || start < new_end)
    replace (self, records, start, end, new_end);
}

/* Sorts and filters those rows anew that say something else, and counts all. */
static void
refresh (ZzEvidenceTable *self)
{
  guint days = zz_settings_get_expiry_warning_days ();

  for (guint i = 0; i < ZZ_N_EVIDENCE_STATES; i++)
    self->counts[i] = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (zz_evidence_item_refresh (self->rows->pdata[i], days))
        g_list_store_splice (self->store, i, 1, &self->rows->pdata[i], 1);
      self->counts[zz_evidence_item_get_state (self->rows->pdata[i])]++;
    }
  zz_evidence_columns_refresh (self->columns);
}

void
zz_evidence_table_set_session (ZzEvidenceTable *self,
                               ZzSession *session)
{
  g_return_if_fail (ZZ_IS_EVIDENCE_TABLE (self));
  g_return_if_fail (ZZ_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  self->columns = zz_evidence_columns_new (self->view, session);
  zz_evidence_table_update (self);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->store));
}

void
zz_evidence_table_update (ZzEvidenceTable *self)
{
  g_return_if_fail (ZZ_IS_EVIDENCE_TABLE (self));
  g_return_if_fail (self->session != NULL);

  splice (self);
  gtk_sort_list_model_set_incremental (self->sorted, self->rows->len > MANY);
  refresh (self);
}

guint
zz_evidence_table_count (ZzEvidenceTable *self,
                         ZzEvidenceState state)
{
  g_return_val_if_fail (ZZ_IS_EVIDENCE_TABLE (self), 0);
  g_return_val_if_fail (state < ZZ_N_EVIDENCE_STATES, 0);

  return self->counts[state];
}

void
zz_evidence_table_set_filter (ZzEvidenceTable *self,
                              const char *text,
                              int state,
                              int kind)
{
  g_return_if_fail (ZZ_IS_EVIDENCE_TABLE (self));
  g_return_if_fail (text != NULL);

  g_clear_pointer (&self->words, g_strfreev);
  self->words = zz_record_row_read_query (text);
  if (*self->words == NULL)
    g_clear_pointer (&self->words, g_strfreev);
  self->state = state;
  self->kind = kind;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

GPtrArray *
zz_evidence_table_list_selected (ZzEvidenceTable *self)
{
  GPtrArray *records;
  g_autoptr (GtkBitset) selected = NULL;
  guint64 n;

  g_return_val_if_fail (ZZ_IS_EVIDENCE_TABLE (self), NULL);

  records = g_ptr_array_new ();
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = gtk_bitset_get_size (selected);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ZzEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                               gtk_bitset_get_nth (selected, i));

      if (item != NULL)
        g_ptr_array_add (records, zz_evidence_item_get_record (item));
    }
  return records;
}

gboolean
zz_evidence_table_select (ZzEvidenceTable *self,
                          const char *const *ids)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_empty ();
  guint n;

  g_return_val_if_fail (ZZ_IS_EVIDENCE_TABLE (self) && ids != NULL, FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ZzEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strv_contains (ids, zz_evidence_item_get_id (item)))
        gtk_bitset_add (selected, i);
    }
  if (gtk_bitset_is_empty (selected))
    return FALSE;
  gtk_bitset_add_range (mask, 0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
  zz_platform_scroll_to (self->view, gtk_bitset_get_minimum (selected));
  return gtk_bitset_get_size (selected) == g_strv_length ((char **) ids);
}
