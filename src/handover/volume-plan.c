/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of a volume put in order and named. */
#include "handover/volume-plan.h"

#include "core/builtin.h"
#include "core/portable-name.h"

#include <string.h>

/* Room for the number before it and the ending behind it in one name. */
#define MAX_TITLE 180
#define MAX_ENDING 10

static void
free_entry_cb (gpointer data)
{
  ZzVolumeEntry *entry = data;

  g_free (entry->label);
  g_free (entry->path);
  g_free (entry);
}

/* The number of the category and that of the clause in it, from 1. */
static void
count_clause (const ZzCatalogue *catalogue,
              const ZzClause *clause,
              guint *category,
              guint *number)
{
  guint place = 0;

  g_ptr_array_find (catalogue->categories, clause->category, &place);
  *category = place + 1;
  g_ptr_array_find (clause->category->clauses, clause, &place);
  *number = place + 1;
}

char *
zz_volume_dup_clause_label (const ZzCatalogue *catalogue,
                            const ZzClause *clause)
{
  guint category, number;

  g_return_val_if_fail (catalogue != NULL && clause != NULL, NULL);

  count_clause (catalogue, clause, &category, &number);
  return g_strdup_printf ("%u.%u", category, number);
}

const char *
zz_volume_get_category_title (const ZzCatalogue *catalogue,
                              guint category,
                              const ZzMessages *messages)
{
  g_return_val_if_fail (catalogue != NULL && category > 0, NULL);

  if (category > catalogue->categories->len)
    return zz_messages_get (messages, M_ ("For no clause"));
  return zz_messages_text (messages, &((const ZzCategory *) catalogue->categories->pdata[category - 1])->title);
}

/* The first clause of the catalogue that the item is for; NULL for none. */
static const ZzClause *
find_clause (const ZzCatalogue *catalogue,
             const ZzRecord *item)
{
  const ZzValue *clauses = zz_record_get (item, ZZ_EVIDENCE_CLAUSES);
  const ZzClause *first = NULL;

  for (guint i = 0; clauses->kind == ZZ_VALUE_LIST && clauses->list[i] != NULL; i++)
    {
      const ZzClause *clause = zz_catalogue_find_clause (catalogue, clauses->list[i]);

      if (clause != NULL && (first == NULL || clause->number < first->number))
        first = clause;
    }
  return first;
}

/* ".pdf", or "" where what is behind the last full stop is no ending. */
static const char *
find_ending (const char *path)
{
  const char *stop = path != NULL ? strrchr (path, '.') : NULL;

  if (stop == NULL || strlen (stop) > MAX_ENDING || stop[1] == '\0')
    return "";
  for (const char *c = stop + 1; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      return "";
  return stop;
}

/* The title as a file name, without the ending it may have. */
static char *
make_name (const char *title,
           const char *ending)
{
  const gsize length = strlen (title), tail = strlen (ending);
  const gboolean ends = length > tail && g_ascii_strcasecmp (title + length - tail, ending) == 0;
  g_autofree char *bare = g_strndup (title, length - (ends ? tail : 0));

  return zz_portable_name_make (bare, MAX_TITLE);
}

static ZzVolumeEntry *
make_entry (const ZzCatalogue *catalogue,
            const ZzRecord *item,
            const ZzMessages *messages,
            GHashTable *counts)
{
  const char *ending = find_ending (zz_record_get_text (item, ZZ_EVIDENCE_FILE));
  const ZzClause *clause = find_clause (catalogue, item);
  const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, clause)) + 1;
  g_autofree char *name = make_name (zz_record_get_label (item), ending);
  g_autofree char *folder = NULL;
  ZzVolumeEntry *entry = g_new0 (ZzVolumeEntry, 1);
  guint number = 0;

  g_hash_table_insert (counts, (gpointer) clause, GUINT_TO_POINTER (count));
  entry->item = item;
  entry->category = catalogue->categories->len + 1;
  if (clause != NULL)
    count_clause (catalogue, clause, &entry->category, &number);
  folder = zz_portable_name_make (zz_volume_get_category_title (catalogue, entry->category, messages), MAX_TITLE);
  entry->label = number > 0 ? g_strdup_printf ("%u.%u-%02u", entry->category, number, count) : g_strdup_printf ("%u-%02u", entry->category, count);
  entry->path = g_strdup_printf ("%02u-%s/%s-%s%s", entry->category, folder, entry->label, name, ending);
  return entry;
}

GPtrArray *
zz_volume_plan (ZzProject *project,
                const ZzProofStates *proof,
                const ZzMessages *messages,
                guint *n_left_out)
{
  g_autoptr (ZzEvidenceList) list = NULL;
  g_autoptr (GHashTable) confidential = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry_cb);

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && messages != NULL, NULL);

  list = zz_evidence_list_new (project);
  confidential = zz_evidence_find_confidential (zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE));
  for (guint i = 0; i < list->items->len; i++)
    {
      const ZzRecord *item = list->items->pdata[i];
      ZzVolumeEntry *entry;

      if (n_left_out != NULL && g_hash_table_contains (confidential, item))
        {
          ++*n_left_out;
          continue;
        }
      entry = make_entry (zz_project_get_catalogue (project), item, messages, counts);
      entry->number = i + 1;
      entry->missing = proof != NULL && zz_proof_states_get (proof, zz_record_get_id (item)) == ZZ_PROOF_MISSING;
      g_ptr_array_add (entries, entry);
    }
  return entries;
}
