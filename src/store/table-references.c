/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of records. */
#include "store/table-references.h"

#include "core/field.h"

#include <string.h>

struct _ZzTableNames
{
  ZzProject *project;
  GHashTable *indexes; /* ZzRegister → GHashTable of folded name → ZzRecord, or NULL for several */
};

static void
index_free_cb (gpointer data)
{
  g_hash_table_unref (data);
}

ZzTableNames *
zz_table_names_new (ZzProject *project)
{
  ZzTableNames *names;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  names = g_new0 (ZzTableNames, 1);
  names->project = g_object_ref (project);
  names->indexes = g_hash_table_new_full (NULL, NULL, NULL, index_free_cb);
  return names;
}

void
zz_table_names_free (ZzTableNames *names)
{
  g_return_if_fail (names != NULL);

  g_hash_table_unref (names->indexes);
  g_object_unref (names->project);
  g_free (names);
}

/* Only letters and digits count, so that any punctuation between the parts of a key is
 * fine. */
static char *
fold (const char *name)
{
  g_autofree char *folded = zz_text_fold (name);
  char *plain = g_malloc (strlen (folded) + 1), *end = plain;

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      {
        memcpy (end, c, (gsize) (g_utf8_next_char (c) - c));
        end += g_utf8_next_char (c) - c;
      }
  *end = '\0';
  return plain;
}

static void
add_name (GHashTable *index,
          const char *name,
          ZzRecord *record)
{
  g_autofree char *folded = fold (name);
  gpointer other;

  if (*folded == '\0')
    return;
  if (g_hash_table_lookup_extended (index, folded, NULL, &other) && other != record)
    record = NULL;
  g_hash_table_replace (index, g_steal_pointer (&folded), record);
}

static void
add_record (GHashTable *index,
            const ZzRegister *reg,
            ZzRecord *record)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < ZZ_N_LANGUAGES && reg->label != NULL; i++)
    {
      g_autofree char *label = zz_field_write (reg->label, zz_record_get (record, reg->label->number), (ZzLanguage) i);

      add_name (index, label, record);
    }
  for (guint i = 0; i < reg->key->len; i++)
    {
      const ZzField *field = reg->key->pdata[i];
      g_autofree char *part = zz_field_format (field, zz_record_get (record, field->number));

      g_string_append_printf (key, " %s", part);
    }
  add_name (index, key->str, record);
}

static GHashTable *
get_index (ZzTableNames *names,
           const ZzRegister *reg)
{
  GHashTable *index = g_hash_table_lookup (names->indexes, reg);
  const GPtrArray *records;

  if (index != NULL)
    return index;
  index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (names->indexes, (gpointer) reg, index);
  records = zz_project_get_records (names->project, reg);
  for (guint i = 0; i < records->len; i++)
    add_record (index, reg, records->pdata[i]);
  return index;
}

ZzRecord *
zz_table_names_find (ZzTableNames *names,
                     const ZzRegister *reg,
                     const char *name,
                     gboolean *several)
{
  g_autofree char *folded = NULL;
  gpointer record = NULL;

  g_return_val_if_fail (names != NULL && reg != NULL && name != NULL && several != NULL, NULL);

  *several = FALSE;
  record = zz_project_find (names->project, reg, name);
  if (record != NULL)
    return record;
  folded = fold (name);
  if (g_hash_table_lookup_extended (get_index (names, reg), folded, NULL, &record))
    *several = record == NULL;
  return record;
}

char *
zz_table_names_write (ZzTableNames *names,
                      const ZzRegister *reg,
                      const char *id,
                      ZzLanguage language)
{
  g_autofree char *label = NULL;
  ZzRecord *record;
  gboolean several;

  g_return_val_if_fail (names != NULL && reg != NULL && id != NULL, NULL);

  record = zz_project_find (names->project, reg, id);
  if (record == NULL || reg->label == NULL)
    return g_strdup (id);
  label = zz_field_write (reg->label, zz_record_get (record, reg->label->number), language);
  if (*label != '\0' && zz_table_names_find (names, reg, label, &several) == record)
    return g_steal_pointer (&label);
  return g_strdup (id);
}
