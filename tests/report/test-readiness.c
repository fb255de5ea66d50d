/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report of the unfinished example: every clause, in
 * either language whatever the session speaks. */
#include "subject.h"

#include "report/html.h"
#include "report/pages.h"
#include "report/reports.h"

#include <string.h>

typedef struct
{
  Subject subject;
  ZzProject *project;
  guint level;
  ZzDate at;
} Fixture;

static void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{
  subject_set_up (&fixture->subject, NULL);
  fixture->project = subject_read (&fixture->subject, "unfinished.zizhi.json");
  fixture->at = zz_project_get_planned_date (fixture->project);
}

static void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  g_object_unref (fixture->project);
  subject_tear_down (&fixture->subject, data);
}

static char *
write_report (Fixture *fixture,
              ZzLanguage language)
{
  g_autoptr (ZzReportFacts) facts = zz_report_facts_new (fixture->project, NULL, fixture->level, fixture->at, zz_date_new (2026, 11, 23),
                                                         zz_reports_find ("readiness")->needs);
  const ZzReportOptions options = { .warning_days = ZZ_EVIDENCE_WARNING_DAYS, .language = language };
  g_autoptr (ZzDocument) document = zz_report_build (zz_reports_find ("readiness"), facts, &options);
  g_autoptr (GBytes) bytes = zz_html_write (document, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text,
       const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

/* As the writer escapes it. */
static char *
escape (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autoptr (GString) string = g_string_new (escaped);

  g_string_replace (string, "&apos;", "&#39;", 0);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

/* A page of signatures alone does not say what was signed. */
static void
assert_signed (Fixture *fixture,
               const ZzReport *report,
               const ZzReportOptions *options)
{
  g_autoptr (ZzReportFacts) facts = zz_report_facts_new (fixture->project, NULL, fixture->level, fixture->at, zz_date_new (2026, 11, 23), report->needs);
  g_autoptr (ZzDocument) document = zz_report_build (report, facts, options);
  g_autoptr (ZzPages) pages = zz_pages_new (document);
  g_autofree char *last = zz_pages_dup_text (pages, zz_pages_get_n (pages) - 1);

  g_assert_nonnull (strstr (last, options->language == ZZ_LANGUAGE_EN && !options->bilingual ? "ignature" : "签字"));
  g_assert_false (g_str_has_prefix (last, "编制人"));
  g_assert_false (g_str_has_prefix (last, "Prepared by"));
  g_assert_false (g_str_has_prefix (last, "真实性声明"));
  g_assert_false (g_str_has_prefix (last, "Statement of truthfulness"));
}

static void
test_signatures (Fixture *fixture,
                 gconstpointer data)
{
  for (guint i = 0; zz_reports_get (i) != NULL; i++)
    for (guint languages = 0; languages <= ZZ_N_LANGUAGES && !zz_reports_get (i)->tables; languages++)
      {
        const ZzReportOptions options = {
          .warning_days = ZZ_EVIDENCE_WARNING_DAYS,
          .language = (ZzLanguage) (languages % ZZ_N_LANGUAGES),
          .bilingual = languages == ZZ_N_LANGUAGES,
          .letterhead = { .organisation = (char *) "某某", .prepared_by = (char *) "样本甲", .approved_by = (char *) "样本乙" },
        };

        assert_signed (fixture, zz_reports_get (i), &options);
      }
}

/* A table of days and amounts has no room for every text: those that crowd it are told under
 * the name, none is lost. */
static void
test_crowded_facts (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *html = write_report (fixture, ZZ_LANGUAGE_EN);

  g_assert_null (strstr (html, "<th scope=\"col\">Contract number</th>"));
  g_assert_nonnull (strstr (html, "<p class=\"note\">Contract number: 示例-OM-2024-001</p>\n</th>"));
  g_assert_nonnull (strstr (html, "<th scope=\"col\">Completed</th>"));
}

static void
test_clauses (Fixture *fixture,
              gconstpointer data)
{
  const GPtrArray *clauses = zz_project_get_catalogue (fixture->project)->clauses;

  for (int language = 0; language < ZZ_N_LANGUAGES; language++)
    {
      g_autofree char *html = write_report (fixture, (ZzLanguage) language);

      for (guint i = 0; i < clauses->len; i++)
        {
          const ZzClause *clause = clauses->pdata[i];
          g_autofree char *anchor = g_strdup_printf ("<section id=\"%s\"", clause->id);
          g_autofree char *text = escape (zz_text_get (&clause->text, (ZzLanguage) language));

          g_assert_cmpuint (count (html, anchor), ==, 1);
          g_assert_cmpuint (count (html, text), ==, 1);
        }
    }
}

/* Every message of the report has its translation: no part in braces is left
 * over, and none of the report's own English words stands in the Chinese one. */
static void
test_languages (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *english = write_report (fixture, ZZ_LANGUAGE_EN);
  g_autofree char *chinese = write_report (fixture, ZZ_LANGUAGE_ZH_CN);
  const char *body = strstr (chinese, "<body>");

  g_assert_nonnull (strstr (english, "Readiness report"));
  g_assert_nonnull (strstr (english, "<html lang=\"en\">"));
  g_assert_nonnull (strstr (chinese, "就绪情况报告"));
  g_assert_null (strchr (strstr (english, "<body>"), '{'));
  g_assert_null (strchr (body, '{'));
  g_assert_null (strstr (body, " not "));
  g_assert_null (strstr (body, "Evidence"));
  g_assert_null (strstr (body, "counted"));
}

static void
test_same_bytes (Fixture *fixture,
                 gconstpointer data)
{
  g_autofree char *first = write_report (fixture, ZZ_LANGUAGE_ZH_CN);
  g_autofree char *second = write_report (fixture, ZZ_LANGUAGE_ZH_CN);

  g_assert_cmpstr (first, ==, second);
}

/* A project in which nothing is filled in, and one without a verdict. */
static void
test_empty (void)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", NULL);
  g_autoptr (ZzProject) project = zz_project_new (catalogue, NULL);

  for (guint level = 0; level < catalogue->levels->len; level++)
    {
      Fixture fixture = { .project = project, .level = level, .at = zz_date_new (2027, 3, 1) };
      g_autofree char *html = write_report (&fixture, ZZ_LANGUAGE_EN);

      g_assert_nonnull (strstr (html, zz_catalogue_is_available (catalogue, level) ? "Nothing is recorded" : "no verdict"));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/readiness/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("clauses", test_clauses);
  ADD ("signatures", test_signatures);
  ADD ("crowded-facts", test_crowded_facts);
  ADD ("languages", test_languages);
  ADD ("same-bytes", test_same_bytes);
#undef ADD
  g_test_add_func ("/readiness/empty", test_empty);
  return g_test_run ();
}
