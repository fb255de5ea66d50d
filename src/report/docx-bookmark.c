/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of bookmarks: at most 40 letters, digits and underscores after a letter, each
 * once, whether its letters are capital or not. */
#include "report/docx-private.h"

#include <string.h>

#define MAX_NAME 40
/* Room for the number that keeps two names apart. */
#define MAX_STEM (MAX_NAME - 7)

static char *
make_name (GHashTable *taken,
           const char *anchor)
{
  GString *name = g_string_new (NULL);
  gsize stem;

  if (!g_ascii_isalpha (*anchor))
    g_string_append (name, "a_");
  for (const char *c = anchor; *c != '\0' && name->len < MAX_STEM; c++)
    g_string_append_c (name, g_ascii_isalnum (*c) ? g_ascii_tolower (*c) : '_');
  stem = name->len;
  for (guint i = 2; g_hash_table_contains (taken, name->str); i++)
    {
      g_string_truncate (name, stem);
      g_string_append_printf (name, "_%u", i);
    }
  return g_string_free (name, FALSE);
}

static void
name_anchors (GHashTable *names,
              GHashTable *taken,
              const ZzBlock *block)
{
  if (block->anchor != NULL && !g_hash_table_contains (names, block->anchor))
    {
      char *name = make_name (taken, block->anchor);

      g_hash_table_add (taken, name);
      g_hash_table_insert (names, g_strdup (block->anchor), name);
    }
  for (guint i = 0; i < block->blocks->len; i++)
    name_anchors (names, taken, block->blocks->pdata[i]);
}

GHashTable *
docx_name_bookmarks (const ZzBlock *body)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  name_anchors (names, taken, body);
  return names;
}
