/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session does on the disk: load, save, and how it is done.
 *
 * Each task takes copies of what it needs on the main thread, works in a thread
 * of its own, and changes the session only after it came back.
 */
#include "config.h"

#include "app/session-private.h"

#include "core/error.h"
#include "store/evidence-copy.h"
#include "store/evidence-folder.h"
#include "store/place.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a save needs in its thread; the rest stays empty. */
typedef struct
{
  ZzProjectFile *file;
  GBytes *bytes;
  GFile *from; /* evidence folders */
  GFile *to;
  GPtrArray *items; /* ZzRecord: copies of the evidence records */
  ZzProofStates *proof;
} Job;

typedef struct
{
  ZzLanguage language;
  ZzProjectFile *file;
  ZzProofStates *proof;
} Load;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->from);
  g_clear_object (&job->to);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_clear_pointer (&job->proof, zz_proof_states_unref);
  g_free (job);
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->file);
  g_clear_pointer (&load->proof, zz_proof_states_unref);
  g_free (load);
}

static void
record_unref_cb (gpointer data)
{
  zz_record_unref (data);
}

void
zz_session_run (ZzSession *self,
                const ZzSessionWork *work,
                gpointer job,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  if (zz_session_get_busy (self))
    {
      task = g_task_new (self, NULL, callback, user_data);
      g_task_set_source_tag (task, work->tag);
      g_task_set_task_data (task, job, work->free);
      g_task_return_new_error (task, ZZ_ERROR, ZZ_ERROR_REFUSED,
                               _ ("Something else is still being done: wait for it to end and try again."));
      return;
    }
  task = g_task_new (self, zz_session_begin (self, work->doing, work->saving), callback, user_data);
  g_task_set_source_tag (task, work->tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, work->free);
  g_task_run_in_thread (task, work->func);
}

/* One that was refused never began. */
static void
end_run (ZzSession *self,
         GAsyncResult *result)
{
  if (g_task_get_cancellable (G_TASK (result)) != NULL)
    zz_session_end (self);
}

gboolean
zz_session_finish_run (ZzSession *self,
                       GAsyncResult *result,
                       GError **error)
{
  gboolean done;

  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  done = g_task_propagate_boolean (G_TASK (result), error);
  end_run (self, result);
  return done;
}

gboolean
zz_session_write_out (GFile *target,
                      GBytes *bytes,
                      GCancellable *cancellable,
                      GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_file_is_native (target))
    return zz_place_write (target, bytes, error);
  return g_file_replace_contents (target, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}

typedef struct
{
  ZzSession *session;
  GCancellable *cancellable; /* says which task it is of */
  guint percent;
} Tell;

static void
tell_free (gpointer data)
{
  Tell *tell = data;

  g_object_unref (tell->session);
  g_object_unref (tell->cancellable);
  g_free (tell);
}

static gboolean
tell_cb (gpointer data)
{
  Tell *tell = data;

  if (tell->session->cancellable == tell->cancellable)
    zz_session_set_progress (tell->session, tell->percent);
  return G_SOURCE_REMOVE;
}

void
zz_session_pulse_cb (goffset current,
                     goffset total,
                     gpointer user_data)
{
  ZzSessionPulse *pulse = user_data;
  guint percent = total > 0 ? (guint) (current * 100 / total) : 0;
  g_autoptr (GSource) source = NULL;
  Tell *tell;

  if (percent == pulse->percent)
    return;
  pulse->percent = percent;
  tell = g_new (Tell, 1);
  tell->session = g_object_ref (g_task_get_source_object (pulse->task));
  tell->cancellable = g_object_ref (g_task_get_cancellable (pulse->task));
  tell->percent = percent;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, tell, tell_free);
  g_source_attach (source, g_task_get_context (pulse->task));
}

static void
load_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  Load *load = task_data;
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  GError *error = NULL;

  load->file = zz_project_file_load (source, catalogues, cancellable, &error);
  if (load->file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  load->proof = zz_project_file_look (load->file, cancellable);
  g_task_return_boolean (task, TRUE);
}

void
zz_session_load_async (GFile *file,
                       ZzLanguage language,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (G_IS_FILE (file));

  load = g_new0 (Load, 1);
  load->language = language;
  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, zz_session_load_async);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_cb);
}

ZzSession *
zz_session_load_finish (GAsyncResult *result,
                        GError **error)
{
  Load *load;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  load = g_task_get_task_data (G_TASK (result));
  return zz_session_new (load->file, load->proof, load->language);
}

ZzSession *
zz_session_new_empty (ZzLanguage language,
                      GError **error)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load_usual (catalogues, NULL, error);
  g_autoptr (ZzProject) project = NULL;
  g_autoptr (ZzProjectFile) file = NULL;

  if (catalogue == NULL)
    return NULL;
  project = zz_project_new (catalogue, NULL);
  file = zz_project_file_new (NULL, project);
  return zz_session_new (file, NULL, language);
}

typedef struct
{
  const ZzRegister *reg;
  GHashTable *seen; /* ids */
  GPtrArray *copies;
} Copying;

static void
copy_item (Copying *copying,
           ZzRecord *item)
{
  const char *id = zz_record_get_id (item);

  if (!g_hash_table_contains (copying->seen, id))
    {
      ZzRecord *copy = zz_record_copy (item, id);

      g_ptr_array_add (copying->copies, copy);
      g_hash_table_add (copying->seen, (gpointer) zz_record_get_id (copy));
    }
}

static void
copy_change_cb (const ZzChange *change,
                gpointer user_data)
{
  Copying *copying = user_data;

  if (change->record != NULL && change->reg == copying->reg)
    copy_item (copying, change->record);
}

static void
copy_era (Copying *copying,
          ZzHistory *history)
{
  ZzProject *project = zz_history_get_project (history);
  const GPtrArray *records = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);

  copying->reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_EVIDENCE];
  for (guint i = 0; i < records->len; i++)
    copy_item (copying, records->pdata[i]);
  zz_history_foreach_change (history, copy_change_cb, copying);
}

GPtrArray *
zz_session_copy_evidence (ZzSession *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Copying copying = { NULL, seen, g_ptr_array_new_with_free_func (record_unref_cb) };

  copy_era (&copying, self->history);
  for (guint i = 0; i < self->eras->len; i++)
    if (i != self->era)
      copy_era (&copying, self->eras->pdata[i]);
  return copying.copies;
}

/* Whether the evidence is where the project is to be saved. */
static gboolean
take_evidence_along (Job *job,
                     GCancellable *cancellable,
                     GError **error)
{
  return job->from == NULL || job->to == NULL
         || zz_evidence_copy (job->items, job->from, job->to, cancellable, error);
}

static void
save_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  /* The evidence before the project, which must never name what is not there
   * yet; and none of it for a project that cannot be saved. */
  if ((job->items != NULL
       && (!zz_project_file_check (job->file, job->bytes, cancellable, &error)
           || !take_evidence_along (job, cancellable, &error)))
      || !zz_project_file_save_bytes (job->file, job->bytes, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* It is saved: stopping comes too late. */
  if (job->items != NULL)
    job->proof = zz_evidence_look (job->to, job->items, NULL);
  g_task_return_boolean (task, TRUE);
}

void
zz_session_save_async (ZzSession *self,
                       GFile *as,
                       gboolean replace,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  const ZzSessionWork work = { save_cb, job_free, zz_session_save_async, NULL, TRUE };
  Job *job;

  g_return_if_fail (ZZ_IS_SESSION (self));
  g_return_if_fail (as != NULL || zz_session_get_file (self) != NULL);

  job = g_new0 (Job, 1);
  job->bytes = zz_project_write (zz_session_get_project (self));
  if (as == NULL)
    job->file = g_object_ref (self->file);
  else
    {
      job->file = zz_project_file_new_as (self->file, as, replace);
      job->items = zz_session_copy_evidence (self);
      job->from = zz_session_get_evidence_folder (self);
      job->to = zz_project_file_get_evidence_folder (job->file);
    }
  /* Edits made while the bytes are on their way are not in them. */
  if (!zz_session_get_busy (self))
    zz_history_begin_save (self->history);
  zz_session_run (self, &work, job, callback, user_data);
}

gboolean
zz_session_save_finish (ZzSession *self,
                        GAsyncResult *result,
                        GError **error)
{
  Job *job;
  gboolean saved;

  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  saved = g_task_propagate_boolean (G_TASK (result), error);
  if (g_task_get_cancellable (G_TASK (result)) != NULL)
    zz_history_end_save (self->history, saved);
  if (saved)
    zz_session_forget_saved (self);
  end_run (self, result);
  if (saved && job->file != self->file)
    zz_session_take_file (self, job->file, job->proof);
  else if (saved)
    zz_session_note_version (self);
  return saved;
}

char *
zz_session_dup_file_name (ZzSession *self,
                          const char *suffix)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (self), NULL);
  g_return_val_if_fail (suffix != NULL, NULL);

  if (zz_session_get_file (self) != NULL)
    name = g_file_get_basename (zz_session_get_file (self));
  else
    name = zz_session_dup_title (self);
  if (g_str_has_suffix (name, ZZ_SESSION_SUFFIX))
    name[strlen (name) - strlen (ZZ_SESSION_SUFFIX)] = '\0';
  g_strdelimit (name, "/\\:", '-');
  return g_strconcat (name, suffix, NULL);
}
