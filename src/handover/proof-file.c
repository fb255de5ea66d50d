/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence files read and verified at once. */
#include "config.h"

#include "handover/proof-file.h"

#include "core/builtin.h"
#include "core/error.h"
#include "store/attachment.h"
#include "store/digest.h"
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
/* Opening a pipe must not wait for its other end. */
#define FILE_ONLY (O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)

ZzProofFile *
zz_proof_file_new (const ZzRecord *item)
{
  const ZzValue *size = zz_record_get (item, ZZ_EVIDENCE_SIZE);
  ZzProofFile *self = g_new (ZzProofFile, 1);

  self->title = g_strdup (zz_record_get_label (item));
  self->path = g_strdup (zz_record_get_text (item, ZZ_EVIDENCE_FILE));
  self->size = size->kind == ZZ_VALUE_INTEGER ? size->integer : -1;
  self->sha256 = g_strdup (zz_record_get_text (item, ZZ_EVIDENCE_SHA256));
  return self;
}

void
zz_proof_file_free (ZzProofFile *source)
{
  g_free (source->title);
  g_free (source->path);
  g_free (source->sha256);
  g_free (source);
}

gboolean
zz_handover_progress_add (ZzHandoverProgress *self,
                          gsize n,
                          GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  self->done += (goffset) n;
  if (self->func != NULL)
    self->func (self->done, MAX (self->done, self->total), self->user_data);
  return TRUE;
}

static gboolean
fail (const ZzProofFile *source,
      int code,
      GError **error,
      const char *message)
{
  g_set_error (error, ZZ_ERROR, code, _ ("evidence \"%s\" (%s): %s"), source->title, source->path != NULL ? source->path : "–", message);
  return FALSE;
}

/* For the present errno. */
static int
fail_open (const ZzProofFile *source,
           GError **error)
{
  if (errno == ENOENT)
    fail (source, ZZ_ERROR_NOT_FOUND, error, _ ("its file is not in the evidence folder; put it back, or remove the item"));
  else if (errno == ELOOP || errno == ENOTDIR || errno == EMLINK || errno == ENXIO)
    fail (source, ZZ_ERROR_UNSAFE, error, _ ("a link or something else that is no file stands in its place; move it away"));
  else
    zz_place_set_error (error, source->path);
  return -1;
}

/* Opens the next part below @folder, which is closed. */
static int
step (int folder,
      const char *part,
      gboolean last)
{
  const int next = openat (folder, part, last ? FILE_ONLY : FOLDER);
  const int code = errno;

  close (folder);
  errno = code;
  return next;
}

int
zz_proof_file_open (const ZzProofFile *source,
                    const char *root,
                    GError **error)
{
  g_auto (GStrv) parts = NULL;
  struct stat info;
  int place;

  g_return_val_if_fail (source != NULL && root != NULL, -1);

  if (source->path == NULL)
    {
      fail (source, ZZ_ERROR_NOT_FOUND, error, _ ("it has no file; attach one, or remove the item"));
      return -1;
    }
  if (!zz_evidence_path_is_safe (source->path))
    {
      fail (source, ZZ_ERROR_UNSAFE, error, _ ("its path leads out of the evidence folder; attach the file again"));
      return -1;
    }
  parts = g_strsplit (source->path, "/", -1);
  place = open (root, FOLDER);
  for (guint i = 0; place >= 0 && parts[i] != NULL; i++)
    place = step (place, parts[i], parts[i + 1] == NULL);
  if (place < 0)
    return fail_open (source, error);
  if (fstat (place, &info) == 0 && S_ISREG (info.st_mode))
    return place;
  close (place);
  errno = ENOTDIR;
  return fail_open (source, error);
}

static gboolean
fail_changed (const ZzProofFile *source,
              GError **error)
{
  return fail (source, ZZ_ERROR_CHANGED, error, _ ("its file is not the one that was attached; put that one back, or attach this one as a newer version"));
}

/* Hands on what is read, up to what is noted: more would never match. */
static gboolean
read_blocks (const ZzProofFile *source,
             int in,
             ZzDigest *digest,
             ZzProofFileFunc func,
             gpointer user_data,
             ZzHandoverProgress *progress,
             gint64 *size,
             GError **error)
{
  g_autofree guchar *block = g_malloc (ZZ_DIGEST_BLOCK);

  for (*size = 0;;)
    {
      const gssize n = read (in, block, ZZ_DIGEST_BLOCK);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          zz_place_set_error (error, source->path);
          return FALSE;
        }
      if (n == 0)
        return TRUE;
      *size += n;
      if (source->size >= 0 && *size > source->size)
        return fail_changed (source, error);
      if (!zz_digest_add (digest, block, (gsize) n))
        return fail (source, ZZ_ERROR_REFUSED, error, _ ("the SHA-256 of the file could not be made"));
      if ((func != NULL && !func (block, (gsize) n, user_data, error)) || !zz_handover_progress_add (progress, (gsize) n, error))
        return FALSE;
    }
}

static gboolean
is_same (const struct stat *before,
         const struct stat *after,
         gint64 size)
{
  return before->st_size == after->st_size && after->st_size == size && before->st_mtim.tv_sec == after->st_mtim.tv_sec
         && before->st_mtim.tv_nsec == after->st_mtim.tv_nsec;
}

gboolean
zz_proof_file_read (const ZzProofFile *source,
                    int in,
                    ZzProofFileFunc func,
                    gpointer user_data,
                    ZzHandoverProgress *progress,
                    char *hex,
                    GError **error)
{
  g_autoptr (ZzDigest) digest = zz_digest_new ();
  struct stat before, after;
  gint64 size;

  g_return_val_if_fail (source != NULL && in >= 0 && progress != NULL && hex != NULL, FALSE);

  if (digest == NULL)
    return fail (source, ZZ_ERROR_REFUSED, error, _ ("the SHA-256 of the file could not be made"));
  if (fstat (in, &before) != 0)
    {
      zz_place_set_error (error, source->path);
      return FALSE;
    }
  if (!read_blocks (source, in, digest, func, user_data, progress, &size, error))
    return FALSE;
  if (fstat (in, &after) != 0 || !is_same (&before, &after, size))
    return fail (source, ZZ_ERROR_CHANGED, error, _ ("its file was changed while it was read; try again"));
  if (!zz_digest_end (digest, hex))
    return fail (source, ZZ_ERROR_REFUSED, error, _ ("the SHA-256 of the file could not be made"));
  if ((source->size >= 0 && source->size != size) || (source->sha256 != NULL && !g_str_equal (source->sha256, hex)))
    return fail_changed (source, error);
  return TRUE;
}
