/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does with evidence volumes. */
#include "config.h"

#include "app/app-window-private.h"

#include "app/toast.h"
#include "app/volume-dialog.h"

#include <glib/gi18n.h>

static void
made_cb (GFile *file,
         gpointer user_data)
{
  /* A window that was closed meanwhile has nothing to show it in. */
  if (zz_app_window_get_session (user_data) != NULL)
    zz_toast_show_file (ADW_TOAST_OVERLAY (adw_application_window_get_content (user_data)), _ ("Evidence volume made"), file);
}

static void
volume_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  ZzSession *session = zz_app_window_get_session (user_data);

  if (!zz_app_window_settle (user_data))
    return;
  if (zz_session_get_file (session) == NULL)
    zz_app_window_say (user_data, _ ("Save the project first: its evidence lies beside its file."));
  else
    zz_volume_dialog_present (user_data, session, made_cb, g_object_ref (user_data), g_object_unref);
}

void
zz_app_window_add_volume_actions (ZzAppWindow *self)
{
  static const GActionEntry entries[] = {
    { "volume", volume_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
zz_app_window_update_volume_actions (ZzAppWindow *self)
{
  ZzSession *session = zz_app_window_get_session (self);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "volume")),
                               session != NULL && !zz_session_get_busy (session));
}
