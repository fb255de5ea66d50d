/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a table of records. */
#include "app/record-columns.h"

#include "app/record-row.h"
#include "report/words.h"

/* Beside the one that names the record. */
#define MAX_COLUMNS 4

typedef struct
{
  ZzRecordColumns *owner;
  const ZzField *field;
} Column;

struct _ZzRecordColumns
{
  GtkColumnView *view; /* borrowed */
  ZzSession *session;
  const ZzRegister *reg;
  GPtrArray *columns;
  GHashTable *bound; /* GtkListItem → Column, of the cells on the screen */
};

/* How much a field tells in a table, the less the more; none: not at all. */
static guint
get_weight (const ZzField *field)
{
  static const guint weights[ZZ_N_FIELD_TYPES] = {
    [ZZ_FIELD_REFERENCE] = 1,
    [ZZ_FIELD_CHOICE] = 1,
    [ZZ_FIELD_VALID_END] = 1,
    [ZZ_FIELD_CHOICES] = 2,
    [ZZ_FIELD_EVENT] = 2,
    [ZZ_FIELD_RANK] = 3,
    [ZZ_FIELD_DATE] = 3,
    [ZZ_FIELD_MONEY] = 3,
    [ZZ_FIELD_TEXT] = 4,
    [ZZ_FIELD_YEAR] = 4,
    [ZZ_FIELD_INTEGER] = 5,
    [ZZ_FIELD_BOOLEAN] = 5,
  };

  return weights[field->type] != 0 && field->required ? 1 : weights[field->type];
}

/* The fields beside the label, in the catalogue's order, up to MAX_COLUMNS. */
static GPtrArray *
choose_fields (const ZzRegister *reg)
{
  GPtrArray *chosen = g_ptr_array_new ();
  guint room = MAX_COLUMNS;
  guint64 taken = 0;

  for (guint weight = 1; weight <= 5; weight++)
    for (guint i = 0; i < reg->fields->len && room > 0; i++)
      {
        const ZzField *field = zz_register_get_field (reg, i);

        if (field == reg->label || get_weight (field) != weight || i >= 64)
          continue;
        taken |= G_GUINT64_CONSTANT (1) << i;
        room--;
      }
  for (guint i = 0; i < MIN (reg->fields->len, 64); i++)
    if ((taken >> i & 1) != 0)
      g_ptr_array_add (chosen, (gpointer) zz_register_get_field (reg, i));
  return chosen;
}

static int
get_n_chars (const ZzField *field)
{
  switch ((int) field->type)
    {
    case ZZ_FIELD_TEXT:
    case ZZ_FIELD_MULTILINE:
      return 14;
    case ZZ_FIELD_YEAR:
    case ZZ_FIELD_INTEGER:
    case ZZ_FIELD_BOOLEAN:
      return 6;
    default:
      return 10;
    }
}

static void
show_cell (GtkListItem *item,
           const Column *column)
{
  GtkLabel *cell = GTK_LABEL (gtk_list_item_get_child (item));
  ZzRecordRow *row = gtk_list_item_get_item (item);
  gboolean names = column->field == column->owner->reg->label;
  g_autofree char *text = NULL;

  if (names)
    text = zz_record_row_dup_name (column->owner->session, zz_record_row_get_record (row));
  else
    text = zz_record_row_dup_cell (row, column->field);
  gtk_label_set_label (cell, text);
}

/* The row under the pointer is the one that its menu is about. */
static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            gpointer user_data)
{
  GtkListItem *item = user_data;
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *view = gtk_widget_get_ancestor (cell, GTK_TYPE_COLUMN_VIEW);
  double view_x, view_y;

  if (gtk_widget_translate_coordinates (cell, view, x, y, &view_x, &view_y))
    gtk_widget_activate_action (view, "table.menu-at", "(udd)", gtk_list_item_get_position (item), view_x, view_y);
}

/* What is cut off is told; asking only then spares a look at the pointer for each
 * cell that is shown. */
static gboolean
tooltip_cb (GtkLabel *cell,
            int x,
            int y,
            gboolean keyboard,
            GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (cell)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (cell));
  return TRUE;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem *item,
          gpointer user_data)
{
  const Column *column = user_data;
  GtkWidget *cell = gtk_label_new (NULL);
  GtkGesture *gesture = gtk_gesture_click_new ();

  /* As wide as the field asks for, whatever it holds: columns do not move while
   * people scroll. */
  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (cell), get_n_chars (column->field));
  gtk_label_set_max_width_chars (GTK_LABEL (cell), get_n_chars (column->field));
  gtk_label_set_xalign (GTK_LABEL (cell), 0);
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), item);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem *item,
         gpointer user_data)
{
  Column *column = user_data;

  g_hash_table_insert (column->owner->bound, item, column);
  show_cell (item, column);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem *item,
           gpointer user_data)
{
  const Column *column = user_data;

  g_hash_table_remove (column->owner->bound, item);
}

static gint64
get_key_cb (ZzRecordRow *row,
            Column *column)
{
  return zz_record_row_get_key (row, column->field);
}

static char *
dup_text_cb (ZzRecordRow *row,
             Column *column)
{
  return zz_record_row_dup_cell (row, column->field);
}

static GtkSorter *
make_sorter (Column *column)
{
  switch ((int) column->field->type)
    {
    case ZZ_FIELD_TEXT:
    case ZZ_FIELD_MULTILINE:
    case ZZ_FIELD_CHOICES:
    case ZZ_FIELD_REFERENCE:
      return GTK_SORTER (gtk_string_sorter_new (
          gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_text_cb), column, NULL)));
    default:
      return GTK_SORTER (gtk_numeric_sorter_new (
          gtk_cclosure_expression_new (G_TYPE_INT64, NULL, 0, NULL, G_CALLBACK (get_key_cb), column, NULL)));
    }
}

static GtkColumnViewColumn *
append_column (ZzRecordColumns *self,
               const ZzField *field)
{
  Column *data = g_new0 (Column, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  data->owner = self;
  data->field = field;
  g_ptr_array_add (self->columns, data);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  sorter = make_sorter (data);
  column = gtk_column_view_column_new (zz_words_field (zz_session_get_messages (self->session), field), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, field == self->reg->label);
  gtk_column_view_append_column (self->view, column);
  return column;
}

ZzRecordColumns *
zz_record_columns_new (GtkColumnView *view,
                       ZzSession *session,
                       const ZzRegister *reg)
{
  ZzRecordColumns *self;
  g_autoptr (GPtrArray) fields = NULL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view) && ZZ_IS_SESSION (session) && reg != NULL, NULL);

  self = g_new0 (ZzRecordColumns, 1);
  self->view = view;
  self->session = g_object_ref (session);
  self->reg = reg;
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->bound = g_hash_table_new (NULL, NULL);
  if (reg->label != NULL)
    gtk_column_view_sort_by_column (view, append_column (self, reg->label), GTK_SORT_ASCENDING);
  fields = choose_fields (reg);
  for (guint i = 0; i < fields->len; i++)
    append_column (self, fields->pdata[i]);
  return self;
}

void
zz_record_columns_free (ZzRecordColumns *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->bound);
  g_ptr_array_unref (self->columns);
  g_object_unref (self->session);
  g_free (self);
}

void
zz_record_columns_refresh (ZzRecordColumns *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    show_cell (item, column);
}
