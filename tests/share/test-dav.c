/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The WebDAV client against a server that does everything wrong: one sentence each
 * time, in bounded time and memory. */
#include "hostile.h"

#include "core/error.h"
#include "share/dav.h"

#include <glib/gstdio.h>
#include <string.h>

/* Windows short enough to be waited for. */
static const ZzDavLimits impatient = { .window = 300, .least = 1024 };

typedef struct
{
  Hostile *server;
  ZzDav *dav;
  char *url;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->server = hostile_new ();
  f->url = hostile_url (f->server, "/x");
  f->dav = zz_dav_new (f->url, &error);
  g_assert_no_error (error);
  zz_dav_set_limits (f->dav, &impatient);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  zz_dav_free (f->dav);
  hostile_free (f->server);
  g_free (f->url);
}

/* One sentence that names the address. */
static void
assert_sentence (const GError *error,
                 int code,
                 const char *part)
{
  if (error == NULL || !g_error_matches (error, ZZ_ERROR, code))
    g_test_message ("wanted %d \"%s\": %s", code, part, error != NULL ? error->message : "no error");
  g_assert_error (error, ZZ_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_null (strchr (error->message, '\n'));
}

static void
expect_get (Fixture *f,
            int code,
            const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zz_dav_get (f->dav, f->url, 100000, NULL, NULL, &error);

  g_assert_null (bytes);
  assert_sentence (error, code, part);
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
}

static const struct
{
  guint status;
  int code;
  const char *part;
} classes[] = {
  { 400, ZZ_ERROR_INVALID, "does not understand" },
  { 401, ZZ_ERROR_SIGNED_OUT, "sign in" },
  { 403, ZZ_ERROR_REFUSED, "not allow" },
  { 404, ZZ_ERROR_NOT_FOUND, "nothing at this address" },
  { 405, ZZ_ERROR_REFUSED, "does not do this" },
  { 409, ZZ_ERROR_NOT_FOUND, "folder" },
  { 412, ZZ_ERROR_CHANGED, "somebody else" },
  { 413, ZZ_ERROR_LIMIT, "size" },
  { 418, ZZ_ERROR_INVALID, "418" },
  { 423, ZZ_ERROR_BUSY, "locked" },
  { 429, ZZ_ERROR_BUSY, "too many" },
  { 500, ZZ_ERROR_UNREACHABLE, "500" },
  { 502, ZZ_ERROR_UNREACHABLE, "502" },
  { 503, ZZ_ERROR_BUSY, "busy" },
  { 507, ZZ_ERROR_LIMIT, "room" },
};

static void
test_classes (Fixture *f,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autofree char *text = g_strdup_printf ("HTTP/1.1 %u Such\r\nContent-Length: 4\r\n\r\nnoes", classes[i].status);

      hostile_answer (f->server, "/x", ANSWER_TEXT, text);
      expect_get (f, classes[i].code, classes[i].part);
    }
}

/* A writing that outlives its lock could go over what somebody else wrote. */
static void
expect_put_in_time (Fixture *f)
{
  const gint64 began = g_get_monotonic_time ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  const ZzDavPut put = { .url = f->url, .bytes = bytes, .only_if = ZZ_DAV_NEW, .deadline = began + G_USEC_PER_SEC / 20 };
  g_autoptr (GError) error = NULL;

  g_assert_false (zz_dav_put (f->dav, &put, NULL, &error));
  assert_sentence (error, ZZ_ERROR_UNREACHABLE, "takes too long");
}

static void
test_bodies (Fixture *f,
             gconstpointer data)
{
  gint64 began = g_get_monotonic_time ();

  hostile_answer (f->server, "/x", ANSWER_ENDLESS, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
  expect_get (f, ZZ_ERROR_LIMIT, "more than belongs");
  hostile_answer (f->server, "/x", ANSWER_ENDLESS, "HTTP/1.1 500 No\r\nContent-Length: 99999999999\r\n\r\n");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "500");
  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "connection");
  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nshort");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "connection");
  hostile_answer (f->server, "/x", ANSWER_DRIP, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "too slowly");
  hostile_answer (f->server, "/x", ANSWER_DRIP, "HTTP/1.1 200 OK\r\nX-Endless: ");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "too slowly");
  hostile_answer (f->server, "/x", ANSWER_ENDLESS, "HTTP/1.1 200 OK\r\nX-Endless: ");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "connection");
  hostile_answer (f->server, "/x", ANSWER_DRIP, "HTTP/1.1 500 No\r\nContent-Length: 5000\r\n\r\n");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "500");
  hostile_answer (f->server, "/x", ANSWER_SILENCE, "");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "too slowly");
  expect_put_in_time (f);
  hostile_answer (f->server, "/x", ANSWER_TEXT, "");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "connection");
  hostile_answer (f->server, "/x", ANSWER_TEXT, "this is no HTTP\r\n\r\n");
  expect_get (f, ZZ_ERROR_UNREACHABLE, "connection");
  /* No wait has a limit of its own that is longer. */
  g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC);
}

static void
test_unreachable (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzDav) dav = zz_dav_new ("http://127.0.0.1:1/x", NULL);

  g_assert_null (zz_dav_get (dav, "http://127.0.0.1:1/x", 10, NULL, NULL, &error));
  assert_sentence (error, ZZ_ERROR_UNREACHABLE, "connection");
}

static void
test_addresses (void)
{
  static const char *const refused[] = {
    "http://files.example.com/x", "ftp://127.0.0.1/x", "file:///etc/passwd", "nonsense", "https://", "https://wang:secret@files.example.com/",
    "http://127.0.0.1.example.com/", "http://10.0.0.1/", "http://[2001:db8::1]/"
  };
  static const char *const fine[] = { "https://files.example.com/x", "http://127.0.0.1/x", "http://[::1]:80/", "http://localhost/" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (zz_dav_new (refused[i], &error));
      g_assert_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED);
      g_assert_null (strstr (error->message, "secret"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzDav) dav = zz_dav_new (fine[i], &error);

      g_assert_no_error (error);
    }
}

#define ASK "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"r\"\r\nContent-Length: 0\r\n\r\n"

/* The name and the password go to the host they are for. */
static void
test_redirects (Fixture *f,
                gconstpointer data)
{
  g_autoptr (Hostile) other = hostile_new ();
  g_autofree char *there = hostile_url (other, "/y");
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", there);
  g_autofree char *log = NULL;
  g_autofree char *own = NULL;

  zz_dav_set_credentials (f->dav, "wang", "secret");
  hostile_answer (other, "/y", ANSWER_TEXT, ASK);
  hostile_answer (f->server, "/x", ANSWER_TEXT, text);
  expect_get (f, ZZ_ERROR_SIGNED_OUT, "sign in");
  log = hostile_log (other);
  g_assert_nonnull (strstr (log, "GET /y"));
  g_assert_null (strstr (log, "Authorization"));
  hostile_answer (f->server, "/x", ANSWER_TEXT, ASK);
  expect_get (f, ZZ_ERROR_SIGNED_OUT, "sign in");
  own = hostile_log (f->server);
  g_assert_nonnull (strstr (own, "Authorization: Basic d2FuZzpzZWNyZXQ="));
  /* Now that it is known that it asks, and the redirect leads away again. */
  hostile_answer (f->server, "/x", ANSWER_TEXT, text);
  expect_get (f, ZZ_ERROR_SIGNED_OUT, "sign in");
  g_free (log);
  log = hostile_log (other);
  g_assert_null (strstr (log, "Authorization"));
  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");
  expect_get (f, ZZ_ERROR_INVALID, "circle");
  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 301 Moved\r\nLocation: http://files.example.com/\r\nContent-Length: 0\r\n\r\n");
  g_clear_pointer (&log, g_free);
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (zz_dav_get (f->dav, f->url, 10, NULL, NULL, &error));
    assert_sentence (error, ZZ_ERROR_REFUSED, "plain http");
  }
  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
  expect_get (f, ZZ_ERROR_INVALID, "nowhere");
}

static void
test_moved_put (Fixture *f,
                gconstpointer data)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("abc", 3);
  const ZzDavPut put = { .url = f->url, .bytes = content, .only_if = ZZ_DAV_NEW };
  g_autoptr (GError) error = NULL;

  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 307 Moved\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n");
  g_assert_false (zz_dav_put (f->dav, &put, NULL, &error));
  assert_sentence (error, ZZ_ERROR_REFUSED, "sends us on to");
}

static void
test_etags (Fixture *f,
            gconstpointer data)
{
  static const char *const bad[] = { "W/\"abc\"", "abc", "\"", "\"a\"b\"", "" };
  g_autoptr (GBytes) content = g_bytes_new_static ("abc", 3);

  g_assert_cmpint (zz_etag_get_kind ("\"abc\""), ==, ZZ_ETAG_STRONG);
  g_assert_cmpint (zz_etag_get_kind ("W/\"abc\""), ==, ZZ_ETAG_WEAK);
  g_assert_cmpint (zz_etag_get_kind (NULL), ==, ZZ_ETAG_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const ZzDavPut put = { .url = f->url, .bytes = content, .only_if = bad[i] };
      g_autoptr (GError) error = NULL;

      g_assert_false (zz_dav_put (f->dav, &put, NULL, &error));
      assert_sentence (error, ZZ_ERROR_REFUSED, "ETag");
    }
}

static GPtrArray *
list (Fixture *f,
      const char *body,
      GError **error)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 207 Multi\r\nContent-Type: application/xml\r\nContent-Length: %zu\r\n\r\n%s", strlen (body), body);

  hostile_answer (f->server, "/x", ANSWER_TEXT, text);
  return zz_dav_list (f->dav, f->url, 1, NULL, error);
}

#define RESPONSE(href) "<d:response><d:href>" href "</d:href><d:propstat><d:prop><d:getcontentlength>7</d:getcontentlength>" \
                       "<d:getetag>\"e\"</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
#define LISTING(responses) "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\">" responses "</d:multistatus>"

static void
test_listing (Fixture *f,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = list (f, LISTING (RESPONSE ("/x/") RESPONSE ("/x/%E8%B5%84%E8%B4%A8%20a.zizhi.json") "<d:response><d:href>http://elsewhere.example.com/x/b/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"), &error);
  const ZzDavEntry *first;
  const ZzDavEntry *second;

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  first = entries->pdata[0];
  second = entries->pdata[1];
  g_assert_cmpstr (first->name, ==, "b");
  g_assert_true (first->folder);
  g_assert_cmpstr (second->name, ==, "资质 a.zizhi.json");
  g_assert_cmpint (second->size, ==, 7);
  g_assert_cmpstr (second->etag, ==, "\"e\"");
}

static void
test_bad_listings (Fixture *f,
                   gconstpointer data)
{
  static const struct
  {
    const char *body;
    const char *part;
  } bad[] = {
    { "<d:multistatus xmlns:d=\"DAV:\"><d:response>", "not WebDAV" },
    { "<html/>", "not WebDAV" },
    { "", "not WebDAV" },
    { "<multistatus/>", "not WebDAV" },
    { "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><d:multistatus xmlns:d=\"DAV:\">&b;</d:multistatus>", "not WebDAV" },
    { "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d:multistatus xmlns:d=\"DAV:\"/>", "not WebDAV" },
    { LISTING (RESPONSE ("/x/../secret")), "lead out" },
    { LISTING (RESPONSE ("/x/..")), "lead out" },
    { LISTING (RESPONSE ("/x/%2e%2e")), "lead out" },
    { LISTING (RESPONSE ("/x/..%2f..%2fsecret")), "lead out" },
    { LISTING (RESPONSE ("/x/a%00b")), "lead out" },
    { LISTING (RESPONSE ("/x/a%0ab")), "lead out" },
    { LISTING (RESPONSE ("/x/a%5cb")), "lead out" },
    { LISTING (RESPONSE ("/x/%ff")), "lead out" },
    { LISTING ("<d:response/>"), "lead out" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (list (f, bad[i].body, &error));
      assert_sentence (error, ZZ_ERROR_INVALID, bad[i].part);
    }
}

/* Nothing of a file that is not the right one stays behind. */
static void
test_wrong_file (Fixture *f,
                 gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("zizhi-share-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  static const char abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabd");
  g_assert_false (zz_dav_get_file (f->dav, f->url, path, 3, abc, NULL, NULL, NULL, &error));
  assert_sentence (error, ZZ_ERROR_INVALID, "not the one");
  g_clear_error (&error);
  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab");
  g_assert_false (zz_dav_get_file (f->dav, f->url, path, 3, NULL, NULL, NULL, NULL, &error));
  assert_sentence (error, ZZ_ERROR_INVALID, "not the one");
  g_clear_error (&error);
  hostile_answer (f->server, "/x", ANSWER_ENDLESS, "HTTP/1.1 200 OK\r\n\r\n");
  g_assert_false (zz_dav_get_file (f->dav, f->url, path, 3, abc, NULL, NULL, NULL, &error));
  assert_sentence (error, ZZ_ERROR_LIMIT, "more than");
  g_clear_error (&error);
  /* More than any disk has. */
  g_assert_false (zz_dav_get_file (f->dav, f->url, path, G_GINT64_CONSTANT (9000000000000000), abc, NULL, NULL, NULL, &error));
  assert_sentence (error, ZZ_ERROR_LIMIT, "no room");
  g_clear_error (&error);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
  g_assert_true (zz_dav_get_file (f->dav, f->url, path, 3, abc, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
}

static gpointer
cancel_later (gpointer cancellable)
{
  g_usleep (100000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (Fixture *f,
             gconstpointer data)
{
  static const ZzDavLimits patient = { .window = 60000, .least = 1 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  zz_dav_set_limits (f->dav, &patient);
  hostile_answer (f->server, "/x", ANSWER_SILENCE, "");
  thread = g_thread_new ("cancel", cancel_later, cancellable);
  g_assert_null (zz_dav_get (f->dav, f->url, 10, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);
  g_assert_null (zz_dav_get (f->dav, f->url, 10, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* One that says yes to everything is found out. */
static void
test_conditions (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = NULL;

  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
  g_assert_false (zz_dav_check_conditions (f->dav, f->url, NULL, &error));
  assert_sentence (error, ZZ_ERROR_REFUSED, "If-Match");
  log = hostile_log (f->server);
  g_assert_nonnull (strstr (log, "DELETE /x"));
  hostile_answer (f->server, "/x", ANSWER_TEXT, "HTTP/1.1 412 No\r\nContent-Length: 0\r\n\r\n");
  g_clear_error (&error);
  g_assert_true (zz_dav_check_conditions (f->dav, f->url, NULL, &error));
}

#define ADD(name, func) g_test_add ("/dav/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("answers", test_classes);
  ADD ("bodies", test_bodies);
  g_test_add_func ("/dav/unreachable", test_unreachable);
  g_test_add_func ("/dav/addresses", test_addresses);
  ADD ("redirects", test_redirects);
  ADD ("moved-put", test_moved_put);
  ADD ("etags", test_etags);
  ADD ("listing", test_listing);
  ADD ("bad-listings", test_bad_listings);
  ADD ("wrong-file", test_wrong_file);
  ADD ("cancel", test_cancel);
  ADD ("conditions", test_conditions);
  return g_test_run ();
}
