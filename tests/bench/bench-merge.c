/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to compare and to merge projects of 10,000 records, in which two
 * people edited every hundredth record each. */
#include "sample.h"

#include "core/difference.h"
#include "core/history.h"
#include "core/merge.h"
#include "store/catalogue-store.h"

static ZzProject *
edit (ZzProject *project,
      const char *name,
      guint first)
{
  const ZzRegister *person = zz_catalogue_find_register (zz_project_get_catalogue (project), "person");
  const GPtrArray *people = zz_project_get_records (project, person);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (name);
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_auto (ZzValue) value = zz_value_text (ZZ_VALUE_TEXT, name);
  g_autoptr (GError) error = NULL;

  for (guint i = first; i < people->len; i += 100)
    zz_change_set_set (set, person, zz_record_get_id (people->pdata[i]), person->label, &value);
  if (!zz_history_apply (history, set, &error))
    g_error ("%s", error->message);
  return project;
}

/* The sample draws no lots: it is the same project each time. */
static ZzProject *
make (const ZzCatalogue *catalogue,
      const char *name,
      guint first)
{
  g_autoptr (ZzProject) sample = sample_project_new (catalogue, 10000);

  return name != NULL ? edit (g_steal_pointer (&sample), name, first) : g_steal_pointer (&sample);
}

static gint64
merge (ZzProject *base,
       ZzProject *mine,
       ZzProject *theirs)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzMerge) merge = zz_merge_new (base, mine, theirs, &error);
  g_autoptr (ZzHistory) history = zz_history_new (mine);
  g_autoptr (ZzChangeSet) set = NULL;
  gint64 spent;

  if (merge == NULL)
    g_error ("%s", error->message);
  zz_merge_choose_all (merge, ZZ_SIDE_THEIRS);
  set = zz_merge_make_changes (merge, "merge");
  if (!zz_history_apply (history, set, &error))
    g_error ("%s", error->message);
  spent = g_get_monotonic_time () - start;
  zz_history_undo (history);
  return spent;
}

static gint64
compare (ZzProject *before,
         ZzProject *after)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (ZzChangeSet) set = zz_difference_new (before, after, NULL);

  return g_get_monotonic_time () - start;
}

int
main (void)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", &error);
  g_autoptr (ZzProject) base = make (catalogue, NULL, 0);
  g_autoptr (ZzProject) mine = make (catalogue, "甲", 0);
  g_autoptr (ZzProject) theirs = make (catalogue, "乙", 50);
  g_autoptr (GArray) merges = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) comparisons = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < 11; i++)
    {
      gint64 spent = merge (base, mine, theirs);

      g_array_append_val (merges, spent);
      spent = compare (mine, theirs);
      g_array_append_val (comparisons, spent);
    }
  sample_print ("merging three times 10,000 records", merges);
  sample_print ("comparing 10,000 records with 10,000", comparisons);
  return 0;
}
