/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: how findings read in both languages.
 *
 * The sentences are tested by data: each case of cases/words.json is a small
 * project, a day and a clause with the sentences expected in every language.
 * With ZZ_TEST_PRINT=1 the sentences found are printed, to write new cases by.
 */
#include "core/builtin.h"
#include "eval/evaluate.h"
#include "report/words.h"
#include "store/catalogue-store.h"
#include "store/project-codec.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

static const char *const members[] = { "application", "overrides", "records", "answers", "evidence" };

typedef struct
{
  ZzCatalogueStore *catalogues;
  ZzProject *project;
  ZzFindings *findings;
} Fixture;

static JsonObject *
load_cases (JsonParser *parser)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "report", "cases", "words.json", NULL);

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* The project file a case stands for. */
static GBytes *
make_file (JsonObject *test)
{
  g_autoptr (JsonNode) root = json_from_string ("{\"format\": \"zizhi-project\", \"version\": 1, \"id\": \"6f0b2c54-9d1e-4a37-8c65-2e7d1f3a9b80\","
                                                "\"catalogue\": {\"id\": \"isccc-classic\", \"edition\": \"classic\"},"
                                                "\"application\": {\"service\": \"operation\", \"level\": \"3\"}}",
                                                NULL);
  char *text;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (test, members[i]))
      json_object_set_member (json_node_get_object (root), members[i], json_object_dup_member (test, members[i]));
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/* Every attached file is there, unless the case says otherwise. */
static ZzProofStates *
make_proof (ZzProject *project,
            JsonObject *test)
{
  ZzProofStates *states = zz_proof_states_new ();
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  JsonObject *given = json_object_has_member (test, "proof") ? json_object_get_object_member (test, "proof") : NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const char *id = zz_record_get_id (items->pdata[i]);
      ZzProofState state = ZZ_PROOF_PRESENT;

      if (given != NULL && json_object_has_member (given, id))
        g_assert_true (zz_proof_state_from_id (json_object_get_string_member (given, id), &state));
      zz_proof_states_set (states, id, state);
    }
  return states;
}

static void
set_up (Fixture *fixture,
        JsonObject *test)
{
  g_autoptr (GBytes) bytes = make_file (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzProofStates) proof = NULL;
  ZzDate at;

  fixture->catalogues = zz_catalogue_store_new (NULL);
  fixture->project = zz_project_read (bytes, "case", fixture->catalogues, NULL, &error);
  g_assert_no_error (error);
  proof = make_proof (fixture->project, test);
  g_assert_true (zz_date_parse (json_object_get_string_member (test, "at"), &at));
  fixture->findings = zz_evaluate (fixture->project, proof, (guint) zz_project_get_level (fixture->project), at);
}

static void
tear_down (Fixture *fixture)
{
  zz_findings_unref (fixture->findings);
  g_object_unref (fixture->project);
  zz_catalogue_store_free (fixture->catalogues);
}

static void
check_sentences (Fixture *fixture,
                 JsonObject *test,
                 ZzLanguage language)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (language);
  const ZzClause *clause = zz_catalogue_find_clause (fixture->findings->catalogue, json_object_get_string_member (test, "clause"));
  const ZzClauseFinding *finding = zz_findings_get_clause (fixture->findings, clause);
  g_auto (GStrv) sentences = zz_words_clause (messages, fixture->project, fixture->findings, finding);
  JsonArray *expected = json_object_get_array_member (test, zz_language_get_id (language));

  for (guint i = 0; g_getenv ("ZZ_TEST_PRINT") != NULL && sentences[i] != NULL; i++)
    g_print ("# %s: %s\n", zz_status_get_id (finding->status), sentences[i]);
  if (g_getenv ("ZZ_TEST_PRINT") != NULL)
    return;
  for (guint i = 0; i < json_array_get_length (expected); i++)
    g_assert_cmpstr (sentences[i], ==, json_array_get_string_element (expected, i));
  g_assert_cmpuint (g_strv_length (sentences), ==, json_array_get_length (expected));
}

static void
test_sentences (gconstpointer data)
{
  JsonObject *test = (JsonObject *) data;
  Fixture fixture;

  set_up (&fixture, test);
  for (int language = 0; language < ZZ_N_LANGUAGES; language++)
    check_sentences (&fixture, test, (ZzLanguage) language);
  tear_down (&fixture);
}

static void
assert_words (char *words,
              const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static void
test_date (void)
{
  g_autoptr (ZzMessages) english = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (ZzMessages) chinese = zz_messages_new (ZZ_LANGUAGE_ZH_CN);

  assert_words (zz_words_date (english, zz_date_new (2027, 3, 1)), "1 March 2027");
  assert_words (zz_words_date (chinese, zz_date_new (2027, 3, 1)), "2027年3月1日");
  assert_words (zz_words_date (chinese, ZZ_DATE_NONE), "");
  assert_words (zz_words_year (english, 2025), "fiscal year 2025");
  assert_words (zz_words_year (chinese, 2025), "2025年度");
}

static void
test_period (void)
{
  static const struct
  {
    const char *period;
    const char *en;
    const char *zh;
  } cases[] = {
    { "P1Y", "1 year", "1年" },
    { "P12M", "1 year", "1年" },
    { "P2Y6M", "2 years and 6 months", "2年6个月" },
    { "P3M", "3 months", "3个月" },
    { "P2W", "2 weeks", "2周" },
    { "P1D", "1 day", "1天" },
    { "P0D", "0 days", "0天" },
    { "P1Y2M3D", "1 year, 2 months and 3 days", "1年2个月3天" },
  };
  g_autoptr (ZzMessages) english = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (ZzMessages) chinese = zz_messages_new (ZZ_LANGUAGE_ZH_CN);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZzPeriod period;

      g_assert_true (zz_period_parse (cases[i].period, &period));
      assert_words (zz_words_period (english, period), cases[i].en);
      assert_words (zz_words_period (chinese, period), cases[i].zh);
    }
}

static void
test_value (void)
{
  g_autoptr (ZzMessages) chinese = zz_messages_new (ZZ_LANGUAGE_ZH_CN);
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);
  const ZzField *role = zz_register_find_field (zz_catalogue_find_register (catalogue, "person"), "role");
  const ZzField *judgement = zz_register_get_field (catalogue->builtins[ZZ_BUILTIN_ANSWER], ZZ_ANSWER_JUDGEMENT);
  g_auto (ZzValue) money = zz_value_text (ZZ_VALUE_MONEY, "-1234567.50");
  g_auto (ZzValue) small = zz_value_text (ZZ_VALUE_MONEY, "999");
  g_auto (ZzValue) gone = zz_value_text (ZZ_VALUE_REFERENCE, "person-9");
  const ZzValue never = zz_value_never (), both = zz_value_set (3), absent = ZZ_VALUE_INIT;
  const ZzValue partly = zz_value_choice (ZZ_JUDGEMENT_PARTLY_MET);

  assert_words (zz_words_value (chinese, project, role, &money), "-1,234,567.50");
  assert_words (zz_words_value (chinese, project, role, &small), "999");
  assert_words (zz_words_value (chinese, project, role, &never), "长期");
  assert_words (zz_words_value (chinese, project, role, &absent), "");
  assert_words (zz_words_value (chinese, project, role, &gone), "person-9");
  assert_words (zz_words_value (chinese, project, role, &both), "组织负责人、技术负责人");
  assert_words (zz_words_value (chinese, project, judgement, &partly), "部分符合");
  g_assert_cmpstr (zz_words_field (chinese, judgement), ==, "人工判定");
  g_assert_cmpstr (zz_words_field (chinese, role), ==, "担任角色");
  g_assert_cmpstr (zz_words_register (chinese, catalogue->builtins[ZZ_BUILTIN_ACTION]), ==, "整改措施");
}

static void
test_verdict (void)
{
  g_autoptr (ZzMessages) english = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (ZzMessages) chinese = zz_messages_new (ZZ_LANGUAGE_ZH_CN);
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  ZzFindings findings = { .catalogue = catalogue, .service = -1, .level = 0, .at = zz_date_new (2027, 3, 1), .available = TRUE };

  findings.totals[ZZ_STATUS_MET] = 1;
  findings.ready = TRUE;
  assert_words (zz_words_verdict (english, &findings), "Level three · category not declared · 1 March 2027: ready – 1 of 1 clause met.");
  findings.totals[ZZ_STATUS_UNKNOWN] = 2;
  findings.ready = FALSE;
  assert_words (zz_words_verdict (chinese, &findings), "三级 · 未填写申报类别 · 2027年3月1日：未就绪。适用条款3条，符合1条，待补充2条。");
  findings.available = FALSE;
  assert_words (zz_words_verdict (chinese, &findings), "三级 · 未填写申报类别 · 2027年3月1日：不作结论。本版本尚无该级别的条款文本。");
}

static void
test_notice (void)
{
  g_autoptr (ZzMessages) english = zz_messages_new (ZZ_LANGUAGE_EN);
  ZzCatalogue catalogue = { .status = ZZ_EDITION_CURRENT, .confirmed_by_body = TRUE, .title = { { (char *) "T", NULL } } };
  char *notice;

  g_assert_null (zz_words_edition_notice (english, &catalogue));
  catalogue.confirmed_by_body = FALSE;
  notice = zz_words_edition_notice (english, &catalogue);
  g_assert_true (g_str_has_prefix (notice, "“T” was not confirmed by the certification body."));
  g_free (notice);
  catalogue.status = ZZ_EDITION_SUPERSEDED;
  catalogue.superseded_by = (char *) "next";
  notice = zz_words_edition_notice (english, &catalogue);
  g_assert_true (g_str_has_prefix (notice, "“T” has been superseded by the edition next."));
  g_free (notice);
}

/* A line for each thing there is to know, and nothing where there is none. */
static void
test_notices (void)
{
  g_autoptr (ZzMessages) english = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);
  ZzCatalogue current = { .status = ZZ_EDITION_CURRENT, .confirmed_by_body = TRUE, .levels = catalogue->levels };
  ZzFindings findings = { .catalogue = catalogue, .level = 0 };
  g_autofree char *edition = zz_words_edition_notice (english, catalogue);
  g_autofree char *level = zz_words_level_notice (english, project, &findings);
  g_autofree char *both = g_strdup_printf ("%s\n%s", edition, level);

  assert_words (zz_words_notices (english, project, &findings), both);
  findings.catalogue = &current;
  assert_words (zz_words_notices (english, project, &findings), level);
}

/* A year, or the first and the last of several. */
static void
test_years (void)
{
  g_autoptr (ZzMessages) english = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);
  ZzProblem problem = { .kind = ZZ_PROBLEM_YEAR_MISSING, .year = 2024, .last_year = 2024 };

  assert_words (zz_words_problem (english, project, &problem),
                "There is no audit report for fiscal year 2024, though there are reports of earlier and later years. Record it.");
  problem.last_year = 9998;
  assert_words (zz_words_problem (english, project, &problem),
                "There are no audit reports from fiscal year 2024 to fiscal year 9998, though there are reports of earlier and later years. "
                "Record them, or correct the year that is mistyped.");
}

/* No more names than are given, and how many there are besides. */
static void
test_names (void)
{
  g_autoptr (ZzMessages) english = zz_messages_new (ZZ_LANGUAGE_EN);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "a");
  g_ptr_array_add (names, (gpointer) "b");
  assert_words (zz_words_names (english, names, 2), "a, b");
  assert_words (zz_words_names (english, names, 4), "a, b and 2 more");
}

static void
add_cases (JsonObject *root)
{
  JsonArray *cases = json_object_get_array_member (root, "cases");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *test = json_array_get_object_element (cases, i);
      g_autofree char *path = g_strconcat ("/words/", json_object_get_string_member (test, "name"), NULL);

      g_test_add_data_func (path, test, test_sentences);
    }
}

int
main (int argc,
      char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  /* So that sentences are printed as they are; the messages need no locale. */
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add_cases (load_cases (parser));
  g_test_add_func ("/words/date", test_date);
  g_test_add_func ("/words/period", test_period);
  g_test_add_func ("/words/value", test_value);
  g_test_add_func ("/words/verdict", test_verdict);
  g_test_add_func ("/words/notice", test_notice);
  g_test_add_func ("/words/notices", test_notices);
  g_test_add_func ("/words/years", test_years);
  g_test_add_func ("/words/names", test_names);
  return g_test_run ();
}
