/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a logo. */
#include "config.h"

#include "app/logo-row.h"

#include "report/png-image.h"
#include "store/load.h"

#include <glib/gi18n.h>

struct _ZzLogoRow
{
  AdwActionRow parent_instance;

  GFile *file;     /* NULL for none */
  GBytes *picture; /* NULL until it was read, and where it cannot be used */
  GCancellable *reading;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (ZzLogoRow, zz_logo_row, ADW_TYPE_ACTION_ROW)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
read_cb (GTask *task,
         gpointer source,
         gpointer task_data,
         GCancellable *cancellable)
{
  g_autofree char *name = g_file_get_parse_name (task_data);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = zz_load_file (task_data, ZZ_PNG_MAX_BYTES, NULL, cancellable, &error);

  if (bytes != NULL && zz_png_check (bytes, name, NULL, NULL, &error))
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
show (ZzLogoRow *self,
      const char *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_widget_set_visible (self->remove, self->file != NULL);
}

static void
done_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  ZzLogoRow *self = ZZ_LOGO_ROW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (picture == NULL)
    show (self, error->message);
  self->picture = g_steal_pointer (&picture);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop_reading (ZzLogoRow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int response,
           gpointer user_data)
{
  g_autoptr (ZzLogoRow) self = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL)
    zz_logo_row_set_file (self, file);
  g_object_unref (chooser);
}

static void
choose_cb (ZzLogoRow *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Choose a Logo"), window, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) pictures = gtk_file_filter_new ();

  gtk_file_filter_set_name (pictures, _ ("PNG pictures"));
  gtk_file_filter_add_mime_type (pictures, "image/png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), pictures);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
remove_cb (ZzLogoRow *self)
{
  zz_logo_row_set_file (self, NULL);
}

static GtkWidget *
add_button (ZzLogoRow *self,
            const char *icon,
            const char *words,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
zz_logo_row_dispose (GObject *object)
{
  ZzLogoRow *self = ZZ_LOGO_ROW (object);

  stop_reading (self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->picture, g_bytes_unref);

  G_OBJECT_CLASS (zz_logo_row_parent_class)->dispose (object);
}

static void
zz_logo_row_class_init (ZzLogoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zz_logo_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", ZZ_TYPE_LOGO_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zz_logo_row_init (ZzLogoRow *self)
{
  GtkWidget *choose;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->remove = add_button (self, "edit-clear-symbolic", _ ("Print no logo"), G_CALLBACK (remove_cb));
  choose = add_button (self, "document-open-symbolic", _ ("Choose a logo…"), G_CALLBACK (choose_cb));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), choose);
  show (self, _ ("None"));
}

void
zz_logo_row_set_file (ZzLogoRow *self,
                      GFile *file)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup (_ ("None"));

  g_return_if_fail (ZZ_IS_LOGO_ROW (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  stop_reading (self);
  g_set_object (&self->file, file);
  g_clear_pointer (&self->picture, g_bytes_unref);
  show (self, name);
  if (file == NULL)
    {
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, done_cb, NULL);
  g_task_set_source_tag (task, zz_logo_row_set_file);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_cb);
}

GFile *
zz_logo_row_get_file (ZzLogoRow *self)
{
  g_return_val_if_fail (ZZ_IS_LOGO_ROW (self), NULL);

  return self->file;
}

GBytes *
zz_logo_row_get_picture (ZzLogoRow *self)
{
  g_return_val_if_fail (ZZ_IS_LOGO_ROW (self), NULL);

  return self->picture;
}
