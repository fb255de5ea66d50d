/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords in the keyring of the desktop. */
#include "config.h"

#include "share/credentials.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

/* No password is of interest to another program of the same name. */
static const SecretSchema schema = {
  APP_ID ".Share",
  SECRET_SCHEMA_NONE,
  {
      { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

/* "https://files.example.com:8443": what the password is for. */
static char *
dup_server (const char *url,
            GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  if (uri != NULL && g_uri_get_host (uri) != NULL)
    {
      g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);

      return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri), "", NULL, NULL);
    }
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("a server's address begins with https:// and its name; check it"));
  return NULL;
}

static gboolean
take_error (GError *cause,
            GError **error)
{
  if (cause == NULL)
    return TRUE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_UNREACHABLE, _ ("the keyring does not work (%s); unlock it, or give the password another way"), cause->message);
  g_error_free (cause);
  return FALSE;
}

char *
zz_credentials_look_up (const char *url,
                        const char *user,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *server = NULL;
  GError *cause = NULL;
  char *password;

  g_return_val_if_fail (url != NULL && user != NULL, NULL);

  server = dup_server (url, error);
  if (server == NULL)
    return NULL;
  password = secret_password_lookup_sync (&schema, cancellable, &cause, "server", server, "user", user, NULL);
  take_error (cause, error);
  return password;
}

gboolean
zz_credentials_store (const char *url,
                      const char *user,
                      const char *password,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *server = NULL;
  g_autofree char *label = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (url != NULL && user != NULL && password != NULL, FALSE);

  server = dup_server (url, error);
  if (server == NULL)
    return FALSE;
  /* TRANSLATORS: how the keyring lists a password: a user, and a server's address. */
  label = g_strdup_printf (_ ("Zizhi: %s at %s"), user, server);
  secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, password, cancellable, &cause,
                              "server", server, "user", user, NULL);
  return take_error (cause, error);
}

gboolean
zz_credentials_forget (const char *url,
                       const char *user,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *server = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (url != NULL && user != NULL, FALSE);

  server = dup_server (url, error);
  if (server == NULL)
    return FALSE;
  secret_password_clear_sync (&schema, cancellable, &cause, "server", server, "user", user, NULL);
  return take_error (cause, error);
}

void
zz_credentials_free (char *password)
{
  secret_password_free (password);
}
