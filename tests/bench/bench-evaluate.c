/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long one whole evaluation takes. Arguments: numbers of records. */
#include "sample.h"

#include "eval/evaluate.h"
#include "store/catalogue-store.h"

static void
measure (const ZzCatalogue *catalogue,
         guint n)
{
  g_autoptr (ZzProject) project = sample_project_new (catalogue, n);
  g_autoptr (ZzProofStates) proof = sample_proof_new (project);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *what = g_strdup_printf ("one evaluation of %u records", n);

  for (guint i = 0; i < 41; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      gint64 spent;

      zz_findings_unref (zz_evaluate (project, proof, 0, zz_date_new (2027, 3, 1)));
      spent = g_get_monotonic_time () - start;
      g_array_append_val (times, spent);
    }
  sample_print (what, times);
}

int
main (int argc,
      char **argv)
{
  const char *const usual[] = { "100", "1000", "10000", NULL };
  const char *const *sizes = argc > 1 ? (const char *const *) argv + 1 : usual;
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", &error);

  if (catalogue == NULL)
    g_error ("%s", error->message);
  for (; *sizes != NULL; sizes++)
    measure (catalogue, (guint) g_ascii_strtoull (*sizes, NULL, 10));
  return 0;
}
