/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers the evidence in the order of the clauses. */
#include "report/evidence-list.h"

#include "core/builtin.h"

static void
clear_items (gpointer items)
{
  if (items != NULL)
    g_ptr_array_unref (items);
}

static void
add_number (ZzEvidenceList *list,
            ZzRecord *item)
{
  if (g_hash_table_contains (list->numbers, zz_record_get_id (item)))
    return;
  g_ptr_array_add (list->items, item);
  g_hash_table_insert (list->numbers, zz_record_get_id (item), GUINT_TO_POINTER (list->items->len));
}

static void
add_to_clauses (ZzEvidenceList *list,
                const ZzCatalogue *catalogue,
                ZzRecord *item)
{
  const ZzValue *clauses = zz_record_get (item, ZZ_EVIDENCE_CLAUSES);

  if (clauses->kind != ZZ_VALUE_LIST)
    return;
  for (guint i = 0; clauses->list[i] != NULL; i++)
    {
      const ZzClause *clause = zz_catalogue_find_clause (catalogue, clauses->list[i]);

      if (clause == NULL)
        continue;
      if (list->of_clause->pdata[clause->number] == NULL)
        list->of_clause->pdata[clause->number] = g_ptr_array_new ();
      g_ptr_array_add (list->of_clause->pdata[clause->number], item);
    }
}

static gint
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer data)
{
  const ZzEvidenceList *list = data;

  return (gint) zz_evidence_list_get_number (list, zz_record_get_id (*(ZzRecord *const *) a))
         - (gint) zz_evidence_list_get_number (list, zz_record_get_id (*(ZzRecord *const *) b));
}

static void
number_items (ZzEvidenceList *list,
              const GPtrArray *all)
{
  for (guint i = 0; i < list->of_clause->len; i++)
    {
      const GPtrArray *items = list->of_clause->pdata[i];

      for (guint j = 0; items != NULL && j < items->len; j++)
        add_number (list, items->pdata[j]);
    }
  for (guint i = 0; i < all->len; i++)
    if (!zz_evidence_is_removed (all->pdata[i]))
      add_number (list, all->pdata[i]);
  for (guint i = 0; i < list->of_clause->len; i++)
    if (list->of_clause->pdata[i] != NULL)
      g_ptr_array_sort_with_data (list->of_clause->pdata[i], compare_numbers, list);
}

ZzEvidenceList *
zz_evidence_list_new (ZzProject *project)
{
  const ZzCatalogue *catalogue;
  const GPtrArray *all;
  ZzEvidenceList *list;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  catalogue = zz_project_get_catalogue (project);
  all = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  list = g_new0 (ZzEvidenceList, 1);
  list->items = g_ptr_array_new ();
  list->removed = g_ptr_array_new ();
  list->of_clause = g_ptr_array_new_with_free_func (clear_items);
  g_ptr_array_set_size (list->of_clause, (gint) catalogue->clauses->len);
  list->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < all->len; i++)
    if (zz_evidence_is_removed (all->pdata[i]))
      g_ptr_array_add (list->removed, all->pdata[i]);
    else
      add_to_clauses (list, catalogue, all->pdata[i]);
  number_items (list, all);
  return list;
}

void
zz_evidence_list_free (ZzEvidenceList *list)
{
  g_return_if_fail (list != NULL);

  g_ptr_array_unref (list->items);
  g_ptr_array_unref (list->removed);
  g_ptr_array_unref (list->of_clause);
  g_hash_table_unref (list->numbers);
  g_free (list);
}

guint
zz_evidence_list_get_number (const ZzEvidenceList *list,
                             const char *item)
{
  g_return_val_if_fail (list != NULL && item != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (list->numbers, item));
}

const GPtrArray *
zz_evidence_list_get (const ZzEvidenceList *list,
                      const ZzClause *clause)
{
  g_return_val_if_fail (list != NULL && clause != NULL && clause->number < list->of_clause->len, NULL);

  return list->of_clause->pdata[clause->number];
}
