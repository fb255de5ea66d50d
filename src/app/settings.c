/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people prefer. */
#include "config.h"

#include "app/settings.h"

#include "eval/evidence-state.h"

#include <adwaita.h>

#define DRAFT_DELAY 3

static const struct
{
  const char *name;
  AdwColorScheme scheme;
} themes[] = {
  { "system", ADW_COLOR_SCHEME_DEFAULT },
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
};

GSettings *
zz_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;
  GSettings *settings;

  /* GSettings ends the program over a schema, or a key, that is not there: an
   * older version may have installed its own. */
  if (schema == NULL)
    return NULL;
  settings = g_settings_schema_has_key (schema, ZZ_SETTING_REPORT) ? g_settings_new_full (schema, NULL, NULL) : NULL;
  g_settings_schema_unref (schema);
  return settings;
}

char *
zz_settings_dup_language (void)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  return settings != NULL ? g_settings_get_string (settings, ZZ_SETTING_LANGUAGE) : g_strdup ("system");
}

char *
zz_settings_dup_text (const char *key)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  g_return_val_if_fail (key != NULL, NULL);

  return settings != NULL ? g_settings_get_string (settings, key) : g_strdup ("");
}

void
zz_settings_set_text (const char *key,
                      const char *text)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  g_return_if_fail (key != NULL && text != NULL);

  if (settings != NULL)
    g_settings_set_string (settings, key, text);
}

gboolean
zz_settings_get_flag (const char *key)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  g_return_val_if_fail (key != NULL, FALSE);

  return settings != NULL && g_settings_get_boolean (settings, key);
}

void
zz_settings_set_flag (const char *key,
                      gboolean flag)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  g_return_if_fail (key != NULL);

  if (settings != NULL)
    g_settings_set_boolean (settings, key, flag);
}

/* Nobody is a choice too. */
char *
zz_settings_dup_preparer (void)
{
  g_autoptr (GSettings) settings = zz_settings_new ();
  g_autoptr (GVariant) given = NULL;

  if (settings == NULL)
    return g_strdup ("");
  given = g_settings_get_user_value (settings, ZZ_SETTING_LETTERHEAD_PREPARED_BY);
  return g_settings_get_string (settings, given != NULL ? ZZ_SETTING_LETTERHEAD_PREPARED_BY : ZZ_SETTING_REVIEWER);
}

static char *
dup_account_name (void)
{
  const char *name = g_get_real_name ();

  return g_strdup (*name == '\0' || g_str_equal (name, "Unknown") ? g_get_user_name () : name);
}

char *
zz_settings_dup_reviewer (void)
{
  g_autoptr (GSettings) settings = zz_settings_new ();
  g_autofree char *name = settings != NULL ? g_strstrip (g_settings_get_string (settings, ZZ_SETTING_REVIEWER)) : NULL;

  return name != NULL && *name != '\0' ? g_steal_pointer (&name) : dup_account_name ();
}

static guint
get_number (const char *key,
            guint otherwise)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  return settings != NULL ? (guint) g_settings_get_int (settings, key) : otherwise;
}

guint
zz_settings_get_draft_delay (void)
{
  return get_number (ZZ_SETTING_DRAFT_DELAY, DRAFT_DELAY);
}

guint
zz_settings_get_expiry_warning_days (void)
{
  return get_number (ZZ_SETTING_EXPIRY_WARNING, ZZ_EVIDENCE_WARNING_DAYS);
}

static gboolean
get_scheme_cb (GValue *value,
               GVariant *variant,
               gpointer user_data)
{
  const char *name = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (g_str_equal (themes[i].name, name))
      g_value_set_enum (value, (int) themes[i].scheme);
  return TRUE;
}

void
zz_settings_apply_theme (void)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  if (settings != NULL)
    g_settings_bind_with_mapping (settings, ZZ_SETTING_THEME, adw_style_manager_get_default (), "color-scheme",
                                  G_SETTINGS_BIND_GET, get_scheme_cb, NULL, NULL, NULL);
}
