/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server's answer means, in one sentence. */
#include "config.h"

#include "share/dav-request.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint status;
  ZzError code;
  const char *sentence; /* after the address */
} Meaning;

static const Meaning meanings[] = {
  { 400, ZZ_ERROR_INVALID, N_ ("the server does not understand the request; check that the address is one of WebDAV") },
  { 401, ZZ_ERROR_SIGNED_OUT, N_ ("the server asks for a name and a password that fit; sign in again") },
  { 403, ZZ_ERROR_REFUSED, N_ ("the server does not allow this for your account; ask who manages it for the right to write there") },
  { 404, ZZ_ERROR_NOT_FOUND, N_ ("there is nothing at this address; check it") },
  { 405, ZZ_ERROR_REFUSED, N_ ("the server does not do this here; check that the address is one of WebDAV") },
  { 407, ZZ_ERROR_UNREACHABLE, N_ ("the proxy asks for a name and a password; set them in the system's network settings") },
  { 409, ZZ_ERROR_NOT_FOUND, N_ ("the folder it should be in is not on the server; make it first") },
  { 410, ZZ_ERROR_NOT_FOUND, N_ ("there is nothing at this address any more; check it") },
  { 412, ZZ_ERROR_CHANGED, N_ ("somebody else changed it on the server meanwhile; take that in first") },
  { 413, ZZ_ERROR_LIMIT, N_ ("the server takes no file of this size; ask who manages it for a higher limit") },
  { 423, ZZ_ERROR_BUSY, N_ ("somebody else holds it locked; try again later") },
  { 429, ZZ_ERROR_BUSY, N_ ("the server gets too many requests; try again later") },
  { 501, ZZ_ERROR_REFUSED, N_ ("the server cannot do this; check that the address is one of WebDAV") },
  { 503, ZZ_ERROR_BUSY, N_ ("the server is busy or being worked on; try again later") },
  { 507, ZZ_ERROR_LIMIT, N_ ("the server has no room left; free some, or ask who manages it") },
};

char *
zz_dav_show_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *plain = NULL;
  char *shown;

  plain = uri != NULL ? g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY | G_URI_HIDE_FRAGMENT) : g_strdup (url);
  shown = g_uri_unescape_string (plain, NULL);
  /* Bytes that make no text, or would spoil the line, stay escaped. */
  for (const char *c = shown; c != NULL && *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      g_clear_pointer (&shown, g_free);
  if (shown == NULL || !g_utf8_validate (shown, -1, NULL))
    {
      g_free (shown);
      shown = g_utf8_make_valid (plain, -1);
    }
  return shown;
}

static const Meaning *
find_meaning (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].status == status)
      return &meanings[i];
  return NULL;
}

void
zz_dav_set_error (GError **error,
                  ZzError code,
                  const char *url,
                  const char *sentence)
{
  g_autofree char *shown = zz_dav_show_address (url);

  g_set_error (error, ZZ_ERROR, (int) code, "%s: %s", shown, sentence);
}

gboolean
zz_dav_check_status (guint status,
                     const char *url,
                     GError **error)
{
  const Meaning *meaning = find_meaning (status);
  g_autofree char *sentence = NULL;

  if (status >= 200 && status < 300)
    return TRUE;
  if (meaning != NULL)
    sentence = g_strdup (g_dgettext (GETTEXT_PACKAGE, meaning->sentence));
  else
    sentence = g_strdup_printf (status >= 500 ? _ ("the server failed (%u); try again later")
                                              : _ ("the server answered %u, which means nothing here; check that the address is one of WebDAV"),
                                status);
  zz_dav_set_error (error, meaning != NULL ? meaning->code : status >= 500 ? ZZ_ERROR_UNREACHABLE
                                                                           : ZZ_ERROR_INVALID,
                    url, sentence);
  return FALSE;
}

/* The gravest first: one is said. */
static const struct
{
  GTlsCertificateFlags flag;
  const char *reason;
} faults[] = {
  { G_TLS_CERTIFICATE_REVOKED, N_ ("it was revoked") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("it is made out to another name") },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("nobody this computer trusts issued it") },
  { G_TLS_CERTIFICATE_EXPIRED, N_ ("it has expired") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("it is not valid yet; check the date of this computer") },
  { G_TLS_CERTIFICATE_INSECURE, N_ ("it is made in a way that is no longer safe") },
};

void
zz_dav_set_certificate_error (GTlsCertificateFlags flags,
                              const char *url,
                              GError **error)
{
  const char *reason = N_ ("it could not be checked");
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if ((flags & faults[i].flag) != 0)
      {
        reason = faults[i].reason;
        break;
      }
  sentence = g_strdup_printf (_ ("the server's certificate is not in order: %s; nothing was sent"), g_dgettext (GETTEXT_PACKAGE, reason));
  zz_dav_set_error (error, ZZ_ERROR_UNREACHABLE, url, sentence);
}
