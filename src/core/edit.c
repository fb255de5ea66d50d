/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits, and what goes along with them. */
#include "core/edit.h"

#include "core/builtin.h"

void
zz_edit_put (ZzChangeSet *set,
             ZzProject *project,
             const ZzRegister *reg,
             const char *id,
             const ZzField *field,
             const ZzValue *after)
{
  g_return_if_fail (set != NULL && ZZ_IS_PROJECT (project) && reg != NULL && id != NULL);

  if (zz_project_find (project, reg, id) == NULL && zz_change_set_find (set, ZZ_CHANGE_INSERT, reg, id) == NULL)
    {
      g_autoptr (ZzRecord) record = zz_record_new (reg, id);

      zz_change_set_insert (set, record);
    }
  zz_change_set_set (set, reg, id, field, after);
}

static gboolean
sets (ZzChangeSet *set,
      const ZzField *field,
      const char *id)
{
  for (guint i = 0; i < zz_change_set_get_n_changes (set); i++)
    {
      const ZzChange *change = zz_change_set_get_change (set, i);

      if (change->kind == ZZ_CHANGE_SET_FIELD && change->field == field && g_str_equal (change->id, id))
        return TRUE;
    }
  return FALSE;
}

void
zz_edit_sign_judgement (ZzChangeSet *set,
                        ZzProject *project,
                        const ZzClause *clause,
                        gboolean given,
                        ZzDate day,
                        const char *by)
{
  const ZzRegister *reg;
  g_auto (ZzValue) judge = ZZ_VALUE_INIT;
  const ZzValue absent = ZZ_VALUE_INIT, revision = zz_value_integer (clause->revision), date = zz_value_date (day);
  const struct
  {
    guint number;
    const ZzValue *value;
  } said[] = { { ZZ_ANSWER_BY, &judge }, { ZZ_ANSWER_ON, &date }, { ZZ_ANSWER_REVISION, &revision } };

  g_return_if_fail (set != NULL && ZZ_IS_PROJECT (project));

  reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_ANSWER];
  if (by != NULL && *by != '\0')
    judge = zz_value_text (ZZ_VALUE_TEXT, by);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const ZzField *field = zz_register_get_field (reg, said[i].number);

      if (!sets (set, field, clause->id))
        zz_edit_put (set, project, reg, clause->id, field, given ? said[i].value : &absent);
    }
}

static gboolean
is_removed (const ZzChangeSet *set,
            const ZzRecord *record)
{
  return zz_change_set_find (set, ZZ_CHANGE_REMOVE, zz_record_get_register (record), zz_record_get_id (record)) != NULL;
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
get_pending (ZzChangeSet *set,
             const ZzRecord *record,
             const ZzField *field)
{
  for (guint i = zz_change_set_get_n_changes (set); i > 0; i--)
    {
      const ZzChange *change = zz_change_set_get_change (set, i - 1);

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
        after = list_without (get_pending (set, referrer, field), id);
      else
        continue;
      zz_change_set_set (set, reg, zz_record_get_id (referrer), field, &after);
    }
  return FALSE;
}

void
zz_edit_remove (ZzChangeSet *set,
                ZzProject *project,
                ZzRecord *record)
{
  const ZzCatalogue *catalogue;

  g_return_if_fail (set != NULL && ZZ_IS_PROJECT (project) && record != NULL);

  if (is_removed (set, record))
    return;
  catalogue = zz_project_get_catalogue (project);
  /* Noted first, so that records which need each other do not go in circles. */
  zz_change_set_remove (set, record);
  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    {
      const GPtrArray *records = zz_project_get_records (project, zz_catalogue_get_register (catalogue, i));

      for (guint j = 0; j < records->len; j++)
        if (!is_removed (set, records->pdata[j]) && drop_references (set, records->pdata[j], record))
          zz_edit_remove (set, project, records->pdata[j]);
    }
}
