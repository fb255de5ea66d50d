/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portable names. */
#include "core/portable-name.h"

#include <string.h>

/* Names of devices, with or without an ending; the digits may be superscript. */
static const char *const devices[] = { "con", "prn", "aux", "nul", "conin$", "conout$", "clock$", NULL };
static const char *const ports[] = { "com", "lpt", NULL };
static const char *const digits[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³", NULL };

gboolean
zz_portable_name_is_reserved (const char *name)
{
  g_autofree char *stem = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  stem = g_ascii_strdown (name, (gssize) strcspn (name, ".:"));
  g_strchomp (stem);
  if (g_strv_contains (devices, stem))
    return TRUE;
  for (guint i = 0; ports[i] != NULL; i++)
    if (g_str_has_prefix (stem, ports[i]) && g_strv_contains (digits, stem + strlen (ports[i])))
      return TRUE;
  return FALSE;
}

gboolean
zz_portable_name_is_deceptive (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c == 0x2028 || c == 0x2029;
}

/* The characters no name may have on Windows, besides those that deceive. */
static gboolean
is_allowed (gunichar c)
{
  return !zz_portable_name_is_deceptive (c) && (c > 0x7f || strchr ("/\\:*?\"<>|", (int) c) == NULL);
}

/* Ends @name before @most bytes are full, and before what Windows drops. */
static void
cut (GString *name,
     gsize most)
{
  while (name->len > most)
    g_string_truncate (name, (gsize) (g_utf8_find_prev_char (name->str, name->str + name->len) - name->str));
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

char *
zz_portable_name_make (const char *text,
                       gsize most)
{
  g_autofree char *normal = NULL;
  GString *name;

  g_return_val_if_fail (text != NULL && most > 1, NULL);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  name = g_string_new (NULL);
  if (normal != NULL)
    g_strstrip (normal);
  for (const char *c = normal != NULL ? normal : ""; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_unichar (name, is_allowed (g_utf8_get_char (c)) ? g_utf8_get_char (c) : '_');
  cut (name, most);
  if (zz_portable_name_is_reserved (name->str))
    {
      g_string_prepend_c (name, '_');
      cut (name, most);
    }
  if (name->len == 0)
    g_string_append_c (name, '_');
  return g_string_free (name, FALSE);
}
