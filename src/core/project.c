/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project: tables of records, and the one place where they change. */
#include "config.h"

#include "core/project.h"

#include "core/error.h"
#include "core/project-private.h"
#include "core/record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GPtrArray *records;
  GHashTable *by_id;
} Table;

struct _ZzProject
{
  GObject parent_instance;

  ZzCatalogue *catalogue;
  char *id;
  guint n_tables;
  Table *tables;
  GHashTable *withdrawn; /* records taken out; kept, for findings borrow their ids */
  GPtrArray *extras;
  gboolean *emptied; /* by register, of a supposition: records were there before */
};

G_DEFINE_FINAL_TYPE (ZzProject, zz_project, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Table *
get_table (ZzProject *self,
           const ZzRegister *reg)
{
  g_assert (reg->number < self->n_tables);
  return &self->tables[reg->number];
}

static int
compare_id (const ZzRecord *record,
            const char *id)
{
  return strcmp (zz_record_get_id (record), id);
}

/* Where @id stands, or would stand, in the sorted table. */
static guint
find_place (const GPtrArray *records,
            const char *id)
{
  guint low = 0, high = records->len;

  /* Files are sorted, so a reader almost always appends. */
  if (high == 0 || compare_id (records->pdata[high - 1], id) < 0)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_id (records->pdata[middle], id) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
insert (ZzProject *self,
        ZzRecord *record)
{
  Table *table = get_table (self, zz_record_get_register (record));
  char *id = zz_record_get_id (record);

  g_ptr_array_insert (table->records, (int) find_place (table->records, id), zz_record_ref (record));
  g_hash_table_insert (table->by_id, id, record);
}

static void
withdraw (ZzProject *self,
          ZzRecord *record)
{
  Table *table = get_table (self, zz_record_get_register (record));
  const char *id = zz_record_get_id (record);

  g_hash_table_add (self->withdrawn, zz_record_ref (record));
  g_hash_table_remove (table->by_id, id);
  g_ptr_array_remove_index (table->records, find_place (table->records, id));
}

static void
zz_project_finalize (GObject *object)
{
  ZzProject *self = ZZ_PROJECT (object);

  for (guint i = 0; i < self->n_tables; i++)
    {
      g_hash_table_unref (self->tables[i].by_id);
      g_ptr_array_unref (self->tables[i].records);
    }
  g_free (self->tables);
  g_free (self->emptied);
  g_clear_pointer (&self->withdrawn, g_hash_table_unref);
  g_clear_pointer (&self->extras, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->catalogue, zz_catalogue_unref);

  G_OBJECT_CLASS (zz_project_parent_class)->finalize (object);
}

static void
zz_project_class_init (ZzProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = zz_project_finalize;

  /**
   * ZzProject::changed:
   * A set of changes was applied or taken back; everything may differ.
   */
  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zz_project_init (ZzProject *self)
{
}

static void
record_unref_cb (gpointer data)
{
  zz_record_unref (data);
}

ZzProject *
zz_project_new (const ZzCatalogue *catalogue,
                const char *id)
{
  ZzProject *self;

  g_return_val_if_fail (catalogue != NULL && catalogue->builtins[0] != NULL, NULL);

  self = g_object_new (ZZ_TYPE_PROJECT, NULL);
  self->catalogue = zz_catalogue_ref (catalogue);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->n_tables = zz_catalogue_get_n_registers (catalogue);
  self->tables = g_new0 (Table, self->n_tables);
  self->withdrawn = g_hash_table_new_full (NULL, NULL, record_unref_cb, NULL);
  for (guint i = 0; i < self->n_tables; i++)
    {
      const ZzRegister *reg = zz_catalogue_get_register (catalogue, i);

      self->tables[i].records = zz_record_list_new ();
      self->tables[i].by_id = g_hash_table_new (g_str_hash, g_str_equal);
      if (reg->single)
        {
          g_autoptr (ZzRecord) record = zz_record_new (reg, reg->id);

          insert (self, record);
        }
    }
  return self;
}

const char *
zz_project_get_id (ZzProject *self)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self), NULL);

  return self->id;
}

const ZzCatalogue *
zz_project_get_catalogue (ZzProject *self)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self), NULL);

  return self->catalogue;
}

const GPtrArray *
zz_project_get_records (ZzProject *self,
                        const ZzRegister *reg)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self) && reg != NULL, NULL);

  return get_table (self, reg)->records;
}

ZzRecord *
zz_project_find (ZzProject *self,
                 const ZzRegister *reg,
                 const char *id)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self) && reg != NULL && id != NULL, NULL);

  return g_hash_table_lookup (get_table (self, reg)->by_id, id);
}

ZzRecord *
zz_project_find_anywhere (ZzProject *self,
                          const char *id)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self) && id != NULL, NULL);

  for (guint i = 0; i < self->n_tables; i++)
    {
      ZzRecord *record = g_hash_table_lookup (self->tables[i].by_id, id);

      if (record != NULL)
        return record;
    }
  return NULL;
}

ZzRecord *
zz_project_get_single (ZzProject *self,
                       const ZzRegister *reg)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self) && reg != NULL && reg->single, NULL);

  return get_table (self, reg)->records->pdata[0];
}

gboolean
zz_project_was_emptied (ZzProject *self,
                        const ZzRegister *reg)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self) && reg != NULL && reg->number < self->n_tables, FALSE);

  return self->emptied != NULL && self->emptied[reg->number];
}

const GPtrArray *
zz_project_get_extras (ZzProject *self)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self), NULL);

  return self->extras;
}

gboolean
zz_project_add (ZzProject *self,
                ZzRecord *record)
{
  g_return_val_if_fail (ZZ_IS_PROJECT (self) && record != NULL, FALSE);

  if (zz_project_find (self, zz_record_get_register (record), zz_record_get_id (record)) != NULL)
    return FALSE;
  insert (self, record);
  return TRUE;
}

void
zz_project_add_extra (ZzProject *self,
                      const char *path,
                      const char *json)
{
  g_return_if_fail (ZZ_IS_PROJECT (self));

  if (self->extras == NULL)
    self->extras = zz_extras_new ();
  zz_extras_add (self->extras, path, json);
}

/* Puts @value where the change's extra stands, and gives back what was there. */
static ZzValue
exchange_extra (ZzProject *self,
                const ZzChange *change,
                const ZzValue *value)
{
  if (change->reg == NULL)
    return zz_extras_exchange (&self->extras, change->extra, value);
  return zz_record_exchange_extra (zz_project_find (self, change->reg, change->id), change->extra, value);
}

static void
exchange (ZzProject *self,
          const ZzChange *change,
          const ZzValue *value,
          ZzValue *before)
{
  zz_value_clear (before);
  if (change->kind == ZZ_CHANGE_SET_EXTRA)
    *before = exchange_extra (self, change, value);
  else
    *before = zz_record_exchange (zz_project_find (self, change->reg, change->id), change->field, zz_value_copy (value));
}

static gboolean
apply_change (ZzProject *self,
              ZzChange *change,
              GError **error)
{
  ZzRecord *there = change->reg != NULL ? zz_project_find (self, change->reg, change->id) : NULL;

  switch (change->kind)
    {
    case ZZ_CHANGE_SET_FIELD:
    case ZZ_CHANGE_SET_EXTRA:
      if (there == NULL && change->reg != NULL)
        {
          g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("there is no %s \"%s\" to change"), change->reg->id, change->id);
          return FALSE;
        }
      exchange (self, change, &change->after, &change->before);
      return TRUE;
    case ZZ_CHANGE_INSERT:
      if (there != NULL)
        {
          g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("there is already a %s \"%s\""), change->reg->id, change->id);
          return FALSE;
        }
      insert (self, change->record);
      return TRUE;
    case ZZ_CHANGE_REMOVE:
      if (there == NULL)
        {
          g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("there is no %s \"%s\" to remove"), change->reg->id, change->id);
          return FALSE;
        }
      withdraw (self, there);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

static void
revert_change (ZzProject *self,
               ZzChange *change)
{
  switch (change->kind)
    {
    case ZZ_CHANGE_SET_FIELD:
      case ZZ_CHANGE_SET_EXTRA: {
        g_auto (ZzValue) after = ZZ_VALUE_INIT;

        exchange (self, change, &change->before, &after);
        break;
      }
    case ZZ_CHANGE_INSERT:
      withdraw (self, change->record);
      break;
    case ZZ_CHANGE_REMOVE:
      insert (self, change->record);
      break;
    default:
      g_assert_not_reached ();
    }
}

gboolean
zz_project_apply (ZzProject *self,
                  ZzChangeSet *set,
                  GError **error)
{
  guint n;

  g_return_val_if_fail (ZZ_IS_PROJECT (self) && set != NULL, FALSE);

  n = zz_change_set_get_n_changes (set);
  for (guint i = 0; i < n; i++)
    if (!apply_change (self, zz_change_set_get_change (set, i), error))
      {
        while (i-- > 0)
          revert_change (self, zz_change_set_get_change (set, i));
        return FALSE;
      }
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/* A project that holds the very records of @self. */
static ZzProject *
share (ZzProject *self)
{
  ZzProject *copy = zz_project_new (self->catalogue, self->id);

  for (guint i = 0; i < self->n_tables; i++)
    {
      g_hash_table_remove_all (copy->tables[i].by_id);
      g_ptr_array_set_size (copy->tables[i].records, 0);
      for (guint j = 0; j < self->tables[i].records->len; j++)
        insert (copy, self->tables[i].records->pdata[j]);
    }
  for (guint i = 0; self->extras != NULL && i < self->extras->len; i++)
    zz_project_add_extra (copy, ((const ZzExtra *) self->extras->pdata[i])->path, ((const ZzExtra *) self->extras->pdata[i])->json);
  return copy;
}

/* Puts a copy in the place of a shared record that is to be changed. */
static void
unshare (ZzProject *self,
         const ZzChange *change)
{
  ZzRecord *there = change->reg != NULL ? zz_project_find (self, change->reg, change->id) : NULL;
  g_autoptr (ZzRecord) copy = there != NULL ? zz_record_copy (there, change->id) : NULL;

  if (copy == NULL)
    return;
  withdraw (self, there);
  insert (self, copy);
}

ZzProject *
zz_project_suppose (ZzProject *self,
                    ZzChangeSet *set,
                    GError **error)
{
  g_autoptr (ZzProject) copy = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT (self) && set != NULL, NULL);

  copy = share (self);
  for (guint i = 0; i < zz_change_set_get_n_changes (set); i++)
    {
      ZzChange *change = zz_change_set_get_change (set, i);

      if (change->kind == ZZ_CHANGE_SET_FIELD || change->kind == ZZ_CHANGE_SET_EXTRA)
        unshare (copy, change);
      if (!apply_change (copy, change, error))
        return NULL;
    }
  copy->emptied = g_new0 (gboolean, self->n_tables);
  for (guint i = 0; i < self->n_tables; i++)
    copy->emptied[i] = copy->tables[i].records->len == 0
                       && (self->tables[i].records->len > 0 || (self->emptied != NULL && self->emptied[i]));
  return g_steal_pointer (&copy);
}

void
zz_project_revert (ZzProject *self,
                   ZzChangeSet *set)
{
  g_return_if_fail (ZZ_IS_PROJECT (self) && set != NULL);

  for (guint i = zz_change_set_get_n_changes (set); i > 0; i--)
    revert_change (self, zz_change_set_get_change (set, i - 1));
  g_signal_emit (self, signals[CHANGED], 0);
}
