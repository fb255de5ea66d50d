/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens projects, each in a window of its own. */
#include "config.h"

#include "app/application.h"

#include "app/example.h"
#include "app/i18n.h"
#include "app/new-project-dialog.h"
#include "app/app-window.h"
#include "app/preferences.h"
#include "app/recent.h"
#include "app/recovery.h"
#include "app/session-watch.h"
#include "app/server-dialog.h"
#include "app/settings.h"
#include "app/sharing.h"
#include "handover/pack.h"
#include "share/credentials.h"

#include <glib/gi18n.h>

struct _ZzApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (ZzApplication, zz_application, ADW_TYPE_APPLICATION)

/* A window that shows no project, the active one first. */
static ZzAppWindow *
get_free_window (ZzApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ZZ_IS_APP_WINDOW (l->data) && zz_app_window_get_session (l->data) == NULL)
      return l->data;
  return zz_app_window_new (self);
}

/* The window people are in, so that what is told is seen. */
static ZzAppWindow *
get_active_window (ZzApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (active != NULL && !ZZ_IS_APP_WINDOW (active))
    active = gtk_window_get_transient_for (active);
  return active != NULL ? ZZ_APP_WINDOW (active) : get_free_window (self);
}

/* In a file and as it is there: worth to be found again. */
static void
save_state_cb (ZzSession *session)
{
  g_autofree char *title = NULL;

  if (zz_session_get_file (session) == NULL || zz_session_get_save_state (session) != ZZ_SAVE_STATE_SAVED)
    return;
  title = zz_session_dup_title (session);
  zz_recent_add (zz_session_get_file (session), title);
}

/* What people work on is kept from now on. */
static void
keep_session (ZzSession *session)
{
  g_autofree char *folder = zz_draft_dup_folder ();
  g_autoptr (ZzDraft) draft = zz_draft_new (folder);

  if (!zz_session_has_draft (session))
    zz_session_keep_draft (session, draft, zz_session_get_draft_delay ());
  zz_session_watch (session);
  g_signal_connect (session, "notify::save-state", G_CALLBACK (save_state_cb), NULL);
  save_state_cb (session);
}

static void
show_session_in (ZzAppWindow *window,
                 ZzSession *session)
{
  keep_session (session);
  zz_app_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_session (ZzApplication *self,
              ZzSession *session)
{
  show_session_in (get_free_window (self), session);
}

static void
say_error (ZzApplication *self,
           const GError *error)
{
  ZzAppWindow *window;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  window = get_active_window (self);
  gtk_window_present (GTK_WINDOW (window));
  zz_app_window_say (window, error->message);
}

/* The window that shows @file already, or NULL. */
static ZzAppWindow *
find_window (ZzApplication *self,
             GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      ZzSession *session = ZZ_IS_APP_WINDOW (l->data) ? zz_app_window_get_session (l->data) : NULL;

      if (session != NULL && zz_session_get_file (session) != NULL && g_file_equal (zz_session_get_file (session), file))
        return l->data;
    }
  return NULL;
}

/* A file on its way to a window. */
typedef struct
{
  ZzApplication *application;
  char *password; /* of its server, where one was typed */
} Opening;

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr (ZzApplication) self = opening->application;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzSession) session = zz_session_load_finish (result, &error);
  /* The file may have been asked for twice before it was there. */
  ZzAppWindow *window = find_window (self, G_FILE (source));

  if (session != NULL && opening->password != NULL)
    zz_sharing_set_password (zz_session_get_sharing (session), opening->password);
  zz_credentials_free (opening->password);
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else if (session != NULL)
    show_session (self, session);
  else
    say_error (self, error);
  g_application_release (G_APPLICATION (self));
}

static void
open_file (ZzApplication *self,
           GFile *file,
           const char *password)
{
  ZzAppWindow *window;
  Opening *opening;

  window = find_window (self, file);
  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  g_application_hold (G_APPLICATION (self));
  opening = g_new (Opening, 1);
  opening->application = g_object_ref (self);
  opening->password = g_strdup (password);
  zz_session_load_async (file, zz_i18n_get_language (), NULL, loaded_cb, opening);
}

static gboolean
is_package (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ZZ_PACKAGE_ENDING);
}

static void
open_package (ZzApplication *self,
              GFile *file)
{
  ZzAppWindow *window = get_active_window (self);

  gtk_window_present (GTK_WINDOW (window));
  zz_app_window_open_package (window, file);
}

void
zz_application_open_file (ZzApplication *self,
                          GFile *file)
{
  g_return_if_fail (ZZ_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  if (is_package (file))
    open_package (self, file);
  else
    open_file (self, file, NULL);
}

static void
fetched_cb (GFile *file,
            const char *password,
            gpointer user_data)
{
  open_file (user_data, file, password);
}

static void
open_server_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  zz_server_dialog_present_open (GTK_WINDOW (get_active_window (user_data)), fetched_cb, user_data);
}

static void
open_chosen_cb (GtkNativeDialog *chooser,
                int response,
                gpointer user_data)
{
  g_autoptr (ZzApplication) self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      zz_application_open_file (self, file);
    }
  g_object_unref (chooser);
}

static void
open_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  ZzApplication *self = user_data;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Open Project"), GTK_WINDOW (get_active_window (self)),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  g_autoptr (GtkFileFilter) projects = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (projects, _ ("Zizhi projects and packages"));
  gtk_file_filter_add_pattern (projects, "*" ZZ_SESSION_SUFFIX);
  gtk_file_filter_add_pattern (projects, "*" ZZ_PACKAGE_ENDING);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), projects);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (open_chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
created_cb (ZzSession *session,
            gpointer user_data)
{
  show_session (user_data, session);
}

static void
new_action (GSimpleAction *action,
            GVariant *parameter,
            gpointer user_data)
{
  ZzApplication *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzSession) session = zz_session_new_empty (zz_i18n_get_language (), &error);

  if (session != NULL)
    zz_new_project_dialog_present (GTK_WINDOW (get_active_window (self)), session, created_cb, self);
  else
    say_error (self, error);
}

static void
example_copied_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (ZzApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = zz_example_copy_finish (result, &error);

  if (file != NULL)
    zz_application_open_file (self, file);
  else
    say_error (self, error);
  g_application_release (G_APPLICATION (self));
}

static void
example_action (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  ZzApplication *self = user_data;

  g_application_hold (G_APPLICATION (self));
  zz_example_copy_async (NULL, example_copied_cb, g_object_ref (self));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant *parameter,
                    gpointer user_data)
{
  zz_preferences_present (GTK_WINDOW (get_active_window (user_data)));
}

static void
about_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  ZzApplication *self = user_data;

  adw_show_about_window (GTK_WINDOW (get_active_window (self)),
                         "application-name", _ ("Zizhi"),
                         "application-icon", "zizhi",
                         "version", PACKAGE_VERSION,
                         "comments", _ ("Prepares an information security service qualification."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

/* Every window is closed as by hand, so that each asks about its changes. */
static void
quit_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static GtkWindow *
get_window_cb (gpointer user_data)
{
  ZzAppWindow *window = get_active_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

/* Takes the place of its own file where that was opened and not worked on. */
static void
restored_cb (ZzSession *session,
             gpointer user_data)
{
  GFile *file = zz_session_get_file (session);
  ZzAppWindow *window = file != NULL ? find_window (user_data, file) : NULL;
  ZzSession *shown = window != NULL ? zz_app_window_get_session (window) : NULL;

  if (shown != NULL && !zz_session_get_busy (shown) && !zz_history_get_modified (zz_session_get_history (shown)))
    show_session_in (window, session);
  else
    show_session (user_data, session);
}

static void
offer_drafts (ZzApplication *self)
{
  g_autofree char *folder = zz_draft_dup_folder ();

  zz_recovery_offer (folder, get_window_cb, restored_cb, g_object_ref (self), g_object_unref);
}

static void
zz_application_activate (GApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  gtk_window_present (active != NULL ? active : GTK_WINDOW (zz_app_window_new (ZZ_APPLICATION (application))));
}

static void
zz_application_open (GApplication *application,
                     GFile **files,
                     int n_files,
                     const char *hint)
{
  for (int i = 0; i < n_files; i++)
    zz_application_open_file (ZZ_APPLICATION (application), files[i]);
}

/* Pages have the order of the sidebar; the categories, which are the edition's, are
 * reached from it with the arrow keys. */
static const struct
{
  const char *action;
  const char *accel;
} accels[] = {
  { "app.new", "<Control>n" },
  { "app.open", "<Control>o" },
  { "app.preferences", "<Control>comma" },
  { "app.quit", "<Control>q" },
  { "win.save", "<Control>s" },
  { "win.save-as", "<Control><Shift>s" },
  { "win.undo", "<Control>z" },
  { "win.redo", "<Control><Shift>z" },
  { "win.export", "<Control>e" },
  { "win.print", "<Control>p" },
  { "win.search", "<Control>f" },
  { "win.shortcuts", "<Control>question" },
  { "win.show::overview", "<Control>1" },
  { "win.show::records", "<Control>2" },
  { "win.show::evidence", "<Control>3" },
  { "win.show::gaps", "<Control>4" },
  { "win.show::forecast", "<Control>5" },
  { "win.show::report", "<Control>6" },
  { "window.close", "<Control>w" },
};

static void
set_accels (ZzApplication *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           (const char *[]) { accels[i].accel, NULL });
}

static void
zz_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "new", new_action },
    { "open", open_action },
    { "open-server", open_server_action },
    { "example", example_action },
    { "preferences", preferences_action },
    { "about", about_action },
    { "quit", quit_action },
  };
  ZzApplication *self = ZZ_APPLICATION (application);

  G_APPLICATION_CLASS (zz_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name ("zizhi");
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accels (self);
  zz_settings_apply_theme ();
  offer_drafts (self);
}

static void
zz_application_class_init (ZzApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = zz_application_activate;
  application_class->open = zz_application_open;
  application_class->startup = zz_application_startup;
}

static void
zz_application_init (ZzApplication *self)
{
}

ZzApplication *
zz_application_new (void)
{
  return g_object_new (ZZ_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/zizhi/app",
                       NULL);
}
