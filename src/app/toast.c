/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts that may offer to undo. */
#include "config.h"

#include "app/toast.h"

#include "app/alert.h"
#include "app/platform.h"

#include <glib/gi18n.h>

/* Dismissing it while it slides in or out crashes libadwaita 1.2 when the window is
 * closed meanwhile; without its button it does no harm. */
static void
withdraw_undo_cb (AdwToast *toast)
{
  adw_toast_set_button_label (toast, NULL);
}

void
zz_toast_show (AdwToastOverlay *overlay,
               const char *message,
               ZzHistory *history)
{
  g_autofree char *title = NULL;
  AdwToast *toast;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && message != NULL);

  /* The title of a toast is markup. */
  title = g_markup_escape_text (message, -1);
  toast = adw_toast_new (title);
  if (history != NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      g_signal_connect_object (history, "notify::undo-label", G_CALLBACK (withdraw_undo_cb), toast, G_CONNECT_SWAPPED);
      /* A move to another edition is taken back by leaving its history, which stays as it is. */
      g_signal_connect_object (history, "beyond", G_CALLBACK (withdraw_undo_cb), toast, G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (overlay, toast);
  zz_platform_announce (GTK_WIDGET (overlay), message);
}

static void
shown_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GtkWidget) overlay = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_platform_show_in_folder_finish (result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && gtk_widget_get_root (overlay) != NULL)
    zz_alert (GTK_WINDOW (gtk_widget_get_root (overlay)), _ ("The folder was not opened"), error->message);
}

/* What the button of a toast shows. */
typedef struct
{
  GtkWidget *overlay;
  GFile *file;
} Shown;

static void
shown_free_cb (gpointer data,
               GClosure *closure)
{
  Shown *shown = data;

  g_object_unref (shown->overlay);
  g_object_unref (shown->file);
  g_free (shown);
}

static void
show_cb (AdwToast *toast,
         Shown *shown)
{
  GtkRoot *root = gtk_widget_get_root (shown->overlay);

  if (root != NULL)
    zz_platform_show_in_folder (GTK_WINDOW (root), shown->file, shown_cb, g_object_ref (shown->overlay));
}

void
zz_toast_show_file (AdwToastOverlay *overlay,
                    const char *message,
                    GFile *file)
{
  g_autofree char *title = NULL;
  AdwToast *toast;
  Shown *shown;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && message != NULL && G_IS_FILE (file));

  title = g_markup_escape_text (message, -1);
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _ ("Show in _Folder"));
  shown = g_new (Shown, 1);
  shown->overlay = g_object_ref (GTK_WIDGET (overlay));
  shown->file = g_object_ref (file);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (show_cb), shown, shown_free_cb, 0);
  adw_toast_overlay_add_toast (overlay, toast);
  zz_platform_announce (GTK_WIDGET (overlay), message);
}
