/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An index of keys. */
#include "store/table-keys.h"

#include "core/field.h"

#include <string.h>

/* Behind every part of a key; nothing a person writes. */
#define SEPARATOR "\x1f"

/* Both map a key to its item, or to NULL for several. */
struct _ZzTableKeys
{
  const ZzRegister *reg;
  GHashTable *whole;
  GHashTable *lacking; /* keys of items without one of their parts */
};

static void
append_part (GString *key,
             const char *text)
{
  g_autofree char *folded = zz_text_fold (text);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if ((guchar) *c < 0x80)
      {
        if (!g_ascii_isspace (*c) && *c != SEPARATOR[0])
          g_string_append_c (key, *c);
      }
    else if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_len (key, c, g_utf8_next_char (c) - c);
  g_string_append (key, SEPARATOR);
}

/* A year or a choice is no name: where the label is one of the parts, it or another text
 * or reference is there. */
static gboolean
names_record (const ZzRegister *reg,
              const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, SEPARATOR, -1);
  gboolean has_label = FALSE;

  for (guint i = 0; i < reg->key->len; i++)
    {
      const ZzField *field = reg->key->pdata[i];
      const gboolean names = field == reg->label || field->type == ZZ_FIELD_TEXT || field->type == ZZ_FIELD_REFERENCE;

      if (names && *parts[i] != '\0')
        return TRUE;
      has_label = has_label || field == reg->label;
    }
  return !has_label && key[reg->key->len] != '\0';
}

char *
zz_table_keys_make (const ZzRegister *reg,
                    const ZzValue *values)
{
  g_autoptr (GString) key = g_string_new (NULL);

  g_return_val_if_fail (reg != NULL && values != NULL, NULL);

  for (guint i = 0; i < reg->key->len; i++)
    {
      const ZzField *field = reg->key->pdata[i];
      g_autofree char *part = zz_field_format (field, &values[field->number]);

      append_part (key, part);
    }
  return names_record (reg, key->str) ? g_string_free (g_steal_pointer (&key), FALSE) : NULL;
}

/* The key without part @number; NULL: it has no such part, must have it, or would
 * have nothing left that names a record. */
static char *
leave_out (const ZzRegister *reg,
           const char *key,
           guint number)
{
  g_auto (GStrv) parts = g_strsplit (key, SEPARATOR, -1);
  const ZzField *field = reg->key->pdata[number];
  g_autofree char *left = NULL;

  if (*parts[number] == '\0' || field->type == ZZ_FIELD_REFERENCE)
    return NULL;
  *parts[number] = '\0';
  left = g_strjoinv (SEPARATOR, parts);
  return names_record (reg, left) ? g_steal_pointer (&left) : NULL;
}

static void
add_key (GHashTable *index,
         char *key,
         gpointer item)
{
  gpointer other;

  if (g_hash_table_lookup_extended (index, key, NULL, &other) && other != item)
    item = NULL;
  g_hash_table_replace (index, key, item);
}

ZzTableKeys *
zz_table_keys_new (const ZzRegister *reg)
{
  ZzTableKeys *keys;

  g_return_val_if_fail (reg != NULL, NULL);

  keys = g_new0 (ZzTableKeys, 1);
  keys->reg = reg;
  keys->whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  keys->lacking = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return keys;
}

void
zz_table_keys_add (ZzTableKeys *keys,
                   const char *key,
                   gpointer item)
{
  g_return_if_fail (keys != NULL && key != NULL && item != NULL);

  for (guint i = 0; i < keys->reg->key->len; i++)
    {
      char *left = leave_out (keys->reg, key, i);

      if (left != NULL)
        add_key (keys->lacking, left, item);
    }
  add_key (keys->whole, g_strdup (key), item);
}

void
zz_table_keys_add_records (ZzTableKeys *keys,
                           ZzProject *project)
{
  const GPtrArray *records;

  g_return_if_fail (keys != NULL && ZZ_IS_PROJECT (project));

  records = zz_project_get_records (project, keys->reg);
  for (guint i = 0; i < records->len; i++)
    {
      ZzRecord *record = records->pdata[i];
      g_autofree char *key = zz_table_keys_make (keys->reg, record->values);

      if (key != NULL)
        zz_table_keys_add (keys, key, record);
    }
}

void
zz_table_keys_free (ZzTableKeys *keys)
{
  g_return_if_fail (keys != NULL);

  g_hash_table_unref (keys->whole);
  g_hash_table_unref (keys->lacking);
  g_free (keys);
}

/* Joins what was found with what another index has. */
static void
look (GHashTable *index,
      const char *key,
      gpointer *found,
      gboolean *several)
{
  gpointer item;

  if (key == NULL || !g_hash_table_lookup_extended (index, key, NULL, &item))
    return;
  if (item == NULL || (*found != NULL && *found != item))
    *several = TRUE;
  *found = item;
}

gpointer
zz_table_keys_find (ZzTableKeys *keys,
                    const char *key,
                    gboolean *several)
{
  gpointer found = NULL;

  g_return_val_if_fail (keys != NULL && key != NULL && several != NULL, NULL);

  *several = FALSE;
  look (keys->whole, key, &found, several);
  if (found != NULL || *several)
    return *several ? NULL : found;
  look (keys->lacking, key, &found, several);
  for (guint i = 0; i < keys->reg->key->len; i++)
    {
      g_autofree char *left = leave_out (keys->reg, key, i);

      look (keys->whole, left, &found, several);
    }
  return *several ? NULL : found;
}
