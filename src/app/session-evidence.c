/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session does in the evidence folder: attach, verify, clean up. */
#include "config.h"

#include "app/session-private.h"
#include "app/session-watch.h"

#include "core/error.h"
#include "store/attachment-sources.h"
#include "store/attachment.h"
#include "store/draft.h"
#include "store/evidence-unlisted.h"
#include "store/presence.h"

#include <glib/gi18n.h>

/* What a task needs in its thread, and what it brings back; the rest stays empty. */
typedef struct
{
  ZzProjectFile *file;
  gboolean modified; /* the project is not what its file holds */
  char *company;     /* who else has it open, or NULL */
  GFile *folder;
  GPtrArray *items;   /* ZzRecord: copies of the evidence records, or the new ones */
  GPtrArray *sources; /* GFile, as given */
  GPtrArray *skipped; /* paths that were left out */
  ZzCatalogue *catalogue;
  const ZzClause *clause;
  int kind;
  char *replaces;
  ZzVerification *verification;
  guint n; /* cleaned up */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->file);
  g_free (job->company);
  g_clear_object (&job->folder);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_clear_pointer (&job->sources, g_ptr_array_unref);
  g_clear_pointer (&job->skipped, g_ptr_array_unref);
  g_clear_pointer (&job->catalogue, zz_catalogue_unref);
  g_clear_pointer (&job->replaces, g_free);
  g_clear_pointer (&job->verification, zz_verification_free);
  g_free (job);
}

static void
attach_cb (GTask *task,
           gpointer source,
           gpointer task_data,
           GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (ZzAttached) attached = NULL;
  ZzSessionPulse pulse = { task, 0 };
  GError *error = NULL;

  sources = zz_attachment_list_sources (job->sources, job->skipped, cancellable, &error);
  if (sources != NULL)
    attached = zz_attach_files (sources, job->folder, job->catalogue, job->kind, now, zz_session_pulse_cb, &pulse,
                                cancellable, &error);
  if (attached != NULL)
    job->items = g_ptr_array_ref (attached->items);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
start_attaching (ZzSession *self,
                 Job *job,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  const ZzSessionWork work = { attach_cb, job_free, zz_session_attach_async, _ ("Copying files"), FALSE };

  job->folder = zz_session_get_evidence_folder (self);
  job->catalogue = zz_catalogue_ref (zz_session_get_catalogue (self));
  job->skipped = g_ptr_array_new_with_free_func (g_free);
  zz_session_run (self, &work, job, callback, user_data);
}

void
zz_session_attach_async (ZzSession *self,
                         GPtrArray *files,
                         const ZzClause *clause,
                         int kind,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (files != NULL && files->len > 0);
  g_return_if_fail (zz_session_get_file (self) != NULL);

  job = g_new0 (Job, 1);
  job->sources = g_ptr_array_ref (files);
  job->clause = clause;
  job->kind = kind;
  start_attaching (self, job, callback, user_data);
}

void
zz_session_replace_async (ZzSession *self,
                          GFile *file,
                          const char *item,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file) && item != NULL);
  g_return_if_fail (zz_session_get_file (self) != NULL);

  job = g_new0 (Job, 1);
  job->sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (job->sources, g_object_ref (file));
  job->kind = -1;
  job->replaces = g_strdup (item);
  start_attaching (self, job, callback, user_data);
}

static char *
dup_label (const Job *job,
           ZzRecord *old)
{
  if (old != NULL)
    return g_strdup_printf (_ ("Replace “%s”"), zz_record_get_label (old));
  if (job->items->len == 1)
    return g_strdup_printf (_ ("Attach “%s”"), zz_record_get_label (job->items->pdata[0]));
  return g_strdup_printf (ngettext ("Attach %u file", "Attach %u files", job->items->len), job->items->len);
}

/* The new items as one step of the history. */
static gboolean
insert_items (ZzSession *self,
              Job *job)
{
  const ZzRegister *reg = zz_session_get_catalogue (self)->builtins[ZZ_BUILTIN_EVIDENCE];
  const char *clauses[] = { job->clause != NULL ? job->clause->id : NULL, NULL };
  /* Undone while the file was copied, it is not there to be replaced. */
  ZzRecord *old = job->replaces != NULL ? zz_project_find_builtin (zz_session_get_project (self), ZZ_BUILTIN_EVIDENCE, job->replaces)
                                        : NULL;
  g_autofree char *label = dup_label (job, old);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (label);

  for (guint i = 0; i < job->items->len; i++)
    {
      ZzRecord *item = job->items->pdata[i];

      if (job->clause != NULL)
        zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_CLAUSES), zz_value_list (clauses));
      if (old != NULL)
        zz_evidence_inherit (item, old);
      zz_change_set_insert (set, item);
      zz_proof_states_set (self->proof, zz_record_get_id (item), ZZ_PROOF_PRESENT);
    }
  return zz_session_apply (self, set);
}

static void
say_skipped (ZzSession *self,
             guint n)
{
  g_autofree char *said = g_strdup_printf (ngettext ("%u hidden file or link was left out", "%u hidden files or links were left out", n), n);

  if (n > 0)
    zz_session_say (self, said, FALSE);
}

/* Attached all the same: one paper may prove two things. */
static void
say_same (ZzSession *self,
          const GPtrArray *items)
{
  g_autoptr (GPtrArray) same = zz_evidence_list_same (zz_project_get_builtin (zz_session_get_project (self), ZZ_BUILTIN_EVIDENCE), items);
  const ZzRecord *first = NULL;
  g_autofree char *said = NULL;
  guint n = 0;

  for (guint i = 0; i < same->len; i++)
    if (same->pdata[i] != NULL && n++ == 0)
      first = same->pdata[i];
  if (n == 0)
    return;
  if (items->len == 1)
    said = g_strdup_printf (_ ("This file has the same content as “%s”"), zz_record_get_label (first));
  else
    said = g_strdup_printf (ngettext ("%u of the files has the same content as one that was there, “%s”",
                                      "%u of the files have the same content as ones that were there, the first as “%s”", n),
                            n, zz_record_get_label (first));
  zz_session_say (self, said, TRUE);
}

GStrv
zz_session_attach_finish (ZzSession *self,
                          GAsyncResult *result,
                          GError **error)
{
  Job *job;
  gboolean attached;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  attached = zz_session_finish_run (self, result, error);
  if (attached && insert_items (self, job))
    {
      for (guint i = 0; i < job->items->len; i++)
        g_strv_builder_add (ids, zz_record_get_id (job->items->pdata[i]));
      say_skipped (self, job->skipped->len);
      say_same (self, job->items);
    }
  return attached ? g_strv_builder_end (ids) : NULL;
}

static void
verify_cb (GTask *task,
           gpointer source,
           gpointer task_data,
           GCancellable *cancellable)
{
  Job *job = task_data;
  ZzSessionPulse pulse = { task, 0 };
  GError *error = NULL;

  job->verification = zz_evidence_verify (job->folder, job->items, zz_session_pulse_cb, &pulse, cancellable, &error);
  if (job->verification == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
zz_session_verify_async (ZzSession *self,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  const ZzSessionWork work = { verify_cb, job_free, zz_session_verify_async, _ ("Verifying the evidence"), FALSE };
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self));

  job = g_new0 (Job, 1);
  job->folder = zz_session_get_evidence_folder (self);
  job->items = zz_session_copy_evidence (self);
  zz_session_run (self, &work, job, callback, user_data);
}

/* What undo can bring back is verified along, but nothing is told of it. */
static void
drop_undone (ZzSession *self,
             ZzVerification *verification)
{
  for (guint i = verification->items->len; i > 0; i--)
    {
      const ZzVerifiedItem *item = verification->items->pdata[i - 1];

      if (zz_project_find_builtin (zz_session_get_project (self), ZZ_BUILTIN_EVIDENCE, item->id) == NULL)
        g_ptr_array_remove_index (verification->items, i - 1);
    }
}

ZzVerification *
zz_session_verify_finish (ZzSession *self,
                          GAsyncResult *result,
                          GError **error)
{
  ZzVerification *verification = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (zz_session_finish_run (self, result, error))
    verification = g_steal_pointer (&((Job *) g_task_get_task_data (G_TASK (result)))->verification);
  if (verification == NULL)
    return NULL;
  drop_undone (self, verification);
  zz_proof_states_unref (self->proof);
  self->proof = zz_proof_states_ref (verification->proof);
  self->n_spare = zz_evidence_count_spare (verification->unlisted, &self->spare_bytes);
  zz_session_queue_judge (self);
  return verification;
}

guint
zz_session_get_spare (ZzSession *self,
                      gint64 *bytes)
{
  g_return_val_if_fail (ZZ_IS_SESSION (self) && bytes != NULL, 0);

  *bytes = self->spare_bytes;
  return self->n_spare;
}

/* Whether the items are all that anybody counts on: the file on disk and the drafts
 * name no others. */
static gboolean
check_items (const Job *job,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *drafts = zz_draft_dup_folder ();
  g_autoptr (GBytes) content = zz_project_file_ref_content (job->file);

  if (job->modified || content == NULL)
    {
      g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("The project has changes that are not saved; save it first, then clean up."));
      return FALSE;
    }
  return zz_presence_check_alone (job->company, error)
         && zz_project_file_check (job->file, content, cancellable, error)
         && zz_draft_check_none (drafts, zz_project_file_get_file (job->file), error);
}

static void
clean_cb (GTask *task,
          gpointer source,
          gpointer task_data,
          GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GPtrArray) files = NULL;
  GError *error = NULL;

  /* Listed anew: an item may have come to need one of them. */
  files = zz_evidence_list_unlisted (job->folder, job->items, cancellable);
  if (!check_items (job, cancellable, &error) || g_cancellable_set_error_if_cancelled (cancellable, &error)
      || !zz_evidence_clean (job->folder, files, &job->n, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
zz_session_clean_async (ZzSession *self,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  const ZzSessionWork work = { clean_cb, job_free, zz_session_clean_async, NULL, FALSE };
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (zz_session_get_file (self) != NULL);

  job = g_new0 (Job, 1);
  job->file = g_object_ref (self->file);
  job->modified = zz_history_get_modified (zz_session_get_history (self));
  job->company = g_strdup (zz_session_get_company (self));
  job->folder = zz_session_get_evidence_folder (self);
  job->items = zz_session_copy_evidence (self);
  zz_session_run (self, &work, job, callback, user_data);
}

guint
zz_session_clean_finish (ZzSession *self,
                         GAsyncResult *result,
                         GError **error)
{
  Job *job;

  g_return_val_if_fail (ZZ_IS_SESSION (self), 0);
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  job = g_task_get_task_data (G_TASK (result));
  if (zz_session_finish_run (self, result, error))
    self->n_spare = 0;
  zz_session_queue_judge (self);
  return job->n;
}
