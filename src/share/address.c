/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses as text. */
#include "config.h"

#include "share/address.h"

#include "share/remote.h"

#include <string.h>

/* What stays as it was typed, percents among it. */
#define RESERVED ":/?#[]@!$&'()*+,;=%"

char *
zz_address_complete (const char *text)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *whole = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    return NULL;
  typed = strstr (trimmed, "://") == NULL ? g_strconcat ("https://", trimmed, NULL) : g_steal_pointer (&trimmed);
  whole = g_uri_escape_string (typed, RESERVED, FALSE);
  if (g_str_has_suffix (whole, "/") || zz_address_is_project (whole))
    return g_steal_pointer (&whole);
  return g_strconcat (whole, "/", NULL);
}

gboolean
zz_address_is_project (const char *url)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (url != NULL, FALSE);

  name = zz_remote_dup_name (url);
  return name != NULL;
}

char *
zz_address_dup_folder (const char *url)
{
  const char *slash;

  g_return_val_if_fail (url != NULL, NULL);

  slash = strrchr (url, '/');
  return slash != NULL ? g_strndup (url, (gsize) (slash - url) + 1) : g_strdup (url);
}

char *
zz_address_dup_parent (const char *folder)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *bare = NULL;
  gsize n;

  g_return_val_if_fail (folder != NULL, NULL);

  uri = g_uri_parse (folder, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || strlen (g_uri_get_path (uri)) <= 1)
    return NULL;
  n = strlen (folder);
  bare = g_strndup (folder, folder[n - 1] == '/' ? n - 1 : n);
  return zz_address_dup_folder (bare);
}

char *
zz_address_dup_child (const char *folder,
                      const char *name,
                      gboolean is_folder)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (folder != NULL && name != NULL, NULL);

  escaped = g_uri_escape_string (name, NULL, FALSE);
  return g_strconcat (folder, escaped, is_folder ? "/" : "", NULL);
}

char *
zz_address_dup_shown (const char *url)
{
  g_autofree char *shown = NULL;
  g_autofree char *again = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  shown = g_uri_unescape_string (url, NULL);
  if (shown != NULL && g_utf8_validate (shown, -1, NULL))
    again = zz_address_complete (shown);
  return g_strdup (g_strcmp0 (again, url) == 0 ? shown : url);
}

char *
zz_address_dup_server (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return NULL;
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri), "", NULL, NULL);
}
