/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of rows to be imported. */
#include "app/import-rows.h"

struct _ZzImportRows
{
  GObject parent_instance;

  ZzImporter *importer;
  GArray *numbers;  /* guint: rows of the plan */
  GPtrArray *items; /* ZzImportRow; NULL until asked for */
};

static void zz_import_rows_init_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZzImportRows, zz_import_rows, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, zz_import_rows_init_model))

static GType
get_item_type (GListModel *model)
{
  return ZZ_TYPE_IMPORT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return ZZ_IMPORT_ROWS (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  ZzImportRows *self = ZZ_IMPORT_ROWS (model);

  if (position >= self->items->len)
    return NULL;
  if (self->items->pdata[position] == NULL)
    self->items->pdata[position] = zz_import_row_new (self->importer, g_array_index (self->numbers, guint, position));
  return g_object_ref (self->items->pdata[position]);
}

static void
zz_import_rows_init_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
unref_cb (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static void
zz_import_rows_finalize (GObject *object)
{
  ZzImportRows *self = ZZ_IMPORT_ROWS (object);

  g_ptr_array_unref (self->items);
  g_array_unref (self->numbers);
  g_clear_object (&self->importer);

  G_OBJECT_CLASS (zz_import_rows_parent_class)->finalize (object);
}

static void
zz_import_rows_class_init (ZzImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_import_rows_finalize;
}

static void
zz_import_rows_init (ZzImportRows *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_ptr_array_new_with_free_func (unref_cb);
}

ZzImportRows *
zz_import_rows_new (ZzImporter *importer)
{
  ZzImportRows *self;

  g_return_val_if_fail (ZZ_IS_IMPORTER (importer), NULL);

  self = g_object_new (ZZ_TYPE_IMPORT_ROWS, NULL);
  self->importer = g_object_ref (importer);
  return self;
}

static gboolean
is_of_kind (const ZzPlanRow *row,
            guint kind)
{
  if (kind == ZZ_IMPORT_ROWS_WARNED)
    return row->warnings != NULL && row->fate != ZZ_ROW_SKIPPED;
  return kind == ZZ_IMPORT_ROWS_ALL || row->fate == (ZzRowFate) kind;
}

guint
zz_import_rows_count (ZzImportRows *self,
                      guint kind)
{
  const ZzTablePlan *plan;
  guint n = 0;

  g_return_val_if_fail (ZZ_IS_IMPORT_ROWS (self) && kind < ZZ_N_IMPORT_ROWS, 0);

  plan = zz_importer_get_plan (self->importer);
  for (guint i = 0; plan != NULL && i < plan->rows->len; i++)
    n += is_of_kind (zz_table_plan_get_row (plan, i), kind) ? 1 : 0;
  return n;
}

void
zz_import_rows_show (ZzImportRows *self,
                     guint kind)
{
  const ZzTablePlan *plan;
  const guint before = self->items->len;

  g_return_if_fail (ZZ_IS_IMPORT_ROWS (self) && kind < ZZ_N_IMPORT_ROWS);

  plan = zz_importer_get_plan (self->importer);
  g_array_set_size (self->numbers, 0);
  g_ptr_array_set_size (self->items, 0);
  for (guint i = 0; plan != NULL && i < plan->rows->len; i++)
    if (is_of_kind (zz_table_plan_get_row (plan, i), kind))
      g_array_append_val (self->numbers, i);
  g_ptr_array_set_size (self->items, (int) self->numbers->len);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->items->len);
}
