/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row to be imported says. */
#include "app/import-row.h"

#include "report/words.h"
#include "store/table-words.h"

struct _ZzImportRow
{
  GObject parent_instance;

  ZzImporter *importer;
  guint number;
};

G_DEFINE_FINAL_TYPE (ZzImportRow, zz_import_row, G_TYPE_OBJECT)

enum {
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static const ZzMessages *
get_messages (ZzImportRow *self)
{
  return zz_session_get_messages (zz_importer_get_session (self->importer));
}

static ZzLanguage
get_language (ZzImportRow *self)
{
  return zz_messages_get_language (get_messages (self));
}

/* The cell with the name, else the first with anything in it. */
static const char *
get_beginning (ZzImportRow *self)
{
  const ZzTable *table = zz_importer_get_table (self->importer);
  const ZzColumns *columns = zz_importer_get_columns (self->importer);
  const ZzField *label = zz_importer_get_register (self->importer)->label;
  const guint row = zz_import_row_get (self)->row;
  const guint n = zz_table_get_n_columns (table);

  for (guint i = 0; i < n; i++)
    if (zz_columns_get (columns, i)->field == label && label != NULL && *zz_table_get_cell (table, row, i).text != '\0')
      return zz_table_get_cell (table, row, i).text;
  for (guint i = 0; i < n; i++)
    if (*zz_table_get_cell (table, row, i).text != '\0')
      return zz_table_get_cell (table, row, i).text;
  return "";
}

static void
append (GString *text,
        const char *separator,
        char *part)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
  g_free (part);
}

/* What a new record will say beside its name. */
static void
append_values (ZzImportRow *self,
               GString *text,
               const char *separator)
{
  ZzProject *project = zz_importer_get_project (self->importer);
  const ZzRegister *reg = zz_importer_get_register (self->importer);
  const ZzRecord *record = zz_import_row_get (self)->record;

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      const ZzValue *value = zz_record_get (record, i);
      g_autofree char *words = NULL;

      if (field == reg->label || zz_value_is_absent (value))
        continue;
      words = zz_table_words_value (project, field, value, get_language (self));
      append (text, separator, g_strdup_printf ("%s: %s", zz_text_get (&field->title, get_language (self)), words));
    }
}

static void
append_changes (ZzImportRow *self,
                GString *text,
                const char *separator)
{
  const ZzPlanRow *row = zz_import_row_get (self);

  for (guint i = 0; i < row->n_changes; i++)
    append (text, separator,
            zz_table_words_change (zz_importer_get_project (self->importer), zz_importer_get_plan (self->importer), row, i,
                                   get_language (self)));
}

static void
zz_import_row_get_property (GObject *object,
                            guint id,
                            GValue *value,
                            GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_take_string (value, zz_import_row_dup_title (ZZ_IMPORT_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zz_import_row_dispose (GObject *object)
{
  g_clear_object (&ZZ_IMPORT_ROW (object)->importer);

  G_OBJECT_CLASS (zz_import_row_parent_class)->dispose (object);
}

static void
zz_import_row_class_init (ZzImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = zz_import_row_get_property;
  G_OBJECT_CLASS (klass)->dispose = zz_import_row_dispose;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
zz_import_row_init (ZzImportRow *self)
{
}

ZzImportRow *
zz_import_row_new (ZzImporter *importer,
                   guint number)
{
  ZzImportRow *self;

  g_return_val_if_fail (ZZ_IS_IMPORTER (importer), NULL);

  self = g_object_new (ZZ_TYPE_IMPORT_ROW, NULL);
  self->importer = g_object_ref (importer);
  self->number = number;
  return self;
}

const ZzPlanRow *
zz_import_row_get (ZzImportRow *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORT_ROW (self), NULL);

  return zz_table_plan_get_row (zz_importer_get_plan (self->importer), self->number);
}

guint
zz_import_row_get_line (ZzImportRow *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORT_ROW (self), 0);

  return zz_table_get_line (zz_importer_get_table (self->importer), zz_import_row_get (self)->row);
}

char *
zz_import_row_dup_title (ZzImportRow *self)
{
  const ZzPlanRow *row;

  g_return_val_if_fail (ZZ_IS_IMPORT_ROW (self), NULL);

  row = zz_import_row_get (self);
  return g_strdup (row->record != NULL ? zz_record_get_label (row->record) : get_beginning (self));
}

const char *
zz_import_row_get_fate (ZzImportRow *self)
{
  g_return_val_if_fail (ZZ_IS_IMPORT_ROW (self), NULL);

  return zz_words_row_fate (get_messages (self), zz_import_row_get (self)->fate);
}

char *
zz_import_row_dup_effect (ZzImportRow *self,
                          const char *separator)
{
  const ZzPlanRow *row;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ZZ_IS_IMPORT_ROW (self), NULL);

  row = zz_import_row_get (self);
  if (row->fate == ZZ_ROW_SKIPPED)
    return zz_words_table_note (get_messages (self), row->reason);
  for (guint i = 0; row->warnings != NULL && i < row->warnings->len; i++)
    {
      const ZzCellWarning *warning = row->warnings->pdata[i];
      g_autofree char *why = zz_words_table_note (get_messages (self), warning->note);

      append (text, separator, g_strdup_printf ("! %s: %s", zz_words_field (get_messages (self), warning->field), why));
    }
  if (row->fate == ZZ_ROW_NEW)
    append_values (self, text, separator);
  else if (row->fate == ZZ_ROW_CHANGED)
    append_changes (self, text, separator);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
