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

/**
 * ZzMergeJob:
 * @catalogue: the one the project has in memory: what is read is read by it
 * @file: where @theirs is read from, or %NULL: it is given
 * @folder: the evidence, or %NULL
 * @id: of the project, which the other version must have
 * @base: what both began with
 * @mine: %NULL where there are no edits of our own, then nothing is merged
 * @here, @there: the versions read; @here is a copy to apply the merge to
 * @merge: came of it; %NULL where nothing was merged
 * @proof: of the evidence in either version
 */
typedef struct
{
  ZzCatalogue *catalogue;
  GFile *file;
  GFile *folder;
  char *id;
  GBytes *base;
  GBytes *mine;
  GBytes *theirs;
  ZzProject *here;
  ZzProject *there;
  ZzMerge *merge;
  ZzProofStates *proof;
} ZzMergeJob;

gboolean zz_merge_job_run (ZzMergeJob *job,
                           GCancellable *cancellable,
                           GError **error);
void zz_merge_job_free (ZzMergeJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzMergeJob, zz_merge_job_free)

G_END_DECLS
