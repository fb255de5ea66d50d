/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done for a quantifier: facts for the records that are there, or a
 * new record. */
#include "eval/judge.h"
#include "eval/planner.h"
#include "eval/tally.h"

/* Of members that do not pass, how many are looked at on the way. */
#define MAX_LOOKED_AT 8

/* A record that was added for this very quantifier and is not finished yet. */
static ZzRecord *
find_unfinished (const ZzPlanner *self,
                 const ZzCondition *quantifier,
                 ZzHand around,
                 const GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const ZzPlanStep *step = zz_planner_find_new (self, records->pdata[i]);

      if (step != NULL && step->purpose == quantifier && step->around.record == around.record && step->around.year == around.year)
        return records->pdata[i];
    }
  return NULL;
}

static ZzDemand
ask_for_around (const ZzField *via,
                ZzHand around)
{
  return (ZzDemand) {
    .field = via,
    .value = around.record != NULL ? zz_value_text (ZZ_VALUE_REFERENCE, zz_record_get_id (around.record)) : zz_value_integer (around.year),
  };
}

static void
add_record (ZzPlanner *self,
            const ZzCondition *quantifier,
            ZzHand around,
            GArray *moves)
{
  g_autofree char *name = zz_planner_make_name (self, quantifier->over);
  ZzAddition *addition = zz_addition_new (ZZ_ADDITION_RECORD, quantifier->over, name);
  ZzPlanStep *step;

  if (quantifier->via != NULL)
    {
      ZzDemand demand = ask_for_around (quantifier->via, around);

      zz_addition_ask (addition, &demand);
      zz_value_clear (&demand.value);
    }
  step = zz_moves_add (moves, addition, 1);
  step->purpose = quantifier;
  step->around = around;
  step->bound = zz_planner_is_bound (self, quantifier->over);
}

/* One record that does not count yet. */
static GArray *
for_record (ZzPlanner *self,
            ZzCase *case_,
            const ZzCondition *count,
            ZzHand around,
            ZzRecord *record)
{
  GArray *moves;

  if (count->where != NULL && zz_judge (case_, count->where, zz_hand_record (record)) != ZZ_YES)
    return zz_moves_for (self, case_, count->where, zz_hand_record (record));
  if (count->distinct != NULL && zz_case_follow (case_, record, count->distinct) == NULL)
    return zz_moves_for_reference (self, case_, record, count->distinct, NULL);
  moves = zz_moves_new ();
  if (count->via != NULL)
    {
      ZzDemand demand = ask_for_around (count->via, around);

      zz_moves_add_demand (self, record, &demand, moves);
    }
  return moves;
}

static void
take_holders (ZzPlanner *self,
              ZzCase *case_,
              const ZzCondition *count,
              const GPtrArray *sure)
{
  if (count->distinct == NULL)
    return;
  self->distinct = count->distinct;
  self->taken = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < sure->len; i++)
    g_hash_table_add (self->taken, zz_case_follow (case_, sure->pdata[i], count->distinct));
}

static gboolean
is_of_use (const ZzPlanner *self,
           ZzCase *case_,
           ZzRecord *record)
{
  return self->taken == NULL || !g_hash_table_contains (self->taken, zz_case_follow (case_, record, self->distinct));
}

static void
add_records (ZzPlanner *self,
             ZzCase *case_,
             const ZzCondition *count,
             ZzHand around,
             const GPtrArray *records,
             GArray *moves)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autoptr (GArray) more = NULL;

      if (!is_of_use (self, case_, records->pdata[i]))
        continue;
      more = for_record (self, case_, count, around, records->pdata[i]);
      zz_moves_join (moves, more);
    }
}

GArray *
zz_moves_for_count (ZzPlanner *self,
                    ZzCase *case_,
                    const ZzCondition *count,
                    ZzHand around)
{
  g_auto (ZzTally) tally = { 0 };
  GHashTable *const taken = self->taken;
  const ZzField *const distinct = self->distinct;
  ZzRecord *unfinished;
  GArray *moves;

  zz_tally (case_, count, around, &tally);
  self->taken = NULL;
  if (tally.sure != NULL)
    take_holders (self, case_, count, tally.sure);
  unfinished = find_unfinished (self, count, around, tally.pending);
  if (unfinished == NULL)
    unfinished = find_unfinished (self, count, around, tally.out);
  if (unfinished != NULL)
    moves = for_record (self, case_, count, around, unfinished);
  else
    {
      /* Of plans of one length that is found first which makes do with what there is. */
      moves = zz_moves_new ();
      add_records (self, case_, count, around, tally.pending, moves);
      add_records (self, case_, count, around, tally.out, moves);
      add_record (self, count, around, moves);
    }
  g_clear_pointer (&self->taken, g_hash_table_unref);
  self->taken = taken;
  self->distinct = distinct;
  return moves;
}

/* A member that does not pass: what makes it pass, or, as long as it is only a
 * possible one, what says that it is none. */
static GArray *
for_member (ZzPlanner *self,
            ZzCase *case_,
            const ZzCondition *every,
            ZzHand hand)
{
  GArray *moves = zz_moves_for (self, case_, every->must, hand);

  if (hand.record != NULL && every->where != NULL && zz_judge (case_, every->where, hand) == ZZ_OPEN)
    {
      g_autoptr (GArray) more = zz_moves_against (self, case_, every->where, hand);

      zz_moves_join (moves, more);
    }
  return moves;
}

/* Every member has to pass, so any gives a cut: the smallest. At the root all are
 * looked at, for one that cannot be helped ends the search; on the way a few are
 * enough to choose from. */
static void
look_at_members (ZzPlanner *self,
                 ZzCase *case_,
                 const ZzCondition *every,
                 const GPtrArray *records,
                 GArray **least)
{
  const guint n = records == NULL ? 0 : self->done->len == 0 ? records->len
                                                             : MIN (records->len, MAX_LOOKED_AT);

  for (guint i = 0; i < n; i++)
    zz_moves_keep_least (least, for_member (self, case_, every, zz_hand_record (records->pdata[i])));
}

void
zz_moves_add_newer_year (ZzPlanner *self,
                         ZzCase *case_,
                         const ZzWindow *window,
                         GArray *moves)
{
  const GPtrArray *reports = zz_project_get_records (self->scratch->project, window->over);
  const int this_year = zz_date_get_year (self->at);
  const int year = zz_date_new (this_year, 12, 31) <= self->at ? this_year : this_year - 1;
  const ZzYears *years = zz_case_get_years (case_, window);
  const ZzDate founded = zz_record_get_date (case_->top.record, window->founded->number);
  g_autofree char *name = zz_planner_make_name (self, window->over);
  ZzDemand demands[] = {
    { .field = window->year, .value = zz_value_integer (year) },
    { .field = window->issued, .until = self->at, .value = zz_value_date (self->at) },
  };
  ZzAddition *addition;

  for (guint i = 0; i < reports->len; i++)
    if (zz_record_get_date (reports->pdata[i], window->issued->number) == ZZ_DATE_NONE)
      {
        ZzDemand demand = { .field = window->issued, .until = self->at };

        zz_moves_add_demand (self, reports->pdata[i], &demand, moves);
      }
  if (zz_years_find (years, year) != NULL || (founded != ZZ_DATE_NONE && zz_date_get_year (founded) > year))
    return;
  addition = zz_addition_new (ZZ_ADDITION_RECORD, window->over, name);
  for (guint i = 0; i < G_N_ELEMENTS (demands); i++)
    zz_addition_ask (addition, &demands[i]);
  zz_moves_add (moves, addition, 1);
}

static GArray *
for_window (ZzPlanner *self,
            ZzCase *case_,
            const ZzCondition *every)
{
  g_auto (ZzTally) tally = { 0 };
  GArray *least = NULL;

  zz_tally (case_, every, case_->top, &tally);
  for (guint i = 0; i < tally.years->len; i++)
    {
      const ZzYearVerdict *verdict = &g_array_index (tally.years, ZzYearVerdict, i);

      if (verdict->truth != ZZ_YES)
        zz_moves_keep_least (&least, for_member (self, case_, every, zz_hand_year (verdict->year)));
    }
  if (least == NULL)
    least = zz_moves_new ();
  zz_moves_add_newer_year (self, case_, every->window, least);
  return least;
}

/* The count of the clause that `counted_by` names, as it stands at this level. */
static const ZzCondition *
get_counting (const ZzPlanner *self,
              const ZzCondition *every)
{
  g_autoptr (GPtrArray) counts = zz_condition_list_outermost (every->counted_by->rule, every->over);

  for (guint i = 0; i < counts->len; i++)
    if (((const ZzCondition *) counts->pdata[i])->op == ZZ_OPERATOR_COUNT && zz_condition_stands_at (counts->pdata[i], self->level))
      return counts->pdata[i];
  return NULL;
}

GArray *
zz_moves_for_member (ZzPlanner *self,
                     ZzCase *case_,
                     const ZzCondition *every)
{
  const GPtrArray *records = zz_project_get_records (self->scratch->project, every->over);
  GArray *moves;

  if (every->counted_by != NULL)
    {
      const ZzCondition *count = get_counting (self, every);

      return count != NULL ? zz_moves_for_count (self, case_, count, case_->top) : zz_moves_new ();
    }
  moves = zz_moves_new ();
  for (guint i = 0; i < records->len && every->where != NULL; i++)
    {
      g_autoptr (GArray) more = NULL;
      const ZzHand hand = zz_hand_record (records->pdata[i]);

      if (zz_judge (case_, every->where, hand) == ZZ_YES)
        continue;
      more = zz_moves_for (self, case_, every->where, hand);
      zz_moves_join (moves, more);
    }
  if (find_unfinished (self, every, case_->top, records) == NULL)
    add_record (self, every, case_->top, moves);
  return moves;
}

GArray *
zz_moves_for_every (ZzPlanner *self,
                    ZzCase *case_,
                    const ZzCondition *every)
{
  g_auto (ZzTally) tally = { 0 };
  GArray *least = NULL;

  if (every->window != NULL)
    return for_window (self, case_, every);
  zz_tally (case_, every, case_->top, &tally);
  if (tally.code != ZZ_TALLY_COUNTED)
    return zz_moves_for_member (self, case_, every);
  look_at_members (self, case_, every, tally.out, &least);
  look_at_members (self, case_, every, tally.pending, &least);
  return least != NULL ? least : zz_moves_new ();
}
