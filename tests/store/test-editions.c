/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped editions side by side: what the newer one asks, and what is the same. */
#include "config.h"

#include "store/catalogue-store.h"

static ZzCatalogue *
load (const char *id)
{
  g_autoptr (ZzCatalogueStore) store = zz_catalogue_store_new ("/nonexistent");
  g_autoptr (GError) error = NULL;
  ZzCatalogue *catalogue = zz_catalogue_store_load (store, id, &error);

  g_assert_no_error (error);
  return catalogue;
}

/* Nobody is given a superseded edition unasked, unless only that has the level. */
static void
test_usual (void)
{
  static const struct
  {
    const char *level, *id;
  } cases[] = { { NULL, "ccrc-2021" }, { "3", "ccrc-2021" }, { "2", "ccrc-2021" }, { "1", "isccc-classic" }, { "9", "isccc-classic" } };
  g_autoptr (ZzCatalogueStore) store = zz_catalogue_store_new ("/nonexistent");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load_usual (store, cases[i].level, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (catalogue->id, ==, cases[i].id);
    }
}

/* Levels three and two as far as published; level one has no text, so no figure. */
static void
test_newer (void)
{
  g_autoptr (ZzCatalogue) catalogue = load ("ccrc-2021");
  const ZzClause *supplier = zz_catalogue_find_clause (catalogue, "management.d");
  const ZzFigure *years = zz_clause_find_figure (zz_catalogue_find_clause (catalogue, "performance.a"), "years");

  g_assert_cmpint (catalogue->status, ==, ZZ_EDITION_CURRENT);
  g_assert_false (catalogue->confirmed_by_body);
  g_assert_cmpuint (catalogue->services->len, ==, 8);
  g_assert_cmpuint (catalogue->categories->len, ==, 9);
  g_assert_cmpuint (catalogue->clauses->len, ==, 34);
  g_assert_true (zz_catalogue_is_available (catalogue, 0) && zz_catalogue_is_available (catalogue, 1));
  g_assert_false (zz_catalogue_is_available (catalogue, 2));
  for (guint i = 0; i < catalogue->figures->len; i++)
    g_assert_cmpint (((const ZzFigure *) catalogue->figures->pdata[i])->at[2].value.kind, ==, ZZ_VALUE_ABSENT);
  g_assert_cmpint (years->at[0].mark, ==, ZZ_MARK_UNSURE);
  g_assert_cmpuint (supplier->services, ==, 1u << 0 | 1u << 1 | 1u << 4);
  g_assert_cmpuint (zz_catalogue_find_clause (catalogue, "legal.a")->applications, ==, 1);
}

/* What one edition holds the other has a place for, and a clause said to be the
 * same is there, asks for the same judgement and is named once. */
static void
test_same (void)
{
  g_autoptr (ZzCatalogue) classic = load ("isccc-classic");
  g_autoptr (ZzCatalogue) newer = load ("ccrc-2021");
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < newer->clauses->len; i++)
    {
      const ZzClause *clause = newer->clauses->pdata[i];
      const char *id = g_hash_table_lookup (clause->same_as, "isccc-classic");
      const ZzClause *other = id != NULL ? zz_catalogue_find_clause (classic, id) : NULL;

      g_assert_true ((id == NULL) == (other == NULL));
      g_assert_true (other == NULL || (other->judgement == clause->judgement && other->needs->len == clause->needs->len));
      g_assert_true (other == NULL || g_hash_table_add (named, (gpointer) other));
    }
  g_assert_cmpuint (g_hash_table_size (named), ==, 11);
  for (guint i = 0; i < classic->evidence_kinds->len; i++)
    g_assert_cmpint (zz_choices_find (newer->evidence_kinds, zz_choices_get (classic->evidence_kinds, i)->id), >=, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/editions/usual", test_usual);
  g_test_add_func ("/editions/newer", test_newer);
  g_test_add_func ("/editions/same", test_same);

  return g_test_run ();
}
