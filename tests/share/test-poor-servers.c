/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers that cannot guard a project, or go away: nothing is left half done. */
#include "desk.h"

#include "core/error.h"

#define REMOTE_NAME "a.zizhi.json"

/* One that ignores conditions is read, and never written. */
static void
test_nginx (void)
{
  g_autoptr (Server) server = server_new_nginx (SERVER_TLS);
  g_autofree char *url = server_url (server, REMOTE_NAME);
  g_autoptr (Desk) wang = desk_new (url, server->authority);
  g_autoptr (Desk) li = desk_new (url, server->authority);
  g_autofree char *there = g_build_filename (server->files, REMOTE_NAME, NULL);
  g_autoptr (GBytes) bytes = desk_make ("");

  desk_write (wang, "a");
  desk_expect_failure (wang, ZZ_REMOTE_PUSH, ZZ_ERROR_REFUSED);
  g_assert_false (g_file_test (there, G_FILE_TEST_EXISTS));
  g_file_set_contents (there, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  desk_run (li, ZZ_REMOTE_PULL, ZZ_REMOTE_IN_STEP);
}

/* Nobody could write again what a server without marks was given once. */
static void
test_no_etag (void)
{
  g_autoptr (Server) server = server_new_apache (SERVER_LOCKS | SERVER_NO_ETAG);
  g_autofree char *url = server_url (server, REMOTE_NAME);
  g_autoptr (Desk) wang = desk_new (url, NULL);
  g_autofree char *there = g_build_filename (server->files, REMOTE_NAME, NULL);

  desk_write (wang, "a");
  desk_expect_failure (wang, ZZ_REMOTE_PUSH, ZZ_ERROR_REFUSED);
  g_assert_false (g_file_test (there, G_FILE_TEST_EXISTS));
}

static GBytes *
merge_and_kill (GBytes *base,
                GBytes *mine,
                GBytes *theirs,
                gpointer data,
                GError **error)
{
  server_kill (data);
  return desk_merge (base, mine, theirs, NULL, error);
}

/* The working copy has what the other side did, though the answer did not get there. */
static void
test_half_way (void)
{
  g_autoptr (Server) server = server_new_apache (SERVER_LOCKS);
  g_autofree char *url = server_url (server, REMOTE_NAME);
  g_autoptr (Desk) wang = desk_new (url, NULL);
  g_autoptr (Desk) li = desk_new (url, NULL);
  int taken = FALSE;
  const ZzRemoteOptions options = { .merge = merge_and_kill, .merge_data = server, .taken = &taken };
  g_autoptr (GError) error = NULL;

  desk_write (wang, "a");
  desk_run (wang, ZZ_REMOTE_PUSH, ZZ_REMOTE_IN_STEP);
  desk_run (li, ZZ_REMOTE_PULL, ZZ_REMOTE_IN_STEP);
  desk_write (wang, "");
  desk_run (wang, ZZ_REMOTE_PUSH, ZZ_REMOTE_IN_STEP);
  desk_add (li, "b");
  g_assert_null (zz_remote_run (li->remote, ZZ_REMOTE_SYNC, &options, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNREACHABLE);
  g_assert_true (taken);
  desk_assert_holds (li, "b");
  server_start (server);
  desk_run (li, ZZ_REMOTE_SYNC, ZZ_REMOTE_IN_STEP);
  desk_run (wang, ZZ_REMOTE_PULL, ZZ_REMOTE_IN_STEP);
  desk_assert_holds (wang, "b");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/poor-servers/no-conditions", test_nginx);
  g_test_add_func ("/poor-servers/no-etag", test_no_etag);
  g_test_add_func ("/poor-servers/half-way", test_half_way);
  return g_test_run ();
}
