/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request and its answer, whichever way the server sends it. */
#include "config.h"

#include "share/dav-private.h"

#include <glib/gi18n-lib.h>

#define MAX_HOPS 5

void
zz_dav_answer_clear (ZzDavAnswer *answer)
{
  g_clear_pointer (&answer->etag, g_free);
  g_clear_pointer (&answer->token, g_free);
  g_clear_pointer (&answer->location, g_free);
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address) : g_ascii_strcasecmp (host, "localhost") == 0;
}

gboolean
zz_dav_check_address (GUri *uri,
                      GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host == NULL || *host == '\0' || (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http")))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("a server's address begins with https:// and its name; check it"));
      return FALSE;
    }
  if (g_str_equal (scheme, "https") || is_loopback (host))
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: plain http would show everything to everybody on the way; use an address that begins with https://"), host);
  return FALSE;
}

gboolean
zz_dav_request_reads (const ZzDavRequest *request)
{
  return g_str_equal (request->method, "GET") || g_str_equal (request->method, "HEAD") || g_str_equal (request->method, "PROPFIND");
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* @format: with the address the server sends us to. */
static GUri *
refuse_to_follow (const ZzDavRequest *request,
                  GUri *to,
                  const char *format,
                  GError **error)
{
  g_autofree char *there = g_uri_to_string_partial (to, G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY | G_URI_HIDE_FRAGMENT);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *sentence = g_strjoinv (there, parts);

  zz_dav_set_error (error, ZZ_ERROR_REFUSED, request->url, sentence);
  return NULL;
}

/* Only what reads follows, and never from a safe address to one that is not. */
static GUri *
follow (const ZzDavRequest *request,
        GUri *from,
        const ZzDavAnswer *answer,
        GError **error)
{
  g_autoptr (GUri) to = answer->location != NULL ? g_uri_parse_relative (from, answer->location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (to == NULL || g_uri_get_host (to) == NULL || g_uri_get_userinfo (to) != NULL)
    {
      zz_dav_set_error (error, ZZ_ERROR_INVALID, request->url, _ ("the server sends us on to nowhere; check the address"));
      return NULL;
    }
  if (!zz_dav_request_reads (request))
    return refuse_to_follow (request, to, _ ("the server sends us on to %s; use that address if you know it"), error);
  if (g_str_equal (g_uri_get_scheme (from), "https") && !g_str_equal (g_uri_get_scheme (to), "https"))
    return refuse_to_follow (request, to, _ ("the server sends us on to %s, which is not encrypted; it was not followed"), error);
  return zz_dav_check_address (to, error) ? g_steal_pointer (&to) : NULL;
}

static gboolean
is_expected (const ZzDavRequest *request,
             guint status)
{
  for (const guint *expected = request->expected; expected != NULL && *expected != 0; expected++)
    if (*expected == status)
      return TRUE;
  return FALSE;
}

/* -1 for a file that is not there. */
static gint64
measure_body (const ZzDavRequest *request)
{
  g_autoptr (GFileInfo) info = NULL;

  if (request->file == NULL)
    return request->bytes != NULL ? (gint64) g_bytes_get_size (request->bytes) : 0;
  info = g_file_query_info (request->file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return info != NULL ? g_file_info_get_size (info) : -1;
}

static gboolean
send_on (ZzDav *self,
         const ZzDavRequest *request,
         GUri *first,
         gint64 size,
         ZzDavAnswer *answer,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GUri) uri = g_uri_ref (first);

  for (guint hop = 0; hop <= MAX_HOPS; hop++)
    {
      GUri *next;

      if (!zz_dav_exchange (self, request, uri, size, answer, cancellable, error))
        return FALSE;
      if (!is_redirect (answer->status))
        return is_expected (request, answer->status) || zz_dav_check_status (answer->status, request->url, error);
      next = follow (request, uri, answer, error);
      if (next == NULL)
        return FALSE;
      g_uri_unref (uri);
      uri = next;
    }
  zz_dav_set_error (error, ZZ_ERROR_INVALID, request->url, _ ("the server sends us round in a circle; check the address"));
  return FALSE;
}

gboolean
zz_dav_send (ZzDav *self,
             const ZzDavRequest *request,
             ZzDavAnswer *answer,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (request->url, SOUP_HTTP_URI_FLAGS, NULL);
  gint64 size = measure_body (request);
  gboolean sent;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("a server's address begins with https:// and its name; check it"));
      return FALSE;
    }
  if (!zz_dav_check_address (uri, error))
    return FALSE;
  if (size < 0)
    {
      g_autofree char *path = g_file_get_parse_name (request->file);

      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("%s: the file is no longer there"), path);
      return FALSE;
    }
  g_main_context_push_thread_default (self->context);
  sent = send_on (self, request, uri, size, answer, cancellable, error);
  g_main_context_pop_thread_default (self->context);
  return sent;
}
