/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text made fit to be set. */
#include "report/clean-text.h"

#include <string.h>

#define REPLACEMENT 0xfffd

/* Characters that begin or end a direction of writing (UAX #9, 2.1 to 2.5). */
#define FIRST_EMBEDDING 0x202a
#define POP_EMBEDDING 0x202c
#define LAST_EMBEDDING 0x202e
#define FIRST_ISOLATE 0x2066
#define POP_ISOLATE 0x2069

/* What is begun at a point of a text. @kinds: 'e' for an embedding, 'i' for an isolate;
 * @n_isolates: how many of these, so that an end of none is not searched for. */
typedef struct
{
  GString *kinds;
  guint n_isolates;
} Open;

/* Each one is taken off once, however the ends of isolates and embeddings mix. */
static void
close_isolate (Open *open)
{
  gsize length = open->kinds->len;

  if (open->n_isolates == 0)
    return;
  /* The end of an isolate ends embeddings in it too. */
  while (open->kinds->str[length - 1] != 'i')
    length--;
  g_string_truncate (open->kinds, length - 1);
  open->n_isolates--;
}

static void
close_embedding (Open *open)
{
  const gsize length = open->kinds->len;

  if (length > 0 && open->kinds->str[length - 1] == 'e')
    g_string_truncate (open->kinds, length - 1);
}

static void
note_direction (Open *open,
                gunichar c)
{
  if (c == POP_EMBEDDING)
    close_embedding (open);
  else if (c == POP_ISOLATE)
    close_isolate (open);
  else if (c >= FIRST_EMBEDDING && c <= LAST_EMBEDDING)
    g_string_append_c (open->kinds, 'e');
  else if (c >= FIRST_ISOLATE && c < POP_ISOLATE)
    {
      g_string_append_c (open->kinds, 'i');
      open->n_isolates++;
    }
}

void
zz_close_directions (GString *out,
                     gsize from)
{
  g_autoptr (GString) kinds = NULL;
  Open open = { 0 };

  g_return_if_fail (out != NULL && from <= out->len);

  /* The first byte of all of them. */
  if (memchr (out->str + from, 0xe2, out->len - from) == NULL)
    return;
  open.kinds = kinds = g_string_new (NULL);
  for (const char *c = out->str + from; *c != '\0'; c = g_utf8_next_char (c))
    note_direction (&open, g_utf8_get_char (c));
  for (gsize i = kinds->len; i > 0; i--)
    g_string_append_unichar (out, kinds->str[i - 1] == 'i' ? POP_ISOLATE : POP_EMBEDDING);
}

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
  gsize from;

  g_return_if_fail (out != NULL && text != NULL);

  from = out->len;
  valid = g_utf8_make_valid (text, -1);
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (c[0] == '\r' && c[1] == '\n')
        continue;
      g_string_append_unichar (out, clean (*c == '\r' ? '\n' : g_utf8_get_char (c), one_line));
    }
  zz_close_directions (out, from);
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
