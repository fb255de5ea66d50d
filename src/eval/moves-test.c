/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about one test on one record. */
#include "eval/judge.h"
#include "eval/planner.h"
#include "eval/test.h"

#include "core/builtin.h"

/* The days are few enough to halve their number until one is left; adding a
 * period never turns two days around. */
ZzDate
zz_date_get_first_within (ZzDate day,
                          ZzPeriod period)
{
  ZzDate low = 1, high = day;

  while (low < high)
    {
      const ZzDate middle = low + (high - low) / 2;

      if (zz_date_add (middle, period) >= day)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

ZzDate
zz_date_get_last_before (ZzDate day,
                         ZzPeriod period)
{
  ZzDate low = 0, high = day;

  while (low < high)
    {
      const ZzDate middle = high - (high - low) / 2;

      if (zz_date_add (middle, period) <= day)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* What may honestly be turned although something else is recorded. */
static gboolean
may_change (const ZzField *field,
            const ZzDemand *demand)
{
  switch ((int) field->type)
    {
    case ZZ_FIELD_VALID_END:
    case ZZ_FIELD_RANK:
    case ZZ_FIELD_CHOICES:
    case ZZ_FIELD_BOOLEAN:
      return TRUE;
    case ZZ_FIELD_DATE:
      /* An end that is a date is renewed like any other end. */
      return demand->from != ZZ_DATE_NONE && demand->until == ZZ_DATE_NONE;
    default:
      return FALSE;
    }
}

void
zz_moves_add_demand (ZzPlanner *self,
                     ZzRecord *record,
                     ZzDemand *demand,
                     GArray *moves)
{
  const ZzRegister *reg = zz_record_get_register (record);
  const ZzValue *there = zz_record_get (record, demand->field->number);
  const ZzDemand *ours = zz_planner_find_demand (self, record, demand->field);
  const ZzPlanStep *step = zz_planner_find_new (self, record);
  const gboolean is_new = ours != NULL || step != NULL;
  const gboolean is_missing = !zz_value_is_known (there) || there->kind == ZZ_VALUE_REFERENCE;
  gboolean possible;

  if (demand->field->type == ZZ_FIELD_CHOICES && there->kind == ZZ_VALUE_SET)
    demand->value = zz_value_copy (there);
  possible = ours != NULL ? zz_demand_narrow (demand, ours, self->at) : zz_demand_choose (demand, self->at);
  if (step != NULL && step->bound && demand->until != ZZ_DATE_NONE && demand->until < self->today)
    possible = FALSE;
  if (possible && (is_new || is_missing || may_change (demand->field, demand)))
    {
      ZzAddition *addition = zz_addition_new (is_missing || is_new ? ZZ_ADDITION_FACT : ZZ_ADDITION_CHANGE, reg, zz_record_get_id (record));

      zz_addition_ask (addition, demand);
      zz_moves_add (moves, addition, is_new ? 0 : 1);
    }
  zz_value_clear (&demand->value);
}

/* Whether a record named by `distinct` is no use any more. */
static gboolean
is_taken (const ZzPlanner *self,
          const ZzField *field,
          ZzRecord *target)
{
  return self->taken != NULL && self->distinct == field && g_hash_table_contains (self->taken, target);
}

static void
add_new_target (ZzPlanner *self,
                ZzRecord *record,
                const ZzField *field,
                GArray *moves)
{
  g_autofree char *name = zz_planner_make_name (self, field->refers);
  ZzDemand demand = { .field = field, .value = zz_value_text (ZZ_VALUE_REFERENCE, name) };
  g_autoptr (GArray) naming = zz_moves_new ();
  ZzMove *move;

  if (field->refers->single || field->refers->builtin)
    return zz_value_clear (&demand.value);
  zz_moves_add_demand (self, record, &demand, naming);
  if (naming->len == 0)
    return;
  move = &g_array_index (naming, ZzMove, 0);
  move->steps[1] = move->steps[0];
  move->steps[0] = (ZzPlanStep) { .addition = zz_addition_new (ZZ_ADDITION_RECORD, field->refers, name), .cost = 1, .bound = zz_planner_is_bound (self, field->refers) };
  move->n_steps = 2;
  zz_moves_join (moves, naming);
}

GArray *
zz_moves_for_reference (ZzPlanner *self,
                        ZzCase *case_,
                        ZzRecord *record,
                        const ZzField *field,
                        const ZzCondition *where)
{
  const GPtrArray *targets = zz_project_get_records (self->scratch->project, field->refers);
  GArray *moves = zz_moves_new ();
  gboolean found = FALSE;

  /* Those that do are as good as one another; those that do not are all tried. */
  for (guint i = 0; i < targets->len; i++)
    {
      ZzRecord *target = targets->pdata[i];
      const ZzTruth truth = where != NULL ? zz_judge (case_, where, zz_hand_record (target)) : ZZ_YES;
      ZzDemand demand = { .field = field };

      if (is_taken (self, field, target) || (truth == ZZ_YES && found))
        continue;
      if (truth != ZZ_YES)
        {
          g_autoptr (GArray) inner = zz_moves_for (self, case_, where, zz_hand_record (target));

          if (inner->len == 0)
            continue;
        }
      found |= truth == ZZ_YES;
      demand.value = zz_value_text (ZZ_VALUE_REFERENCE, zz_record_get_id (target));
      zz_moves_add_demand (self, record, &demand, moves);
    }
  if (!found)
    add_new_target (self, record, field, moves);
  return moves;
}

/* The choices, or the one value, of which `is` asks for one. */
static gboolean
ask_is (ZzCase *case_,
        const ZzCondition *test,
        const ZzRecord *record,
        ZzDemand *demand)
{
  for (guint i = 0; i < test->is->len; i++)
    {
      const ZzOperand *operand = &g_array_index (test->is, ZzOperand, i);
      const ZzValue *value;

      if (operand->kind == ZZ_OPERAND_WINDOW)
        {
          const GArray *years = zz_case_get_years (case_, operand->window)->years;

          if (years->len == 0 || !zz_value_is_absent (&demand->value))
            continue;
          demand->value = zz_value_integer (g_array_index (years, ZzYear, years->len - 1).year);
          continue;
        }
      value = zz_case_resolve (case_, operand, record);
      if (value == NULL)
        continue;
      if (value->kind != ZZ_VALUE_CHOICE)
        {
          if (zz_value_is_absent (&demand->value))
            demand->value = zz_value_copy (value);
        }
      else if (demand->field->type != ZZ_FIELD_CHOICES || demand->choices == 0)
        demand->choices |= G_GUINT64_CONSTANT (1) << value->choice;
    }
  return demand->choices != 0 || !zz_value_is_absent (&demand->value);
}

static gboolean
ask_at_least (ZzCase *case_,
              const ZzCondition *test,
              const ZzRecord *record,
              ZzDemand *demand)
{
  const ZzValue *bound = zz_case_resolve (case_, &test->at_least, record);

  if (bound == NULL)
    return FALSE;
  if (bound->kind == ZZ_VALUE_CHOICE)
    demand->choices = ~G_GUINT64_CONSTANT (0) << bound->choice & (G_MAXUINT64 >> (64 - demand->field->choices->len));
  else if (bound->kind == ZZ_VALUE_DATE)
    demand->from = bound->date;
  else
    demand->value = zz_value_copy (bound);
  return TRUE;
}

/* The other field of `at_least` {field}, which can give way instead. */
static void
add_bound (ZzPlanner *self,
           const ZzCondition *test,
           ZzRecord *record,
           GArray *moves)
{
  const ZzValue *value = zz_record_get (record, test->field->number);
  ZzDemand demand = { .field = test->at_least.field, .until = value->kind == ZZ_VALUE_DATE ? value->date : ZZ_DATE_NONE };

  if (test->at_least.kind != ZZ_OPERAND_FIELD || !zz_value_is_known (value))
    return;
  if (value->kind == ZZ_VALUE_CHOICE)
    demand.choices = G_MAXUINT64 >> (63 - value->choice);
  else if (value->kind != ZZ_VALUE_DATE)
    demand.value = zz_value_copy (value);
  zz_moves_add_demand (self, record, &demand, moves);
}

/* `is` {field}: the other field follows the first one. */
static void
add_equal (ZzPlanner *self,
           const ZzField *other,
           const ZzCondition *test,
           ZzRecord *record,
           GArray *moves)
{
  const ZzValue *value = zz_record_get (record, test->field->number);
  ZzDemand demand = { .field = other };

  if (!zz_value_is_known (value))
    return;
  if (value->kind == ZZ_VALUE_CHOICE)
    demand.choices = G_GUINT64_CONSTANT (1) << value->choice;
  else
    demand.value = zz_value_copy (value);
  zz_moves_add_demand (self, record, &demand, moves);
}

static GArray *
for_field (ZzPlanner *self,
           ZzCase *case_,
           const ZzCondition *test,
           ZzRecord *record,
           gboolean bounded,
           const ZzField *named)
{
  GArray *moves = zz_moves_new ();
  ZzDemand demand = { .field = test->field };

  if (test->field->type == ZZ_FIELD_REFERENCE)
    {
      g_array_unref (moves);
      return zz_moves_for_reference (self, case_, record, test->field, NULL);
    }
  if (bounded)
    {
      if (ask_at_least (case_, test, record, &demand))
        zz_moves_add_demand (self, record, &demand, moves);
      add_bound (self, test, record, moves);
    }
  else if (test->is == NULL || ask_is (case_, test, record, &demand))
    {
      if (test->field->choices != NULL && test->is == NULL)
        demand.choices = G_MAXUINT64 >> (64 - test->field->choices->len);
      zz_moves_add_demand (self, record, &demand, moves);
    }
  if (!bounded && named != test->field && named->owner == test->field->owner)
    add_equal (self, named, test, record, moves);
  return moves;
}

static ZzPeriod
get_period (ZzCase *case_,
            const ZzOperand *operand,
            const ZzRecord *record)
{
  const ZzValue *value = zz_case_resolve (case_, operand, record);

  /* A branch without its figure is not asked. */
  g_assert (value != NULL);
  return value->period;
}

static GArray *
for_start (ZzPlanner *self,
           ZzCase *case_,
           const ZzCondition *test,
           ZzRecord *record)
{
  GArray *moves = zz_moves_new ();
  ZzDemand demand = { .field = test->field, .until = self->at };

  if (test->after.kind != ZZ_OPERAND_NONE)
    demand.until = zz_date_get_last_before (self->at, get_period (case_, &test->after, record));
  if (test->within.kind != ZZ_OPERAND_NONE)
    demand.from = zz_date_get_first_within (self->at, get_period (case_, &test->within, record));
  if (demand.until > 0)
    zz_moves_add_demand (self, record, &demand, moves);
  return moves;
}

static GArray *
for_end (ZzPlanner *self,
         const ZzCondition *test,
         ZzRecord *record)
{
  GArray *moves = zz_moves_new ();
  ZzDemand demand = { .field = test->to != NULL ? test->to : test->before, .from = test->to != NULL ? self->at : self->at + 1 };

  /* What has happened is not undone. */
  if (demand.field->type != ZZ_FIELD_EVENT)
    zz_moves_add_demand (self, record, &demand, moves);
  return moves;
}

/* Both halves of a test have to hold: that one is looked at which can be helped
 * least. */
GArray *
zz_moves_for_test (ZzPlanner *self,
                   ZzCase *case_,
                   const ZzCondition *test,
                   ZzRecord *record)
{
  ZzFacet facets[ZZ_MAX_FACETS] = { 0 };
  GArray *least = NULL;

  zz_test (case_, test, record, facets);
  for (guint i = 0; i < ZZ_MAX_FACETS; i++)
    {
      GArray *moves;

      if (facets[i].field == NULL || facets[i].truth == ZZ_YES)
        continue;
      if (test->op == ZZ_OPERATOR_FIELD)
        moves = for_field (self, case_, test, record, i > 0 || test->is == NULL ? test->at_least.kind != ZZ_OPERAND_NONE : FALSE, facets[i].field);
      else
        moves = i == 0 ? for_start (self, case_, test, record) : for_end (self, test, record);
      zz_moves_keep_least (&least, moves);
    }
  return least != NULL ? least : zz_moves_new ();
}

GArray *
zz_moves_against_test (ZzPlanner *self,
                       ZzCase *case_,
                       const ZzCondition *test,
                       ZzRecord *record)
{
  GArray *moves = zz_moves_new ();
  ZzDemand demand = { .field = test->field };
  const ZzDemand *ours;

  if (test->op != ZZ_OPERATOR_FIELD || (!zz_value_is_absent (zz_record_get (record, test->field->number)) && zz_planner_find_new (self, record) == NULL))
    return moves;
  if (test->is != NULL && !ask_is (case_, test, record, &demand))
    return moves;
  if (test->is == NULL && !(test->at_least.kind != ZZ_OPERAND_NONE && ask_at_least (case_, test, record, &demand)))
    return moves;
  ours = zz_planner_find_demand (self, record, test->field);
  if (demand.value.kind == ZZ_VALUE_BOOLEAN)
    demand.value.boolean = !demand.value.boolean;
  else if (test->field->type == ZZ_FIELD_CHOICE || test->field->type == ZZ_FIELD_RANK)
    demand.choices = ~demand.choices & (G_MAXUINT64 >> (64 - test->field->choices->len));
  else
    return zz_value_clear (&demand.value), moves;
  if (ours == NULL || test->field->type != ZZ_FIELD_BOOLEAN)
    zz_moves_add_demand (self, record, &demand, moves);
  zz_value_clear (&demand.value);
  return moves;
}
