/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what goes along in a package. */
#include "config.h"

#include "app/pack-dialog.h"

#include "app/alert.h"
#include "app/file-name.h"
#include "app/i18n.h"
#include "app/session-package.h"

#include <glib/gi18n.h>

/**
 * ZzPackDialog:
 * @plan: what would go along as chosen now; %NULL while it is counted, or cannot be
 * @planning: stops the counting
 * @target: where the package goes, once that was chosen
 * @running: we are what the session does
 */
struct _ZzPackDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  ZzPackedFunc func;
  gpointer user_data;
  GDestroyNotify free;

  ZzPacking *plan;
  GCancellable *planning;
  GFile *target;
  gboolean replace;
  gboolean running;
  gboolean closed;

  GtkWidget *begin_button;
  AdwActionRow *contents;
  GtkWidget *choices;
  GtkSwitch *without;
  GtkSwitch *redacted;
  GtkSwitch *partial;
  GtkWidget *partial_row;
  GtkWidget *unsaved;
  GtkWidget *error_group;
  AdwPreferencesRow *error;
  GtkWidget *progress_box;
  GtkLabel *doing;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (ZzPackDialog, zz_pack_dialog, ADW_TYPE_WINDOW)

static gboolean
is_modified (ZzPackDialog *self)
{
  return zz_history_get_modified (zz_session_get_history (self->session));
}

static void
show_error (ZzPackDialog *self,
            const char *message)
{
  adw_preferences_row_set_title (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_group, message != NULL);
}

/* An item without its file goes along only where somebody said so. */
static gboolean
is_ready (ZzPackDialog *self)
{
  return !self->running && self->plan != NULL && (zz_packing_get_counts (self->plan)->missing == 0 || gtk_switch_get_active (self->partial));
}

static void
update_actions (ZzPackDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.begin", is_ready (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.stop", self->running);
}

/* How many go along, in a line; how many do not, in lines below. */
static void
show_contents (ZzPackDialog *self)
{
  const ZzPackCounts *counts = zz_packing_get_counts (self->plan);
  const gboolean redacted = gtk_switch_get_active (self->redacted);
  g_autofree char *size = g_format_size ((guint64) counts->size);
  g_autofree char *title = NULL;
  g_autoptr (GString) rest = g_string_new (NULL);

  if (redacted)
    title = g_strdup (_ ("The project; no evidence files, for a scan cannot be redacted"));
  else
    /* Translators: %s is the size of the files. */
    title = g_strdup_printf (ngettext ("The project and %u evidence file, %s", "The project and %u evidence files, %s", counts->files), counts->files, size);
  if (counts->removed > 0)
    g_string_append_printf (rest, ngettext ("%u of them belongs to an item that was removed", "%u of them belong to items that were removed", counts->removed), counts->removed);
  g_string_append (rest, rest->len > 0 && counts->left_out > 0 ? "\n" : "");
  if (counts->left_out > 0)
    g_string_append_printf (rest, ngettext ("%u confidential item is left out", "%u confidential items are left out", counts->left_out), counts->left_out);
  if (counts->missing > 0)
    {
      g_string_append (rest, rest->len > 0 ? "\n" : "");
      g_string_append_printf (rest, ngettext ("The file of %u item is missing", "The files of %u items are missing", counts->missing), counts->missing);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->contents), title);
  adw_action_row_set_subtitle (self->contents, rest->len > 0 || redacted ? rest->str : _ ("Nothing is left out"));
  gtk_widget_set_visible (self->partial_row, counts->missing > 0);
}

static void
say_missing (ZzPackDialog *self)
{
  const gboolean missing = self->plan != NULL && zz_packing_get_counts (self->plan)->missing > 0;

  show_error (self, missing && !gtk_switch_get_active (self->partial)
                        ? _ ("Put the missing files back into the evidence folder (the Evidence page shows which), or let their items go along without them.")
                        : NULL);
  update_actions (self);
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (ZzPackDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  ZzPacking *plan = zz_session_plan_package_finish (result, &error);

  /* Another choice was made meanwhile, or the dialog has gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->closed)
    {
      g_clear_pointer (&plan, zz_packing_free);
      return;
    }
  self->plan = plan;
  if (plan != NULL)
    {
      show_contents (self);
      say_missing (self);
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->contents), _ ("No package can be made so"));
  adw_action_row_set_subtitle (self->contents, "");
  show_error (self, error->message);
}

/* Items without their file are always counted, to know whether to ask about them. */
static ZzPackOptions
get_options (ZzPackDialog *self,
             gboolean partial)
{
  return (ZzPackOptions) { zz_i18n_get_language (), gtk_switch_get_active (self->without), gtk_switch_get_active (self->redacted), partial };
}

static void
plan (ZzPackDialog *self)
{
  const ZzPackOptions options = get_options (self, TRUE);

  g_cancellable_cancel (self->planning);
  g_set_object (&self->planning, NULL);
  self->planning = g_cancellable_new ();
  g_clear_pointer (&self->plan, zz_packing_free);
  update_actions (self);
  gtk_widget_set_visible (self->unsaved, is_modified (self));
  zz_session_plan_package_async (self->session, &options, self->planning, planned_cb, g_object_ref (self));
}

static void
choice_cb (ZzPackDialog *self)
{
  if (self->session != NULL)
    plan (self);
}

static void
partial_cb (ZzPackDialog *self)
{
  say_missing (self);
}

static void
progress_cb (ZzPackDialog *self)
{
  guint percent;

  g_object_get (self->session, "progress", &percent, NULL);
  if (self->running)
    gtk_progress_bar_set_fraction (self->progress, percent / 100.0);
}

/* @doing: NULL when it is over. */
static void
show_doing (ZzPackDialog *self,
            const char *doing)
{
  self->running = doing != NULL;
  gtk_widget_set_sensitive (self->choices, !self->running);
  gtk_widget_set_visible (self->progress_box, self->running);
  gtk_label_set_label (self->doing, self->running ? doing : "");
  gtk_progress_bar_set_fraction (self->progress, 0);
  update_actions (self);
  if (self->running)
    gtk_widget_child_focus (self->progress_box, GTK_DIR_TAB_FORWARD);
}

static void
fail (ZzPackDialog *self,
      const GError *error)
{
  self->running = FALSE;
  if (self->closed)
    return;
  show_doing (self, NULL);
  plan (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zz_alert (GTK_WINDOW (self), _ ("No package was made"), error->message);
}

static void
packed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (ZzPackDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_session_pack_finish (ZZ_SESSION (source), result, &error))
    {
      fail (self, error);
      return;
    }
  self->running = FALSE;
  self->func (self->target, self->user_data);
  if (!self->closed)
    gtk_window_close (GTK_WINDOW (self));
}

static void
pack (ZzPackDialog *self)
{
  const ZzPackOptions options = get_options (self, gtk_switch_get_active (self->partial));

  show_doing (self, _ ("Packing…"));
  zz_session_pack_async (self->session, &options, self->target, self->replace, packed_cb, g_object_ref (self));
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (ZzPackDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_session_save_finish (ZZ_SESSION (source), result, &error))
    fail (self, error);
  else if (!self->closed)
    pack (self);
}

/* What is handed over is what is kept. */
static void
save_and_pack (ZzPackDialog *self)
{
  if (!is_modified (self))
    {
      pack (self);
      return;
    }
  show_doing (self, _ ("Saving…"));
  zz_session_save_async (self->session, NULL, FALSE, saved_cb, g_object_ref (self));
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer user_data)
{
  g_autoptr (ZzPackDialog) self = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL && !self->closed && is_ready (self))
    {
      g_clear_object (&self->target);
      self->target = zz_file_name_complete (file, ZZ_PACKAGE_ENDING, &self->replace);
      save_and_pack (self);
    }
  g_object_unref (chooser);
}

static void
begin_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  ZzPackDialog *self = ZZ_PACK_DIALOG (widget);
  g_autofree char *proposal = zz_packing_dup_file_name (self->plan);
  g_autoptr (GFile) folder = g_file_get_parent (zz_session_get_file (self->session));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Save Package"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposal);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
stop_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  zz_session_cancel (ZZ_PACK_DIALOG (widget)->session);
}

/* What is under way keeps the closed dialog until it ends. */
static gboolean
zz_pack_dialog_close_request (GtkWindow *window)
{
  ZzPackDialog *self = ZZ_PACK_DIALOG (window);

  self->closed = TRUE;
  g_cancellable_cancel (self->planning);
  if (self->running)
    zz_session_cancel (self->session);
  return GTK_WINDOW_CLASS (zz_pack_dialog_parent_class)->close_request (window);
}

static void
zz_pack_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_PACK_DIALOG);

  G_OBJECT_CLASS (zz_pack_dialog_parent_class)->dispose (object);
}

static void
zz_pack_dialog_finalize (GObject *object)
{
  ZzPackDialog *self = ZZ_PACK_DIALOG (object);

  g_clear_object (&self->planning);
  g_clear_object (&self->target);
  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, zz_packing_free);
  g_clear_pointer (&self->user_data, self->free);

  G_OBJECT_CLASS (zz_pack_dialog_parent_class)->finalize (object);
}

static void
zz_pack_dialog_class_init (ZzPackDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_pack_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_pack_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = zz_pack_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/pack-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, begin_button);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, without);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, redacted);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, partial);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, partial_row);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, unsaved);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, error_group);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, error);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, progress_box);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, ZzPackDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, partial_cb);
  gtk_widget_class_install_action (widget_class, "pack.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "pack.stop", NULL, stop_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_pack_dialog_init (ZzPackDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_pack_dialog_present (GtkWindow *parent,
                        ZzSession *session,
                        ZzPackedFunc func,
                        gpointer user_data,
                        GDestroyNotify free)
{
  ZzPackDialog *self;

  g_return_if_fail (ZZ_IS_SESSION (session) && zz_session_get_file (session) != NULL);
  g_return_if_fail (func != NULL);

  self = g_object_new (ZZ_TYPE_PACK_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->func = func;
  self->user_data = user_data;
  self->free = free;
  g_signal_connect_object (session, "notify::progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  plan (self);
  gtk_window_present (GTK_WINDOW (self));
}
