/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which field a column is. */
#include "config.h"

#include "app/import-column-row.h"

#include "app/option.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* Options that are no field's id. */
#define UNUSED "-"
#define ID "id"

struct _ZzImportColumnRow
{
  GtkListBoxRow parent_instance;

  ZzImporter *importer;
  GListModel *options;
  guint column;

  GtkLabel *title;
  GtkLabel *sample;
  GtkDropDown *use;
};

G_DEFINE_FINAL_TYPE (ZzImportColumnRow, zz_import_column_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_option (const ZzColumn *column)
{
  switch (column->use)
    {
    case ZZ_COLUMN_FIELD:
      return column->field->id;
    case ZZ_COLUMN_ID:
      return ID;
    case ZZ_COLUMN_UNUSED:
    default:
      return UNUSED;
    }
}

static void
chosen_cb (ZzImportColumnRow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->use);
  g_autoptr (ZzOption) option = selected != GTK_INVALID_LIST_POSITION ? g_list_model_get_item (self->options, selected) : NULL;
  const char *text = option != NULL ? zz_option_get_text (option) : UNUSED;
  const ZzColumn *column = self->importer != NULL ? zz_columns_get (zz_importer_get_columns (self->importer), self->column) : NULL;

  if (option == NULL || column == NULL || (!zz_importer_get_busy (self->importer) && g_str_equal (text, get_option (column))))
    return;
  if (g_str_equal (text, UNUSED) || g_str_equal (text, ID))
    zz_importer_set_column (self->importer, self->column, *text == '-' ? ZZ_COLUMN_UNUSED : ZZ_COLUMN_ID, NULL);
  else
    zz_importer_set_column (self->importer, self->column, ZZ_COLUMN_FIELD,
                            zz_columns_find_field (zz_importer_get_register (self->importer), text));
}

/* The first cell below the titles with anything in it. */
static const char *
find_sample (ZzImportColumnRow *self)
{
  const ZzTable *table = zz_importer_get_table (self->importer);
  const int titles = zz_columns_get_titles (zz_importer_get_columns (self->importer));

  for (guint row = (guint) (titles + 1); row < zz_table_get_n_rows (table); row++)
    if (*zz_table_get_cell (table, row, self->column).text != '\0')
      return zz_table_get_cell (table, row, self->column).text;
  return "";
}

static void
show_names (ZzImportColumnRow *self)
{
  const ZzColumn *column = zz_columns_get (zz_importer_get_columns (self->importer), self->column);
  g_autofree char *number = g_strdup_printf (_ ("Column %u"), self->column + 1);
  const char *title = *column->title != '\0' ? column->title : number;
  /* Translators: %s is the title of a column; the control says which field it is. */
  g_autofree char *name = g_strdup_printf (_ ("Field for “%s”"), title);

  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_label (self->sample, find_sample (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->use), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What is chosen while a thread works is told when it is done. */
static void
changed_cb (ZzImportColumnRow *self)
{
  const ZzColumn *column;

  if (zz_importer_get_busy (self->importer))
    return;
  column = zz_columns_get (zz_importer_get_columns (self->importer), self->column);
  gtk_drop_down_set_selected (self->use, zz_options_find (self->options, get_option (column)));
  /* The titles may be those of another row now. */
  show_names (self);
}

static void
zz_import_column_row_dispose (GObject *object)
{
  ZzImportColumnRow *self = ZZ_IMPORT_COLUMN_ROW (object);

  g_clear_object (&self->importer);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_IMPORT_COLUMN_ROW);
  g_clear_object (&self->options);

  G_OBJECT_CLASS (zz_import_column_row_parent_class)->dispose (object);
}

static void
zz_import_column_row_class_init (ZzImportColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_import_column_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/import-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzImportColumnRow, title);
  gtk_widget_class_bind_template_child (widget_class, ZzImportColumnRow, sample);
  gtk_widget_class_bind_template_child (widget_class, ZzImportColumnRow, use);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
zz_import_column_row_init (ZzImportColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GListStore *
zz_import_column_row_make_options (ZzImporter *importer)
{
  const ZzRegister *reg;
  GListStore *options;

  g_return_val_if_fail (ZZ_IS_IMPORTER (importer), NULL);

  reg = zz_importer_get_register (importer);
  options = g_list_store_new (ZZ_TYPE_OPTION);
  zz_options_append (options, UNUSED, _ ("Leave out"));
  /* Translators: what a column of a table can hold: the id of a record. */
  zz_options_append (options, ID, _ ("Id of the record"));
  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);

      zz_options_append (options, field->id, zz_words_field (zz_session_get_messages (zz_importer_get_session (importer)), field));
    }
  return options;
}

GtkWidget *
zz_import_column_row_new (ZzImporter *importer,
                          GListStore *options,
                          guint column)
{
  ZzImportColumnRow *self;

  g_return_val_if_fail (ZZ_IS_IMPORTER (importer) && G_IS_LIST_STORE (options), NULL);

  self = g_object_new (ZZ_TYPE_IMPORT_COLUMN_ROW, NULL);
  self->column = column;
  self->options = G_LIST_MODEL (g_object_ref (options));
  gtk_drop_down_set_model (self->use, self->options);
  gtk_drop_down_set_selected (self->use, zz_options_find (self->options, get_option (zz_columns_get (zz_importer_get_columns (importer), column))));
  self->importer = g_object_ref (importer);
  g_signal_connect_object (importer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_names (self);
  return GTK_WIDGET (self);
}
