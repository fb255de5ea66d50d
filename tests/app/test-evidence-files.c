/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files behind the evidence in the real window: verified, cleaned up, pasted,
 * replaced by newer ones, and what their names suggest. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/app-window.h"
#include "app/evidence-dialog.h"
#include "app/evidence-page.h"
#include "app/evidence-table.h"
#include "core/error.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define LICENCE "evidence-01"
#define STRUCTURE "evidence-03"

static GtkWidget *
get_page (Story *story)
{
  return driver_find (GTK_WIDGET (story->window), ZZ_TYPE_EVIDENCE_PAGE, NULL, NULL);
}

static guint
count_items (Story *story)
{
  return zz_project_get_builtin (zz_session_get_project (story_get_session (story)), ZZ_BUILTIN_EVIDENCE)->len;
}

static char *
dup_selected (Story *story)
{
  ZzEvidenceTable *table = ZZ_EVIDENCE_TABLE (driver_find (get_page (story), ZZ_TYPE_EVIDENCE_TABLE, NULL, NULL));
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (table);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < selected->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", zz_record_get_id (selected->pdata[i]));
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
activate (Story *story,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_page (story), action, NULL));
}

static gboolean
has_more (gpointer user_data)
{
  Story *story = user_data;

  return count_items (story) > 41 && !zz_session_get_busy (story_get_session (story));
}

/* The path of the file of an item. */
static char *
dup_file (Story *story,
          const char *id)
{
  ZzSession *session = story_get_session (story);
  g_autoptr (GFile) folder = zz_session_get_evidence_folder (session);
  g_autofree char *file = dup_field (session, "evidence", id, "file");

  return g_build_filename (g_file_peek_path (folder), file, NULL);
}

static gboolean
is_idle (gpointer user_data)
{
  return !zz_session_get_busy (story_get_session (user_data));
}

/* Verifies and closes what is told: the example misses a file. */
static void
verify (Story *story)
{
  GtkWindow *dialog;

  activate (story, "evidence.verify");
  g_assert_true (zz_session_get_busy (story_get_session (story)));
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Close")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
}

/* A file that was changed and is as long as before is only seen by hashing it. */
static void
test_verify (Story *story)
{
  ZzSession *session = story_get_session (story);
  g_autofree char *path = dup_file (story, LICENCE);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_cmpint (zz_session_get_proof (session, LICENCE), ==, ZZ_PROOF_PRESENT);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[length - 1] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  verify (story);
  g_assert_cmpint (zz_session_get_proof (session, LICENCE), ==, ZZ_PROOF_HASH_DIFFERS);
  g_assert_cmpint (zz_session_get_proof (session, STRUCTURE), ==, ZZ_PROOF_PRESENT);
}

/* Puts a file that no item names into the folder. */
static char *
put_spare (Story *story)
{
  g_autoptr (GFile) folder = zz_session_get_evidence_folder (story_get_session (story));
  g_autofree char *inner = g_build_filename (g_file_peek_path (folder), "0123456789ab", NULL);
  char *path = g_build_filename (inner, "gone.txt", NULL);

  g_assert_cmpint (g_mkdir (inner, 0777), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", -1, NULL));
  return path;
}

static void
refused_cb (GObject *object,
            GAsyncResult *result,
            gpointer refused)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (zz_session_clean_finish (ZZ_SESSION (object), result, &error), ==, 0);
  g_assert_nonnull (error);
  *(int *) refused = error->code;
}

static gboolean
is_answered (gpointer code)
{
  return *(int *) code >= 0;
}

/* What is not saved, or what somebody else saved, may name any of them. */
static void
test_clean_refused (Story *story)
{
  ZzSession *session = story_get_session (story);
  g_autofree char *path = put_spare (story);
  g_autofree char *content = NULL;
  g_autofree char *more = NULL;
  int refused = -1;

  set_field (session, "person", "person-01", "name", "示例丙");
  zz_session_clean_async (session, refused_cb, &refused);
  wait_until (is_answered, &refused);
  g_assert_cmpint (refused, ==, ZZ_ERROR_REFUSED);
  zz_history_undo (zz_session_get_history (session));

  g_assert_true (g_file_get_contents (g_file_peek_path (zz_session_get_file (session)), &content, NULL, NULL));
  more = g_strconcat (content, "\n", NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (zz_session_get_file (session)), more, -1, NULL));
  refused = -1;
  zz_session_clean_async (session, refused_cb, &refused);
  wait_until (is_answered, &refused);
  g_assert_cmpint (refused, ==, ZZ_ERROR_CHANGED);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Files that nobody names are told of, and deleted only when asked to. */
static void
test_clean (Story *story)
{
  g_autofree char *path = put_spare (story);
  gint64 bytes;

  verify (story);
  g_assert_cmpuint (zz_session_get_spare (story_get_session (story), &bytes), >, 0);
  driver_click (driver_find_button (get_page (story), "evidence.clean"));
  driver_click (driver_find_button (GTK_WIDGET (driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG)), _ ("_Delete")));
  wait_until (is_idle, story);
  zz_session_judge (story_get_session (story));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (driver_find_button (get_page (story), "evidence.clean"));
}

/* An image in the clipboard becomes a file named by the day. */
static void
test_paste (Story *story)
{
  static const guchar pixels[4 * 4 * 4] = { 255 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (4, 4, GDK_MEMORY_R8G8B8A8, bytes, 16);
  g_autofree char *day = zz_date_format (zz_session_get_today (story_get_session (story)));
  g_autofree char *name = g_strdup_printf (_ ("screenshot-%s.png"), day);
  g_autofree char *selected = NULL, *file = NULL, *type = NULL;

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (get_page (story)), texture);
  activate (story, "evidence.paste");
  wait_until (has_more, story);
  selected = dup_selected (story);
  file = dup_field (story_get_session (story), "evidence", selected, "file");
  type = dup_field (story_get_session (story), "evidence", selected, "media_type");
  g_assert_true (g_str_has_suffix (file, name));
  g_assert_cmpstr (type, ==, "image/png");
}

/* The newer file has the kind and the clauses of the older one, which stays. */
static void
test_replace (Story *story)
{
  ZzSession *session = story_get_session (story);
  g_autoptr (GFile) file = fixture_get_file (&story->files, "README.md");
  static const char *const same[] = { "kind", "clauses", "records" };
  g_autofree char *selected = NULL, *replaces = NULL, *title = NULL, *said = NULL;
  GtkWindow *dialog;

  g_assert_true (zz_app_window_show (story->window, LICENCE));
  activate (story, "evidence.replace");
  driver_choose_file (file);
  wait_until (has_more, story);
  selected = dup_selected (story);
  replaces = dup_field (session, "evidence", selected, "replaces");
  g_assert_cmpstr (replaces, ==, LICENCE);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *old = dup_field (session, "evidence", LICENCE, same[i]);
      g_autofree char *new = dup_field (session, "evidence", selected, same[i]);

      g_assert_cmpstr (new, ==, old);
    }
  zz_evidence_dialog_present (GTK_WINDOW (story->window), session, LICENCE);
  dialog = driver_wait_for_window (ZZ_TYPE_EVIDENCE_DIALOG);
  title = dup_field (session, "evidence", selected, "title");
  said = g_strdup_printf (_ ("Replaced by “%s”"), title);
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), said));
  gtk_window_close (dialog);
}

/* What the name of a file says is offered, and taken over when asked to. */
static void
test_suggestion (Story *story)
{
  ZzSession *session = story_get_session (story);
  g_autoptr (GFile) file = fixture_get_file (&story->files, "房屋租赁合同-2026-01-05.txt");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *id = NULL, *kind = NULL, *kind_after = NULL, *issued = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) ids = NULL;
  GtkWindow *dialog;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "示例", -1, NULL));
  g_ptr_array_add (files, g_object_ref (file));
  zz_session_attach_async (session, files, NULL, -1, keep_result_cb, &result);
  wait_for_result (&result);
  ids = zz_session_attach_finish (session, result, NULL);
  zz_evidence_dialog_present (GTK_WINDOW (story->window), session, ids[0]);
  dialog = driver_wait_for_window (ZZ_TYPE_EVIDENCE_DIALOG);
  kind = dup_field (session, "evidence", ids[0], "kind");
  g_assert_cmpstr (kind, ==, "");
  driver_click (driver_find_button (GTK_WIDGET (dialog), "evidence.use-suggestion"));
  zz_session_judge (session);
  kind_after = dup_field (session, "evidence", ids[0], "kind");
  issued = dup_field (session, "evidence", ids[0], "issued");
  g_assert_cmpstr (kind_after, ==, "lease");
  g_assert_cmpstr (issued, ==, "2026-01-05");
  g_assert_null (driver_find_button (GTK_WIDGET (dialog), "evidence.use-suggestion"));
  gtk_window_close (dialog);
}

int
main (int argc,
      char *argv[])
{
  static const StoryPageTest tests[] = {
    { "/evidence-files/verify", test_verify },
    { "/evidence-files/clean", test_clean },
    { "/evidence-files/clean-refused", test_clean_refused },
    { "/evidence-files/paste", test_paste },
    { "/evidence-files/replace", test_replace },
    { "/evidence-files/suggestion", test_suggestion },
  };

  return story_run_page_tests (argc, argv, "evidence", tests, G_N_ELEMENTS (tests));
}
