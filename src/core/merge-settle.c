/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References of a merge: none leads to a record that the merge takes away. */
#include "core/merge-private.h"

#include "core/difference-private.h"

/* One reference of a result: record, field, and where it leads. */
typedef struct
{
  ZzMergeEntry *entry;
  const ZzField *field;
  ZzMergeEntry *target;
} Reference;

gboolean
zz_merge_refers (const ZzField *field,
                 const ZzValue *value,
                 const ZzRegister *reg,
                 const char *id)
{
  if (field->type == ZZ_FIELD_REFERENCE)
    return field->refers == reg && value->kind == ZZ_VALUE_REFERENCE && g_str_equal (value->text, id);
  return field->type == ZZ_FIELD_REFERENCES && zz_value_list_contains (value, id);
}

static const ZzValue *
get_version (const Reference *reference,
             ZzSide side)
{
  const ZzRecord *record = reference->entry->versions[side == ZZ_SIDE_MINE ? ZZ_VERSION_MINE : ZZ_VERSION_THEIRS];

  return record != NULL ? zz_record_get (record, reference->field->number) : NULL;
}

/* The result, which may be shared with a version, with another value. */
static void
put (const Reference *reference,
     const ZzValue *value)
{
  ZzMergeEntry *entry = reference->entry;
  ZzRecord *copy = zz_record_copy (entry->result, entry->id);

  zz_record_fill (copy, reference->field, zz_value_copy (value));
  zz_record_unref (entry->result);
  entry->result = copy;
}

static void
drop_element (const Reference *reference)
{
  const ZzValue *list = zz_record_get (reference->entry->result, reference->field->number);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_auto (ZzValue) value = ZZ_VALUE_INIT;

  for (char **element = list->list; *element != NULL; element++)
    if (!g_str_equal (*element, reference->target->id))
      g_ptr_array_add (left, *element);
  g_ptr_array_add (left, NULL);
  value = zz_value_list ((const char *const *) left->pdata);
  put (reference, &value);
}

static void
restore (ZzMergeEntry *target,
         ZzSide remover,
         ZzFate fate)
{
  target->fate = fate;
  target->result = zz_record_ref (target->versions[remover == ZZ_SIDE_MINE ? ZZ_VERSION_THEIRS : ZZ_VERSION_MINE]);
}

static gboolean
leads_somewhere (const ZzMerge *merge,
                 const ZzField *field,
                 const ZzValue *value)
{
  const ZzMergeEntry *target = value->kind == ZZ_VALUE_REFERENCE ? zz_merge_find (merge, field->refers, value->text) : NULL;

  return value->kind != ZZ_VALUE_REFERENCE || (target != NULL && target->result != NULL);
}

/* A single reference to what is gone: as the side that removed it has it, else none;
 * a record that cannot be without goes too, or keeps the other one. */
static void
drop_single (const ZzMerge *merge,
             const Reference *reference,
             ZzSide remover)
{
  static const ZzValue absent = { .kind = ZZ_VALUE_ABSENT };
  const ZzValue *other = get_version (reference, remover);

  if (other != NULL)
    put (reference, leads_somewhere (merge, reference->field, other) ? other : &absent);
  else if (!reference->field->required)
    put (reference, &absent);
  else if (reference->entry->fate == ZZ_FATE_KEPT)
    restore (reference->target, remover, ZZ_FATE_KEPT);
  else
    {
      reference->entry->fate = ZZ_FATE_GONE;
      g_clear_pointer (&reference->entry->result, zz_record_unref);
    }
}

/* TRUE when something had to be done. */
static gboolean
settle_reference (const ZzMerge *merge,
                  const Reference *reference)
{
  ZzMergeEntry *target = reference->target;
  ZzSide remover;
  const ZzValue *other;

  if (target == NULL || target->result != NULL)
    return FALSE;
  remover = zz_merge_entry_get_remover (target);
  if (remover == ZZ_SIDE_NONE)
    {
      /* Only one side ever had it, and it had to go with what it referred to. */
      if (target->fate != ZZ_FATE_GONE)
        return FALSE;
      remover = target->versions[ZZ_VERSION_MINE] == NULL ? ZZ_SIDE_MINE : ZZ_SIDE_THEIRS;
    }
  other = get_version (reference, remover);
  /* It led nowhere already in the version that does not have the record. */
  if (other != NULL && zz_merge_refers (reference->field, other, target->reg, target->id))
    return FALSE;
  if (target->fate != ZZ_FATE_GONE)
    restore (target, remover, ZZ_FATE_OPEN);
  else if (reference->field->type == ZZ_FIELD_REFERENCES)
    drop_element (reference);
  else
    drop_single (merge, reference, remover);
  return TRUE;
}

static gboolean
settle_field (const ZzMerge *merge,
              ZzMergeEntry *entry,
              const ZzField *field)
{
  g_auto (ZzValue) value = zz_value_copy (zz_record_get (entry->result, field->number));
  gboolean done = FALSE;

  if (value.kind == ZZ_VALUE_REFERENCE)
    return settle_reference (merge, &(Reference) { entry, field, zz_merge_find (merge, field->refers, value.text) });
  for (char **id = value.kind == ZZ_VALUE_LIST && field->type == ZZ_FIELD_REFERENCES ? value.list : NULL; id != NULL && *id != NULL; id++)
    done = settle_reference (merge, &(Reference) { entry, field, zz_merge_find (merge, NULL, *id) }) || done;
  return done;
}

/* Whether the record was removed by one side and is there all the same. */
static gboolean
was_kept (const ZzMergeEntry *target)
{
  return target != NULL && target->result != NULL && zz_merge_entry_get_remover (target) != ZZ_SIDE_NONE;
}

static void
add_element (const Reference *reference)
{
  const ZzValue *list = zz_record_get (reference->entry->result, reference->field->number);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_auto (ZzValue) value = ZZ_VALUE_INIT;

  for (char **element = list->kind == ZZ_VALUE_LIST ? list->list : NULL; element != NULL && *element != NULL; element++)
    g_ptr_array_add (elements, *element);
  g_ptr_array_add (elements, (gpointer) reference->target->id);
  g_ptr_array_add (elements, NULL);
  value = zz_value_list ((const char *const *) elements->pdata);
  put (reference, &value);
}

/* A reference of the base to a record that was kept: the removal took it along, so it
 * is given back unless somebody gave the field another value. */
static gboolean
give_back (const Reference *reference)
{
  const ZzMergeEntry *entry = reference->entry;
  ZzMergeEntry *target = reference->target;
  const ZzValue *present, *kept;
  ZzSide remover;

  if (!was_kept (target))
    return FALSE;
  remover = zz_merge_entry_get_remover (target);
  if (entry->result == NULL)
    {
      if (!reference->field->required || entry->fate != ZZ_FATE_OPEN || zz_merge_entry_get_remover (entry) != remover)
        return FALSE;
      restore (reference->entry, remover, ZZ_FATE_OPEN);
      return TRUE;
    }
  present = zz_record_get (entry->result, reference->field->number);
  kept = get_version (reference, remover == ZZ_SIDE_MINE ? ZZ_SIDE_THEIRS : ZZ_SIDE_MINE);
  if (kept == NULL || !zz_merge_refers (reference->field, kept, target->reg, target->id)
      || zz_merge_refers (reference->field, present, target->reg, target->id))
    return FALSE;
  if (reference->field->type == ZZ_FIELD_REFERENCES)
    add_element (reference);
  else if (zz_value_is_absent (present))
    put (reference, kept);
  else
    return FALSE;
  return TRUE;
}

static gboolean
give_back_field (const ZzMerge *merge,
                 ZzMergeEntry *entry,
                 const ZzField *field)
{
  const ZzRecord *base = entry->versions[ZZ_VERSION_BASE];
  const ZzValue *value = base != NULL ? zz_record_get (base, field->number) : NULL;
  gboolean done = FALSE;

  if (value == NULL)
    return FALSE;
  if (field->type == ZZ_FIELD_REFERENCE && value->kind == ZZ_VALUE_REFERENCE)
    return give_back (&(Reference) { entry, field, zz_merge_find (merge, field->refers, value->text) });
  for (char **id = field->type == ZZ_FIELD_REFERENCES && value->kind == ZZ_VALUE_LIST ? value->list : NULL; id != NULL && *id != NULL; id++)
    done = give_back (&(Reference) { entry, field, zz_merge_find (merge, NULL, *id) }) || done;
  return done;
}

static gboolean
settle_entry (const ZzMerge *merge,
              ZzMergeEntry *entry)
{
  gboolean done = FALSE;

  for (guint i = 0; i < entry->reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (entry->reg, i);

      if (field->type != ZZ_FIELD_REFERENCE && field->type != ZZ_FIELD_REFERENCES)
        continue;
      done = give_back_field (merge, entry, field) || done;
      done = (entry->result != NULL && settle_field (merge, entry, field)) || done;
    }
  return done;
}

/* What is brought back or goes may refer to others, so it goes round until nothing
 * is left to do: a record is brought back once and goes once at most. */
void
zz_merge_settle (const ZzMerge *merge)
{
  gboolean done;

  do
    {
      done = FALSE;
      for (guint i = 0; i < merge->entries->len; i++)
        done = settle_entry (merge, merge->entries->pdata[i]) || done;
    }
  while (done);
}
