/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of an officer in the real window, with hands on the keyboard and the mouse:
 * a new project, three people, a certificate, its scan dropped, a judgement, a figure
 * replaced, all taken back and done again, saved; then the program is killed while
 * something is being typed, started again, the work recovered and exported. What the
 * file says in the end is asked of the command line.
 *
 * Arguments: the command line's program. The part that is killed is this program
 * again, with --work FOLDER. */
#include "config.h"

#include "driver.h"
#include "hands.h"
#include "officer.h"

#include "app/i18n.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <stdlib.h>

static const char *self, *cli;

/* Runs the part that is killed. */
static void
work_and_die (GFile *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) worker = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, self, cli, "--work",
                                                     g_file_peek_path (folder), NULL);

  g_assert_no_error (error);
  g_subprocess_wait (worker, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (worker));
  g_assert_cmpint (g_subprocess_get_term_sig (worker), ==, SIGKILL);
}

static void
recover (Story *story)
{
  GtkWindow *dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_autofree char *reason = NULL;

  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Restore")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  wait_until (officer_has_session, story);
  reason = dup_field (story_get_session (story), "answer", "legal.b", "reason");
  g_assert_true (g_str_has_prefix (reason, OFFICER_TYPED));
  hands_take (GTK_WINDOW (story->window));
  officer_save (story);
}

static gboolean
is_exported (gpointer story)
{
  return driver_find_label (story_get_root (story), _ ("Report exported")) != NULL;
}

static void
export_report (Story *story,
               GFile *folder)
{
  g_autoptr (GFile) file = g_file_get_child (folder, "报告.html");
  g_autofree char *html = NULL;

  hands_press ("ctrl+e");
  driver_choose_file (file);
  wait_until (is_exported, story);
  g_assert_true (g_file_load_contents (file, NULL, &html, NULL, NULL, NULL));
  g_assert_nonnull (strstr (html, "Example Security Ltd"));
  g_assert_nonnull (strstr (html, OFFICER_TYPED));
}

static JsonNode *
ask (const char *command,
     GFile *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, cli, command,
                                                      g_file_peek_path (project), "--format", "json", NULL);
  g_autofree char *output = NULL;
  JsonNode *node;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  node = json_from_string (output, &error);
  g_assert_no_error (error);
  return node;
}

/* The command line finds every clause as the window shows it, and what was done. */
static void
ask_command_line (Story *story,
                  GFile *folder)
{
  const ZzFindings *findings = zz_session_get_findings (story_get_session (story));
  g_autoptr (GFile) project = g_file_get_child (folder, OFFICER_PROJECT);
  g_autoptr (JsonNode) node = ask ("evaluate", project);
  JsonObject *root = json_node_get_object (node);
  JsonArray *categories = json_object_get_array_member (root, "categories");
  guint n = 0;

  g_assert_cmpstr (json_object_get_string_member (root, "at"), ==, "2027-03-01");
  for (guint i = 0; i < json_array_get_length (categories); i++)
    {
      JsonArray *clauses = json_object_get_array_member (json_array_get_object_element (categories, i), "clauses");

      for (guint j = 0; j < json_array_get_length (clauses); j++, n++)
        {
          JsonObject *clause = json_array_get_object_element (clauses, j);
          const ZzClause *known = zz_catalogue_find_clause (findings->catalogue, json_object_get_string_member (clause, "id"));

          g_assert_cmpstr (json_object_get_string_member (clause, "status"), ==,
                           zz_status_get_id (zz_findings_get_clause (findings, known)->status));
        }
    }
  g_assert_cmpuint (n, ==, findings->clauses->len);
  officer_expect_field (story, "override", "personnel.d/staff", "value", "3");
  g_assert_cmpuint (officer_get_records (story, "person")->len, ==, OFFICER_N_PEOPLE);
}

static ZzApplication *
start (void)
{
  ZzApplication *application = zz_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static void
test_officer (void)
{
  Story story = { 0 };
  g_autoptr (ZzApplication) application = NULL;

  story_start (&story, NULL);
  work_and_die (story.files.folder);
  /* Only now: the program runs once for each person. */
  application = start ();
  story.application = application;
  recover (&story);
  export_report (&story, story.files.folder);
  ask_command_line (&story, story.files.folder);
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *schemas = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "data", NULL);

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  zz_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  self = argv[0];
  cli = argv[1];
  if (argc == 4 && g_str_equal (argv[2], "--work"))
    {
      g_autoptr (ZzApplication) application = start ();
      g_autoptr (GFile) folder = g_file_new_for_path (argv[3]);

      officer_work (application, folder);
      return EXIT_FAILURE;
    }
  g_test_add_func ("/officer/day", test_officer);
  return g_test_run ();
}
