/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quick look at the files of the evidence folder. */
#include "store/evidence-folder.h"

#include "core/builtin.h"
#include "store/attachment.h"
#include "store/digest.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

gint64
zz_evidence_measure (const char *root,
                     const char *path)
{
  g_autofree char *full = NULL;
  GStatBuf info;

  g_return_val_if_fail (root != NULL && path != NULL, -1);

  if (!zz_evidence_path_is_safe (path))
    return -1;
  full = g_build_filename (root, path, NULL);
  for (char *slash = full + strlen (root) + 1; (slash = strchr (slash, '/')) != NULL; slash++)
    {
      *slash = '\0';
      if (g_lstat (full, &info) != 0 || !S_ISDIR (info.st_mode))
        return -1;
      *slash = '/';
    }
  return g_lstat (full, &info) == 0 && S_ISREG (info.st_mode) ? (gint64) info.st_size : -1;
}

static gboolean
is_real_folder (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode);
}

static ZzProofState
look_at (const char *root,
         ZzRecord *item)
{
  const char *path = zz_record_get_text (item, ZZ_EVIDENCE_FILE);
  const ZzValue *noted = zz_record_get (item, ZZ_EVIDENCE_SIZE);
  gint64 size;

  size = path != NULL ? zz_evidence_measure (root, path) : -1;
  if (size < 0)
    return ZZ_PROOF_MISSING;
  if (noted->kind == ZZ_VALUE_INTEGER && noted->integer != size)
    return ZZ_PROOF_SIZE_DIFFERS;
  return ZZ_PROOF_PRESENT;
}

ZzProofStates *
zz_evidence_look (GFile *evidence_folder,
                  const GPtrArray *items,
                  GCancellable *cancellable)
{
  const char *root;
  ZzProofStates *states;
  gboolean there;

  g_return_val_if_fail ((evidence_folder == NULL || G_IS_FILE (evidence_folder)) && items != NULL, NULL);

  states = zz_proof_states_new ();
  root = evidence_folder != NULL ? g_file_peek_path (evidence_folder) : NULL;
  there = root != NULL && is_real_folder (root);
  for (guint i = 0; i < items->len && !g_cancellable_is_cancelled (cancellable); i++)
    zz_proof_states_set (states, zz_record_get_id (items->pdata[i]), there ? look_at (root, items->pdata[i]) : ZZ_PROOF_MISSING);
  return states;
}

static gboolean
go_on_cb (gsize n,
          gpointer user_data)
{
  return !g_cancellable_is_cancelled (user_data);
}

static gboolean
has_content (const char *path,
             const char *sha256,
             gint64 size,
             GCancellable *cancellable)
{
  g_autofree guchar *block = NULL;
  g_autoptr (ZzDigest) digest = NULL;
  char found[65];
  GStatBuf info;
  gboolean same;
  int in;

  if (g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode) || (gint64) info.st_size != size)
    return FALSE;
  in = g_open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);
  digest = zz_digest_new ();
  block = g_malloc (ZZ_DIGEST_BLOCK);
  same = in >= 0 && digest != NULL && zz_digest_read (digest, in, block, go_on_cb, cancellable, found)
         && g_str_equal (found, sha256);
  if (in >= 0)
    close (in);
  return same;
}

char *
zz_evidence_find_content (const char *folder,
                          const char *sha256,
                          gint64 size,
                          GCancellable *cancellable)
{
  g_autoptr (GDir) names = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL && sha256 != NULL, NULL);

  names = g_dir_open (folder, 0, NULL);
  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_utf8_validate (name, -1, NULL) && zz_evidence_path_is_safe (name)
          && has_content (path, sha256, size, cancellable))
        return g_strdup (name);
    }
  return NULL;
}
