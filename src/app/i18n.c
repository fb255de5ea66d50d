/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the session. */
#include "config.h"

#include "app/i18n.h"

#include "app/settings.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <locale.h>

/* In the C locale gettext translates nothing, whatever LANGUAGE says. */
static gboolean
is_untranslated (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") || g_str_has_prefix (locale, "C.");
}

/* The language of messages is another one; dates and sorting stay the desktop's. */
static void
prefer (const char *language)
{
  static const char *const locales[] = { "zh_CN.UTF-8", "en_US.UTF-8", "en_GB.UTF-8" };

  g_setenv ("LANGUAGE", language, TRUE);
  if (g_str_equal (language, "en"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (locales) && is_untranslated (setlocale (LC_MESSAGES, NULL)); i++)
    setlocale (LC_MESSAGES, locales[i]);
}

void
zz_i18n_init (void)
{
  const char *folder = g_getenv ("ZIZHI_LOCALE_DIR");
  g_autofree char *language = zz_settings_dup_language ();

  setlocale (LC_ALL, "");
  if (!g_str_equal (language, "system"))
    prefer (language);
  /* GTK would set it anew from the environment. */
  gtk_disable_setlocale ();
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

ZzLanguage
zz_i18n_get_language (void)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);
  const char *const *names = g_get_language_names ();
  ZzLanguage language = ZZ_LANGUAGE_EN;

  if (is_untranslated (locale))
    return ZZ_LANGUAGE_EN;
  for (guint i = 0; names[i] != NULL; i++)
    if (zz_language_from_id (names[i], &language))
      break;
  return language;
}
