/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plural rules: a small reader that computes while it reads. */
#include "report/plural.h"

#include <string.h>

/* No rule in use nests deeper than a handful of levels. */
#define MAX_DEPTH 40

typedef struct
{
  const char *at;
  guint64 n;
  guint depth;
  gboolean failed;
} Reader;

/* Binary operators, weakest first; longer words before their beginnings. */
static const struct
{
  const char *word;
  guint strength;
} operators[] = {
  { "||", 1 },
  { "&&", 2 },
  { "==", 3 },
  { "!=", 3 },
  { "<=", 4 },
  { ">=", 4 },
  { "<", 4 },
  { ">", 4 },
  { "+", 5 },
  { "-", 5 },
  { "*", 6 },
  { "/", 6 },
  { "%", 6 },
};

static guint64 read_choice (Reader *reader);

static guint64
fail (Reader *reader)
{
  reader->failed = TRUE;
  return 0;
}

static gboolean
take (Reader *reader,
      const char *word)
{
  while (g_ascii_isspace (*reader->at))
    reader->at++;
  if (!g_str_has_prefix (reader->at, word))
    return FALSE;
  reader->at += strlen (word);
  return TRUE;
}

static guint64
read_number (Reader *reader)
{
  guint64 number = 0;

  while (g_ascii_isdigit (*reader->at))
    {
      if (number > G_MAXUINT32)
        return fail (reader);
      number = number * 10 + (guint64) (*reader->at++ - '0');
    }
  return number;
}

static guint64
read_operand (Reader *reader)
{
  guint64 value;

  if (take (reader, "!"))
    {
      if (++reader->depth > MAX_DEPTH)
        return fail (reader);
      value = !read_operand (reader);
      reader->depth--;
      return value;
    }
  if (take (reader, "("))
    {
      value = read_choice (reader);
      return take (reader, ")") ? value : fail (reader);
    }
  if (take (reader, "n"))
    return reader->n;
  return g_ascii_isdigit (*reader->at) ? read_number (reader) : fail (reader);
}

static guint64
compute (Reader *reader,
         const char *word,
         guint64 a,
         guint64 b)
{
  gboolean doubled = word[1] == '=';

  switch (word[0])
    {
    case '|':
      return a || b;
    case '&':
      return a && b;
    case '=':
      return a == b;
    case '!':
      return a != b;
    case '<':
      return doubled ? a <= b : a < b;
    case '>':
      return doubled ? a >= b : a > b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      if (b == 0)
        return fail (reader);
      return word[0] == '/' ? a / b : a % b;
    }
}

static const char *
take_operator (Reader *reader,
               guint weakest,
               guint *strength)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      const char *before = reader->at;

      if (!take (reader, operators[i].word))
        continue;
      *strength = operators[i].strength;
      if (operators[i].strength >= weakest)
        return operators[i].word;
      reader->at = before;
      return NULL;
    }
  return NULL;
}

/* Operators of at least this strength, grouping to the left. */
static guint64
read_binary (Reader *reader,
             guint weakest)
{
  guint64 value = read_operand (reader);
  const char *word;
  guint strength = 0;

  while (!reader->failed && (word = take_operator (reader, weakest, &strength)) != NULL)
    value = compute (reader, word, value, read_binary (reader, strength + 1));
  return value;
}

/* Both branches are read; the one not chosen must be sound as well. */
static guint64
read_choice (Reader *reader)
{
  guint64 condition, yes, no;

  if (++reader->depth > MAX_DEPTH)
    return fail (reader);
  condition = read_binary (reader, 1);
  if (!reader->failed && take (reader, "?"))
    {
      yes = read_choice (reader);
      if (reader->failed || !take (reader, ":"))
        return fail (reader);
      no = read_choice (reader);
      condition = condition ? yes : no;
    }
  reader->depth--;
  return condition;
}

gboolean
zz_plural_evaluate (const char *expression,
                    guint64 n,
                    guint64 *result)
{
  Reader reader = { .at = expression, .n = n };
  guint64 value;

  g_return_val_if_fail (expression != NULL && result != NULL, FALSE);

  value = read_choice (&reader);
  take (&reader, ";");
  while (g_ascii_isspace (*reader.at))
    reader.at++;
  if (reader.failed || *reader.at != '\0')
    return FALSE;
  *result = value;
  return TRUE;
}
