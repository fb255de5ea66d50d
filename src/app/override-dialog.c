/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Value, reason and name, put in as one step. */
#include "config.h"

#include "app/override-dialog.h"

#include "app/settings.h"
#include "core/edit.h"
#include "core/field.h"
#include "report/words.h"

#include <glib/gi18n.h>

struct _ZzOverrideDialog
{
  AdwWindow parent_instance;

  ZzSession *session;
  const ZzFigure *figure;
  char *id; /* of the override */

  AdwPreferencesGroup *group;
  AdwEntryRow *value;
  AdwEntryRow *reason;
  AdwEntryRow *by;
  GtkLabel *error;
  GtkWidget *restore;
};

G_DEFINE_FINAL_TYPE (ZzOverrideDialog, zz_override_dialog, ADW_TYPE_WINDOW)

static ZzRecord *
find_override (ZzOverrideDialog *self)
{
  return zz_project_find_builtin (zz_session_get_project (self->session), ZZ_BUILTIN_OVERRIDE, self->id);
}

static void
refuse (ZzOverrideDialog *self,
        AdwEntryRow *row,
        const char *message)
{
  gtk_label_set_label (self->error, message);
  gtk_widget_show (GTK_WIDGET (self->error));
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
put (ZzOverrideDialog *self,
     ZzChangeSet *set,
     guint number,
     ZzValue value)
{
  const ZzRegister *reg = zz_session_get_catalogue (self->session)->builtins[ZZ_BUILTIN_OVERRIDE];

  zz_edit_put (set, zz_session_get_project (self->session), reg, self->id, zz_register_get_field (reg, number), &value);
  zz_value_clear (&value);
}

static void
apply (ZzOverrideDialog *self,
       ZzValue value)
{
  const char *title = zz_messages_text (zz_session_get_messages (self->session), &self->figure->title);
  g_autofree char *label = g_strdup_printf (_ ("Replace “%s”"), title);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (label);

  put (self, set, ZZ_OVERRIDE_VALUE, value);
  put (self, set, ZZ_OVERRIDE_REASON, zz_value_text (ZZ_VALUE_TEXT, gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  put (self, set, ZZ_OVERRIDE_BY, zz_value_text (ZZ_VALUE_TEXT, gtk_editable_get_text (GTK_EDITABLE (self->by))));
  put (self, set, ZZ_OVERRIDE_ON, zz_value_date (zz_session_get_today (self->session)));
  if (zz_session_apply (self->session, set))
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
is_blank (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text == '\0';
}

static void
replace_cb (ZzOverrideDialog *self)
{
  g_autoptr (GError) error = NULL;
  ZzValue value = ZZ_VALUE_INIT;

  gtk_widget_remove_css_class (GTK_WIDGET (self->value), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "error");
  if (!zz_figure_parse (self->figure, gtk_editable_get_text (GTK_EDITABLE (self->value)), &value, &error))
    refuse (self, self->value, error->message);
  else if (is_blank (self->reason))
    {
      zz_value_clear (&value);
      refuse (self, self->reason, _ ("Say why: a figure is replaced with a reason only."));
    }
  else
    apply (self, value);
}

static void
restore_cb (ZzOverrideDialog *self)
{
  const char *title = zz_messages_text (zz_session_get_messages (self->session), &self->figure->title);
  g_autofree char *label = g_strdup_printf (_ ("Restore “%s”"), title);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (label);

  if (find_override (self) == NULL)
    return;
  zz_edit_remove (set, zz_session_get_project (self->session), find_override (self));
  if (!zz_session_apply (self->session, set))
    return;
  gtk_window_close (GTK_WINDOW (self));
  zz_session_say (self->session, _ ("The catalogue's figure counts again"), TRUE);
}

static void
zz_override_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_OVERRIDE_DIALOG);
  g_clear_object (&ZZ_OVERRIDE_DIALOG (object)->session);
  g_clear_pointer (&ZZ_OVERRIDE_DIALOG (object)->id, g_free);

  G_OBJECT_CLASS (zz_override_dialog_parent_class)->dispose (object);
}

static void
zz_override_dialog_class_init (ZzOverrideDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_override_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/override-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzOverrideDialog, group);
  gtk_widget_class_bind_template_child (widget_class, ZzOverrideDialog, value);
  gtk_widget_class_bind_template_child (widget_class, ZzOverrideDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, ZzOverrideDialog, by);
  gtk_widget_class_bind_template_child (widget_class, ZzOverrideDialog, error);
  gtk_widget_class_bind_template_child (widget_class, ZzOverrideDialog, restore);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zz_override_dialog_init (ZzOverrideDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is replaced, as it reads in the catalogue. */
static void
show_figure (ZzOverrideDialog *self)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);
  const ZzValue *at = &self->figure->at[zz_session_get_level (self->session)].value;
  g_autofree char *written = zz_value_format (at, self->figure->choices);
  /* Translators: %s is a figure as the catalogue has it. */
  g_autofree char *catalogue = g_strdup_printf (_ ("The catalogue says %s. The report shows that the project replaced it, and why."), written);

  adw_preferences_group_set_title (self->group, zz_messages_text (messages, &self->figure->title));
  adw_preferences_group_set_description (self->group, catalogue);
}

void
zz_override_dialog_present (GtkWindow *parent,
                            ZzSession *session,
                            const ZzFigure *figure)
{
  ZzOverrideDialog *self;
  const ZzRecord *there;
  const ZzValue *value;
  g_autofree char *written = NULL;
  g_autofree char *reviewer = zz_settings_dup_reviewer ();
  const char *reason = NULL, *by = NULL;

  g_return_if_fail (ZZ_IS_SESSION (session) && figure != NULL);

  self = g_object_new (ZZ_TYPE_OVERRIDE_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->figure = figure;
  self->id = g_strconcat (figure->clause->id, "/", figure->id, NULL);
  show_figure (self);
  there = find_override (self);
  value = &figure->at[zz_session_get_level (session)].value;
  if (there != NULL)
    {
      value = zz_record_get (there, ZZ_OVERRIDE_VALUE);
      reason = zz_record_get_text (there, ZZ_OVERRIDE_REASON);
      by = zz_record_get_text (there, ZZ_OVERRIDE_BY);
    }
  written = zz_value_format (value, figure->choices);
  gtk_editable_set_text (GTK_EDITABLE (self->value), written);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), reason != NULL ? reason : "");
  gtk_editable_set_text (GTK_EDITABLE (self->by), by != NULL ? by : reviewer);
  gtk_widget_set_visible (self->restore, there != NULL);
  gtk_window_present (GTK_WINDOW (self));
}
