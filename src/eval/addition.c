/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Additions, the demands they make and the changes they come to. */
#include "eval/addition.h"

#include "core/builtin.h"
#include "core/edit.h"

static const char *const ids[ZZ_N_ADDITION_KINDS] = {
  [ZZ_ADDITION_RECORD] = "record",
  [ZZ_ADDITION_FACT] = "fact",
  [ZZ_ADDITION_CHANGE] = "change",
  [ZZ_ADDITION_EVIDENCE] = "evidence",
  [ZZ_ADDITION_JUDGEMENT] = "judgement",
  [ZZ_ADDITION_WAIT] = "wait",
};

const char *
zz_addition_kind_get_id (ZzAdditionKind kind)
{
  g_return_val_if_fail (kind < ZZ_N_ADDITION_KINDS, NULL);

  return ids[kind];
}

static void
clear_demand_cb (gpointer data)
{
  ZzDemand *demand = data;

  zz_value_clear (&demand->value);
}

ZzAddition *
zz_addition_new (ZzAdditionKind kind,
                 const ZzRegister *reg,
                 const char *record)
{
  ZzAddition *addition = g_new0 (ZzAddition, 1);

  addition->kind = kind;
  addition->reg = reg;
  addition->record = g_strdup (record);
  addition->demands = g_array_new (FALSE, TRUE, sizeof (ZzDemand));
  g_array_set_clear_func (addition->demands, clear_demand_cb);
  addition->kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  return addition;
}

void
zz_addition_free (ZzAddition *addition)
{
  if (addition == NULL)
    return;
  g_free (addition->record);
  g_array_unref (addition->demands);
  g_array_unref (addition->kinds);
  g_free (addition);
}

void
zz_addition_ask (ZzAddition *addition,
                 const ZzDemand *demand)
{
  ZzDemand copy = *demand;

  copy.value = zz_value_copy (&demand->value);
  g_array_append_val (addition->demands, copy);
}

ZzDemand *
zz_addition_find_demand (const ZzAddition *addition,
                         const ZzField *field)
{
  for (guint i = 0; i < addition->demands->len; i++)
    if (zz_addition_get_demand (addition, i)->field == field)
      return zz_addition_get_demand (addition, i);
  return NULL;
}

static gboolean
choose_day (ZzDemand *demand,
            ZzDate at)
{
  const ZzDate held = demand->value.kind == ZZ_VALUE_DATE ? demand->value.date : ZZ_DATE_NONE;
  ZzDate day = demand->until != ZZ_DATE_NONE ? demand->until : MAX (demand->from, at);

  if (demand->until != ZZ_DATE_NONE && demand->from > demand->until)
    return FALSE;
  if (demand->value.kind == ZZ_VALUE_NEVER && demand->until == ZZ_DATE_NONE)
    return TRUE;
  if (held != ZZ_DATE_NONE && held >= demand->from && (demand->until == ZZ_DATE_NONE || held <= demand->until))
    day = held;
  zz_value_clear (&demand->value);
  demand->value = zz_value_date (day);
  return TRUE;
}

static gboolean
choose_choice (ZzDemand *demand)
{
  if (demand->choices == 0)
    return FALSE;
  if (demand->value.kind != ZZ_VALUE_CHOICE || (demand->choices >> demand->value.choice & 1) == 0)
    demand->value = zz_value_choice ((guint) g_bit_nth_lsf ((gulong) demand->choices, -1));
  return TRUE;
}

gboolean
zz_demand_choose (ZzDemand *demand,
                  ZzDate at)
{
  switch ((int) demand->field->type)
    {
    case ZZ_FIELD_DATE:
    case ZZ_FIELD_EVENT:
    case ZZ_FIELD_VALID_END:
      return choose_day (demand, at);
    case ZZ_FIELD_CHOICE:
    case ZZ_FIELD_RANK:
      return choose_choice (demand);
    case ZZ_FIELD_CHOICES:
      demand->value = zz_value_set ((demand->value.kind == ZZ_VALUE_SET ? demand->value.set : 0) | demand->choices);
      return TRUE;
    case ZZ_FIELD_TEXT:
    case ZZ_FIELD_MULTILINE:
      if (zz_value_is_absent (&demand->value))
        demand->value = zz_value_text (ZZ_VALUE_TEXT, "?");
      return TRUE;
    default:
      return zz_value_is_known (&demand->value);
    }
}

/* Fields whose value is asked for as such: one answer, or none. */
static gboolean
agrees (const ZzDemand *demand,
        const ZzDemand *other)
{
  const ZzFieldType type = demand->field->type;

  if (type != ZZ_FIELD_BOOLEAN && type != ZZ_FIELD_INTEGER && type != ZZ_FIELD_YEAR && type != ZZ_FIELD_REFERENCE)
    return TRUE;
  return zz_value_is_absent (&demand->value) || zz_value_equal (&demand->value, &other->value);
}

gboolean
zz_demand_narrow (ZzDemand *demand,
                  const ZzDemand *other,
                  ZzDate at)
{
  if (!agrees (demand, other))
    return FALSE;
  demand->from = MAX (demand->from, other->from);
  if (other->until != ZZ_DATE_NONE)
    demand->until = demand->until != ZZ_DATE_NONE ? MIN (demand->until, other->until) : other->until;
  if (demand->field->type == ZZ_FIELD_CHOICES)
    demand->choices |= other->choices;
  else
    demand->choices &= other->choices;
  if (zz_value_is_absent (&demand->value))
    demand->value = zz_value_copy (&other->value);
  return zz_demand_choose (demand, at);
}

static char *
make_evidence_id (ZzProject *project)
{
  char *id = NULL;

  for (guint i = 1; id == NULL || zz_project_find_builtin (project, ZZ_BUILTIN_EVIDENCE, id) != NULL; i++)
    {
      g_free (id);
      id = g_strdup_printf ("evidence+%u", i);
    }
  return id;
}

static void
fill (ZzRecord *record,
      guint number,
      ZzValue value)
{
  zz_record_fill (record, zz_register_get_field (zz_record_get_register (record), number), value);
}

static char *
add_evidence (const ZzAddition *addition,
              ZzChangeSet *set,
              ZzProject *project,
              ZzDate at)
{
  char *id = make_evidence_id (project);
  g_autoptr (ZzRecord) item = zz_record_new (zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_EVIDENCE], id);
  const char *clauses[] = { addition->clause->id, NULL };
  const char *records[] = { addition->record, NULL };

  fill (item, ZZ_EVIDENCE_KIND, zz_value_choice (g_array_index (addition->kinds, guint, 0)));
  fill (item, ZZ_EVIDENCE_FILE, zz_value_text (ZZ_VALUE_TEXT, "000000000000/new"));
  fill (item, ZZ_EVIDENCE_CLAUSES, zz_value_list (clauses));
  if (addition->record != NULL)
    fill (item, ZZ_EVIDENCE_RECORDS, zz_value_list (records));
  if (addition->from != ZZ_DATE_NONE)
    fill (item, ZZ_EVIDENCE_ISSUED, zz_value_date (at));
  if (addition->dated)
    fill (item, ZZ_EVIDENCE_VALID_UNTIL, zz_value_date (addition->until));
  zz_change_set_insert (set, item);
  return id;
}

static void
add_record (const ZzAddition *addition,
            ZzChangeSet *set)
{
  g_autoptr (ZzRecord) record = zz_record_new (addition->reg, addition->record);

  for (guint i = 0; i < addition->demands->len; i++)
    {
      const ZzDemand *demand = zz_addition_get_demand (addition, i);

      zz_record_fill (record, demand->field, zz_value_copy (&demand->value));
    }
  zz_change_set_insert (set, record);
}

static void
add_judgement (const ZzAddition *addition,
               ZzChangeSet *set,
               ZzProject *project)
{
  const ZzRegister *reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_ANSWER];
  const ZzValue met = zz_value_choice (ZZ_JUDGEMENT_MET);

  zz_edit_put (set, project, reg, addition->clause->id, zz_register_get_field (reg, ZZ_ANSWER_JUDGEMENT), &met);
}

char *
zz_addition_add_changes (const ZzAddition *addition,
                         ZzChangeSet *set,
                         ZzProject *project,
                         ZzDate at)
{
  const ZzDemand *demand;

  g_return_val_if_fail (addition != NULL && set != NULL && ZZ_IS_PROJECT (project), NULL);

  switch (addition->kind)
    {
    case ZZ_ADDITION_RECORD:
      add_record (addition, set);
      return NULL;
    case ZZ_ADDITION_FACT:
    case ZZ_ADDITION_CHANGE:
      demand = zz_addition_get_demand (addition, 0);
      zz_edit_put (set, project, addition->reg, addition->record, demand->field, &demand->value);
      return NULL;
    case ZZ_ADDITION_EVIDENCE:
      return add_evidence (addition, set, project, at);
    case ZZ_ADDITION_JUDGEMENT:
      add_judgement (addition, set, project);
      return NULL;
    case ZZ_ADDITION_WAIT:
    default:
      return NULL;
    }
}
