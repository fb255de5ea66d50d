/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the name and the password on a server. */
#include "config.h"

#include "app/sign-in-dialog.h"

#include "app/alert.h"
#include "share/address.h"

#include <glib/gi18n.h>

typedef struct
{
  AdwMessageDialog *dialog;
  GtkWidget *user;
  GtkWidget *password;
  GtkWidget *remember;
  ZzSignInFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Asking;

static void
free_asking (gpointer data,
             GClosure *closure)
{
  Asking *asking = data;

  if (asking->destroy != NULL)
    asking->destroy (asking->user_data);
  g_free (asking);
}

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
typed_cb (Asking *asking)
{
  adw_message_dialog_set_response_enabled (asking->dialog, "sign-in", *get_text (asking->user) != '\0' && *get_text (asking->password) != '\0');
}

static void
answer_cb (Asking *asking,
           const char *response)
{
  /* An entry row of libadwaita 1.2 that goes while it has the focus looks at what has gone. */
  gtk_window_set_focus (GTK_WINDOW (asking->dialog), NULL);
  if (g_str_equal (response, "sign-in"))
    asking->func (get_text (asking->user), get_text (asking->password), gtk_check_button_get_active (GTK_CHECK_BUTTON (asking->remember)), asking->user_data);
}

static GtkWidget *
make_rows (Asking *asking,
           const char *user,
           gboolean fixed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sign in"), -1);
  asking->user = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->user), _ ("Name"));
  gtk_editable_set_text (GTK_EDITABLE (asking->user), user != NULL ? user : "");
  gtk_widget_set_sensitive (asking->user, !fixed);
  gtk_list_box_append (GTK_LIST_BOX (list), asking->user);
  asking->password = adw_password_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->password), _ ("Password"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (asking->password), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), asking->password);
  asking->remember = gtk_check_button_new_with_mnemonic (_ ("_Remember the password in the keyring"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (asking->remember), TRUE);
  gtk_widget_set_visible (asking->remember, !fixed);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), asking->remember);
  return box;
}

void
zz_sign_in_dialog_present (GtkWindow *parent,
                           const char *url,
                           const char *user,
                           gboolean fixed,
                           ZzSignInFunc func,
                           gpointer user_data,
                           GDestroyNotify destroy)
{
  g_autofree char *server = NULL;
  Asking *asking;

  g_return_if_fail (url != NULL && func != NULL);

  server = zz_address_dup_server (url);
  asking = g_new0 (Asking, 1);
  asking->func = func;
  asking->user_data = user_data;
  asking->destroy = destroy;
  asking->dialog = zz_alert_new (parent, fixed ? _ ("Change the password") : _ ("Sign in"), server != NULL ? server : url);
  adw_message_dialog_set_extra_child (asking->dialog, make_rows (asking, user, fixed));
  adw_message_dialog_add_responses (asking->dialog, "cancel", _ ("_Cancel"), "sign-in", fixed ? _ ("_Remember") : _ ("_Sign In"), NULL);
  adw_message_dialog_set_response_appearance (asking->dialog, "sign-in", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (asking->dialog, "sign-in");
  adw_message_dialog_set_close_response (asking->dialog, "cancel");
  g_signal_connect_swapped (asking->user, "changed", G_CALLBACK (typed_cb), asking);
  g_signal_connect_swapped (asking->password, "changed", G_CALLBACK (typed_cb), asking);
  g_signal_connect_data (asking->dialog, "response", G_CALLBACK (answer_cb), asking, free_asking, G_CONNECT_SWAPPED);
  typed_cb (asking);
  gtk_window_set_focus (GTK_WINDOW (asking->dialog), user != NULL ? asking->password : asking->user);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}
