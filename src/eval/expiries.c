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

static void
add_end (GArray *expiries,
         const ZzRecord *record,
         const ZzField *field,
         ZzDate until)
{
  const ZzDate end = zz_record_get_date (record, field->number);
  const ZzExpiry expiry = { zz_record_get_id (record), field, end };

  if (end != ZZ_DATE_NONE && end <= until)
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
        add_end (expiries, records->pdata[k], field, until);
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
    if (!zz_evidence_is_removed (items->pdata[i]) && !g_hash_table_contains (replaced, zz_record_get_id (items->pdata[i])))
      add_end (expiries, items->pdata[i], field, until);
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
