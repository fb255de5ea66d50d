/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft that is offered. */
#include "config.h"

#include "app/recovery-row.h"

#include "app/alert.h"

#include <glib/gi18n.h>

struct _ZzRecoveryRow
{
  AdwActionRow parent_instance;

  ZzDraft *draft;
};

G_DEFINE_FINAL_TYPE (ZzRecoveryRow, zz_recovery_row, ADW_TYPE_ACTION_ROW)

enum {
  RESTORE,
  DISCARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
restore_cb (ZzRecoveryRow *self)
{
  g_signal_emit (self, signals[RESTORE], 0);
}

static void
discard_answer_cb (AdwMessageDialog *dialog,
                   const char *response,
                   gpointer user_data)
{
  if (g_str_equal (response, "discard"))
    g_signal_emit (user_data, signals[DISCARD], 0);
}

static void
discard_cb (ZzRecoveryRow *self)
{
  g_autofree char *body = g_strdup_printf (_ ("The unsaved changes of “%s” are lost for good."),
                                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  AdwMessageDialog *dialog = zz_alert_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                           _ ("Discard the changes?"), body);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
zz_recovery_row_dispose (GObject *object)
{
  ZzRecoveryRow *self = ZZ_RECOVERY_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_RECOVERY_ROW);
  g_clear_pointer (&self->draft, zz_draft_unref);

  G_OBJECT_CLASS (zz_recovery_row_parent_class)->dispose (object);
}

static void
zz_recovery_row_class_init (ZzRecoveryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_recovery_row_dispose;

  signals[RESTORE] = g_signal_new ("restore", ZZ_TYPE_RECOVERY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[DISCARD] = g_signal_new ("discard", ZZ_TYPE_RECOVERY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/recovery-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
}

static void
zz_recovery_row_init (ZzRecoveryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where it belongs, and from when it is. */
static char *
dup_subtitle (ZzDraft *draft)
{
  GFile *file = zz_draft_get_file (draft);
  g_autofree char *place = file != NULL ? g_file_get_parse_name (file) : g_strdup (_ ("Never saved to a file"));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (zz_draft_get_time (draft));
  g_autofree char *shown = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");

  return g_strdup_printf ("%s\n%s", shown, place);
}

GtkWidget *
zz_recovery_row_new (ZzDraft *draft)
{
  ZzRecoveryRow *self;
  const char *title;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  self = g_object_new (ZZ_TYPE_RECOVERY_ROW, NULL);
  self->draft = zz_draft_ref (draft);
  title = zz_draft_get_title (draft);
  subtitle = dup_subtitle (draft);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title != NULL ? title : _ ("Untitled project"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  return GTK_WIDGET (self);
}

ZzDraft *
zz_recovery_row_get_draft (ZzRecoveryRow *self)
{
  g_return_val_if_fail (ZZ_IS_RECOVERY_ROW (self), NULL);

  return self->draft;
}
