/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes in a project that somebody mailed back: an unpacked package, whose base lies
 * beside it. Evidence files come first, so that the project never names what is not there. */
#include "config.h"

#include "app/session-private.h"

#include "app/snapshot.h"
#include "core/builtin.h"
#include "core/error.h"
#include "store/evidence-copy.h"
#include "store/json.h"
#include "store/load.h"

#include <glib/gi18n.h>

typedef struct
{
  ZzSnapshot *here;
  GFile *file;
  GBytes *base;
  GBytes *theirs;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  zz_snapshot_free (job->here);
  g_object_unref (job->file);
  g_clear_pointer (&job->base, g_bytes_unref);
  g_clear_pointer (&job->theirs, g_bytes_unref);
  g_free (job);
}

/* What both began with, where it is known: a package leaves it beside the project
 * (handover/pack.h). */
static GFile *
find_base (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) base = folder != NULL ? g_file_get_child (folder, "base") : NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) found = base != NULL ? g_file_get_child (base, name) : NULL;

  return found != NULL && g_file_query_exists (found, NULL) ? g_steal_pointer (&found) : NULL;
}

/* Only of a version of this project: of another one nothing belongs here. */
static gboolean
copy_evidence (const Job *job,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *name = g_file_get_parse_name (job->file);
  g_autoptr (ZzCatalogueStore) store = zz_snapshot_make_store (job->here);
  g_autoptr (ZzProject) here = zz_snapshot_read (job->here, store, error);
  g_autoptr (ZzProject) there = here != NULL ? zz_project_read (job->theirs, name, store, NULL, error) : NULL;
  g_autoptr (ZzProjectFile) file = NULL;
  g_autoptr (GFile) from = NULL;

  if (there == NULL)
    return FALSE;
  if (!g_str_equal (zz_project_get_id (here), zz_project_get_id (there)))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: this is another project, no version of the one that is open"), name);
      return FALSE;
    }
  file = zz_project_file_new_from (job->file, there, NULL);
  from = zz_project_file_get_evidence_folder (file);
  return !g_file_query_exists (from, NULL)
         || zz_evidence_copy (zz_project_get_builtin (there, ZZ_BUILTIN_EVIDENCE), from, job->here->folder, cancellable, error);
}

static void
bring_cb (GTask *task,
          gpointer source,
          gpointer task_data,
          GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GFile) base = find_base (job->file);
  GError *error = NULL;

  job->base = base != NULL ? zz_load_file (base, ZZ_JSON_MAX_BYTES, NULL, cancellable, &error) : NULL;
  job->theirs = error == NULL ? zz_load_file (job->file, ZZ_JSON_MAX_BYTES, NULL, cancellable, &error) : NULL;
  if (job->theirs != NULL && copy_evidence (job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
merged_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (GTask) whole = user_data;
  GError *error = NULL;

  if (zz_session_merge_finish (ZZ_SESSION (source), result, &error))
    g_task_return_boolean (whole, TRUE);
  else
    g_task_return_error (whole, error);
}

static void
brought_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GTask) whole = user_data;
  const Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (zz_session_finish_run (ZZ_SESSION (source), result, &error))
    zz_session_merge_async (ZZ_SESSION (source), job->base, job->theirs, _ ("Take in the changes of others"), merged_cb,
                            g_steal_pointer (&whole));
  else
    g_task_return_error (whole, error);
}

void
zz_session_bring_async (ZzSession *self,
                        GFile *file,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const ZzSessionWork work = { bring_cb, job_free, zz_session_bring_async, NULL, FALSE };
  g_autoptr (GTask) whole = NULL;
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self) && G_IS_FILE (file));

  whole = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (whole, zz_session_bring_async);
  if (zz_session_get_file (self) == NULL)
    {
      g_task_return_new_error (whole, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("The project was never saved: save it first."));
      return;
    }
  job = g_new0 (Job, 1);
  job->here = zz_snapshot_new (self);
  job->file = g_object_ref (file);
  zz_session_run (self, &work, job, brought_cb, g_steal_pointer (&whole));
}

gboolean
zz_session_bring_finish (ZzSession *self,
                         GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
