/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session: judging again after edits, saving, attaching. */
#include "fixture.h"

#include "app/session-private.h"
#include "core/edit.h"
#include "core/error.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  ZzSession *session;
  ZzFindings *before;
} Judging;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
problem_cb (ZzSession *session,
            const GError *error,
            GError **kept)
{
  g_clear_error (kept);
  *kept = g_error_copy (error);
}

static gboolean
was_judged (gpointer user_data)
{
  Judging *judging = user_data;

  return zz_session_get_findings (judging->session) != judging->before;
}

/* The findings of before are kept alive, so that new ones are never at their place. */
static void
wait_for_judging (ZzSession *session,
                  ZzFindings *before)
{
  Judging judging = { session, before };

  wait_until (was_judged, &judging);
}

static void
test_judges_once (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (ZzFindings) before = NULL;
  guint count = 0;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  before = zz_findings_ref (zz_session_get_findings (session));
  g_signal_connect_swapped (session, "notify::findings", G_CALLBACK (count_cb), &count);
  set_field (session, "answer", "legal.b", "judgement", "not-met");
  set_field (session, "answer", "legal.c", "judgement", "partly-met");
  g_assert_cmpuint (count, ==, 0);
  wait_for_judging (session, before);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpint (get_clause_status (session, "legal.b"), ==, ZZ_STATUS_NOT_MET);
  g_assert_cmpint (get_clause_status (session, "legal.c"), ==, ZZ_STATUS_PARTLY_MET);
  zz_history_undo (zz_session_get_history (session));
  zz_session_judge (session);
  g_assert_cmpint (get_clause_status (session, "legal.c"), ==, ZZ_STATUS_MET);
  g_assert_finalize_object (g_steal_pointer (&session));
  fixture_clear (&fixture);
}

/* What was begun of an older state is of no use to anybody. */
static void
test_judges_anew (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (ZzFindings) before = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  before = zz_findings_ref (zz_session_get_findings (session));
  session->evaluation = zz_evaluation_begin (zz_session_get_project (session), session->proof, 0, zz_session_get_at (session));
  while (zz_evaluation_judge_next (session->evaluation))
    continue;
  set_field (session, "answer", "legal.b", "judgement", "not-met");
  g_assert_null (session->evaluation);
  wait_for_judging (session, before);
  g_assert_cmpint (get_clause_status (session, "legal.b"), ==, ZZ_STATUS_NOT_MET);
  zz_session_set_level (session, 1);
  session->evaluation = zz_evaluation_begin (zz_session_get_project (session), session->proof, 0, zz_session_get_at (session));
  zz_session_judge (session);
  g_assert_null (session->evaluation);
  g_assert_cmpuint (zz_session_get_findings (session)->level, ==, 1);
  g_assert_finalize_object (g_steal_pointer (&session));
  fixture_clear (&fixture);
}

static void
test_day_and_level (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autofree char *planned = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  planned = zz_date_format (zz_session_get_at (session));
  g_assert_cmpstr (planned, ==, "2027-03-01");
  zz_session_set_day (session, ZZ_DAY_GIVEN, zz_date_new (2026, 12, 1));
  zz_session_set_level (session, 1);
  zz_session_judge (session);
  g_assert_cmpint (zz_session_get_findings (session)->at, ==, zz_date_new (2026, 12, 1));
  g_assert_cmpuint (zz_session_get_findings (session)->level, ==, 1);
  zz_session_set_day (session, ZZ_DAY_TODAY, ZZ_DATE_NONE);
  g_assert_cmpint (zz_session_get_at (session), ==, zz_session_get_today (session));
  g_assert_false (zz_history_get_modified (zz_session_get_history (session)));
  /* The level applied for follows the project. */
  zz_session_set_level (session, 0);
  set_field (session, "application", "application", "level", "2");
  g_assert_cmpuint (zz_session_get_level (session), ==, 1);
  fixture_clear (&fixture);
}

static void
test_save (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (ZzSession) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_SAVED);
  set_field (session, "answer", "legal.b", "reason", "一句话");
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_MODIFIED);
  save_session (session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_SAVED);
  again = load_session (fixture.project);
  reason = dup_field (again, "answer", "legal.b", "reason");
  g_assert_cmpstr (reason, ==, "一句话");
  fixture_clear (&fixture);
}

static void
test_edit_while_saving (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  set_field (session, "answer", "legal.b", "reason", "before");
  zz_session_save_async (session, NULL, FALSE, keep_result_cb, &result);
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_SAVING);
  set_field (session, "answer", "legal.b", "reason", "while");
  wait_for_result (&result);
  g_assert_true (zz_session_save_finish (session, result, &error));
  g_assert_no_error (error);
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_MODIFIED);
  /* What was saved is one step back. */
  zz_history_undo (zz_session_get_history (session));
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_SAVED);
  fixture_clear (&fixture);
}

static void
test_save_fails (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  set_field (session, "answer", "legal.b", "reason", "mine");
  g_file_replace_contents (fixture.project, "{}", 2, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  save_session (session, NULL, &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_MODIFIED);
  g_assert_false (zz_session_get_busy (session));
  fixture_clear (&fixture);
}

static void
message_cb (GString *said,
            const char *message,
            gboolean undoable)
{
  g_string_append_printf (said, "%s%s", said->len > 0 ? "\n" : "", message);
}

static void
attach (ZzSession *session,
        GFile *source)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, source);
  zz_session_attach_async (session, files, NULL, 0, keep_result_cb, &result);
  wait_for_result (&result);
  ids = zz_session_attach_finish (session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
}

/* Who attaches what is there already is told as what. */
static void
test_attach_same (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) second = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  fixture_init (&fixture);
  session = load_session (fixture.project);
  first = fixture_get_file (&fixture, "first.txt");
  second = fixture_get_file (&fixture, "second.txt");
  g_file_replace_contents (first, "new", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_file_replace_contents (second, "new", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_signal_connect_swapped (session, "message", G_CALLBACK (message_cb), said);
  attach (session, first);
  g_assert_cmpstr (said->str, ==, "");
  attach (session, second);
  g_assert_cmpstr (said->str, ==, "This file has the same content as “first”");
  fixture_clear (&fixture);
}

static void
test_attach (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (GFile) source = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *clauses = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  source = fixture_get_file (&fixture, "证明, 原件.txt");
  g_file_replace_contents (source, "内容", strlen ("内容"), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_ptr_array_add (files, source);
  zz_session_attach_async (session, files, zz_catalogue_find_clause (zz_session_get_catalogue (session), "legal.b"), 0,
                           keep_result_cb, &result);
  wait_for_result (&result);
  ids = zz_session_attach_finish (session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  clauses = dup_field (session, "evidence", ids[0], "clauses");
  g_assert_cmpstr (clauses, ==, "legal.b");
  g_assert_cmpint (zz_session_get_proof (session, ids[0]), ==, ZZ_PROOF_PRESENT);
  zz_history_undo (zz_session_get_history (session));
  g_assert_null (zz_project_find_builtin (zz_session_get_project (session), ZZ_BUILTIN_EVIDENCE, ids[0]));
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_SAVED);
  fixture_clear (&fixture);
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzSession) session = zz_session_new_empty (ZZ_LANGUAGE_EN, &error);

  g_assert_no_error (error);
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_NEVER_SAVED);
  g_assert_true (zz_history_get_modified (zz_session_get_history (session)));
  g_assert_cmpint (zz_session_get_at (session), ==, zz_session_get_today (session));
  g_assert_false (zz_session_get_findings (session)->ready);
  g_assert_false (zz_session_is_example (session));
}

static void
test_read_only (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (ZzChangeSet) set = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GString) newer = NULL;

  fixture_init (&fixture);
  g_assert_true (g_file_load_contents (fixture.project, NULL, &json, NULL, NULL, NULL));
  newer = g_string_new (json);
  g_assert_cmpuint (g_string_replace (newer, "\"version\": 1,", "\"version\": 2,", 1), ==, 1);
  g_file_replace_contents (fixture.project, newer->str, newer->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  session = load_session (fixture.project);
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_READ_ONLY);
  g_signal_connect (session, "problem", G_CALLBACK (problem_cb), &problem);
  set = zz_change_set_new ("Remove");
  zz_edit_remove (set, zz_session_get_project (session),
                  zz_project_find_builtin (zz_session_get_project (session), ZZ_BUILTIN_EVIDENCE, "evidence-01"));
  g_assert_false (zz_session_apply (session, set));
  g_assert_error (problem, ZZ_ERROR, ZZ_ERROR_NEWER);
  fixture_clear (&fixture);
}

static ZzDate
tell_eve (void)
{
  return zz_date_new (2026, 12, 31);
}

static ZzDate
tell_new_year (void)
{
  return zz_date_new (2027, 1, 1);
}

/* A day that begins is noticed: today's verdict is of the new day. */
static void
test_midnight (void)
{
  Fixture fixture = { 0 };
  g_autoptr (ZzSession) session = NULL;
  guint judged = 0;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  zz_session_set_clock (session, tell_eve);
  zz_session_set_day (session, ZZ_DAY_TODAY, ZZ_DATE_NONE);
  zz_session_judge (session);
  g_assert_cmpint (zz_session_get_findings (session)->at, ==, tell_eve ());
  g_signal_connect_swapped (session, "notify::findings", G_CALLBACK (count_cb), &judged);
  zz_session_look_at_clock (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (judged, ==, 0);

  {
    g_autoptr (ZzFindings) before = zz_findings_ref (zz_session_get_findings (session));

    zz_session_set_clock (session, tell_new_year);
    wait_for_judging (session, before);
  }
  g_assert_cmpuint (judged, ==, 1);
  g_assert_cmpint (zz_session_get_findings (session)->at, ==, tell_new_year ());
  g_assert_cmpint (zz_session_get_today (session), ==, tell_new_year ());
  g_assert_finalize_object (g_steal_pointer (&session));
  fixture_clear (&fixture);
}

static void
move_to (ZzSession *session,
         const char *to)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (zz_session_move (session, to, &error));
  g_assert_no_error (error);
}

/* A move is one step: undo takes it back with the edits before it, redo repeats it. */
static void
test_move (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  guint count = 0;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  g_signal_connect_swapped (session, "notify::history", G_CALLBACK (count_cb), &count);
  set_field (session, "answer", "legal.b", "reason", "before");
  move_to (session, "ccrc-2021");
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpstr (zz_session_get_catalogue (session)->id, ==, "ccrc-2021");
  g_assert_true (zz_session_get_findings (session)->catalogue == zz_session_get_catalogue (session));
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_MODIFIED);
  set_field (session, "answer", "legal.b", "reason", "after");
  for (guint i = 0; i < 2; i++)
    zz_history_undo (zz_session_get_history (session));
  g_assert_cmpstr (zz_session_get_catalogue (session)->id, ==, "isccc-classic");
  g_assert_true (zz_session_get_findings (session)->catalogue == zz_session_get_catalogue (session));
  zz_history_undo (zz_session_get_history (session));
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_SAVED);
  g_assert_false (zz_history_can_undo (zz_session_get_history (session)));
  for (guint i = 0; i < 3; i++)
    zz_history_redo (zz_session_get_history (session));
  {
    g_autofree char *reason = dup_field (session, "answer", "legal.b", "reason");

    g_assert_cmpstr (reason, ==, "after");
  }
  g_assert_false (zz_history_can_redo (zz_session_get_history (session)));
  g_assert_finalize_object (g_steal_pointer (&session));
  fixture_clear (&fixture);
}

/* Only what was saved last counts as saved, in whichever edition. */
static void
test_move_and_save (void)
{
  Fixture fixture;
  g_autoptr (ZzSession) session = NULL;
  g_autoptr (ZzSession) again = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  session = load_session (fixture.project);
  move_to (session, "ccrc-2021");
  save_session (session, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_SAVED);
  again = load_session (fixture.project);
  g_assert_cmpstr (zz_session_get_catalogue (again)->id, ==, "ccrc-2021");
  zz_history_undo (zz_session_get_history (session));
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_MODIFIED);
  save_session (session, NULL, &error);
  g_assert_no_error (error);
  zz_history_redo (zz_session_get_history (session));
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_MODIFIED);
  /* An edit in the edition before leaves nothing to redo. */
  zz_history_undo (zz_session_get_history (session));
  set_field (session, "answer", "legal.b", "reason", "other");
  g_assert_false (zz_history_can_redo (zz_session_get_history (session)));
  move_to (session, "ccrc-2021");
  g_assert_cmpint (zz_session_get_save_state (session), ==, ZZ_SAVE_STATE_MODIFIED);
  fixture_clear (&fixture);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/judges-once", test_judges_once);
  g_test_add_func ("/session/judges-anew", test_judges_anew);
  g_test_add_func ("/session/day-and-level", test_day_and_level);
  g_test_add_func ("/session/midnight", test_midnight);
  g_test_add_func ("/session/save", test_save);
  g_test_add_func ("/session/edit-while-saving", test_edit_while_saving);
  g_test_add_func ("/session/save-fails", test_save_fails);
  g_test_add_func ("/session/attach", test_attach);
  g_test_add_func ("/session/attach-same", test_attach_same);
  g_test_add_func ("/session/move", test_move);
  g_test_add_func ("/session/move-and-save", test_move_and_save);
  g_test_add_func ("/session/empty", test_empty);
  g_test_add_func ("/session/read-only", test_read_only);
  return g_test_run ();
}
