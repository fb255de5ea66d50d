/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names inside a package. */
#include "config.h"

#include "handover/package-path.h"

#include "core/error.h"
#include "core/portable-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* By folded path: what stands there. */
typedef struct
{
  char *exact;
  gboolean folder;
} Seen;

struct _ZzPackagePaths
{
  GHashTable *by_folded;
};

static gboolean
has_deceptive (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (zz_portable_name_is_deceptive (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

/* What is wrong with one part, or NULL. */
static const char *
find_fault (const char *part)
{
  const gsize length = strlen (part);

  if (length == 0 || g_str_equal (part, ".") || g_str_equal (part, ".."))
    return N_ ("the path leads out of its folder");
  if (length > ZZ_PACKAGE_MAX_PART)
    return N_ ("a name is longer than 255 bytes");
  if (g_ascii_isalpha (part[0]) && part[1] == ':')
    return N_ ("the path names a drive");
  if (part[length - 1] == '.' || part[length - 1] == ' ')
    return N_ ("a name ends in a full stop or a blank, which Windows drops");
  if (zz_portable_name_is_reserved (part))
    return N_ ("Windows keeps this name to itself");
  return NULL;
}

static const char *
find_path_fault (const char *path)
{
  g_auto (GStrv) parts = NULL;

  if (!g_utf8_validate (path, -1, NULL))
    return N_ ("the name is not UTF-8");
  if (path[0] == '/')
    return N_ ("the path is absolute");
  if (strchr (path, '\\') != NULL)
    return N_ ("the path has a backslash");
  if (has_deceptive (path))
    return N_ ("the name has control characters");
  if (strlen (path) > ZZ_PACKAGE_MAX_PATH)
    return N_ ("the path is longer than 1024 bytes");
  parts = g_strsplit (path, "/", -1);
  if (g_strv_length (parts) > ZZ_PACKAGE_MAX_DEPTH)
    return N_ ("the path goes through too many folders");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *fault = find_fault (parts[i]);

      if (fault != NULL)
        return fault;
    }
  return parts[0] == NULL ? N_ ("the path leads out of its folder") : NULL;
}

/* For a message of one line, however long and odd the path is. */
static char *
dup_shown (const char *path)
{
  g_autofree char *valid = g_utf8_make_valid (path, -1);
  GString *shown = g_string_new (NULL);
  guint n = 0;

  for (const char *c = valid; *c != '\0' && n < 200; c = g_utf8_next_char (c), n++)
    g_string_append_unichar (shown, zz_portable_name_is_deceptive (g_utf8_get_char (c)) ? 0xfffd : g_utf8_get_char (c));
  if (n == 200)
    g_string_append (shown, "…");
  return g_string_free (shown, FALSE);
}

static gboolean
fail (const char *path,
      const char *fault,
      GError **error)
{
  g_autofree char *shown = dup_shown (path);

  g_set_error (error, ZZ_ERROR, ZZ_ERROR_UNSAFE, _ ("\"%s\": %s; the file needs another name"), shown, g_dgettext (GETTEXT_PACKAGE, fault));
  return FALSE;
}

gboolean
zz_package_path_check (const char *path,
                       GError **error)
{
  const char *fault;

  g_return_val_if_fail (path != NULL, FALSE);

  fault = find_path_fault (path);
  return fault == NULL || fail (path, fault, error);
}

static void
free_seen_cb (gpointer data)
{
  Seen *seen = data;

  g_free (seen->exact);
  g_free (seen);
}

ZzPackagePaths *
zz_package_paths_new (void)
{
  ZzPackagePaths *self = g_new (ZzPackagePaths, 1);

  self->by_folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_seen_cb);
  return self;
}

void
zz_package_paths_free (ZzPackagePaths *self)
{
  g_hash_table_unref (self->by_folded);
  g_free (self);
}

/* As a file system sees it that tells neither case nor composition apart. */
static char *
fold (const char *path)
{
  g_autofree char *normal = g_utf8_normalize (path, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_casefold (normal, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}

static gboolean
add_one (ZzPackagePaths *self,
         const char *path,
         gboolean folder,
         GError **error)
{
  g_autofree char *folded = fold (path);
  const Seen *there = g_hash_table_lookup (self->by_folded, folded);
  Seen *seen;

  if (there != NULL && !g_str_equal (there->exact, path))
    return fail (path, N_ ("another name in the package differs only in upper and lower case"), error);
  if (there != NULL && (!folder || !there->folder))
    return fail (path, there->folder || folder ? N_ ("it is both a file and a folder") : N_ ("it is in the package twice"), error);
  if (there != NULL)
    return TRUE;
  seen = g_new (Seen, 1);
  seen->exact = g_strdup (path);
  seen->folder = folder;
  g_hash_table_insert (self->by_folded, g_steal_pointer (&folded), seen);
  return TRUE;
}

gboolean
zz_package_paths_add (ZzPackagePaths *self,
                      const char *path,
                      gboolean folder,
                      GError **error)
{
  g_autofree char *prefix = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (!zz_package_path_check (path, error))
    return FALSE;
  prefix = g_strdup (path);
  for (char *slash = prefix; (slash = strchr (slash, '/')) != NULL; slash++)
    {
      *slash = '\0';
      if (!add_one (self, prefix, TRUE, error))
        return FALSE;
      *slash = '/';
    }
  return add_one (self, path, folder, error);
}
