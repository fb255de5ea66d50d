/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import before it is made. */
#include "config.h"

#include "app/import-dialog.h"

#include "app/growing-slice.h"
#include "app/import-column-row.h"
#include "app/import-rows.h"
#include "app/importer.h"
#include "app/option.h"
#include "app/view-columns.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* Nobody looks through more columns; those behind stay as the table's titles say. */
#define MAX_COLUMNS 256
/* Nor for titles farther down. */
#define MAX_TITLE_ROWS 20

struct _ZzImportDialog
{
  AdwWindow parent_instance;

  ZzImporter *importer;
  ZzImportRows *rows;
  ZzViewColumns *looks;
  GListStore *options; /* what a column can be */
  gboolean showing;    /* what is found, so nobody chooses */

  AdwWindowTitle *title;
  GtkSpinner *spinner;
  GtkLabel *notice;
  GtkStack *stack;
  GtkLabel *problem;
  AdwComboRow *titles;
  GtkListBox *columns;
  GtkSliceListModel *columns_part;
  GtkToggleButton *kinds[ZZ_N_IMPORT_ROWS];
  GtkColumnView *view;
  GtkSliceListModel *part;
  GtkSingleSelection *selection;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (ZzImportDialog, zz_import_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *id;
  const char *title;
  const char *icon;
  const char *css_class;
} kinds[ZZ_N_IMPORT_ROWS] = {
  [ZZ_ROW_NEW] = { "show_new", N_ ("New"), "list-add-symbolic", "success" },
  [ZZ_ROW_CHANGED] = { "show_changed", N_ ("Changed"), "document-edit-symbolic", "accent" },
  [ZZ_ROW_UNCHANGED] = { "show_unchanged", N_ ("Unchanged"), "object-select-symbolic", "dim-label" },
  [ZZ_ROW_SKIPPED] = { "show_skipped", N_ ("Skipped"), "dialog-warning-symbolic", "warning" },
  [ZZ_IMPORT_ROWS_ALL] = { "show_all", N_ ("All rows"), NULL, NULL },
  /* Translators: rows that are imported without cells that were not understood. */
  [ZZ_IMPORT_ROWS_WARNED] = { "show_warned", N_ ("Cells left out"), NULL, NULL },
};

static guint
get_kind (ZzImportDialog *self)
{
  for (guint i = 0; i < ZZ_N_IMPORT_ROWS; i++)
    if (gtk_toggle_button_get_active (self->kinds[i]))
      return i;
  return ZZ_IMPORT_ROWS_ALL;
}

/* Why there is nothing to import, one sentence; NULL: there is something. */
static char *
dup_obstacle (const ZzMessages *messages,
              const ZzTablePlan *plan)
{
  g_autofree char *reason = NULL;

  if (zz_change_set_get_n_changes (plan->changes) > 0)
    return NULL;
  if (plan->rows->len == 0)
    return g_strdup (_ ("The table has titles only: there is no row to import."));
  if (plan->n[ZZ_ROW_SKIPPED] == plan->rows->len)
    {
      reason = zz_words_table_note (messages, zz_table_plan_get_row (plan, 0)->reason);
      /* Translators: %s says why the first row is skipped. */
      return g_strdup_printf (_ ("No row can be imported: %s."), reason);
    }
  return g_strdup (_ ("There is nothing to import: the records say all this already."));
}

static void
show_rows (ZzImportDialog *self)
{
  zz_growing_slice_begin (self->part, GTK_WIDGET (self));
  zz_import_rows_show (self->rows, get_kind (self));
}

static void
show_counts (ZzImportDialog *self)
{
  for (guint i = 0; i < ZZ_N_IMPORT_ROWS; i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("%s (%u)"), _ (kinds[i].title), zz_import_rows_count (self->rows, i));

      gtk_button_set_label (GTK_BUTTON (self->kinds[i]), label);
    }
}

static GtkWidget *
make_column_row_cb (gpointer item,
                    gpointer user_data)
{
  ZzImportDialog *self = user_data;
  const guint64 column = g_ascii_strtoull (zz_option_get_text (item), NULL, 10);

  return zz_import_column_row_new (self->importer, self->options, (guint) column);
}

/* A drop-down takes a frame to make. */
static gboolean
grow_columns_cb (GtkWidget *widget,
                 GdkFrameClock *clock,
                 gpointer user_data)
{
  GtkSliceListModel *part = ZZ_IMPORT_DIALOG (widget)->columns_part;
  const guint size = gtk_slice_list_model_get_size (part) + 1;

  gtk_slice_list_model_set_size (part, size);
  return size < g_list_model_get_n_items (gtk_slice_list_model_get_model (part)) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* "Row 3: Name, Born, Post": by what it holds. */
static char *
dup_row (const ZzTable *table,
         guint row)
{
  g_autoptr (GString) cells = g_string_new (NULL);

  for (guint i = 0; i < zz_table_get_n_columns (table) && g_utf8_strlen (cells->str, -1) < 40; i++)
    {
      const char *text = zz_table_get_cell (table, row, i).text;

      if (*text != '\0')
        g_string_append_printf (cells, "%s%s", cells->len > 0 ? ", " : "", text);
    }
  /* Translators: the number of a row of a table and what stands in it. */
  return g_strdup_printf (_ ("Row %u: %s"), zz_table_get_line (table, row), g_strdelimit (cells->str, "\n\t", ' '));
}

/* Option n is row n - 1, the first one no row at all. */
static void
fill_titles (ZzImportDialog *self)
{
  const ZzTable *table = zz_importer_get_table (self->importer);
  g_autoptr (GListStore) rows = g_list_store_new (ZZ_TYPE_OPTION);
  g_autoptr (GtkExpression) title = gtk_property_expression_new (ZZ_TYPE_OPTION, NULL, "title");

  zz_options_append (rows, "", _ ("No row has titles"));
  for (guint i = 0; i < MIN (zz_table_get_n_rows (table), MAX_TITLE_ROWS); i++)
    {
      g_autofree char *row = dup_row (table, i);

      zz_options_append (rows, "", row);
    }
  adw_combo_row_set_expression (self->titles, title);
  adw_combo_row_set_model (self->titles, G_LIST_MODEL (rows));
}

static void
titles_cb (ZzImportDialog *self)
{
  const int row = (int) adw_combo_row_get_selected (self->titles) - 1;

  if (!self->showing && row != zz_columns_get_titles (zz_importer_get_columns (self->importer)))
    zz_importer_set_titles (self->importer, row);
}

static void
show_titles (ZzImportDialog *self)
{
  self->showing = TRUE;
  if (adw_combo_row_get_model (self->titles) == NULL)
    fill_titles (self);
  adw_combo_row_set_selected (self->titles, (guint) (zz_columns_get_titles (zz_importer_get_columns (self->importer)) + 1));
  self->showing = FALSE;
}

/* Once: what a column is may change, not the columns. */
static void
show_columns (ZzImportDialog *self)
{
  const guint n = MIN (zz_columns_get_n (zz_importer_get_columns (self->importer)), MAX_COLUMNS);
  g_autoptr (GListStore) numbers = g_list_store_new (ZZ_TYPE_OPTION);

  if (self->options != NULL)
    return;
  self->options = zz_import_column_row_make_options (self->importer);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      zz_options_append (numbers, number, "");
    }
  gtk_slice_list_model_set_model (self->columns_part, G_LIST_MODEL (numbers));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_columns_cb, NULL, NULL);
}

static void
show_plan (ZzImportDialog *self,
           const ZzTablePlan *plan)
{
  g_autofree char *obstacle = dup_obstacle (zz_session_get_messages (zz_importer_get_session (self->importer)), plan);

  show_titles (self);
  show_columns (self);
  show_counts (self);
  show_rows (self);
  gtk_label_set_label (self->notice, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), obstacle != NULL);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "plan") != 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "plan");
      /* Not on the button that cancels, where the focus was while it was reading. */
      gtk_widget_grab_focus (GTK_WIDGET (self->kinds[ZZ_IMPORT_ROWS_ALL]));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", obstacle == NULL);
}

static void
changed_cb (ZzImportDialog *self)
{
  const gboolean busy = zz_importer_get_busy (self->importer);
  const GError *error = zz_importer_get_error (self->importer);

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
  if (busy)
    return;
  if (error != NULL)
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "wrong");
    }
  else
    show_plan (self, zz_importer_get_plan (self->importer));
}

static void
kind_cb (ZzImportDialog *self,
         GtkToggleButton *button)
{
  if (self->rows != NULL && gtk_toggle_button_get_active (button))
    show_rows (self);
}

/* All of what the table cuts off. */
static void
selected_cb (ZzImportDialog *self)
{
  ZzImportRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *effect = row != NULL ? zz_import_row_dup_effect (row, "\n") : NULL;

  if (row != NULL && *effect == '\0')
    gtk_label_set_label (self->details, _ ("The record says all of this already."));
  else
    gtk_label_set_label (self->details, effect != NULL ? effect : "");
}

static void
apply_action (GtkWidget *widget,
              const char *name,
              GVariant *target)
{
  if (zz_importer_apply (ZZ_IMPORT_DIALOG (widget)->importer))
    gtk_window_close (GTK_WINDOW (widget));
}

static char *
dup_line_cb (gpointer item,
             gconstpointer data)
{
  return g_strdup_printf ("%u", zz_import_row_get_line (item));
}

static char *
dup_fate_cb (gpointer item,
             gconstpointer data)
{
  return g_strdup (zz_import_row_get_fate (item));
}

static const char *
get_icon_cb (gpointer item,
             const char **css_class)
{
  const ZzRowFate fate = zz_import_row_get (item)->fate;

  *css_class = kinds[fate].css_class;
  return kinds[fate].icon;
}

static char *
dup_title_cb (gpointer item,
              gconstpointer data)
{
  return zz_import_row_dup_title (item);
}

static char *
dup_effect_cb (gpointer item,
               gconstpointer data)
{
  return zz_import_row_dup_effect (item, " · ");
}

/* The rows stay in the order of the table. */
static void
append_looks (ZzImportDialog *self)
{
  static const struct
  {
    const char *title;
    ZzViewColumn look;
  } columns[] = {
    { N_ ("Row"), { .n_chars = 5, .dup_text = dup_line_cb } },
    { N_ ("Import"), { .n_chars = 9, .dup_text = dup_fate_cb, .get_icon = get_icon_cb } },
    { N_ ("Record"), { .n_chars = 14, .dup_text = dup_title_cb } },
    { N_ ("What it does, or why not"), { .n_chars = 30, .expand = TRUE, .dup_text = dup_effect_cb } },
  };

  self->looks = zz_view_columns_new (self->view);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gtk_column_view_column_set_sorter (zz_view_columns_append (self->looks, _ (columns[i].title), &columns[i].look), NULL);
}

static void
zz_import_dialog_dispose (GObject *object)
{
  ZzImportDialog *self = ZZ_IMPORT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_IMPORT_DIALOG);
  if (self->importer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->importer, self);
      g_object_run_dispose (G_OBJECT (self->importer));
    }
  g_clear_object (&self->rows);
  g_clear_object (&self->importer);
  g_clear_object (&self->options);

  G_OBJECT_CLASS (zz_import_dialog_parent_class)->dispose (object);
}

static void
zz_import_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ZZ_IMPORT_DIALOG (object)->looks, zz_view_columns_free);

  G_OBJECT_CLASS (zz_import_dialog_parent_class)->finalize (object);
}

static void
zz_import_dialog_class_init (ZzImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_import_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, titles);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, columns_part);
  for (guint i = 0; i < ZZ_N_IMPORT_ROWS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, kinds[i].id, FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, part);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, ZzImportDialog, details);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, titles_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.apply", NULL);
}

static void
zz_import_dialog_init (ZzImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < ZZ_N_IMPORT_ROWS; i++)
    self->kinds[i] = GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (self), ZZ_TYPE_IMPORT_DIALOG, kinds[i].id));
  append_looks (self);
  gtk_list_box_bind_model (self->columns, G_LIST_MODEL (self->columns_part), make_column_row_cb, self, NULL);
}

static void
show_title (ZzImportDialog *self,
            ZzSession *session,
            const ZzRegister *reg)
{
  /* Translators: %s is a kind of records. */
  g_autofree char *title = g_strdup_printf (_ ("Import into “%s”"), zz_words_register (zz_session_get_messages (session), reg));

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, zz_importer_get_name (self->importer));
}

void
zz_import_dialog_present (GtkWindow *parent,
                          ZzSession *session,
                          const ZzRegister *reg,
                          GFile *file,
                          const char *text)
{
  ZzImportDialog *self;

  g_return_if_fail (ZZ_IS_SESSION (session) && reg != NULL);
  g_return_if_fail (G_IS_FILE (file) || text != NULL);

  self = g_object_new (ZZ_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  self->importer = zz_importer_new (session, reg);
  self->rows = zz_import_rows_new (self->importer);
  gtk_slice_list_model_set_model (self->part, G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->importer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  /* Another edition has other registers. */
  g_signal_connect_object (session, "notify::history", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  if (file != NULL)
    zz_importer_read_file (self->importer, file);
  else
    zz_importer_read_text (self->importer, text);
  show_title (self, session, reg);
  gtk_window_present (GTK_WINDOW (self));
}
