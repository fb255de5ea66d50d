/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli pull, push and sync against Apache. */
#include "desk.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Server *server;
  char *folder;
  char *url;
  char *out;
  char *err;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->server = server_new_apache (SERVER_TLS | SERVER_LOCKS | SERVER_DIGEST);
  f->folder = g_dir_make_tmp ("zizhi-share-XXXXXX", NULL);
  f->url = server_url (f->server, "a.zizhi.json");
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  server_free (f->server);
  server_remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->url);
  g_free (f->out);
  g_free (f->err);
}

/* Everybody has data of their own. @input: standard input. */
static void
expect (Fixture *f,
        const char *who,
        int code,
        const char *input,
        const char *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *data = g_build_filename (f->folder, who, NULL);
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (gpointer) g_getenv ("ZIZHI_CLI"));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);
  g_clear_pointer (&f->out, g_free);
  g_clear_pointer (&f->err, g_free);
  g_subprocess_launcher_set_cwd (launcher, f->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input != NULL ? input : "", NULL, &f->out, &f->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (g_subprocess_get_exit_status (process) != code)
    g_test_message ("%s: %s%s", arguments, f->out, f->err);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, code);
}

static void
write_project (Fixture *f,
               const char *name,
               const char *words)
{
  g_autoptr (GBytes) bytes = desk_make (words);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static char *
read_file (Fixture *f,
           const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* No file below the folder holds the password. */
static void
assert_nowhere (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_nowhere (path);
      else if (g_file_get_contents (path, &text, NULL, NULL))
        g_assert_null (strstr (text, SERVER_PASSWORD));
    }
}

static void
test_story (Fixture *f,
            gconstpointer data)
{
  g_autofree char *push = g_strdup_printf ("push mine.zizhi.json %s --user " SERVER_USER " --authority %s --password-file -", f->url, f->server->authority);
  g_autofree char *pull = g_strdup_printf ("pull %s li-folder --user " SERVER_USER " --authority %s --password-file -", f->url, f->server->authority);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  write_project (f, "mine.zizhi.json", "");
  expect (f, "wang", 0, SERVER_PASSWORD "\n", push);
  g_assert_nonnull (strstr (f->out, "in step"));
  expect (f, "li", 0, SERVER_PASSWORD "\n", pull);
  first = read_file (f, "mine.zizhi.json");
  second = read_file (f, "li-folder/a.zizhi.json");
  g_assert_cmpstr (first, ==, second);
  expect (f, "wang", 0, SERVER_PASSWORD "\n", "set mine.zizhi.json organisation.name=Acme");
  expect (f, "wang", 0, SERVER_PASSWORD "\n", "sync mine.zizhi.json --password-file -");
  expect (f, "li", 0, SERVER_PASSWORD "\n", "pull li-folder/a.zizhi.json --password-file -");
  g_free (second);
  second = read_file (f, "li-folder/a.zizhi.json");
  g_assert_nonnull (strstr (second, "Acme"));
  assert_nowhere (f->folder);
  /* Nobody types a password, nothing hangs. */
  expect (f, "li", 2, NULL, "sync li-folder/a.zizhi.json");
  g_assert_nonnull (strstr (f->err, "sign in"));
  expect (f, "li", 2, "wrong\n", "sync li-folder/a.zizhi.json --password-file -");
  expect (f, "li", 2, "\n", "sync li-folder/a.zizhi.json --password-file -");
  g_assert_nonnull (strstr (f->err, "first line"));
  expect (f, "li", 2, NULL, "sync mine.zizhi.json");
  g_assert_nonnull (strstr (f->err, "not shared"));
  /* The keyring has it from now on. */
  expect (f, "li", 0, SERVER_PASSWORD "\n", "sync li-folder/a.zizhi.json --password-file - --remember");
  expect (f, "li", 0, NULL, "sync li-folder/a.zizhi.json");
  assert_nowhere (f->folder);
}

/* What both changed is named, and decided where --prefer says how. */
static void
test_conflict (Fixture *f,
               gconstpointer data)
{
  g_autofree char *push = g_strdup_printf ("push mine.zizhi.json %s --user " SERVER_USER " --authority %s --password-file -", f->url, f->server->authority);
  g_autofree char *pull = g_strdup_printf ("pull %s li-folder --user " SERVER_USER " --authority %s --password-file -", f->url, f->server->authority);
  g_autofree char *kept = NULL;

  write_project (f, "mine.zizhi.json", "");
  expect (f, "wang", 0, SERVER_PASSWORD "\n", push);
  expect (f, "li", 0, SERVER_PASSWORD "\n", pull);
  expect (f, "wang", 0, NULL, "set mine.zizhi.json organisation.name=Acme");
  expect (f, "wang", 0, SERVER_PASSWORD "\n", "sync mine.zizhi.json --password-file -");
  expect (f, "li", 0, NULL, "set li-folder/a.zizhi.json organisation.name=Other organisation.address=Street");
  expect (f, "li", 2, SERVER_PASSWORD "\n", "sync li-folder/a.zizhi.json --password-file -");
  g_assert_nonnull (strstr (f->out, "Acme"));
  g_assert_nonnull (strstr (f->out, "--prefer=mine"));
  expect (f, "li", 2, SERVER_PASSWORD "\n", "sync li-folder/a.zizhi.json --password-file - --prefer=both");
  expect (f, "li", 0, SERVER_PASSWORD "\n", "sync li-folder/a.zizhi.json --password-file - --prefer=theirs");
  g_assert_nonnull (strstr (f->out, "decided for theirs"));
  expect (f, "wang", 0, SERVER_PASSWORD "\n", "sync mine.zizhi.json --password-file -");
  kept = read_file (f, "mine.zizhi.json");
  g_assert_nonnull (strstr (kept, "Acme"));
  g_assert_nonnull (strstr (kept, "Street"));
  g_assert_null (strstr (kept, "Other"));
}

/* The project comes, a file that is not what it names does not, and that is a failure. */
static void
test_left_out (Fixture *f,
               gconstpointer data)
{
  g_autofree char *push = g_strdup_printf ("push mine.zizhi.json %s --user " SERVER_USER " --authority %s --password-file -", f->url, f->server->authority);
  g_autofree char *pull = g_strdup_printf ("pull %s li-folder --user " SERVER_USER " --authority %s --password-file -", f->url, f->server->authority);
  g_autofree char *scan = g_build_filename (f->folder, "a.txt", NULL);
  /* sha256 of "abc" begins so. */
  g_autofree char *there = g_build_filename (f->server->files, "a.evidence", "ba7816bf8f01", "a.txt", NULL);
  g_autofree char *got = NULL;

  write_project (f, "mine.zizhi.json", "");
  g_assert_true (g_file_set_contents (scan, "abc", -1, NULL));
  expect (f, "wang", 0, NULL, "attach mine.zizhi.json a.txt");
  expect (f, "wang", 0, SERVER_PASSWORD "\n", push);
  g_assert_true (g_file_set_contents (there, "abd", -1, NULL));
  expect (f, "li", 2, SERVER_PASSWORD "\n", pull);
  g_assert_nonnull (strstr (f->out, "left out: "));
  g_assert_true (g_str_has_prefix (f->err, "zizhi-cli: 1 file of evidence was left out"));
  got = read_file (f, "li-folder/a.zizhi.json");
  g_assert_nonnull (got);
}

/* Of what could not be fetched nothing is left. */
static void
test_failed_pull (Fixture *f,
                  gconstpointer data)
{
  static const char *const addresses[] = { "https://127.0.0.1:1/a.zizhi.json", "http://files.example.com/a.zizhi.json",
                                           "https://u:p@127.0.0.1:1/a.zizhi.json", "https://127.0.0.1:1/folder/", "nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *pull = g_strconcat ("pull ", addresses[i], " new", NULL);
      g_autofree char *path = g_build_filename (f->folder, "new", NULL);
      const char *end;

      expect (f, "li", 2, NULL, pull);
      end = strchr (f->err, '\n');
      g_assert_cmpstr (end, ==, "\n");
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  expect (f, "li", 2, NULL, "pull");
  expect (f, "li", 2, NULL, "sync a b");
  expect (f, "li", 0, NULL, "push --help");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/commands/story", Fixture, NULL, set_up, test_story, tear_down);
  g_test_add ("/commands/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/commands/left-out", Fixture, NULL, set_up, test_left_out, tear_down);
  g_test_add ("/commands/failed-pull", Fixture, NULL, set_up, test_failed_pull, tear_down);
  return g_test_run ();
}
