/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text made fit to be set. */
#include "report/clean-text.h"

#define REPLACEMENT 0xfffd

/* U+FFFE and U+FFFF of every plane, and the block set aside in Arabic. */
static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static gunichar
clean (gunichar c,
       gboolean one_line)
{
  if (c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85)
    return one_line ? ' ' : '\n';
  if (c == '\t')
    return ' ';
  /* U+FFFC stands for a drawing where we set one; anyone's own is not that. */
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffc || is_noncharacter (c) ? REPLACEMENT : c;
}

void
zz_clean_text_append (GString *out,
                      const char *text,
                      gboolean one_line)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (out != NULL && text != NULL);

  valid = g_utf8_make_valid (text, -1);
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (c[0] == '\r' && c[1] == '\n')
        continue;
      g_string_append_unichar (out, clean (*c == '\r' ? '\n' : g_utf8_get_char (c), one_line));
    }
}

char *
zz_clean_text (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_new (NULL);
  zz_clean_text_append (out, text, FALSE);
  return g_string_free (out, FALSE);
}
