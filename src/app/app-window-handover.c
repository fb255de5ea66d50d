/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does with what leaves the house and comes in: packages, evidence volumes. */
#include "config.h"

#include "app/app-window-private.h"

#include "app/alert.h"
#include "app/pack-dialog.h"
#include "app/package-dialog.h"
#include "app/package-job.h"
#include "app/toast.h"
#include "app/volume-dialog.h"

#include <glib/gi18n.h>

/* A window that was closed meanwhile has nothing to show it in. */
static void
show_file (ZzAppWindow *self,
           const char *sentence,
           GFile *file)
{
  if (zz_app_window_get_session (self) != NULL)
    zz_toast_show_file (ADW_TOAST_OVERLAY (adw_application_window_get_content (ADW_APPLICATION_WINDOW (self))), sentence, file);
}

static void
packed_cb (GFile *file,
           gpointer user_data)
{
  show_file (user_data, _ ("Package saved"), file);
}

static void
volume_made_cb (GFile *file,
                gpointer user_data)
{
  show_file (user_data, _ ("Evidence volume made"), file);
}

static void
pack_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  if (zz_app_window_settle_saved (user_data, _ ("Save the project first: what goes along is its file.")))
    zz_pack_dialog_present (user_data, zz_app_window_get_session (user_data), packed_cb, g_object_ref (user_data), g_object_unref);
}

static void
volume_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  if (zz_app_window_settle_saved (user_data, _ ("Save the project first: its evidence lies beside its file.")))
    zz_volume_dialog_present (user_data, zz_app_window_get_session (user_data), volume_made_cb, g_object_ref (user_data), g_object_unref);
}

/* A scratch copy whose changes are taken in. */
typedef struct
{
  ZzAppWindow *window;
  GFile *project;
} Bringing;

static void
brought_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  Bringing *bringing = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_session_bring_finish (ZZ_SESSION (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_alert (GTK_WINDOW (bringing->window), _ ("The changes were not taken in"), error->message);
  zz_package_job_remove (bringing->project);
  g_object_unref (bringing->window);
  g_object_unref (bringing->project);
  g_free (bringing);
}

static void
bring (ZzAppWindow *self,
       GFile *project)
{
  ZzSession *session = zz_app_window_get_session (self);
  Bringing *bringing;

  if (session == NULL || !zz_app_window_settle (self))
    {
      zz_package_job_remove (project);
      return;
    }
  bringing = g_new (Bringing, 1);
  bringing->window = g_object_ref (self);
  bringing->project = g_object_ref (project);
  zz_session_bring_async (session, project, brought_cb, bringing);
}

static void
unpacked_cb (GFile *project,
             gboolean to_bring,
             gpointer user_data)
{
  GtkApplication *application = gtk_window_get_application (user_data);

  if (to_bring)
    bring (user_data, project);
  else if (application != NULL)
    zz_application_open_file (ZZ_APPLICATION (application), project);
}

void
zz_app_window_open_package (ZzAppWindow *self,
                            GFile *file)
{
  g_return_if_fail (ZZ_IS_APP_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  zz_package_dialog_present (GTK_WINDOW (self), zz_app_window_get_session (self), file, unpacked_cb, g_object_ref (self), g_object_unref);
}

static const GActionEntry entries[] = {
  { "pack", pack_action },
  { "volume", volume_action },
};

void
zz_app_window_add_handover_actions (ZzAppWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
zz_app_window_update_handover_actions (ZzAppWindow *self)
{
  ZzSession *session = zz_app_window_get_session (self);
  const gboolean possible = session != NULL && !zz_session_get_busy (session);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name)), possible);
}
