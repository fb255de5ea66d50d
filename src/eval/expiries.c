/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dated ends of records and evidence. */
#include "eval/expiries.h"

#include "core/builtin.h"

#include <string.h>

/* The day comes first; the rest only makes the order one and the same. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const ZzExpiry *one = a, *other = b;

  if (one->end != other->end)
    return one->end < other->end ? -1 : 1;
  if (one->field->owner != other->field->owner)
    return one->field->owner->number < other->field->owner->number ? -1 : 1;
  if (one->record != other->record)
    return strcmp (one->record, other->record);
  return (int) one->field->number - (int) other->field->number;
}

/* Whether the register's own conditions hold no longer on @day, for an event
 * ended them: a person left, a supplier is not used any more. */
static gboolean
has_ended (const ZzRecord *record,
           ZzDate day)
{
  GHashTableIter iter;
  gpointer predicate;

  g_hash_table_iter_init (&iter, zz_record_get_register (record)->predicates);
  while (g_hash_table_iter_next (&iter, NULL, &predicate))
    {
      const ZzCondition *condition = predicate;
      const ZzField *field = condition->to != NULL ? condition->to : condition->before;

      if (field != NULL && field->type == ZZ_FIELD_EVENT && zz_record_get_date (record, field->number) != ZZ_DATE_NONE
          && zz_record_get_date (record, field->number) <= day)
        return TRUE;
    }
  return FALSE;
}

/* Whether nobody hangs on @record any more on @day: it ended itself, or whom it
 * belongs to did. */
static gboolean
is_idle (ZzProject *project,
         const ZzRecord *record,
         ZzDate day)
{
  const ZzRegister *reg = zz_record_get_register (record);

  if (has_ended (record, day))
    return TRUE;
  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzValue *value = zz_record_get (record, i);
      const ZzRecord *owner = value->kind == ZZ_VALUE_REFERENCE ? zz_project_find_anywhere (project, value->text) : NULL;

      if (owner != NULL && has_ended (owner, day))
        return TRUE;
    }
  return FALSE;
}

static void
add_end (GArray *expiries,
         const ZzRecord *record,
         const ZzField *field,
         ZzDate end)
{
  const ZzExpiry expiry = { zz_record_get_id (record), field, end };

  g_array_append_val (expiries, expiry);
}

static void
add_register (GArray *expiries,
              ZzProject *project,
              const ZzRegister *reg,
              ZzDate until)
{
  const GPtrArray *records = zz_project_get_records (project, reg);

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);

      if (field->type != ZZ_FIELD_VALID_END)
        continue;
      for (guint k = 0; k < records->len; k++)
        {
          const ZzDate end = zz_record_get_date (records->pdata[k], field->number);

          if (end != ZZ_DATE_NONE && end <= until && !is_idle (project, records->pdata[k], end))
            add_end (expiries, records->pdata[k], field, end);
        }
    }
}

/* The ids of items that another one, still in use, takes the place of. */
static GHashTable *
list_replaced (const GPtrArray *items)
{
  GHashTable *replaced = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const ZzValue *old = zz_record_get (items->pdata[i], ZZ_EVIDENCE_REPLACES);

      if (old->kind == ZZ_VALUE_REFERENCE && !zz_evidence_is_removed (items->pdata[i]))
        g_hash_table_add (replaced, old->text);
    }
  return replaced;
}

/* Whether one of the record's own ends is @end. */
static gboolean
ends_on (const ZzRecord *record,
         ZzDate end)
{
  const GPtrArray *fields = zz_record_get_register (record)->fields;

  for (guint i = 0; i < fields->len; i++)
    if (((const ZzField *) fields->pdata[i])->type == ZZ_FIELD_VALID_END && zz_record_get_date (record, i) == end)
      return TRUE;
  return FALSE;
}

/* Whether the end of an item says nothing of its own: the record it proves ends
 * on the same day, or nobody hangs on any of its records. */
static gboolean
says_nothing (ZzProject *project,
              const ZzRecord *item,
              ZzDate end)
{
  const ZzValue *records = zz_record_get (item, ZZ_EVIDENCE_RECORDS);
  guint known = 0, idle = 0;

  for (guint i = 0; records->kind == ZZ_VALUE_LIST && records->list[i] != NULL; i++)
    {
      const ZzRecord *record = zz_project_find_anywhere (project, records->list[i]);

      if (record == NULL)
        continue;
      known++;
      idle += is_idle (project, record, end);
      if (ends_on (record, end))
        return TRUE;
    }
  return known > 0 && idle == known;
}

static void
add_evidence (GArray *expiries,
              ZzProject *project,
              ZzDate until)
{
  const ZzRegister *reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_EVIDENCE];
  const ZzField *field = zz_register_get_field (reg, ZZ_EVIDENCE_VALID_UNTIL);
  const GPtrArray *items = zz_project_get_records (project, reg);
  g_autoptr (GHashTable) replaced = list_replaced (items);

  for (guint i = 0; i < items->len; i++)
    {
      const ZzRecord *item = items->pdata[i];
      const ZzDate end = zz_record_get_date (item, field->number);

      if (end != ZZ_DATE_NONE && end <= until && !zz_evidence_is_removed (item)
          && !g_hash_table_contains (replaced, zz_record_get_id (item)) && !says_nothing (project, item, end))
        add_end (expiries, item, field, end);
    }
}

GArray *
zz_list_expiries (ZzProject *project,
                  ZzDate until)
{
  const ZzCatalogue *catalogue;
  GArray *expiries;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  catalogue = zz_project_get_catalogue (project);
  expiries = g_array_new (FALSE, FALSE, sizeof (ZzExpiry));
  for (guint i = 0; i < catalogue->registers->len; i++)
    add_register (expiries, project, catalogue->registers->pdata[i], until);
  add_evidence (expiries, project, until);
  g_array_sort (expiries, compare);
  return expiries;
}
