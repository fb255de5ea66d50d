/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of sheets: at most 31 characters, none of []:*?/\, no apostrophe at either end,
 * each once, whether its letters are capital or not. */
#include "report/xlsx-private.h"

#include "report/clean-text.h"

#include <string.h>

#define MAX_NAME 31

/* At most @max units of UTF-16, which are what Excel counts; owned. */
static char *
cut (const char *text,
     guint max)
{
  guint units = 0;
  const char *end = text;

  while (*end != '\0')
    {
      units += g_utf8_get_char (end) > 0xffff ? 2 : 1;
      if (units > max)
        break;
      end = g_utf8_next_char (end);
    }
  return g_strndup (text, (gsize) (end - text));
}

static char *
clean_name (const char *heading)
{
  g_autoptr (GString) name = g_string_new (NULL);

  zz_clean_text_append (name, heading, TRUE);
  for (char *c = name->str; *c != '\0'; c++)
    if (strchr ("[]:*?/\\", *c) != NULL)
      *c = ' ';
  g_strstrip (name->str);
  while (name->str[0] == '\'')
    memmove (name->str, name->str + 1, strlen (name->str));
  return g_strdup (name->str);
}

static void
drop_end (char *name)
{
  gsize length = strlen (name);

  while (length > 0 && (name[length - 1] == '\'' || name[length - 1] == ' '))
    name[--length] = '\0';
}

/* Excel keeps "History" for itself. */
static gboolean
is_free (GHashTable *taken,
         const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return *name != '\0' && g_strcmp0 (folded, "history") != 0 && !g_hash_table_contains (taken, folded);
}

char *
xlsx_name_sheet (GHashTable *taken,
                 const char *heading)
{
  g_autofree char *clean = clean_name (heading);
  char *name = cut (clean, MAX_NAME);

  drop_end (name);
  for (guint i = *clean != '\0' ? 2 : 1; !is_free (taken, name); i++)
    {
      g_autofree char *stem = cut (clean, MAX_NAME - 6);

      drop_end (stem);
      g_free (name);
      name = g_strdup_printf ("%s%s%u", stem, *stem != '\0' ? " " : "", i);
    }
  g_hash_table_add (taken, g_utf8_casefold (name, -1));
  return name;
}
