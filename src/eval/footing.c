/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From conditions and tallies to supports. */
#include "eval/footing.h"

#include "eval/judge.h"
#include "eval/tally.h"

static gboolean
is_given (const ZzFooting *self,
          const ZzRecord *record)
{
  return g_ptr_array_find (self->given, record, NULL);
}

void
zz_footing_give (ZzFooting *self,
                 ZzRecord *record)
{
  g_ptr_array_add (self->given, record);
}

void
zz_footing_take (ZzFooting *self)
{
  g_ptr_array_set_size (self->given, (int) self->given->len - 1);
}

ZzSupport *
zz_stand_there (ZzFooting *self,
                ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);
  ZzPile pile = { 0 };

  if (is_given (self, record))
    return NULL;
  if (reg == self->lost)
    zz_pile_add (&pile, zz_support_on (record));
  /* Given meanwhile, so that records which need each other do not go in circles. */
  zz_footing_give (self, record);
  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      ZzRecord *needed = field->required && field->type == ZZ_FIELD_REFERENCE ? zz_case_follow (self->case_, record, field) : NULL;

      if (needed != NULL)
        zz_pile_add (&pile, zz_stand_there (self, needed));
    }
  zz_footing_take (self);
  return zz_pile_all (&pile);
}

typedef struct
{
  const ZzRegister *lost;
  gboolean quantifier, reference, window;
} Traits;

static void
note_traits_cb (const ZzCondition *condition,
                gpointer data)
{
  Traits *traits = data;

  traits->quantifier |= zz_condition_is_quantifier (condition);
  traits->reference |= condition->field != NULL && condition->field->type == ZZ_FIELD_REFERENCE;
  traits->window |= condition->window != NULL && condition->window->over == traits->lost;
  for (guint i = 0; condition->is != NULL && i < condition->is->len; i++)
    {
      const ZzOperand *operand = &g_array_index (condition->is, ZzOperand, i);

      traits->window |= operand->kind == ZZ_OPERAND_WINDOW && operand->window->over == traits->lost;
    }
}

static Traits
get_traits (const ZzFooting *self,
            const ZzCondition *condition)
{
  Traits traits = { .lost = self->lost };

  if (condition != NULL)
    zz_condition_foreach (condition, note_traits_cb, &traits);
  return traits;
}

gboolean
zz_footing_may_change (const ZzFooting *self,
                       const ZzCondition *condition)
{
  const Traits traits = get_traits (self, condition);

  return traits.quantifier || traits.reference || traits.window;
}

/* Whether a condition that is not yes can become so by a loss. A test cannot: it
 * can only come to miss a fact. Nor can a count of what tests say. */
static gboolean
can_rise (const ZzFooting *self,
          const ZzCondition *condition)
{
  gboolean rises = FALSE;

  if (condition == NULL)
    return FALSE;
  if (condition->op == ZZ_OPERATOR_ALL || condition->op == ZZ_OPERATOR_ANY)
    {
      for (guint i = 0; i < condition->members->len; i++)
        rises |= can_rise (self, condition->members->pdata[i]);
      return rises;
    }
  if (condition->op == ZZ_OPERATOR_COUNT)
    condition = condition->where;
  return condition != NULL && (get_traits (self, condition).quantifier || get_traits (self, condition).window);
}

typedef ZzSupport *(*StandFunc) (ZzFooting *self,
                                 const ZzCondition *condition,
                                 ZzHand hand,
                                 ZzTruth truth);

/* All of its members carry it. */
static ZzSupport *
stand_on_each (ZzFooting *self,
               const ZzCondition *condition,
               ZzHand hand,
               ZzTruth truth)
{
  ZzPile pile = { 0 };

  for (guint i = 0; i < condition->members->len; i++)
    if (zz_condition_stands_at (condition->members->pdata[i], self->case_->level))
      zz_pile_add (&pile, zz_stand (self, condition->members->pdata[i], hand, truth));
  return zz_pile_all (&pile);
}

/* Any member that says the same carries it. */
static ZzSupport *
stand_on_any (ZzFooting *self,
              const ZzCondition *condition,
              ZzHand hand,
              ZzTruth truth)
{
  gboolean exact = TRUE, others = FALSE;
  ZzPile pile = { 0 };
  ZzSupport *support;
  guint n;

  for (guint i = 0; i < condition->members->len; i++)
    {
      const ZzCondition *member = condition->members->pdata[i];

      if (!zz_condition_stands_at (member, self->case_->level))
        continue;
      if (zz_judge (self->case_, member, hand) == truth)
        zz_pile_add (&pile, zz_stand (self, member, hand, truth));
      else
        others |= truth == ZZ_NO ? zz_footing_may_change (self, member) : can_rise (self, member);
    }
  n = pile.supports != NULL ? pile.supports->len : 0;
  support = zz_pile_some (&pile, 1, &exact);
  if (support != NULL && (others || n > 1 || !exact))
    self->doubtful = TRUE;
  return support;
}

static ZzSupport *
stand_all (ZzFooting *self,
           const ZzCondition *condition,
           ZzHand hand,
           ZzTruth truth)
{
  return truth == ZZ_YES ? stand_on_each (self, condition, hand, truth) : stand_on_any (self, condition, hand, truth);
}

static ZzSupport *
stand_any (ZzFooting *self,
           const ZzCondition *condition,
           ZzHand hand,
           ZzTruth truth)
{
  return truth == ZZ_YES ? stand_on_any (self, condition, hand, truth) : stand_on_each (self, condition, hand, truth);
}

static ZzSupport *
stand_not (ZzFooting *self,
           const ZzCondition *condition,
           ZzHand hand,
           ZzTruth truth)
{
  return zz_stand (self, condition->where, hand, zz_truth_not (truth));
}

/* A test rests on its record alone, which is there, and on what a reference names. */
static ZzSupport *
stand_test (ZzFooting *self,
            const ZzCondition *condition,
            ZzHand hand,
            ZzTruth truth)
{
  ZzRecord *target = NULL;

  self->blind |= get_traits (self, condition).window;
  if (condition->field != NULL && condition->field->type == ZZ_FIELD_REFERENCE)
    target = zz_case_follow (self->case_, hand.record, condition->field);
  return target != NULL ? zz_stand_there (self, target) : NULL;
}

static ZzSupport *
stand_refers (ZzFooting *self,
              const ZzCondition *condition,
              ZzHand hand,
              ZzTruth truth)
{
  ZzRecord *target = zz_case_follow (self->case_, hand.record, condition->field);
  ZzPile pile = { 0 };

  zz_pile_add (&pile, zz_stand_there (self, target));
  zz_pile_add (&pile, zz_stand (self, condition->where, zz_hand_record (target), truth));
  return zz_pile_all (&pile);
}

static ZzSupport *
stand_predicate (ZzFooting *self,
                 const ZzCondition *condition,
                 ZzHand hand,
                 ZzTruth truth)
{
  return zz_stand (self, condition->where, hand, truth);
}

ZzSupport *
zz_stand_counted (ZzFooting *self,
                  const ZzCondition *quantifier,
                  ZzRecord *record)
{
  ZzRecord *holder = quantifier->distinct != NULL ? zz_case_follow (self->case_, record, quantifier->distinct) : NULL;
  ZzPile pile = { 0 };

  zz_pile_add (&pile, zz_stand_there (self, record));
  if (holder != NULL)
    zz_pile_add (&pile, zz_stand_there (self, holder));
  if (quantifier->where != NULL)
    zz_pile_add (&pile, zz_stand (self, quantifier->where, zz_hand_record (record), ZZ_YES));
  return zz_pile_all (&pile);
}

/* Any of a holder's records carries the holder. */
static void
pile_holders (ZzFooting *self,
              const ZzCondition *count,
              const GPtrArray *sure,
              ZzPile *pile)
{
  g_autofree ZzPile *piles = g_new0 (ZzPile, sure->len + 1);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < sure->len; i++)
    {
      const ZzRecord *holder = zz_case_follow (self->case_, sure->pdata[i], count->distinct);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, holder));

      if (place == 0)
        {
          place = g_hash_table_size (places) + 1;
          g_hash_table_insert (places, (gpointer) holder, GUINT_TO_POINTER (place));
        }
      zz_pile_add (&piles[place - 1], zz_stand_counted (self, count, sure->pdata[i]));
    }
  for (guint i = 0; i < g_hash_table_size (places); i++)
    zz_pile_add (pile, zz_footing_some (self, &piles[i], 1));
}

ZzSupport *
zz_footing_some (ZzFooting *self,
                 ZzPile *pile,
                 guint need)
{
  gboolean exact = TRUE;
  ZzSupport *support = zz_pile_some (pile, need, &exact);

  self->doubtful |= !exact;
  return support;
}

/* Enough of those that count have to stay. */
static ZzSupport *
stand_count_yes (ZzFooting *self,
                 const ZzCondition *count,
                 const ZzTally *tally)
{
  ZzPile pile = { 0 };

  if (count->distinct != NULL)
    pile_holders (self, count, tally->sure, &pile);
  else
    for (guint i = 0; i < tally->sure->len; i++)
      zz_pile_add (&pile, zz_stand_counted (self, count, tally->sure->pdata[i]));
  return zz_footing_some (self, &pile, tally->need);
}

/* Those left out have to stay out: more than is needed, so that is a doubt. */
static ZzSupport *
stand_count_no (ZzFooting *self,
                const ZzCondition *count,
                const ZzTally *tally)
{
  ZzPile pile = { 0 };
  ZzSupport *support;

  /* A record whose holder is gone may be anybody's. */
  self->blind |= count->distinct != NULL || (count->via != NULL && count->via->type == ZZ_FIELD_REFERENCE);
  if (count->where == NULL || !zz_footing_may_change (self, count->where))
    return NULL;
  for (guint i = 0; i < tally->out->len; i++)
    zz_pile_add (&pile, zz_stand (self, count->where, zz_hand_record (tally->out->pdata[i]), ZZ_NO));
  support = zz_pile_all (&pile);
  self->doubtful |= support != NULL;
  return support;
}

static ZzSupport *
stand_count (ZzFooting *self,
             const ZzCondition *condition,
             ZzHand hand,
             ZzTruth truth)
{
  g_auto (ZzTally) own = { 0 };
  const ZzTally *tally = &own;

  if (hand.record == self->case_->top.record)
    tally = zz_case_get_tally (self->case_, condition);
  else
    zz_tally (self->case_, condition, hand, &own);
  return truth == ZZ_YES ? stand_count_yes (self, condition, tally) : stand_count_no (self, condition, tally);
}

/* Each member has to pass as long as it is there, and one has to be there. */
static ZzSupport *
stand_every_record (ZzFooting *self,
                    const ZzCondition *every,
                    const ZzTally *tally)
{
  ZzPile pile = { 0 }, members = { 0 };
  ZzSupport *there;

  self->blind |= zz_footing_may_change (self, every->where);
  for (guint i = 0; i < tally->sure->len; i++)
    {
      ZzRecord *member = tally->sure->pdata[i];

      there = zz_stand_there (self, member);
      /* One that goes with another record cannot be held against it. */
      self->doubtful |= there != NULL && every->over != self->lost;
      zz_pile_add (&members, there);
      zz_footing_give (self, member);
      zz_pile_add (&pile, zz_stand (self, every->must, zz_hand_record (member), ZZ_YES));
      zz_footing_take (self);
    }
  zz_pile_add (&pile, zz_footing_some (self, &members, 1));
  return zz_pile_all (&pile);
}

static ZzSupport *
stand_every_year (ZzFooting *self,
                  const ZzCondition *every,
                  const ZzTally *tally)
{
  ZzPile pile = { 0 };

  /* Without the report of the last year the window may be another one. */
  self->blind |= every->window->over == self->lost;
  for (guint i = 0; i < tally->years->len; i++)
    zz_pile_add (&pile, zz_stand (self, every->must, zz_hand_year (g_array_index (tally->years, ZzYearVerdict, i).year), ZZ_YES));
  return zz_pile_all (&pile);
}

/* What another clause counts is taken as it is; it may change with its tests. */
static void
look_at_counting (ZzFooting *self,
                  const ZzCondition *every)
{
  g_autoptr (GPtrArray) counts = zz_condition_list_outermost (every->counted_by->rule, every->over);

  for (guint i = 0; i < counts->len; i++)
    {
      const ZzCondition *count = counts->pdata[i];

      self->blind |= count->distinct != NULL || zz_footing_may_change (self, count->where);
    }
}

static ZzSupport *
stand_every (ZzFooting *self,
             const ZzCondition *condition,
             ZzHand hand,
             ZzTruth truth)
{
  g_auto (ZzTally) tally = { 0 };

  if (truth == ZZ_NO)
    {
      self->blind = TRUE;
      return NULL;
    }
  if (condition->counted_by != NULL)
    look_at_counting (self, condition);
  zz_tally (self->case_, condition, hand, &tally);
  return condition->window != NULL ? stand_every_year (self, condition, &tally) : stand_every_record (self, condition, &tally);
}

ZzSupport *
zz_stand (ZzFooting *self,
          const ZzCondition *condition,
          ZzHand hand,
          ZzTruth truth)
{
  static const StandFunc stands[ZZ_N_OPERATORS] = {
    [ZZ_OPERATOR_ALL] = stand_all,
    [ZZ_OPERATOR_ANY] = stand_any,
    [ZZ_OPERATOR_NOT] = stand_not,
    [ZZ_OPERATOR_FIELD] = stand_test,
    [ZZ_OPERATOR_FROM] = stand_test,
    [ZZ_OPERATOR_REFERS] = stand_refers,
    [ZZ_OPERATOR_PREDICATE] = stand_predicate,
    [ZZ_OPERATOR_COUNT] = stand_count,
    [ZZ_OPERATOR_EVERY] = stand_every,
  };

  return stands[condition->op](self, condition, hand, truth);
}
