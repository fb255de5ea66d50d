/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of evidence. */
#include "config.h"

#include "app/evidence-columns.h"

#include "report/words.h"

#include <glib/gi18n.h>

typedef struct
{
  ZzEvidenceColumns *owner;
  ZzEvidenceColumn column;
} Column;

struct _ZzEvidenceColumns
{
  GHashTable *bound; /* GtkListItem → Column, of the cells on the screen */
  Column columns[ZZ_N_EVIDENCE_COLUMNS];
};

/* How wide a column is, and whether it sorts by its text. */
static const struct
{
  int n_chars;
  gboolean by_text;
} looks[ZZ_N_EVIDENCE_COLUMNS] = {
  [ZZ_EVIDENCE_COLUMN_KIND] = { 12, FALSE },
  [ZZ_EVIDENCE_COLUMN_TITLE] = { 15, TRUE },
  [ZZ_EVIDENCE_COLUMN_ISSUED] = { 10, FALSE },
  [ZZ_EVIDENCE_COLUMN_VALID_UNTIL] = { 10, FALSE },
  [ZZ_EVIDENCE_COLUMN_STATE] = { 9, FALSE },
  [ZZ_EVIDENCE_COLUMN_CLAUSES] = { 14, FALSE },
  [ZZ_EVIDENCE_COLUMN_RECORDS] = { 10, TRUE },
};

static void
show_state (GtkWidget *image,
            ZzEvidenceState state)
{
  const char *classes[] = { zz_evidence_state_get_css_class (state), NULL };

  gtk_widget_set_css_classes (image, classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), zz_evidence_state_get_icon (state));
}

static void
show_cell (GtkListItem *item,
           const Column *column)
{
  ZzEvidenceItem *evidence = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *label = cell;
  g_autofree char *text = zz_evidence_item_dup_cell (evidence, column->column);

  if (column->column == ZZ_EVIDENCE_COLUMN_STATE)
    {
      show_state (gtk_widget_get_first_child (cell), zz_evidence_item_get_state (evidence));
      label = gtk_widget_get_last_child (cell);
    }
  if (!g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text))
    gtk_label_set_label (GTK_LABEL (label), text);
}

/* Asked for when it is wanted: a tooltip set on every cell asks the display each
 * time where the pointer is. */
static gboolean
tooltip_cb (GtkWidget *label,
            int x,
            int y,
            gboolean keyboard,
            GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (GTK_LABEL (label)));
  return TRUE;
}

/* As wide as the column asks for, whatever it holds: columns do not move while
 * people scroll. */
static GtkWidget *
make_label (int n_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), n_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), n_chars);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  return label;
}

static GtkWidget *
make_cell (ZzEvidenceColumn column)
{
  GtkWidget *label = make_label (looks[column].n_chars);
  GtkWidget *box;

  if (column != ZZ_EVIDENCE_COLUMN_STATE)
    return label;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem *item,
          gpointer user_data)
{
  const Column *column = user_data;

  gtk_list_item_set_child (item, make_cell (column->column));
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
get_key_cb (ZzEvidenceItem *item,
            Column *column)
{
  return zz_evidence_item_get_key (item, column->column);
}

static char *
dup_text_cb (ZzEvidenceItem *item,
             Column *column)
{
  return zz_evidence_item_dup_cell (item, column->column);
}

static GtkSorter *
make_sorter (Column *column)
{
  GtkExpression *expression;

  if (looks[column->column].by_text)
    {
      expression = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_text_cb), column, NULL);
      return GTK_SORTER (gtk_string_sorter_new (expression));
    }
  expression = gtk_cclosure_expression_new (G_TYPE_INT64, NULL, 0, NULL, G_CALLBACK (get_key_cb), column, NULL);
  return GTK_SORTER (gtk_numeric_sorter_new (expression));
}

static const char *
get_title (ZzSession *session,
           ZzEvidenceColumn column)
{
  const ZzRegister *reg = zz_session_get_catalogue (session)->builtins[ZZ_BUILTIN_EVIDENCE];
  static const guint fields[ZZ_N_EVIDENCE_COLUMNS] = {
    [ZZ_EVIDENCE_COLUMN_KIND] = ZZ_EVIDENCE_KIND,
    [ZZ_EVIDENCE_COLUMN_TITLE] = ZZ_EVIDENCE_TITLE,
    [ZZ_EVIDENCE_COLUMN_ISSUED] = ZZ_EVIDENCE_ISSUED,
    [ZZ_EVIDENCE_COLUMN_VALID_UNTIL] = ZZ_EVIDENCE_VALID_UNTIL,
  };

  if (column == ZZ_EVIDENCE_COLUMN_STATE)
    return C_ ("evidence", "State");
  if (column == ZZ_EVIDENCE_COLUMN_CLAUSES)
    return C_ ("evidence", "Clauses");
  if (column == ZZ_EVIDENCE_COLUMN_RECORDS)
    return C_ ("evidence", "Records");
  return zz_words_field (zz_session_get_messages (session), zz_register_get_field (reg, fields[column]));
}

static GtkColumnViewColumn *
append_column (GtkColumnView *view,
               ZzSession *session,
               Column *data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = make_sorter (data);
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  column = gtk_column_view_column_new (get_title (session, data->column), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, data->column == ZZ_EVIDENCE_COLUMN_TITLE
                                                 || data->column >= ZZ_EVIDENCE_COLUMN_CLAUSES);
  gtk_column_view_append_column (view, column);
  return column;
}

ZzEvidenceColumns *
zz_evidence_columns_new (GtkColumnView *view,
                         ZzSession *session)
{
  ZzEvidenceColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view) && ZZ_IS_SESSION (session), NULL);

  self = g_new0 (ZzEvidenceColumns, 1);
  self->bound = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < ZZ_N_EVIDENCE_COLUMNS; i++)
    {
      GtkColumnViewColumn *column;

      self->columns[i] = (Column) { self, (ZzEvidenceColumn) i };
      column = append_column (view, session, &self->columns[i]);
      if (i == ZZ_EVIDENCE_COLUMN_TITLE)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
    }
  return self;
}

void
zz_evidence_columns_free (ZzEvidenceColumns *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->bound);
  g_free (self);
}

void
zz_evidence_columns_refresh (ZzEvidenceColumns *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    show_cell (item, column);
}

guint
zz_evidence_columns_find (ZzEvidenceColumns *self,
                          GtkWidget *widget)
{
  GHashTableIter iter;
  gpointer item;

  g_return_val_if_fail (self != NULL && GTK_IS_WIDGET (widget), GTK_INVALID_LIST_POSITION);

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));
      GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

      if (row != NULL && (widget == row || gtk_widget_is_ancestor (widget, row)))
        return gtk_list_item_get_position (item);
    }
  return GTK_INVALID_LIST_POSITION;
}
