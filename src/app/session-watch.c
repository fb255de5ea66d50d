/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at the session's file when something happens to it. */
#include "config.h"

#include "app/session-watch.h"

#include "app/session-private.h"
#include "core/error.h"
#include "store/json.h"
#include "store/load.h"
#include "store/place.h"
#include "store/presence.h"
#include "store/project-codec.h"

/* Milliseconds to wait for more: who writes a file does so in several steps. */
#define PATIENCE 200

/**
 * ZzSessionWatch:
 * @session: not owned; %NULL when it ended
 * @file, @place: what is watched, and where links lead to, or %NULL
 * @looking: a thread is, and @again: it has to look once more
 */
struct _ZzSessionWatch
{
  GObject parent_instance;

  ZzSession *session;
  GFile *file;
  GFile *place;
  GFileMonitor *monitor;
  guint timer;
  gboolean looking;
  gboolean again;
  ZzForeign foreign;
  ZzPresence *presence;
  char *company;
};

G_DEFINE_FINAL_TYPE (ZzSessionWatch, zz_session_watch, G_TYPE_OBJECT)

/* @known: what the file held when it was last read or written. */
typedef struct
{
  GFile *file;
  GBytes *known;
  char *id;
  gboolean announce;
  ZzForeign foreign;
  ZzPresence *presence;
  char *company;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->file);
  g_clear_pointer (&look->known, g_bytes_unref);
  g_clear_pointer (&look->presence, zz_presence_free);
  g_free (look->company);
  g_free (look->id);
  g_free (look);
}

/* Whether a refresh could take it in. */
static gboolean
is_version (const Look *look,
            GBytes *bytes)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzProject) project = zz_project_read (bytes, "", catalogues, NULL, NULL);

  return project != NULL && g_str_equal (zz_project_get_id (project), look->id);
}

static ZzForeign
judge (const Look *look)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zz_load_file (look->file, ZZ_JSON_MAX_BYTES, NULL, NULL, &error);

  if (g_error_matches (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND))
    return ZZ_FOREIGN_GONE;
  if (bytes != NULL && g_bytes_equal (bytes, look->known))
    return ZZ_FOREIGN_NONE;
  return bytes != NULL && is_version (look, bytes) ? ZZ_FOREIGN_CHANGED : ZZ_FOREIGN_UNREADABLE;
}

static void
look_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  Look *look = task_data;

  if (look->known != NULL)
    look->foreign = judge (look);
  if (look->announce)
    look->presence = zz_presence_take (look->file, g_get_real_name (), g_get_user_name (), g_get_host_name (), &look->company);
  g_task_return_boolean (task, TRUE);
}

static void wait (ZzSessionWatch *self);

static void
say (ZzSessionWatch *self,
     ZzForeign foreign,
     const char *company)
{
  if (self->foreign == foreign && g_strcmp0 (self->company, company) == 0)
    return;
  self->foreign = foreign;
  g_free (self->company);
  self->company = g_strdup (company);
  g_object_notify (G_OBJECT (self->session), "foreign");
}

/* What was seen while we wrote ourselves, or of another place, says nothing. */
static gboolean
is_current (ZzSessionWatch *self,
            const Look *look)
{
  g_autoptr (GBytes) known = zz_project_file_ref_content (self->session->file);

  return !self->again && !zz_session_get_busy (self->session) && known == look->known && self->place != NULL
         && g_file_equal (self->place, look->file);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  ZzSessionWatch *self = ZZ_SESSION_WATCH (source);
  Look *look = g_task_get_task_data (G_TASK (result));

  self->looking = FALSE;
  if (self->session == NULL)
    return;
  if (!is_current (self, look))
    {
      wait (self);
      return;
    }
  if (look->announce)
    self->presence = g_steal_pointer (&look->presence);
  say (self, look->foreign, self->presence == NULL ? look->company : NULL);
}

static void
look_now (ZzSessionWatch *self)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  self->again = self->looking || zz_session_get_busy (self->session);
  if (self->again || self->place == NULL)
    return;
  self->looking = TRUE;
  look = g_new0 (Look, 1);
  look->file = g_object_ref (self->place);
  look->known = zz_project_file_ref_content (self->session->file);
  look->id = g_strdup (zz_project_get_id (zz_session_get_project (self->session)));
  look->announce = self->presence == NULL;
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_source_tag (task, look_now);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_cb);
}

static gboolean
waited_cb (gpointer user_data)
{
  ZzSessionWatch *self = user_data;

  self->timer = 0;
  look_now (self);
  return G_SOURCE_REMOVE;
}

static void
wait (ZzSessionWatch *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (PATIENCE, waited_cb, self);
}

static void
leave (ZzSessionWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  g_clear_object (&self->place);
  g_clear_pointer (&self->presence, zz_presence_free);
}

/* A file that cannot be watched is looked at when somebody asks. */
static void
enter (ZzSessionWatch *self)
{
  GFile *file = zz_session_get_file (self->session);

  if (file == NULL)
    return;
  self->file = g_object_ref (file);
  self->place = zz_place_resolve (file);
  self->monitor = g_file_monitor_file (self->place, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (wait), self);
  wait (self);
}

/* Something was done, perhaps to the file, perhaps it lives elsewhere now. */
static void
done_cb (ZzSessionWatch *self)
{
  GFile *file = zz_session_get_file (self->session);

  if (zz_session_get_busy (self->session))
    return;
  if (file != NULL && (self->file == NULL || !g_file_equal (file, self->file)))
    {
      leave (self);
      enter (self);
    }
  else if (self->again || self->foreign != ZZ_FOREIGN_NONE)
    wait (self);
}

static void
zz_session_watch_finalize (GObject *object)
{
  ZzSessionWatch *self = ZZ_SESSION_WATCH (object);

  g_free (self->company);

  G_OBJECT_CLASS (zz_session_watch_parent_class)->finalize (object);
}

static void
zz_session_watch_class_init (ZzSessionWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_session_watch_finalize;
}

static void
zz_session_watch_init (ZzSessionWatch *self)
{
}

void
zz_session_watch (ZzSession *session)
{
  ZzSessionWatch *self;

  g_return_if_fail (ZZ_IS_SESSION (session));

  if (session->watch != NULL)
    return;
  self = g_object_new (ZZ_TYPE_SESSION_WATCH, NULL);
  self->session = session;
  session->watch = self;
  g_signal_connect_object (session, "notify::save-state", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  enter (self);
}

void
zz_session_look_at_file (ZzSession *session)
{
  g_return_if_fail (ZZ_IS_SESSION (session));

  if (session->watch != NULL)
    wait (session->watch);
}

ZzForeign
zz_session_get_foreign (ZzSession *session)
{
  g_return_val_if_fail (ZZ_IS_SESSION (session), ZZ_FOREIGN_NONE);

  return session->watch != NULL ? session->watch->foreign : ZZ_FOREIGN_NONE;
}

const char *
zz_session_get_company (ZzSession *session)
{
  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);

  return session->watch != NULL ? session->watch->company : NULL;
}

void
zz_session_watch_end (ZzSessionWatch *self)
{
  g_return_if_fail (ZZ_IS_SESSION_WATCH (self));

  g_signal_handlers_disconnect_by_data (self->session, self);
  leave (self);
  self->session = NULL;
}
