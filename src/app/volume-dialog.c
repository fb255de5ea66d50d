/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what an evidence volume is to be. */
#include "config.h"

#include "app/volume-dialog.h"

#include "app/alert.h"
#include "app/doing-bar.h"
#include "app/file-name.h"
#include "app/i18n.h"
#include "app/session-volume.h"

#include <glib/gi18n.h>

#define INDEX "index.html"
#define ARCHIVE_ENDING ".zip"

/* So many missing ones are named. */
#define MAX_NAMED 6

/* The rows of the lists. */
enum {
  FORM_FOLDER,
  FORM_ARCHIVE,
};

static const ZzLanguage languages[] = { ZZ_LANGUAGE_ZH_CN, ZZ_LANGUAGE_EN };

/**
 * ZzVolumeDialog:
 * @plan: what it would hold as chosen now; %NULL while it is counted, or cannot be made
 * @planning: stops the counting
 * @made: what to show of the volume, once it was chosen where it goes
 * @running: we are what the session does
 * @closed: what was asked for is not wanted any more; the answers to it keep us alive
 */
struct _ZzVolumeDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  ZzVolumeMadeFunc func;
  gpointer user_data;
  GDestroyNotify free;

  ZzVolume *plan;
  GCancellable *planning;
  GFile *made;
  gboolean running;
  gboolean closed;

  GtkWidget *begin_button;
  GtkWidget *choices;
  AdwComboRow *form;
  GtkWidget *name;
  AdwComboRow *language;
  GtkSwitch *without;
  AdwActionRow *contents;
  GtkWidget *missing;
  GtkWidget *partial_row;
  GtkSwitch *partial;
  ZzDoingBar *doing;
};

G_DEFINE_FINAL_TYPE (ZzVolumeDialog, zz_volume_dialog, ADW_TYPE_WINDOW)

static gboolean
is_archive (ZzVolumeDialog *self)
{
  return adw_combo_row_get_selected (self->form) == FORM_ARCHIVE;
}

/* An item without its file is passed over only where somebody said so, and a volume that
 * holds nothing is none. */
static gboolean
is_ready (ZzVolumeDialog *self)
{
  return !self->running && self->plan != NULL && zz_volume_get_n_files (self->plan) > 0
         && (zz_volume_get_n_missing (self->plan) == 0 || gtk_switch_get_active (self->partial))
         && (is_archive (self) || zz_file_name_is_plain (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
update_actions (ZzVolumeDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "volume.begin", is_ready (self));
}

static void
show_missing (ZzVolumeDialog *self)
{
  const guint n = zz_volume_get_n_missing (self->plan);
  g_autofree char *title = g_strdup_printf (ngettext ("The file of %u item is missing", "The files of %u items are missing", n), n);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MAX_NAMED); i++)
    g_string_append_printf (names, "%s\n", zz_volume_get_missing (self->plan, i));
  g_string_append_printf (names, "%s%s", n > MAX_NAMED ? "…\n" : "", _ ("Put the missing files back into the evidence folder, or make the volume without them."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->missing), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->missing), names->str);
  gtk_widget_set_visible (self->missing, n > 0);
  gtk_widget_set_visible (self->partial_row, n > 0);
}

static void
show_contents (ZzVolumeDialog *self)
{
  const guint n = zz_volume_get_n_files (self->plan);
  const guint left_out = zz_volume_get_n_left_out (self->plan);
  g_autofree char *size = g_format_size ((guint64) zz_volume_get_size (self->plan));
  /* Translators: %s is the size of the files. */
  g_autofree char *title = g_strdup_printf (ngettext ("%u evidence file, %s", "%u evidence files, %s", n), n, size);
  g_autofree char *rest = g_strdup_printf (ngettext ("%u confidential item is left out", "%u confidential items are left out", left_out), left_out);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->contents), n > 0 ? title : _ ("No evidence file: there is nothing to make a volume of"));
  adw_action_row_set_subtitle (self->contents, left_out > 0 ? rest : "");
  show_missing (self);
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (ZzVolumeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzVolume) plan = zz_session_plan_volume_finish (result, &error);

  /* Another choice was made meanwhile, or the dialog has gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->closed)
    return;
  self->plan = g_steal_pointer (&plan);
  if (self->plan != NULL)
    show_contents (self);
  else
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->contents), _ ("No volume can be made so"));
      adw_action_row_set_subtitle (self->contents, error->message);
    }
  update_actions (self);
}

static ZzVolumeOptions
get_options (ZzVolumeDialog *self,
             gboolean partial)
{
  const guint row = MIN (adw_combo_row_get_selected (self->language), G_N_ELEMENTS (languages) - 1);

  return (ZzVolumeOptions) { languages[row], gtk_switch_get_active (self->without), partial };
}

/* What is missing is always counted, to know whether to ask about it. */
static void
plan (ZzVolumeDialog *self)
{
  const ZzVolumeOptions options = get_options (self, TRUE);

  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  self->planning = g_cancellable_new ();
  g_clear_pointer (&self->plan, zz_volume_free);
  update_actions (self);
  zz_session_plan_volume_async (self->session, &options, self->planning, planned_cb, g_object_ref (self));
}

static void
choice_cb (ZzVolumeDialog *self)
{
  if (self->session != NULL && !self->running && !self->closed)
    plan (self);
}

static void
form_cb (ZzVolumeDialog *self)
{
  gtk_widget_set_visible (self->name, !is_archive (self));
  update_actions (self);
}

static void
set_running (ZzVolumeDialog *self,
             gboolean running)
{
  self->running = running;
  /* An entry that is no longer to be used must not go on blinking. */
  if (running)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->choices, !running);
  update_actions (self);
}

static void
made_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (ZzVolumeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean made = zz_session_write_volume_finish (ZZ_SESSION (source), result, &error);

  self->running = FALSE;
  if (made)
    self->func (self->made, self->user_data);
  if (self->closed)
    return;
  if (made)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  set_running (self, FALSE);
  plan (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_alert (GTK_WINDOW (self), _ ("No evidence volume was made"), error->message);
}

/* @chosen: the ZIP file, or where the folder is to be. */
static void
make (ZzVolumeDialog *self,
      GFile *chosen)
{
  const gboolean archive = is_archive (self);
  const ZzVolumeOptions options = get_options (self, gtk_switch_get_active (self->partial));
  ZzVolumeTarget target = { NULL, archive, FALSE };
  g_autoptr (GFile) file = NULL;

  if (archive)
    file = zz_file_name_complete (chosen, ARCHIVE_ENDING, &target.replace);
  else
    file = g_file_get_child (chosen, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  target.file = file;
  g_clear_object (&self->made);
  self->made = archive ? g_object_ref (file) : g_file_get_child (file, INDEX);
  set_running (self, TRUE);
  zz_session_write_volume_async (self->session, &options, &target, made_cb, g_object_ref (self));
  if (!self->closed)
    gtk_widget_child_focus (GTK_WIDGET (self->doing), GTK_DIR_TAB_FORWARD);
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer user_data)
{
  g_autoptr (ZzVolumeDialog) self = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL && !self->closed && !self->running)
    make (self, file);
  g_object_unref (chooser);
}

/* A folder is chosen to make the new one in: what a sandbox lends of a name that is saved
 * to is one file. */
static void
begin_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  ZzVolumeDialog *self = ZZ_VOLUME_DIALOG (widget);
  const gboolean archive = is_archive (self);
  g_autofree char *proposal = g_strconcat (gtk_editable_get_text (GTK_EDITABLE (self->name)), ARCHIVE_ENDING, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (zz_session_get_file (self->session));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (archive ? _ ("Save Evidence Volume") : _ ("Make the Volume’s Folder In"), GTK_WINDOW (self),
                                                               archive ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("M_ake"), NULL);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  if (archive)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposal);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
zz_volume_dialog_close_request (GtkWindow *window)
{
  ZzVolumeDialog *self = ZZ_VOLUME_DIALOG (window);

  self->closed = TRUE;
  g_cancellable_cancel (self->planning);
  if (self->running)
    zz_session_cancel (self->session);
  return GTK_WINDOW_CLASS (zz_volume_dialog_parent_class)->close_request (window);
}

static void
zz_volume_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_VOLUME_DIALOG);

  G_OBJECT_CLASS (zz_volume_dialog_parent_class)->dispose (object);
}

static void
zz_volume_dialog_finalize (GObject *object)
{
  ZzVolumeDialog *self = ZZ_VOLUME_DIALOG (object);

  g_clear_object (&self->planning);
  g_clear_object (&self->made);
  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, zz_volume_free);
  g_clear_pointer (&self->user_data, self->free);

  G_OBJECT_CLASS (zz_volume_dialog_parent_class)->finalize (object);
}

static void
zz_volume_dialog_class_init (ZzVolumeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_volume_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_volume_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = zz_volume_dialog_close_request;

  g_type_ensure (ZZ_TYPE_DOING_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/volume-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, begin_button);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, form);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, name);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, language);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, without);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, partial_row);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, partial);
  gtk_widget_class_bind_template_child (widget_class, ZzVolumeDialog, doing);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "volume.begin", NULL, begin_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_volume_dialog_init (ZzVolumeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is chosen before anybody chose. */
static void
fill (ZzVolumeDialog *self)
{
  g_autofree char *stem = zz_session_dup_file_name (self->session, "");
  /* Translators: the name of a folder or file; %s is that of the project. */
  g_autofree char *name = g_strdup_printf (_ ("%s evidence volume"), stem);

  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (languages[i] == zz_i18n_get_language ())
      adw_combo_row_set_selected (self->language, i);
}

void
zz_volume_dialog_present (GtkWindow *parent,
                          ZzSession *session,
                          ZzVolumeMadeFunc func,
                          gpointer user_data,
                          GDestroyNotify free)
{
  ZzVolumeDialog *self;

  g_return_if_fail (ZZ_IS_SESSION (session) && zz_session_get_file (session) != NULL);
  g_return_if_fail (func != NULL);

  self = g_object_new (ZZ_TYPE_VOLUME_DIALOG, "transient-for", parent, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  self->func = func;
  self->user_data = user_data;
  self->free = free;
  self->session = g_object_ref (session);
  fill (self);
  zz_doing_bar_set_session (self->doing, session);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
  plan (self);
  gtk_window_present (GTK_WINDOW (self));
}
