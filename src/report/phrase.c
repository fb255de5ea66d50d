/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases: filling patterns, joining lists, capital letters. */
#include "report/phrase.h"

#include "report/clean-text.h"

#include <stdarg.h>
#include <string.h>

/* More parts than any pattern has. */
#define MAX_PARTS 16

typedef struct
{
  const char *name;
  const char *text;
} Part;

static guint
collect_parts (Part *parts,
               guint n,
               va_list list)
{
  const char *name;

  while ((name = va_arg (list, const char *)) != NULL)
    {
      g_assert (n < MAX_PARTS);
      parts[n].name = name;
      parts[n].text = va_arg (list, const char *);
      n++;
    }
  return n;
}

static const char *
find_part (const Part *parts,
           guint n,
           const char *name,
           gsize length)
{
  for (guint i = 0; i < n; i++)
    if (strncmp (parts[i].name, name, length) == 0 && parts[i].name[length] == '\0')
      return parts[i].text != NULL ? parts[i].text : "";
  return NULL;
}

/* Whatever is put in, the pattern goes on in its own direction. */
static void
append_part (GString *text,
             const char *part)
{
  const gsize from = text->len;

  g_string_append (text, part);
  zz_close_directions (text, from);
}

/* Braces that name no part stay as they are; what is put in is not read again. */
static char *
fill (const char *pattern,
      const Part *parts,
      guint n)
{
  GString *text = g_string_sized_new (strlen (pattern) + 64);

  while (*pattern != '\0')
    {
      const char *open = pattern + strcspn (pattern, "{");
      const char *close = open + strcspn (open, "}");
      const char *part;

      g_string_append_len (text, pattern, open - pattern);
      if (*close == '\0')
        {
          g_string_append (text, open);
          break;
        }
      part = find_part (parts, n, open + 1, (gsize) (close - open - 1));
      if (part != NULL)
        append_part (text, part);
      else
        g_string_append_len (text, open, close + 1 - open);
      pattern = close + 1;
    }
  return g_string_free (text, FALSE);
}

char *
zz_phrase (const ZzMessages *messages,
           const char *message,
           ...)
{
  Part parts[MAX_PARTS];
  va_list list;
  guint n;

  g_return_val_if_fail (messages != NULL && message != NULL, NULL);

  va_start (list, message);
  n = collect_parts (parts, 0, list);
  va_end (list);
  return fill (zz_messages_get (messages, message), parts, n);
}

char *
zz_phrase_plural (const ZzMessages *messages,
                  const char *one,
                  const char *many,
                  guint64 n,
                  ...)
{
  char number[24];
  Part parts[MAX_PARTS] = { { "n", number } };
  va_list list;
  guint n_parts;

  g_return_val_if_fail (messages != NULL && one != NULL && many != NULL, NULL);

  g_snprintf (number, sizeof number, "%" G_GUINT64_FORMAT, n);
  va_start (list, n);
  n_parts = collect_parts (parts, 1, list);
  va_end (list);
  return fill (zz_messages_get_plural (messages, one, many, n), parts, n_parts);
}

static const char *
get_pattern (ZzJoin join,
             gboolean last)
{
  switch (join)
    {
    case ZZ_JOIN_AND:
      return last ? M_ ("{list} and {next}") : M_ ("{list}, {next}");
    case ZZ_JOIN_OR:
      return last ? M_ ("{list} or {next}") : M_ ("{list}, {next}");
    case ZZ_JOIN_LOOSE:
      return M_ ("{list}; {next}");
    case ZZ_JOIN_CLAUSES:
      return M_ ("{clause}, {next}");
    case ZZ_JOIN_SENTENCES:
      return M_ ("{list} {next}");
    case ZZ_JOIN_PERIOD:
      return last ? M_ ("{years} and {months}") : M_ ("{years}, {months}");
    case ZZ_JOIN_LIST:
    default:
      return M_ ("{list}, {next}");
    }
}

char *
zz_phrase_join (const ZzMessages *messages,
                ZzJoin join,
                const GPtrArray *parts)
{
  char *list;

  g_return_val_if_fail (messages != NULL && parts != NULL, NULL);

  list = g_strdup (parts->len > 0 ? parts->pdata[0] : "");
  for (guint i = 1; i < parts->len; i++)
    {
      char *longer = zz_phrase (messages, get_pattern (join, i == parts->len - 1),
                                "list", list, "next", parts->pdata[i], "clause", list,
                                "years", list, "months", parts->pdata[i], NULL);

      g_free (list);
      list = longer;
    }
  return list;
}

/* Whether the first word is written small in the middle of a sentence. */
static gboolean
is_plain_word (const char *title)
{
  return g_ascii_isupper (title[0]) && (g_ascii_islower (title[1]) || title[1] == ' ');
}

char *
zz_phrase_inside (const ZzMessages *messages,
                  const char *title)
{
  char *text = g_strdup (title);

  if (zz_messages_get_language (messages) == ZZ_LANGUAGE_EN && is_plain_word (text))
    text[0] = g_ascii_tolower (text[0]);
  return text;
}

char *
zz_phrase_capital (const ZzMessages *messages,
                   const char *phrase)
{
  char *text = g_strdup (phrase);

  if (zz_messages_get_language (messages) == ZZ_LANGUAGE_EN)
    text[0] = g_ascii_toupper (text[0]);
  return text;
}
