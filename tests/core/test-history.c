/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: undo, redo, modified, typing. */
#include "fixture.h"

#include "core/history.h"

typedef struct
{
  ZzCatalogue *catalogue;
  ZzProject *project;
  ZzHistory *history;
  const ZzRegister *person;
  guint n_changed;
} Fixture;

static void
changed_cb (ZzProject *project,
            gpointer user_data)
{
  *(guint *) user_data += 1;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->catalogue = fixture_catalogue_new ();
  fixture->project = fixture_project_new (fixture->catalogue);
  fixture->history = zz_history_new (fixture->project);
  fixture->person = zz_catalogue_find_register (fixture->catalogue, "person");
  g_signal_connect (fixture->project, "changed", G_CALLBACK (changed_cb), &fixture->n_changed);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->project);
  zz_catalogue_unref (fixture->catalogue);
}

static void
rename_person (Fixture *fixture,
               const char *id,
               const char *name,
               gboolean typing)
{
  g_autoptr (ZzChangeSet) set = zz_change_set_new (name);
  g_auto (ZzValue) value = zz_value_text (ZZ_VALUE_TEXT, name);
  g_autoptr (GError) error = NULL;

  zz_change_set_set (set, fixture->person, id, fixture->person->label, &value);
  if (typing)
    zz_change_set_set_typing (set);
  g_assert_true (zz_history_apply (fixture->history, set, &error));
  g_assert_no_error (error);
}

static const char *
get_name (Fixture *fixture,
          const char *id)
{
  return zz_record_get_label (zz_project_find (fixture->project, fixture->person, id));
}

static void
test_undo_redo (Fixture *fixture,
                gconstpointer data)
{
  g_assert_false (zz_history_can_undo (fixture->history));
  rename_person (fixture, "person-1", "甲", FALSE);
  rename_person (fixture, "person-1", "乙", FALSE);
  g_assert_cmpstr (zz_history_get_undo_label (fixture->history), ==, "乙");
  zz_history_undo (fixture->history);
  g_assert_cmpstr (get_name (fixture, "person-1"), ==, "甲");
  zz_history_undo (fixture->history);
  g_assert_cmpstr (get_name (fixture, "person-1"), ==, "张三");
  zz_history_redo (fixture->history);
  zz_history_redo (fixture->history);
  g_assert_cmpstr (get_name (fixture, "person-1"), ==, "乙");
  g_assert_false (zz_history_can_redo (fixture->history));
  g_assert_cmpuint (fixture->n_changed, ==, 6);
}

static void
test_new_edit_drops_redo (Fixture *fixture,
                          gconstpointer data)
{
  rename_person (fixture, "person-1", "甲", FALSE);
  zz_history_undo (fixture->history);
  rename_person (fixture, "person-1", "乙", FALSE);
  g_assert_false (zz_history_can_redo (fixture->history));
}

static void
test_modified (Fixture *fixture,
               gconstpointer data)
{
  g_assert_false (zz_history_get_modified (fixture->history));
  rename_person (fixture, "person-1", "甲", FALSE);
  g_assert_true (zz_history_get_modified (fixture->history));
  zz_history_mark_saved (fixture->history);
  g_assert_false (zz_history_get_modified (fixture->history));
  zz_history_undo (fixture->history);
  g_assert_true (zz_history_get_modified (fixture->history));
  zz_history_redo (fixture->history);
  g_assert_false (zz_history_get_modified (fixture->history));
}

/* What was saved can no longer be reached once another way was taken. */
static void
test_modified_for_good (Fixture *fixture,
                        gconstpointer data)
{
  rename_person (fixture, "person-1", "甲", FALSE);
  zz_history_mark_saved (fixture->history);
  zz_history_undo (fixture->history);
  rename_person (fixture, "person-1", "乙", FALSE);
  g_assert_true (zz_history_get_modified (fixture->history));
  zz_history_undo (fixture->history);
  g_assert_true (zz_history_get_modified (fixture->history));
}

static void
test_typing (Fixture *fixture,
             gconstpointer data)
{
  rename_person (fixture, "person-1", "王", TRUE);
  rename_person (fixture, "person-1", "王五", TRUE);
  rename_person (fixture, "person-2", "赵", TRUE);
  zz_history_undo (fixture->history);
  g_assert_cmpstr (get_name (fixture, "person-2"), ==, "李四");
  g_assert_cmpstr (get_name (fixture, "person-1"), ==, "王五");
  zz_history_undo (fixture->history);
  g_assert_cmpstr (get_name (fixture, "person-1"), ==, "张三");
  g_assert_false (zz_history_can_undo (fixture->history));
  zz_history_redo (fixture->history);
  g_assert_cmpstr (get_name (fixture, "person-1"), ==, "王五");
}

static void
test_typing_after_save (Fixture *fixture,
                        gconstpointer data)
{
  rename_person (fixture, "person-1", "王", TRUE);
  zz_history_mark_saved (fixture->history);
  rename_person (fixture, "person-1", "王五", TRUE);
  g_assert_true (zz_history_get_modified (fixture->history));
  zz_history_undo (fixture->history);
  g_assert_cmpstr (get_name (fixture, "person-1"), ==, "王");
  g_assert_false (zz_history_get_modified (fixture->history));
}

static void
beyond_cb (ZzHistory *history,
           gboolean forward,
           gpointer user_data)
{
  ((guint *) user_data)[forward]++;
}

/* At an edge undo and redo ask whoever holds the history to go over. */
static void
test_edges (Fixture *fixture,
            gconstpointer data)
{
  guint n[2] = { 0, 0 };

  g_signal_connect (fixture->history, "beyond", G_CALLBACK (beyond_cb), n);
  zz_history_set_edge (fixture->history, FALSE, "came");
  zz_history_set_edge (fixture->history, TRUE, "went");
  g_assert_cmpstr (zz_history_get_undo_label (fixture->history), ==, "came");
  g_assert_cmpstr (zz_history_get_redo_label (fixture->history), ==, "went");
  zz_history_redo (fixture->history);
  g_assert_cmpuint (n[TRUE], ==, 1);
  rename_person (fixture, "person-1", "王五", FALSE);
  g_assert_false (zz_history_can_redo (fixture->history));
  zz_history_undo (fixture->history);
  g_assert_cmpuint (n[FALSE], ==, 0);
  zz_history_undo (fixture->history);
  g_assert_cmpuint (n[FALSE], ==, 1);
  g_assert_true (zz_history_can_undo (fixture->history) && zz_history_can_redo (fixture->history));
  zz_history_redo (fixture->history);
  g_assert_cmpuint (n[TRUE], ==, 1);
  g_assert_cmpstr (get_name (fixture, "person-1"), ==, "王五");
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/history/undo-redo", test_undo_redo },
    { "/history/new-edit-drops-redo", test_new_edit_drops_redo },
    { "/history/modified", test_modified },
    { "/history/modified-for-good", test_modified_for_good },
    { "/history/typing", test_typing },
    { "/history/typing-after-save", test_typing_after_save },
    { "/history/edges", test_edges },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
