/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes and sets of them. */
#include "core/change.h"

#include "core/field.h"

struct _ZzChangeSet
{
  grefcount ref_count;
  char *label;
  gboolean typing;
  GPtrArray *changes;
};

static void
change_free (gpointer data)
{
  ZzChange *change = data;

  g_free (change->id);
  zz_value_clear (&change->before);
  zz_value_clear (&change->after);
  g_clear_pointer (&change->record, zz_record_unref);
  g_free (change);
}

ZzChangeSet *
zz_change_set_new (const char *label)
{
  ZzChangeSet *set = g_new0 (ZzChangeSet, 1);

  g_ref_count_init (&set->ref_count);
  set->label = g_strdup (label);
  set->changes = g_ptr_array_new_with_free_func (change_free);
  return set;
}

ZzChangeSet *
zz_change_set_ref (ZzChangeSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  g_ref_count_inc (&set->ref_count);
  return set;
}

void
zz_change_set_unref (ZzChangeSet *set)
{
  g_return_if_fail (set != NULL);

  if (!g_ref_count_dec (&set->ref_count))
    return;
  g_free (set->label);
  g_ptr_array_unref (set->changes);
  g_free (set);
}

const char *
zz_change_set_get_label (const ZzChangeSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  return set->label;
}

guint
zz_change_set_get_n_changes (const ZzChangeSet *set)
{
  g_return_val_if_fail (set != NULL, 0);

  return set->changes->len;
}

ZzChange *
zz_change_set_get_change (ZzChangeSet *set,
                          guint number)
{
  g_return_val_if_fail (set != NULL && number < set->changes->len, NULL);

  return set->changes->pdata[number];
}

static ZzChange *
append (ZzChangeSet *set,
        ZzChangeKind kind,
        const ZzRegister *reg,
        const char *id)
{
  ZzChange *change = g_new0 (ZzChange, 1);

  change->kind = kind;
  change->reg = reg;
  change->id = g_strdup (id);
  g_ptr_array_add (set->changes, change);
  return change;
}

void
zz_change_set_set (ZzChangeSet *set,
                   const ZzRegister *reg,
                   const char *id,
                   const ZzField *field,
                   const ZzValue *after)
{
  ZzChange *change;

  g_return_if_fail (set != NULL && reg != NULL && id != NULL && field != NULL && after != NULL);
  g_return_if_fail (zz_field_takes (field, after));

  change = append (set, ZZ_CHANGE_SET_FIELD, reg, id);
  change->field = field;
  change->after = zz_value_copy (after);
}

void
zz_change_set_insert (ZzChangeSet *set,
                      ZzRecord *record)
{
  ZzChange *change;

  g_return_if_fail (set != NULL && record != NULL);

  change = append (set, ZZ_CHANGE_INSERT, zz_record_get_register (record), zz_record_get_id (record));
  change->record = zz_record_ref (record);
}

static gboolean
inserts (const ZzChangeSet *set,
         const ZzRegister *reg,
         const char *id)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      const ZzChange *change = set->changes->pdata[i];

      if (change->kind == ZZ_CHANGE_INSERT && change->reg == reg && g_str_equal (change->id, id))
        return TRUE;
    }
  return FALSE;
}

void
zz_change_set_put (ZzChangeSet *set,
                   ZzProject *project,
                   const ZzRegister *reg,
                   const char *id,
                   const ZzField *field,
                   const ZzValue *after)
{
  g_return_if_fail (set != NULL && ZZ_IS_PROJECT (project) && reg != NULL && id != NULL);

  if (zz_project_find (project, reg, id) == NULL && !inserts (set, reg, id))
    {
      g_autoptr (ZzRecord) record = zz_record_new (reg, id);

      zz_change_set_insert (set, record);
    }
  zz_change_set_set (set, reg, id, field, after);
}

static gboolean
removes (const ZzChangeSet *set,
         const ZzRecord *record)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      const ZzChange *change = set->changes->pdata[i];

      if (change->kind == ZZ_CHANGE_REMOVE && change->record == record)
        return TRUE;
    }
  return FALSE;
}

/* The list without @id, absent when nothing is left. */
static ZzValue
list_without (const ZzValue *value,
              const char *id)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; value->list[i] != NULL; i++)
    if (!g_str_equal (value->list[i], id))
      g_ptr_array_add (left, value->list[i]);
  g_ptr_array_add (left, NULL);
  return zz_value_list ((const char *const *) left->pdata);
}

/* What the set already leaves in the field, else what the record holds. */
static const ZzValue *
pending_value (const ZzChangeSet *set,
               const ZzRecord *record,
               const ZzField *field)
{
  for (guint i = set->changes->len; i > 0; i--)
    {
      const ZzChange *change = set->changes->pdata[i - 1];

      if (change->kind == ZZ_CHANGE_SET_FIELD && change->field == field
          && g_str_equal (change->id, zz_record_get_id (record)))
        return &change->after;
    }
  return zz_record_get (record, field->number);
}

/* Clears what @referrer says of @gone; returns TRUE when it cannot do without. */
static gboolean
drop_references (ZzChangeSet *set,
                 ZzRecord *referrer,
                 const ZzRecord *gone)
{
  const ZzRegister *reg = zz_record_get_register (referrer);
  const char *id = zz_record_get_id (gone);

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      const ZzValue *value = zz_record_get (referrer, i);
      g_auto (ZzValue) after = ZZ_VALUE_INIT;

      if (value->kind == ZZ_VALUE_REFERENCE && field->refers == zz_record_get_register (gone)
          && g_str_equal (value->text, id))
        {
          if (field->required)
            return TRUE;
        }
      else if (field->type == ZZ_FIELD_REFERENCES && zz_value_list_contains (value, id))
        after = list_without (pending_value (set, referrer, field), id);
      else
        continue;
      zz_change_set_set (set, reg, zz_record_get_id (referrer), field, &after);
    }
  return FALSE;
}

void
zz_change_set_remove (ZzChangeSet *set,
                      ZzProject *project,
                      ZzRecord *record)
{
  const ZzCatalogue *catalogue;
  ZzChange *change;

  g_return_if_fail (set != NULL && ZZ_IS_PROJECT (project) && record != NULL);

  if (removes (set, record))
    return;
  catalogue = zz_project_get_catalogue (project);
  /* Noted first, so that records which need each other do not go in circles. */
  change = append (set, ZZ_CHANGE_REMOVE, zz_record_get_register (record), zz_record_get_id (record));
  change->record = zz_record_ref (record);
  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    {
      const GPtrArray *records = zz_project_get_records (project, zz_catalogue_get_register (catalogue, i));

      for (guint j = 0; j < records->len; j++)
        if (records->pdata[j] != record && !removes (set, records->pdata[j])
            && drop_references (set, records->pdata[j], record))
          zz_change_set_remove (set, project, records->pdata[j]);
    }
}

void
zz_change_set_set_typing (ZzChangeSet *set)
{
  g_return_if_fail (set != NULL);

  set->typing = TRUE;
}

gboolean
zz_change_set_get_typing (const ZzChangeSet *set)
{
  g_return_val_if_fail (set != NULL, FALSE);

  return set->typing;
}
