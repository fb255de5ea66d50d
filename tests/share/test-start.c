/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sharing begins: addresses as people type them, the first fetching, publishing,
 * and what is known of the servers then. */
#include "desk.h"

#include "core/error.h"
#include "share/accounts.h"
#include "share/address.h"
#include "share/remote-start.h"

#include <string.h>

static void
test_complete (void)
{
  static const char *const cases[][2] = {
    { "files.example.com", "https://files.example.com/" },
    { "  https://files.example.com/team ", "https://files.example.com/team/" },
    { "http://127.0.0.1:8080/团队/a b.zizhi.json", "http://127.0.0.1:8080/%E5%9B%A2%E9%98%9F/a%20b.zizhi.json" },
    { "https://files.example.com/a%20b/", "https://files.example.com/a%20b/" },
    { " ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = zz_address_complete (cases[i][0]);

      g_assert_cmpstr (url, ==, cases[i][1]);
    }
}

/* What is shown and typed again leads to the same place. */
static void
test_shown (void)
{
  static const char *const names[] = { "team", "团队 1", "100%25", "a#b?c", "%zz" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *url = zz_address_dup_child ("https://files.example.com/", names[i], TRUE);
      g_autofree char *shown = zz_address_dup_shown (url);
      g_autofree char *again = zz_address_complete (shown);

      g_assert_cmpstr (again, ==, url);
    }
  {
    g_autofree char *shown = zz_address_dup_shown ("https://files.example.com/%E5%9B%A2/");

    g_assert_cmpstr (shown, ==, "https://files.example.com/团/");
  }
}

static void
test_folders (void)
{
  g_autofree char *folder = zz_address_dup_folder ("https://files.example.com/a/b.zizhi.json");
  g_autofree char *parent = zz_address_dup_parent (folder);
  g_autofree char *top = zz_address_dup_parent (parent);
  g_autofree char *server = zz_address_dup_server ("https://Files.example.com:8443/a/");

  g_assert_cmpstr (folder, ==, "https://files.example.com/a/");
  g_assert_cmpstr (parent, ==, "https://files.example.com/");
  g_assert_null (top);
  g_assert_cmpstr (server, ==, "https://files.example.com:8443");
  g_assert_true (zz_address_is_project ("https://files.example.com/a/b.zizhi.json"));
  g_assert_false (zz_address_is_project ("https://files.example.com/a/"));
}

typedef struct
{
  Server *server;
  Desk *desk;
  char *url;
} Fixture;

static const ZzSignIn nobody = { NULL, NULL, NULL };

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->server = server_new_apache (SERVER_LOCKS);
  f->url = server_url (f->server, "a.zizhi.json");
  f->desk = desk_new (f->url, NULL);
  desk_write (f->desk, "one three two");
  zz_remote_forget (f->desk->remote);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  desk_free (f->desk);
  server_free (f->server);
  g_free (f->url);
}

static void
publish (Fixture *f,
         const char *url,
         int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRemoteReport) report = zz_remote_publish (f->desk->file, url, &nobody, f->desk->links, NULL, NULL, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, ZZ_ERROR, code);
}

static gboolean
is_shared (Fixture *f)
{
  g_autoptr (ZzRemote) remote = zz_remote_open (f->desk->file, f->desk->links, NULL);

  return remote != NULL;
}

/* Nothing is written over, and what failed ties the file to nothing. */
static void
test_publish (Fixture *f,
              gconstpointer data)
{
  g_autofree char *other = server_url (f->server, "b.zizhi.json");
  g_autofree char *nowhere = server_url (f->server, "no/a.zizhi.json");
  g_autofree char *stays = NULL;

  publish (f, nowhere, ZZ_ERROR_NOT_FOUND);
  g_assert_false (is_shared (f));
  publish (f, f->url, -1);
  g_assert_true (is_shared (f));
  /* Not a second time, and the first one holds. */
  publish (f, other, ZZ_ERROR_REFUSED);
  g_assert_true (is_shared (f));
  {
    g_autoptr (GPtrArray) accounts = zz_accounts_list (f->desk->links);
    const ZzAccount *account = accounts->pdata[0];

    g_assert_cmpuint (accounts->len, ==, 1);
    g_assert_true (g_str_has_prefix (f->server->url, account->server));
    g_assert_cmpstr (account->url, ==, f->server->url);
    g_assert_null (account->user);
    g_assert_cmpuint (account->n_projects, ==, 1);
    g_assert_true (zz_account_test (account, NULL, NULL, NULL));
  }
  /* The very same goes on where it stopped; another version is another's. */
  zz_remote_forget (f->desk->remote);
  publish (f, f->url, -1);
  zz_remote_forget (f->desk->remote);
  desk_write (f->desk, "four");
  publish (f, f->url, ZZ_ERROR_REFUSED);
  g_assert_false (is_shared (f));
  stays = server_read (f->server, "a.zizhi.json");
  g_assert_null (strstr (stays, "four"));
}

static void
stop_cb (goffset current,
         goffset total,
         gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static ZzRemoteReport *
fetch (Fixture *f,
       GFile *file,
       const ZzRemoteOptions *options,
       GCancellable *cancellable,
       GError **error)
{
  return zz_remote_fetch (file, f->url, &nobody, f->desk->links, options, cancellable, error);
}

/* Stopped half way it leaves nothing; then it is all there; and never over another. */
static void
test_fetch (Fixture *f,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->desk->folder, "copy", "a.zizhi.json", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *evidence = g_build_filename (folder, "a.evidence", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ZzRemoteOptions stopping = { .progress = stop_cb, .progress_data = cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRemoteReport) report = NULL;

  publish (f, f->url, -1);
  g_mkdir_with_parents (folder, 0777);
  g_assert_null (fetch (f, file, &stopping, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (evidence, G_FILE_TEST_EXISTS));
  g_assert_null (zz_remote_open (file, f->desk->links, NULL));
  report = fetch (f, file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->state, ==, ZZ_REMOTE_IN_STEP);
  g_assert_cmpuint (report->fetched, ==, 3);
  g_assert_null (fetch (f, file, NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  g_assert_true (g_file_test (evidence, G_FILE_TEST_IS_DIR));
  g_assert_true (is_shared (f));
}

/* Folders and projects, and not the evidence of projects. */
static void
test_browse (Fixture *f,
             gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->server->files, "z", NULL);
  g_autofree char *other = g_build_filename (f->server->files, "notes.txt", NULL);
  g_autoptr (GPtrArray) found = NULL;

  publish (f, f->url, -1);
  g_mkdir_with_parents (folder, 0777);
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  found = zz_remote_browse (f->server->url, &nobody, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((const ZzDavEntry *) found->pdata[0])->name, ==, "z");
  g_assert_cmpstr (((const ZzDavEntry *) found->pdata[1])->name, ==, "a.zizhi.json");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/start/complete", test_complete);
  g_test_add_func ("/start/shown", test_shown);
  g_test_add_func ("/start/folders", test_folders);
  g_test_add ("/start/publish", Fixture, NULL, set_up, test_publish, tear_down);
  g_test_add ("/start/fetch", Fixture, NULL, set_up, test_fetch, tear_down);
  g_test_add ("/start/browse", Fixture, NULL, set_up, test_browse, tear_down);
  return g_test_run ();
}
