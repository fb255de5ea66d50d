/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's menu and shortcuts do. */
#include "config.h"

#include "app/app-window-private.h"

#include "app/alert.h"
#include "app/edition-dialog.h"
#include "app/field-editor.h"
#include "app/file-name.h"
#include "app/page.h"
#include "app/session-draft.h"
#include "app/session-watch.h"
#include "core/error.h"

#include <glib/gi18n.h>
#include <string.h>

#define REPORT_PAGE "report"

/* What did not happen stays on the screen until it was read. */
static void
warn (ZzAppWindow *self,
      const char *title,
      const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_alert (GTK_WINDOW (self), title, error->message);
}

/* After a save; closes the window where that was waited for. */
typedef struct
{
  ZzAppWindow *window;
  gboolean close;
} Saving;

static Saving *
saving_new (ZzAppWindow *window,
            gboolean close)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (window);
  saving->close = close;
  return saving;
}

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->window);
  g_free (saving);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean saved = zz_session_save_finish (ZZ_SESSION (source), result, &error);

  if (g_error_matches (error, ZZ_ERROR, ZZ_ERROR_CHANGED) && zz_session_get_foreign (ZZ_SESSION (source)) != ZZ_FOREIGN_UNREADABLE)
    zz_app_window_offer_to_join (saving->window, saving->close);
  else if (!saved)
    warn (saving->window, _ ("The project was not saved"), error);
  else if (saving->close)
    gtk_window_close (GTK_WINDOW (saving->window));
  saving_free (saving);
}

static void
save_as_chosen_cb (GtkNativeDialog *chooser,
                   int response,
                   gpointer user_data)
{
  Saving *saving = user_data;
  ZzSession *session = zz_app_window_get_session (saving->window);

  if (response == GTK_RESPONSE_ACCEPT && session != NULL)
    {
      g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      gboolean replace;
      g_autoptr (GFile) file = zz_file_name_complete (chosen, ZZ_SESSION_SUFFIX, &replace);

      zz_session_save_async (session, file, replace, saved_cb, saving);
    }
  else
    saving_free (saving);
  g_object_unref (chooser);
}

static void
choose_place (ZzAppWindow *self,
              gboolean close)
{
  ZzSession *session = zz_app_window_get_session (self);
  g_autofree char *name = zz_session_dup_file_name (session, ZZ_SESSION_SUFFIX);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Save Project"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (save_as_chosen_cb), saving_new (self, close));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

gboolean
zz_app_window_settle (ZzAppWindow *self)
{
  ZzFieldEditor *invalid = zz_field_editor_settle (GTK_WINDOW (self));
  g_autofree char *message = NULL;
  GtkWidget *page;

  g_return_val_if_fail (ZZ_IS_APP_WINDOW (self), FALSE);

  if (invalid == NULL)
    return TRUE;
  page = gtk_widget_get_ancestor (GTK_WIDGET (invalid), ZZ_TYPE_PAGE);
  if (page != NULL)
    zz_app_window_show_page (self, zz_page_get_topic (ZZ_PAGE (page)));
  gtk_widget_child_focus (GTK_WIDGET (invalid), GTK_DIR_TAB_FORWARD);
  /* Translators: %s is the title of a field. */
  message = g_strdup_printf (_ ("“%s” is not filled in correctly: put it right or empty it first."),
                             zz_field_editor_get_title (invalid));
  zz_app_window_say (self, message);
  return FALSE;
}

gboolean
zz_app_window_settle_saved (ZzAppWindow *self,
                            const char *unsaved)
{
  if (!zz_app_window_settle (self))
    return FALSE;
  if (zz_session_get_file (zz_app_window_get_session (self)) != NULL)
    return TRUE;
  zz_app_window_say (self, unsaved);
  return FALSE;
}

void
zz_app_window_save (ZzAppWindow *self,
                    gboolean close)
{
  ZzSession *session;

  g_return_if_fail (ZZ_IS_APP_WINDOW (self));

  session = zz_app_window_get_session (self);
  if (!zz_app_window_settle (self))
    return;
  if (zz_session_get_file (session) == NULL || !zz_session_get_editable (session))
    choose_place (self, close);
  else
    zz_session_save_async (session, NULL, FALSE, saved_cb, saving_new (self, close));
}

static void
save_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  zz_app_window_save (user_data, FALSE);
}

static void
save_as_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  if (zz_app_window_settle (user_data))
    choose_place (user_data, FALSE);
}

static void
undo_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  zz_history_undo (zz_session_get_history (zz_app_window_get_session (user_data)));
}

static void
redo_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  zz_history_redo (zz_session_get_history (zz_app_window_get_session (user_data)));
}

static void
stop_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  zz_session_cancel (zz_app_window_get_session (user_data));
}

static void
show_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  zz_app_window_show (user_data, g_variant_get_string (parameter, NULL));
}

static void
search_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  zz_app_window_search (user_data);
}

/* The page that makes reports does it: what there is to choose of them is there. */
static void
ask_report_page (ZzAppWindow *self,
                 const char *action)
{
  if (zz_app_window_settle (self) && zz_app_window_show (self, REPORT_PAGE))
    zz_app_window_activate_page (self, action);
}

static void
export_action (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  ask_report_page (user_data, "report.export");
}

static void
print_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  ask_report_page (user_data, "report.print");
}

static void
calendar_saved_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (ZzAppWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (zz_session_export_calendar_finish (ZZ_SESSION (source), result, &error))
    zz_app_window_say (self, _ ("Calendar saved"));
  else
    warn (self, _ ("The calendar was not saved"), error);
}

static void
calendar_chosen_cb (GtkNativeDialog *chooser,
                    int response,
                    gpointer user_data)
{
  g_autoptr (ZzAppWindow) self = user_data;
  ZzSession *session = zz_app_window_get_session (self);

  if (response == GTK_RESPONSE_ACCEPT && session != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      zz_session_export_calendar_async (session, file, calendar_saved_cb, g_object_ref (self));
    }
  g_object_unref (chooser);
}

static void
calendar_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  g_autofree char *name = zz_session_dup_file_name (zz_app_window_get_session (user_data), ".ics");
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Save Calendar"), GTK_WINDOW (user_data),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (calendar_chosen_cb), g_object_ref (user_data));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
edition_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  if (zz_app_window_settle (user_data))
    zz_edition_dialog_present (user_data, zz_app_window_get_session (user_data));
}

/* Made when first asked for. Only a help overlay knows the keys of the actions. */
static void
shortcuts_action (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  if (gtk_application_window_get_help_overlay (user_data) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/zizhi/app/shortcuts.ui");

      gtk_application_window_set_help_overlay (user_data, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (user_data)));
}

static void
close_answer_cb (AdwMessageDialog *dialog,
                 const char *response,
                 gpointer user_data)
{
  ZzAppWindow *self = user_data;

  if (g_str_equal (response, "save"))
    zz_app_window_save (self, TRUE);
  else if (g_str_equal (response, "discard"))
    {
      zz_session_discard_draft (zz_app_window_get_session (self));
      /* The dialog outlives its parent by a moment, which GTK 4.8 does not expect. */
      gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
      zz_app_window_set_session (self, NULL);
      gtk_window_close (GTK_WINDOW (self));
    }
}

void
zz_app_window_ask_to_close (ZzAppWindow *self)
{
  ZzSession *session = zz_app_window_get_session (self);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  AdwMessageDialog *dialog;

  g_return_if_fail (ZZ_IS_APP_WINDOW (self));

  if (zz_session_get_busy (session))
    {
      zz_app_window_say (self, _ ("Something is still being done: wait for it to end, or stop it, and close again."));
      return;
    }
  title = zz_session_dup_title (session);
  body = g_strdup_printf (_ ("“%s” has changes that are not saved. Without saving they are lost."), title);
  dialog = zz_alert_new (GTK_WINDOW (self), _ ("Save the changes?"), body);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"),
                                    "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
zz_app_window_add_actions (ZzAppWindow *self)
{
  static const GActionEntry entries[] = {
    { "save", save_action },
    { "save-as", save_as_action },
    { "undo", undo_action },
    { "redo", redo_action },
    { "export", export_action },
    { "print", print_action },
    { "calendar", calendar_action },
    { "edition", edition_action },
    { "stop", stop_action },
    { "show", show_action, "s" },
    { "search", search_action },
    { "shortcuts", shortcuts_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  zz_app_window_add_handover_actions (self);
  zz_app_window_add_together_actions (self);
  zz_app_window_add_share_actions (self);
}

static void
enable (ZzAppWindow *self,
        const char *name,
        gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

void
zz_app_window_update_actions (ZzAppWindow *self)
{
  ZzSession *session = zz_app_window_get_session (self);
  gboolean busy = session != NULL && zz_session_get_busy (session);
  gboolean idle = session != NULL && !busy;
  ZzHistory *history = session != NULL ? zz_session_get_history (session) : NULL;

  /* Also without changes: something may still be being typed. */
  enable (self, "save", idle && zz_session_get_editable (session));
  enable (self, "save-as", idle && !zz_session_get_newer (session));
  enable (self, "export", idle);
  enable (self, "print", idle);
  enable (self, "calendar", idle);
  enable (self, "edition", idle && zz_session_get_editable (session));
  enable (self, "undo", history != NULL && zz_history_can_undo (history));
  enable (self, "redo", history != NULL && zz_history_can_redo (history));
  enable (self, "stop", busy);
  enable (self, "search", session != NULL);
  zz_app_window_update_handover_actions (self);
  zz_app_window_update_together_actions (self);
  zz_app_window_update_share_actions (self);
  zz_app_window_name_steps (self, history != NULL ? zz_history_get_undo_label (history) : NULL,
                            history != NULL ? zz_history_get_redo_label (history) : NULL);
}
