/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparison: what another version of the project says otherwise, and what that does to
 * the verdicts. Made in a thread of the project as it is now.
 *
 * Each version is judged for its own planned date and the level it applies for, unless
 * the session looks at another day or level.
 */
#pragma once

#include "app/session.h"
#include "core/change.h"
#include "eval/compare.h"

G_BEGIN_DECLS

/**
 * ZzComparison:
 * @before, @after: the two versions
 * @changes: from the one to the other
 * @same: they are versions of one project
 * @may_bring: the other one can be taken in by zz_session_bring_async()
 * @shifts: ZzShift: verdicts that differ, those that were lost first
 */
typedef struct
{
  ZzProject *before;
  ZzProject *after;
  ZzChangeSet *changes;
  ZzFindings *findings_before;
  ZzFindings *findings_after;
  GArray *shifts;
  gboolean same;
  gboolean may_bring;
} ZzComparison;

/* The project with the one in @file, which may be a package and is the later one.
 * @turned: it is the earlier one. */
void zz_comparison_with_file_async (ZzSession *session,
                                    GFile *file,
                                    gboolean turned,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/* What was signed with the project; sign-offs themselves are not looked at. */
void zz_comparison_with_signoff_async (ZzSession *session,
                                       const char *signoff,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

ZzComparison *zz_comparison_finish (GAsyncResult *result,
                                    GError **error);
void zz_comparison_free (ZzComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzComparison, zz_comparison_free)

G_END_DECLS
