/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number of additions below which no plan can work. */
#include "core/builtin.h"
#include "eval/judge.h"
#include "eval/planner.h"
#include "eval/tally.h"

/* Which registers a condition looks at: bit n of their number. Those of more than
 * a word share its last bit, which only makes the bound lower. */
static guint64
get_bit (const ZzRegister *reg)
{
  return reg != NULL ? G_GUINT64_CONSTANT (1) << MIN (reg->number, 63u) : 0;
}

static void
note_registers_cb (const ZzCondition *condition,
                   gpointer user_data)
{
  guint64 *registers = user_data;

  *registers |= get_bit (condition->subject) | get_bit (condition->over);
  if (condition->counted_by != NULL)
    zz_condition_foreach (condition->counted_by->rule, note_registers_cb, registers);
}

static guint64
get_registers (const ZzCondition *condition)
{
  guint64 registers = 0;

  zz_condition_foreach (condition, note_registers_cb, &registers);
  /* The organisation stands around every quantifier and is not asked by it. */
  if (zz_condition_is_quantifier (condition) && condition->over != NULL)
    registers &= ~get_bit (condition->subject);
  return registers;
}

static void
note_refers_cb (const ZzCondition *condition,
                gpointer user_data)
{
  const ZzField **other = user_data;

  if (condition->op == ZZ_OPERATOR_REFERS && condition->field != *other)
    *other = NULL;
}

/* Whether one addition can make two records of it count at most if they are of one
 * holder: records reach others through the holder alone. */
static gboolean
is_separate (const ZzCondition *count)
{
  static const ZzField nothing;
  const ZzField *field = count->distinct != NULL ? count->distinct : &nothing;

  if (count->where != NULL)
    zz_condition_foreach (count->where, note_refers_cb, &field);
  return field != NULL;
}

static guint bound (ZzPlanner *self,
                    ZzCase *case_,
                    const ZzCondition *condition,
                    ZzHand hand);

static gboolean
is_unfinished (const ZzPlanner *self,
               ZzRecord *record)
{
  return zz_planner_find_new (self, record) != NULL;
}

/* Records that a step was made for already and that may count for nothing more. */
static guint
count_unfinished (const ZzPlanner *self,
                  const GPtrArray *records)
{
  guint n = 0;

  for (guint i = 0; records != NULL && i < records->len; i++)
    n += is_unfinished (self, records->pdata[i]);
  return n;
}

/* Whether a record that does not count can come to count without an addition. */
static guint
bound_count (ZzPlanner *self,
             ZzCase *case_,
             const ZzCondition *count,
             ZzHand hand)
{
  g_auto (ZzTally) tally = { 0 };
  guint free_of_cost;

  zz_tally (case_, count, hand, &tally);
  if (tally.truth == ZZ_YES)
    return 0;
  free_of_cost = count_unfinished (self, tally.pending) + count_unfinished (self, tally.out);
  if (tally.code == ZZ_TALLY_EMPTY)
    return MAX (tally.need, 1);
  if (tally.have + free_of_cost >= tally.need)
    return 0;
  return is_separate (count) ? tally.need - tally.have - free_of_cost : free_of_cost == 0;
}

static guint
bound_every (ZzPlanner *self,
             ZzCase *case_,
             const ZzCondition *every,
             ZzHand hand)
{
  g_auto (ZzTally) tally = { 0 };
  guint n = 0;

  zz_tally (case_, every, case_->top, &tally);
  if (tally.truth == ZZ_YES)
    return 0;
  /* What an earlier step added may still have to be finished, at no cost. */
  if (every->window != NULL || tally.code != ZZ_TALLY_COUNTED || every->must->op != ZZ_OPERATOR_COUNT)
    return self->done->len == 0;
  for (guint i = 0; i < tally.out->len; i++)
    n += bound (self, case_, every->must, zz_hand_record (tally.out->pdata[i])) > 0;
  for (guint i = 0; i < tally.pending->len; i++)
    n += bound (self, case_, every->must, zz_hand_record (tally.pending->pdata[i])) > 0;
  return n;
}

/* Members that look at different registers need additions of their own. */
static guint
bound_all (ZzPlanner *self,
           ZzCase *case_,
           const ZzCondition *all,
           ZzHand hand)
{
  guint64 seen = 0;
  guint sum = 0, most = 0;

  for (guint i = 0; i < all->members->len; i++)
    {
      const ZzCondition *member = all->members->pdata[i];
      const guint64 registers = get_registers (member);
      const guint n = bound (self, case_, member, hand);

      most = MAX (most, n);
      if (n == 0 || (seen & registers) != 0)
        continue;
      seen |= registers;
      sum += n;
    }
  return MAX (sum, most);
}

static guint
bound_any (ZzPlanner *self,
           ZzCase *case_,
           const ZzCondition *any,
           ZzHand hand)
{
  guint least = G_MAXUINT;

  for (guint i = 0; i < any->members->len; i++)
    if (zz_condition_stands_at (any->members->pdata[i], self->level))
      least = MIN (least, bound (self, case_, any->members->pdata[i], hand));
  return least == G_MAXUINT ? 0 : least;
}

static guint
bound_predicate (ZzPlanner *self,
                 ZzCase *case_,
                 const ZzCondition *predicate,
                 ZzHand hand)
{
  return bound (self, case_, predicate->where, hand);
}

/* An earlier step may have left it to be finished, at no cost. */
static guint
bound_record (ZzPlanner *self,
              ZzCase *case_,
              const ZzCondition *condition,
              ZzHand hand)
{
  return zz_judge (case_, condition, hand) != ZZ_YES && self->done->len == 0;
}

static guint
bound (ZzPlanner *self,
       ZzCase *case_,
       const ZzCondition *condition,
       ZzHand hand)
{
  static guint (*const bounds[ZZ_N_OPERATORS]) (ZzPlanner *, ZzCase *, const ZzCondition *, ZzHand) = {
    [ZZ_OPERATOR_ALL] = bound_all,
    [ZZ_OPERATOR_ANY] = bound_any,
    [ZZ_OPERATOR_NOT] = bound_record,
    [ZZ_OPERATOR_FIELD] = bound_record,
    [ZZ_OPERATOR_FROM] = bound_record,
    [ZZ_OPERATOR_REFERS] = bound_record,
    [ZZ_OPERATOR_PREDICATE] = bound_predicate,
    [ZZ_OPERATOR_COUNT] = bound_count,
    [ZZ_OPERATOR_EVERY] = bound_every,
  };

  return bounds[condition->op](self, case_, condition, hand);
}

static gboolean
share_kind (const ZzNeed *one,
            const ZzNeed *other)
{
  for (guint i = 0; i < one->kinds->len; i++)
    for (guint j = 0; j < other->kinds->len; j++)
      if (g_array_index (one->kinds, guint, i) == g_array_index (other->kinds, guint, j))
        return TRUE;
  return FALSE;
}

/* Records not counted yet that some item is about: they may come with their proof. */
static guint
count_proven (ZzPlanner *self,
              ZzCase *case_,
              const ZzNeedFinding *finding)
{
  const GPtrArray *items = zz_case_get_items (case_, self->clause);
  g_autoptr (GHashTable) records = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const ZzValue *value = zz_record_get (items->pdata[i], ZZ_EVIDENCE_RECORDS);

      for (char **id = value->kind == ZZ_VALUE_LIST ? value->list : NULL; id != NULL && *id != NULL; id++)
        g_hash_table_add (records, *id);
    }
  for (guint i = 0; i < finding->groups->len; i++)
    {
      const ZzProofGroup *group = finding->groups->pdata[i];

      for (guint j = 0; j < group->records->len; j++)
        g_hash_table_remove (records, group->records->pdata[j]);
    }
  return g_hash_table_size (records);
}

static guint
bound_need (ZzPlanner *self,
            ZzCase *case_,
            const ZzNeedFinding *finding)
{
  guint free_of_cost;

  if (finding->status <= ZZ_STATUS_MET)
    return 0;
  if (finding->need->per == NULL)
    return 1;
  free_of_cost = finding->have + count_proven (self, case_, finding);
  /* The years asked for may become others. */
  if (finding->need->outer->window != NULL)
    return free_of_cost < finding->required && self->done->len == 0;
  return finding->required > free_of_cost ? finding->required - free_of_cost : 0;
}

guint
zz_planner_bound (ZzPlanner *self,
                  ZzCase *case_,
                  const ZzClauseFinding *finding)
{
  const ZzCondition *rule = finding->clause->rule;
  guint n = finding->judgement > ZZ_STATUS_MET;

  if (finding->status <= ZZ_STATUS_MET)
    return 0;
  /* There is another way out of the clause as a whole. */
  if (finding->applicability != ZZ_APPLIES || finding->clause->not_applicable_when != NULL)
    return self->done->len == 0;
  if (rule != NULL && finding->rule > ZZ_STATUS_MET && zz_condition_stands_at (rule, self->level))
    n += bound (self, case_, rule, case_->top);
  for (guint i = 0; i < finding->needs->len; i++)
    {
      const ZzNeedFinding *need = finding->needs->pdata[i];
      gboolean shared = FALSE;

      for (guint j = 0; j < i && !shared; j++)
        shared = share_kind (need->need, ((const ZzNeedFinding *) finding->needs->pdata[j])->need);
      n += shared ? 0 : bound_need (self, case_, need);
    }
  return n;
}
