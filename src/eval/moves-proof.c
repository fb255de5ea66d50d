/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done for an evidence need: date an item, add one, or have something
 * counted that is proven already. */
#include "core/builtin.h"
#include "eval/judge.h"
#include "eval/planner.h"
#include "eval/tally.h"

static const ZzField *
get_field (const ZzCase *case_,
           guint number)
{
  return zz_register_get_field (case_->catalogue->builtins[ZZ_BUILTIN_EVIDENCE], number);
}

/* Everything the day asks of an item, for one of @n kinds from @first on. */
static void
add_item (ZzPlanner *self,
          const ZzNeed *need,
          guint first,
          guint n,
          const char *record,
          GArray *moves)
{
  ZzAddition *addition = zz_addition_new (ZZ_ADDITION_EVIDENCE, NULL, record);

  addition->clause = self->clause;
  addition->reg = need->per != NULL ? need->per->over : NULL;
  g_array_append_vals (addition->kinds, &g_array_index (need->kinds, guint, first), n);
  if (need->has_not_older_than)
    addition->from = zz_date_get_first_within (self->at, need->not_older_than);
  addition->until = self->at;
  addition->dated = need->expires;
  zz_moves_add (moves, addition, 1);
}

/* A day that an item does not say may be recorded; what is there already was not issued
 * on a day to come. */
static void
add_date (ZzPlanner *self,
          ZzCase *case_,
          const ZzNeed *need,
          const ZzItem *item,
          GArray *moves)
{
  ZzRecord *record = zz_project_find_builtin (self->scratch->project, ZZ_BUILTIN_EVIDENCE, item->item);
  ZzDemand issued = { .field = get_field (case_, ZZ_EVIDENCE_ISSUED), .until = self->today };
  ZzDemand until = { .field = get_field (case_, ZZ_EVIDENCE_VALID_UNTIL), .from = self->at };

  if (item->code == ZZ_ITEM_UNDATED_ISSUE)
    {
      issued.from = zz_date_get_first_within (self->at, need->not_older_than);
      if (issued.from <= issued.until)
        zz_moves_add_demand (self, record, &issued, moves);
    }
  else if (item->code == ZZ_ITEM_UNDATED_END)
    zz_moves_add_demand (self, record, &until, moves);
}

static gboolean
serves (ZzPlanner *self,
        const ZzItem *item,
        int kind,
        const char *record)
{
  const ZzRecord *evidence = zz_project_find_builtin (self->scratch->project, ZZ_BUILTIN_EVIDENCE, item->item);

  return (kind < 0 || zz_record_get_choice (evidence, ZZ_EVIDENCE_KIND) == kind)
         && (record == NULL || zz_value_list_contains (zz_record_get (evidence, ZZ_EVIDENCE_RECORDS), record));
}

/* For one kind (negative: any of them), for one record or the clause as a whole.
 * FALSE when that is proven. */
static gboolean
add_for_kind (ZzPlanner *self,
              ZzCase *case_,
              const ZzNeedFinding *finding,
              int place,
              const char *record,
              GArray *moves)
{
  const ZzNeed *need = finding->need;
  const int kind = place >= 0 ? (int) g_array_index (need->kinds, guint, place) : -1;

  for (guint i = 0; i < finding->items->len; i++)
    {
      const ZzItem *item = &g_array_index (finding->items, ZzItem, i);

      if (item->code == ZZ_ITEM_GOOD && serves (self, item, kind, record))
        return FALSE;
    }
  for (guint i = 0; i < finding->items->len; i++)
    {
      const ZzItem *item = &g_array_index (finding->items, ZzItem, i);

      if (serves (self, item, kind, record))
        add_date (self, case_, need, item, moves);
    }
  add_item (self, need, place >= 0 ? (guint) place : 0, place >= 0 ? 1 : need->kinds->len, record, moves);
  return TRUE;
}

static void
add_for_record (ZzPlanner *self,
                ZzCase *case_,
                const ZzNeedFinding *finding,
                const char *record,
                GArray *moves)
{
  if (!finding->need->all)
    {
      add_for_kind (self, case_, finding, -1, record, moves);
      return;
    }
  for (guint i = 0; i < finding->need->kinds->len; i++)
    if (add_for_kind (self, case_, finding, (int) i, record, moves))
      return;
}

/* A group is proven by any of its records: any may be the one. */
static void
add_for_groups (ZzPlanner *self,
                ZzCase *case_,
                const ZzNeedFinding *finding,
                GArray *moves)
{
  const gboolean each = finding->required >= finding->groups->len;

  for (guint i = 0; i < finding->groups->len; i++)
    {
      const ZzProofGroup *group = finding->groups->pdata[i];

      if (group->status == ZZ_STATUS_MET)
        continue;
      for (guint j = 0; j < group->records->len; j++)
        add_for_record (self, case_, finding, group->records->pdata[j], moves);
      if (each)
        return;
    }
}

/* Whether an item of the clause says that it proves @record. */
static gboolean
has_item (ZzPlanner *self,
          ZzCase *case_,
          const char *record)
{
  const GPtrArray *items = zz_case_get_items (case_, self->clause);

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (zz_value_list_contains (zz_record_get (items->pdata[i], ZZ_EVIDENCE_RECORDS), record))
      return TRUE;
  return FALSE;
}

/* Records that do not count, though there is proof of them. */
static void
add_proven (ZzPlanner *self,
            ZzCase *case_,
            const ZzCondition *quantifier,
            GArray *moves)
{
  const ZzTally *tally = zz_case_get_tally (case_, quantifier);
  const GPtrArray *const lists[] = { tally->pending, tally->out };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      {
        g_autoptr (GArray) more = NULL;
        const ZzHand hand = zz_hand_record (lists[i]->pdata[j]);

        if (quantifier->where == NULL || !has_item (self, case_, zz_record_get_id (lists[i]->pdata[j]))
            || zz_judge (case_, quantifier->where, hand) == ZZ_YES)
          continue;
        more = zz_moves_for (self, case_, quantifier->where, hand);
        zz_moves_join (moves, more);
      }
}

static void
add_counted (ZzPlanner *self,
             ZzCase *case_,
             const ZzNeed *need,
             GArray *moves)
{
  g_autoptr (GArray) more = NULL;

  if (need->outer->op == ZZ_OPERATOR_COUNT)
    more = zz_moves_for_count (self, case_, need->outer, case_->top);
  else if (need->outer->window == NULL)
    more = zz_moves_for_member (self, case_, need->outer);
  else
    return;
  zz_moves_join (moves, more);
}

GArray *
zz_moves_for_need (ZzPlanner *self,
                   ZzCase *case_,
                   const ZzNeedFinding *finding)
{
  const ZzNeed *need = finding->need;
  GArray *moves = zz_moves_new ();

  if (need->per == NULL)
    {
      add_for_record (self, case_, finding, NULL, moves);
      return moves;
    }
  if (!zz_condition_stands_at (need->outer, self->level))
    return moves;
  if (finding->groups->len > 0)
    add_for_groups (self, case_, finding, moves);
  if (need->per == need->outer && need->outer->op == ZZ_OPERATOR_COUNT && finding->required < finding->groups->len + 1)
    add_proven (self, case_, need->outer, moves);
  if (finding->groups->len < MAX (finding->required, 1))
    add_counted (self, case_, need, moves);
  return moves;
}
