/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arms and writes the draft of a session. */
#include "config.h"

#include "app/session-draft.h"

#include "app/session-private.h"
#include "app/settings.h"

#include <glib/gi18n.h>

/* Milliseconds that writing may take. */
#define WRITING 500

/**
 * ZzSessionDraft:
 * @session: not owned; %NULL when it ended
 * @due: when the oldest edit that is in no draft is to be written
 * @needed: the project differs from what was last written
 * @told: that drafts cannot be written
 */
struct _ZzSessionDraft
{
  GObject parent_instance;

  ZzSession *session;
  ZzDraft *draft;
  GCancellable *cancellable;
  guint delay;
  guint timer;
  gint64 due;
  gboolean needed;
  gboolean writing;
  gboolean told;
};

G_DEFINE_FINAL_TYPE (ZzSessionDraft, zz_session_draft, G_TYPE_OBJECT)

/* What is written, in copies. */
typedef struct
{
  ZzDraft *draft;
  GBytes *project;
  char *title;
  GFile *file;
  GBytes *saved;
} Writing;

static void start (ZzSessionDraft *self);

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  zz_draft_unref (writing->draft);
  g_bytes_unref (writing->project);
  g_free (writing->title);
  g_clear_object (&writing->file);
  g_clear_pointer (&writing->saved, g_bytes_unref);
  g_free (writing);
}

static gboolean
is_modified (ZzSessionDraft *self)
{
  return zz_history_get_modified (zz_session_get_history (self->session));
}

static gboolean
due_cb (gpointer user_data)
{
  ZzSessionDraft *self = user_data;

  self->timer = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

/* The clock runs from the first edit that is in no draft. */
static void
arm (ZzSessionDraft *self)
{
  gint64 left;

  if (!self->needed)
    self->due = g_get_monotonic_time () + (gint64) self->delay * 1000;
  self->needed = TRUE;
  if (self->timer != 0 || self->writing)
    return;
  left = MAX (self->due - g_get_monotonic_time (), 0);
  self->timer = g_timeout_add ((guint) (left / 1000), due_cb, self);
}

static void
tell (ZzSessionDraft *self,
      const GError *cause)
{
  g_autoptr (GError) error = NULL;

  if (self->told || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->told = TRUE;
  g_set_error (&error, cause->domain, cause->code,
               _ ("Unsaved changes cannot be kept safe from a crash, save often: %s"), cause->message);
  zz_session_report (self->session, error);
}

static void
written_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  ZzSessionDraft *self = ZZ_SESSION_DRAFT (source);
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  self->writing = FALSE;
  if (self->session == NULL)
    return;
  if (!is_modified (self))
    {
      /* Saved or undone meanwhile. */
      zz_draft_remove (self->draft);
      return;
    }
  if (written)
    self->told = FALSE;
  else
    {
      tell (self, error);
      self->needed = FALSE;
      arm (self);
    }
  if (self->needed)
    arm (self);
}

static void
write_cb (GTask *task,
          gpointer source,
          gpointer task_data,
          GCancellable *cancellable)
{
  Writing *writing = task_data;
  const ZzDraftEntry entry = { writing->title, writing->file, writing->saved };
  GError *error = NULL;

  if (zz_draft_write (writing->draft, writing->project, &entry, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (ZzSessionDraft *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, written_cb, NULL);
  Writing *writing = g_new0 (Writing, 1);

  writing->draft = zz_draft_ref (self->draft);
  writing->project = zz_project_write (zz_session_get_project (self->session));
  writing->title = zz_session_dup_title (self->session);
  writing->file = zz_session_get_file (self->session);
  if (writing->file != NULL)
    g_object_ref (writing->file);
  writing->saved = zz_project_file_ref_content (self->session->file);
  self->needed = FALSE;
  self->writing = TRUE;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_cb);
}

/* After every step, and after every saving. */
static void
modified_cb (ZzSessionDraft *self)
{
  if (is_modified (self))
    {
      arm (self);
      return;
    }
  self->needed = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->writing)
    zz_draft_remove (self->draft);
}

static void
zz_session_draft_finalize (GObject *object)
{
  ZzSessionDraft *self = ZZ_SESSION_DRAFT (object);

  g_clear_pointer (&self->draft, zz_draft_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (zz_session_draft_parent_class)->finalize (object);
}

static void
zz_session_draft_class_init (ZzSessionDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_session_draft_finalize;
}

static void
zz_session_draft_init (ZzSessionDraft *self)
{
  self->cancellable = g_cancellable_new ();
}

void
zz_session_keep_draft (ZzSession *session,
                       ZzDraft *draft,
                       guint delay)
{
  ZzSessionDraft *self;

  g_return_if_fail (ZZ_IS_SESSION (session) && draft != NULL);
  g_return_if_fail (session->draft == NULL);

  self = g_object_new (ZZ_TYPE_SESSION_DRAFT, NULL);
  self->session = session;
  self->draft = zz_draft_ref (draft);
  self->delay = delay;
  session->draft = self;
  g_signal_connect_object (session->history, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
  if (is_modified (self))
    arm (self);
}

void
zz_session_draft_leave (ZzSessionDraft *self)
{
  g_return_if_fail (ZZ_IS_SESSION_DRAFT (self));

  g_signal_handlers_disconnect_by_data (self->session->history, self);
}

void
zz_session_draft_follow (ZzSessionDraft *self)
{
  g_return_if_fail (ZZ_IS_SESSION_DRAFT (self));

  g_signal_connect_object (self->session->history, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
  modified_cb (self);
}

guint
zz_session_get_draft_delay (void)
{
  return zz_settings_get_draft_delay () * 1000 - WRITING;
}

gboolean
zz_session_has_draft (ZzSession *session)
{
  g_return_val_if_fail (ZZ_IS_SESSION (session), FALSE);

  return session->draft != NULL;
}

void
zz_session_discard_draft (ZzSession *session)
{
  ZzSessionDraft *self;

  g_return_if_fail (ZZ_IS_SESSION (session));

  self = session->draft;
  session->draft = NULL;
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  zz_draft_remove (self->draft);
  zz_session_draft_end (self);
  g_object_unref (self);
}

gboolean
zz_session_is_on_disk (ZzSession *session)
{
  g_return_val_if_fail (ZZ_IS_SESSION (session), FALSE);

  if (!zz_history_get_modified (session->history))
    return TRUE;
  return session->draft != NULL && !session->draft->needed && !session->draft->writing;
}

void
zz_session_draft_end (ZzSessionDraft *self)
{
  g_return_if_fail (ZZ_IS_SESSION_DRAFT (self));

  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session->history, self);
  g_clear_handle_id (&self->timer, g_source_remove);
  /* A writing that is under way ends first, or never begins. */
  if (!is_modified (self))
    {
      g_cancellable_cancel (self->cancellable);
      zz_draft_remove (self->draft);
    }
  self->session = NULL;
}
