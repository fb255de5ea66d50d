/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people and a real server: one at the real window, the other at the command line,
 * each with a folder and links of their own. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "server.h"

#include "app/account-row.h"
#include "app/conflict-dialog.h"
#include "app/preferences.h"
#include "app/server-dialog.h"
#include "app/server-folder.h"
#include "app/share-status.h"
#include "app/sharing.h"
#include "share/credentials.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME "team.zizhi.json"
#define FIELD "answer", "legal.b", "reason"
#define OTHER "answer", "legal.c", "reason"

typedef struct
{
  Story story;
  Server *server;
} Desk;

static ZzSharing *
get_sharing (Desk *desk)
{
  return zz_session_get_sharing (story_get_session (&desk->story));
}

typedef struct
{
  Desk *desk;
  ZzSharingState state;
} Expected;

static gboolean
is_in_state (gpointer user_data)
{
  Expected *expected = user_data;
  ZzSession *session = story_get_session (&expected->desk->story);

  return zz_sharing_get_state (zz_session_get_sharing (session)) == expected->state && !zz_session_get_busy (session);
}

/* And the header says so. */
static void
expect_state (Desk *desk,
              ZzSharingState state)
{
  Expected expected = { desk, state };
  const char *reason;
  GtkWidget *status;

  for (guint i = 0; i < 2 && !is_in_state (&expected); i++)
    {
      gint64 end = g_get_monotonic_time () + 9 * G_USEC_PER_SEC;

      while (!is_in_state (&expected) && g_get_monotonic_time () < end)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (2000);
    }
  reason = zz_sharing_get_reason (get_sharing (desk));
  if (!is_in_state (&expected))
    g_test_message ("state %u: %s", zz_sharing_get_state (get_sharing (desk)), reason != NULL ? reason : "");
  g_assert_true (is_in_state (&expected));
  status = driver_find (story_get_root (&desk->story), ZZ_TYPE_SHARE_STATUS, NULL, NULL);
  if (state == ZZ_SHARING_NONE)
    g_assert_null (status);
  else
    g_assert_nonnull (driver_find_label (status, zz_share_status_get_word (state)));
}

static void
expect_field (Desk *desk,
              const char *reg,
              const char *id,
              const char *field,
              const char *text)
{
  g_autofree char *there = dup_field (story_get_session (&desk->story), reg, id, field);

  g_assert_cmpstr (there, ==, text);
}

/* What somebody else does, in a folder beside. */
static void
other_does (Desk *desk,
            const char *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autofree char *folder = g_file_get_path (desk->story.files.folder);
  g_autofree char *data = g_build_filename (folder, "data-of-li", NULL);
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;

  g_ptr_array_add (argv, (gpointer) g_getenv ("ZIZHI_CLI"));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, SERVER_PASSWORD "\n", NULL, &out, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_test_message ("%s: %s", arguments, out);
  g_assert_true (g_subprocess_get_successful (process));
}

static void
other_pulls (Desk *desk)
{
  g_autofree char *line = g_strdup_printf ("pull %s" NAME " li --user " SERVER_USER " --password-file -", desk->server->url);

  other_does (desk, line);
}

static void
other_sets (Desk *desk,
            const char *what)
{
  g_autofree char *line = g_strdup_printf ("set li/" NAME " %s", what);

  other_does (desk, line);
  other_does (desk, "sync li/" NAME " --password-file -");
}

static GtkWidget *
get_row (GtkWindow *dialog,
         guint number)
{
  GtkWidget *group = driver_find (GTK_WIDGET (dialog), ADW_TYPE_PREFERENCES_GROUP, NULL, NULL);
  GtkWidget *row = driver_find (group, ADW_TYPE_ENTRY_ROW, NULL, NULL);

  for (guint i = 0; i < number; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* Address, name and password. */
static void
fill (GtkWindow *dialog,
      const char *address,
      const char *user,
      const char *password)
{
  const char *const texts[] = { address, user, password };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_editable_set_text (GTK_EDITABLE (get_row (dialog, i)), texts[i]);
}

static gboolean
holds (GtkWidget *widget,
       gconstpointer data)
{
  return strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

typedef struct
{
  GtkWindow *dialog;
  const char *part;
} Told;

static gboolean
is_told (gpointer user_data)
{
  Told *told = user_data;

  return driver_find (GTK_WIDGET (told->dialog), GTK_TYPE_LABEL, holds, told->part) != NULL;
}

/* The dialog stays and says why. */
static void
expect_refusal (GtkWindow *dialog,
                const char *button,
                const char *part)
{
  Told told = { dialog, part };

  driver_click (driver_find_button (GTK_WIDGET (dialog), button));
  wait_until_full (is_told, &told, part);
}

static gboolean
has_focus_in (GtkWindow *dialog,
              GtkWidget *row)
{
  GtkWidget *focus = gtk_window_get_focus (dialog);

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

static void
set_up (Desk *desk,
        gconstpointer data)
{
  desk->server = server_new_apache (SERVER_LOCKS | SERVER_BASIC);
  story_open_example (&desk->story, data);
}

static void
tear_down (Desk *desk)
{
  zz_credentials_forget (desk->server->url, SERVER_USER, NULL, NULL);
  story_finish (&desk->story);
  server_free (desk->server);
}

static gboolean
is_name_row (GtkWidget *widget,
             gconstpointer data)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data);
}

static void
name_file (GtkWindow *dialog,
           const char *name)
{
  GtkWidget *row = driver_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, is_name_row, _ ("_File name on the server"));

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), name);
}

static GtkWindow *
ask_to_publish (Desk *desk)
{
  GtkWindow *dialog;

  story_activate (&desk->story, "publish");
  dialog = driver_wait_for_window (ZZ_TYPE_SERVER_DIALOG);
  name_file (dialog, NAME);
  return dialog;
}

static void
publish (Desk *desk)
{
  GtkWindow *dialog = ask_to_publish (desk);
  GtkWindow *alert;

  fill (dialog, desk->server->url, SERVER_USER, SERVER_PASSWORD);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Publish")));
  driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
  /* A file of the example's evidence is missing, as it should be. */
  alert = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (alert), _ ("_Close")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  expect_state (desk, ZZ_SHARING_IN_STEP);
}

static void
save (Desk *desk)
{
  story_activate (&desk->story, "save");
  wait_until (story_is_saved, &desk->story);
}

static void
expect_on_server (Desk *desk,
                  const char *part)
{
  g_autofree char *text = server_read (desk->server, NAME);

  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, part));
}

/* What cannot be published stays where it is, and the dialog says why. */
static void
test_refusals (gconstpointer data)
{
  Desk desk = { 0 };
  GtkWindow *dialog;
  g_autofree char *stands = NULL;
  g_autofree char *links = zz_remote_dup_folder ();

  set_up (&desk, data);
  stands = g_build_filename (desk.server->files, "stands.zizhi.json", NULL);
  g_assert_true (g_file_set_contents (stands, "{}", -1, NULL));
  dialog = ask_to_publish (&desk);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Publish")));
  g_assert_true (has_focus_in (dialog, get_row (dialog, 0)));
  fill (dialog, "http://files.example.com/team", "", "");
  expect_refusal (dialog, _ ("_Publish"), "files.example.com");
  g_assert_true (has_focus_in (dialog, get_row (dialog, 0)));
  fill (dialog, desk.server->url, "", "");
  expect_refusal (dialog, _ ("_Publish"), "127.0.0.1");
  g_assert_true (has_focus_in (dialog, get_row (dialog, 1)));
  fill (dialog, desk.server->url, SERVER_USER, "wrong");
  expect_refusal (dialog, _ ("_Publish"), "127.0.0.1");
  g_assert_true (has_focus_in (dialog, get_row (dialog, 2)));
  fill (dialog, desk.server->url, SERVER_USER, SERVER_PASSWORD);
  name_file (dialog, "a/b");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Publish")));
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), _ ("Give the file on the server a name without slashes, as in team.zizhi.json.")));
  name_file (dialog, "stands.zizhi.json");
  expect_refusal (dialog, _ ("_Publish"), "stands.zizhi.json");
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
  expect_state (&desk, ZZ_SHARING_NONE);
  {
    g_autoptr (GPtrArray) accounts = zz_accounts_list (links);

    g_assert_cmpuint (accounts->len, ==, 0);
  }
  tear_down (&desk);
}

/* A certificate nobody vouches for is told of, and nothing is sent. */
static void
test_certificate (gconstpointer data)
{
  Desk desk = { 0 };
  GtkWindow *dialog;

  desk.server = server_new_apache (SERVER_TLS | SERVER_LOCKS);
  story_open_example (&desk.story, data);
  dialog = ask_to_publish (&desk);
  fill (dialog, desk.server->url, "", "");
  expect_refusal (dialog, _ ("_Publish"), "127.0.0.1");
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
  tear_down (&desk);
}

/* Published, edited on both sides, joined; then both change the same, and a person
 * chooses; at the end all have the same. */
static void
test_story (gconstpointer data)
{
  Desk desk = { 0 };
  GtkWindow *dialog;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GFile) their_file = NULL;

  set_up (&desk, data);
  set_field (story_get_session (&desk.story), FIELD, "before publishing");
  publish (&desk);
  expect_on_server (&desk, "before publishing");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (desk.story.window), "publish"));

  other_pulls (&desk);
  other_sets (&desk, "legal.c.reason=theirs");
  set_field (story_get_session (&desk.story), FIELD, "mine");
  save (&desk);
  expect_state (&desk, ZZ_SHARING_IN_STEP);
  expect_field (&desk, FIELD, "mine");
  expect_field (&desk, OTHER, "theirs");
  expect_on_server (&desk, "mine");
  expect_on_server (&desk, "theirs");
  g_assert_false (zz_history_get_modified (zz_session_get_history (story_get_session (&desk.story))));

  other_does (&desk, "sync li/" NAME " --password-file -");
  other_sets (&desk, "legal.b.reason=li");
  set_field (story_get_session (&desk.story), FIELD, "wang");
  story_activate (&desk.story, "save");
  dialog = driver_wait_for_window (ZZ_TYPE_CONFLICT_DIALOG);
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_CONFLICT_DIALOG);
  expect_state (&desk, ZZ_SHARING_CONFLICT);
  expect_field (&desk, FIELD, "wang");
  story_activate (&desk.story, "sync");
  dialog = driver_wait_for_window (ZZ_TYPE_CONFLICT_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("All _Mine")));
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Apply")));
  driver_wait_for_no_window (ZZ_TYPE_CONFLICT_DIALOG);
  expect_state (&desk, ZZ_SHARING_IN_STEP);
  expect_field (&desk, FIELD, "wang");

  other_does (&desk, "sync li/" NAME " --password-file -");
  their_file = g_file_resolve_relative_path (desk.story.files.folder, "li/" NAME);
  g_assert_true (g_file_load_contents (desk.story.files.project, NULL, &here, NULL, NULL, NULL));
  g_assert_true (g_file_load_contents (their_file, NULL, &other, NULL, NULL, NULL));
  there = server_read (desk.server, NAME);
  g_assert_cmpstr (here, ==, there);
  g_assert_cmpstr (here, ==, other);
  tear_down (&desk);
}

/* Without the server one works on; when the connection returns all is sent. */
static void
test_offline (gconstpointer data)
{
  Desk desk = { 0 };

  set_up (&desk, data);
  publish (&desk);
  server_kill (desk.server);
  set_field (story_get_session (&desk.story), FIELD, "offline");
  save (&desk);
  expect_state (&desk, ZZ_SHARING_UNREACHABLE);
  g_assert_nonnull (zz_sharing_get_reason (get_sharing (&desk)));
  set_field (story_get_session (&desk.story), OTHER, "offline too");
  save (&desk);
  expect_state (&desk, ZZ_SHARING_UNREACHABLE);
  server_start (desk.server);
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  expect_state (&desk, ZZ_SHARING_IN_STEP);
  expect_on_server (&desk, "offline too");
  tear_down (&desk);
}

static gboolean
is_on_server (gpointer server)
{
  g_autofree char *text = server_read (server, NAME);

  return text != NULL && strstr (text, "closed at once") != NULL;
}

/* Saved and closed at once: what was saved gets there all the same. */
static void
test_close (gconstpointer data)
{
  Desk desk = { 0 };

  set_up (&desk, data);
  publish (&desk);
  set_field (story_get_session (&desk.story), FIELD, "closed at once");
  save (&desk);
  story_finish (&desk.story);
  wait_until (is_on_server, desk.server);
  server_free (desk.server);
}

static gboolean
shows_folder (gpointer dialog)
{
  GtkWidget *folder = driver_find (dialog, ZZ_TYPE_SERVER_FOLDER, NULL, NULL);

  return folder != NULL && driver_find_label (folder, NAME) != NULL;
}

static gboolean
is_another (gpointer user_data)
{
  Story *story = user_data;
  GtkWindow *before = GTK_WINDOW (story->window);

  return story_is_open (story) && GTK_WINDOW (story->window) != before;
}

/* Found by browsing, opened in a window of its own, and told of what is new. */
static void
test_open (gconstpointer data)
{
  Desk desk = { 0 };
  Story other;
  GtkWindow *dialog;
  g_autoptr (GFile) place = NULL;
  g_autofree char *path = NULL;

  set_up (&desk, data);
  publish (&desk);
  other = desk.story;
  g_action_group_activate_action (G_ACTION_GROUP (desk.story.application), "open-server", NULL);
  dialog = driver_wait_for_window (ZZ_TYPE_SERVER_DIALOG);
  fill (dialog, desk.server->url, SERVER_USER, "");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Browse")));
  wait_until (shows_folder, dialog);
  g_signal_emit_by_name (driver_get_around (driver_find_label (GTK_WIDGET (dialog), NAME), GTK_TYPE_LIST_BOX_ROW), "activate");
  g_assert_true (g_str_has_suffix (gtk_editable_get_text (GTK_EDITABLE (get_row (dialog, 0))), NAME));
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Open")));
  driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
  wait_until (is_another, &other);
  {
    Desk second = { other, desk.server };

    expect_state (&second, ZZ_SHARING_IN_STEP);
    set_field (story_get_session (&other), FIELD, "from the copy");
    save (&second);
    expect_state (&second, ZZ_SHARING_IN_STEP);
    /* It is there already, and stays as it is. */
    g_action_group_activate_action (G_ACTION_GROUP (desk.story.application), "open-server", NULL);
    dialog = driver_wait_for_window (ZZ_TYPE_SERVER_DIALOG);
    path = server_url (desk.server, NAME);
    fill (dialog, path, SERVER_USER, "");
    expect_refusal (dialog, _ ("_Open"), NAME);
    gtk_window_close (dialog);
    driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
    gtk_window_close (GTK_WINDOW (other.window));
  }
  expect_on_server (&desk, "from the copy");
  gtk_window_present (GTK_WINDOW (desk.story.window));
  story_activate (&desk.story, "sync");
  expect_state (&desk, ZZ_SHARING_IN_STEP);
  expect_field (&desk, FIELD, "from the copy");
  tear_down (&desk);
}

/* The row of this desk's server, when the preferences have it. */
typedef struct
{
  Desk *desk;
  GtkWindow *window;
} Account;

static gboolean
is_of_server (GtkWidget *row,
              gconstpointer url)
{
  return g_str_has_prefix (url, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static GtkWidget *
find_account (gpointer user_data)
{
  Account *account = user_data;

  return driver_find (GTK_WIDGET (account->window), ZZ_TYPE_ACCOUNT_ROW, is_of_server, account->desk->server->url);
}

static gboolean
has_account (gpointer account)
{
  return find_account (account) != NULL;
}

static gboolean
works (gpointer account)
{
  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_account (account))), _ ("The connection works.")) != NULL;
}

static gboolean
has_forgotten (gpointer account)
{
  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_account (account))), _ ("The keyring has no password for it any more.")) != NULL;
}

static gboolean
is_refused (gpointer account)
{
  return strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_account (account))), "127.0.0.1:") != NULL;
}

static void
sign_in (const char *password)
{
  GtkWindow *dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *entry = driver_find (GTK_WIDGET (dialog), ADW_TYPE_PASSWORD_ENTRY_ROW, NULL, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), password);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Sign In")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
}

/* The account of a shared project: tried, forgotten, signed in again; then no longer
 * shared. */
static void
test_account (gconstpointer data)
{
  Desk desk = { 0 };
  Account account = { &desk, NULL };
  GtkWindow *dialog;
  char *kept;

  set_up (&desk, data);
  publish (&desk);
  g_action_group_activate_action (G_ACTION_GROUP (desk.story.application), "preferences", NULL);
  account.window = driver_wait_for_window (ZZ_TYPE_PREFERENCES);
  wait_until (has_account, &account);
  driver_click (driver_find_button (find_account (&account), "account.test"));
  wait_until (works, &account);
  gtk_widget_activate_action (find_account (&account), "account.forget", NULL);
  wait_until (has_forgotten, &account);
  driver_click (driver_find_button (find_account (&account), "account.test"));
  wait_until (is_refused, &account);
  gtk_window_close (account.window);
  driver_wait_for_no_window (ZZ_TYPE_PREFERENCES);

  zz_sharing_set_password (get_sharing (&desk), "");
  story_activate (&desk.story, "sync");
  expect_state (&desk, ZZ_SHARING_SIGNED_OUT);
  story_activate (&desk.story, "sign-in");
  sign_in (SERVER_PASSWORD);
  expect_state (&desk, ZZ_SHARING_IN_STEP);
  kept = zz_credentials_look_up (desk.server->url, SERVER_USER, NULL, NULL);
  g_assert_cmpstr (kept, ==, SERVER_PASSWORD);
  zz_credentials_free (kept);

  story_activate (&desk.story, "stop-sharing");
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Stop Sharing")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  expect_state (&desk, ZZ_SHARING_NONE);
  expect_on_server (&desk, "legal");
  tear_down (&desk);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/sharing/refusals", test_refusals },
    { "/sharing/certificate", test_certificate },
    { "/sharing/story", test_story },
    { "/sharing/offline", test_offline },
    { "/sharing/close", test_close },
    { "/sharing/open", test_open },
    { "/sharing/account", test_account },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
