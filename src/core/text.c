/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bilingual text. */
#include "core/text.h"

static const char *const language_ids[ZZ_N_LANGUAGES] = { "en", "zh_CN" };

const char *
zz_language_get_id (ZzLanguage language)
{
  g_return_val_if_fail (language < ZZ_N_LANGUAGES, language_ids[0]);

  return language_ids[language];
}

gboolean
zz_language_from_id (const char *id,
                     ZzLanguage *language)
{
  g_return_val_if_fail (language != NULL, FALSE);

  if (id == NULL)
    return FALSE;
  if (g_str_has_prefix (id, "zh"))
    *language = ZZ_LANGUAGE_ZH_CN;
  else if (g_str_equal (id, "en") || g_str_has_prefix (id, "en_"))
    *language = ZZ_LANGUAGE_EN;
  else
    return FALSE;
  return TRUE;
}

const char *
zz_text_get (const ZzText *text,
             ZzLanguage language)
{
  g_return_val_if_fail (text != NULL && language < ZZ_N_LANGUAGES, "");

  if (text->in[language] != NULL)
    return text->in[language];
  for (guint i = 0; i < ZZ_N_LANGUAGES; i++)
    if (text->in[i] != NULL)
      return text->in[i];
  return "";
}

void
zz_text_clear (ZzText *text)
{
  g_return_if_fail (text != NULL);

  for (guint i = 0; i < ZZ_N_LANGUAGES; i++)
    g_clear_pointer (&text->in[i], g_free);
}
