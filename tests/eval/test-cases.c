/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluation by data files: every case of tests/eval/cases, through the real
 * reader, evaluator and JSON, so that what is tested is what scripts get.
 *
 * A case states records, answers, evidence and what the disk says, and expects a
 * verdict on one or more days. Expected objects may leave members out; expected
 * arrays are whole. A record with "repeat": N stands for N records in which "#"
 * is replaced by 1 to N.
 */
#include "config.h"

#include "cli/findings-json.h"
#include "eval/evaluate.h"
#include "store/catalogue-store.h"
#include "store/project-codec.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const char *catalogue;
  JsonObject *object;
} Case;

static ZzCatalogueStore *catalogues;

static JsonNode *
copy_numbered (JsonNode *node,
               guint number)
{
  g_autofree char *text = json_to_string (node, FALSE);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_auto (GStrv) parts = g_strsplit (text, "#", -1);
  g_autofree char *numbered = g_strjoinv (digits, parts);
  g_autoptr (GError) error = NULL;
  JsonNode *copy = json_from_string (numbered, &error);

  g_assert_no_error (error);
  json_object_remove_member (json_node_get_object (copy), "repeat");
  return copy;
}

static JsonArray *
expand (JsonArray *records)
{
  JsonArray *expanded = json_array_new ();

  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonNode *node = json_array_get_element (records, i);
      gint64 repeat = json_object_get_int_member_with_default (json_node_get_object (node), "repeat", 0);

      if (repeat == 0)
        json_array_add_element (expanded, json_node_copy (node));
      for (guint n = 1; n <= repeat; n++)
        json_array_add_element (expanded, copy_numbered (node, n));
    }
  return expanded;
}

static JsonObject *
expand_records (JsonObject *records)
{
  JsonObject *expanded = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, records);
  while (json_object_iter_next (&iter, &name, &node))
    if (JSON_NODE_HOLDS_ARRAY (node))
      json_object_set_array_member (expanded, name, expand (json_node_get_array (node)));
    else
      json_object_set_member (expanded, name, json_node_copy (node));
  return expanded;
}

/* An item that says nothing of a file gets one, for most cases are not about it. */
static JsonArray *
expand_evidence (JsonArray *items)
{
  JsonArray *expanded = expand (items);

  for (guint i = 0; i < json_array_get_length (expanded); i++)
    {
      JsonObject *item = json_array_get_object_element (expanded, i);

      if (json_object_has_member (item, "file"))
        continue;
      json_object_set_string_member (item, "file", "aaaaaaaaaaaa/x.pdf");
      json_object_set_int_member (item, "size", 1);
      json_object_set_string_member (item, "sha256", "0000000000000000000000000000000000000000000000000000000000000000");
    }
  return expanded;
}

static JsonObject *
make_application (JsonObject *given)
{
  JsonObject *application = json_object_new ();

  json_object_set_string_member (application, "service",
                                 given != NULL ? json_object_get_string_member_with_default (given, "service", "operation") : "operation");
  json_object_set_string_member (application, "level", "3");
  json_object_set_string_member (application, "kind",
                                 given != NULL ? json_object_get_string_member_with_default (given, "kind", "initial") : "initial");
  return application;
}

static void
copy_member (JsonObject *from,
             const char *name,
             JsonObject *to)
{
  if (json_object_has_member (from, name))
    json_object_set_member (to, name, json_node_copy (json_object_get_member (from, name)));
}

static GBytes *
make_project (const Case *test)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *project = json_object_new ();
  JsonObject *catalogue = json_object_new ();
  JsonObject *given = test->object;
  g_autoptr (ZzCatalogue) edition = zz_catalogue_store_load (catalogues, test->catalogue, NULL);
  char *text;

  json_node_take_object (root, project);
  json_object_set_string_member (project, "format", "zizhi-project");
  json_object_set_int_member (project, "version", 1);
  json_object_set_string_member (project, "id", "00000000-0000-4000-8000-000000000000");
  json_object_set_string_member (catalogue, "id", test->catalogue);
  json_object_set_string_member (catalogue, "edition", edition->edition);
  json_object_set_object_member (project, "catalogue", catalogue);
  json_object_set_object_member (project, "application",
                                 make_application (json_object_has_member (given, "application") ? json_object_get_object_member (given, "application") : NULL));
  copy_member (given, "overrides", project);
  if (json_object_has_member (given, "records"))
    json_object_set_object_member (project, "records", expand_records (json_object_get_object_member (given, "records")));
  copy_member (given, "answers", project);
  if (json_object_has_member (given, "evidence"))
    json_object_set_array_member (project, "evidence", expand_evidence (json_object_get_array_member (given, "evidence")));
  text = json_to_string (root, TRUE);
  return g_bytes_new_take (text, strlen (text));
}

static ZzProofStates *
make_proof (ZzProject *project,
            JsonObject *given)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  ZzProofStates *proof = zz_proof_states_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const char *id = zz_record_get_id (items->pdata[i]);
      ZzProofState state = ZZ_PROOF_PRESENT;

      if (given != NULL && json_object_has_member (given, id))
        g_assert_true (zz_proof_state_from_id (json_object_get_string_member (given, id), &state));
      zz_proof_states_set (proof, id, state);
    }
  return proof;
}

static char *find_difference (JsonNode *expected,
                              JsonNode *actual,
                              const char *path);

static char *
find_object_difference (JsonObject *expected,
                        JsonObject *actual,
                        const char *path)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &name, &node))
    {
      g_autofree char *place = g_strdup_printf ("%s.%s", path, name);
      char *difference;

      if (!json_object_has_member (actual, name))
        return g_strdup_printf ("%s is not there", place);
      difference = find_difference (node, json_object_get_member (actual, name), place);
      if (difference != NULL)
        return difference;
    }
  return NULL;
}

static char *
find_array_difference (JsonArray *expected,
                       JsonArray *actual,
                       const char *path)
{
  if (json_array_get_length (expected) != json_array_get_length (actual))
    return g_strdup_printf ("%s has %u elements, not %u", path, json_array_get_length (actual), json_array_get_length (expected));
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u]", path, i);
      char *difference = find_difference (json_array_get_element (expected, i), json_array_get_element (actual, i), place);

      if (difference != NULL)
        return difference;
    }
  return NULL;
}

/* The first place where @actual lacks or contradicts @expected, or NULL. */
static char *
find_difference (JsonNode *expected,
                 JsonNode *actual,
                 const char *path)
{
  g_autofree char *want = NULL;
  g_autofree char *have = NULL;

  if (JSON_NODE_HOLDS_OBJECT (expected) && JSON_NODE_HOLDS_OBJECT (actual))
    return find_object_difference (json_node_get_object (expected), json_node_get_object (actual), path);
  if (JSON_NODE_HOLDS_ARRAY (expected) && JSON_NODE_HOLDS_ARRAY (actual))
    return find_array_difference (json_node_get_array (expected), json_node_get_array (actual), path);
  if (json_node_equal (expected, actual))
    return NULL;
  want = json_to_string (expected, FALSE);
  have = json_to_string (actual, FALSE);
  return g_strdup_printf ("%s is %s, not %s", path, have, want);
}

static JsonNode *
find_by_id (JsonArray *array,
            const char *id)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (array, i), "id"), id))
      return json_array_get_element (array, i);
  g_error ("no \"%s\" in the findings", id);
}

static void
add_difference (GString *differences,
                const char *date,
                char *difference)
{
  if (difference != NULL)
    g_string_append_printf (differences, "\n  %s: %s", date, difference);
  g_free (difference);
}

static void
check_parts (GString *differences,
             const char *date,
             JsonObject *expected,
             JsonObject *clause)
{
  if (json_object_has_member (expected, "parts")
      && json_object_get_size (json_object_get_object_member (clause, "parts"))
             != json_object_get_size (json_object_get_object_member (expected, "parts")))
    add_difference (differences, date, g_strdup ("parts: not those expected"));
}

/* "status", "parts" and "reasons" are of the clause, the rest of the whole. */
static void
check_expectation (GString *differences,
                   const char *date,
                   const char *clause_id,
                   JsonNode *expected,
                   JsonObject *findings)
{
  g_auto (GStrv) parts = g_strsplit (clause_id, ".", 2);
  JsonNode *category = find_by_id (json_object_get_array_member (findings, "categories"), parts[0]);
  JsonNode *clause = find_by_id (json_object_get_array_member (json_node_get_object (category), "clauses"), clause_id);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (JSON_NODE_HOLDS_VALUE (expected))
    {
      add_difference (differences, date, find_difference (expected, json_object_get_member (json_node_get_object (clause), "status"), "status"));
      return;
    }
  check_parts (differences, date, json_node_get_object (expected), json_node_get_object (clause));
  json_object_iter_init (&iter, json_node_get_object (expected));
  while (json_object_iter_next (&iter, &name, &value))
    {
      JsonObject *place = json_node_get_object (clause);
      const char *member = name;

      if (g_str_equal (name, "category"))
        {
          place = json_node_get_object (category);
          member = "status";
        }
      else if (g_str_equal (name, "ready") || g_str_equal (name, "totals"))
        place = findings;
      g_assert_true (json_object_has_member (place, member));
      add_difference (differences, date, find_difference (value, json_object_get_member (place, member), name));
    }
}

static void
check_day (GString *differences,
           const Case *test,
           ZzProject *project,
           const ZzProofStates *proof,
           const char *date,
           JsonNode *expected)
{
  const char *level = json_object_get_string_member_with_default (test->object, "level", "3");
  int number = zz_choices_find (zz_project_get_catalogue (project)->levels, level);
  g_autoptr (ZzFindings) findings = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  ZzDate day;

  g_assert_true (zz_date_parse (date, &day));
  g_assert_cmpint (number, >=, 0);
  findings = zz_evaluate (project, proof, (guint) number, day);
  bytes = zz_findings_to_json (findings, NULL);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  check_expectation (differences, date, json_object_get_string_member (test->object, "clause"), expected,
                     json_node_get_object (json_parser_get_root (parser)));
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) bytes = make_project (test);
  g_autoptr (GString) differences = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProject) project = zz_project_read (bytes, "case", catalogues, NULL, &error);
  g_autoptr (ZzProofStates) proof = NULL;
  JsonObjectIter iter;
  const char *date;
  JsonNode *expected;

  if (project == NULL)
    {
      g_test_fail_printf ("%s", error->message);
      return;
    }
  proof = make_proof (project, json_object_has_member (test->object, "proof") ? json_object_get_object_member (test->object, "proof") : NULL);
  json_object_iter_init (&iter, json_object_get_object_member (test->object, "expect"));
  while (json_object_iter_next (&iter, &date, &expected))
    check_day (differences, test, project, proof, date, expected);
  if (differences->len > 0)
    g_test_fail_printf ("%s", differences->str);
}

static void
case_free (gpointer data)
{
  Case *test = data;

  json_object_unref (test->object);
  g_free (test);
}

static guint
add_cases (const char *folder,
           const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonArray *cases;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  cases = json_object_get_array_member (root, "cases");
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      Case *test = g_new0 (Case, 1);
      g_autofree char *name = NULL;

      test->catalogue = g_intern_string (json_object_get_string_member (root, "catalogue"));
      test->object = json_object_ref (json_array_get_object_element (cases, i));
      name = g_strdup_printf ("/eval/cases/%s/%s", file, json_object_get_string_member (test->object, "name"));
      g_test_add_data_func_full (name, test, test_case, case_free);
    }
  return json_array_get_length (cases);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  const char *file;
  guint n = 0;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "eval", "cases", NULL);
  catalogues = zz_catalogue_store_new ("/nonexistent");
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".json"))
      n += add_cases (folder, file);
  g_assert_cmpuint (n, >=, 150);
  result = g_test_run ();
  zz_catalogue_store_free (catalogues);
  return result;
}
