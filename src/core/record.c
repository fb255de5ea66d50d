/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records. */
#include "core/record.h"

#include "core/record-private.h"

#include <string.h>

ZzRecord *
zz_record_new (const ZzRegister *reg,
               const char *id)
{
  ZzRecord *record;

  g_return_val_if_fail (reg != NULL && id != NULL, NULL);

  record = g_malloc0 (sizeof (ZzRecord) + reg->fields->len * sizeof (ZzValue));
  g_atomic_ref_count_init (&record->ref_count);
  record->reg = reg;
  record->id = g_ref_string_new (id);
  record->n_values = reg->fields->len;
  return record;
}

char *
zz_record_make_id (const ZzRegister *reg)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
  g_autofree char *uuid = NULL;
  char tail[9];
  guint64 bits;

  g_return_val_if_fail (reg != NULL, NULL);

  /* The first group of a random UUID and part of the second: 40 random bits. */
  uuid = g_uuid_string_random ();
  bits = g_ascii_strtoull (uuid, NULL, 16) << 8 | (g_ascii_strtoull (uuid + 9, NULL, 16) & 0xff);
  for (guint i = 0; i < 8; i++)
    tail[i] = letters[bits >> (5 * i) & 31];
  tail[8] = '\0';
  return g_strconcat (reg->id, "-", tail, NULL);
}

ZzRecord *
zz_record_ref (ZzRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  g_atomic_ref_count_inc (&record->ref_count);
  return record;
}

void
zz_record_unref (ZzRecord *record)
{
  g_return_if_fail (record != NULL);

  if (!g_atomic_ref_count_dec (&record->ref_count))
    return;
  for (guint i = 0; i < record->n_values; i++)
    zz_value_clear (&record->values[i]);
  g_clear_pointer (&record->extras, g_ptr_array_unref);
  g_ref_string_release (record->id);
  g_free (record);
}

ZzRecord *
zz_record_copy (const ZzRecord *record,
                const char *id)
{
  ZzRecord *copy;

  g_return_val_if_fail (record != NULL && id != NULL, NULL);

  copy = zz_record_new (record->reg, id);
  for (guint i = 0; i < record->n_values; i++)
    copy->values[i] = zz_value_copy (&record->values[i]);
  for (guint i = 0; record->extras != NULL && i < record->extras->len; i++)
    {
      const ZzExtra *extra = record->extras->pdata[i];

      zz_record_add_extra (copy, extra->path, extra->json);
    }
  return copy;
}

const ZzRegister *
zz_record_get_register (const ZzRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->reg;
}

char *
zz_record_get_id (const ZzRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->id;
}

const ZzValue *
zz_record_get_by_id (const ZzRecord *record,
                     const char *field_id)
{
  static const ZzValue absent = { .kind = ZZ_VALUE_ABSENT };
  const ZzField *field;

  g_return_val_if_fail (record != NULL && field_id != NULL, &absent);

  field = zz_register_find_field (record->reg, field_id);
  return field != NULL ? zz_record_get (record, field->number) : &absent;
}

ZzDate
zz_record_get_date (const ZzRecord *record,
                    guint number)
{
  const ZzValue *value = zz_record_get (record, number);

  return value->kind == ZZ_VALUE_DATE ? value->date : ZZ_DATE_NONE;
}

const char *
zz_record_get_text (const ZzRecord *record,
                    guint number)
{
  const ZzValue *value = zz_record_get (record, number);

  return value->kind == ZZ_VALUE_TEXT || value->kind == ZZ_VALUE_MONEY || value->kind == ZZ_VALUE_REFERENCE
             ? value->text
             : NULL;
}

int
zz_record_get_choice (const ZzRecord *record,
                      guint number)
{
  const ZzValue *value = zz_record_get (record, number);

  return value->kind == ZZ_VALUE_CHOICE ? (int) value->choice : -1;
}

const char *
zz_record_get_label (const ZzRecord *record)
{
  const char *text = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  if (record->reg->label != NULL)
    text = zz_record_get_text (record, record->reg->label->number);
  return text != NULL && *text != '\0' ? text : record->id;
}

ZzValue
zz_record_exchange (ZzRecord *record,
                    const ZzField *field,
                    ZzValue value)
{
  ZzValue before;

  g_return_val_if_fail (record != NULL && field != NULL && field->owner == record->reg, value);

  before = record->values[field->number];
  record->values[field->number] = value;
  return before;
}

void
zz_record_fill (ZzRecord *record,
                const ZzField *field,
                ZzValue value)
{
  ZzValue before;

  g_return_if_fail (record != NULL && field != NULL);

  before = zz_record_exchange (record, field, value);
  zz_value_clear (&before);
}

gboolean
zz_record_is_empty (const ZzRecord *record)
{
  g_return_val_if_fail (record != NULL, TRUE);

  for (guint i = 0; i < record->n_values; i++)
    if (!zz_value_is_absent (&record->values[i]))
      return FALSE;
  return record->extras == NULL;
}

static void
extra_free (gpointer data)
{
  ZzExtra *extra = data;

  g_free (extra->path);
  g_free (extra->json);
  g_free (extra);
}

GPtrArray *
zz_extras_new (void)
{
  return g_ptr_array_new_with_free_func (extra_free);
}

void
zz_extras_add (GPtrArray *extras,
               const char *path,
               const char *json)
{
  ZzExtra *extra;

  g_return_if_fail (extras != NULL && path != NULL && json != NULL);

  extra = g_new0 (ZzExtra, 1);
  extra->path = g_strdup (path);
  extra->json = g_strdup (json);
  g_ptr_array_add (extras, extra);
}

static gboolean
find_extra (const GPtrArray *extras,
            const char *path,
            guint *place)
{
  for (guint i = 0; extras != NULL && i < extras->len; i++)
    if (strcmp (((const ZzExtra *) extras->pdata[i])->path, path) == 0)
      {
        *place = i;
        return TRUE;
      }
  return FALSE;
}

const char *
zz_extras_find (const GPtrArray *extras,
                const char *path)
{
  guint place;

  g_return_val_if_fail (path != NULL, NULL);

  return find_extra (extras, path, &place) ? ((const ZzExtra *) extras->pdata[place])->json : NULL;
}

ZzValue
zz_extras_exchange (GPtrArray **extras,
                    const char *path,
                    const ZzValue *value)
{
  ZzValue before = ZZ_VALUE_INIT;
  guint place;

  g_return_val_if_fail (extras != NULL && path != NULL && value != NULL, ZZ_VALUE_INIT);

  if (find_extra (*extras, path, &place))
    {
      before = zz_value_text (ZZ_VALUE_OPAQUE, ((const ZzExtra *) (*extras)->pdata[place])->json);
      g_ptr_array_remove_index (*extras, place);
    }
  if (!zz_value_is_absent (value))
    {
      if (*extras == NULL)
        *extras = zz_extras_new ();
      zz_extras_add (*extras, path, value->text);
    }
  else if (*extras != NULL && (*extras)->len == 0)
    g_clear_pointer (extras, g_ptr_array_unref);
  return before;
}

ZzValue
zz_record_exchange_extra (ZzRecord *record,
                          const char *path,
                          const ZzValue *value)
{
  g_return_val_if_fail (record != NULL, ZZ_VALUE_INIT);

  return zz_extras_exchange (&record->extras, path, value);
}

const GPtrArray *
zz_record_get_extras (const ZzRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->extras;
}

void
zz_record_add_extra (ZzRecord *record,
                     const char *path,
                     const char *json)
{
  g_return_if_fail (record != NULL);

  if (record->extras == NULL)
    record->extras = zz_extras_new ();
  zz_extras_add (record->extras, path, json);
}

static void
unref_cb (gpointer data)
{
  zz_record_unref (data);
}

GPtrArray *
zz_record_list_new (void)
{
  return g_ptr_array_new_with_free_func (unref_cb);
}
