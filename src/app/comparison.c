/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions, compared in a thread. */
#include "config.h"

#include "app/comparison.h"

#include "app/session-private.h"
#include "app/snapshot.h"
#include "core/builtin.h"
#include "core/difference.h"
#include "core/error.h"
#include "handover/pack.h"
#include "handover/unpack.h"
#include "store/evidence-folder.h"
#include "store/json.h"
#include "store/load.h"
#include "store/signoff.h"

#include <glib/gi18n.h>

/* @file, or @signoff, with which to compare; @packed: what a package has of the evidence;
 * @level: -1 for each version's own. */
typedef struct
{
  ZzSnapshot *here;
  GFile *file;
  char *signoff;
  ZzProofStates *packed;
  gboolean turned;
  ZzDay day;
  ZzDate given;
  ZzDate today;
  int level;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  zz_snapshot_free (job->here);
  g_clear_object (&job->file);
  g_clear_pointer (&job->packed, zz_proof_states_unref);
  g_free (job->signoff);
  g_free (job);
}

static void
free_cb (gpointer data)
{
  zz_comparison_free (data);
}

/* Nothing of a package has to be unpacked for it. */
static ZzProject *
read_package (Job *job,
              ZzCatalogueStore *store,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (ZzPackage) package = zz_package_open (job->file, store, cancellable, error);
  const ZzPackageContents *contents;
  const GPtrArray *items;

  if (package == NULL)
    return NULL;
  contents = zz_package_get_contents (package);
  items = zz_project_get_builtin (contents->project, ZZ_BUILTIN_EVIDENCE);
  job->packed = zz_proof_states_new ();
  for (guint i = 0; i < items->len; i++)
    zz_proof_states_set (job->packed, zz_record_get_id (items->pdata[i]), ZZ_PROOF_PRESENT);
  for (guint i = 0; i < contents->missing->len; i++)
    zz_proof_states_set (job->packed, zz_record_get_id (contents->missing->pdata[i]), ZZ_PROOF_MISSING);
  return g_object_ref (contents->project);
}

static ZzProject *
read_file (Job *job,
           ZzCatalogueStore *store,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *name = g_file_get_parse_name (job->file);
  g_autoptr (GBytes) bytes = NULL;
  gboolean newer;

  if (g_str_has_suffix (name, ZZ_PACKAGE_ENDING))
    return read_package (job, store, cancellable, error);
  bytes = zz_load_file (job->file, ZZ_JSON_MAX_BYTES, NULL, cancellable, error);
  return bytes != NULL ? zz_project_read (bytes, name, store, &newer, error) : NULL;
}

static ZzProject *
read_signed (const Job *job,
             ZzProject *here,
             ZzCatalogueStore *store,
             GError **error)
{
  const ZzRecord *record = zz_project_find_builtin (here, ZZ_BUILTIN_SIGNOFF, job->signoff);

  if (record != NULL)
    return zz_signoff_read (record, store, error);
  g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("This sign-off is not in the project any more."));
  return NULL;
}

/* The evidence of the other version; of a copy that lies somewhere by itself, what our
 * folder has: files are called by their digests, so what is there is the same. */
static ZzProofStates *
look (const Job *job,
      ZzProject *project,
      gboolean ours,
      GCancellable *cancellable)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  g_autoptr (ZzProjectFile) other = job->file != NULL ? zz_project_file_new_from (job->file, project, NULL) : NULL;
  g_autoptr (GFile) theirs = other != NULL && !ours ? zz_project_file_get_evidence_folder (other) : NULL;

  if (job->packed != NULL && !ours)
    return zz_proof_states_ref (job->packed);
  return zz_evidence_look (theirs != NULL && g_file_query_exists (theirs, NULL) ? theirs : job->here->folder, items, cancellable);
}

static ZzFindings *
judge (const Job *job,
       ZzProject *project,
       gboolean ours,
       GCancellable *cancellable)
{
  g_autoptr (ZzProofStates) proof = look (job, project, ours, cancellable);
  const ZzDate planned = zz_project_get_planned_date (project);
  const int level = job->level >= 0 ? job->level : zz_project_get_level (project);
  ZzDate at = job->today;

  if (job->day == ZZ_DAY_GIVEN)
    at = job->given;
  else if (job->day == ZZ_DAY_PLANNED && planned != ZZ_DATE_NONE)
    at = planned;
  return zz_evaluate (project, proof, MAX (level, 0), at);
}

static ZzComparison *
compare (Job *job,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (ZzComparison) self = g_new0 (ZzComparison, 1);
  g_autoptr (ZzCatalogueStore) store = zz_snapshot_make_store (job->here);
  g_autoptr (ZzProject) here = zz_snapshot_read (job->here, store, error);
  g_autoptr (ZzProject) there = NULL;
  const gboolean later = job->signoff != NULL || job->turned;

  if (here != NULL)
    there = job->signoff != NULL ? read_signed (job, here, store, error) : read_file (job, store, cancellable, error);
  if (there == NULL)
    return NULL;
  self->before = g_object_ref (later ? there : here);
  self->after = g_object_ref (later ? here : there);
  self->changes = job->signoff != NULL ? zz_signoff_compare (there, here, error) : zz_difference_new (self->before, self->after, error);
  if (self->changes == NULL)
    return NULL;
  self->same = g_str_equal (zz_project_get_id (here), zz_project_get_id (there));
  self->may_bring = self->same && job->file != NULL && job->packed == NULL;
  self->findings_before = judge (job, self->before, !later, cancellable);
  self->findings_after = judge (job, self->after, later, cancellable);
  self->shifts = zz_compare_findings (self->findings_before, self->findings_after);
  return g_steal_pointer (&self);
}

static void
compare_cb (GTask *task,
            gpointer source,
            gpointer task_data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  ZzComparison *comparison = compare (task_data, cancellable, &error);

  if (comparison != NULL)
    g_task_return_pointer (task, comparison, free_cb);
  else
    g_task_return_error (task, error);
}

/* Without a source: the thread may be the last to let go of the task. */
static void
start (ZzSession *session,
       GFile *file,
       const char *signoff,
       gboolean turned,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->here = zz_snapshot_new (session);
  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->signoff = g_strdup (signoff);
  job->turned = turned;
  job->day = session->day;
  job->given = session->given;
  job->today = session->today;
  job->level = session->level;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, compare_cb);
}

void
zz_comparison_with_file_async (ZzSession *session,
                               GFile *file,
                               gboolean turned,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (ZZ_IS_SESSION (session) && G_IS_FILE (file));

  start (session, file, NULL, turned, cancellable, callback, user_data);
}

void
zz_comparison_with_signoff_async (ZzSession *session,
                                  const char *signoff,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (ZZ_IS_SESSION (session) && signoff != NULL);

  start (session, NULL, signoff, FALSE, cancellable, callback, user_data);
}

ZzComparison *
zz_comparison_finish (GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
zz_comparison_free (ZzComparison *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->changes, zz_change_set_unref);
  g_clear_pointer (&self->findings_before, zz_findings_unref);
  g_clear_pointer (&self->findings_after, zz_findings_unref);
  g_clear_pointer (&self->shifts, g_array_unref);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}
