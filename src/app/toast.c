/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts that may offer to undo. */
#include "config.h"

#include "app/toast.h"

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
