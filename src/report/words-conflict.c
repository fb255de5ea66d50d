/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what each side has where two people changed the same. */
#include "report/words.h"

#include "core/builtin.h"
#include "report/phrase.h"

static ZzRecord *
get_record (const ZzConflict *conflict,
            ZzSide side)
{
  ZzRecord *const records[] = {
    [ZZ_SIDE_NONE] = conflict->base_record,
    [ZZ_SIDE_MINE] = conflict->mine_record,
    [ZZ_SIDE_THEIRS] = conflict->theirs_record,
  };

  return records[side];
}

/* What to hold the record of @side against: the other one that is there. */
static ZzRecord *
get_other (const ZzConflict *conflict,
           ZzSide side)
{
  ZzRecord *const base = side != ZZ_SIDE_NONE ? conflict->base_record : NULL;
  ZzRecord *const other = get_record (conflict, side == ZZ_SIDE_MINE ? ZZ_SIDE_THEIRS : ZZ_SIDE_MINE);

  return base != NULL ? base : other;
}

/* The fields in which the record says otherwise, each with its value. */
static char *
word_fields (const ZzMessages *messages,
             ZzProject *project,
             const ZzRecord *record,
             const ZzRecord *other)
{
  const ZzRegister *reg = zz_record_get_register (record);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      g_autofree char *value = NULL;

      if (other != NULL && zz_value_equal (zz_record_get (record, i), zz_record_get (other, i)))
        continue;
      value = zz_words_version_value (messages, project, zz_record_get_id (record), field, zz_record_get (record, i));
      g_ptr_array_add (parts, zz_phrase (messages, M_ ("{field}: {value}"), "field", zz_words_field (messages, field), "value", value, NULL));
    }
  if (parts->len == 0)
    return g_strdup (zz_messages_get (messages, M_ ("Kept as it was")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("\n", (char **) parts->pdata);
}

char *
zz_words_version (const ZzMessages *messages,
                  ZzProject *project,
                  const ZzConflict *conflict,
                  ZzSide side)
{
  const ZzRecord *record;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && conflict != NULL, NULL);

  if (conflict->kind == ZZ_CONFLICT_CHANGED)
    {
      const ZzValue *const values[] = { &conflict->base, &conflict->mine, &conflict->theirs };

      return zz_words_version_value (messages, project, conflict->id, conflict->field, values[side]);
    }
  record = get_record (conflict, side);
  if (record == NULL && side == ZZ_SIDE_NONE)
    return g_strdup (zz_messages_get (messages, M_ ("There was no such record")));
  if (record == NULL)
    return g_strdup (zz_messages_get (messages, M_ ("The record is removed")));
  return word_fields (messages, project, record, get_other (conflict, side));
}
