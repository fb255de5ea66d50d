/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook: what stands on which sheet, and for whom. */
#include "complete.h"
#include "subject.h"

#include "core/builtin.h"
#include "core/project-private.h"
#include "report/reports.h"

#include <string.h>

typedef struct
{
  Subject subject;
  ZzProject *project;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  subject_set_up (&fixture->subject, NULL);
  fixture->project = subject_read_example (&fixture->subject);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->project);
  subject_tear_down (&fixture->subject, data);
}

static ZzRecord *
begin (Fixture *fixture,
       const char *reg,
       const char *id)
{
  return zz_record_new (subject_find_register (fixture->subject.catalogue, reg), id);
}

static void
put (ZzRecord *record,
     guint number,
     ZzValue value)
{
  zz_record_fill (record, zz_register_get_field (zz_record_get_register (record), number), value);
}

static ZzDocument *
make (Fixture *fixture,
      const char *report,
      ZzProfile profile)
{
  g_autoptr (ZzReportFacts) facts = complete_facts_new (fixture->project);
  const ZzReportOptions options = { .warning_days = ZZ_EVIDENCE_WARNING_DAYS, .language = ZZ_LANGUAGE_EN, .profile = profile };

  return zz_report_build (zz_reports_find (report), facts, &options);
}

static void
append_text (const ZzBlock *block,
             GString *text)
{
  for (guint i = 0; block->runs != NULL && i < block->runs->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", ((const ZzRun *) block->runs->pdata[i])->text);
  for (guint i = 0; i < block->blocks->len; i++)
    append_text (block->blocks->pdata[i], text);
}

/* All that stands in a block, its runs apart by "|". */
static char *
dup_text (const ZzBlock *block)
{
  GString *text = g_string_new (NULL);

  append_text (block, text);
  return g_string_free (text, FALSE);
}

/* The table of the sheet called @title, or NULL. */
static const ZzBlock *
find_sheet (const ZzDocument *document,
            const char *title)
{
  for (guint i = 0; i < document->body->blocks->len; i++)
    {
      const ZzBlock *section = document->body->blocks->pdata[i];
      g_autofree char *heading = dup_text (section->blocks->pdata[0]);

      if (g_str_equal (heading, title))
        return section->blocks->pdata[1];
    }
  return NULL;
}

static int
find_column (const ZzBlock *table,
             const char *heading)
{
  const ZzBlock *head = table->blocks->pdata[0];

  for (guint i = 0; i < head->blocks->len; i++)
    {
      g_autofree char *text = dup_text (head->blocks->pdata[i]);

      if (g_str_equal (text, heading))
        return (int) i;
    }
  return -1;
}

/* Asserts that the row that has @key somewhere has @wanted under @heading. */
static void
assert_cell (const ZzBlock *table,
             const char *key,
             const char *heading,
             const char *wanted)
{
  const int column = find_column (table, heading);

  g_assert_cmpint (column, >=, 0);
  for (guint i = 1; i < table->blocks->len; i++)
    {
      const ZzBlock *row = table->blocks->pdata[i];
      g_autofree char *all = dup_text (row);
      g_autofree char *text = dup_text (row->blocks->pdata[column]);

      if (strstr (all, key) == NULL)
        continue;
      g_assert_cmpstr (text, ==, wanted);
      return;
    }
  g_error ("no row with “%s”", key);
}

/* What is confidential; and for the house, who took what out of use. */
static void
test_evidence (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (ZzRecord) confidential = begin (fixture, "evidence", "evidence-98");
  g_autoptr (ZzRecord) removed = begin (fixture, "evidence", "evidence-99");
  g_autoptr (ZzDocument) internal = NULL, auditor = NULL;

  put (confidential, ZZ_EVIDENCE_TITLE, zz_value_text (ZZ_VALUE_TEXT, "甲文件"));
  put (confidential, ZZ_EVIDENCE_CONFIDENTIAL, zz_value_boolean (TRUE));
  put (removed, ZZ_EVIDENCE_TITLE, zz_value_text (ZZ_VALUE_TEXT, "乙文件"));
  put (removed, ZZ_EVIDENCE_CONFIDENTIAL, zz_value_boolean (FALSE));
  put (removed, ZZ_EVIDENCE_REMOVED_ON, zz_value_date (zz_date_new (2026, 11, 2)));
  put (removed, ZZ_EVIDENCE_REMOVED_BY, zz_value_text (ZZ_VALUE_TEXT, "某人"));
  put (removed, ZZ_EVIDENCE_REMOVED_REASON, zz_value_text (ZZ_VALUE_TEXT, "有新版"));
  zz_project_add (fixture->project, confidential);
  zz_project_add (fixture->project, removed);
  internal = make (fixture, "workbook", ZZ_PROFILE_INTERNAL);
  auditor = make (fixture, "workbook", ZZ_PROFILE_AUDITOR);
  assert_cell (find_sheet (internal, "Evidence"), "甲文件", "Confidential", "yes");
  assert_cell (find_sheet (auditor, "Evidence"), "甲文件", "Confidential", "yes");
  assert_cell (find_sheet (internal, "Evidence"), "乙文件", "Confidential", "");
  assert_cell (find_sheet (internal, "Evidence"), "乙文件", "Taken out of use on", "2 November 2026");
  assert_cell (find_sheet (internal, "Evidence"), "乙文件", "Taken out of use by", "某人");
  assert_cell (find_sheet (internal, "Evidence"), "乙文件", "Taken out of use because", "有新版");
  g_assert_cmpint (find_column (find_sheet (auditor, "Evidence"), "Taken out of use by"), ==, -1);
}

/* A text that reads like a clause's id stays as it is; a field that names one says it. */
static void
test_titles (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (ZzRecord) action = begin (fixture, "action", "action-99");
  g_autoptr (ZzDocument) document = NULL;
  const ZzBlock *table;

  put (action, ZZ_ACTION_CLAUSE, zz_value_text (ZZ_VALUE_TEXT, "legal.b"));
  put (action, ZZ_ACTION_TITLE, zz_value_text (ZZ_VALUE_TEXT, "legal.a"));
  put (action, ZZ_ACTION_OWNER, zz_value_text (ZZ_VALUE_TEXT, "legal.c"));
  zz_project_add (fixture->project, action);
  document = make (fixture, "workbook", ZZ_PROFILE_INTERNAL);
  table = find_sheet (document, "Corrective actions");
  assert_cell (table, "legal.a", "Action", "legal.a");
  assert_cell (table, "legal.a", "Owner", "legal.c");
  assert_cell (table, "legal.a", "Clause", "Clear company history");
}

/* "Clauses, Gaps": the headings of the sheets. */
static char *
list_sheets (const ZzDocument *document)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < document->body->blocks->len; i++)
    {
      const ZzBlock *section = document->body->blocks->pdata[i];
      g_autofree char *heading = dup_text (section->blocks->pdata[0]);

      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", heading);
    }
  return g_string_free (list, FALSE);
}

/* An assessor gets neither the gaps nor the plan to close them; those who decide get no
 * register, and no number of a list that they have not. */
static void
test_profiles (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (ZzDocument) auditor = make (fixture, "workbook", ZZ_PROFILE_AUDITOR);
  g_autoptr (ZzDocument) management = make (fixture, "workbook", ZZ_PROFILE_MANAGEMENT);
  g_autofree char *for_auditor = list_sheets (auditor), *for_management = list_sheets (management);
  const ZzBlock *clauses = find_sheet (management, "Clauses");

  g_assert_true (g_str_has_prefix (for_auditor, "Summary, Clauses, Evidence, "));
  g_assert_null (find_sheet (auditor, "Gaps"));
  g_assert_null (find_sheet (auditor, "Corrective actions"));
  g_assert_cmpint (find_column (find_sheet (auditor, "Clauses"), "Judged by"), >, 0);
  g_assert_cmpstr (for_management, ==, "Summary, Clauses, Gaps");
  g_assert_cmpint (find_column (clauses, "Status"), >, 0);
  g_assert_cmpint (find_column (clauses, "Reason"), ==, -1);
  g_assert_cmpint (find_column (clauses, "Judged by"), ==, -1);
  g_assert_cmpint (find_column (clauses, "Evidence No."), ==, -1);
}

static void
replace (Fixture *fixture)
{
  g_autoptr (ZzRecord) override = begin (fixture, "override", "personnel.d/staff");

  put (override, ZZ_OVERRIDE_VALUE, zz_value_integer (3));
  put (override, ZZ_OVERRIDE_REASON, zz_value_text (ZZ_VALUE_TEXT, "另有批复"));
  put (override, ZZ_OVERRIDE_BY, zz_value_text (ZZ_VALUE_TEXT, "某人"));
  put (override, ZZ_OVERRIDE_ON, zz_value_date (zz_date_new (2026, 11, 2)));
  zz_project_add (fixture->project, override);
}

/* A figure that the project replaced is told in every report and for everybody. */
static void
test_replaced (Fixture *fixture,
               gconstpointer data)
{
  static const char *const wanted = "Enough people in security service|People in security service|3|10|另有批复|某人|2 November 2026";

  for (guint i = 0; zz_reports_get (i) != NULL; i++)
    {
      g_autoptr (ZzDocument) document = make (fixture, zz_reports_get (i)->id, ZZ_PROFILE_AUDITOR);
      g_autofree char *text = dup_text (document->body);

      g_assert_null (strstr (text, "In place of"));
    }
  replace (fixture);
  for (guint i = 0; zz_reports_get (i) != NULL; i++)
    for (guint profile = 0; profile < ZZ_N_PROFILES; profile++)
      {
        g_autoptr (ZzDocument) document = make (fixture, zz_reports_get (i)->id, (ZzProfile) profile);
        g_autofree char *text = dup_text (document->body);

        if (strstr (text, wanted) == NULL)
          g_error ("%s, profile %u: the figure replaced is not told", zz_reports_get (i)->id, profile);
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/workbook/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("evidence", test_evidence);
  ADD ("titles", test_titles);
  ADD ("profiles", test_profiles);
  ADD ("replaced", test_replaced);
#undef ADD
  return g_test_run ();
}
