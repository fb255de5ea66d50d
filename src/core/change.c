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
  g_free (change->extra);
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

void
zz_change_set_set_label (ZzChangeSet *set,
                         const char *label)
{
  g_return_if_fail (set != NULL);

  g_free (set->label);
  set->label = g_strdup (label);
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

void
zz_change_set_remove (ZzChangeSet *set,
                      ZzRecord *record)
{
  ZzChange *change;

  g_return_if_fail (set != NULL && record != NULL);

  change = append (set, ZZ_CHANGE_REMOVE, zz_record_get_register (record), zz_record_get_id (record));
  change->record = zz_record_ref (record);
}

void
zz_change_set_set_extra (ZzChangeSet *set,
                         const ZzRegister *reg,
                         const char *id,
                         const char *path,
                         const ZzValue *after)
{
  ZzChange *change;

  g_return_if_fail (set != NULL && (reg == NULL) == (id == NULL) && path != NULL && after != NULL);
  g_return_if_fail (after->kind == ZZ_VALUE_OPAQUE || after->kind == ZZ_VALUE_ABSENT);

  change = append (set, ZZ_CHANGE_SET_EXTRA, reg, id);
  change->extra = g_strdup (path);
  change->after = zz_value_copy (after);
}

const ZzChange *
zz_change_set_find (const ZzChangeSet *set,
                    ZzChangeKind kind,
                    const ZzRegister *reg,
                    const char *id)
{
  g_return_val_if_fail (set != NULL && reg != NULL && id != NULL, NULL);

  for (guint i = 0; i < set->changes->len; i++)
    {
      const ZzChange *change = set->changes->pdata[i];

      if (change->kind == kind && change->reg == reg && g_str_equal (change->id, id))
        return change;
    }
  return NULL;
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
