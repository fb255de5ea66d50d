/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluation in pieces is the evaluation. */
#include "random.h"

#include "eval/evaluate.h"
#include "store/catalogue-store.h"

#define AT zz_date_new (2027, 3, 1)

typedef struct
{
  ZzCatalogueStore *catalogues;
  ZzCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer edition)
{
  g_autoptr (GError) error = NULL;

  f->catalogues = zz_catalogue_store_new (NULL);
  f->catalogue = zz_catalogue_store_load (f->catalogues, edition, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer edition)
{
  zz_catalogue_unref (f->catalogue);
  zz_catalogue_store_free (f->catalogues);
}

/* Every clause is there, and what is said of all of them follows from each. */
static void
check_whole (const ZzFindings *findings)
{
  const GPtrArray *categories = findings->catalogue->categories;
  guint totals[ZZ_N_STATUSES] = { 0 };

  g_assert_cmpuint (findings->clauses->len, ==, findings->catalogue->clauses->len);
  for (guint i = 0; i < categories->len; i++)
    {
      const ZzCategory *category = categories->pdata[i];
      ZzStatus worst = ZZ_STATUS_NONE;

      for (guint j = 0; j < category->clauses->len; j++)
        {
          const ZzClauseFinding *finding = zz_findings_get_clause (findings, category->clauses->pdata[j]);

          g_assert_true (finding->clause == category->clauses->pdata[j]);
          worst = MAX (worst, finding->status);
          totals[finding->status]++;
        }
      g_assert_cmpint (findings->categories[i], ==, worst);
    }
  g_assert_cmpmem (findings->totals, sizeof totals, totals, sizeof totals);
}

static void
test_pieces (Fixture *f,
             gconstpointer edition)
{
  for (guint32 seed = 0; seed < 20; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      g_autoptr (ZzProofStates) proof = random_proof_new (project, seed);
      g_autoptr (ZzFindings) whole = zz_evaluate (project, proof, 0, AT);
      g_autoptr (ZzFindings) pieced = NULL;
      ZzEvaluation *evaluation = zz_evaluation_begin (project, proof, 0, AT);
      guint steps = 1;

      while (zz_evaluation_judge_next (evaluation))
        steps++;
      pieced = zz_evaluation_end (evaluation);
      g_assert_cmpuint (steps, ==, f->catalogue->clauses->len);
      check_whole (pieced);
      for (guint i = 0; i < steps; i++)
        g_assert_cmpint (((ZzClauseFinding *) pieced->clauses->pdata[i])->status, ==,
                         ((ZzClauseFinding *) whole->clauses->pdata[i])->status);
    }
}

/* What was begun may be given up, or ended before its time. */
static void
test_broken_off (Fixture *f,
                 gconstpointer edition)
{
  g_autoptr (ZzProject) project = random_project_new (f->catalogue, 1);
  g_autoptr (ZzFindings) findings = NULL;
  ZzEvaluation *evaluation = zz_evaluation_begin (project, NULL, 0, AT);

  g_assert_true (zz_evaluation_judge_next (evaluation));
  zz_evaluation_free (evaluation);
  evaluation = zz_evaluation_begin (project, NULL, 0, AT);
  g_assert_true (zz_evaluation_judge_next (evaluation));
  findings = zz_evaluation_end (evaluation);
  check_whole (findings);
}

/* Without the text of the level there is nothing to judge. */
static void
test_unavailable (Fixture *f,
                  gconstpointer edition)
{
  const guint level = f->catalogue->levels->len - 1;
  g_autoptr (ZzProject) project = random_project_new (f->catalogue, 1);
  g_autoptr (ZzFindings) findings = NULL;
  ZzEvaluation *evaluation = zz_evaluation_begin (project, NULL, level, AT);

  g_assert_false (zz_catalogue_is_available (f->catalogue, level));
  g_assert_false (zz_evaluation_judge_next (evaluation));
  findings = zz_evaluation_end (evaluation);
  g_assert_cmpuint (findings->clauses->len, ==, 0);
  g_assert_false (findings->ready);
  zz_evaluation_free (zz_evaluation_begin (project, NULL, level, AT));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/evaluation/pieces", Fixture, "isccc-classic", set_up, test_pieces, tear_down);
  g_test_add ("/evaluation/broken-off", Fixture, "isccc-classic", set_up, test_broken_off, tear_down);
  g_test_add ("/evaluation/unavailable", Fixture, "ccrc-2021", set_up, test_unavailable, tear_down);
  return g_test_run ();
}
