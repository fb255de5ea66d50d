/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: what holds without them, and the language they ask for. */
#include "config.h"

#include "app/i18n.h"
#include "app/settings.h"

#include <glib/gi18n.h>
#include <locale.h>

static void
expect_defaults (void)
{
  g_autofree char *language = zz_settings_dup_language ();
  g_autofree char *reviewer = zz_settings_dup_reviewer ();
  g_autofree char *preparer = zz_settings_dup_preparer ();
  g_autofree char *report = zz_settings_dup_text (ZZ_SETTING_REPORT);

  g_assert_cmpstr (language, ==, "system");
  g_assert_cmpstr (reviewer, !=, "");
  g_assert_cmpstr (preparer, ==, "");
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpuint (zz_settings_get_draft_delay (), ==, 3);
  g_assert_cmpuint (zz_settings_get_expiry_warning_days (), ==, 60);
}

static void
test_defaults (void)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  g_assert_nonnull (settings);
  expect_defaults ();
}

/* In a process that does not know where they are. */
static void
test_not_installed (void)
{
  if (g_test_subprocess ())
    {
      expect_defaults ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
expect_language (const char *setting,
                 ZzLanguage language,
                 const char *word)
{
  g_autoptr (GSettings) settings = zz_settings_new ();

  g_settings_set_string (settings, ZZ_SETTING_LANGUAGE, setting);
  zz_i18n_init ();
  g_assert_cmpint (zz_i18n_get_language (), ==, language);
  g_assert_cmpstr (_ ("Saved"), ==, word);
  g_settings_reset (settings, ZZ_SETTING_LANGUAGE);
}

/* Whatever the desktop speaks; here nothing at all. */
static void
test_language (void)
{
  expect_language ("system", ZZ_LANGUAGE_EN, "Saved");
  expect_language ("zh_CN", ZZ_LANGUAGE_ZH_CN, "已保存");
  expect_language ("en", ZZ_LANGUAGE_EN, "Saved");
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *schemas = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "data", NULL);
  g_autofree char *words = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "po", NULL);

  g_test_init (&argc, &argv, NULL);
  g_setenv ("ZIZHI_LOCALE_DIR", words, TRUE);
  if (g_test_subprocess ())
    g_unsetenv ("GSETTINGS_SCHEMA_DIR");
  else
    g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/not-installed", test_not_installed);
  g_test_add_func ("/settings/language", test_language);
  return g_test_run ();
}
