/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The WebDAV client: what can be asked of a server. */
#include "config.h"

#include "share/dav-private.h"

#include "core/error.h"
#include "store/digest.h"
#include "store/place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LISTING (8 * 1024 * 1024)
#define MAX_FILE (G_GINT64_CONSTANT (1) << 30)
#define MAX_LOCK_ANSWER (256 * 1024)
/* Milliseconds. */
#define CLOSING 20

static const ZzDavLimits usual_limits = { .window = 45 * 1000, .least = 16 * 1024 };

static const char ask_for[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                              "<propfind xmlns=\"DAV:\"><prop><resourcetype/><getcontentlength/><getetag/></prop></propfind>";
static const char lock_for[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                               "<lockinfo xmlns=\"DAV:\"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>";

ZzDav *
zz_dav_new (const char *url,
            GError **error)
{
  g_autoptr (GUri) uri = NULL;
  ZzDav *self;

  g_return_val_if_fail (url != NULL, NULL);

  uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("a server's address begins with https:// and its name, without a user or a password; check it"));
      return NULL;
    }
  if (!zz_dav_check_address (uri, error))
    return NULL;
  self = g_new0 (ZzDav, 1);
  self->base = g_steal_pointer (&uri);
  self->limits = usual_limits;
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = soup_session_new_with_options ("user-agent", "zizhi/" PACKAGE_VERSION, "max-conns", 2, "max-conns-per-host", 2, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  g_main_context_pop_thread_default (self->context);
  return self;
}

static gboolean
expire_cb (gpointer expired)
{
  *(gboolean *) expired = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the connections close, which is work in this context and done within a
 * moment; libsoup has to be there still when it is told. */
static void
close_connections (ZzDav *self)
{
  gboolean expired = FALSE;
  GSource *source = g_timeout_source_new (CLOSING);

  g_source_set_callback (source, expire_cb, &expired, NULL);
  g_source_attach (source, self->context);
  soup_session_abort (self->session);
  while (!expired)
    g_main_context_iteration (self->context, TRUE);
  g_source_unref (source);
}

void
zz_dav_free (ZzDav *self)
{
  if (self == NULL)
    return;
  g_main_context_push_thread_default (self->context);
  close_connections (self);
  g_clear_object (&self->session);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_uri_unref (self->base);
  zz_dav_set_credentials (self, NULL, NULL);
  g_free (self);
}

/* What was a password is not left lying about in memory. */
static void
wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

void
zz_dav_set_credentials (ZzDav *self,
                        const char *user,
                        const char *password)
{
  g_return_if_fail (self != NULL);

  g_free (self->user);
  wipe (self->password);
  self->user = g_strdup (user);
  self->password = g_strdup (password);
}

gboolean
zz_dav_set_authority (ZzDav *self,
                      const char *path,
                      GError **error)
{
  g_autoptr (GTlsDatabase) database = NULL;
  g_autofree char *whole = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  whole = g_canonicalize_filename (path, NULL);
  database = g_tls_file_database_new (whole, NULL);
  if (database == NULL)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("%s: there are no certificates in this file; give one in PEM form"), shown);
      return FALSE;
    }
  soup_session_set_tls_database (self->session, database);
  return TRUE;
}

void
zz_dav_set_limits (ZzDav *self,
                   const ZzDavLimits *limits)
{
  g_return_if_fail (self != NULL && limits != NULL);

  self->limits = *limits;
}

static gboolean
collect (const guchar *bytes,
         gsize n,
         gpointer data,
         GError **error G_GNUC_UNUSED)
{
  g_byte_array_append (data, bytes, (guint) n);
  return TRUE;
}

GPtrArray *
zz_dav_list (ZzDav *self,
             const char *url,
             guint depth,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GBytes) body = g_bytes_new_static (ask_for, sizeof ask_for - 1);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) listing = NULL;
  g_auto (ZzDavAnswer) answer = { 0 };
  const ZzDavRequest request = {
    .method = "PROPFIND",
    .url = url,
    .headers = { "Depth", depth == 0 ? "0" : "1" },
    .bytes = body,
    .media_type = "application/xml; charset=utf-8",
    .sink = collect,
    .sink_data = bytes,
    .most = MAX_LISTING,
  };

  g_return_val_if_fail (self != NULL && url != NULL && depth <= 1, NULL);

  if (!zz_dav_send (self, &request, &answer, cancellable, error))
    return NULL;
  listing = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return zz_dav_read_listing (listing, url, depth, error);
}

GBytes *
zz_dav_get (ZzDav *self,
            const char *url,
            gsize most,
            char **etag,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_auto (ZzDavAnswer) answer = { 0 };
  const ZzDavRequest request = { .method = "GET", .url = url, .sink = collect, .sink_data = bytes, .most = most };

  g_return_val_if_fail (self != NULL && url != NULL, NULL);

  if (!zz_dav_send (self, &request, &answer, cancellable, error))
    return NULL;
  if (etag != NULL)
    *etag = g_steal_pointer (&answer.etag);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A file as it arrives. */
typedef struct
{
  ZzNewFile file;
  ZzDigest *digest;
  gint64 size;
} Arrival;

static gboolean
take_in (const guchar *bytes,
         gsize n,
         gpointer data,
         GError **error)
{
  Arrival *arrival = data;

  arrival->size += (gint64) n;
  if (zz_digest_add (arrival->digest, bytes, n))
    return zz_new_file_write (&arrival->file, bytes, n, error);
  g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("The checksum could not be worked out; close other programs and try again."));
  return FALSE;
}

static gboolean
check_arrival (Arrival *arrival,
               const char *url,
               gint64 size,
               const char *sha256,
               GError **error)
{
  char hex[65];

  if (zz_digest_end (arrival->digest, hex) && (size < 0 || arrival->size == size)
      && (sha256 == NULL || g_ascii_strcasecmp (hex, sha256) == 0))
    return TRUE;
  zz_dav_set_error (error, ZZ_ERROR_INVALID, url, _ ("the file on the server is not the one the project names; have it uploaded again from where it is whole"));
  return FALSE;
}

/* A project may claim any size of its evidence. */
static gboolean
has_room (const char *folder,
          gint64 size,
          GError **error)
{
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (place, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  g_autofree char *wanted = NULL;

  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
      || (guint64) MAX (size, 0) < g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    return TRUE;
  wanted = g_format_size ((guint64) size);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("%s: there is no room for a file of %s; make room on the disk and try again"), folder, wanted);
  return FALSE;
}

gboolean
zz_dav_get_file (ZzDav *self,
                 const char *url,
                 const char *path,
                 gint64 size,
                 const char *sha256,
                 GFileProgressCallback progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (ZzDigest) digest = zz_digest_new ();
  g_auto (ZzDavAnswer) answer = { 0 };
  Arrival arrival = { ZZ_NEW_FILE_INIT, digest, 0 };
  const ZzDavRequest request = {
    .method = "GET",
    .url = url,
    .sink = take_in,
    .sink_data = &arrival,
    .most = (gsize) (size < 0 ? MAX_FILE : size),
    .progress = progress,
    .progress_data = progress_data,
  };
  gboolean fetched;

  g_return_val_if_fail (self != NULL && url != NULL && digest != NULL, FALSE);

  fetched = has_room (folder, size, error)
            && zz_new_file_begin (&arrival.file, folder, error)
            && zz_dav_send (self, &request, &answer, cancellable, error)
            && check_arrival (&arrival, url, size, sha256, error)
            && zz_new_file_finish (&arrival.file, path, error);
  zz_new_file_clear (&arrival.file);
  return fetched;
}

gboolean
zz_dav_look (ZzDav *self,
             const char *url,
             gint64 *size,
             char **etag,
             GCancellable *cancellable,
             GError **error)
{
  g_auto (ZzDavAnswer) answer = { 0 };
  const ZzDavRequest request = { .method = "HEAD", .url = url };

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  if (!zz_dav_send (self, &request, &answer, cancellable, error))
    return FALSE;
  if (size != NULL)
    *size = answer.size;
  if (etag != NULL)
    *etag = g_steal_pointer (&answer.etag);
  return TRUE;
}

gboolean
zz_dav_put (ZzDav *self,
            const ZzDavPut *put,
            GCancellable *cancellable,
            GError **error)
{
  gboolean is_new = g_strcmp0 (put->only_if, ZZ_DAV_NEW) == 0;
  g_autofree char *token = put->lock != NULL ? g_strdup_printf ("(%s)", put->lock) : NULL;
  g_auto (ZzDavAnswer) answer = { 0 };
  const ZzDavRequest request = {
    .method = "PUT",
    .url = put->url,
    .headers = { "If-None-Match", is_new ? "*" : NULL, "If-Match", is_new ? NULL : put->only_if, "If", token },
    .bytes = put->bytes,
    .file = put->file,
    .media_type = put->media_type != NULL ? put->media_type : "application/octet-stream",
    .progress = put->progress,
    .progress_data = put->progress_data,
    .deadline = put->deadline,
  };

  g_return_val_if_fail (self != NULL && (put->bytes != NULL) != (put->file != NULL), FALSE);

  if (put->only_if != NULL && !is_new && !zz_etag_check (put->only_if, put->url, error))
    return FALSE;
  return zz_dav_send (self, &request, &answer, cancellable, error);
}

static gboolean
is_folder (ZzDav *self,
           const char *url,
           GCancellable *cancellable)
{
  g_autoptr (GPtrArray) entries = zz_dav_list (self, url, 0, cancellable, NULL);

  return entries != NULL && entries->len == 1 && ((const ZzDavEntry *) entries->pdata[0])->folder;
}

gboolean
zz_dav_make_folder (ZzDav *self,
                    const char *url,
                    GCancellable *cancellable,
                    GError **error)
{
  /* 405: something is there, and that is a folder or the next request says so. */
  static const guint expected[] = { 405, 0 };
  g_auto (ZzDavAnswer) answer = { 0 };
  const ZzDavRequest request = { .method = "MKCOL", .url = url, .expected = expected };
  GError *cause = NULL;

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  if (zz_dav_send (self, &request, &answer, cancellable, &cause))
    return TRUE;
  /* 403 is what Apache says when somebody else makes it at the same moment. */
  if (!g_error_matches (cause, ZZ_ERROR, ZZ_ERROR_REFUSED) || !is_folder (self, url, cancellable))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  g_error_free (cause);
  return TRUE;
}

gboolean
zz_dav_delete (ZzDav *self,
               const char *url,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (ZzDavAnswer) answer = { 0 };
  const ZzDavRequest request = { .method = "DELETE", .url = url };

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  return zz_dav_send (self, &request, &answer, cancellable, error);
}

gboolean
zz_dav_lock (ZzDav *self,
             const char *url,
             guint seconds,
             char **token,
             GCancellable *cancellable,
             GError **error)
{
  /* What a server says that knows no locks, or gives none to us. */
  static const guint expected[] = { 400, 403, 404, 405, 409, 412, 415, 500, 501, 0 };
  g_autoptr (GBytes) body = g_bytes_new_static (lock_for, sizeof lock_for - 1);
  g_autofree char *timeout = g_strdup_printf ("Second-%u", seconds);
  g_auto (ZzDavAnswer) answer = { 0 };
  const ZzDavRequest request = {
    .method = "LOCK",
    .url = url,
    .headers = { "Depth", "0", "Timeout", timeout },
    .bytes = body,
    .media_type = "application/xml; charset=utf-8",
    .most = MAX_LOCK_ANSWER,
    .expected = expected,
  };

  g_return_val_if_fail (self != NULL && url != NULL && token != NULL, FALSE);

  *token = NULL;
  if (!zz_dav_send (self, &request, &answer, cancellable, error))
    return FALSE;
  if (answer.status < 300)
    *token = g_steal_pointer (&answer.token);
  return TRUE;
}

void
zz_dav_unlock (ZzDav *self,
               const char *url,
               const char *token,
               GCancellable *cancellable)
{
  g_auto (ZzDavAnswer) answer = { 0 };
  const ZzDavRequest request = { .method = "UNLOCK", .url = url, .headers = { "Lock-Token", token } };

  g_return_if_fail (self != NULL && url != NULL && token != NULL);

  /* A lock that cannot be given back runs out by itself. */
  zz_dav_send (self, &request, &answer, cancellable, NULL);
}

gboolean
zz_dav_check_conditions (ZzDav *self,
                         const char *url,
                         GCancellable *cancellable,
                         GError **error)
{
  /* 404 and 409 are how some say that the condition cannot hold. */
  static const guint expected[] = { 404, 409, 412, 0 };
  g_autoptr (GBytes) body = g_bytes_new_static ("", 0);
  g_auto (ZzDavAnswer) answer = { 0 };
  const ZzDavRequest request = {
    .method = "PUT",
    .url = url,
    .headers = { "If-Match", "\"zizhi\"" },
    .bytes = body,
    .media_type = "application/octet-stream",
    .expected = expected,
  };

  g_return_val_if_fail (self != NULL && url != NULL, FALSE);

  if (!zz_dav_send (self, &request, &answer, cancellable, error))
    return FALSE;
  if (answer.status >= 300)
    return TRUE;
  zz_dav_delete (self, url, cancellable, NULL);
  zz_dav_set_error (error, ZZ_ERROR_REFUSED, url, _ ("the server overwrites files although it is told not to (If-Match), so nobody's changes would be safe; use another server, or send packages"));
  return FALSE;
}
