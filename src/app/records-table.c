/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of one register as a table. */
#include "app/records-table.h"

#include "report/words.h"

/* Beside the one that names the record. */
#define MAX_COLUMNS 4

struct _ZzRecordsTable
{
  ZzTableView parent_instance;

  ZzSession *session;
  const ZzRegister *reg;
  ZzRecordRow *kept; /* stays whatever the filter says: it is being edited */
};

G_DEFINE_FINAL_TYPE (ZzRecordsTable, zz_records_table, ZZ_TYPE_TABLE_VIEW)

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

static char *
dup_name_cb (gpointer item,
             gconstpointer data)
{
  return zz_record_row_dup_name (zz_record_row_get_session (item), zz_record_row_get_record (item));
}

static char *
dup_cell_cb (gpointer item,
             gconstpointer data)
{
  return zz_record_row_dup_cell (item, data);
}

static gint64
get_key_cb (gpointer item,
            gconstpointer data)
{
  return zz_record_row_get_key (item, data);
}

static gboolean
sorts_by_text (const ZzField *field)
{
  return field->type == ZZ_FIELD_TEXT || field->type == ZZ_FIELD_MULTILINE || field->type == ZZ_FIELD_CHOICES
         || field->type == ZZ_FIELD_REFERENCE;
}

static GtkColumnViewColumn *
append_column (ZzRecordsTable *self,
               const ZzField *field)
{
  gboolean names = field == self->reg->label;
  const ZzViewColumn column = {
    .n_chars = get_n_chars (field),
    .expand = names,
    .dup_text = names ? dup_name_cb : dup_cell_cb,
    .get_key = sorts_by_text (field) ? NULL : get_key_cb,
    .data = field,
  };

  return zz_table_view_append_column (ZZ_TABLE_VIEW (self), zz_words_field (zz_session_get_messages (self->session), field), &column);
}

/* Sorted by the first. */
static void
append_columns (ZzRecordsTable *self)
{
  g_autoptr (GPtrArray) fields = choose_fields (self->reg);

  if (self->reg->label != NULL)
    zz_table_view_sort_by (ZZ_TABLE_VIEW (self), append_column (self, self->reg->label));
  for (guint i = 0; i < fields->len; i++)
    append_column (self, fields->pdata[i]);
}

static ZzRecordRow *
make_row (ZzTableView *table,
          ZzRecord *record)
{
  return zz_record_row_new (ZZ_TYPE_RECORD_ROW, ZZ_RECORDS_TABLE (table)->session, record);
}

static gboolean
passes (ZzTableView *table,
        ZzRecordRow *row)
{
  return row == ZZ_RECORDS_TABLE (table)->kept || zz_table_view_finds (table, row);
}

static gboolean
keeps_place (ZzTableView *table,
             ZzRecordRow *row)
{
  return row == ZZ_RECORDS_TABLE (table)->kept;
}

static ZzRecordRow *
get_selected (ZzRecordsTable *self)
{
  g_autoptr (GPtrArray) selected = zz_table_view_list_selected (ZZ_TABLE_VIEW (self));

  return selected->len > 0 ? selected->pdata[0] : NULL;
}

static void
selected (ZzTableView *table)
{
  ZzRecordsTable *self = ZZ_RECORDS_TABLE (table);

  g_set_object (&self->kept, get_selected (self));
}

static void
zz_records_table_dispose (GObject *object)
{
  g_clear_object (&ZZ_RECORDS_TABLE (object)->kept);

  G_OBJECT_CLASS (zz_records_table_parent_class)->dispose (object);
}

static void
zz_records_table_finalize (GObject *object)
{
  g_clear_object (&ZZ_RECORDS_TABLE (object)->session);

  G_OBJECT_CLASS (zz_records_table_parent_class)->finalize (object);
}

static void
zz_records_table_class_init (ZzRecordsTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ZzTableViewClass *table_class = ZZ_TABLE_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_records_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_records_table_finalize;
  table_class->activate = "records.edit";
  table_class->make_row = make_row;
  table_class->passes = passes;
  table_class->keeps_place = keeps_place;
  table_class->selected = selected;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/records-table.ui");
  /* The menu shows the one that comes last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "records.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "records.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "records.paste", NULL);
}

static void
zz_records_table_init (ZzRecordsTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
zz_records_table_new (ZzSession *session,
                      const ZzRegister *reg)
{
  ZzRecordsTable *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);
  g_return_val_if_fail (reg != NULL && !reg->single, NULL);

  self = g_object_new (ZZ_TYPE_RECORDS_TABLE, "label", zz_words_register (zz_session_get_messages (session), reg), NULL);
  self->session = g_object_ref (session);
  self->reg = reg;
  append_columns (self);
  zz_records_table_update (self, FALSE);
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

  zz_table_view_update (ZZ_TABLE_VIEW (self), zz_project_get_records (zz_session_get_project (self->session), self->reg), entire);
}

const char *
zz_records_table_get_selected (ZzRecordsTable *self)
{
  ZzRecordRow *row;

  g_return_val_if_fail (ZZ_IS_RECORDS_TABLE (self), NULL);

  row = get_selected (self);
  return row != NULL ? zz_record_row_get_id (row) : NULL;
}

gboolean
zz_records_table_select (ZzRecordsTable *self,
                         const char *id)
{
  const char *const ids[] = { id, NULL };

  g_return_val_if_fail (ZZ_IS_RECORDS_TABLE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (zz_table_view_select (ZZ_TABLE_VIEW (self), ids))
    return TRUE;
  zz_records_table_set_filter (self, "");
  return zz_table_view_select (ZZ_TABLE_VIEW (self), ids);
}

void
zz_records_table_set_filter (ZzRecordsTable *self,
                             const char *text)
{
  g_return_if_fail (ZZ_IS_RECORDS_TABLE (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (zz_table_view_get_text (ZZ_TABLE_VIEW (self)), text))
    return;
  g_clear_object (&self->kept);
  zz_table_view_set_text (ZZ_TABLE_VIEW (self), text);
  zz_table_view_filter (ZZ_TABLE_VIEW (self));
  selected (ZZ_TABLE_VIEW (self));
}
