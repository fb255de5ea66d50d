/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planner: the fewest additions that close the gap of one clause on one day.
 *
 * Internal to src/eval. Where a clause is not met, some part of it decided so, and
 * every plan that works must hold one of a few additions that touch this part: a
 * cut. The search (planner.c) tries the members of the cut one by one on a scratch
 * project, judges again, and so goes deeper; it gives up a branch as soon as a
 * lower bound (bound.c) says that it cannot be short enough. What comes out first
 * is therefore the smallest there is.
 */
#pragma once

#include "eval/case.h"
#include "eval/findings.h"
#include "eval/scratch.h"

G_BEGIN_DECLS

/**
 * ZzPlanStep: one addition made, or an earlier one asked for more
 * @cost: 0 where an earlier one merely asks for more
 * @purpose, @around: the quantifier, and what is around it, that a new record was
 *   added for: it is seen through before anything else is tried for it
 * @bound: a new record that may not tell of days before today
 */
typedef struct
{
  ZzAddition *addition;
  guint cost;
  const ZzCondition *purpose;
  ZzHand around;
  gboolean bound;
} ZzPlanStep;

/* One member of a cut: steps made together. */
typedef struct
{
  ZzPlanStep steps[2];
  guint n_steps;
} ZzMove;

/**
 * ZzPlanner:
 * @today: no plan makes up what should have happened before
 * @done: the steps made so far (ZzPlanStep)
 * @taken: while looking at a count with `distinct`: the holders it has already
 *   (ZzRecord), of whom one more record is no use; else %NULL
 */
typedef struct
{
  ZzScratch *scratch;
  const ZzClause *clause;
  guint level;
  ZzDate at;
  ZzDate today;
  GArray *done;
  const ZzField *distinct;
  GHashTable *taken;
} ZzPlanner;

/* A list of ZzMove that owns them. */
GArray *zz_moves_new (void);
guint zz_move_get_cost (const ZzMove *move);
/* What the move comes to, as text: equal moves have equal keys. */
char *zz_move_dup_key (const ZzMove *move);

/* Appends a move of one step, taking over @addition. Returned for more to be set. */
ZzPlanStep *zz_moves_add (GArray *moves,
                          ZzAddition *addition,
                          guint cost);
/* Appends all of @more, which is empty then. */
void zz_moves_join (GArray *moves,
                    GArray *more);

/* Keeps in *@least (NULL at first) the smaller of two cuts, taking over @moves. */
void zz_moves_keep_least (GArray **least,
                          GArray *moves);

/* The step that added @record, or NULL for one that was there before. */
const ZzPlanStep *zz_planner_find_new (const ZzPlanner *self,
                                       const ZzRecord *record);
/* What earlier steps ask of the field, or NULL. */
const ZzDemand *zz_planner_find_demand (const ZzPlanner *self,
                                        const ZzRecord *record,
                                        const ZzField *field);
/* Whether a new record of @reg tells the organisation's own past, of which enough
 * is recorded: people bring their past along, and a register without a record may
 * merely not have been filled in. */
gboolean zz_planner_is_bound (const ZzPlanner *self,
                              const ZzRegister *reg);
/* "person+2": the next one that is free. */
char *zz_planner_make_name (const ZzPlanner *self,
                            const ZzRegister *reg);

/* moves.c: additions of which one must be made for @condition to become yes;
 * empty: nothing helps. Owned by the caller. */
GArray *zz_moves_for (ZzPlanner *self,
                      ZzCase *case_,
                      const ZzCondition *condition,
                      ZzHand hand);

/* The same for it to become no; only missing facts are recorded for that. */
GArray *zz_moves_against (ZzPlanner *self,
                          ZzCase *case_,
                          const ZzCondition *condition,
                          ZzHand hand);

/* moves-count.c: the same for quantifiers. */
GArray *zz_moves_for_count (ZzPlanner *self,
                            ZzCase *case_,
                            const ZzCondition *count,
                            ZzHand around);
GArray *zz_moves_for_every (ZzPlanner *self,
                            ZzCase *case_,
                            const ZzCondition *every);
/* To get a member for an `every` that has none. */
GArray *zz_moves_for_member (ZzPlanner *self,
                             ZzCase *case_,
                             const ZzCondition *every);
/* A report that moves the window on: of the last year that ended by the day. */
void zz_moves_add_newer_year (ZzPlanner *self,
                              ZzCase *case_,
                              const ZzWindow *window,
                              GArray *moves);

/* moves-test.c: for one test on a record, to become yes, or no (only facts that
 * are missing are recorded to say no). */
GArray *zz_moves_for_test (ZzPlanner *self,
                           ZzCase *case_,
                           const ZzCondition *test,
                           ZzRecord *record);
GArray *zz_moves_against_test (ZzPlanner *self,
                               ZzCase *case_,
                               const ZzCondition *test,
                               ZzRecord *record);
/* To have @field name a record for which @where (or NULL) is yes. */
GArray *zz_moves_for_reference (ZzPlanner *self,
                                ZzCase *case_,
                                ZzRecord *record,
                                const ZzField *field,
                                const ZzCondition *where);
/* To have the field say what @demand asks for; nothing where it may not. */
void zz_moves_add_demand (ZzPlanner *self,
                          ZzRecord *record,
                          ZzDemand *demand,
                          GArray *moves);
/* The first day from which @period reaches @day, and the last day after which it
 * has passed by @day. */
ZzDate zz_date_get_first_within (ZzDate day,
                                 ZzPeriod period);
ZzDate zz_date_get_last_before (ZzDate day,
                                ZzPeriod period);

/* moves-proof.c: for an evidence need that is not met. */
GArray *zz_moves_for_need (ZzPlanner *self,
                           ZzCase *case_,
                           const ZzNeedFinding *finding);

/* moves-clause.c: for a clause that is not met. */
GArray *zz_moves_for_clause (ZzPlanner *self,
                             ZzCase *case_,
                             const ZzClauseFinding *finding);

/* bound.c: no plan for the clause as it stands is shorter. */
guint zz_planner_bound (ZzPlanner *self,
                        ZzCase *case_,
                        const ZzClauseFinding *finding);

/**
 * ZzPlan:
 * @additions: ZzAddition, owned; empty: nothing was found
 * @minimal: it is proven that nothing smaller of this kind works; without
 *   additions: that nothing works at all
 */
typedef struct
{
  GPtrArray *additions;
  gboolean minimal;
} ZzPlan;

/* planner.c: the plan for @clause on @at, made on @today. The scratch is as before afterwards. */
ZzPlan zz_plan_clause (ZzScratch *scratch,
                       const ZzClause *clause,
                       guint level,
                       ZzDate at,
                       ZzDate today);
void zz_plan_clear (ZzPlan *plan);

/* The status of one clause alone, without its reasons. */
ZzStatus zz_plan_judge (ZzScratch *scratch,
                        const ZzClause *clause,
                        guint level,
                        ZzDate at);

G_END_DECLS
