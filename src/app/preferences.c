/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences window: a row for each setting, bound to it. */
#include "config.h"

#include "app/preferences.h"

#include "app/accounts-group.h"
#include "app/settings.h"

struct _ZzPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings; /* NULL: not installed */

  GtkWidget *missing;
  GtkWidget *appearance;
  GtkWidget *assessment;
  GtkWidget *drafts;
  AdwComboRow *language;
  AdwComboRow *theme;
  GtkEditable *reviewer;
  GtkSpinButton *draft_delay;
  GtkSpinButton *expiry_warning;
};

G_DEFINE_FINAL_TYPE (ZzPreferences, zz_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* What the rows of a list stand for, in their order. */
static const char *const languages[] = { "system", "zh_CN", "en", NULL };
static const char *const themes[] = { "system", "light", "dark", NULL };

static gboolean
get_choice_cb (GValue *value,
               GVariant *variant,
               gpointer user_data)
{
  const char *const *choices = user_data;

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
set_choice_cb (const GValue *value,
               const GVariantType *type,
               gpointer user_data)
{
  const char *const *choices = user_data;
  guint chosen = g_value_get_uint (value);

  return chosen < g_strv_length ((GStrv) choices) ? g_variant_new_string (choices[chosen]) : NULL;
}

static void
bind_choice (ZzPreferences *self,
             const char *key,
             AdwComboRow *row,
             const char *const *choices)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT, get_choice_cb,
                                set_choice_cb, (gpointer) choices, NULL);
}

static void
bind (ZzPreferences *self)
{
  bind_choice (self, ZZ_SETTING_LANGUAGE, self->language, languages);
  bind_choice (self, ZZ_SETTING_THEME, self->theme, themes);
  g_settings_bind (self->settings, ZZ_SETTING_REVIEWER, self->reviewer, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, ZZ_SETTING_DRAFT_DELAY, self->draft_delay, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, ZZ_SETTING_EXPIRY_WARNING, self->expiry_warning, "value", G_SETTINGS_BIND_DEFAULT);
}

static void
show_defaults (ZzPreferences *self)
{
  gtk_spin_button_set_value (self->draft_delay, zz_settings_get_draft_delay ());
  gtk_spin_button_set_value (self->expiry_warning, zz_settings_get_expiry_warning_days ());
  gtk_widget_set_sensitive (self->appearance, FALSE);
  gtk_widget_set_sensitive (self->assessment, FALSE);
  gtk_widget_set_sensitive (self->drafts, FALSE);
}

static void
zz_preferences_dispose (GObject *object)
{
  ZzPreferences *self = ZZ_PREFERENCES (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ZZ_TYPE_PREFERENCES);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (zz_preferences_parent_class)->dispose (object);
}

static void
zz_preferences_class_init (ZzPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zz_preferences_dispose;

  g_type_ensure (ZZ_TYPE_ACCOUNTS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/zizhi/app/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ZzPreferences, missing);
  gtk_widget_class_bind_template_child (widget_class, ZzPreferences, appearance);
  gtk_widget_class_bind_template_child (widget_class, ZzPreferences, assessment);
  gtk_widget_class_bind_template_child (widget_class, ZzPreferences, drafts);
  gtk_widget_class_bind_template_child (widget_class, ZzPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, ZzPreferences, theme);
  gtk_widget_class_bind_template_child (widget_class, ZzPreferences, reviewer);
  gtk_widget_class_bind_template_child (widget_class, ZzPreferences, draft_delay);
  gtk_widget_class_bind_template_child (widget_class, ZzPreferences, expiry_warning);
}

static void
zz_preferences_init (ZzPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = zz_settings_new ();
  gtk_widget_set_visible (self->missing, self->settings == NULL);
  if (self->settings != NULL)
    bind (self);
  else
    show_defaults (self);
}

void
zz_preferences_present (GtkWindow *parent)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  gtk_window_present (g_object_new (ZZ_TYPE_PREFERENCES, "transient-for", parent, NULL));
}
