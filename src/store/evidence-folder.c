/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quick look at the files of the evidence folder. */
#include "store/evidence-folder.h"

#include "core/builtin.h"
#include "store/attachment.h"

#include <glib/gstdio.h>
#include <string.h>

/* The size of the file at @path under @root, reached over real folders only; -1
 * where there is none. Every prefix is looked at without following links. */
static gint64
measure (const char *root,
         const char *path)
{
  g_autofree char *full = g_build_filename (root, path, NULL);
  GStatBuf info;

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

  if (path == NULL || !zz_evidence_path_is_safe (path))
    return ZZ_PROOF_MISSING;
  size = measure (root, path);
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
