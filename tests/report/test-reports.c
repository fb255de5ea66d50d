/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every report of every project: of one shape in both languages, and whole. */
#include "complete.h"

#include "../eval/random.h"
#include "core/project-private.h"
#include "report/document-pair.h"
#include "report/reports.h"
#include "report/writers.h"
#include "store/catalogue-store.h"
#include "store/project-codec.h"

#include <string.h>

#define N_RANDOM 20

static ZzProject *
load_project (ZzCatalogueStore *catalogues,
              const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ZzProject *project;
  char *text;
  gsize size;

  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, size);
  project = zz_project_read (bytes, path, catalogues, NULL, &error);
  g_assert_no_error (error);
  return project;
}

/* The two examples, one that tries to break things, one in which nothing is said,
 * and random ones, of both editions. */
static GPtrArray *
list_projects (ZzCatalogueStore *catalogues)
{
  static const char *const editions[] = { "isccc-classic", "ccrc-2021" };
  GPtrArray *projects = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (projects, load_project (catalogues, "projects/unfinished.zizhi.json"));
  g_ptr_array_add (projects, load_project (catalogues, "../data/examples/example.zizhi.json"));
  for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, editions[i], NULL);

      g_ptr_array_add (projects, complete_hostile_project_new (catalogue));
      g_ptr_array_add (projects, zz_project_new (catalogue, NULL));
      for (guint seed = 0; seed < N_RANDOM; seed++)
        g_ptr_array_add (projects, random_project_new (catalogue, seed));
    }
  return projects;
}

typedef void (*TryFunc) (const ZzReport *report,
                         const ZzReportFacts *facts,
                         ZzReportOptions *options);

static void
try_all (TryFunc try)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (GPtrArray) projects = list_projects (catalogues);

  for (guint i = 0; i < projects->len; i++)
    {
      g_autoptr (ZzReportFacts) facts = complete_facts_new (projects->pdata[i]);

      for (guint j = 0; zz_reports_get (j) != NULL; j++)
        for (guint profile = 0; profile < ZZ_N_PROFILES; profile++)
          {
            ZzReportOptions options = { .warning_days = ZZ_EVIDENCE_WARNING_DAYS, .profile = (ZzProfile) profile, .redacted = i % 2 == 0 };

            options.letterhead.department = (char *) (i % 2 == 0 ? "某部" : NULL);
            options.letterhead.prepared_by = (char *) "某人";
            try (zz_reports_get (j), facts, &options);
          }
    }
}

static ZzDocument *
build_in (const ZzReport *report,
          const ZzReportFacts *facts,
          ZzReportOptions *options,
          ZzLanguage language)
{
  options->language = language;
  return zz_report_build (report, facts, options);
}

static void
try_pair (const ZzReport *report,
          const ZzReportFacts *facts,
          ZzReportOptions *options)
{
  g_autoptr (ZzDocument) chinese = build_in (report, facts, options, ZZ_LANGUAGE_ZH_CN);
  g_autoptr (ZzDocument) english = build_in (report, facts, options, ZZ_LANGUAGE_EN);
  g_autofree char *where = NULL;

  if (!zz_documents_match (chinese, english, &where))
    g_error ("%s: the languages differ at %s", report->id, where);
}

/* No part in braces is left of a phrase, and no run is empty. */
static void
try_phrases (const ZzReport *report,
             const ZzReportFacts *facts,
             ZzReportOptions *options)
{
  g_autoptr (ZzDocument) document = NULL;
  g_autofree char *text = NULL;

  options->bilingual = TRUE;
  document = zz_report_build (report, facts, options);
  g_assert_true (document->bilingual);
  g_assert_nonnull (document->author);
  g_assert_nonnull (strstr (document->page, "{n}"));
  text = complete_text (document);
  g_assert_null (strstr (text, "{n}"));
  g_assert_null (strstr (text, "{list}"));
  g_assert_null (strstr (text, "{number}"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
list_anchors (const ZzBlock *block,
              GHashTable *anchors)
{
  if (block->anchor != NULL)
    g_assert_true (g_hash_table_add (anchors, block->anchor));
  for (guint i = 0; i < block->blocks->len; i++)
    list_anchors (block->blocks->pdata[i], anchors);
}

static gboolean
is_of_catalogue (const ZzCatalogue *catalogue,
                 const char *anchor)
{
  for (guint i = 0; i < catalogue->categories->len; i++)
    if (g_str_equal (((const ZzCategory *) catalogue->categories->pdata[i])->id, anchor))
      return TRUE;
  return zz_catalogue_find_clause (catalogue, anchor) != NULL;
}

/* Categories and clauses have sections in some reports only. */
static void
assert_targets (const ZzBlock *block,
                const ZzCatalogue *catalogue,
                GHashTable *anchors)
{
  for (guint i = 0; i < block->runs->len; i++)
    {
      const ZzRun *run = block->runs->pdata[i];

      if (run->kind == ZZ_RUN_LINK && !run->file)
        g_assert_true (g_hash_table_contains (anchors, run->target) || is_of_catalogue (catalogue, run->target));
    }
  for (guint i = 0; i < block->blocks->len; i++)
    assert_targets (block->blocks->pdata[i], catalogue, anchors);
}

/* An anchor stands once, and is the id of a category or a clause or none that could be. */
static void
try_anchors (const ZzReport *report,
             const ZzReportFacts *facts,
             ZzReportOptions *options)
{
  g_autoptr (ZzDocument) document = build_in (report, facts, options, ZZ_LANGUAGE_EN);
  g_autoptr (GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);
  const ZzCatalogue *catalogue = facts->findings->catalogue;
  GHashTableIter iter;
  gpointer anchor;

  list_anchors (document->body, anchors);
  g_hash_table_iter_init (&iter, anchors);
  while (g_hash_table_iter_next (&iter, &anchor, NULL))
    g_assert_true (g_str_has_prefix (anchor, "_") || is_of_catalogue (catalogue, anchor));
  assert_targets (document->body, catalogue, anchors);
}

static void
test_anchors (void)
{
  try_all (try_anchors);
}

static void
test_pair (void)
{
  try_all (try_pair);
}

static void
test_phrases (void)
{
  try_all (try_phrases);
}

/* In a full report: Chinese, English, both. */
static void
assert_whole (const char *id,
              ZzProject *project)
{
  static const char *const languages[] = { "zh_CN", "en", "both" };
  g_autoptr (ZzReportFacts) facts = complete_facts_new (project);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;
      g_autoptr (ZzDocument) document = NULL;

      g_assert_true (zz_report_options_set_languages (&options, languages[i]));
      document = zz_report_build (zz_reports_find (id), facts, &options);
      complete_assert (document, facts);
    }
}

static void
test_whole (gconstpointer id)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (GPtrArray) projects = list_projects (catalogues);

  for (guint i = 0; i < projects->len; i++)
    assert_whole (id, projects->pdata[i]);
}

static void
answer (ZzProject *project,
        const char *clause,
        ZzJudgement judgement,
        ZzDate review)
{
  const ZzRegister *reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_ANSWER];
  g_autoptr (ZzRecord) answer = zz_record_new (reg, clause);

  zz_record_fill (answer, zz_register_get_field (reg, ZZ_ANSWER_JUDGEMENT), zz_value_choice (judgement));
  zz_record_fill (answer, zz_register_get_field (reg, ZZ_ANSWER_BY), zz_value_text (ZZ_VALUE_TEXT, "某人"));
  zz_record_fill (answer, zz_register_get_field (reg, ZZ_ANSWER_ON), zz_value_date (zz_date_new (2026, 11, 1)));
  zz_record_fill (answer, zz_register_get_field (reg, ZZ_ANSWER_REVIEW_ON), zz_value_date (review));
  zz_project_add (project, answer);
}

/* What was judged, by whom and until when stands with the clause: one that a rule alone
 * decides, one that takes no "not applicable", one that is not asked for at this level. */
static void
test_judgements (void)
{
  static const char *const wanted[] = {
    "Judgement:|not met (某人, 1 November 2026)",
    "Review by:|7 June 2027",
    "Judgement:|not applicable (某人, 1 November 2026)",
    "Review by:|8 June 2027",
    "Judged partly met (某人, 1 November 2026).",
    "Review by:|9 June 2027",
  };
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);
  g_autoptr (ZzReportFacts) facts = NULL;
  g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;
  g_autoptr (ZzDocument) document = NULL;
  g_autofree char *text = NULL;

  answer (project, "personnel.d", ZZ_JUDGEMENT_NOT_MET, zz_date_new (2027, 6, 7));
  answer (project, "legal.a", ZZ_JUDGEMENT_NOT_APPLICABLE, zz_date_new (2027, 6, 8));
  answer (project, "legal.b", ZZ_JUDGEMENT_PARTLY_MET, zz_date_new (2027, 6, 9));
  facts = complete_facts_new (project);
  options.language = ZZ_LANGUAGE_EN;
  document = zz_report_build (zz_reports_find ("readiness"), facts, &options);
  text = complete_text (document);
  g_strdelimit (text, "\n", '|');
  g_test_message ("%s", text);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (text, wanted[i]));
}

/* The tokens stand once in all the text, not only as a run: nothing quotes them. */
static void
test_tokens (gconstpointer id)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = complete_hostile_project_new (catalogue);
  g_autoptr (ZzReportFacts) facts = complete_facts_new (project);
  g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;
  g_autoptr (GPtrArray) tokens = complete_list_tokens (project);
  g_autoptr (ZzDocument) document = NULL;
  g_autofree char *text = NULL;

  options.bilingual = TRUE;
  document = zz_report_build (zz_reports_find (id), facts, &options);
  text = complete_text (document);
  for (guint i = 0; i < tokens->len; i++)
    {
      const char *first = strstr (text, tokens->pdata[i]);

      g_assert_nonnull (first);
      g_assert_null (strstr (first + 1, tokens->pdata[i]));
    }
}

static GMarkupParser no_parser = { NULL };

/* The same in the HTML that comes out, which is whole and holds no markup of theirs. */
static void
test_html (gconstpointer id)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = complete_hostile_project_new (catalogue);
  g_autoptr (ZzReportFacts) facts = complete_facts_new (project);
  const ZzReportOptions options = { .warning_days = ZZ_EVIDENCE_WARNING_DAYS, .bilingual = TRUE };
  g_autoptr (ZzDocument) document = zz_report_build (zz_reports_find (id), facts, &options);
  g_autoptr (GBytes) bytes = zz_writers_find (".html")->write (document, NULL);
  g_autofree char *html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&no_parser, 0, NULL, NULL);
  g_autoptr (GPtrArray) tokens = complete_list_tokens (project);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < tokens->len; i++)
    {
      const char *first = strstr (html, tokens->pdata[i]);

      g_assert_nonnull (first);
      g_assert_null (strstr (first + 1, tokens->pdata[i]));
    }
  g_assert_null (strstr (html, "<script"));
  g_markup_parse_context_parse (context, strstr (html, "<html"), -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

/* What the house says among itself does not leave it. */
static void
test_auditor (void)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = complete_hostile_project_new (catalogue);
  g_autoptr (ZzReportFacts) facts = complete_facts_new (project);
  const GPtrArray *answers = zz_project_get_builtin (project, ZZ_BUILTIN_ANSWER);
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  const GPtrArray *actions = zz_project_get_builtin (project, ZZ_BUILTIN_ACTION);

  for (guint i = 0; zz_reports_get (i) != NULL; i++)
    {
      ZzReportOptions options = { .warning_days = ZZ_EVIDENCE_WARNING_DAYS, .profile = ZZ_PROFILE_AUDITOR };
      g_autoptr (ZzDocument) document = zz_report_build (zz_reports_get (i), facts, &options);

      for (guint j = 0; j < answers->len; j++)
        g_assert_cmpuint (complete_count (document, zz_record_get_text (answers->pdata[j], ZZ_ANSWER_NOTES)), ==, 0);
      for (guint j = 0; j < items->len; j++)
        g_assert_cmpuint (complete_count (document, zz_record_get_text (items->pdata[j], ZZ_EVIDENCE_NOTE)), ==, 0);
      for (guint j = 0; j < actions->len; j++)
        {
          g_assert_cmpuint (complete_count (document, zz_record_get_text (actions->pdata[j], ZZ_ACTION_TITLE)), ==, 0);
          g_assert_cmpuint (complete_count (document, zz_record_get_text (actions->pdata[j], ZZ_ACTION_OWNER)), ==, 0);
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/pair", test_pair);
  g_test_add_func ("/reports/phrases", test_phrases);
  g_test_add_func ("/reports/anchors", test_anchors);
  g_test_add_func ("/reports/auditor", test_auditor);
  g_test_add_func ("/reports/judgements", test_judgements);
  g_test_add_data_func ("/reports/whole/readiness", "readiness", test_whole);
  g_test_add_data_func ("/reports/whole/workbook", "workbook", test_whole);
  g_test_add_data_func ("/reports/tokens/readiness", "readiness", test_tokens);
  g_test_add_data_func ("/reports/tokens/workbook", "workbook", test_tokens);
  g_test_add_data_func ("/reports/html/readiness", "readiness", test_html);
  g_test_add_data_func ("/reports/html/workbook", "workbook", test_html);
  return g_test_run ();
}
