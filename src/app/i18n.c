/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the session. */
#include "config.h"

#include "app/i18n.h"

#include <glib/gi18n.h>
#include <locale.h>

void
zz_i18n_init (void)
{
  const char *folder = g_getenv ("ZIZHI_LOCALE_DIR");

  setlocale (LC_ALL, "");
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

  /* In the C locale gettext translates nothing, whatever LANGUAGE says. */
  if (locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") || g_str_has_prefix (locale, "C."))
    return ZZ_LANGUAGE_EN;
  for (guint i = 0; names[i] != NULL; i++)
    if (zz_language_from_id (names[i], &language))
      break;
  return language;
}
