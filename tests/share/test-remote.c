/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project on a server and its working copies: nobody's edit gets lost. */
#include "desk.h"

#include "core/error.h"
#include "share/remote-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define REMOTE_NAME "%E8%B5%84%E8%B4%A8%201.zizhi.json"
#define REMOTE_FILE "资质 1.zizhi.json"

typedef struct
{
  Server *server;
  Desk *wang;
  Desk *li;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autofree char *url = NULL;

  f->server = server_new_apache (GPOINTER_TO_UINT (data));
  url = server_url (f->server, REMOTE_NAME);
  f->wang = desk_new (url, f->server->authority);
  f->li = desk_new (url, f->server->authority);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  desk_free (f->wang);
  desk_free (f->li);
  server_free (f->server);
}

static void
assert_server_holds (Fixture *f,
                     const char *expected)
{
  g_autofree char *text = server_read (f->server, REMOTE_FILE);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  g_autofree char *words = bytes != NULL ? desk_list (bytes) : NULL;

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_server_has_evidence (Fixture *f,
                            const char *word)
{
  g_autofree char *path = desk_path (word);
  g_autofree char *name = g_build_filename ("资质 1.evidence", path, NULL);
  g_autofree char *text = server_read (f->server, name);

  g_assert_cmpstr (text, ==, word);
}

static void
write_version (const char *path,
               const char *words)
{
  g_autoptr (GBytes) bytes = desk_make (words);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

/* A working copy that was carried to another computer knows no base: what only one side
 * has is kept, and where both say different things a person chooses. */
static void
test_carried (Fixture *f,
              gconstpointer data)
{
  desk_write (f->wang, "a b");
  desk_run (f->wang, ZZ_REMOTE_PUSH, ZZ_REMOTE_IN_STEP);
  desk_write (f->li, "a c");
  desk_expect_failure (f->li, ZZ_REMOTE_PUSH, ZZ_ERROR_CHANGED);
  desk_run (f->li, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_assert_holds (f->li, "a b c");
  assert_server_holds (f, "a b c");
  zz_remote_forget (f->wang->remote);
  g_assert_true (zz_remote_save_link (f->wang->remote, NULL));
  desk_write (f->wang, "x1");
  desk_add (f->li, "x2");
  desk_run (f->li, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_expect_failure (f->wang, ZZ_REMOTE_SYNC, ZZ_ERROR_CONFLICT);
  g_assert_cmpint (zz_remote_look (f->wang->remote), ==, ZZ_REMOTE_CONFLICT);
  desk_assert_holds (f->wang, "x1");
}

/* Files of evidence that somebody removed on the server are sent again, though nothing
 * else is new; what was removed here as well is not missed each time. */
static void
test_sent_again (Fixture *f,
                 gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->server->files, "资质 1.evidence", NULL);

  desk_write (f->wang, "a b");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  server_remove_folder (folder);
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  assert_server_has_evidence (f, "a");
  assert_server_has_evidence (f, "b");
  server_remove_folder (folder);
  desk_add (f->wang, "c");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  assert_server_has_evidence (f, "a");
  assert_server_has_evidence (f, "c");
}

/* What was removed on the server is put there again only for who asks for it. */
static void
test_published_again (Fixture *f,
                      gconstpointer data)
{
  const ZzRemoteOptions options = { .merge = desk_merge, .publish = TRUE };
  g_autofree char *path = g_build_filename (f->server->files, REMOTE_FILE, NULL);
  g_autoptr (ZzRemoteReport) report = NULL;
  g_autoptr (GError) error = NULL;

  desk_write (f->wang, "a");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  g_assert_cmpint (g_unlink (path), ==, 0);
  desk_expect_failure (f->wang, ZZ_REMOTE_SYNC, ZZ_ERROR_NOT_FOUND);
  assert_server_holds (f, NULL);
  report = zz_remote_run (f->wang->remote, ZZ_REMOTE_PUSH, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->state, ==, ZZ_REMOTE_IN_STEP);
  assert_server_holds (f, "a");
}

/* A working copy that was moved away is not made anew behind anybody's back. */
static void
test_gone (Fixture *f,
           gconstpointer data)
{
  desk_write (f->wang, "a");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  g_assert_true (g_file_delete (f->wang->file, NULL, NULL));
  desk_run (f->wang, ZZ_REMOTE_CHECK, ZZ_REMOTE_BEHIND);
  desk_expect_failure (f->wang, ZZ_REMOTE_SYNC, ZZ_ERROR_NOT_FOUND);
  desk_expect_failure (f->wang, ZZ_REMOTE_PUSH, ZZ_ERROR_NOT_FOUND);
  g_assert_false (g_file_query_exists (f->wang->file, NULL));
  desk_run (f->wang, ZZ_REMOTE_PULL, ZZ_REMOTE_IN_STEP);
  desk_assert_holds (f->wang, "a");
}

/* Published, fetched, changed there, changed here, in step. */
static void
test_story (Fixture *f,
            gconstpointer data)
{
  desk_expect_failure (f->li, ZZ_REMOTE_PULL, ZZ_ERROR_NOT_FOUND);
  desk_write (f->wang, "a b");
  g_assert_cmpint (zz_remote_look (f->wang->remote), ==, ZZ_REMOTE_AHEAD);
  desk_run (f->wang, ZZ_REMOTE_PUSH, ZZ_REMOTE_IN_STEP);
  g_assert_cmpint (zz_remote_look (f->wang->remote), ==, ZZ_REMOTE_IN_STEP);
  assert_server_holds (f, "a b");
  assert_server_has_evidence (f, "a");
  desk_run (f->li, ZZ_REMOTE_CHECK, ZZ_REMOTE_BEHIND);
  desk_run (f->li, ZZ_REMOTE_PULL, ZZ_REMOTE_IN_STEP);
  desk_assert_holds (f->li, "a b");
  desk_add (f->li, "c");
  desk_run (f->li, ZZ_REMOTE_CHECK, ZZ_REMOTE_AHEAD);
  desk_run (f->li, ZZ_REMOTE_PULL, ZZ_REMOTE_AHEAD);
  desk_run (f->li, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_add (f->wang, "d");
  desk_run (f->wang, ZZ_REMOTE_CHECK, ZZ_REMOTE_BEHIND);
  desk_expect_failure (f->wang, ZZ_REMOTE_PUSH, ZZ_ERROR_CHANGED);
  assert_server_holds (f, "a b c");
  desk_run (f->wang, ZZ_REMOTE_PULL, ZZ_REMOTE_AHEAD);
  desk_assert_holds (f->wang, "a b c d");
  assert_server_holds (f, "a b c");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  assert_server_holds (f, "a b c d");
  assert_server_has_evidence (f, "d");
  desk_run (f->li, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_assert_holds (f->li, "a b c d");
}

static void
test_conflict (Fixture *f,
               gconstpointer data)
{
  g_autoptr (GBytes) theirs = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  desk_write (f->wang, "a");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_run (f->li, ZZ_REMOTE_PULL, ZZ_REMOTE_IN_STEP);
  desk_add (f->wang, "x1");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_add (f->li, "x2");
  desk_expect_failure (f->li, ZZ_REMOTE_SYNC, ZZ_ERROR_CONFLICT);
  g_assert_cmpint (zz_remote_look (f->li->remote), ==, ZZ_REMOTE_CONFLICT);
  desk_assert_holds (f->li, "a x2");
  assert_server_holds (f, "a x1");
  theirs = zz_remote_load_theirs (f->li->remote);
  words = desk_list (theirs);
  g_assert_cmpstr (words, ==, "a x1");
  /* The person takes the other one, and adds something. */
  desk_write (f->li, "a e x2");
  g_assert_true (zz_remote_resolved (f->li->remote, theirs, &error));
  g_assert_cmpint (zz_remote_look (f->li->remote), ==, ZZ_REMOTE_AHEAD);
  desk_run (f->li, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  assert_server_holds (f, "a e x2");
}

/* Without anything that joins, nothing is touched. */
static void
test_no_merge (Fixture *f,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desk_write (f->wang, "a");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_run (f->li, ZZ_REMOTE_PULL, ZZ_REMOTE_IN_STEP);
  desk_add (f->wang, "b");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_add (f->li, "c");
  g_assert_null (zz_remote_run (f->li->remote, ZZ_REMOTE_SYNC, NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CONFLICT);
  g_assert_cmpint (zz_remote_state_from_error (error), ==, ZZ_REMOTE_CONFLICT);
  desk_assert_holds (f->li, "a c");
  assert_server_holds (f, "a b");
}

/* A missing or damaged file on the server is said and left out; the rest comes. */
static void
test_bad_evidence (Fixture *f,
                   gconstpointer data)
{
  g_autofree char *path = desk_path ("b");
  g_autofree char *there = g_build_filename (f->server->files, "资质 1.evidence", path, NULL);
  g_autofree char *here = g_build_filename (f->li->folder, "资质 1.evidence", path, NULL);
  g_autoptr (ZzRemoteReport) report = NULL;
  g_autoptr (GError) error = NULL;

  desk_write (f->wang, "a b");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  g_file_set_contents (there, "B", -1, NULL);
  report = zz_remote_run (f->li->remote, ZZ_REMOTE_PULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_nonnull (strstr (report->problems->pdata[0], "not the one"));
  g_assert_cmpuint (report->fetched, ==, 1);
  g_assert_false (g_file_test (here, G_FILE_TEST_EXISTS));
  g_file_set_contents (there, "b", -1, NULL);
  desk_run (f->li, ZZ_REMOTE_PULL, ZZ_REMOTE_IN_STEP);
  desk_assert_holds (f->li, "a b");
}

/* The project is not written before all its evidence is there. */
static void
test_evidence_first (Fixture *f,
                     gconstpointer data)
{
  g_autofree char *blocked = g_build_filename (f->server->files, "资质 1.evidence", NULL);

  desk_write (f->wang, "a");
  g_assert_true (g_file_set_contents (blocked, "in the way", -1, NULL));
  desk_expect_failure (f->wang, ZZ_REMOTE_SYNC, ZZ_ERROR_INVALID);
  assert_server_holds (f, NULL);
  g_unlink (blocked);
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  assert_server_has_evidence (f, "a");
}

static void
test_offline (Fixture *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desk_write (f->wang, "a");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  server_kill (f->server);
  desk_add (f->wang, "b");
  g_assert_null (zz_remote_run (f->wang->remote, ZZ_REMOTE_SYNC, NULL, NULL, &error));
  g_assert_cmpint (zz_remote_state_from_error (error), ==, ZZ_REMOTE_UNREACHABLE);
  desk_assert_holds (f->wang, "a b");
  server_start (f->server);
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  assert_server_holds (f, "a b");
}

/* Two answers got lost, and the first of the two is what arrived: late, when the second
 * had been sent already. What was taken back in between must not come back. */
static void
test_late (Fixture *f,
           gconstpointer data)
{
  static const char *const sent[] = { "a w", "a v" };
  g_autofree char *path = NULL;

  desk_write (f->wang, "a");
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    {
      g_autoptr (GBytes) bytes = desk_make (sent[i]);
      g_autoptr (GError) error = NULL;

      desk_write (f->wang, sent[i]);
      zz_remote_save_sent (f->wang->remote, bytes, &error);
      g_assert_no_error (error);
    }
  path = g_build_filename (f->server->files, REMOTE_FILE, NULL);
  write_version (path, sent[0]);
  desk_run (f->wang, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_assert_holds (f->wang, "a v");
  assert_server_holds (f, "a v");
}

static void
test_other_things (Fixture *f,
                   gconstpointer data)
{
  g_autofree char *there = g_build_filename (f->server->files, REMOTE_FILE, NULL);
  g_autoptr (GBytes) bytes = desk_make ("q");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_file_set_contents (there, "<html>no project</html>", -1, NULL);
  desk_expect_failure (f->li, ZZ_REMOTE_PULL, ZZ_ERROR_SYNTAX);
  g_assert_false (g_file_query_exists (f->li->file, NULL));
  *strstr (text, "6f0b") = '7';
  g_file_set_contents (there, text, -1, NULL);
  desk_write (f->wang, "a");
  desk_expect_failure (f->wang, ZZ_REMOTE_SYNC, ZZ_ERROR_REFUSED);
  desk_assert_holds (f->wang, "a");
  assert_server_holds (f, "q");
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static void
test_async (Fixture *f,
            gconstpointer data)
{
  const ZzRemoteOptions options = { .merge = desk_merge };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRemoteReport) report = NULL;

  desk_write (f->wang, "a");
  zz_remote_run_async (f->wang->remote, ZZ_REMOTE_SYNC, &options, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  report = zz_remote_run_finish (f->wang->remote, result, &error);
  g_assert_no_error (error);
  g_assert_true (report->given);
  g_cancellable_cancel (cancelled);
  g_clear_object (&result);
  zz_remote_run_async (f->wang->remote, ZZ_REMOTE_SYNC, &options, cancelled, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (zz_remote_run_finish (f->wang->remote, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_links (void)
{
  static const char *const refused[] = { "https://files.example.com/", "https://files.example.com/a", "https://files.example.com/..%2fa.json",
                                         "https://files.example.com/.a.json", "https://u:p@files.example.com/a.json",
                                         "http://files.example.com/a.json", "https://files.example.com/a.json?x=a.json" };
  g_autoptr (Desk) desk = desk_new ("https://files.example.com/a.zizhi.json", NULL);
  g_autoptr (ZzRemote) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) other = g_file_new_for_path ("/nowhere/b.zizhi.json");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (zz_remote_link (desk->file, refused[i], NULL, NULL, desk->links, &error));
      g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
      g_clear_error (&error);
    }
  again = zz_remote_open (desk->file, desk->links, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (zz_remote_get_url (again), ==, "https://files.example.com/a.zizhi.json");
  g_assert_null (zz_remote_open (other, desk->links, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
}

#define ADD(name, flags, func) g_test_add ("/remote/" name, Fixture, GUINT_TO_POINTER (flags), set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("story", SERVER_TLS | SERVER_LOCKS, test_story);
  ADD ("story-without-locks", 0, test_story);
  ADD ("conflict", SERVER_LOCKS, test_conflict);
  ADD ("gone", SERVER_LOCKS, test_gone);
  ADD ("carried", SERVER_LOCKS, test_carried);
  ADD ("sent-again", SERVER_LOCKS, test_sent_again);
  ADD ("published-again", SERVER_LOCKS, test_published_again);
  ADD ("no-merge", SERVER_LOCKS, test_no_merge);
  ADD ("bad-evidence", SERVER_LOCKS, test_bad_evidence);
  ADD ("evidence-first", SERVER_LOCKS, test_evidence_first);
  ADD ("offline", SERVER_LOCKS, test_offline);
  ADD ("late", SERVER_LOCKS, test_late);
  ADD ("other-things", SERVER_LOCKS, test_other_things);
  ADD ("async", SERVER_LOCKS, test_async);
  g_test_add_func ("/remote/links", test_links);
  return g_test_run ();
}
