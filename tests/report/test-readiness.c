/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report of the unfinished example: nothing left out, nothing invented, in
 * either language whatever the session speaks. */
#include "subject.h"

#include "core/builtin.h"
#include "eval/evaluate.h"
#include "report/html.h"
#include "report/readiness.h"
#include "report/words.h"

#include <string.h>

typedef struct
{
  Subject subject;
  ZzProject *project;
  ZzFindings *findings;
} Fixture;

static void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{

  subject_set_up (&fixture->subject, NULL);
  fixture->project = subject_read (&fixture->subject, "unfinished.zizhi.json");
  fixture->findings = zz_evaluate (fixture->project, NULL, 0, zz_project_get_planned_date (fixture->project));
}

static void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  zz_findings_unref (fixture->findings);
  g_object_unref (fixture->project);
  subject_tear_down (&fixture->subject, data);
}

static char *
write_report (Fixture *fixture,
              ZzLanguage language)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (language);
  const ZzReportFacts facts = { .project = fixture->project, .findings = fixture->findings };
  g_autoptr (ZzDocument) document = zz_readiness_report (&facts, &ZZ_REPORT_OPTIONS_INIT, messages);
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

static void
assert_has (const char *html,
            const char *text)
{
  g_autofree char *escaped = escape (text);

  /* Lines are broken by an element; the first one is enough. */
  escaped[strcspn (escaped, "\n")] = '\0';
  if (strstr (html, escaped) == NULL)
    g_error ("the report lacks “%s”", text);
}

static void
test_clauses (Fixture *fixture,
              gconstpointer data)
{
  const GPtrArray *clauses = fixture->findings->catalogue->clauses;

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

static void
test_answers (Fixture *fixture,
              gconstpointer data)
{
  const GPtrArray *answers = zz_project_get_builtin (fixture->project, ZZ_BUILTIN_ANSWER);
  g_autofree char *html = write_report (fixture, ZZ_LANGUAGE_EN);

  for (guint i = 0; i < answers->len; i++)
    {
      const char *reason = zz_record_get_text (answers->pdata[i], ZZ_ANSWER_REASON);
      const char *notes = zz_record_get_text (answers->pdata[i], ZZ_ANSWER_NOTES);

      if (reason != NULL)
        assert_has (html, reason);
      if (notes != NULL)
        assert_has (html, notes);
    }
}

static void
test_evidence (Fixture *fixture,
               gconstpointer data)
{
  const GPtrArray *items = zz_project_get_builtin (fixture->project, ZZ_BUILTIN_EVIDENCE);
  g_autofree char *html = write_report (fixture, ZZ_LANGUAGE_ZH_CN);

  for (guint i = 0; i < items->len; i++)
    if (zz_value_is_absent (zz_record_get (items->pdata[i], ZZ_EVIDENCE_REMOVED_ON))
        && !zz_value_is_absent (zz_record_get (items->pdata[i], ZZ_EVIDENCE_CLAUSES)))
      assert_has (html, zz_record_get_label (items->pdata[i]));
}

static void
test_gaps (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *html = write_report (fixture, ZZ_LANGUAGE_ZH_CN);
  const GPtrArray *findings = fixture->findings->clauses;

  for (guint i = 0; i < findings->len; i++)
    {
      const ZzClauseFinding *finding = findings->pdata[i];
      g_autofree char *link = g_strdup_printf ("<a href=\"#%s\">", finding->clause->id);

      g_assert_cmpuint (count (html, link), ==, finding->status > ZZ_STATUS_MET ? 1 : 0);
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
      Fixture fixture = { .project = project, .findings = zz_evaluate (project, NULL, level, zz_date_new (2027, 3, 1)) };
      g_autofree char *html = write_report (&fixture, ZZ_LANGUAGE_EN);

      g_assert_nonnull (strstr (html, "Nothing is recorded"));
      fixture.findings->available = FALSE;
      g_free (html);
      html = write_report (&fixture, ZZ_LANGUAGE_EN);
      g_assert_nonnull (strstr (html, "no verdict"));
      zz_findings_unref (fixture.findings);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/readiness/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("clauses", test_clauses);
  ADD ("answers", test_answers);
  ADD ("evidence", test_evidence);
  ADD ("gaps", test_gaps);
  ADD ("languages", test_languages);
  ADD ("same-bytes", test_same_bytes);
#undef ADD
  g_test_add_func ("/readiness/empty", test_empty);
  return g_test_run ();
}
