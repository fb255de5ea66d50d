/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days that follow from a certificate held, as the calendar of either edition
 * has them, and what the last audit left open. */
#include "config.h"

#include "eval/surveillance.h"
#include "store/project-codec.h"

#include <string.h>

typedef struct
{
  ZzCatalogueStore *catalogues;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->catalogues = zz_catalogue_store_new ("/nonexistent");
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  zz_catalogue_store_free (f->catalogues);
}

static ZzProject *
make (Fixture *f,
      const char *records)
{
  g_autofree char *text = g_strconcat ("{\"format\": \"zizhi-project\", \"version\": 1, \"id\": \"00000000-0000-4000-8000-000000000000\", "
                                       "\"catalogue\": {\"id\": \"ccrc-2021\", \"edition\": \"2021\"}, "
                                       "\"application\": {\"service\": \"operation\", \"level\": \"3\", \"kind\": \"surveillance\"}, "
                                       "\"records\": {",
                                       records, "}}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ZzProject *project = zz_project_read (bytes, "x.json", f->catalogues, NULL, &error);

  g_assert_no_error (error);
  return project;
}

#define HELD(issued, until)                                                                                       \
  "\"qualification\": [{\"id\": \"qualification-1\", \"category\": \"operation\", \"level\": \"3\", \"issued\": " \
  "\"" issued "\", \"valid_until\": \"" until "\"}]"

/* "surveillance 2026-03-31 2026-09-30", a line for each. */
static char *
tell (ZzProject *project,
      ZzDate day)
{
  g_autoptr (GArray) milestones = zz_list_milestones (project, day);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < milestones->len; i++)
    {
      const ZzMilestone *milestone = &g_array_index (milestones, ZzMilestone, i);
      g_autofree char *from = zz_date_format (milestone->from);
      g_autofree char *until = zz_date_format (milestone->until);

      g_string_append_printf (text, "%s %s %s\n", zz_milestone_kind_get_id (milestone->kind), from, until);
    }
  return g_string_free (text, FALSE);
}

static void
expect (ZzProject *project,
        ZzDate day,
        const char *expected)
{
  g_autofree char *told = tell (project, day);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_window (Fixture *f,
             gconstpointer data)
{
  g_autoptr (ZzProject) project = make (f, HELD ("2025-03-31", "2028-03-30"));
  g_autoptr (GArray) milestones = zz_list_milestones (project, zz_date_new (2026, 1, 1));
  const ZzMilestone *window = &g_array_index (milestones, ZzMilestone, 0);

  expect (project, zz_date_new (2026, 1, 1),
          "surveillance 2026-03-31 2026-09-30\nrecertification 2027-09-30 2028-03-30\nupgrade 2026-03-31 2028-03-30\n");
  g_assert_cmpint (window->kind, ==, ZZ_MILESTONE_SURVEILLANCE);
  g_assert_cmpint (window->remind[0], ==, zz_date_new (2026, 6, 30));
  g_assert_cmpint (window->remind[1], ==, zz_date_new (2026, 7, 30));
  g_assert_cmpint (window->entry->mark, ==, ZZ_MARK_PUBLISHED);
  g_assert_cmpstr (window->record, ==, "qualification-1");
  /* It counts on its last day, and no longer. */
  expect (project, zz_date_new (2026, 9, 30),
          "surveillance 2026-03-31 2026-09-30\nrecertification 2027-09-30 2028-03-30\nupgrade 2026-03-31 2028-03-30\n");
  expect (project, zz_date_new (2026, 10, 1), "recertification 2027-09-30 2028-03-30\nupgrade 2026-03-31 2028-03-30\n");
  expect (project, zz_date_new (2028, 3, 31), "");
}

/* Months are taken off as they are added: to the last day of a short one. */
static void
test_clamped (Fixture *f,
              gconstpointer data)
{
  g_autoptr (ZzProject) project = make (f, HELD ("2023-11-30", "2026-11-29"));
  g_autoptr (GArray) milestones = zz_list_milestones (project, zz_date_new (2024, 1, 1));
  const ZzMilestone *window = &g_array_index (milestones, ZzMilestone, 0);

  g_assert_cmpint (window->until, ==, zz_date_new (2025, 5, 30));
  g_assert_cmpint (window->remind[0], ==, zz_date_new (2025, 2, 28));
}

/* A certificate of a year ends before the window would. */
static void
test_short (Fixture *f,
            gconstpointer data)
{
  g_autoptr (ZzProject) one_year = make (f, HELD ("2025-03-31", "2026-05-31"));
  g_autoptr (ZzProject) endless = make (f, HELD ("2025-03-31", "never"));

  expect (one_year, zz_date_new (2026, 1, 1),
          "surveillance 2026-03-31 2026-05-31\nrecertification 2025-11-30 2026-05-31\nupgrade 2026-03-31 2026-05-31\n");
  expect (endless, zz_date_new (2026, 1, 1), "surveillance 2026-03-31 2026-09-30\nupgrade 2026-03-31 9999-12-31\n");
}

/* A fact that is missing gives no day, and another category is none of ours. */
static void
test_missing (Fixture *f,
              gconstpointer data)
{
  g_autoptr (ZzProject) none = make (f, "");
  g_autoptr (ZzProject) no_end = make (f, "\"qualification\": [{\"id\": \"q-1\", \"category\": \"operation\", \"level\": \"3\", \"issued\": \"2025-03-31\"}]");
  g_autoptr (ZzProject) no_begin = make (f, "\"qualification\": [{\"id\": \"q-1\", \"category\": \"operation\", \"level\": \"1\", \"valid_until\": \"2028-03-30\"}]");
  g_autoptr (ZzProject) other = make (f, "\"qualification\": [{\"id\": \"q-1\", \"category\": \"integration\", \"level\": \"3\", \"issued\": \"2025-03-31\", \"valid_until\": \"2028-03-30\"}]");

  expect (none, zz_date_new (2026, 1, 1), "");
  expect (no_end, zz_date_new (2026, 1, 1), "");
  expect (no_begin, zz_date_new (2026, 1, 1), "recertification 2027-09-30 2028-03-30\n");
  expect (other, zz_date_new (2026, 1, 1), "");
}

static void
test_findings (Fixture *f,
               gconstpointer data)
{
  g_autoptr (ZzProject) project = make (f, "\"nonconformity\": [{\"id\": \"nonconformity-1\", \"text\": \"no due day\"}, "
                                           "{\"id\": \"nonconformity-2\", \"text\": \"later\", \"due\": \"2026-06-30\"}, "
                                           "{\"id\": \"nonconformity-3\", \"text\": \"closed\", \"due\": \"2026-01-01\", \"closed\": \"2026-02-01\"}, "
                                           "{\"id\": \"nonconformity-4\", \"text\": \"sooner\", \"due\": \"2026-05-31\"}]");
  g_autoptr (GPtrArray) open = zz_list_open_findings (project, zz_date_new (2026, 2, 1));
  g_autoptr (GPtrArray) earlier = zz_list_open_findings (project, zz_date_new (2026, 1, 31));

  g_assert_cmpuint (open->len, ==, 3);
  g_assert_cmpstr (zz_record_get_id (open->pdata[0]), ==, "nonconformity-4");
  g_assert_cmpstr (zz_record_get_id (open->pdata[1]), ==, "nonconformity-2");
  g_assert_cmpstr (zz_record_get_id (open->pdata[2]), ==, "nonconformity-1");
  g_assert_cmpuint (earlier->len, ==, 4);
  g_assert_cmpstr (zz_record_get_id (earlier->pdata[0]), ==, "nonconformity-3");
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/surveillance/window", test_window },
    { "/surveillance/clamped", test_clamped },
    { "/surveillance/short", test_short },
    { "/surveillance/missing", test_missing },
    { "/surveillance/findings", test_findings },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
