/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lock file beside the project. */
#include "config.h"

#include "store/presence.h"

#include "core/error.h"
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* File synchronisers leave files of such names alone. */
#define BEFORE ".~lock."
#define BEHIND "#"
#define MAX_BYTES 1024
#define ATTEMPTS 3

enum {
  NAME,
  USER,
  HOST,
  N_LINES
};

struct _ZzPresence
{
  char *path;
  int held;
};

static char *
dup_path (GFile *project)
{
  g_autoptr (GFile) real = zz_place_resolve (project);
  g_autofree char *path = g_file_get_path (real);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *name = path != NULL ? g_strconcat (BEFORE, base, BEHIND, NULL) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

/* Whether what is locked is what stands there: whoever held it may have removed it
 * between our opening and locking it. */
static gboolean
is_there (int fd,
          const char *path)
{
  struct stat held, there;

  return fstat (fd, &held) == 0 && lstat (path, &there) == 0 && held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

/* What another program wrote: three lines, of which none has to be true. */
static char *
read_other (int fd,
            const char *user,
            const char *host)
{
  char text[MAX_BYTES + 1] = "";
  const ssize_t n = pread (fd, text, MAX_BYTES, 0);
  g_auto (GStrv) lines = NULL;

  if (n <= 0 || !g_utf8_validate (text, n, NULL))
    return g_strdup ("?");
  lines = g_strsplit (text, "\n", N_LINES + 1);
  if (g_strv_length (lines) < N_LINES)
    return g_strdup ("?");
  if (g_str_equal (lines[USER], user) && g_str_equal (lines[HOST], host))
    return g_strdup ("");
  return g_strdup_printf ("%s (%s)", *lines[NAME] != '\0' ? lines[NAME] : lines[USER], lines[HOST]);
}

static void
announce (int fd,
          const char *name,
          const char *user,
          const char *host)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s\n%s\n", name, user, host);

  /* Nobody reads more of it than that it is locked, if this fails. */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("%s: %s", text, g_strerror (errno));
}

/* A file system without locks: what was made for nothing goes. */
static void
forget (int fd,
        const char *path)
{
  struct stat held;

  if (fstat (fd, &held) == 0 && held.st_size == 0 && is_there (fd, path))
    g_unlink (path);
}

/* The lock file, locked; -1 with @other where somebody holds it. */
static int
hold (const char *path,
      const char *user,
      const char *host,
      char **other)
{
  for (guint i = 0; i < ATTEMPTS; i++)
    {
      int locked;
      int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);

      /* Another user's file can be read and locked all the same. */
      if (fd < 0 && errno == EACCES)
        fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
      if (fd < 0)
        return -1;
      locked = flock (fd, LOCK_EX | LOCK_NB);
      if (locked == 0 && is_there (fd, path))
        return fd;
      if (locked != 0 && errno == EWOULDBLOCK && is_there (fd, path))
        *other = read_other (fd, user, host);
      else if (locked != 0 && errno != EWOULDBLOCK)
        forget (fd, path);
      close (fd);
      if (*other != NULL)
        return -1;
    }
  return -1;
}

ZzPresence *
zz_presence_take (GFile *project,
                  const char *name,
                  const char *user,
                  const char *host,
                  char **other)
{
  g_autofree char *path = NULL;
  ZzPresence *self;
  int held;

  g_return_val_if_fail (G_IS_FILE (project) && name != NULL && user != NULL && host != NULL && other != NULL, NULL);

  *other = NULL;
  path = dup_path (project);
  held = path != NULL ? hold (path, user, host, other) : -1;
  if (held < 0)
    return NULL;
  announce (held, name, user, host);
  self = g_new0 (ZzPresence, 1);
  self->path = g_steal_pointer (&path);
  self->held = held;
  return self;
}

gboolean
zz_presence_check_alone (const char *other,
                         GError **error)
{
  if (other == NULL)
    return TRUE;
  if (*other != '\0')
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s has the project open and may have attached files that are not saved yet; clean up when nobody else has it open"), other);
  else
    g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("the project is open in another window, where files may be attached that are not saved yet; close it there, then clean up"));
  return FALSE;
}

void
zz_presence_free (ZzPresence *self)
{
  g_return_if_fail (self != NULL);

  /* While it is still locked, so that nobody's new one goes. */
  if (is_there (self->held, self->path))
    g_unlink (self->path);
  close (self->held);
  g_free (self->path);
  g_free (self);
}
