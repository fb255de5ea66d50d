/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties a session to a server, and what makes it ask that. */
#include "config.h"

#include "app/sharing-private.h"

#include "share/credentials.h"

G_DEFINE_FINAL_TYPE (ZzSharing, zz_sharing, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_STATE,
  PROP_PROGRESS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
zz_sharing_get_property (GObject *object,
                         guint prop_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  ZzSharing *self = ZZ_SHARING (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_PROGRESS:
      g_value_set_uint (value, self->shown_percent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The session is gone; what waits for it is over. */
static void
session_gone_cb (gpointer data,
                 GObject *where_it_was)
{
  ZzSharing *self = data;

  self->session = NULL;
  g_clear_handle_id (&self->next_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->next == NULL)
    return;
  self->next = NULL;
  zz_sharing_conclude (self, self->before, NULL);
}

static void
zz_sharing_finalize (GObject *object)
{
  ZzSharing *self = ZZ_SHARING (object);

  if (self->session != NULL)
    g_object_weak_unref (G_OBJECT (self->session), session_gone_cb, self);
  g_clear_handle_id (&self->next_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->file);
  g_clear_pointer (&self->remote, zz_remote_unref);
  g_clear_pointer (&self->password, zz_credentials_free);
  g_clear_pointer (&self->last, g_date_time_unref);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->theirs, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_free (self->reason);

  G_OBJECT_CLASS (zz_sharing_parent_class)->finalize (object);
}

static void
zz_sharing_class_init (ZzSharingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = zz_sharing_get_property;
  object_class->finalize = zz_sharing_finalize;

  props[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, ZZ_SHARING_SYNCING, 0, flags);
  props[PROP_PROGRESS] = g_param_spec_uint ("progress", NULL, NULL, 0, 100, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
zz_sharing_init (ZzSharing *self)
{
}

void
zz_sharing_set_state (ZzSharing *self,
                      ZzSharingState state,
                      const char *reason)
{
  char *copy = g_strdup (reason);
  guint percent = state == ZZ_SHARING_SYNCING ? (guint) g_atomic_int_get (&self->percent) : 0;

  g_free (self->reason);
  self->reason = copy;
  self->state = state;
  if (percent != self->shown_percent)
    {
      self->shown_percent = percent;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

void
zz_sharing_work (ZzSharing *self,
                 GTaskThreadFunc func,
                 GAsyncReadyCallback callback,
                 gpointer job,
                 GDestroyNotify free_job)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_source_tag (task, zz_sharing_work);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, func);
}

/* Not from within the signal, in which the session ends what it did. */
static gboolean
next_cb (gpointer data)
{
  ZzSharing *self = data;
  ZzSharingStep next;

  self->next_id = 0;
  if (self->next != NULL && !zz_session_get_busy (self->session))
    {
      next = self->next;
      self->next = NULL;
      next (self);
    }
  return G_SOURCE_REMOVE;
}

static void
busy_cb (ZzSharing *self)
{
  if (self->next != NULL && self->next_id == 0 && !zz_session_get_busy (self->session))
    self->next_id = g_idle_add (next_cb, self);
}

void
zz_sharing_wait (ZzSharing *self,
                 ZzSharingStep next)
{
  if (self->session == NULL)
    {
      zz_sharing_conclude (self, self->before, NULL);
      return;
    }
  self->next = next;
  busy_cb (self);
}

/* A link that is looked for; then what ties the file, and how that looks. */
typedef struct
{
  GFile *file;
  ZzRemote *remote;
  ZzRemoteState state;
} Link;

static void
free_link (gpointer data)
{
  Link *link = data;

  g_object_unref (link->file);
  zz_remote_unref (link->remote);
  g_free (link);
}

static void
look_thread_cb (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Link *link = data;
  g_autofree char *folder = zz_remote_dup_folder ();

  link->remote = zz_remote_open (link->file, folder, NULL);
  if (link->remote != NULL)
    link->state = zz_remote_look (link->remote);
  g_task_return_boolean (task, TRUE);
}

static void
network_cb (ZzSharing *self,
            gboolean available)
{
  if (available && self->session != NULL && self->state == ZZ_SHARING_UNREACHABLE)
    zz_sharing_run (self, ZZ_REMOTE_SYNC, FALSE);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  ZzSharing *self = ZZ_SHARING (source);
  Link *link = g_task_get_task_data (G_TASK (result));
  gboolean first = self->remote == NULL;

  if (self->session == NULL || self->file == NULL || !g_file_equal (self->file, link->file) || self->cancellable != NULL)
    return;
  g_clear_pointer (&self->remote, zz_remote_unref);
  self->remote = g_steal_pointer (&link->remote);
  g_clear_pointer (&self->last, g_date_time_unref);
  zz_sharing_set_state (self, self->remote != NULL ? (ZzSharingState) link->state + 1 : ZZ_SHARING_NONE, NULL);
  if (self->remote == NULL)
    return;
  if (first)
    g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_cb), self, G_CONNECT_SWAPPED);
  zz_sharing_run (self, ZZ_REMOTE_CHECK, FALSE);
}

void
zz_sharing_look (ZzSharing *self)
{
  GFile *file;
  Link *link;

  g_return_if_fail (ZZ_IS_SHARING (self));

  file = self->session != NULL ? zz_session_get_file (self->session) : NULL;
  g_set_object (&self->file, file);
  if (self->file == NULL)
    return;
  link = g_new0 (Link, 1);
  link->file = g_object_ref (self->file);
  zz_sharing_work (self, look_thread_cb, looked_cb, link, free_link);
}

ZzRemote *
zz_sharing_let_go (ZzSharing *self)
{
  ZzRemote *remote = g_steal_pointer (&self->remote);

  if (remote != NULL)
    g_signal_handlers_disconnect_by_func (g_network_monitor_get_default (), network_cb, self);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  /* It is for this server only. */
  zz_sharing_set_password (self, NULL);
  zz_sharing_set_state (self, ZZ_SHARING_NONE, NULL);
  return remote;
}

/* A save that is not ours is over, or the project lives somewhere else now. */
static void
save_state_cb (ZzSharing *self)
{
  GFile *file = zz_session_get_file (self->session);
  gboolean saving = zz_session_get_save_state (self->session) == ZZ_SAVE_STATE_SAVING;
  gboolean saved = self->was_saving && !saving;

  self->was_saving = saving;
  if (file != NULL && (self->file == NULL || !g_file_equal (file, self->file)))
    {
      zz_sharing_stop (self);
      zz_remote_unref (zz_sharing_let_go (self));
      zz_sharing_look (self);
    }
  else if (saved && !self->saving && self->remote != NULL)
    zz_sharing_run (self, ZZ_REMOTE_SYNC, TRUE);
}

ZzSharing *
zz_sharing_new (ZzSession *session)
{
  ZzSharing *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);

  self = g_object_new (ZZ_TYPE_SHARING, NULL);
  self->session = session;
  g_object_weak_ref (G_OBJECT (session), session_gone_cb, self);
  g_signal_connect_object (session, "notify::save-state", G_CALLBACK (save_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  zz_sharing_look (self);
  return self;
}

ZzSharingState
zz_sharing_get_state (ZzSharing *self)
{
  g_return_val_if_fail (ZZ_IS_SHARING (self), ZZ_SHARING_NONE);

  return self->state;
}

const char *
zz_sharing_get_url (ZzSharing *self)
{
  g_return_val_if_fail (ZZ_IS_SHARING (self), NULL);

  return self->remote != NULL ? zz_remote_get_url (self->remote) : NULL;
}

const char *
zz_sharing_get_user (ZzSharing *self)
{
  g_return_val_if_fail (ZZ_IS_SHARING (self), NULL);

  return self->remote != NULL ? zz_remote_get_user (self->remote) : NULL;
}

const char *
zz_sharing_get_reason (ZzSharing *self)
{
  g_return_val_if_fail (ZZ_IS_SHARING (self), NULL);

  return self->reason;
}

GDateTime *
zz_sharing_get_last (ZzSharing *self)
{
  g_return_val_if_fail (ZZ_IS_SHARING (self), NULL);

  return self->last;
}

void
zz_sharing_stop (ZzSharing *self)
{
  g_return_if_fail (ZZ_IS_SHARING (self));

  self->again = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (ZzSharing) self = user_data;
  ZzSession *session = ZZ_SESSION (source);
  g_autoptr (GError) error = NULL;
  gboolean saved = zz_session_save_finish (session, result, &error);

  self->saving = FALSE;
  if (saved)
    zz_sharing_run (self, ZZ_REMOTE_SYNC, TRUE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_session_report (session, error);
}

void
zz_sharing_sync (ZzSharing *self)
{
  g_return_if_fail (ZZ_IS_SHARING (self));

  if (self->remote == NULL || self->session == NULL)
    return;
  if (!zz_history_get_modified (zz_session_get_history (self->session)) || zz_session_get_busy (self->session))
    {
      zz_sharing_run (self, ZZ_REMOTE_SYNC, TRUE);
      return;
    }
  self->saving = TRUE;
  zz_session_save_async (self->session, NULL, FALSE, saved_cb, g_object_ref (self));
}
