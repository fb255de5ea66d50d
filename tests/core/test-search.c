/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be found, and how it may be written. */
#include "fixture.h"

#include "core/change.h"
#include "core/history.h"
#include "core/search.h"

typedef struct
{
  ZzCatalogue *catalogue;
  ZzProject *project;
} Fixture;

static void
say (Fixture *f,
     const char *reg_id,
     const char *id,
     const char *field_id,
     const char *text)
{
  const ZzRegister *reg = zz_catalogue_find_register (f->catalogue, reg_id);
  g_autoptr (ZzHistory) history = zz_history_new (f->project);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("say");
  g_auto (ZzValue) value = zz_value_text (ZZ_VALUE_TEXT, text);

  zz_change_set_set (set, reg, id, zz_register_find_field (reg, field_id), &value);
  g_assert_true (zz_history_apply (history, set, NULL));
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->catalogue = fixture_catalogue_new ();
  f->project = fixture_project_new (f->catalogue);
  say (f, "person", "person-1", "name", "示例甲 Ａda  Smith");
  say (f, "person", "person-2", "name", "示例乙");
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_object_unref (f->project);
  zz_catalogue_unref (f->catalogue);
}

static char *
find (Fixture *f,
      const char *query,
      guint limit)
{
  g_autoptr (ZzSearch) search = zz_search_new (f->project);
  guint totals[ZZ_N_HIT_KINDS];
  g_autoptr (GArray) hits = zz_search_find (search, query, limit, totals);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, "%s ", g_array_index (hits, ZzHit, i).id);
  g_string_append_printf (found, "%u", totals[ZZ_HIT_RECORD]);
  return g_string_free (found, FALSE);
}

static void
test_queries (Fixture *f,
              gconstpointer data)
{
  static const struct
  {
    const char *query, *found;
  } cases[] = {
    { "甲", "person-1 1" },
    { "ADA", "person-1 1" },
    { "smith　ａda", "person-1 1" },
    { "示例", "person-1 person-2 2" },
    { "示例 乙", "person-2 1" },
    { "丙", "0" },
    { "", "0" },
    { "  ", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (f, cases[i].query, 10);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_limit (Fixture *f,
            gconstpointer data)
{
  g_autofree char *found = find (f, "示例", 1);

  g_assert_cmpstr (found, ==, "person-1 2");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/queries", Fixture, NULL, set_up, test_queries, tear_down);
  g_test_add ("/search/limit", Fixture, NULL, set_up, test_limit, tear_down);
  return g_test_run ();
}
