/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One small function for each operator, and a table of them. */
#include "eval/judge.h"

#include "eval/tally.h"
#include "eval/test.h"

static ZzTruth
judge_all (ZzCase *self,
           const ZzCondition *condition,
           ZzHand hand)
{
  ZzTruth truth = ZZ_YES;

  for (guint i = 0; truth != ZZ_NO && i < condition->members->len; i++)
    truth = zz_truth_and (truth, zz_judge (self, condition->members->pdata[i], hand));
  return truth;
}

static ZzTruth
judge_any (ZzCase *self,
           const ZzCondition *condition,
           ZzHand hand)
{
  ZzTruth truth = ZZ_NO;

  for (guint i = 0; truth != ZZ_YES && i < condition->members->len; i++)
    {
      const ZzCondition *member = condition->members->pdata[i];

      /* A branch whose figure the level does not have is not there. */
      if (zz_condition_stands_at (member, self->level))
        truth = zz_truth_or (truth, zz_judge (self, member, hand));
    }
  return truth;
}

static ZzTruth
judge_not (ZzCase *self,
           const ZzCondition *condition,
           ZzHand hand)
{
  return zz_truth_not (zz_judge (self, condition->where, hand));
}

static ZzTruth
judge_test (ZzCase *self,
            const ZzCondition *condition,
            ZzHand hand)
{
  return zz_test (self, condition, hand.record, NULL);
}

static ZzTruth
judge_refers (ZzCase *self,
              const ZzCondition *condition,
              ZzHand hand)
{
  ZzRecord *target = zz_case_follow (self, hand.record, condition->field);

  return target != NULL ? zz_judge (self, condition->where, zz_hand_record (target)) : ZZ_OPEN;
}

static ZzTruth
judge_predicate (ZzCase *self,
                 const ZzCondition *condition,
                 ZzHand hand)
{
  return zz_judge (self, condition->where, hand);
}

static ZzTruth
judge_quantifier (ZzCase *self,
                  const ZzCondition *condition,
                  ZzHand hand)
{
  g_auto (ZzTally) tally = { .brief = TRUE };

  /* Every outermost quantifier is asked of the top, and so asked once. */
  if (hand.record == self->top.record)
    return zz_case_get_tally (self, condition)->truth;
  zz_tally (self, condition, hand, &tally);
  return tally.truth;
}

ZzTruth
zz_judge (ZzCase *self,
          const ZzCondition *condition,
          ZzHand hand)
{
  static ZzTruth (*const judges[ZZ_N_OPERATORS]) (ZzCase *, const ZzCondition *, ZzHand) = {
    [ZZ_OPERATOR_ALL] = judge_all,
    [ZZ_OPERATOR_ANY] = judge_any,
    [ZZ_OPERATOR_NOT] = judge_not,
    [ZZ_OPERATOR_FIELD] = judge_test,
    [ZZ_OPERATOR_FROM] = judge_test,
    [ZZ_OPERATOR_REFERS] = judge_refers,
    [ZZ_OPERATOR_PREDICATE] = judge_predicate,
    [ZZ_OPERATOR_COUNT] = judge_quantifier,
    [ZZ_OPERATOR_EVERY] = judge_quantifier,
  };

  return judges[condition->op](self, condition, hand);
}
