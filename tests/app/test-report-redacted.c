/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report for people who must not know whom it is about. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/report-choices.h"
#include "app/report-order.h"
#include "app/settings.h"
#include "app/sheet.h"
#include "report/pages.h"

#include <string.h>

#define SIGN "脱敏版本"
#define LETTERHEAD "抬头上的单位"

static void
assert_says_not (const char *text,
                 const char *name)
{
  if (name != NULL && strstr (text, name) != NULL)
    g_error ("the redacted report says %s", name);
}

/* What names somebody or something in @reg, and what it costs. */
static void
assert_no_names (ZzSession *session,
                 const char *reg,
                 const char *field,
                 const char *text)
{
  const ZzRegister *found = zz_catalogue_find_register (zz_session_get_catalogue (session), reg);
  const GPtrArray *records = zz_project_get_records (zz_session_get_project (session), found);

  g_assert_cmpuint (records->len, >, 0);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = dup_field (session, reg, zz_record_get_id (records->pdata[i]), field);

      assert_says_not (text, name);
    }
}

static char *
dup_report (ZzSession *session,
            const ZzReport *report)
{
  ZzReportOptions options = ZZ_REPORT_OPTIONS_INIT;
  g_autoptr (ZzReportOrder) order = NULL;
  g_autoptr (ZzDocument) document = NULL;
  g_autoptr (ZzPages) pages = NULL;
  GString *text = g_string_new (NULL);

  options.redacted = TRUE;
  options.language = ZZ_LANGUAGE_ZH_CN;
  order = zz_report_order_new (session, report, &options);
  document = zz_report_order_make (order, NULL);
  pages = zz_pages_new (document);
  for (guint i = 0; i < zz_pages_get_n (pages); i++)
    {
      g_autofree char *page = zz_pages_dup_text (pages, i);

      g_string_append (text, page);
    }
  return g_string_free (text, FALSE);
}

/* No report of any kind, as the page orders it. */
static void
test_names (gconstpointer data)
{
  static const char *const named[][2] = {
    { "organisation", "name" },
    { "organisation", "credit_code" },
    { "person", "name" },
    { "certificate", "number" },
    { "project", "name" },
    { "project", "client" },
    { "project", "contract_number" },
    { "project", "amount" },
  };
  Story story = { 0 };
  const ZzReport *report;

  story_open_example (&story, data);
  for (guint r = 0; (report = zz_reports_get (r)) != NULL; r++)
    if (!report->tables)
      {
        g_autofree char *text = dup_report (story_get_session (&story), report);

        g_assert_nonnull (strstr (text, SIGN));
        for (guint i = 0; i < G_N_ELEMENTS (named); i++)
          assert_no_names (story_get_session (&story), named[i][0], named[i][1], text);
      }
  story_finish (&story);
}

static gboolean
is_redacted (gpointer user_data)
{
  GtkWidget *sheet = driver_find (story_get_root (user_data), ZZ_TYPE_SHEET, NULL, NULL);
  g_autofree char *text = sheet != NULL ? zz_sheet_dup_text (ZZ_SHEET (sheet)) : NULL;

  if (text == NULL || strstr (text, SIGN) == NULL)
    return FALSE;
  assert_says_not (text, LETTERHEAD);
  return TRUE;
}

static GtkSwitch *
open_page (Story *story,
           gconstpointer data)
{
  GtkWidget *choices;

  story_open_example (story, data);
  g_action_group_activate_action (G_ACTION_GROUP (story->window), "show", g_variant_new_string ("report"));
  choices = driver_find (story_get_root (story), ZZ_TYPE_REPORT_CHOICES, NULL, NULL);
  return GTK_SWITCH (driver_find (choices, GTK_TYPE_SWITCH, NULL, NULL));
}

/* Chosen, it is on the paper, and the next time as well. */
static void
test_remembered (gconstpointer data)
{
  g_autoptr (GSettings) settings = zz_settings_new ();
  Story story = { 0 };

  g_settings_set_string (settings, ZZ_SETTING_REPORT_LANGUAGE, "zh_CN");
  g_settings_set_string (settings, ZZ_SETTING_LETTERHEAD_ORGANISATION, LETTERHEAD);
  gtk_switch_set_active (open_page (&story, data), TRUE);
  wait_until (is_redacted, &story);
  story_finish (&story);
  story = (Story) { 0 };
  g_assert_true (gtk_switch_get_active (open_page (&story, data)));
  wait_until (is_redacted, &story);
  story_finish (&story);
  g_settings_reset (settings, ZZ_SETTING_REPORT_REDACTED);
  g_settings_reset (settings, ZZ_SETTING_REPORT_LANGUAGE);
  g_settings_reset (settings, ZZ_SETTING_LETTERHEAD_ORGANISATION);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/report-redacted/names", test_names },
    { "/report-redacted/remembered", test_remembered },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
