/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The WebDAV client against real servers. */
#include "server.h"

#include "core/error.h"
#include "share/dav.h"

#include <glib/gstdio.h>
#include <string.h>

static ZzDav *
connect_to (Server *server)
{
  g_autoptr (GError) error = NULL;
  ZzDav *dav = zz_dav_new (server->url, &error);

  g_assert_no_error (error);
  if (server->authority != NULL)
    g_assert_true (zz_dav_set_authority (dav, server->authority, &error));
  g_assert_no_error (error);
  return dav;
}

static gboolean
put (ZzDav *dav,
     const char *url,
     const char *text,
     const char *only_if,
     const char *lock,
     GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  const ZzDavPut what = { .url = url, .bytes = bytes, .only_if = only_if, .lock = lock };

  return zz_dav_put (dav, &what, NULL, error);
}

static void
assert_text (ZzDav *dav,
             const char *url,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zz_dav_get (dav, url, 1000, NULL, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, expected);
}

/* Within a second of a change Apache's is weak. */
static char *
wait_for_etag (ZzDav *dav,
               const char *url)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GError) error = NULL;
      char *etag;

      g_assert_true (zz_dav_look (dav, url, NULL, &etag, NULL, &error));
      g_assert_no_error (error);
      if (zz_etag_get_kind (etag) == ZZ_ETAG_STRONG)
        return etag;
      g_free (etag);
      g_usleep (100000);
    }
  g_assert_not_reached ();
}

/* Folders, a file made, read and listed, under a name as people have them. */
static void
use_files (Server *server,
           ZzDav *dav)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = server_url (server, "%E8%B5%84%20%E8%B4%A8/");
  g_autofree char *url = g_strconcat (folder, "a%23b%25.txt", NULL);
  g_autofree char *deep = server_url (server, "no/such/");
  g_autofree char *file = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const ZzDavEntry *entry;

  zz_dav_make_folder (dav, folder, NULL, &error);
  g_assert_no_error (error);
  zz_dav_make_folder (dav, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (put (dav, url, "hello", NULL, NULL, &error));
  g_assert_no_error (error);
  file = server_read (server, "资 质/a#b%.txt");
  g_assert_cmpstr (file, ==, "hello");
  assert_text (dav, url, "hello");
  entries = zz_dav_list (dav, folder, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->name, ==, "a#b%.txt");
  g_assert_cmpint (entry->size, ==, 5);
  g_assert_false (entry->folder);
  g_assert_false (zz_dav_make_folder (dav, deep, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (zz_dav_delete (dav, url, NULL, &error));
  g_assert_null (zz_dav_get (dav, url, 1000, NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
}

static void
use_conditions (Server *server,
                ZzDav *dav)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = server_url (server, "p");
  g_autofree char *probe = server_url (server, "probe");
  g_autofree char *etag = NULL;

  g_assert_true (zz_dav_check_conditions (dav, probe, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (put (dav, url, "one", ZZ_DAV_NEW, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (put (dav, url, "two", ZZ_DAV_NEW, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_clear_error (&error);
  etag = wait_for_etag (dav, url);
  g_assert_false (put (dav, url, "two", "\"other\"", NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_clear_error (&error);
  assert_text (dav, url, "one");
  g_assert_true (put (dav, url, "three", etag, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (put (dav, url, "four", etag, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  assert_text (dav, url, "three");
}

static void
use_locks (Server *server,
           ZzDav *dav)
{
  g_autoptr (ZzDav) other = connect_to (server);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = server_url (server, "locked");
  g_autofree char *token = NULL;
  g_autofree char *none = NULL;

  g_assert_true (put (dav, url, "one", NULL, NULL, &error));
  g_assert_true (zz_dav_lock (dav, url, 60, &token, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (token);
  g_assert_false (zz_dav_lock (other, url, 60, &none, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (put (other, url, "two", NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_true (put (dav, url, "three", NULL, token, &error));
  g_assert_no_error (error);
  zz_dav_unlock (dav, url, token, NULL);
  g_assert_true (put (other, url, "four", NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_apache (void)
{
  g_autoptr (Server) server = server_new_apache (SERVER_TLS | SERVER_LOCKS);
  g_autoptr (ZzDav) dav = connect_to (server);

  use_files (server, dav);
  use_conditions (server, dav);
  use_locks (server, dav);
}

static void
test_no_locks (void)
{
  g_autoptr (Server) server = server_new_apache (0);
  g_autoptr (ZzDav) dav = connect_to (server);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = server_url (server, "p");
  g_autofree char *token = NULL;

  use_files (server, dav);
  use_conditions (server, dav);
  g_assert_true (zz_dav_lock (dav, url, 60, &token, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (token);
}

/* Few features: it overwrites whatever the condition says, and that is found out. */
static void
test_nginx (void)
{
  g_autoptr (Server) server = server_new_nginx (SERVER_TLS);
  g_autoptr (ZzDav) dav = connect_to (server);
  g_autoptr (GError) error = NULL;
  g_autofree char *probe = server_url (server, "probe");
  g_autofree char *left = NULL;

  use_files (server, dav);
  g_assert_false (zz_dav_check_conditions (dav, probe, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
  left = server_read (server, "probe");
  g_assert_null (left);
}

static void
test_nginx_locks (void)
{
  g_autoptr (Server) server = server_new_nginx (SERVER_LOCKS);
  g_autoptr (ZzDav) dav = connect_to (server);

  use_files (server, dav);
  use_locks (server, dav);
}

static void
test_sign_in (gconstpointer data)
{
  g_autoptr (Server) server = server_new_apache (SERVER_TLS | GPOINTER_TO_UINT (data));
  g_autoptr (ZzDav) dav = connect_to (server);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = server_url (server, "big");
  g_autofree char *big = NULL;

  g_assert_false (put (dav, url, "one", NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_SIGNED_OUT);
  g_clear_error (&error);
  zz_dav_set_credentials (dav, SERVER_USER, "wrong");
  g_assert_false (put (dav, url, "one", NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_SIGNED_OUT);
  g_clear_error (&error);
  zz_dav_set_credentials (dav, SERVER_USER, SERVER_PASSWORD);
  /* Sent twice, and whole the second time. */
  big = g_strnfill (300000, 'b');
  g_assert_true (put (dav, url, big, NULL, NULL, &error));
  g_assert_no_error (error);
  {
    g_autofree char *there = server_read (server, "big");

    g_assert_cmpstr (there, ==, big);
  }
  use_files (server, dav);
  use_conditions (server, dav);
}

static void
test_certificates (void)
{
  static const struct
  {
    ServerFlags flags;
    gboolean trusted;
    const char *part;
  } cases[] = {
    { SERVER_TLS, FALSE, "nobody this computer trusts" },
    { SERVER_TLS | SERVER_EXPIRED, TRUE, "expired" },
    { SERVER_TLS | SERVER_STRANGER, TRUE, "another name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Server) server = server_new_apache (cases[i].flags);
      g_autoptr (ZzDav) dav = zz_dav_new (server->url, NULL);
      g_autoptr (GError) error = NULL;

      if (cases[i].trusted)
        zz_dav_set_authority (dav, server->authority, NULL);
      zz_dav_set_credentials (dav, SERVER_USER, SERVER_PASSWORD);
      g_assert_null (zz_dav_get (dav, server->url, 100, NULL, NULL, &error));
      g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNREACHABLE);
      if (strstr (error->message, cases[i].part) == NULL)
        g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
}

static void
test_files (void)
{
  g_autoptr (Server) server = server_new_apache (SERVER_TLS | SERVER_DIGEST);
  g_autoptr (ZzDav) dav = connect_to (server);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = server_url (server, "big");
  g_autofree char *source = g_build_filename (server->folder, "source", NULL);
  g_autofree char *target = g_build_filename (server->folder, "target", NULL);
  g_autofree char *content = g_strnfill (3000000, 'z');
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autoptr (GFile) file = g_file_new_for_path (source);
  const ZzDavPut what = { .url = url, .file = file };

  zz_dav_set_credentials (dav, SERVER_USER, SERVER_PASSWORD);
  g_assert_true (g_file_set_contents (source, content, -1, &error));
  g_assert_true (zz_dav_put (dav, &what, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (zz_dav_get_file (dav, url, target, 3000000, sha256, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_restart (void)
{
  g_autoptr (Server) server = server_new_apache (0);
  g_autoptr (ZzDav) dav = connect_to (server);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = server_url (server, "p");

  g_assert_true (put (dav, url, "one", NULL, NULL, &error));
  server_kill (server);
  g_assert_null (zz_dav_get (dav, url, 100, NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_UNREACHABLE);
  server_start (server);
  assert_text (dav, url, "one");
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Clients come and go; what they opened goes with them. */
static void
test_descriptors (void)
{
  g_autoptr (Server) server = server_new_apache (SERVER_TLS);
  g_autofree char *url = server_url (server, "p");
  guint before = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (ZzDav) dav = connect_to (server);
      g_autoptr (GError) error = NULL;

      if (i == 5)
        before = count_descriptors ();
      g_assert_true (put (dav, url, "one", NULL, NULL, &error));
      assert_text (dav, url, "one");
    }
  g_assert_cmpuint (count_descriptors (), <=, before + 4);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/servers/apache", test_apache);
  g_test_add_func ("/servers/no-locks", test_no_locks);
  g_test_add_func ("/servers/nginx", test_nginx);
  g_test_add_func ("/servers/nginx-locks", test_nginx_locks);
  g_test_add_data_func ("/servers/basic", GUINT_TO_POINTER (SERVER_BASIC), test_sign_in);
  g_test_add_data_func ("/servers/digest", GUINT_TO_POINTER (SERVER_DIGEST), test_sign_in);
  g_test_add_func ("/servers/certificates", test_certificates);
  g_test_add_func ("/servers/files", test_files);
  g_test_add_func ("/servers/restart", test_restart);
  g_test_add_func ("/servers/descriptors", test_descriptors);
  return g_test_run ();
}
