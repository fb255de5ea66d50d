/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example project: the story it tells; and, on the unfinished one, that a changed
 * fact changes exactly the clauses it should. */
#include "run.h"

#include <stdlib.h>
#include <string.h>

#define FILE_NAME "unfinished.zizhi.json"
#define EXAMPLE "example.zizhi.json"

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "CLAUSE:BEFORE>AFTER" for each that differs, sorted and joined by spaces. */
static char *
list_differences (GHashTable *before,
                  GHashTable *after)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, status;

  g_assert_cmpuint (g_hash_table_size (before), ==, g_hash_table_size (after));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &status))
    {
      const char *now = g_hash_table_lookup (after, id);

      if (g_strcmp0 (status, now) != 0)
        g_ptr_array_add (differences, g_strdup_printf ("%s:%s>%s", (char *) id, (char *) status, now));
    }
  g_ptr_array_sort (differences, compare_strings);
  g_ptr_array_add (differences, NULL);
  return g_strjoinv (" ", (char **) differences->pdata);
}

static guint
count_status (GHashTable *statuses,
              const char *status)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, statuses);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += g_str_equal (value, status);
  return n;
}

static void
test_verdicts (Run *run,
               gconstpointer data)
{
  g_autoptr (GHashTable) statuses = NULL;

  run_copy_unfinished (run);
  statuses = run_evaluate (run, FILE_NAME, NULL, NULL);
  g_assert_cmpuint (g_hash_table_size (statuses), ==, 34);
  g_assert_cmpuint (count_status (statuses, "not-applicable"), ==, 2);
  g_assert_cmpuint (count_status (statuses, "met"), >=, 17);
  g_assert_cmpuint (count_status (statuses, "not-met"), >=, 2);
  g_assert_cmpuint (count_status (statuses, "unknown"), >=, 2);
  g_assert_cmpint (run->code, ==, 1);
}

/* Every clause has a reason, a need or a judgement to stand on. */
static void
test_reasons (Run *run,
              gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *categories;

  run_copy_unfinished (run);
  run_cli (run, "evaluate", FILE_NAME, "--format", "json", NULL);
  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);
  categories = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "categories");
  g_assert_cmpuint (json_array_get_length (categories), ==, 9);
  for (guint i = 0; i < json_array_get_length (categories); i++)
    {
      JsonArray *clauses = json_object_get_array_member (json_array_get_object_element (categories, i), "clauses");

      for (guint j = 0; j < json_array_get_length (clauses); j++)
        {
          JsonObject *clause = json_array_get_object_element (clauses, j);
          JsonObject *parts = json_object_get_object_member (clause, "parts");

          if (json_object_has_member (parts, "rule"))
            g_assert_cmpuint (json_array_get_length (json_object_get_array_member (clause, "reasons")), >, 0);
          if (json_object_has_member (parts, "evidence"))
            g_assert_cmpuint (json_array_get_length (json_object_get_array_member (clause, "needs")), >, 0);
        }
    }
}

typedef struct
{
  const char *set[2]; /* assignments, or NULL */
  const char *option; /* an option of evaluate with its value, or NULL */
  const char *value;
  const char *differences;
} Step;

static void
check_step (Run *run,
            const Step *step)
{
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autofree char *differences = NULL;

  run_copy_unfinished (run);
  before = run_evaluate (run, FILE_NAME, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (step->set) && step->set[i] != NULL; i++)
    run_expect (run, 0, "set", FILE_NAME, step->set[i]);
  after = run_evaluate (run, FILE_NAME, step->option, step->value);
  differences = list_differences (before, after);
  g_assert_cmpstr (differences, ==, step->differences);
}

static void
test_changes (Run *run,
              gconstpointer data)
{
  check_step (run, data);
}

/* Not ready today, for two reasons that their days settle; ready in a window with the
 * planned date in it; broken on the day the proof of insurance is too old. */
static void
test_story (Run *run,
            gconstpointer data)
{
  static const struct
  {
    const char *day;
    const char *differences; /* from the planned date */
    int code;
  } days[] = {
    { "2026-11-22", "personnel.c:met>not-met technology.b:met>not-met", 1 },
    { "2026-11-30", "personnel.c:met>not-met technology.b:met>not-met", 1 },
    { "2026-12-01", "technology.b:met>not-met", 1 },
    { "2026-12-13", "technology.b:met>not-met", 1 },
    { "2026-12-14", "", 0 },
    { "2027-01-18", "", 0 },
    { "2027-02-10", "", 0 },
    { "2027-02-11", "personnel.d:met>not-met", 1 },
    { "2027-02-18", "personnel.d:met>not-met personnel.e:met>not-met", 1 },
  };
  g_autoptr (GHashTable) planned = NULL;

  run_copy_example (run);
  planned = run_evaluate (run, EXAMPLE, NULL, NULL);
  g_assert_cmpint (run->code, ==, 0);
  g_assert_cmpuint (count_status (planned, "met"), ==, 32);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GHashTable) then = run_evaluate (run, EXAMPLE, "--at", days[i].day);
      g_autofree char *differences = list_differences (planned, then);

      g_assert_cmpstr (differences, ==, days[i].differences);
      g_assert_cmpint (run->code, ==, days[i].code);
    }
}

/* The forecast tells the same story, and names the clause that breaks it. */
static void
test_forecast (Run *run,
               gconstpointer data)
{
  run_copy_example (run);
  run_cli (run, "forecast", EXAMPLE, "--from=2026-11-22", "--format=json", NULL);
  g_assert_nonnull (strstr (run->out, "\"first_ready\": \"2026-12-14\""));
  g_assert_nonnull (strstr (run->out, "\"first_break\": \"2027-02-11\""));
  run_cli (run, "forecast", EXAMPLE, "--from=2026-11-22", NULL);
  g_assert_nonnull (strstr (run->out, "Ready from 14 December 2026 until 10 February 2027; then these are no longer met: Personnel d “Enough people in security service”."));
}

/* Every file is what its item says; one is missing, to show what that looks like. */
static void
test_files (Run *run,
            gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *project = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *items;

  run_copy_example (run);
  project = run_path (run, EXAMPLE);
  json_parser_load_from_file (parser, project, &error);
  g_assert_no_error (error);
  items = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "evidence");
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      g_autofree char *name = g_build_filename ("example.evidence", json_object_get_string_member (item, "file"), NULL);
      g_autofree char *path = run_path (run, name);
      g_autofree char *bytes = NULL;
      g_autofree char *digest = NULL;
      gsize size = 0;
      gboolean read = g_file_get_contents (path, &bytes, &size, NULL);

      g_assert_true (read == !g_str_equal (json_object_get_string_member (item, "id"), "evidence-22"));
      if (!read)
        continue;
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
      g_assert_cmpstr (digest, ==, json_object_get_string_member (item, "sha256"));
      g_assert_cmpint (size, ==, json_object_get_int_member (item, "size"));
    }
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    Step step;
  } steps[] = {
    { "/example/same", { { NULL }, NULL, NULL, "" } },
    { "/example/certificate-expiry",
      { { "certificate-2.valid_until=2028-02-17", "evidence-15.valid_until=2028-02-17" }, NULL, NULL, "personnel.e:not-met>met" } },
    /* The one without an agreement goes; the count of ten then fails too, but its proof is too old anyway. */
    { "/example/leaving-day", { { "person-13.left=2027-02-28" }, NULL, NULL, "security.e:not-met>met" } },
    { "/example/leaving-on-the-day", { { "person-13.left=2027-03-01" }, NULL, NULL, "" } },
    { "/example/leaving-day-of-the-tenth", { { "evidence-13.issued=2027-02-01", "person-12.left=2027-02-28" }, NULL, NULL, "" } },
    { "/example/newer-proof", { { "evidence-13.issued=2027-02-01" }, NULL, NULL, "personnel.d:not-met>met" } },
    { "/example/technical-lead-leaves", { { "person-02.left=2027-02-28" }, NULL, NULL, "personnel.b:met>not-met" } },
    { "/example/level-two",
      { { NULL }, "--level", "2", "management.f:not-applicable>unknown management.g:not-applicable>unknown performance.b:unknown>not-met personnel.f:met>not-met" } },
    { "/example/the-last-day-of-a-certificate",
      { { NULL }, "--at", "2027-02-17", "performance.b:unknown>met personnel.e:not-met>met" } },
    { "/example/the-day-after", { { NULL }, "--at", "2027-02-18", "performance.b:unknown>met" } },
    { "/example/today", { { NULL }, "--at", "2026-11-22", "performance.b:unknown>met personnel.d:not-met>met personnel.e:not-met>met security.e:not-met>met" } },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/example/story", Run, NULL, run_set_up, test_story, run_tear_down);
  g_test_add ("/example/forecast", Run, NULL, run_set_up, test_forecast, run_tear_down);
  g_test_add ("/example/files", Run, NULL, run_set_up, test_files, run_tear_down);
  g_test_add ("/example/verdicts", Run, NULL, run_set_up, test_verdicts, run_tear_down);
  g_test_add ("/example/reasons", Run, NULL, run_set_up, test_reasons, run_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_test_add (steps[i].path, Run, &steps[i].step, run_set_up, test_changes, run_tear_down);
  return g_test_run ();
}
