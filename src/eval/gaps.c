/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gap for every clause that is not met, and what lapses before the day. */
#include "eval/gaps.h"

#include "core/builtin.h"
#include "eval/change-days.h"
#include "eval/evaluate.h"
#include "eval/planner.h"

/* How far ahead a day is looked for on which waiting helps, and how many of the
 * days on which something changes are tried with additions. */
#define YEARS_AHEAD 5
#define MAX_DAYS_TRIED 40

typedef struct
{
  ZzProject *project;
  ZzScratch *scratch;
  guint level;
  ZzDate at;
  ZzDate today;
  ZzFindings *now; /* the findings of today, which tell what is good now */
  GArray *days;    /* change days after the assessment, when first asked for */
  ZzGaps *gaps;
} Maker;

const char *
zz_gap_kind_get_id (ZzGapKind kind)
{
  static const char *const ids[ZZ_N_GAP_KINDS] = { "gap", "renewal", "closed" };

  g_return_val_if_fail (kind < ZZ_N_GAP_KINDS, NULL);

  return ids[kind];
}

static void
gap_free_cb (gpointer data)
{
  ZzGap *gap = data;

  g_free (gap->id);
  g_clear_pointer (&gap->smallest, g_ptr_array_unref);
  g_free (gap->record);
  g_free (gap->action);
  g_free (gap->owner);
  g_free (gap->closed_reason);
  g_free (gap);
}

/* Of actions that are not closed the one next due; of closed ones the last. */
static const ZzRecord *
find_action (const Maker *self,
             const ZzClause *clause,
             gboolean closed)
{
  const GPtrArray *actions = zz_project_get_builtin (self->project, ZZ_BUILTIN_ACTION);
  const ZzRecord *best = NULL;
  ZzDate best_day = ZZ_DATE_NONE;

  for (guint i = 0; i < actions->len; i++)
    {
      const ZzRecord *action = actions->pdata[i];
      const char *about = zz_record_get_text (action, ZZ_ACTION_CLAUSE);
      const gboolean is_closed = zz_record_get_choice (action, ZZ_ACTION_STATE) == ZZ_ACTION_STATE_CLOSED;
      ZzDate day = zz_record_get_date (action, is_closed ? ZZ_ACTION_CLOSED : ZZ_ACTION_DUE);

      if (g_strcmp0 (about, clause->id) != 0 || is_closed != closed)
        continue;
      if (!closed && day == ZZ_DATE_NONE)
        day = ZZ_DATE_MAX;
      if (best == NULL || (closed ? day > best_day : day < best_day))
        {
          best = action;
          best_day = day;
        }
    }
  return best;
}

static ZzGap *
add_gap (Maker *self,
         ZzGapKind kind,
         const ZzClauseFinding *finding,
         char *id)
{
  const ZzRecord *action = find_action (self, finding->clause, FALSE);
  const ZzRecord *closed = find_action (self, finding->clause, TRUE);
  ZzGap *gap = g_new0 (ZzGap, 1);

  gap->kind = kind;
  gap->id = id;
  gap->finding = finding;
  if (action != NULL)
    {
      gap->action = g_strdup (zz_record_get_text (action, ZZ_ACTION_TITLE));
      gap->owner = g_strdup (zz_record_get_text (action, ZZ_ACTION_OWNER));
      gap->due = zz_record_get_date (action, ZZ_ACTION_DUE);
      gap->state = (guint) MAX (zz_record_get_choice (action, ZZ_ACTION_STATE), 0);
    }
  if (closed != NULL)
    {
      gap->closed = zz_record_get_date (closed, ZZ_ACTION_CLOSED);
      gap->closed_reason = g_strdup (zz_record_get_text (closed, ZZ_ACTION_CLOSED_REASON));
    }
  g_ptr_array_add (self->gaps->gaps, gap);
  return gap;
}

/* The shortest lead of the kinds of which one will do. */
static ZzDate
get_start (const Maker *self,
           const GArray *kinds,
           ZzDate needed)
{
  const GArray *info = self->gaps->findings->catalogue->evidence_kind_info;
  ZzDate start = ZZ_DATE_NONE;

  for (guint i = 0; i < kinds->len; i++)
    start = MAX (start, zz_date_get_last_before (needed, g_array_index (info, ZzEvidenceKind, g_array_index (kinds, guint, i)).lead));
  return start;
}

static void
set_start (const Maker *self,
           ZzGap *gap)
{
  ZzDate needed = self->at;

  for (guint i = 0; i < gap->smallest->len; i++)
    if (((const ZzAddition *) gap->smallest->pdata[i])->kind == ZZ_ADDITION_WAIT)
      needed = ((const ZzAddition *) gap->smallest->pdata[i])->until;
  /* For a day that is not ahead nothing can be begun in time or late. */
  if (needed <= self->gaps->today)
    return;
  for (guint i = 0; i < gap->smallest->len; i++)
    {
      const ZzAddition *addition = gap->smallest->pdata[i];
      const ZzDate start = addition->kind == ZZ_ADDITION_EVIDENCE ? get_start (self, addition->kinds, needed) : ZZ_DATE_NONE;

      if (start != ZZ_DATE_NONE && (gap->start_by == ZZ_DATE_NONE || start < gap->start_by))
        gap->start_by = start;
    }
}

static void
add_waiting (ZzGap *gap,
             ZzDate day,
             ZzPlan *plan)
{
  ZzAddition *wait = zz_addition_new (ZZ_ADDITION_WAIT, NULL, NULL);

  wait->until = day;
  if (plan->additions != NULL)
    g_ptr_array_extend_and_steal (gap->smallest, g_steal_pointer (&plan->additions));
  g_ptr_array_add (gap->smallest, wait);
  gap->minimal = plan->minimal;
}

/* The first later day on which the clause is met by itself, or can be made to be. */
static void
plan_waiting (Maker *self,
              ZzGap *gap)
{
  const ZzClause *clause = gap->finding->clause;
  gboolean found = FALSE, hopeless = !gap->minimal;

  if (self->days == NULL)
    self->days = zz_list_change_days (self->project, self->level, self->at,
                                      zz_date_add (self->at, (ZzPeriod) { .months = 12 * YEARS_AHEAD }));
  for (guint i = 1; i < self->days->len && !found; i++)
    {
      const ZzDate day = g_array_index (self->days, ZzDate, i);
      ZzPlan plan = { NULL, TRUE };

      found = zz_plan_judge (self->scratch, clause, self->level, day) <= ZZ_STATUS_MET;
      if (!found && i <= MAX_DAYS_TRIED && !hopeless)
        plan = zz_plan_clause (self->scratch, clause, self->level, day, self->today);
      found |= plan.additions != NULL && plan.additions->len > 0;
      /* A search that had to give up would do so on every other day too. */
      hopeless |= !plan.minimal;
      if (found)
        add_waiting (gap, day, &plan);
      zz_plan_clear (&plan);
    }
}

/* Who judges that a clause is met looks at its facts and proof: these come first.
 * Waiting stays the last step. */
static void
put_judgement_last (GPtrArray *additions)
{
  guint last = additions->len;

  while (last > 0 && ((const ZzAddition *) additions->pdata[last - 1])->kind == ZZ_ADDITION_WAIT)
    last--;
  for (guint i = 0; i + 1 < last; i++)
    if (((const ZzAddition *) additions->pdata[i])->kind == ZZ_ADDITION_JUDGEMENT)
      {
        const gpointer next = additions->pdata[i + 1];

        additions->pdata[i + 1] = additions->pdata[i];
        additions->pdata[i] = next;
      }
}

static void
add_open (Maker *self,
          const ZzClauseFinding *finding)
{
  ZzGap *gap = add_gap (self, ZZ_GAP_OPEN, finding, g_strconcat ("gap-", finding->clause->id, NULL));
  ZzPlan plan = zz_plan_clause (self->scratch, finding->clause, self->level, self->at, self->today);

  gap->smallest = plan.additions;
  gap->minimal = plan.minimal;
  if (gap->smallest->len == 0)
    plan_waiting (self, gap);
  put_judgement_last (gap->smallest);
  set_start (self, gap);
}

static ZzGap *
add_renewal (Maker *self,
             const ZzClauseFinding *finding,
             const char *record,
             const ZzField *field,
             ZzDate end)
{
  const char *clause = finding->clause->id;
  ZzGap *gap;

  for (guint i = 0; i < self->gaps->gaps->len; i++)
    {
      gap = self->gaps->gaps->pdata[i];
      if (gap->kind == ZZ_GAP_RENEWAL && gap->finding == finding && g_str_equal (gap->record, record))
        return NULL;
    }
  gap = add_gap (self, ZZ_GAP_RENEWAL, finding, g_strdup_printf ("renewal-%s-%s", clause, record));
  gap->record = g_strdup (record);
  gap->field = field;
  gap->end = end;
  gap->from = MIN (self->today, self->at);
  gap->until = MIN (end, self->at);
  return gap;
}

/* Whether the item was good for the need on the day of @finding. */
static gboolean
is_good (const ZzNeedFinding *finding,
         const char *item)
{
  for (guint i = 0; i < finding->items->len; i++)
    {
      const ZzItem *other = &g_array_index (finding->items, ZzItem, i);

      if (other->code == ZZ_ITEM_GOOD && g_str_equal (other->item, item))
        return TRUE;
    }
  return FALSE;
}

static void
add_item_renewal (Maker *self,
                  const ZzClauseFinding *finding,
                  const ZzNeed *need,
                  const ZzItem *item)
{
  const ZzRecord *evidence = zz_project_find_builtin (self->project, ZZ_BUILTIN_EVIDENCE, item->item);
  const int kind = zz_record_get_choice (evidence, ZZ_EVIDENCE_KIND);
  ZzGap *gap = add_renewal (self, finding, item->item, NULL, item->day);
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (guint));

  if (gap == NULL)
    return;
  if (need->has_not_older_than)
    gap->from = MAX (gap->from, zz_date_get_first_within (self->at, need->not_older_than));
  /* What is got while the old one is good would be too old itself on the day. */
  if (gap->from > gap->until)
    gap->until = self->at;
  g_array_append_val (kinds, kind);
  gap->start_by = get_start (self, kinds, gap->until);
}

/* Items good today that are too old, or have ended, on the day. */
static void
add_item_renewals (Maker *self,
                   const ZzClauseFinding *finding)
{
  const ZzClauseFinding *now = zz_findings_get_clause (self->now, finding->clause);

  for (guint i = 0; i < finding->needs->len; i++)
    {
      const ZzNeedFinding *need = finding->needs->pdata[i];

      if (need->status <= ZZ_STATUS_MET || i >= now->needs->len)
        continue;
      for (guint j = 0; j < need->items->len; j++)
        {
          const ZzItem *item = &g_array_index (need->items, ZzItem, j);

          if ((item->code == ZZ_ITEM_EXPIRED || item->code == ZZ_ITEM_TOO_OLD) && is_good (now->needs->pdata[i], item->item))
            add_item_renewal (self, finding, need->need, item);
        }
    }
}

static void add_record_renewals (Maker *self,
                                 const ZzClauseFinding *finding,
                                 const GPtrArray *reasons);

static void
look_at_entries (Maker *self,
                 const ZzClauseFinding *finding,
                 const GArray *entries)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const ZzEntry *entry = &g_array_index (entries, ZzEntry, i);
      const char *record = entry->why.of != NULL ? entry->why.of : entry->subject.record;

      if (entry->reasons != NULL)
        add_record_renewals (self, finding, entry->reasons);
      else if (record != NULL && entry->why.code == ZZ_WHY_ENDED && !entry->why.excluded
               && entry->why.field->type == ZZ_FIELD_VALID_END && entry->why.day >= self->today)
        add_renewal (self, finding, record, entry->why.field, entry->why.day);
    }
}

/* Records that count no more because they end between today and the day. */
static void
add_record_renewals (Maker *self,
                     const ZzClauseFinding *finding,
                     const GPtrArray *reasons)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      const ZzReason *reason = reasons->pdata[i];

      look_at_entries (self, finding, reason->failing);
      if (reason->code == ZZ_REASON_FACT && reason->fact.why.code == ZZ_WHY_ENDED && !reason->fact.why.excluded
          && reason->fact.why.field->type == ZZ_FIELD_VALID_END && reason->fact.why.day >= self->today)
        add_renewal (self, finding, reason->fact.subject.record, reason->fact.why.field, reason->fact.why.day);
    }
}

static void
add_clause (Maker *self,
            const ZzClauseFinding *finding)
{
  if (finding->status <= ZZ_STATUS_MET)
    {
      if (find_action (self, finding->clause, TRUE) != NULL && finding->status == ZZ_STATUS_MET)
        add_gap (self, ZZ_GAP_CLOSED, finding, g_strconcat ("gap-", finding->clause->id, NULL))->state = ZZ_ACTION_STATE_CLOSED;
      return;
    }
  add_open (self, finding);
  if (self->today >= self->at)
    return;
  if (finding->rule > ZZ_STATUS_MET)
    add_record_renewals (self, finding, finding->reasons);
  add_item_renewals (self, finding);
}

ZzGaps *
zz_gaps_new (ZzProject *project,
             const ZzProofStates *proof,
             guint level,
             ZzDate at,
             ZzDate today)
{
  Maker self = { .project = project, .level = level, .at = at, .today = today };

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && today > 0, NULL);

  self.gaps = g_new0 (ZzGaps, 1);
  self.gaps->findings = zz_evaluate (project, proof, level, at);
  self.gaps->today = today;
  self.gaps->gaps = g_ptr_array_new_with_free_func (gap_free_cb);
  self.now = zz_evaluate (project, proof, level, today);
  self.scratch = zz_scratch_new (project, proof);
  for (guint i = 0; i < self.gaps->findings->clauses->len; i++)
    add_clause (&self, self.gaps->findings->clauses->pdata[i]);
  zz_scratch_free (self.scratch);
  zz_findings_unref (self.now);
  g_clear_pointer (&self.days, g_array_unref);
  return self.gaps;
}

void
zz_gaps_free (ZzGaps *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->gaps);
  zz_findings_unref (self->findings);
  g_free (self);
}

guint
zz_gaps_get_n_open (const ZzGaps *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->gaps->len; i++)
    n += ((const ZzGap *) self->gaps->pdata[i])->kind == ZZ_GAP_OPEN;
  return n;
}
