/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what is in a package, and asks where to put it. */
#include "config.h"

#include "app/package-dialog.h"

#include "app/alert.h"
#include "app/file-name.h"
#include "app/i18n.h"
#include "app/package-job.h"
#include "handover/pack.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Milliseconds. */
#define PULSE 150

/**
 * ZzPackageDialog:
 * @session: what is open where the package was, or %NULL
 * @package: %NULL until it was looked into
 * @folder: the new folder is made in it
 * @cancellable: of what is under way
 * @percent: how far unpacking is (atomic)
 * @bring: it is unpacked to have its changes taken in
 */
struct _ZzPackageDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  GFile *file;
  ZzUnpackedFunc func;
  gpointer user_data;
  GDestroyNotify free;

  ZzPackage *package;
  GFile *folder;
  GCancellable *cancellable;
  guint pulse_id;
  int percent;
  gboolean bring;
  gboolean closed;

  GtkWidget *begin_button;
  GtkStack *stack;
  GtkWidget *page;
  AdwActionRow *organisation;
  AdwActionRow *planned;
  AdwActionRow *evidence;
  AdwActionRow *changed;
  GtkWidget *warnings;
  GtkWidget *version;
  GtkWidget *bring_button;
  GtkWidget *place;
  GtkWidget *name;
  GtkWidget *choose;
  GtkWidget *progress_box;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (ZzPackageDialog, zz_package_dialog, ADW_TYPE_WINDOW)

static void
show_warnings (ZzPackageDialog *self,
               const ZzMessages *messages)
{
  g_auto (GStrv) warnings = zz_package_list_warnings (zz_package_get_contents (self->package), messages);

  for (guint i = 0; warnings[i] != NULL; i++)
    {
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", warnings[i], "title-lines", 0, NULL);
      GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->warnings), row);
    }
  gtk_widget_set_visible (self->warnings, warnings[0] != NULL);
}

static void
show_contents (ZzPackageDialog *self)
{
  const ZzPackageContents *contents = zz_package_get_contents (self->package);
  g_autoptr (ZzMessages) messages = zz_messages_new (zz_i18n_get_language ());
  const ZzDate planned = zz_project_get_planned_date (contents->project);
  g_autofree char *day = planned != ZZ_DATE_NONE ? zz_words_date (messages, planned) : NULL;
  g_autofree char *size = g_format_size (contents->total);
  /* Translators: %s is the size of the unpacked package. */
  g_autofree char *evidence = g_strdup_printf (ngettext ("%u item; unpacked %s", "%u items; unpacked %s", contents->n_items), contents->n_items, size);

  adw_action_row_set_subtitle (self->organisation, zz_words_organisation (messages, contents->project));
  adw_action_row_set_subtitle (self->planned, day);
  gtk_widget_set_visible (GTK_WIDGET (self->planned), day != NULL);
  adw_action_row_set_subtitle (self->evidence, evidence);
  adw_action_row_set_subtitle (self->changed, contents->changed ? _ ("The project was changed since it was handed over") : _ ("The project is as it was handed over"));
  show_warnings (self, messages);
}

/* A version of what is open, from which there is something to take. */
static gboolean
is_version (ZzPackageDialog *self)
{
  const ZzPackageContents *contents = zz_package_get_contents (self->package);

  return self->session != NULL && zz_session_get_file (self->session) != NULL && zz_session_get_editable (self->session)
         && !contents->newer && !contents->redacted && contents->changed
         && g_str_equal (zz_project_get_id (contents->project), zz_project_get_id (zz_session_get_project (self->session)));
}

/* A name that nothing in the folder has. */
static char *
dup_free_name (GFile *folder,
               const char *name)
{
  char *proposal = g_strdup (name);

  for (guint n = 2; n < G_MAXUINT; n++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, proposal);

      if (!g_file_query_exists (file, NULL))
        break;
      g_free (proposal);
      proposal = g_strdup_printf ("%s-%u", name, n);
    }
  return proposal;
}

/* The package's own name, in @folder. */
static void
propose (ZzPackageDialog *self,
         GFile *folder)
{
  g_autofree char *shown = g_file_get_parse_name (folder);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *proposal = NULL;

  if (g_str_has_suffix (name, ZZ_PACKAGE_ENDING))
    name[strlen (name) - strlen (ZZ_PACKAGE_ENDING)] = '\0';
  proposal = dup_free_name (folder, name);
  g_set_object (&self->folder, folder);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->place), shown);
  gtk_editable_set_text (GTK_EDITABLE (self->name), proposal);
}

/* Whether folders can be made there. What a sandbox lends of a file lies below the
 * runtime folder, and nothing can stand beside it. */
static gboolean
is_place (GFile *folder)
{
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  return path != NULL && g_access (path, W_OK) == 0 && !g_str_has_prefix (path, g_get_user_runtime_dir ());
}

/* Beside the package, where that can be. */
static void
propose_usual (ZzPackageDialog *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) beside = g_file_get_parent (self->file);
  g_autoptr (GFile) usual = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  propose (self, is_place (beside) ? beside : usual);
}

static gboolean
is_busy (ZzPackageDialog *self)
{
  return self->pulse_id != 0;
}

static void
update_actions (ZzPackageDialog *self)
{
  const gboolean idle = self->package != NULL && !is_busy (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "package.stop", is_busy (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "package.unpack", idle && zz_file_name_is_plain (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "package.bring", idle);
}

static void
name_cb (ZzPackageDialog *self)
{
  update_actions (self);
}

static gboolean
pulse_cb (gpointer data)
{
  ZzPackageDialog *self = data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->percent) / 100.0);
  return G_SOURCE_CONTINUE;
}

static void
show_busy (ZzPackageDialog *self,
           gboolean busy)
{
  /* An entry that is no longer to be used must not go on blinking. */
  if (busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_atomic_int_set (&self->percent, 0);
  gtk_progress_bar_set_fraction (self->progress, 0);
  if (busy)
    self->pulse_id = g_timeout_add (PULSE, pulse_cb, self);
  gtk_widget_set_sensitive (self->page, !busy);
  gtk_widget_set_visible (self->progress_box, busy);
  update_actions (self);
  if (busy)
    gtk_widget_child_focus (self->progress_box, GTK_DIR_TAB_FORWARD);
}

/* What most people want of it. */
static void
suggest (ZzPackageDialog *self,
         gboolean version)
{
  GtkWidget *button = version ? self->bring_button : self->begin_button;

  gtk_widget_set_visible (self->version, version);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), button);
  gtk_widget_grab_focus (button);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (ZzPackageDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->package = zz_package_job_open_finish (result, &error);
  if (self->closed)
    return;
  if (self->package == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        zz_alert (gtk_window_get_transient_for (GTK_WINDOW (self)), _ ("This package cannot be opened"), error->message);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_contents (self);
  propose_usual (self);
  gtk_stack_set_visible_child_name (self->stack, "contents");
  update_actions (self);
  suggest (self, is_version (self));
}

static void
unpacked_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (ZzPackageDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) project = zz_package_job_unpack_finish (result, &error);

  if (project != NULL)
    {
      self->func (project, self->bring, self->user_data);
      if (!self->closed)
        gtk_window_close (GTK_WINDOW (self));
    }
  else if (!self->closed)
    {
      show_busy (self, FALSE);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        zz_alert (GTK_WINDOW (self), _ ("The package was not unpacked"), error->message);
    }
}

/* @target: NULL for a scratch folder. */
static void
unpack (ZzPackageDialog *self,
        GFile *target)
{
  self->bring = target == NULL;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_busy (self, TRUE);
  zz_package_job_unpack_async (self->package, target, &self->percent, self->cancellable, unpacked_cb, g_object_ref (self));
}

static void
unpack_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  ZzPackageDialog *self = ZZ_PACKAGE_DIALOG (widget);
  g_autoptr (GFile) target = g_file_get_child (self->folder, gtk_editable_get_text (GTK_EDITABLE (self->name)));

  unpack (self, target);
}

static void
bring_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  unpack (ZZ_PACKAGE_DIALOG (widget), NULL);
}

static void
stop_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  g_cancellable_cancel (ZZ_PACKAGE_DIALOG (widget)->cancellable);
}

static void
folder_chosen_cb (GtkNativeDialog *chooser,
                  int response,
                  gpointer user_data)
{
  g_autoptr (ZzPackageDialog) self = user_data;
  g_autoptr (GFile) folder = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (folder != NULL && !self->closed)
    propose (self, folder);
  g_object_unref (chooser);
}

static void
choose_cb (ZzPackageDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Unpack In"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                               _ ("_Choose"), NULL);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), self->folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (folder_chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* What is under way keeps the closed dialog until it ends. */
static gboolean
zz_package_dialog_close_request (GtkWindow *window)
{
  ZzPackageDialog *self = ZZ_PACKAGE_DIALOG (window);

  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  return GTK_WINDOW_CLASS (zz_package_dialog_parent_class)->close_request (window);
}

static void
zz_package_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_PACKAGE_DIALOG);

  G_OBJECT_CLASS (zz_package_dialog_parent_class)->dispose (object);
}

static void
zz_package_dialog_finalize (GObject *object)
{
  ZzPackageDialog *self = ZZ_PACKAGE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->folder);
  g_clear_object (&self->file);
  g_clear_object (&self->session);
  g_clear_pointer (&self->package, zz_package_free);
  g_clear_pointer (&self->user_data, self->free);

  G_OBJECT_CLASS (zz_package_dialog_parent_class)->finalize (object);
}

static void
zz_package_dialog_class_init (ZzPackageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_package_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_package_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = zz_package_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/package-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, begin_button);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, page);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, organisation);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, planned);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, evidence);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, changed);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, warnings);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, version);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, bring_button);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, place);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, name);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, ZzPackageDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_install_action (widget_class, "package.unpack", NULL, unpack_action);
  gtk_widget_class_install_action (widget_class, "package.bring", NULL, bring_action);
  gtk_widget_class_install_action (widget_class, "package.stop", NULL, stop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_package_dialog_init (ZzPackageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

void
zz_package_dialog_present (GtkWindow *parent,
                           ZzSession *session,
                           GFile *file,
                           ZzUnpackedFunc func,
                           gpointer user_data,
                           GDestroyNotify free)
{
  ZzPackageDialog *self;
  g_autofree char *name = NULL;

  g_return_if_fail (G_IS_FILE (file) && func != NULL);

  name = g_file_get_basename (file);
  self = g_object_new (ZZ_TYPE_PACKAGE_DIALOG, "transient-for", parent, "title", name, NULL);
  self->session = session != NULL ? g_object_ref (session) : NULL;
  self->file = g_object_ref (file);
  self->func = func;
  self->user_data = user_data;
  self->free = free;
  self->cancellable = g_cancellable_new ();
  zz_package_job_open_async (file, self->cancellable, opened_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
