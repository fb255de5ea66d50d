/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts over the condition tree, one small function for each operator. */
#include "eval/judge.h"
#include "eval/planner.h"
#include "eval/tally.h"

typedef GArray *(*MovesFunc) (ZzPlanner *self,
                              ZzCase *case_,
                              const ZzCondition *condition,
                              ZzHand hand);

/* All of them have to hold, so any one gives a cut: the smallest; and one that
 * cannot be helped ends it all. */
static GArray *
for_all (ZzPlanner *self,
         ZzCase *case_,
         const ZzCondition *all,
         ZzHand hand)
{
  GArray *least = NULL;

  for (guint i = 0; i < all->members->len && (least == NULL || least->len > 0); i++)
    if (zz_judge (case_, all->members->pdata[i], hand) != ZZ_YES)
      zz_moves_keep_least (&least, zz_moves_for (self, case_, all->members->pdata[i], hand));
  return least != NULL ? least : zz_moves_new ();
}

static GArray *
for_any (ZzPlanner *self,
         ZzCase *case_,
         const ZzCondition *any,
         ZzHand hand)
{
  GArray *moves = zz_moves_new ();

  for (guint i = 0; i < any->members->len; i++)
    {
      const ZzCondition *member = any->members->pdata[i];

      if (zz_condition_stands_at (member, self->level))
        {
          g_autoptr (GArray) more = zz_moves_for (self, case_, member, hand);

          zz_moves_join (moves, more);
        }
    }
  return moves;
}

static GArray *
for_refers (ZzPlanner *self,
            ZzCase *case_,
            const ZzCondition *refers,
            ZzHand hand)
{
  ZzRecord *target = zz_case_follow (case_, hand.record, refers->field);

  if (target != NULL)
    return zz_moves_for (self, case_, refers->where, zz_hand_record (target));
  return zz_moves_for_reference (self, case_, hand.record, refers->field, refers->where);
}

static GArray *
for_not (ZzPlanner *self,
         ZzCase *case_,
         const ZzCondition *not_,
         ZzHand hand)
{
  return zz_moves_against (self, case_, not_->where, hand);
}

static GArray *
for_test (ZzPlanner *self,
          ZzCase *case_,
          const ZzCondition *test,
          ZzHand hand)
{
  return zz_moves_for_test (self, case_, test, hand.record);
}

static GArray *
for_predicate (ZzPlanner *self,
               ZzCase *case_,
               const ZzCondition *predicate,
               ZzHand hand)
{
  return zz_moves_for (self, case_, predicate->where, hand);
}

static GArray *
for_every (ZzPlanner *self,
           ZzCase *case_,
           const ZzCondition *every,
           ZzHand hand)
{
  return zz_moves_for_every (self, case_, every);
}

GArray *
zz_moves_for (ZzPlanner *self,
              ZzCase *case_,
              const ZzCondition *condition,
              ZzHand hand)
{
  static const MovesFunc moves[ZZ_N_OPERATORS] = {
    [ZZ_OPERATOR_ALL] = for_all,
    [ZZ_OPERATOR_ANY] = for_any,
    [ZZ_OPERATOR_NOT] = for_not,
    [ZZ_OPERATOR_FIELD] = for_test,
    [ZZ_OPERATOR_FROM] = for_test,
    [ZZ_OPERATOR_REFERS] = for_refers,
    [ZZ_OPERATOR_PREDICATE] = for_predicate,
    [ZZ_OPERATOR_COUNT] = zz_moves_for_count,
    [ZZ_OPERATOR_EVERY] = for_every,
  };

  return moves[condition->op](self, case_, condition, hand);
}

/* One no is enough for `all`, while every member of `any` has to say it. */
static GArray *
against_members (ZzPlanner *self,
                 ZzCase *case_,
                 const ZzCondition *condition,
                 ZzHand hand)
{
  GArray *moves = zz_moves_new ();

  for (guint i = 0; i < condition->members->len; i++)
    {
      const ZzCondition *member = condition->members->pdata[i];
      g_autoptr (GArray) more = NULL;

      if (!zz_condition_stands_at (member, self->level) || zz_judge (case_, member, hand) == ZZ_NO)
        continue;
      more = zz_moves_against (self, case_, member, hand);
      if (condition->op == ZZ_OPERATOR_ANY && more->len == 0)
        g_array_set_size (moves, 0);
      if (condition->op == ZZ_OPERATOR_ANY && (moves->len > 0 || more->len == 0))
        break;
      zz_moves_join (moves, more);
    }
  return moves;
}

/* Nothing is ever taken away to say no; only records of which too little is known
 * can still turn out not to count. */
static GArray *
against_count (ZzPlanner *self,
               ZzCase *case_,
               const ZzCondition *count,
               ZzHand hand)
{
  GArray *moves = zz_moves_new ();
  g_auto (ZzTally) tally = { 0 };

  zz_tally (case_, count, hand, &tally);
  if (tally.have >= tally.need || tally.pending == NULL || count->where == NULL)
    return moves;
  for (guint i = 0; i < tally.pending->len; i++)
    {
      g_autoptr (GArray) more = zz_moves_against (self, case_, count->where, zz_hand_record (tally.pending->pdata[i]));

      zz_moves_join (moves, more);
    }
  return moves;
}

static GArray *
against_refers (ZzPlanner *self,
                ZzCase *case_,
                const ZzCondition *refers,
                ZzHand hand)
{
  ZzRecord *target = zz_case_follow (case_, hand.record, refers->field);

  return target != NULL ? zz_moves_against (self, case_, refers->where, zz_hand_record (target)) : zz_moves_new ();
}

static GArray *
against_not (ZzPlanner *self,
             ZzCase *case_,
             const ZzCondition *not_,
             ZzHand hand)
{
  return zz_moves_for (self, case_, not_->where, hand);
}

static GArray *
against_test (ZzPlanner *self,
              ZzCase *case_,
              const ZzCondition *test,
              ZzHand hand)
{
  return zz_moves_against_test (self, case_, test, hand.record);
}

static GArray *
against_predicate (ZzPlanner *self,
                   ZzCase *case_,
                   const ZzCondition *predicate,
                   ZzHand hand)
{
  return zz_moves_against (self, case_, predicate->where, hand);
}

static GArray *
against_every (ZzPlanner *self,
               ZzCase *case_,
               const ZzCondition *every,
               ZzHand hand)
{
  return zz_moves_new ();
}

GArray *
zz_moves_against (ZzPlanner *self,
                  ZzCase *case_,
                  const ZzCondition *condition,
                  ZzHand hand)
{
  static const MovesFunc moves[ZZ_N_OPERATORS] = {
    [ZZ_OPERATOR_ALL] = against_members,
    [ZZ_OPERATOR_ANY] = against_members,
    [ZZ_OPERATOR_NOT] = against_not,
    [ZZ_OPERATOR_FIELD] = against_test,
    [ZZ_OPERATOR_FROM] = against_test,
    [ZZ_OPERATOR_REFERS] = against_refers,
    [ZZ_OPERATOR_PREDICATE] = against_predicate,
    [ZZ_OPERATOR_COUNT] = against_count,
    [ZZ_OPERATOR_EVERY] = against_every,
  };

  return moves[condition->op](self, case_, condition, hand);
}
