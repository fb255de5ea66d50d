/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence needs. */
#include "eval/proof-need.h"

#include "eval/tally.h"

ZzStatus
zz_status_from_truth (ZzTruth truth)
{
  static const ZzStatus statuses[] = { ZZ_STATUS_NOT_MET, ZZ_STATUS_UNKNOWN, ZZ_STATUS_MET };

  return statuses[truth];
}

static ZzItemCode
look_at_file (const ZzCase *self,
              ZzRecord *item)
{
  static const ZzItemCode codes[ZZ_N_PROOF_STATES] = {
    [ZZ_PROOF_UNCHECKED] = ZZ_ITEM_UNCHECKED,
    [ZZ_PROOF_PRESENT] = ZZ_ITEM_GOOD,
    [ZZ_PROOF_MISSING] = ZZ_ITEM_MISSING,
    [ZZ_PROOF_SIZE_DIFFERS] = ZZ_ITEM_CHANGED,
    [ZZ_PROOF_HASH_DIFFERS] = ZZ_ITEM_CHANGED,
  };

  if (zz_record_get_text (item, ZZ_EVIDENCE_FILE) == NULL)
    return ZZ_ITEM_MISSING;
  if (self->proof == NULL)
    return ZZ_ITEM_UNCHECKED;
  return codes[zz_proof_states_get (self->proof, zz_record_get_id (item))];
}

static gboolean
is_bad (ZzItemCode code)
{
  return code >= ZZ_ITEM_EXPIRED;
}

/* What is wrong comes before what is not known; *@day as in ZzItem. */
static ZzItemCode
judge_item (const ZzCase *self,
            const ZzNeed *need,
            ZzRecord *item,
            ZzDate *day)
{
  const ZzItemCode file = look_at_file (self, item);
  const ZzDate issued = zz_record_get_date (item, ZZ_EVIDENCE_ISSUED);
  const ZzDate until = zz_record_get_date (item, ZZ_EVIDENCE_VALID_UNTIL);
  const gboolean ages = need->has_not_older_than && issued != ZZ_DATE_NONE;
  const ZzDate fresh_until = ages ? zz_date_add (issued, need->not_older_than) : ZZ_DATE_NONE;

  *day = ZZ_DATE_NONE;
  if (is_bad (file))
    return file;
  if (issued != ZZ_DATE_NONE && self->day < issued)
    {
      *day = issued;
      return ZZ_ITEM_NOT_YET_ISSUED;
    }
  *day = until;
  if (until != ZZ_DATE_NONE && self->day > until)
    return ZZ_ITEM_EXPIRED;
  if (ages && (until == ZZ_DATE_NONE || fresh_until < until))
    *day = fresh_until;
  if (ages && self->day > fresh_until)
    return ZZ_ITEM_TOO_OLD;
  if (need->has_not_older_than && issued == ZZ_DATE_NONE)
    return ZZ_ITEM_UNDATED_ISSUE;
  if (need->expires && !zz_value_is_known (zz_record_get (item, ZZ_EVIDENCE_VALID_UNTIL)))
    return ZZ_ITEM_UNDATED_END;
  return file;
}

/* One item as this need sees it; for a "per" need it is used where it says that
 * it proves a counted record. */
typedef struct
{
  ZzRecord *record;
  guint kind;
  gboolean used;
  ZzItem item;
} Candidate;

static gboolean
names_kind (const ZzNeed *need,
            int kind)
{
  for (guint i = 0; i < need->kinds->len; i++)
    if ((int) g_array_index (need->kinds, guint, i) == kind)
      return TRUE;
  return FALSE;
}

static GArray *
list_candidates (ZzCase *self,
                 const ZzClause *clause,
                 const ZzNeed *need)
{
  const GPtrArray *items = zz_case_get_items (self, clause);
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      int kind = zz_record_get_choice (items->pdata[i], ZZ_EVIDENCE_KIND);
      Candidate candidate = { .record = items->pdata[i], .kind = (guint) kind, .used = need->per == NULL };

      if (kind < 0 || !names_kind (need, kind))
        continue;
      candidate.item.code = judge_item (self, need, candidate.record, &candidate.item.day);
      candidate.item.item = zz_record_get_id (candidate.record);
      g_array_append_val (candidates, candidate);
    }
  return candidates;
}

/* Of items that all serve one thing: good one yes, none or an unknown one open,
 * only bad ones no. */
typedef struct
{
  gboolean good, unknown, bad;
} Served;

static void
serve (Served *served,
       ZzItemCode code)
{
  served->good |= code == ZZ_ITEM_GOOD;
  served->bad |= is_bad (code);
  served->unknown |= code != ZZ_ITEM_GOOD && !is_bad (code);
}

static ZzTruth
get_truth (Served served)
{
  if (served.good)
    return ZZ_YES;
  return served.bad && !served.unknown ? ZZ_NO : ZZ_OPEN;
}

/* @candidates: pointers to those that serve one record, or the whole need. */
static ZzTruth
judge_candidates (const ZzNeed *need,
                  const GPtrArray *candidates)
{
  ZzTruth truth = ZZ_YES;

  for (guint i = 0; i < (need->all ? need->kinds->len : 1); i++)
    {
      const guint kind = g_array_index (need->kinds, guint, i);
      Served served = { FALSE, FALSE, FALSE };

      for (guint j = 0; candidates != NULL && j < candidates->len; j++)
        {
          const Candidate *candidate = candidates->pdata[j];

          if (!need->all || candidate->kind == kind)
            serve (&served, candidate->item.code);
        }
      truth = zz_truth_and (truth, get_truth (served));
    }
  return truth;
}

/* Groups of counted records of which one each has to be proven. */
typedef struct
{
  ZzCase *self;
  const ZzNeed *need;
  GPtrArray *records; /* group by group */
  GArray *ends;       /* of each group, where it ends in @records (guint) */
  ZzTally tally;      /* of `per` below another quantifier, filled again and again */
} Grouping;

/* What was found since the last end is a group, if anything was. */
static void
end_group (Grouping *grouping)
{
  const GArray *ends = grouping->ends;

  if (grouping->records->len > (ends->len > 0 ? g_array_index (ends, guint, ends->len - 1) : 0))
    g_array_append_val (grouping->ends, grouping->records->len);
}

/* All records of one holder are a group. */
static void
group_by_holder (Grouping *grouping,
                 const GPtrArray *counted)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_holder = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < counted->len; i++)
    {
      ZzRecord *holder = zz_case_follow (grouping->self, counted->pdata[i], grouping->need->per->distinct);
      GPtrArray *group = g_hash_table_lookup (by_holder, holder);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_holder, holder, group);
        }
      g_ptr_array_add (group, counted->pdata[i]);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      g_ptr_array_extend (grouping->records, groups->pdata[i], NULL, NULL);
      end_group (grouping);
    }
}

static void
group_each (Grouping *grouping,
            const GPtrArray *counted)
{
  for (guint i = 0; i < counted->len; i++)
    {
      g_ptr_array_add (grouping->records, counted->pdata[i]);
      end_group (grouping);
    }
}

static void collect (Grouping *grouping,
                     const ZzCondition *condition,
                     ZzHand hand,
                     gboolean below);

/* Finds `per` below one counted record of a quantifier around it. */
static void
collect_member (Grouping *grouping,
                const ZzCondition *quantifier,
                ZzHand hand)
{
  collect (grouping, quantifier->where, hand, TRUE);
  collect (grouping, quantifier->must, hand, TRUE);
  if (quantifier == grouping->need->outer)
    end_group (grouping);
}

static void
collect_members (Grouping *grouping,
                 const ZzCondition *quantifier,
                 const ZzTally *tally)
{
  const GPtrArray *counted = zz_tally_get_counted (tally);

  for (guint i = 0; counted != NULL && i < counted->len; i++)
    collect_member (grouping, quantifier, zz_hand_record (counted->pdata[i]));
  for (guint i = 0; tally->years != NULL && i < tally->years->len; i++)
    {
      const ZzYearVerdict *verdict = &g_array_index (tally->years, ZzYearVerdict, i);

      if (verdict->counted)
        collect_member (grouping, quantifier, zz_hand_year (verdict->year));
    }
}

static void
collect_outer (Grouping *grouping)
{
  const ZzNeed *need = grouping->need;
  const ZzTally *tally = zz_case_get_tally (grouping->self, need->outer);

  if (need->outer != need->per)
    collect_members (grouping, need->outer, tally);
  else if (need->per->distinct != NULL)
    group_by_holder (grouping, zz_tally_get_counted (tally));
  else
    group_each (grouping, zz_tally_get_counted (tally));
}

static void
collect_inner (Grouping *grouping,
               const ZzCondition *quantifier,
               ZzHand hand)
{
  g_auto (ZzTally) own = { 0 };

  if (quantifier == grouping->need->per)
    {
      zz_tally (grouping->self, quantifier, hand, &grouping->tally);
      g_ptr_array_extend (grouping->records, (GPtrArray *) zz_tally_get_counted (&grouping->tally), NULL, NULL);
      return;
    }
  zz_tally (grouping->self, quantifier, hand, &own);
  collect_members (grouping, quantifier, &own);
}

/* Walks the rule as it stands at the level, down to `per`; @below: the outermost
 * quantifier. Records that only `refers` reaches are never counted. */
static void
collect (Grouping *grouping,
         const ZzCondition *condition,
         ZzHand hand,
         gboolean below)
{
  if (condition == NULL || !zz_condition_stands_at (condition, grouping->self->level))
    return;
  if (condition == grouping->need->outer)
    collect_outer (grouping);
  else if (zz_condition_is_quantifier (condition))
    {
      if (below)
        collect_inner (grouping, condition, hand);
    }
  else if (condition->members != NULL)
    for (guint i = 0; i < condition->members->len; i++)
      collect (grouping, condition->members->pdata[i], hand, below);
  else if (condition->op == ZZ_OPERATOR_NOT)
    collect (grouping, condition->where, hand, below);
}

static guint
get_required (ZzCase *self,
              const ZzNeed *need,
              guint n_groups)
{
  const ZzOperand *operand = need->count.kind != ZZ_OPERAND_NONE ? &need->count : &need->outer->at_least;
  const ZzValue *value;

  if (operand->kind == ZZ_OPERAND_NONE)
    return need->outer->op == ZZ_OPERATOR_EVERY ? n_groups : 1;
  value = zz_case_resolve (self, operand, self->top.record);
  return value != NULL ? (guint) MAX (value->integer, 0) : n_groups;
}

/* Record → the candidates that say they prove it. */
static GHashTable *
index_candidates (const ZzCase *self,
                  const ZzRegister *over,
                  GArray *candidates)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const ZzValue *records = zz_record_get (candidate->record, ZZ_EVIDENCE_RECORDS);

      for (char **id = records->kind == ZZ_VALUE_LIST ? records->list : NULL; id != NULL && *id != NULL; id++)
        {
          ZzRecord *record = zz_project_find (self->project, over, *id);
          GPtrArray *list = g_hash_table_lookup (index, record);

          if (record != NULL && list == NULL)
            {
              list = g_ptr_array_new ();
              g_hash_table_insert (index, record, list);
            }
          if (record != NULL)
            g_ptr_array_add (list, candidate);
        }
    }
  return index;
}

GHashTable *
zz_list_proven (ZzCase *self,
                const ZzClause *clause,
                const ZzNeed *need)
{
  g_autoptr (GArray) candidates = list_candidates (self, clause, need);
  g_autoptr (GHashTable) by_record = index_candidates (self, need->per->over, candidates);
  GHashTable *proven = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer record, list;

  g_hash_table_iter_init (&iter, by_record);
  while (g_hash_table_iter_next (&iter, &record, &list))
    if (judge_candidates (need, list) == ZZ_YES)
      g_hash_table_add (proven, record);
  return proven;
}

static void
group_free_cb (gpointer data)
{
  ZzProofGroup *group = data;

  g_ptr_array_unref (group->records);
  g_free (group);
}

/* A group is proven by any of its @n records. */
static ZzTruth
judge_group (const ZzNeed *need,
             gpointer *records,
             guint n,
             GHashTable *by_record,
             ZzNeedFinding *finding)
{
  ZzProofGroup *group = g_new0 (ZzProofGroup, 1);
  ZzTruth truth = ZZ_NO;

  group->records = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    {
      const GPtrArray *candidates = g_hash_table_lookup (by_record, records[i]);

      for (guint j = 0; candidates != NULL && j < candidates->len; j++)
        ((Candidate *) candidates->pdata[j])->used = TRUE;
      truth = zz_truth_or (truth, judge_candidates (need, candidates));
      g_ptr_array_add (group->records, zz_record_get_id (records[i]));
    }
  group->status = zz_status_from_truth (truth);
  g_ptr_array_add (finding->groups, group);
  return truth;
}

static void
judge_groups (Grouping *grouping,
              GArray *candidates,
              ZzNeedFinding *finding)
{
  const ZzNeed *need = grouping->need;
  g_autoptr (GHashTable) by_record = index_candidates (grouping->self, need->per->over, candidates);
  guint start = 0;

  finding->groups = g_ptr_array_new_with_free_func (group_free_cb);
  for (guint i = 0; i < grouping->ends->len; i++)
    {
      const guint end = g_array_index (grouping->ends, guint, i);
      const ZzTruth truth = judge_group (need, grouping->records->pdata + start, end - start, by_record, finding);

      finding->have += truth == ZZ_YES;
      finding->open += truth == ZZ_OPEN;
      start = end;
    }
  finding->required = get_required (grouping->self, need, grouping->ends->len);
  if (grouping->ends->len == 0)
    finding->status = ZZ_STATUS_UNKNOWN;
  else if (finding->have >= finding->required)
    finding->status = ZZ_STATUS_MET;
  else
    finding->status = finding->have + finding->open < finding->required ? ZZ_STATUS_NOT_MET : ZZ_STATUS_UNKNOWN;
}

static void
judge_per (ZzCase *self,
           const ZzClause *clause,
           const ZzNeed *need,
           GArray *candidates,
           ZzNeedFinding *finding)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  Grouping grouping = { .self = self, .need = need, .records = records, .ends = ends };

  collect (&grouping, clause->rule, self->top, FALSE);
  judge_groups (&grouping, candidates, finding);
  zz_tally_clear (&grouping.tally);
}

/* Without "per", every item of the kinds serves the clause as a whole. */
static void
judge_whole (const ZzNeed *need,
             GArray *candidates,
             ZzNeedFinding *finding)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (all, &g_array_index (candidates, Candidate, i));
  finding->required = 1;
  finding->status = zz_status_from_truth (judge_candidates (need, all));
}

ZzNeedFinding *
zz_judge_need (ZzCase *self,
               const ZzClause *clause,
               const ZzNeed *need)
{
  g_autoptr (GArray) candidates = list_candidates (self, clause, need);
  ZzNeedFinding *finding = g_new0 (ZzNeedFinding, 1);

  finding->need = need;
  finding->items = g_array_new (FALSE, TRUE, sizeof (ZzItem));
  if (need->per != NULL)
    judge_per (self, clause, need, candidates, finding);
  else
    judge_whole (need, candidates, finding);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->used)
        g_array_append_val (finding->items, candidate->item);
    }
  return finding;
}
