/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FNV-1a over what records say. */
#include "app/record-hash.h"

#define START G_GUINT64_CONSTANT (14695981039346656037)

static guint64
mix (guint64 hash,
     guint64 more)
{
  return (hash ^ more) * G_GUINT64_CONSTANT (1099511628211);
}

static guint64
mix_text (guint64 hash,
          const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    hash = mix (hash, (guchar) *text);
  return mix (hash, 0xff);
}

static guint64
mix_value (guint64 hash,
           const ZzValue *value)
{
  hash = mix (hash, value->kind);
  switch ((int) value->kind)
    {
    case ZZ_VALUE_TEXT:
    case ZZ_VALUE_MONEY:
    case ZZ_VALUE_REFERENCE:
    case ZZ_VALUE_OPAQUE:
      return mix_text (hash, value->text);
    case ZZ_VALUE_LIST:
      for (char **item = value->list; *item != NULL; item++)
        hash = mix_text (hash, *item);
      return hash;
    case ZZ_VALUE_INTEGER:
      return mix (hash, (guint64) value->integer);
    case ZZ_VALUE_BOOLEAN:
      return mix (hash, value->boolean ? 1 : 2);
    case ZZ_VALUE_DATE:
      return mix (hash, (guint64) value->date);
    case ZZ_VALUE_CHOICE:
      return mix (hash, value->choice);
    case ZZ_VALUE_SET:
      return mix (hash, value->set);
    default:
      return hash;
    }
}

guint64
zz_record_hash (const ZzRecord *record)
{
  guint64 hash = START;

  g_return_val_if_fail (record != NULL, 0);

  for (guint i = 0; i < record->n_values; i++)
    hash = mix_value (hash, zz_record_get (record, i));
  return hash;
}

/* One that is not there is called by its id. */
static guint64
mix_name (guint64 hash,
          const ZzRecord *record)
{
  const ZzField *label = record != NULL ? zz_record_get_register (record)->label : NULL;

  return label != NULL ? mix_value (hash, zz_record_get (record, label->number)) : mix (hash, record != NULL);
}

static guint64
mix_names (guint64 hash,
           const ZzField *field,
           const ZzValue *value,
           ZzProject *project)
{
  if (value->kind == ZZ_VALUE_REFERENCE && field->refers != NULL)
    return mix_name (hash, zz_project_find (project, field->refers, value->text));
  if (value->kind == ZZ_VALUE_REFERENCE)
    return mix_name (hash, zz_project_find_anywhere (project, value->text));
  for (char **id = value->kind == ZZ_VALUE_LIST && field->type == ZZ_FIELD_REFERENCES ? value->list : NULL; id != NULL && *id != NULL; id++)
    hash = mix_name (hash, zz_project_find_anywhere (project, *id));
  return hash;
}

guint64
zz_record_hash_names (const ZzRecord *record,
                      ZzProject *project)
{
  const ZzRegister *reg;
  guint64 hash = START;

  g_return_val_if_fail (record != NULL && ZZ_IS_PROJECT (project), 0);

  reg = zz_record_get_register (record);
  for (guint i = 0; i < reg->fields->len; i++)
    hash = mix_names (hash, zz_register_get_field (reg, i), zz_record_get (record, i), project);
  return hash;
}

static guint64
mix_register (guint64 hash,
              const ZzRegister *reg,
              ZzProject *project)
{
  const GPtrArray *records = zz_project_get_records (project, reg);

  for (guint i = 0; i < records->len; i++)
    hash = mix_name (hash, records->pdata[i]);
  return hash;
}

guint64
zz_register_hash_names (const ZzRegister *reg,
                        ZzProject *project)
{
  const ZzCatalogue *catalogue;
  guint64 hash = START;

  g_return_val_if_fail (reg != NULL && ZZ_IS_PROJECT (project), 0);

  catalogue = zz_project_get_catalogue (project);
  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      const gboolean any = field->type == ZZ_FIELD_REFERENCES || (field->type == ZZ_FIELD_REFERENCE && field->refers == NULL);

      if (field->type == ZZ_FIELD_REFERENCE && field->refers != NULL)
        hash = mix_register (hash, field->refers, project);
      for (guint j = 0; any && j < zz_catalogue_get_n_registers (catalogue); j++)
        hash = mix_register (hash, zz_catalogue_get_register (catalogue, j), project);
    }
  return hash;
}
