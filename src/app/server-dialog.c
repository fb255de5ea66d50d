/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for an address on a server. */
#include "config.h"

#include "app/server-dialog.h"

#include "app/alert.h"
#include "app/server-folder.h"
#include "app/server-task.h"
#include "app/sharing.h"
#include "core/error.h"
#include "share/address.h"

#include <glib/gi18n.h>

/* Milliseconds. */
#define PULSE 150

/**
 * ZzServerDialog:
 * @session: what is published; NULL to open something
 * @folder_here: where the working copy goes
 * @task: what is under way; its owner is the worker's result
 */
struct _ZzServerDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  ZzServerOpenedFunc func;
  gpointer user_data;
  GFile *folder_here;

  ZzServerTask *task;
  GCancellable *cancellable;
  guint pulse_id;

  GtkWidget *begin_button;
  GtkWidget *group;
  GtkWidget *address;
  GtkWidget *user;
  GtkWidget *password;
  GtkSwitch *remember;
  ZzServerFolder *folder;
  GtkWidget *place;
  GtkWidget *name;
  GtkWidget *error_group;
  AdwPreferencesRow *error;
  GtkWidget *progress_box;
  GtkLabel *doing;
  GtkProgressBar *progress;
  GtkWidget *choose;
};

G_DEFINE_FINAL_TYPE (ZzServerDialog, zz_server_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
show_error (ZzServerDialog *self,
            const char *message,
            GtkWidget *focus)
{
  adw_preferences_row_set_title (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_group, message != NULL);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static void
typed_cb (ZzServerDialog *self)
{
  show_error (self, NULL, NULL);
}

static gboolean
pulse_cb (gpointer data)
{
  ZzServerDialog *self = data;

  if (self->task != NULL && zz_server_task_get_percent (self->task) > 0)
    gtk_progress_bar_set_fraction (self->progress, zz_server_task_get_percent (self->task) / 100.0);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

/* What stands still while something is done. @doing: NULL when it is over. */
static void
show_doing (ZzServerDialog *self,
            const char *doing)
{
  gboolean busy = doing != NULL;

  /* An entry that is no longer to be used must not go on blinking. */
  if (busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->group, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->folder), !busy);
  gtk_widget_set_sensitive (self->place, !busy);
  gtk_widget_set_sensitive (self->name, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "server.begin", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "server.browse", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "server.stop", busy);
  gtk_widget_set_visible (self->progress_box, busy);
  gtk_label_set_label (self->doing, busy ? doing : "");
  if (busy)
    gtk_widget_child_focus (self->progress_box, GTK_DIR_TAB_FORWARD);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (busy)
    self->pulse_id = g_timeout_add (PULSE, pulse_cb, self);
}

/* Where what went wrong can be put right. */
static GtkWidget *
find_focus (ZzServerDialog *self,
            const GError *error)
{
  if (!g_error_matches (error, ZZ_ERROR, ZZ_ERROR_SIGNED_OUT))
    return self->address;
  return *get_text (self->user) == '\0' ? self->user : self->password;
}

static void
fail (ZzServerDialog *self,
      const GError *error)
{
  show_doing (self, NULL);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message, find_focus (self, error));
}

/* Went well but for these, which are told where the dialog was. */
static void
tell_rest (ZzServerDialog *self,
           const ZzServerTask *task)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (task->left_out != NULL)
    zz_alert (parent, _ ("Some evidence was left out"), task->left_out);
  if (task->not_kept != NULL)
    zz_alert (parent, _ ("The password was not remembered"), task->not_kept);
}

static void
finish_publishing (ZzServerDialog *self,
                   const ZzServerTask *task)
{
  ZzSharing *sharing = zz_session_get_sharing (self->session);
  g_autofree char *shown = zz_address_dup_shown (task->url);
  /* Translators: %s is an address. */
  g_autofree char *said = g_strdup_printf (_ ("Published at %s"), shown);

  if (task->password != NULL)
    zz_sharing_set_password (sharing, task->password);
  zz_sharing_look (sharing);
  zz_session_say (self->session, said, FALSE);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (ZzServerDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const ZzServerTask *task = zz_server_task_run_finish (result, &error);

  self->task = NULL;
  if (self->begin_button == NULL && (task == NULL || task->kind == ZZ_SERVER_BROWSE))
    return;
  if (task == NULL)
    {
      fail (self, error);
      return;
    }
  if (self->begin_button != NULL)
    show_doing (self, NULL);
  if (task->kind == ZZ_SERVER_BROWSE)
    {
      g_autofree char *shown = zz_address_dup_shown (task->url);

      zz_server_folder_show (self->folder, task->url, task->found, self->session == NULL);
      gtk_widget_show (GTK_WIDGET (self->folder));
      gtk_editable_set_text (GTK_EDITABLE (self->address), shown);
      gtk_widget_child_focus (GTK_WIDGET (self->folder), GTK_DIR_TAB_FORWARD);
      return;
    }
  tell_rest (self, task);
  if (self->session != NULL)
    finish_publishing (self, task);
  else
    self->func (task->file, task->password, self->user_data);
  if (self->begin_button != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
run (ZzServerDialog *self,
     ZzServerTaskKind kind,
     const char *url,
     GFile *file)
{
  static const char *const doings[] = {
    [ZZ_SERVER_BROWSE] = N_ ("Asking the server…"),
    [ZZ_SERVER_FETCH] = N_ ("Fetching…"),
    [ZZ_SERVER_PUBLISH] = N_ ("Publishing…"),
  };

  show_error (self, NULL, NULL);
  show_doing (self, _ (doings[kind]));
  self->task = zz_server_task_new (kind, url, get_text (self->user), get_text (self->password));
  self->task->remember = gtk_switch_get_active (self->remember) && kind != ZZ_SERVER_BROWSE;
  self->task->file = file != NULL ? g_object_ref (file) : NULL;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  zz_server_task_run_async (self->task, self->cancellable, done_cb, g_object_ref (self));
}

/* NULL after saying what is missing. */
static char *
dup_address (ZzServerDialog *self)
{
  char *url = zz_address_complete (get_text (self->address));

  if (url == NULL)
    show_error (self, _ ("Type the address of the server first, as in https://files.example.com/team/."), self->address);
  return url;
}

static void
browse_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  ZzServerDialog *self = ZZ_SERVER_DIALOG (widget);
  g_autofree char *url = dup_address (self);
  g_autofree char *folder = url != NULL ? zz_address_dup_folder (url) : NULL;

  if (folder != NULL)
    run (self, ZZ_SERVER_BROWSE, folder, NULL);
}

static void
chosen_cb (ZzServerDialog *self,
           const char *url)
{
  g_autofree char *shown = NULL;

  if (!zz_address_is_project (url))
    {
      run (self, ZZ_SERVER_BROWSE, url, NULL);
      return;
    }
  shown = zz_address_dup_shown (url);
  gtk_editable_set_text (GTK_EDITABLE (self->address), shown);
  gtk_widget_grab_focus (self->begin_button);
}

static void begin (ZzServerDialog *self);

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (ZzServerDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_session_save_finish (ZZ_SESSION (source), result, &error))
    fail (self, error);
  else if (self->begin_button != NULL)
    begin (self);
}

static void
publish (ZzServerDialog *self,
         const char *url)
{
  g_autofree char *folder = zz_address_dup_folder (url);
  const char *typed = get_text (self->name);
  g_autofree char *name = g_str_has_suffix (typed, ".json") ? g_strdup (typed) : g_strconcat (typed, ZZ_SESSION_SUFFIX, NULL);
  g_autofree char *target = zz_address_dup_child (folder, name, FALSE);

  if (*typed == '\0' || !zz_address_is_project (target))
    show_error (self, _ ("Give the file on the server a name without slashes, as in team.zizhi.json."), self->name);
  else if (zz_history_get_modified (zz_session_get_history (self->session)))
    {
      show_doing (self, _ ("Saving…"));
      zz_session_save_async (self->session, NULL, FALSE, saved_cb, g_object_ref (self));
    }
  else
    run (self, ZZ_SERVER_PUBLISH, target, zz_session_get_file (self->session));
}

static void
begin (ZzServerDialog *self)
{
  g_autofree char *url = dup_address (self);
  g_autofree char *file_name = NULL;
  g_autoptr (GFile) file = NULL;

  if (url == NULL)
    return;
  if (self->session != NULL)
    {
      publish (self, url);
      return;
    }
  file_name = zz_remote_dup_name (url);
  if (file_name == NULL)
    {
      run (self, ZZ_SERVER_BROWSE, url, NULL);
      return;
    }
  file = g_file_get_child (self->folder_here, file_name);
  run (self, ZZ_SERVER_FETCH, url, file);
}

static void
begin_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  begin (ZZ_SERVER_DIALOG (widget));
}

static void
stop_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  ZzServerDialog *self = ZZ_SERVER_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
set_place (ZzServerDialog *self,
           GFile *folder)
{
  g_autofree char *shown = g_file_get_parse_name (folder);

  g_set_object (&self->folder_here, folder);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->place), shown);
}

static void
place_chosen_cb (GtkNativeDialog *chooser,
                 int response,
                 gpointer user_data)
{
  g_autoptr (ZzServerDialog) self = user_data;
  g_autoptr (GFile) folder = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (folder != NULL && self->begin_button != NULL)
    {
      set_place (self, folder);
      show_error (self, NULL, NULL);
    }
  g_object_unref (chooser);
}

static void
choose_cb (ZzServerDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Folder of the Working Copy"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), NULL);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), self->folder_here, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (place_chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
zz_server_dialog_dispose (GObject *object)
{
  ZzServerDialog *self = ZZ_SERVER_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_SERVER_DIALOG);

  G_OBJECT_CLASS (zz_server_dialog_parent_class)->dispose (object);
}

static void
zz_server_dialog_finalize (GObject *object)
{
  ZzServerDialog *self = ZZ_SERVER_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->folder_here);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (zz_server_dialog_parent_class)->finalize (object);
}

static void
zz_server_dialog_class_init (ZzServerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_server_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_server_dialog_finalize;

  g_type_ensure (ZZ_TYPE_SERVER_FOLDER);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/server-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, begin_button);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, group);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, address);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, user);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, password);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, remember);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, folder);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, place);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, name);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, error_group);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, error);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, ZzServerDialog, choose);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_install_action (widget_class, "server.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "server.browse", NULL, browse_action);
  gtk_widget_class_install_action (widget_class, "server.stop", NULL, stop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_server_dialog_init (ZzServerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_doing (self, NULL);
}

static ZzServerDialog *
create (GtkWindow *parent,
        gboolean opens)
{
  ZzServerDialog *self = g_object_new (ZZ_TYPE_SERVER_DIALOG, "transient-for", parent, NULL);

  gtk_window_set_title (GTK_WINDOW (self), opens ? _ ("Open From a Server") : _ ("Publish to a Server"));
  gtk_button_set_label (GTK_BUTTON (self->begin_button), opens ? _ ("_Open") : _ ("_Publish"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->address), opens ? _ ("_Address of a project or a folder") : _ ("_Address of a folder"));
  gtk_widget_set_visible (self->place, opens);
  gtk_widget_set_visible (self->name, !opens);
  gtk_window_set_focus (GTK_WINDOW (self), self->address);
  return self;
}

void
zz_server_dialog_present_open (GtkWindow *parent,
                               ZzServerOpenedFunc func,
                               gpointer user_data)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
  ZzServerDialog *self = create (parent, TRUE);

  g_return_if_fail (func != NULL);

  self->func = func;
  self->user_data = user_data;
  set_place (self, folder);
  gtk_window_present (GTK_WINDOW (self));
}

void
zz_server_dialog_present_publish (GtkWindow *parent,
                                  ZzSession *session)
{
  g_autofree char *name = NULL;
  ZzServerDialog *self;

  g_return_if_fail (ZZ_IS_SESSION (session));

  self = create (parent, FALSE);
  self->session = g_object_ref (session);
  name = zz_session_dup_file_name (session, ZZ_SESSION_SUFFIX);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  gtk_window_present (GTK_WINDOW (self));
}
