/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does about the edits of others. */
#include "config.h"

#include "app/app-window-private.h"

#include "app/alert.h"
#include "app/comparison-dialog.h"
#include "app/signoff-dialog.h"
#include "core/error.h"
#include "handover/pack.h"

#include <glib/gi18n.h>

static void
warn (ZzAppWindow *self,
      const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_alert (GTK_WINDOW (self), _ ("The changes were not taken in"), error->message);
}

static void refresh (ZzAppWindow *self,
                     ZzOlder older);

static void
older_cb (AdwMessageDialog *dialog,
          const char *response,
          gpointer user_data)
{
  g_autoptr (ZzAppWindow) self = user_data;

  if (zz_app_window_get_session (self) == NULL)
    return;
  if (g_str_equal (response, "keep"))
    refresh (self, ZZ_OLDER_KEEP);
  else if (g_str_equal (response, "take"))
    refresh (self, ZZ_OLDER_TAKE);
}

/* Whether what was saved last holds, a person has to say. */
static void
ask_about_older (ZzAppWindow *self)
{
  AdwMessageDialog *dialog = zz_alert_new (GTK_WINDOW (self), _ ("The file lacks what you saved last"),
                                           _ ("Either an older copy was put in its place, or somebody took back what you had saved. Compare the two if you are not sure."));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "take", _ ("_Take the File As It Is"), "keep", _ ("_Keep What I Saved"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (older_cb), g_object_ref (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
warn_or_ask (ZzAppWindow *self,
             const GError *error)
{
  if (g_error_matches (error, ZZ_ERROR, ZZ_ERROR_STALE))
    ask_about_older (self);
  else
    warn (self, error);
}

static void
refreshed_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (ZzAppWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_session_refresh_finish (ZZ_SESSION (source), result, &error))
    warn_or_ask (self, error);
}

static void
refresh (ZzAppWindow *self,
         ZzOlder older)
{
  zz_session_refresh_async (zz_app_window_get_session (self), older, refreshed_cb, g_object_ref (self));
}

static void
refresh_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  if (zz_app_window_settle (user_data))
    refresh (user_data, ZZ_OLDER_ASK);
}

static void
brought_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (ZzAppWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_session_bring_finish (ZZ_SESSION (source), result, &error))
    warn (self, error);
}

/* The parameter is the URI of a project that came out of a package. */
static void
bring_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (zz_app_window_settle (user_data))
    zz_session_bring_async (zz_app_window_get_session (user_data), file, brought_cb, g_object_ref (user_data));
}

static void
compare_file_action (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer user_data)
{
  ZzSession *session = zz_app_window_get_session (user_data);

  if (zz_session_get_file (session) != NULL && zz_app_window_settle (user_data))
    zz_comparison_dialog_present_file (user_data, session, zz_session_get_file (session));
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer user_data)
{
  g_autoptr (ZzAppWindow) self = user_data;
  ZzSession *session = zz_app_window_get_session (self);

  if (response == GTK_RESPONSE_ACCEPT && session != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      zz_comparison_dialog_present_file (GTK_WINDOW (self), session, file);
    }
  g_object_unref (chooser);
}

static void
compare_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  GtkFileChooserNative *chooser;
  g_autoptr (GtkFileFilter) projects = gtk_file_filter_new ();

  if (!zz_app_window_settle (user_data))
    return;
  chooser = gtk_file_chooser_native_new (_ ("Compare With"), GTK_WINDOW (user_data), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Compare"), NULL);
  gtk_file_filter_set_name (projects, _ ("Zizhi projects and packages"));
  gtk_file_filter_add_pattern (projects, "*" ZZ_SESSION_SUFFIX);
  gtk_file_filter_add_pattern (projects, "*" ZZ_PACKAGE_ENDING);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), projects);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), g_object_ref (user_data));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
sign_off_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  if (zz_app_window_settle (user_data))
    zz_signoff_dialog_present (user_data, zz_app_window_get_session (user_data));
}

/* Saving that waits for an answer, and closing that waits for the saving. */
typedef struct
{
  ZzAppWindow *window;
  gboolean close;
} Offer;

static void
offer_free (Offer *offer)
{
  g_object_unref (offer->window);
  g_free (offer);
}

static void
joined_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Offer *offer = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_session_refresh_finish (ZZ_SESSION (source), result, &error))
    warn_or_ask (offer->window, error);
  else if (zz_app_window_get_session (offer->window) == ZZ_SESSION (source))
    zz_app_window_save (offer->window, offer->close);
  offer_free (offer);
}

static void
answer_cb (AdwMessageDialog *dialog,
           const char *response,
           gpointer user_data)
{
  Offer *offer = user_data;
  ZzSession *session = zz_app_window_get_session (offer->window);

  if (session != NULL && g_str_equal (response, "join"))
    zz_session_refresh_async (session, ZZ_OLDER_ASK, joined_cb, offer);
  else
    {
      if (session != NULL && g_str_equal (response, "save-as"))
        g_action_group_activate_action (G_ACTION_GROUP (offer->window), "save-as", NULL);
      offer_free (offer);
    }
}

void
zz_app_window_offer_to_join (ZzAppWindow *self,
                             gboolean close)
{
  AdwMessageDialog *dialog;
  Offer *offer;

  g_return_if_fail (ZZ_IS_APP_WINDOW (self));

  dialog = zz_alert_new (GTK_WINDOW (self), _ ("Somebody else changed the file"),
                         _ ("Nothing was saved, so that nothing of theirs gets lost. Their changes can be taken into yours; where both of you "
                            "changed the same you are asked."));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save-as", _ ("Save _As…"), "join", _ ("_Take In and Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "join", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "join");
  adw_message_dialog_set_close_response (dialog, "cancel");
  offer = g_new0 (Offer, 1);
  offer->window = g_object_ref (self);
  offer->close = close;
  g_signal_connect (dialog, "response", G_CALLBACK (answer_cb), offer);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
zz_app_window_add_together_actions (ZzAppWindow *self)
{
  static const GActionEntry entries[] = {
    { "bring", bring_action, "s" },
    { "compare", compare_action },
    { "compare-file", compare_file_action },
    { "refresh", refresh_action },
    { "sign-off", sign_off_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
zz_app_window_update_together_actions (ZzAppWindow *self)
{
  static const char *const names[] = { "bring", "compare", "compare-file", "refresh", "sign-off" };
  ZzSession *session = zz_app_window_get_session (self);
  const gboolean idle = session != NULL && !zz_session_get_busy (session);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), names[i])), idle);
}
