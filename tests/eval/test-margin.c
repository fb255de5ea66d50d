/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A margin is what removing records says, on projects of any kind: on random ones
 * every set of records of a register is removed, on the example all small ones. */
#include "random.h"
#include "subject.h"

#include "core/builtin.h"
#include "core/edit.h"
#include "core/history.h"
#include "eval/evaluate.h"
#include "eval/margin.h"

#define N_PROJECTS 200
#define NONE G_MAXUINT

/* Of so many records every set is removed. */
#define FEW 6

typedef struct
{
  Subject subject;
  guint n_margins, n_single, n_large, n_not_exact; /* compared */
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  subject_set_up (&f->subject, data);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  subject_tear_down (&f->subject, data);
}

typedef struct
{
  ZzProject *project;
  const ZzProofStates *proof;
  ZzFindings *findings;
  const ZzRegister *reg;
  const GPtrArray *records; /* of the register that loses some */
  guint *least;             /* by clause: the smallest set without which it is not met */
} Removing;

/* Removes the records whose bits are set, and notes what is no longer met. */
static void
try_set (Removing *self,
         guint64 set)
{
  g_autoptr (ZzChangeSet) changes = zz_change_set_new (NULL);
  g_autoptr (ZzProject) supposed = NULL;
  g_autoptr (ZzFindings) findings = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    if (set >> i & 1)
      {
        zz_edit_remove (changes, self->project, self->records->pdata[i]);
        n++;
      }
  supposed = zz_project_suppose (self->project, changes, &error);
  g_assert_no_error (error);
  findings = zz_evaluate_verdicts (supposed, self->proof, self->findings->level, self->findings->at);
  for (guint i = 0; i < findings->clauses->len; i++)
    if (((ZzClauseFinding *) findings->clauses->pdata[i])->status != ZZ_STATUS_MET)
      self->least[i] = MIN (self->least[i], n);
}

/* Every set of up to @most of the records. */
static void
try_sets (Removing *self,
          guint64 set,
          guint from,
          guint most)
{
  if (set != 0)
    try_set (self, set);
  for (guint i = from; most > 0 && i < self->records->len; i++)
    try_sets (self, set | G_GUINT64_CONSTANT (1) << i, i + 1, most - 1);
}

static guint
get_least (const ZzClauseMargin *margin,
           const ZzRegister *reg,
           gboolean *exact)
{
  for (guint i = 0; i < margin->registers->len; i++)
    {
      const ZzMargin *one = &g_array_index (margin->registers, ZzMargin, i);

      *exact = one->exact;
      if (one->reg == reg)
        return one->n + 1;
    }
  *exact = TRUE;
  return NONE;
}

/* What is lost one by one, each time a record without which the margin is smaller:
 * in the end the clause falls. */
static gboolean
lose_one_by_one (const Removing *self,
                 ZzChangeSet *changes,
                 const ZzClause *clause,
                 guint least)
{
  g_autoptr (ZzProject) supposed = zz_project_suppose (self->project, changes, NULL);
  g_autoptr (ZzFindings) findings = zz_evaluate (supposed, self->proof, self->findings->level, self->findings->at);
  g_autoptr (ZzMargins) margins = zz_margins_new (supposed, self->proof, findings);
  const ZzClauseMargin *margin = zz_margins_find (margins, clause);
  gboolean exact;

  if (margin == NULL)
    return least == 0;
  if (least == 0 || get_least (margin, self->reg, &exact) != least)
    return FALSE;
  for (guint i = 0; i < self->records->len; i++)
    {
      g_autoptr (ZzChangeSet) more = zz_change_set_new (NULL);

      for (guint j = 0; j < self->records->len; j++)
        if (j == i || zz_change_set_find (changes, ZZ_CHANGE_REMOVE, self->reg, zz_record_get_id (self->records->pdata[j])) != NULL)
          zz_edit_remove (more, self->project, self->records->pdata[j]);
      if (zz_change_set_find (changes, ZZ_CHANGE_REMOVE, self->reg, zz_record_get_id (self->records->pdata[i])) == NULL
          && lose_one_by_one (self, more, clause, least - 1))
        return TRUE;
    }
  return FALSE;
}

static gboolean
can_lose (const Removing *self,
          const ZzClause *clause,
          guint least)
{
  g_autoptr (ZzChangeSet) nothing = zz_change_set_new (NULL);

  return lose_one_by_one (self, nothing, clause, least);
}

/* @most: how large the sets are that were tried. */
static void
compare_register (Fixture *f,
                  const Removing *self,
                  const ZzMargins *margins,
                  guint most,
                  const char *what)
{
  const ZzRegister *reg = self->reg;

  for (guint i = 0; i < margins->clauses->len; i++)
    {
      const ZzClauseMargin *margin = margins->clauses->pdata[i];
      gboolean exact;
      guint least;

      if (margin == NULL)
        continue;
      least = get_least (margin, reg, &exact);
      f->n_margins += least != NONE;
      f->n_not_exact += !exact;
      if (exact && least != NONE && least > most && !can_lose (self, margin->clause, least))
        g_error ("%s, %s: does not fall when %u %s are lost one by one", what, margin->clause->id, least, reg->id);
      f->n_large += least != NONE && least > most;
      if (exact ? least != self->least[i] && (least <= most || self->least[i] != NONE) : least > self->least[i])
        g_error ("%s, %s: loses %u %s to fall, removing says %u", what, margin->clause->id, least, reg->id, self->least[i]);
    }
}

/* The single points are the records whose own removal did it. */
static void
compare_single (Fixture *f,
                Removing *self,
                const ZzMargins *margins,
                const char *what)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const char *id = zz_record_get_id (self->records->pdata[i]);
      const ZzSinglePoint *point = zz_margins_find_single (margins, id);

      for (guint j = 0; j < margins->clauses->len; j++)
        self->least[j] = NONE;
      try_set (self, G_GUINT64_CONSTANT (1) << i);
      for (guint j = 0; j < margins->clauses->len; j++)
        {
          const ZzClauseMargin *margin = margins->clauses->pdata[j];
          const gboolean listed = margin != NULL && point != NULL && g_ptr_array_find (point->clauses, margin->clause, NULL);

          if (margin != NULL && listed != (self->least[j] == 1))
            g_error ("%s, %s: %s is %slisted", what, margin->clause->id, id, listed ? "" : "not ");
          f->n_single += listed;
        }
    }
}

static void
compare_all (Fixture *f,
             ZzProject *project,
             const ZzProofStates *proof,
             guint level,
             ZzDate at,
             guint most,
             const char *what)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  g_autoptr (ZzFindings) findings = zz_evaluate (project, proof, level, at);
  g_autoptr (ZzMargins) margins = zz_margins_new (project, proof, findings);
  g_autofree guint *least = g_new (guint, catalogue->clauses->len);

  for (guint i = 0; i < catalogue->registers->len; i++)
    {
      const ZzRegister *reg = catalogue->registers->pdata[i];
      Removing removing = { project, proof, findings, reg, zz_project_get_records (project, reg), least };

      guint n;

      if (reg->single)
        continue;
      for (guint j = 0; j < catalogue->clauses->len; j++)
        least[j] = NONE;
      n = removing.records->len <= FEW ? FEW : most;
      try_sets (&removing, 0, 0, n);
      compare_register (f, &removing, margins, n, what);
      compare_single (f, &removing, margins, what);
    }
}

static void
test_random (Fixture *f,
             gconstpointer data)
{
  for (guint32 seed = 0; seed < N_PROJECTS; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->subject.catalogue, seed);
      g_autoptr (ZzProofStates) proof = random_proof_new (project, seed);

      for (int year = 2027; year <= 2029; year++)
        {
          g_autofree char *what = g_strdup_printf ("project %u in %d", seed, year);

          compare_all (f, project, proof, seed % f->subject.catalogue->levels->len, zz_date_new (year, 3, 1), FEW, what);
        }
    }
  g_test_message ("%u margins (%u of them large), %u single points", f->n_margins, f->n_large, f->n_single);
  g_assert_cmpuint (f->n_margins, >, 100);
  g_assert_cmpuint (f->n_single, >, 100);
  g_assert_cmpuint (f->n_not_exact, ==, 0);
}

/* Every file is there. */
static ZzProofStates *
prove_all (ZzProject *project)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  ZzProofStates *proof = zz_proof_states_new ();

  for (guint i = 0; i < items->len; i++)
    zz_proof_states_set (proof, zz_record_get_id (items->pdata[i]), ZZ_PROOF_PRESENT);
  return proof;
}

static void
test_example (Fixture *f,
              gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (&f->subject, "unfinished.zizhi.json");
  g_autoptr (ZzProofStates) proof = prove_all (project);
  const ZzDate days[] = { zz_date_new (2026, 11, 22), zz_project_get_planned_date (project), zz_date_new (2027, 4, 15) };

  for (guint level = 0; level < f->subject.catalogue->levels->len; level++)
    for (guint i = 0; i < G_N_ELEMENTS (days); i++)
      compare_all (f, project, proof, level, days[i], 3, "example");
  g_test_message ("%u margins (%u of them large), %u single points", f->n_margins, f->n_large, f->n_single);
}

static void
vary_field (ZzChangeSet *set,
            ZzProject *project,
            const ZzRecord *record,
            const ZzField *field,
            GRand *rand)
{
  const GPtrArray *others = field->refers != NULL ? zz_project_get_records (project, field->refers) : NULL;
  const int dice = g_rand_int_range (rand, 0, 100);
  g_auto (ZzValue) value = ZZ_VALUE_INIT;

  if (others != NULL && others->len > 0 && dice < 30)
    value = zz_value_text (ZZ_VALUE_REFERENCE, zz_record_get_id (others->pdata[g_rand_int_range (rand, 0, (gint32) others->len)]));
  else if (field->type == ZZ_FIELD_CHOICE && dice < 8)
    value = zz_value_choice ((guint) g_rand_int_range (rand, 0, (gint32) field->choices->len));
  else if (dice < 97)
    return;
  zz_change_set_set (set, zz_record_get_register (record), zz_record_get_id (record), field, &value);
}

/* The example with records left out, facts lost and references turned: much of it
 * is met, and in other ways. */
static ZzProject *
vary_example (Fixture *f,
              guint32 seed)
{
  g_autoptr (ZzProject) example = subject_read (&f->subject, "unfinished.zizhi.json");
  g_autoptr (ZzChangeSet) removals = zz_change_set_new (NULL);
  g_autoptr (ZzChangeSet) edits = zz_change_set_new (NULL);
  g_autoptr (ZzHistory) history = zz_history_new (example);
  g_autoptr (GError) error = NULL;
  GRand *rand = g_rand_new_with_seed (seed);

  for (int step = 0; step < 2; step++)
    {
      for (guint i = 0; i < f->subject.catalogue->registers->len; i++)
        {
          const ZzRegister *reg = f->subject.catalogue->registers->pdata[i];
          const GPtrArray *records = zz_project_get_records (example, reg);

          for (guint j = 0; j < records->len; j++)
            if (step == 0 && !reg->single && g_rand_int_range (rand, 0, 100) < 10)
              zz_edit_remove (removals, example, records->pdata[j]);
            else
              for (guint k = 0; step == 1 && k < reg->fields->len; k++)
                vary_field (edits, example, records->pdata[j], zz_register_get_field (reg, k), rand);
        }
      zz_history_apply (history, step == 0 ? removals : edits, &error);
      g_assert_no_error (error);
    }
  g_rand_free (rand);
  return g_steal_pointer (&example);
}

static void
test_variations (Fixture *f,
                 gconstpointer data)
{
  for (guint32 seed = 0; seed < N_PROJECTS; seed++)
    {
      g_autoptr (ZzProject) project = vary_example (f, seed);
      g_autoptr (ZzProofStates) proof = prove_all (project);
      g_autofree char *what = g_strdup_printf ("variation %u", seed);

      compare_all (f, project, proof, seed % f->subject.catalogue->levels->len, zz_date_new (2027, 2, 1), 2, what);
    }
  g_test_message ("%u margins (%u of them large), %u single points", f->n_margins, f->n_large, f->n_single);
  g_assert_cmpuint (f->n_not_exact, ==, 0);
}

static void
insert_like (ZzChangeSet *set,
             ZzProject *project,
             const char *like,
             const char *id,
             const char *field,
             ZzValue value)
{
  g_autoptr (ZzRecord) copy = zz_record_copy (zz_project_find_anywhere (project, like), id);

  zz_record_fill (copy, zz_register_find_field (zz_record_get_register (copy), field), value);
  zz_change_set_insert (set, copy);
}

static gboolean
hangs_on (const ZzMargins *margins,
          const char *clause,
          const char *record)
{
  const ZzSinglePoint *point = zz_margins_find_single (margins, record);

  return point != NULL && g_ptr_array_find (point->clauses, zz_catalogue_find_clause (margins->findings->catalogue, clause), NULL);
}

/* Without the report of the newest year, which is not due yet, an older year is
 * asked for instead; where that one is there too, nothing falls. */
static void
test_window (Fixture *f,
             gconstpointer data)
{
  g_autoptr (ZzProject) project = subject_read (&f->subject, "unfinished.zizhi.json");
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);
  g_autoptr (ZzProofStates) proof = NULL;
  g_autoptr (ZzFindings) findings = NULL;
  g_autoptr (ZzMargins) margins = NULL;
  const char *records[] = { "audit_report-2022", NULL };

  insert_like (set, project, "audit_report-2023", "audit_report-2022", "fiscal_year", zz_value_integer (2022));
  insert_like (set, project, "evidence-04", "evidence-2022", "records", zz_value_list (records));
  g_assert_true (zz_history_apply (history, set, NULL));
  proof = prove_all (project);
  findings = zz_evaluate (project, proof, 0, zz_date_new (2026, 5, 1));
  margins = zz_margins_new (project, proof, findings);
  g_assert_false (hangs_on (margins, "finance.c", "audit_report-2022"));
  g_assert_true (hangs_on (margins, "finance.c", "audit_report-2023"));
  g_assert_true (hangs_on (margins, "finance.c", "audit_report-2024"));
  g_assert_false (hangs_on (margins, "finance.c", "audit_report-2025"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/margin/random", Fixture, NULL, set_up, test_random, tear_down);
  g_test_add ("/margin/variations", Fixture, NULL, set_up, test_variations, tear_down);
  g_test_add ("/margin/example", Fixture, NULL, set_up, test_example, tear_down);
  g_test_add ("/margin/window", Fixture, NULL, set_up, test_window, tear_down);
  return g_test_run ();
}
