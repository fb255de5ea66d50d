/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bilingual text. */
#include "core/text.h"

#include <string.h>

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

/* Whether all of it is ASCII or one of the usual Chinese characters, which have neither
 * case nor width: nearly every name. */
static gboolean
is_usual (const char *text)
{
  const guchar *c = (const guchar *) text;

  while (*c != '\0')
    if (*c < 0x80)
      c++;
    else if (c[0] >= 0xe4 && c[0] <= 0xe9 && !(c[0] == 0xe4 && c[1] < 0xb8) && (c[1] & 0xc0) == 0x80 && (c[2] & 0xc0) == 0x80)
      c += 3;
    else
      return FALSE;
  return TRUE;
}

char *
zz_text_fold (const char *text)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_usual (text))
    return g_ascii_strdown (text, -1);
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  return plain != NULL ? g_utf8_casefold (plain, -1) : g_strdup ("");
}

char *
zz_text_fold_name (const char *text)
{
  g_autofree char *folded = zz_text_fold (text);
  char *name = g_malloc (strlen (folded) + 1), *end = name;

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if ((guchar) *c < 0x80 ? strchr (" \t\n\v\f\r-_:*", *c) == NULL : !g_unichar_isspace (g_utf8_get_char (c)))
      {
        memcpy (end, c, (gsize) (g_utf8_next_char (c) - c));
        end += g_utf8_next_char (c) - c;
      }
  *end = '\0';
  return name;
}

char *
zz_text_split_brackets (const char *folded,
                        char **inside)
{
  const char *open;

  g_return_val_if_fail (folded != NULL && inside != NULL, NULL);

  open = strchr (folded, '(');
  if (open == NULL || open == folded || !g_str_has_suffix (open, ")"))
    return NULL;
  *inside = g_strndup (open + 1, strlen (open) - 2);
  return g_strndup (folded, (gsize) (open - folded));
}

void
zz_text_clear (ZzText *text)
{
  g_return_if_fail (text != NULL);

  for (guint i = 0; i < ZZ_N_LANGUAGES; i++)
    g_clear_pointer (&text->in[i], g_free);
}
