/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the versions of a project and merges them, in a thread.
 *
 *   job = g_new0 (ZzMergeJob, 1);          // and what goes in, on the main thread
 *   zz_merge_job_run (job, …);             // in the thread
 *   … job->there, job->merge …             // back on the main thread
 *   zz_merge_job_free (job);
 */
#pragma once

#include "core/merge.h"
#include "core/proof.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is done where the other version is nearest to an older one of @bases: it may be a
 * copy that was carried about, or somebody took back what was saved since. Nobody can
 * tell the two apart but a person. */
typedef enum {
  ZZ_OLDER_ASK,  /* ZZ_ERROR_STALE */
  ZZ_OLDER_KEEP, /* what was saved since stays */
  ZZ_OLDER_TAKE, /* it holds as it is */
} ZzOlder;

/**
 * ZzMergeJob:
 * @catalogue: the one the project has in memory: what is read is read by it
 * @file: where @theirs is read from, or %NULL: it is given
 * @folder: the evidence, or %NULL
 * @id: of the project, which the other version must have
 * @bases: GBytes, newest first: what both may have begun with; none: that is not known,
 *   and each difference is for a person to choose
 * @older: said beforehand
 * @mine: ours, and whether it was @edited since the newest of @bases: where it was not,
 *   and that one is the base, nothing is merged
 * @here, @there: the versions read; @here is a copy to apply the merge to
 * @stale: the base is an older one
 * @merge: came of it; %NULL where nothing was merged
 * @proof: of the evidence in either version
 */
typedef struct
{
  ZzCatalogue *catalogue;
  GFile *file;
  GFile *folder;
  char *id;
  GPtrArray *bases;
  ZzOlder older;
  GBytes *mine;
  gboolean edited;
  GBytes *theirs;
  ZzProject *here;
  ZzProject *there;
  gboolean stale;
  ZzMerge *merge;
  ZzProofStates *proof;
} ZzMergeJob;

gboolean zz_merge_job_run (ZzMergeJob *job,
                           GCancellable *cancellable,
                           GError **error);
void zz_merge_job_free (ZzMergeJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzMergeJob, zz_merge_job_free)

G_END_DECLS
