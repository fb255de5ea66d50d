/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of sign-offs. */
#include "config.h"

#include "app/signoff-dialog.h"

#include "app/alert.h"
#include "app/comparison-dialog.h"
#include "app/settings.h"
#include "app/signoffs.h"
#include "core/builtin.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _ZzSignoffDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  ZzSignoffs *signoffs;
  GPtrArray *rows; /* in the list, borrowed */

  GtkLabel *state;
  GtkEditable *by;
  GtkEditable *role;
  GtkWidget *sign;
  AdwPreferencesGroup *list;
};

G_DEFINE_FINAL_TYPE (ZzSignoffDialog, zz_signoff_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
typed_cb (ZzSignoffDialog *self)
{
  g_autofree char *by = NULL;

  if (self->session == NULL)
    return;
  by = dup_text (self->by);
  gtk_widget_set_sensitive (self->sign, *by != '\0' && !zz_session_get_busy (self->session) && zz_session_get_editable (self->session));
}

static void
changes_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  zz_comparison_dialog_present_signoff (GTK_WINDOW (widget), ZZ_SIGNOFF_DIALOG (widget)->session, g_variant_get_string (parameter, NULL));
}

static void
add_row (ZzSignoffDialog *self,
         const ZzRecord *signoff)
{
  g_autofree char *words = zz_signoffs_dup_words (self->signoffs, signoff);
  const char *by = zz_record_get_text (signoff, ZZ_SIGNOFF_BY);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words != NULL ? words : by, "title-lines", 0, NULL);

  if (zz_signoffs_can_list (self->signoffs, signoff))
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", zz_record_get_id (signoff));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "signoff.changes");
      gtk_widget_set_tooltip_text (row, _ ("Show what was changed since"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
    }
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_list (ZzSignoffDialog *self)
{
  g_autoptr (GPtrArray) list = zz_signoffs_list (self->signoffs);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < list->len; i++)
    add_row (self, list->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), list->len > 0);
}

static void
findings_cb (ZzSignoffDialog *self)
{
  g_autofree char *verdict = zz_words_verdict (zz_session_get_messages (self->session), zz_session_get_findings (self->session));

  gtk_label_set_label (self->state, verdict);
  show_list (self);
  zz_signoffs_look (self->signoffs);
}

static void
signed_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (ZzSignoffDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!zz_signoffs_sign_finish (ZZ_SESSION (source), result, &error))
    zz_alert (GTK_WINDOW (self), _ ("The project was not signed"), error->message);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
sign_cb (ZzSignoffDialog *self)
{
  g_autofree char *by = dup_text (self->by);
  g_autofree char *role = dup_text (self->role);

  zz_signoffs_sign_async (self->session, by, role, signed_cb, g_object_ref (self));
}

static void
zz_signoff_dialog_dispose (GObject *object)
{
  ZzSignoffDialog *self = ZZ_SIGNOFF_DIALOG (object);

  g_clear_object (&self->signoffs);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_SIGNOFF_DIALOG);

  G_OBJECT_CLASS (zz_signoff_dialog_parent_class)->dispose (object);
}

static void
zz_signoff_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ZZ_SIGNOFF_DIALOG (object)->rows);

  G_OBJECT_CLASS (zz_signoff_dialog_parent_class)->finalize (object);
}

static void
zz_signoff_dialog_class_init (ZzSignoffDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_signoff_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zz_signoff_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "signoff.changes", "s", changes_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/signoff-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzSignoffDialog, state);
  gtk_widget_class_bind_template_child (widget_class, ZzSignoffDialog, by);
  gtk_widget_class_bind_template_child (widget_class, ZzSignoffDialog, role);
  gtk_widget_class_bind_template_child (widget_class, ZzSignoffDialog, sign);
  gtk_widget_class_bind_template_child (widget_class, ZzSignoffDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_signoff_dialog_init (ZzSignoffDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
zz_signoff_dialog_present (GtkWindow *parent,
                           ZzSession *session)
{
  ZzSignoffDialog *self;
  g_autofree char *reviewer = zz_settings_dup_reviewer ();

  g_return_if_fail (ZZ_IS_SESSION (session));

  self = g_object_new (ZZ_TYPE_SIGNOFF_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->signoffs = zz_signoffs_new (session);
  gtk_editable_set_text (self->by, reviewer);
  g_signal_connect_object (self->signoffs, "changed", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (findings_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::history", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  findings_cb (self);
  typed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
