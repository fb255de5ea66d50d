/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties a working copy to a server. */
#include "config.h"

#include "share/remote-private.h"

#include "core/error.h"
#include "store/json.h"
#include "store/load.h"
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>

#define LINK "remote.ini"
#define GROUP "remote"
#define BASE "base.zizhi.json"
#define THEIRS "theirs.zizhi.json"
#define LOCK "lock"
#define MAX_LINK (64 * 1024)

char *
zz_remote_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "remotes", NULL);
}

/* One folder for each working copy, whichever way it is reached. */
static ZzRemote *
create (GFile *file,
        const char *folder)
{
  ZzRemote *self = g_new0 (ZzRemote, 1);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GFile) real = parent != NULL ? zz_place_resolve (parent) : NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = NULL;
  g_autofree char *digest = NULL;

  g_atomic_ref_count_init (&self->count);
  self->file = real != NULL ? g_file_get_child (real, name) : g_object_ref (file);
  uri = g_file_get_uri (self->file);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  digest[32] = '\0';
  self->place = g_build_filename (folder, digest, NULL);
  return self;
}

ZzRemote *
zz_remote_ref (ZzRemote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
zz_remote_unref (ZzRemote *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->count))
    return;
  g_object_unref (self->file);
  g_free (self->place);
  g_free (self->url);
  g_free (self->user);
  g_free (self->authority);
  g_free (self);
}

char *
zz_remote_dup_name (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *slash = uri != NULL ? strrchr (g_uri_get_path (uri), '/') : NULL;
  g_autofree char *name = slash != NULL ? g_uri_unescape_string (slash + 1, "/") : NULL;

  if (name == NULL || *name == '.' || !g_str_has_suffix (name, ".json") || strlen (name) > 200
      || strpbrk (name, "/\\") != NULL || !g_utf8_validate (name, -1, NULL))
    return NULL;
  for (const char *c = name; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return NULL;
  return g_steal_pointer (&name);
}

/* Only what may be kept in the open: an address without a password. */
static gboolean
check_url (const char *url,
           GError **error)
{
  g_autoptr (ZzDav) dav = zz_dav_new (url, error);
  g_autofree char *name = dav != NULL ? zz_remote_dup_name (url) : NULL;

  if (name != NULL && strpbrk (url, "?#") == NULL)
    return TRUE;
  if (dav != NULL)
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("the address of a shared project ends in its name, as in https://files.example.com/team/NAME.zizhi.json; check it"));
  return FALSE;
}

gboolean
zz_remote_write_file (ZzRemote *self,
                      const char *name,
                      const char *data,
                      gsize size,
                      GError **error)
{
  g_autofree char *path = g_build_filename (self->place, name, NULL);

  if (g_mkdir_with_parents (self->place, 0700) != 0)
    {
      zz_place_set_error (error, self->place);
      return FALSE;
    }
  return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

GBytes *
zz_remote_load_file (ZzRemote *self,
                     const char *name,
                     gsize most)
{
  g_autofree char *path = g_build_filename (self->place, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return zz_load_file (file, most, NULL, NULL, NULL);
}

static void
set_text (GKeyFile *keys,
          const char *name,
          const char *text)
{
  if (text != NULL)
    g_key_file_set_string (keys, GROUP, name, text);
}

gboolean
zz_remote_save_link (ZzRemote *self,
                     GError **error)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *uri = g_file_get_uri (self->file);
  g_autofree char *text = NULL;
  gsize size;

  g_key_file_set_integer (keys, GROUP, "version", 1);
  set_text (keys, "file", uri);
  set_text (keys, "url", self->url);
  set_text (keys, "user", self->user);
  set_text (keys, "authority", self->authority);
  g_key_file_set_boolean (keys, GROUP, "heeds-conditions", self->heeds);
  text = g_key_file_to_data (keys, &size, NULL);
  return zz_remote_write_file (self, LINK, text, size, error);
}

/* @uri: set to the working copy's, owned by the caller; may be NULL. */
static gboolean
read_link (ZzRemote *self,
           char **uri)
{
  g_autoptr (GBytes) bytes = zz_remote_load_file (self, LINK, MAX_LINK);
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  if (bytes == NULL || !g_key_file_load_from_bytes (keys, bytes, G_KEY_FILE_NONE, NULL)
      || g_key_file_get_integer (keys, GROUP, "version", NULL) != 1)
    return FALSE;
  self->url = g_key_file_get_string (keys, GROUP, "url", NULL);
  self->user = g_key_file_get_string (keys, GROUP, "user", NULL);
  self->authority = g_key_file_get_string (keys, GROUP, "authority", NULL);
  self->heeds = g_key_file_get_boolean (keys, GROUP, "heeds-conditions", NULL);
  if (uri != NULL)
    *uri = g_key_file_get_string (keys, GROUP, "file", NULL);
  return self->url != NULL && check_url (self->url, NULL);
}

void
zz_remote_remove_file (ZzRemote *self,
                       const char *name)
{
  g_autofree char *path = g_build_filename (self->place, name, NULL);

  g_unlink (path);
}

ZzRemote *
zz_remote_link (GFile *file,
                const char *url,
                const char *user,
                const char *authority,
                const char *folder,
                GError **error)
{
  g_autoptr (ZzRemote) self = NULL;
  g_autoptr (ZzRemote) before = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && url != NULL && folder != NULL, NULL);

  if (!check_url (url, error))
    return NULL;
  self = create (file, folder);
  before = create (file, folder);
  /* Of another address the base says nothing. */
  if (!read_link (before, NULL) || !g_str_equal (before->url, url))
    {
      zz_remote_remove_file (self, BASE);
      zz_remote_remove_file (self, THEIRS);
      zz_remote_forget_sent (self);
    }
  else
    self->heeds = before->heeds;
  self->url = g_strdup (url);
  self->user = g_strdup (user);
  self->authority = authority != NULL ? g_canonicalize_filename (authority, NULL) : NULL;
  return zz_remote_save_link (self, error) ? g_steal_pointer (&self) : NULL;
}

ZzRemote *
zz_remote_open (GFile *file,
                const char *folder,
                GError **error)
{
  g_autoptr (ZzRemote) self = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && folder != NULL, NULL);

  self = create (file, folder);
  if (read_link (self, NULL))
    return g_steal_pointer (&self);
  shown = g_file_get_parse_name (file);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("%s is not shared yet; say at which address it is to be"), shown);
  return NULL;
}

ZzRemote *
zz_remote_open_link (const char *folder,
                     const char *name)
{
  g_autoptr (ZzRemote) self = g_new0 (ZzRemote, 1);
  g_autofree char *uri = NULL;
  gboolean good;

  g_atomic_ref_count_init (&self->count);
  self->place = g_build_filename (folder, name, NULL);
  good = read_link (self, &uri) && uri != NULL;
  self->file = g_file_new_for_uri (uri != NULL ? uri : "");
  return good ? g_steal_pointer (&self) : NULL;
}

const char *
zz_remote_get_url (ZzRemote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

const char *
zz_remote_get_user (ZzRemote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->user;
}

const char *
zz_remote_get_authority (ZzRemote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->authority;
}

GFile *
zz_remote_get_file (ZzRemote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}

GBytes *
zz_remote_load_base (ZzRemote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return zz_remote_load_file (self, BASE, ZZ_JSON_MAX_BYTES);
}

GBytes *
zz_remote_load_theirs (ZzRemote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return zz_remote_load_file (self, THEIRS, ZZ_JSON_MAX_BYTES);
}

gboolean
zz_remote_save_base (ZzRemote *self,
                     GBytes *bytes,
                     GError **error)
{
  if (!zz_remote_write_file (self, BASE, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return FALSE;
  zz_remote_remove_file (self, THEIRS);
  zz_remote_forget_sent (self);
  return TRUE;
}

gboolean
zz_remote_save_theirs (ZzRemote *self,
                       GBytes *bytes,
                       GError **error)
{
  return zz_remote_write_file (self, THEIRS, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

gboolean
zz_remote_resolved (ZzRemote *self,
                    GBytes *theirs,
                    GError **error)
{
  gboolean saved;
  int held;

  g_return_val_if_fail (self != NULL && theirs != NULL, FALSE);

  held = zz_remote_hold (self, error);
  if (held < 0)
    return FALSE;
  saved = zz_remote_save_base (self, theirs, error);
  g_close (held, NULL);
  return saved;
}

ZzRemoteState
zz_remote_look (ZzRemote *self)
{
  g_autoptr (GBytes) base = NULL;
  g_autoptr (GBytes) mine = NULL;
  g_autoptr (GBytes) theirs = NULL;

  g_return_val_if_fail (self != NULL, ZZ_REMOTE_IN_STEP);

  theirs = zz_remote_load_theirs (self);
  if (theirs != NULL)
    return ZZ_REMOTE_CONFLICT;
  base = zz_remote_load_base (self);
  mine = zz_load_file (self->file, ZZ_JSON_MAX_BYTES, NULL, NULL, NULL);
  if (mine == NULL)
    return ZZ_REMOTE_BEHIND;
  return base != NULL && g_bytes_equal (base, mine) ? ZZ_REMOTE_IN_STEP : ZZ_REMOTE_AHEAD;
}

void
zz_remote_forget (ZzRemote *self)
{
  static const char *const names[] = { LINK, BASE, THEIRS, LOCK };

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    zz_remote_remove_file (self, names[i]);
  zz_remote_forget_sent (self);
  g_rmdir (self->place);
}

int
zz_remote_hold (ZzRemote *self,
                GError **error)
{
  g_autofree char *path = g_build_filename (self->place, LOCK, NULL);
  int held = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (held < 0)
    {
      zz_place_set_error (error, path);
      return -1;
    }
  if (flock (held, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return held;
  g_close (held, NULL);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_BUSY, _ ("%s: it is being brought in step just now; wait until that is done"), g_file_peek_path (self->file));
  return -1;
}
