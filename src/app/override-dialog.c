/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Value, reason and name, put in as one step. */
#include "config.h"

#include "app/override-dialog.h"

#include "app/option.h"
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
  /* A figure is typed, a period with its unit, or is one of several things. */
  AdwEntryRow *value;
  AdwComboRow *unit;
  AdwComboRow *choice;
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
        GtkWidget *row,
        const char *message)
{
  gtk_label_set_label (self->error, message);
  gtk_widget_show (GTK_WIDGET (self->error));
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
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

static char *
dup_stripped (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
put_text (ZzOverrideDialog *self,
          ZzChangeSet *set,
          guint number,
          AdwEntryRow *row)
{
  g_autofree char *text = dup_stripped (row);

  put (self, set, number, zz_value_text (ZZ_VALUE_TEXT, text));
}

static void
apply (ZzOverrideDialog *self,
       ZzValue value)
{
  const char *title = zz_messages_text (zz_session_get_messages (self->session), &self->figure->title);
  g_autofree char *label = g_strdup_printf (_ ("Replace “%s”"), title);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (label);

  put (self, set, ZZ_OVERRIDE_VALUE, value);
  put_text (self, set, ZZ_OVERRIDE_REASON, self->reason);
  put_text (self, set, ZZ_OVERRIDE_BY, self->by);
  put (self, set, ZZ_OVERRIDE_ON, zz_value_date (zz_session_get_today (self->session)));
  if (zz_session_apply (self->session, set))
    gtk_window_close (GTK_WINDOW (self));
}

/* The written form of what was typed or chosen. */
static char *
dup_written (ZzOverrideDialog *self)
{
  AdwComboRow *row = self->figure->type == ZZ_FIGURE_PERIOD ? self->unit : self->choice;
  ZzOption *option = adw_combo_row_get_selected_item (row);
  g_autofree char *typed = dup_stripped (self->value);

  if (self->figure->type == ZZ_FIGURE_NUMBER || option == NULL)
    return g_steal_pointer (&typed);
  if (self->figure->type != ZZ_FIGURE_PERIOD)
    return g_strdup (zz_option_get_text (option));
  /* "1年6个月" has no one unit: it may be written as the catalogue writes it. */
  return *typed == 'P' ? g_steal_pointer (&typed) : g_strconcat ("P", typed, zz_option_get_text (option), NULL);
}

/* Where the value is said: typed, or chosen. */
static GtkWidget *
get_value_row (ZzOverrideDialog *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->value)) ? GTK_WIDGET (self->value) : GTK_WIDGET (self->choice);
}

static void
replace_cb (ZzOverrideDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = dup_written (self);
  g_autofree char *reason = dup_stripped (self->reason);
  g_auto (ZzValue) value = ZZ_VALUE_INIT;

  gtk_widget_hide (GTK_WIDGET (self->error));
  gtk_widget_remove_css_class (get_value_row (self), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->reason), "error");
  if (!zz_figure_parse (self->figure, written, &value, &error))
    refuse (self, GTK_WIDGET (self->value), _ ("The value must be a whole number, without a sign or a unit."));
  else if (zz_value_equal (&value, &self->figure->at[zz_session_get_level (self->session)].value))
    refuse (self, get_value_row (self), _ ("The catalogue says so already: give another value, or leave the figure as it is."));
  else if (*reason == '\0')
    refuse (self, GTK_WIDGET (self->reason), _ ("Say why: a figure is replaced with a reason only."));
  else
    apply (self, zz_value_copy (&value));
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
  gtk_widget_class_bind_template_child (widget_class, ZzOverrideDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, ZzOverrideDialog, choice);
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

static char *
dup_words (ZzOverrideDialog *self,
           const ZzValue *value)
{
  const ZzMessages *messages = zz_session_get_messages (self->session);

  switch (self->figure->type)
    {
    case ZZ_FIGURE_PERIOD:
      return zz_words_period (messages, value->period);
    case ZZ_FIGURE_CHOICE:
      return g_strdup (zz_messages_text (messages, &zz_choices_get (self->figure->choices, value->choice)->title));
    case ZZ_FIGURE_BOOLEAN:
      return g_strdup (value->boolean ? C_ ("figure", "Yes") : C_ ("figure", "No"));
    case ZZ_FIGURE_NUMBER:
    case ZZ_FIGURE_UNUSED:
    default:
      return zz_value_format (value, NULL);
    }
}

/* What is replaced, as it reads in the catalogue. Both texts are markup. */
static void
show_figure (ZzOverrideDialog *self)
{
  const char *title = zz_messages_text (zz_session_get_messages (self->session), &self->figure->title);
  g_autofree char *words = dup_words (self, &self->figure->at[zz_session_get_level (self->session)].value);
  /* Translators: %s is a figure as the catalogue has it. */
  g_autofree char *catalogue = g_markup_printf_escaped (_ ("The catalogue says %s. The report shows that the project replaced it, and why."), words);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (self->group, escaped);
  adw_preferences_group_set_description (self->group, catalogue);
}

static void
offer (AdwComboRow *row,
       GListStore *options,
       const char *chosen)
{
  const guint position = zz_options_find (G_LIST_MODEL (options), chosen);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (ZZ_TYPE_OPTION, NULL, "title");

  adw_combo_row_set_expression (row, expression);
  adw_combo_row_set_model (row, G_LIST_MODEL (options));
  if (position != G_MAXUINT)
    adw_combo_row_set_selected (row, position);
  gtk_widget_show (GTK_WIDGET (row));
}

static void
show_choice (ZzOverrideDialog *self,
             const ZzValue *value)
{
  g_autoptr (GListStore) options = g_list_store_new (ZZ_TYPE_OPTION);
  const ZzChoices *choices = self->figure->choices;
  g_autofree char *written = zz_value_format (value, choices);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    zz_options_append (options, zz_choices_get (choices, i)->id,
                       zz_messages_text (zz_session_get_messages (self->session), &zz_choices_get (choices, i)->title));
  if (choices == NULL)
    {
      zz_options_append (options, "true", C_ ("figure", "Yes"));
      zz_options_append (options, "false", C_ ("figure", "No"));
    }
  gtk_widget_hide (GTK_WIDGET (self->value));
  offer (self->choice, options, written);
}

static void
show_period (ZzOverrideDialog *self,
             ZzPeriod period)
{
  g_autoptr (GListStore) options = g_list_store_new (ZZ_TYPE_OPTION);
  const char *unit = period.months == 0 ? "D" : period.months % 12 != 0 ? "M"
                                                                        : "Y";
  g_autofree char *number = NULL;

  zz_options_append (options, "Y", C_ ("period", "Years"));
  zz_options_append (options, "M", C_ ("period", "Months"));
  zz_options_append (options, "D", C_ ("period", "Days"));
  if (period.months != 0 && period.days != 0)
    number = zz_period_format (period);
  else
    number = g_strdup_printf ("%d", *unit == 'D' ? period.days : *unit == 'M' ? period.months
                                                                              : period.months / 12);
  gtk_editable_set_text (GTK_EDITABLE (self->value), number);
  offer (self->unit, options, unit);
}

static void
show_value (ZzOverrideDialog *self,
            const ZzValue *value)
{
  g_autofree char *written = NULL;

  if (self->figure->type == ZZ_FIGURE_CHOICE || self->figure->type == ZZ_FIGURE_BOOLEAN)
    show_choice (self, value);
  else if (value->kind == ZZ_VALUE_PERIOD)
    show_period (self, value->period);
  else
    {
      written = zz_value_format (value, NULL);
      gtk_editable_set_text (GTK_EDITABLE (self->value), written);
    }
}

void
zz_override_dialog_present (GtkWindow *parent,
                            ZzSession *session,
                            const ZzFigure *figure)
{
  ZzOverrideDialog *self;
  const ZzRecord *there;
  const ZzValue *value;
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
  show_value (self, value);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), reason != NULL ? reason : "");
  gtk_editable_set_text (GTK_EDITABLE (self->by), by != NULL ? by : reviewer);
  gtk_widget_set_visible (self->restore, there != NULL);
  gtk_window_present (GTK_WINDOW (self));
}
