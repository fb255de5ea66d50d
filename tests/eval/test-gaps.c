/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest additions close their gap, and nothing smaller does. */
#include "candidates.h"
#include "random.h"
#include "subject.h"

#include "eval/evaluate.h"
#include "eval/gaps.h"
#include "eval/planner.h"

#define N_PROJECTS 200
/* So many of them are searched for pairs too, where there are not too many. */
#define N_PAIRED 30
#define MAX_PAIRED 120

typedef struct
{
  guint gaps, minimal, empty, waits, tried;
} Counts;

static ZzDate
get_day (const ZzGap *gap,
         ZzDate at)
{
  const ZzAddition *last = gap->smallest->len > 0 ? gap->smallest->pdata[gap->smallest->len - 1] : NULL;

  return last != NULL && last->kind == ZZ_ADDITION_WAIT ? last->until : at;
}

/* Facts and proof come before the judgement that rests on them; waiting is last. */
static void
check_order (const ZzGap *gap)
{
  guint last = 0;

  for (guint i = 0; i < gap->smallest->len; i++)
    {
      const ZzAdditionKind kind = ((const ZzAddition *) gap->smallest->pdata[i])->kind;
      const guint rank = kind == ZZ_ADDITION_WAIT ? 2 : kind == ZZ_ADDITION_JUDGEMENT;

      g_assert_cmpuint (rank, >=, last);
      last = rank;
    }
}

/* Carries all of it out on a copy and judges the whole project anew. */
static void
check_closes (ZzProject *project,
              const ZzProofStates *proof,
              const ZzGaps *gaps,
              const ZzGap *gap,
              const char *what)
{
  g_autoptr (ZzScratch) scratch = zz_scratch_new (project, proof);
  const ZzClause *clause = gap->finding->clause;
  const ZzDate day = get_day (gap, gaps->findings->at);
  g_autoptr (ZzFindings) findings = NULL;

  for (guint i = 0; i < gap->smallest->len; i++)
    if (((const ZzAddition *) gap->smallest->pdata[i])->kind != ZZ_ADDITION_WAIT)
      zz_scratch_apply (scratch, gap->smallest->pdata[i], day);
  findings = zz_evaluate_verdicts (scratch->project, scratch->proof, gaps->findings->level, day);
  if (zz_findings_get_clause (findings, clause)->status > ZZ_STATUS_MET)
    g_error ("%s, %s: %u additions do not close it", what, clause->id, gap->smallest->len);
}

/* What is there already was issued by today, whatever day is asked for. */
static void
check_issued (const ZzGaps *gaps,
              const ZzGap *gap)
{
  const ZzField *issued = zz_register_get_field (gaps->findings->catalogue->builtins[ZZ_BUILTIN_EVIDENCE], ZZ_EVIDENCE_ISSUED);

  for (guint i = 0; i < gap->smallest->len; i++)
    {
      const ZzAddition *addition = gap->smallest->pdata[i];

      for (guint j = 0; addition->kind == ZZ_ADDITION_FACT && j < addition->demands->len; j++)
        if (zz_addition_get_demand (addition, j)->field == issued)
          g_assert_cmpint (zz_addition_get_demand (addition, j)->until, <=, gaps->today);
    }
}

static void
check_project (ZzProject *project,
               const ZzProofStates *proof,
               guint level,
               ZzDate at,
               const char *what,
               Counts *counts)
{
  g_autoptr (ZzGaps) gaps = zz_gaps_new (project, proof, level, at, at - 90);
  const ZzFindings *findings = gaps->findings;
  const guint n_open = zz_findings_get_n_applicable (findings) - findings->totals[ZZ_STATUS_MET];

  g_assert_cmpuint (zz_gaps_get_n_open (gaps), ==, n_open);
  for (guint i = 0; i < gaps->gaps->len; i++)
    {
      const ZzGap *gap = gaps->gaps->pdata[i];

      if (gap->kind != ZZ_GAP_OPEN)
        continue;
      counts->gaps++;
      counts->minimal += gap->minimal;
      counts->empty += gap->smallest->len == 0;
      check_order (gap);
      check_issued (gaps, gap);
      if (gap->smallest->len == 0)
        continue;
      counts->waits += get_day (gap, at) != at;
      check_closes (project, proof, gaps, gap, what);
    }
}

static void
test_random_closes (Subject *f,
                    gconstpointer data)
{
  Counts counts = { 0 };

  for (guint32 seed = 0; seed < N_PROJECTS; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      g_autoptr (ZzProofStates) proof = random_proof_new (project, seed);
      g_autofree char *what = g_strdup_printf ("project %u", seed);

      check_project (project, proof, seed % f->catalogue->levels->len, zz_date_new (2027, 3, 1), what, &counts);
    }
  g_test_message ("%u gaps: %u proven smallest, %u nothing helps, %u wait", counts.gaps, counts.minimal, counts.empty, counts.waits);
  g_assert_cmpuint (counts.minimal * 10, >, counts.gaps * 9);
}

static void
test_example_closes (Subject *f,
                     gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (f, "unfinished.zizhi.json");
  g_autoptr (ZzProofStates) proof = random_proof_new (project, 1);
  Counts counts = { 0 };

  for (guint level = 0; level < f->catalogue->levels->len; level++)
    check_project (project, proof, level, zz_date_new (2027, 3, 1), "example", &counts);
  g_test_message ("%u gaps, %u proven smallest, %u nothing helps", counts.gaps, counts.minimal, counts.empty);
}

static const ZzGap *
find_gap (const ZzGaps *gaps,
          const char *id)
{
  for (guint i = 0; i < gaps->gaps->len; i++)
    if (g_str_equal (((const ZzGap *) gaps->gaps->pdata[i])->id, id))
      return gaps->gaps->pdata[i];
  g_error ("there is no %s", id);
}

/* What is renewed on the first day is still good on the day that counts. */
static void
test_renewals (Subject *f,
               gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (f, "unfinished.zizhi.json");
  g_autoptr (ZzProofStates) proof = random_proof_new (project, 0);
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  g_autoptr (ZzGaps) gaps = NULL, late = NULL;
  const ZzGap *gap;

  for (guint i = 0; i < items->len; i++)
    zz_proof_states_set (proof, zz_record_get_id (items->pdata[i]), ZZ_PROOF_PRESENT);
  gaps = zz_gaps_new (project, proof, 0, zz_date_new (2027, 3, 1), zz_date_new (2026, 11, 22));
  gap = find_gap (gaps, "renewal-personnel.e-certificate-2");
  g_assert_cmpint (gap->from, ==, zz_date_new (2026, 11, 22));
  g_assert_cmpint (gap->until, ==, zz_date_new (2027, 2, 17));
  for (guint i = 0; i < gaps->gaps->len; i++)
    if ((gap = gaps->gaps->pdata[i])->kind == ZZ_GAP_RENEWAL)
      {
        g_assert_cmpint (gap->from, <=, gap->until);
        g_assert_cmpint (gap->end, <, zz_date_new (2027, 3, 1));
      }
  /* On the day itself nothing is left to be renewed. */
  late = zz_gaps_new (project, proof, 0, zz_date_new (2027, 3, 1), zz_date_new (2027, 3, 1));
  for (guint i = 0; i < late->gaps->len; i++)
    g_assert_cmpint (((const ZzGap *) late->gaps->pdata[i])->kind, !=, ZZ_GAP_RENEWAL);
}

/* Late or in time is only what is needed on a day to come. */
static void
test_start (Subject *f,
            gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (f, "unfinished.zizhi.json");
  const ZzDate day = zz_date_new (2027, 3, 1);
  g_autoptr (ZzGaps) ahead = zz_gaps_new (project, NULL, 0, day, day - 1);
  g_autoptr (ZzGaps) now = zz_gaps_new (project, NULL, 0, day, day);
  guint n = 0;

  for (guint i = 0; i < ahead->gaps->len; i++)
    n += ((const ZzGap *) ahead->gaps->pdata[i])->start_by != ZZ_DATE_NONE;
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < now->gaps->len; i++)
    {
      const ZzGap *gap = now->gaps->pdata[i];
      const ZzAddition *last = gap->smallest != NULL && gap->smallest->len > 0 ? gap->smallest->pdata[gap->smallest->len - 1] : NULL;

      g_assert_true (gap->start_by == ZZ_DATE_NONE || (last != NULL && last->kind == ZZ_ADDITION_WAIT));
    }
}

static void
close_action (ZzProject *project,
              const char *id)
{
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("");
  const ZzRegister *reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_ACTION];
  const ZzValue state = zz_value_choice (ZZ_ACTION_STATE_CLOSED), day = zz_value_date (zz_date_new (2026, 11, 20));

  zz_change_set_set (set, reg, id, zz_register_get_field (reg, ZZ_ACTION_STATE), &state);
  zz_change_set_set (set, reg, id, zz_register_get_field (reg, ZZ_ACTION_CLOSED), &day);
  g_assert_true (zz_history_apply (history, set, NULL));
}

/* The action that is next due is the gap's; one that was closed is remembered, also
 * while the clause is still not met. */
static void
test_actions (Subject *f,
              gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (f, "unfinished.zizhi.json");
  g_autoptr (ZzGaps) gaps = zz_gaps_new (project, NULL, 0, zz_date_new (2027, 3, 1), zz_date_new (2026, 11, 22));
  g_autoptr (ZzGaps) later = NULL;
  const ZzGap *gap = find_gap (gaps, "gap-personnel.e");

  g_assert_nonnull (gap->action);
  g_assert_cmpstr (gap->owner, ==, "李示华");
  g_assert_cmpint (gap->due, ==, zz_date_new (2027, 1, 29));
  g_assert_cmpint (gap->closed, ==, ZZ_DATE_NONE);
  close_action (project, "action-1");
  later = zz_gaps_new (project, NULL, 0, zz_date_new (2027, 3, 1), zz_date_new (2026, 11, 22));
  gap = find_gap (later, "gap-personnel.e");
  g_assert_cmpstr (gap->owner, ==, NULL);
  g_assert_cmpint (gap->state, ==, ZZ_ACTION_STATE_OPEN);
  g_assert_cmpint (gap->closed, ==, zz_date_new (2026, 11, 20));
}

typedef struct
{
  ZzScratch *scratch;
  const ZzClause *clause;
  guint level;
  ZzDate at;
  GPtrArray *candidates;
  guint tried;
} Trial;

/* A reference to a record that is not added stays a reference to none; the same
 * fact twice, or the same new record, is not two additions. */
static gboolean
apply (Trial *trial,
       const ZzAddition *addition)
{
  if (addition->kind == ZZ_ADDITION_RECORD && zz_project_find (trial->scratch->project, addition->reg, addition->record) != NULL)
    return FALSE;
  zz_scratch_apply (trial->scratch, addition, trial->at);
  return TRUE;
}

/* Whether @n of the candidates from @first on close the gap. */
static gboolean
closes (Trial *trial,
        guint first,
        guint n)
{
  gboolean found = FALSE;

  if (n == 0)
    {
      trial->tried++;
      return zz_plan_judge (trial->scratch, trial->clause, trial->level, trial->at) <= ZZ_STATUS_MET;
    }
  for (guint i = first; i < trial->candidates->len && !found; i++)
    {
      if (!apply (trial, trial->candidates->pdata[i]))
        continue;
      found = closes (trial, i + 1, n - 1);
      if (found)
        g_test_message ("with %s of %s", zz_addition_kind_get_id (((ZzAddition *) trial->candidates->pdata[i])->kind),
                        ((ZzAddition *) trial->candidates->pdata[i])->record);
      zz_scratch_undo (trial->scratch);
    }
  return found;
}

static void
check_smallest (ZzScratch *scratch,
                const ZzGaps *gaps,
                const ZzGap *gap,
                gboolean paired,
                const char *what,
                Counts *counts)
{
  const ZzFindings *findings = gaps->findings;
  Trial trial = { scratch, gap->finding->clause, findings->level, findings->at, NULL, 0 };
  const gboolean none = gap->smallest->len == 0 || get_day (gap, findings->at) != findings->at;
  const guint n = none ? 3 : gap->smallest->len;
  g_autoptr (GPtrArray) candidates = NULL;

  if (n < 2 || !gap->minimal)
    return;
  candidates = candidates_new (scratch, trial.clause, trial.level, trial.at, gaps->today);
  trial.candidates = candidates;
  if (closes (&trial, 0, 1))
    g_error ("%s, %s: one addition is enough, not %u", what, trial.clause->id, gap->smallest->len);
  if (n > 2 && paired && candidates->len <= MAX_PAIRED && closes (&trial, 0, 2))
    g_error ("%s, %s: two additions are enough, not %u", what, trial.clause->id, gap->smallest->len);
  counts->tried += trial.tried;
}

static void
test_smallest (Subject *f,
               gconstpointer data)
{
  Counts counts = { 0 };

  for (guint32 seed = 0; seed < N_PROJECTS; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      g_autoptr (ZzProofStates) proof = random_proof_new (project, seed);
      g_autoptr (ZzGaps) gaps = zz_gaps_new (project, proof, seed % f->catalogue->levels->len, zz_date_new (2027, 3, 1), zz_date_new (2026, 12, 1));
      g_autoptr (ZzScratch) scratch = zz_scratch_new (project, proof);
      g_autofree char *what = g_strdup_printf ("project %u", seed);

      for (guint i = 0; i < gaps->gaps->len; i++)
        if (((ZzGap *) gaps->gaps->pdata[i])->kind == ZZ_GAP_OPEN)
          check_smallest (scratch, gaps, gaps->gaps->pdata[i], seed < N_PAIRED, what, &counts);
    }
  g_test_message ("%u sets tried", counts.tried);
  g_assert_cmpuint (counts.tried, >, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/gaps/random-closes", Subject, NULL, subject_set_up, test_random_closes, subject_tear_down);
  g_test_add ("/gaps/example-closes", Subject, NULL, subject_set_up, test_example_closes, subject_tear_down);
  g_test_add ("/gaps/renewals", Subject, NULL, subject_set_up, test_renewals, subject_tear_down);
  g_test_add ("/gaps/start", Subject, NULL, subject_set_up, test_start, subject_tear_down);
  g_test_add ("/gaps/actions", Subject, NULL, subject_set_up, test_actions, subject_tear_down);
  g_test_add ("/gaps/smallest", Subject, NULL, subject_set_up, test_smallest, subject_tear_down);
  return g_test_run ();
}
