/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers and fields. */
#include "core/schema.h"

#include "core/rule.h"

static const char *const type_ids[ZZ_N_FIELD_TYPES] = {
  [ZZ_FIELD_TEXT] = "text",
  [ZZ_FIELD_MULTILINE] = "multiline",
  [ZZ_FIELD_INTEGER] = "integer",
  [ZZ_FIELD_MONEY] = "money",
  [ZZ_FIELD_DATE] = "date",
  [ZZ_FIELD_VALID_END] = "valid-end",
  [ZZ_FIELD_EVENT] = "event",
  [ZZ_FIELD_YEAR] = "year",
  [ZZ_FIELD_BOOLEAN] = "boolean",
  [ZZ_FIELD_CHOICE] = "choice",
  [ZZ_FIELD_CHOICES] = "choices",
  [ZZ_FIELD_RANK] = "rank",
  [ZZ_FIELD_REFERENCE] = "reference",
  [ZZ_FIELD_REFERENCES] = "references",
  [ZZ_FIELD_CLAUSES] = "clauses",
  [ZZ_FIELD_INSTANT] = "instant",
  [ZZ_FIELD_FIGURE] = "figure",
  [ZZ_FIELD_RAW] = "raw",
};

const char *
zz_field_type_get_id (ZzFieldType type)
{
  g_return_val_if_fail (type < ZZ_N_FIELD_TYPES, NULL);

  return type_ids[type];
}

gboolean
zz_field_type_from_id (const char *id,
                       ZzFieldType *type)
{
  g_return_val_if_fail (id != NULL && type != NULL, FALSE);

  for (guint i = 0; i <= ZZ_FIELD_REFERENCE; i++)
    if (g_str_equal (type_ids[i], id))
      {
        *type = (ZzFieldType) i;
        return TRUE;
      }
  return FALSE;
}

static const char *const personal_ids[ZZ_N_PERSONALS] = {
  [ZZ_PERSONAL_NONE] = "none",
  [ZZ_PERSONAL_FREE] = "free",
  [ZZ_PERSONAL_PERSON] = "person",
  [ZZ_PERSONAL_PEOPLE] = "people",
  [ZZ_PERSONAL_ORGANISATION] = "organisation",
  [ZZ_PERSONAL_ADDRESS] = "address",
  [ZZ_PERSONAL_NUMBER] = "number",
  [ZZ_PERSONAL_NAME] = "name",
  [ZZ_PERSONAL_AMOUNT] = "amount",
  [ZZ_PERSONAL_OMITTED] = "omitted",
};

gboolean
zz_personal_from_id (const char *id,
                     ZzPersonal *personal)
{
  g_return_val_if_fail (id != NULL && personal != NULL, FALSE);

  for (guint i = ZZ_PERSONAL_NONE; i < ZZ_N_PERSONALS; i++)
    if (g_str_equal (personal_ids[i], id))
      {
        *personal = (ZzPersonal) i;
        return TRUE;
      }
  return FALSE;
}

ZzPersonal
zz_field_get_personal (const ZzField *field)
{
  static const ZzPersonal unsaid[ZZ_N_FIELD_TYPES] = {
    [ZZ_FIELD_TEXT] = ZZ_PERSONAL_NAME,
    [ZZ_FIELD_MULTILINE] = ZZ_PERSONAL_NAME,
    [ZZ_FIELD_MONEY] = ZZ_PERSONAL_AMOUNT,
    [ZZ_FIELD_RAW] = ZZ_PERSONAL_OMITTED,
  };

  g_return_val_if_fail (field != NULL, ZZ_PERSONAL_OMITTED);

  if (field->personal != ZZ_PERSONAL_UNSAID)
    return field->personal;
  return unsaid[field->type] != ZZ_PERSONAL_UNSAID ? unsaid[field->type] : ZZ_PERSONAL_NONE;
}

static void
field_free (gpointer data)
{
  ZzField *field = data;

  g_free (field->id);
  zz_text_clear (&field->title);
  zz_text_clear (&field->guidance);
  g_clear_pointer (&field->choices, g_ptr_array_unref);
  g_free (field);
}

static void
condition_free_cb (gpointer data)
{
  zz_condition_free (data);
}

ZzRegister *
zz_register_new (const char *id,
                 guint number,
                 gboolean single)
{
  ZzRegister *reg;

  g_return_val_if_fail (id != NULL, NULL);

  reg = g_new0 (ZzRegister, 1);
  reg->id = g_strdup (id);
  reg->number = number;
  reg->single = single;
  reg->fields = g_ptr_array_new_with_free_func (field_free);
  reg->fields_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  reg->key = g_ptr_array_new ();
  reg->predicates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, condition_free_cb);
  return reg;
}

void
zz_register_free (ZzRegister *reg)
{
  g_return_if_fail (reg != NULL);

  g_free (reg->id);
  zz_text_clear (&reg->title);
  g_hash_table_unref (reg->fields_by_id);
  g_ptr_array_unref (reg->fields);
  g_ptr_array_unref (reg->key);
  g_hash_table_unref (reg->predicates);
  g_free (reg);
}

ZzField *
zz_register_add_field (ZzRegister *reg,
                       const char *id,
                       ZzFieldType type)
{
  ZzField *field;

  g_return_val_if_fail (reg != NULL && id != NULL && type < ZZ_N_FIELD_TYPES, NULL);

  if (g_hash_table_contains (reg->fields_by_id, id))
    return NULL;
  field = g_new0 (ZzField, 1);
  field->id = g_strdup (id);
  field->type = type;
  field->number = reg->fields->len;
  field->owner = reg;
  g_ptr_array_add (reg->fields, field);
  g_hash_table_insert (reg->fields_by_id, field->id, field);
  return field;
}

const ZzField *
zz_register_find_field (const ZzRegister *reg,
                        const char *id)
{
  g_return_val_if_fail (reg != NULL && id != NULL, NULL);

  return g_hash_table_lookup (reg->fields_by_id, id);
}
