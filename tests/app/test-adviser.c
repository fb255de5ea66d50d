/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The adviser's thread: advice is about what is judged now, and a session that is
 * closed meanwhile takes nothing with it. */
#include "config.h"

#include "fixture.h"

#include "app/adviser.h"
#include "core/edit.h"

typedef struct
{
  Fixture files;
  ZzSession *session;
} Story;

static void
set_up (Story *story,
        gconstpointer data)
{
  fixture_init (&story->files);
  story->session = load_session (story->files.project);
}

static void
tear_down (Story *story,
           gconstpointer data)
{
  g_clear_object (&story->session);
  fixture_clear (&story->files);
}

static gboolean
is_done (gpointer adviser)
{
  return !zz_adviser_get_busy (adviser);
}

static void
count_cb (ZzAdviser *adviser,
          guint *n)
{
  (*n)++;
}

/* The copy is made and the thread is at work. */
static void
let_begin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static const ZzAdvice *
wait_for_advice (Story *story)
{
  ZzAdviser *adviser = zz_session_get_adviser (story->session);

  zz_adviser_get (adviser);
  wait_until (is_done, adviser);
  return zz_adviser_get (adviser);
}

static void
test_made (Story *story,
           gconstpointer data)
{
  ZzAdviser *adviser = zz_session_get_adviser (story->session);
  const ZzFindings *findings = zz_session_get_findings (story->session);
  const ZzAdvice *advice;

  g_assert_null (zz_adviser_get (adviser));
  g_assert_true (zz_adviser_get_busy (adviser));
  advice = wait_for_advice (story);
  g_assert_nonnull (advice);
  g_assert_cmpuint (zz_adviser_get_generation (adviser), ==, 1);
  g_assert_cmpuint (zz_gaps_get_n_open (advice->gaps), ==, zz_findings_get_n_applicable (findings) - findings->totals[ZZ_STATUS_MET]);
  g_assert_cmpuint (advice->margins->single_points->len, >, 0);
  g_assert_true (advice->project != zz_session_get_project (story->session));
}

/* What people change while the thread works: it begins anew, and says so once. */
static void
test_changed (Story *story,
              gconstpointer data)
{
  ZzAdviser *adviser = zz_session_get_adviser (story->session);
  const ZzAdvice *advice;
  guint n = 0;

  g_signal_connect (adviser, "changed", G_CALLBACK (count_cb), &n);
  zz_adviser_get (adviser);
  let_begin ();
  set_field (story->session, "answer", "finance.b", "judgement", "met");
  set_field (story->session, "answer", "finance.b", "reason", "示例");
  zz_session_set_level (story->session, 1);
  zz_session_judge (story->session);
  advice = wait_for_advice (story);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (advice->gaps->findings->level, ==, 1);
  for (guint i = 0; i < advice->gaps->gaps->len; i++)
    g_assert_cmpstr (((const ZzGap *) advice->gaps->gaps->pdata[i])->id, !=, "gap-finance.b");
}

/* Old advice speaks of records that are gone; it keeps them. */
static void
test_removed (Story *story,
              gconstpointer data)
{
  const ZzAdvice *advice = wait_for_advice (story);
  const ZzSinglePoint *point = advice->margins->single_points->pdata[0];
  ZzProject *project = zz_session_get_project (story->session);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("");

  zz_edit_remove (set, project, zz_project_find_anywhere (project, point->record));
  g_assert_true (zz_session_apply (story->session, set));
  zz_session_judge (story->session);
  advice = zz_adviser_get (zz_session_get_adviser (story->session));
  point = advice->margins->single_points->pdata[0];
  g_assert_null (zz_project_find_anywhere (project, point->record));
  g_assert_nonnull (zz_project_find_anywhere (advice->project, point->record));
  wait_for_advice (story);
}

static gboolean
is_ours_alone (gpointer catalogue)
{
  return g_atomic_ref_count_compare (&((ZzCatalogue *) catalogue)->ref_count, 1);
}

/* Nobody waits for the thread; what it works on is freed when it ends. */
static void
test_closed (Story *story,
             gconstpointer data)
{
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_ref (zz_session_get_catalogue (story->session));

  zz_adviser_get (zz_session_get_adviser (story->session));
  let_begin ();
  g_assert_finalize_object (g_steal_pointer (&story->session));
  wait_until (is_ours_alone, catalogue);
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Story *story,
                  gconstpointer data);
  } tests[] = {
    { "/adviser/made", test_made },
    { "/adviser/changed", test_changed },
    { "/adviser/removed", test_removed },
    { "/adviser/closed", test_closed },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Story, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
