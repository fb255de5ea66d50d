/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of every comparison and every merge: on a thousand random pairs. */
#include "edits.h"
#include "subject.h"

#include "core/difference.h"
#include "core/history.h"
#include "core/merge.h"

#include <string.h>

#define N_PAIRS 1000
#define N_EDITS 20

/* A project and two copies that two people edited. */
typedef struct
{
  const Subject *subject;
  ZzProject *base;
  ZzProject *mine;
  ZzProject *theirs;
  GRand *rand;
} Pair;

static void
pair_set_up (Pair *pair,
             const Subject *subject,
             guint32 seed,
             gboolean disjoint)
{
  g_autoptr (ZzProject) made = edits_project_new (subject->catalogue, seed);

  pair->subject = subject;
  pair->rand = g_rand_new_with_seed (seed);
  pair->base = edits_copy (subject->catalogues, made);
  pair->mine = edits_copy (subject->catalogues, made);
  pair->theirs = edits_copy (subject->catalogues, made);
  edits_make (pair->mine, pair->rand, N_EDITS, disjoint ? EDITS_EVEN : EDITS_ALL);
  edits_make (pair->theirs, pair->rand, N_EDITS, disjoint ? EDITS_ODD : EDITS_ALL);
}

static void
pair_clear (Pair *pair)
{
  g_object_unref (pair->base);
  g_object_unref (pair->mine);
  g_object_unref (pair->theirs);
  g_rand_free (pair->rand);
}

static void
assert_same (ZzProject *a,
             ZzProject *b)
{
  g_autofree char *left = edits_write (a);
  g_autofree char *right = edits_write (b);

  g_assert_cmpstr (left, ==, right);
}

static ZzMerge *
merge_new (ZzProject *base,
           ZzProject *mine,
           ZzProject *theirs)
{
  g_autoptr (GError) error = NULL;
  ZzMerge *merge = zz_merge_new (base, mine, theirs, &error);

  g_assert_no_error (error);
  return merge;
}

/* The merged project; undoing the one step gives back what was there. */
static ZzProject *
carry_out (const Pair *pair,
           const ZzMerge *merge,
           ZzProject *mine)
{
  g_autoptr (ZzProject) copy = edits_copy (pair->subject->catalogues, mine);
  g_autoptr (ZzHistory) history = zz_history_new (copy);
  g_autoptr (ZzChangeSet) set = zz_merge_make_changes (merge, "merge");
  g_autoptr (GError) error = NULL;
  ZzProject *merged;

  zz_history_apply (history, set, &error);
  g_assert_no_error (error);
  edits_assert_valid (copy);
  merged = edits_copy (pair->subject->catalogues, copy);
  assert_same (merged, copy);
  if (zz_history_can_undo (history))
    zz_history_undo (history);
  assert_same (copy, mine);
  return merged;
}

static void
assert_merges (const Pair *pair,
               ZzProject *base,
               ZzProject *mine,
               ZzProject *theirs,
               ZzProject *expected)
{
  g_autoptr (ZzMerge) merge = merge_new (base, mine, theirs);
  g_autoptr (ZzProject) merged = NULL;

  g_assert_cmpuint (zz_merge_get_n_conflicts (merge), ==, 0);
  merged = carry_out (pair, merge, mine);
  assert_same (merged, expected);
}

static void
test_trivial (Subject *subject,
              gconstpointer data)
{
  for (guint32 seed = 0; seed < N_PAIRS; seed++)
    {
      Pair pair;

      pair_set_up (&pair, subject, seed, FALSE);
      assert_merges (&pair, pair.base, pair.mine, pair.mine, pair.mine);
      assert_merges (&pair, pair.base, pair.mine, pair.base, pair.mine);
      assert_merges (&pair, pair.base, pair.base, pair.mine, pair.mine);
      pair_clear (&pair);
    }
}

/* What is read from a file is written back, members that nobody understands too. */
static void
test_round_trip (Subject *subject,
                 gconstpointer data)
{
  guint n_kept = 0;

  for (guint32 seed = 0; seed < N_PAIRS; seed++)
    {
      Pair pair;
      g_autoptr (ZzProject) again = NULL;
      g_autofree char *text = NULL;

      pair_set_up (&pair, subject, seed, FALSE);
      again = edits_copy (subject->catalogues, pair.mine);
      assert_same (again, pair.mine);
      text = edits_write (again);
      n_kept += strstr (text, "later/") != NULL;
      pair_clear (&pair);
    }
  g_assert_cmpuint (n_kept, >, N_PAIRS * 9 / 10);
}

static void
test_difference (Subject *subject,
                 gconstpointer data)
{
  for (guint32 seed = 0; seed < N_PAIRS; seed++)
    {
      Pair pair;
      g_autoptr (ZzChangeSet) set = NULL, none = NULL;
      g_autoptr (ZzHistory) history = NULL;
      g_autoptr (GError) error = NULL;

      pair_set_up (&pair, subject, seed, FALSE);
      set = zz_difference_new (pair.mine, pair.theirs, &error);
      g_assert_no_error (error);
      history = zz_history_new (pair.mine);
      zz_history_apply (history, set, &error);
      g_assert_no_error (error);
      assert_same (pair.mine, pair.theirs);
      none = zz_difference_new (pair.mine, pair.theirs, &error);
      g_assert_cmpuint (zz_change_set_get_n_changes (none), ==, 0);
      pair_clear (&pair);
    }
}

/* Nothing is in conflict, and the result is what one person would have got who made
 * the edits of both. */
static void
test_disjoint (Subject *subject,
               gconstpointer data)
{
  for (guint32 seed = 0; seed < N_PAIRS; seed++)
    {
      Pair pair;
      g_autoptr (ZzChangeSet) mine = NULL;
      g_autoptr (ZzHistory) history = NULL;
      g_autoptr (ZzProject) expected = NULL;
      g_autoptr (GError) error = NULL;

      pair_set_up (&pair, subject, seed, TRUE);
      expected = edits_copy (subject->catalogues, pair.theirs);
      history = zz_history_new (expected);
      mine = zz_difference_new (pair.base, pair.mine, &error);
      zz_history_apply (history, mine, &error);
      g_assert_no_error (error);
      assert_merges (&pair, pair.base, pair.mine, pair.theirs, expected);
      pair_clear (&pair);
    }
}

static ZzSide
other_side (ZzSide side)
{
  return side == ZZ_SIDE_MINE ? ZZ_SIDE_THEIRS : ZZ_SIDE_MINE;
}

/* Whoever merges, the same choices give the same project. */
static void
assert_symmetric (const Pair *pair,
                  ZzMerge *merge,
                  ZzMerge *mirrored)
{
  g_autoptr (ZzProject) merged = carry_out (pair, merge, pair->mine);
  g_autoptr (ZzProject) other = carry_out (pair, mirrored, pair->theirs);

  assert_same (merged, other);
}

static void
assert_mirrored (const ZzConflict *a,
                 const ZzConflict *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_true (a->reg == b->reg && a->field == b->field);
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->extra, ==, b->extra);
  g_assert_true (zz_value_equal (&a->mine, &b->theirs) && zz_value_equal (&a->theirs, &b->mine));
}

static guint
check_choices (const Pair *pair)
{
  g_autoptr (ZzMerge) merge = merge_new (pair->base, pair->mine, pair->theirs);
  g_autoptr (ZzMerge) mirrored = merge_new (pair->base, pair->theirs, pair->mine);
  const guint n = zz_merge_get_n_conflicts (merge);

  g_assert_cmpuint (n, ==, zz_merge_get_n_conflicts (mirrored));
  g_assert_cmpuint (n, ==, zz_merge_get_n_open (merge));
  for (guint round = 0; round < 3; round++)
    {
      for (guint i = 0; i < n; i++)
        {
          const ZzSide side = round == 0 ? ZZ_SIDE_MINE : round == 1 ? ZZ_SIDE_THEIRS
                                                                     : (ZzSide) g_rand_int_range (pair->rand, ZZ_SIDE_MINE, ZZ_SIDE_THEIRS + 1);

          assert_mirrored (zz_merge_get_conflict (merge, i), zz_merge_get_conflict (mirrored, i));
          zz_merge_choose (merge, i, side);
          zz_merge_choose (mirrored, i, other_side (side));
        }
      g_assert_cmpuint (zz_merge_get_n_open (merge), ==, 0);
      assert_symmetric (pair, merge, mirrored);
    }
  return n;
}

static void
test_choices (Subject *subject,
              gconstpointer data)
{
  guint n_conflicts = 0;

  for (guint32 seed = 0; seed < N_PAIRS; seed++)
    {
      Pair pair;

      pair_set_up (&pair, subject, seed, FALSE);
      n_conflicts += check_choices (&pair);
      pair_clear (&pair);
    }
  g_test_message ("%u conflicts", n_conflicts);
  g_assert_cmpuint (n_conflicts, >, N_PAIRS / 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/merge/trivial", Subject, NULL, subject_set_up, test_trivial, subject_tear_down);
  g_test_add ("/merge/round-trip", Subject, NULL, subject_set_up, test_round_trip, subject_tear_down);
  g_test_add ("/merge/difference", Subject, NULL, subject_set_up, test_difference, subject_tear_down);
  g_test_add ("/merge/disjoint", Subject, NULL, subject_set_up, test_disjoint, subject_tear_down);
  g_test_add ("/merge/choices", Subject, NULL, subject_set_up, test_choices, subject_tear_down);
  return g_test_run ();
}
