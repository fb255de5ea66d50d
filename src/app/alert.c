/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions and bad news. */
#include "config.h"

#include "app/alert.h"

#include <glib/gi18n.h>

AdwMessageDialog *
zz_alert_new (GtkWindow *parent,
              const char *title,
              const char *body)
{
  AdwMessageDialog *dialog;

  g_return_val_if_fail (title != NULL && body != NULL, NULL);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, NULL));
  /* A heading of its own makes GTK 4.18 complain about the dialog's label. */
  adw_message_dialog_format_body_markup (dialog, "<span weight=\"bold\" size=\"large\">%s</span>\n\n%s", title, body);
  return dialog;
}

void
zz_alert (GtkWindow *parent,
          const char *title,
          const char *body)
{
  AdwMessageDialog *dialog = zz_alert_new (parent, title, body);

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_message_dialog_set_close_response (dialog, "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
