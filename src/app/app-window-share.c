/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does with a server: publish, synchronise, sign in, stop. */
#include "config.h"

#include "app/app-window-private.h"

#include "app/alert.h"
#include "app/server-dialog.h"
#include "app/sharing.h"
#include "app/sign-in-dialog.h"

#include <glib/gi18n.h>

static ZzSharing *
get_sharing (ZzAppWindow *self)
{
  ZzSession *session = zz_app_window_get_session (self);

  return session != NULL ? zz_session_get_sharing (session) : NULL;
}

static void
publish_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  if (zz_app_window_settle_saved (user_data, _ ("Save the project first: what is published is its file.")))
    zz_server_dialog_present_publish (GTK_WINDOW (user_data), zz_app_window_get_session (user_data));
}

static void
sync_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  if (zz_app_window_settle (user_data))
    zz_sharing_sync (get_sharing (user_data));
}

static void
stop_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  zz_sharing_stop (get_sharing (user_data));
}

static void
signed_in_cb (const char *user,
              const char *password,
              gboolean remember,
              gpointer user_data)
{
  zz_sharing_sign_in (user_data, user, password, remember);
}

static void
sign_in_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  ZzSharing *sharing = get_sharing (user_data);

  zz_sign_in_dialog_present (user_data, zz_sharing_get_url (sharing), zz_sharing_get_user (sharing), FALSE,
                             signed_in_cb, g_object_ref (sharing), g_object_unref);
}

static void
stop_answer_cb (ZzSharing *sharing,
                const char *response)
{
  if (g_str_equal (response, "stop"))
    zz_sharing_forget (sharing);
}

static void
stop_sharing_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  AdwMessageDialog *dialog = zz_alert_new (user_data, _ ("Stop sharing?"),
                                           _ ("The project here and the one on the server stay as they are, and go separate ways from now on. To share it again, open it from the server."));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "stop", _ ("_Stop Sharing"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (stop_answer_cb), get_sharing (user_data), G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
enable (ZzAppWindow *self,
        const char *name,
        gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

void
zz_app_window_update_share_actions (ZzAppWindow *self)
{
  ZzSession *session = zz_app_window_get_session (self);
  ZzSharing *sharing = get_sharing (self);
  ZzSharingState state = sharing != NULL ? zz_sharing_get_state (sharing) : ZZ_SHARING_NONE;
  gboolean idle = session != NULL && !zz_session_get_busy (session);
  gboolean resting = state != ZZ_SHARING_NONE && state != ZZ_SHARING_SYNCING;

  enable (self, "publish", idle && zz_session_get_editable (session) && state == ZZ_SHARING_NONE);
  enable (self, "sync", idle && resting);
  enable (self, "sign-in", idle && resting);
  enable (self, "stop-sync", state == ZZ_SHARING_SYNCING);
  enable (self, "stop-sharing", resting);
}

static void
session_cb (ZzAppWindow *self)
{
  ZzSharing *sharing = get_sharing (self);

  if (sharing != NULL)
    {
      g_signal_handlers_disconnect_by_func (sharing, zz_app_window_update_share_actions, self);
      g_signal_connect_object (sharing, "notify::state", G_CALLBACK (zz_app_window_update_share_actions), self, G_CONNECT_SWAPPED);
    }
  zz_app_window_update_share_actions (self);
}

void
zz_app_window_add_share_actions (ZzAppWindow *self)
{
  static const GActionEntry entries[] = {
    { "publish", publish_action },
    { "sync", sync_action },
    { "stop-sync", stop_action },
    { "sign-in", sign_in_action },
    { "stop-sharing", stop_sharing_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::session", G_CALLBACK (session_cb), NULL);
}
