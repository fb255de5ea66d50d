/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs about servers in the real window, and what they say when something is
 * wrong. */
#include "config.h"

#include "sharing-story.h"

#include "driver.h"

#include "app/account-row.h"
#include "app/preferences.h"
#include "app/server-dialog.h"
#include "app/server-folder.h"
#include "share/accounts.h"
#include "share/credentials.h"

#include <glib/gi18n.h>
#include <string.h>

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

/* What cannot be published stays where it is, and the dialog says why. */
static void
test_refusals (gconstpointer data)
{
  SharingDesk desk = { 0 };
  GtkWindow *dialog;
  g_autofree char *stands = NULL;
  g_autofree char *links = zz_remote_dup_folder ();

  sharing_set_up (&desk, data);
  stands = g_build_filename (desk.server->files, "stands.zizhi.json", NULL);
  g_assert_true (g_file_set_contents (stands, "{}", -1, NULL));
  dialog = sharing_ask_to_publish (&desk);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Publish")));
  g_assert_true (has_focus_in (dialog, sharing_get_row (dialog, 0)));
  sharing_fill (dialog, "http://files.example.com/team", "", "");
  expect_refusal (dialog, _ ("_Publish"), "files.example.com");
  g_assert_true (has_focus_in (dialog, sharing_get_row (dialog, 0)));
  sharing_fill (dialog, desk.server->url, "", "");
  expect_refusal (dialog, _ ("_Publish"), "127.0.0.1");
  g_assert_true (has_focus_in (dialog, sharing_get_row (dialog, 1)));
  sharing_fill (dialog, desk.server->url, SERVER_USER, "wrong");
  expect_refusal (dialog, _ ("_Publish"), "127.0.0.1");
  g_assert_true (has_focus_in (dialog, sharing_get_row (dialog, 2)));
  sharing_fill (dialog, desk.server->url, SERVER_USER, SERVER_PASSWORD);
  sharing_name_file (dialog, "a/b");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Publish")));
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), _ ("Give the file on the server a name without slashes, as in team.zizhi.json.")));
  sharing_name_file (dialog, "stands.zizhi.json");
  expect_refusal (dialog, _ ("_Publish"), "stands.zizhi.json");
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
  sharing_expect_state (&desk, ZZ_SHARING_NONE);
  {
    g_autoptr (GPtrArray) accounts = zz_accounts_list (links);

    g_assert_cmpuint (accounts->len, ==, 0);
  }
  sharing_tear_down (&desk);
}

/* A certificate nobody vouches for is told of, and nothing is sent. */
static void
test_certificate (gconstpointer data)
{
  SharingDesk desk = { 0 };
  GtkWindow *dialog;

  desk.server = server_new_apache (SERVER_TLS | SERVER_LOCKS);
  story_open_example (&desk.story, data);
  dialog = sharing_ask_to_publish (&desk);
  sharing_fill (dialog, desk.server->url, "", "");
  expect_refusal (dialog, _ ("_Publish"), "127.0.0.1");
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
  sharing_tear_down (&desk);
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
  SharingDesk desk = { 0 };
  Story other;
  GtkWindow *dialog;
  g_autoptr (GFile) place = NULL;
  g_autofree char *path = NULL;

  sharing_set_up (&desk, data);
  sharing_publish (&desk);
  other = desk.story;
  g_action_group_activate_action (G_ACTION_GROUP (desk.story.application), "open-server", NULL);
  dialog = driver_wait_for_window (ZZ_TYPE_SERVER_DIALOG);
  sharing_fill (dialog, desk.server->url, SERVER_USER, "");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Browse")));
  wait_until (shows_folder, dialog);
  g_signal_emit_by_name (driver_get_around (driver_find_label (GTK_WIDGET (dialog), NAME), GTK_TYPE_LIST_BOX_ROW), "activate");
  g_assert_true (g_str_has_suffix (gtk_editable_get_text (GTK_EDITABLE (sharing_get_row (dialog, 0))), NAME));
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Open")));
  driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
  wait_until (is_another, &other);
  {
    SharingDesk second = { other, desk.server };

    sharing_expect_state (&second, ZZ_SHARING_IN_STEP);
    set_field (story_get_session (&other), FIELD, "from the copy");
    sharing_save (&second);
    sharing_expect_state (&second, ZZ_SHARING_IN_STEP);
    /* It is there already, and stays as it is. */
    g_action_group_activate_action (G_ACTION_GROUP (desk.story.application), "open-server", NULL);
    dialog = driver_wait_for_window (ZZ_TYPE_SERVER_DIALOG);
    path = server_url (desk.server, NAME);
    sharing_fill (dialog, path, SERVER_USER, "");
    expect_refusal (dialog, _ ("_Open"), NAME);
    gtk_window_close (dialog);
    driver_wait_for_no_window (ZZ_TYPE_SERVER_DIALOG);
    gtk_window_close (GTK_WINDOW (other.window));
  }
  sharing_expect_on_server (&desk, "from the copy");
  gtk_window_present (GTK_WINDOW (desk.story.window));
  story_activate (&desk.story, "sync");
  sharing_expect_state (&desk, ZZ_SHARING_IN_STEP);
  sharing_expect_field (&desk, FIELD, "from the copy");
  sharing_tear_down (&desk);
}

/* The row of this desk's server, when the preferences have it. */
typedef struct
{
  SharingDesk *desk;
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
  SharingDesk desk = { 0 };
  Account account = { &desk, NULL };
  GtkWindow *dialog;
  char *kept;

  sharing_set_up (&desk, data);
  sharing_publish (&desk);
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

  zz_sharing_set_password (sharing_get (&desk), "");
  story_activate (&desk.story, "sync");
  sharing_expect_state (&desk, ZZ_SHARING_SIGNED_OUT);
  story_activate (&desk.story, "sign-in");
  sign_in (SERVER_PASSWORD);
  sharing_expect_state (&desk, ZZ_SHARING_IN_STEP);
  kept = zz_credentials_look_up (desk.server->url, SERVER_USER, NULL, NULL);
  g_assert_cmpstr (kept, ==, SERVER_PASSWORD);
  zz_credentials_free (kept);

  story_activate (&desk.story, "stop-sharing");
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Stop Sharing")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  sharing_expect_state (&desk, ZZ_SHARING_NONE);
  sharing_expect_on_server (&desk, "legal");
  sharing_tear_down (&desk);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/servers/refusals", test_refusals },
    { "/servers/certificate", test_certificate },
    { "/servers/open", test_open },
    { "/servers/account", test_account },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
