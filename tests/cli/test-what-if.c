/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evaluate with what it says on request: suppositions, margins, levels. */
#include "run.h"

#include <string.h>

#define FILE_NAME "unfinished.zizhi.json"

static JsonObject *
parse (Run *run,
       JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* "CLAUSE:BEFORE>AFTER" of the member "compared", joined by spaces. */
static char *
list_compared (JsonObject *findings)
{
  JsonArray *compared = json_object_get_array_member (findings, "compared");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (compared); i++)
    {
      JsonObject *change = json_array_get_object_element (compared, i);

      g_string_append_printf (text, "%s%s:%s>%s", i > 0 ? " " : "", json_object_get_string_member (change, "clause"),
                              json_object_get_string_member (change, "before"), json_object_get_string_member (change, "after"));
    }
  return g_string_free (text, FALSE);
}

static void
assert_compared (Run *run,
                 const char *expected)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *compared = list_compared (parse (run, parser));

  g_assert_cmpstr (compared, ==, expected);
}

static void
write_file (Run *run,
            const char *name,
            const char *text)
{
  g_autofree char *path = run_path (run, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
read_file (Run *run,
           const char *name)
{
  g_autofree char *path = run_path (run, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_same (GHashTable *a,
             GHashTable *b)
{
  GHashTableIter iter;
  gpointer id, status;

  g_assert_cmpuint (g_hash_table_size (a), ==, g_hash_table_size (b));
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, &status))
    g_assert_cmpstr (status, ==, g_hash_table_lookup (b, id));
}

/* What is supposed is what removing it would give, and the file stays as it is. */
static void
test_without (Run *run,
              gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GHashTable) supposed = NULL, removed = NULL;

  run_copy_unfinished (run);
  before = read_file (run, FILE_NAME);
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json", "--without", "person-02");
  assert_compared (run, "personnel.b:met>not-met personnel.e:not-met>unknown security.e:not-met>unknown");
  supposed = run_evaluate (run, FILE_NAME, "--without", "person-02");
  after = read_file (run, FILE_NAME);
  g_assert_cmpstr (before, ==, after);
  run_expect (run, 0, "set", FILE_NAME, "--remove", "person-02");
  removed = run_evaluate (run, FILE_NAME, NULL, NULL);
  assert_same (supposed, removed);
}

/* An emptied register says that there is nothing; one never filled in says nothing. */
static void
test_emptied (Run *run,
              gconstpointer data)
{
  run_copy_unfinished (run);
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json", "--without", "premises-1");
  assert_compared (run, "office.a:partly-met>not-met");
  run_expect (run, 0, "set", FILE_NAME, "--remove", "premises-1");
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json", "--without", "agreement-11");
  assert_compared (run, "security.f:met>not-met");
}

static void
test_with (Run *run,
           gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  run_copy_unfinished (run);
  before = read_file (run, FILE_NAME);
  write_file (run, "changes.json",
              "[{\"path\": [\"records\", \"certificate\", \"certificate-2\", \"valid_until\"], \"before\": \"2027-02-17\", \"after\": \"2028-02-17\"},"
              "{\"path\": [\"evidence\", \"evidence-15\", \"valid_until\"], \"after\": \"2028-02-17\"},"
              "{\"path\": [\"answers\", \"finance.b\", \"judgement\"], \"after\": \"met\"}]");
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json", "--with", "changes.json");
  assert_compared (run, "finance.b:unknown>met personnel.e:not-met>met");
  /* Both at once: of the two needed only one is proven now. */
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json", "--with", "changes.json", "--without", "person-02");
  assert_compared (run, "personnel.b:met>not-met finance.b:unknown>met security.e:not-met>unknown");
  after = read_file (run, FILE_NAME);
  g_assert_cmpstr (before, ==, after);
}

/* A planned date that is supposed is the day that counts, unless one is given. */
static void
test_date (Run *run,
           gconstpointer data)
{
  run_copy_unfinished (run);
  write_file (run, "earlier.json", "[{\"path\": [\"application\", \"planned_date\"], \"after\": \"2027-02-17\"}]");
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json", "--with", "earlier.json");
  g_assert_nonnull (strstr (run->out, "\"at\": \"2027-02-17\""));
  assert_compared (run, "personnel.e:not-met>met performance.b:unknown>met");
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json", "--with", "earlier.json", "--at", "2027-03-01");
  assert_compared (run, "");
}

/* Proof that is only supposed cannot be looked at, and counts as there. */
static void
test_proof (Run *run,
            gconstpointer data)
{
  run_copy_unfinished (run);
  write_file (run, "proof.json",
              "[{\"path\": [\"evidence\", \"evidence-new\"], \"after\": {\"kind\": \"briefing-record\", \"file\": \"aaaaaaaaaaaa/x.pdf\","
              " \"issued\": \"2026-12-01\", \"clauses\": [\"security.d\"]}}]");
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json", "--with", "proof.json");
  assert_compared (run, "security.d:unknown>met");
}

static void
test_text (Run *run,
           gconstpointer data)
{
  run_copy_unfinished (run);
  run_expect (run, 1, "evaluate", FILE_NAME, "--lang", "en", "--without", "person-02", "--margin", "--levels");
  g_assert_nonnull (strstr (run->out, "What if"));
  g_assert_nonnull (strstr (run->out, "  personnel.b    met → not met"));
  g_assert_nonnull (strstr (run->out, "Hangs on"));
  g_assert_nonnull (strstr (run->out, "at this level"));
}

static void
test_margin (Run *run,
             gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *points, *levels;
  JsonObject *findings;
  gboolean found = FALSE;

  run_copy_unfinished (run);
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json", "--margin", "--levels");
  findings = parse (run, parser);
  g_assert_false (json_object_has_member (findings, "compared"));
  points = json_object_get_array_member (findings, "single_points");
  for (guint i = 0; i < json_array_get_length (points); i++)
    {
      JsonObject *point = json_array_get_object_element (points, i);

      found |= g_str_equal (json_object_get_string_member (point, "record"), "person-02");
    }
  g_assert_true (found);
  g_assert_nonnull (strstr (run->out, "\"margin\""));
  levels = json_object_get_array_member (findings, "levels");
  g_assert_cmpuint (json_array_get_length (levels), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_array_get_object_element (levels, 0), "blocked_by")), ==, 10);

  /* Nothing of it comes unasked. */
  run_expect (run, 1, "evaluate", FILE_NAME, "--format", "json");
  g_assert_null (strstr (run->out, "margin"));
  g_assert_null (strstr (run->out, "\"levels\""));
}

static void
test_misuse (Run *run,
             gconstpointer data)
{
  run_copy_unfinished (run);
  run_expect (run, 2, "evaluate", FILE_NAME, "--without", "person-99");
  run_assert_message (run, "person-99");
  run_expect (run, 2, "evaluate", FILE_NAME, "--without", "organisation");
  run_assert_message (run, "organisation");
  run_expect (run, 2, "evaluate", FILE_NAME, "--with", "absent.json");
  run_assert_message (run, "absent.json");
  write_file (run, "changes.json", "[{\"path\": [\"records\", \"person\", \"person-01\", \"height\"], \"after\": 1}]");
  run_expect (run, 2, "evaluate", FILE_NAME, "--with", "changes.json");
  run_assert_message (run, "changes.json:1:11: [0].path");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/what-if/without", Run, NULL, run_set_up, test_without, run_tear_down);
  g_test_add ("/what-if/emptied", Run, NULL, run_set_up, test_emptied, run_tear_down);
  g_test_add ("/what-if/with", Run, NULL, run_set_up, test_with, run_tear_down);
  g_test_add ("/what-if/date", Run, NULL, run_set_up, test_date, run_tear_down);
  g_test_add ("/what-if/proof", Run, NULL, run_set_up, test_proof, run_tear_down);
  g_test_add ("/what-if/text", Run, NULL, run_set_up, test_text, run_tear_down);
  g_test_add ("/what-if/margin", Run, NULL, run_set_up, test_margin, run_tear_down);
  g_test_add ("/what-if/misuse", Run, NULL, run_set_up, test_misuse, run_tear_down);
  return g_test_run ();
}
