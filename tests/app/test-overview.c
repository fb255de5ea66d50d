/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The overview of the example in the real window, and an empty project's. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/category-tile.h"
#include "app/forecast-page.h"
#include "app/forecaster.h"
#include "app/i18n.h"
#include "app/overview-page.h"
#include "app/overview-row.h"
#include "app/sidebar.h"
#include "report/words.h"

#include <glib/gi18n.h>

static guint
count (GtkWidget *root,
       GType type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

/* The day that counts is in the first sentence, and follows the one chosen. */
static void
test_verdict (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;
  const ZzMessages *messages;
  g_autofree char *planned = NULL;
  g_autofree char *later = NULL;
  GtkWidget *page;

  story_open_example (&story, data);
  session = story_get_session (&story);
  messages = zz_session_get_messages (session);
  page = driver_find (story_get_root (&story), ZZ_TYPE_OVERVIEW_PAGE, NULL, NULL);
  g_assert_nonnull (page);
  planned = zz_words_readiness (messages, zz_session_get_findings (session));
  g_assert_nonnull (driver_find_label (page, planned));
  g_assert_cmpuint (count (page, ZZ_TYPE_CATEGORY_TILE), ==, zz_session_get_catalogue (session)->categories->len);

  zz_session_set_day (session, ZZ_DAY_GIVEN, zz_date_new (2027, 8, 1));
  zz_session_judge (session);
  later = zz_words_readiness (messages, zz_session_get_findings (session));
  g_assert_cmpstr (later, !=, planned);
  g_assert_nonnull (driver_find_label (page, later));
  g_assert_null (driver_find_label (page, planned));
  story_finish (&story);
}

/* What is to be done next leads to its clause. */
static void
test_leads (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page, *row;

  story_open_example (&story, data);
  page = driver_find (story_get_root (&story), ZZ_TYPE_OVERVIEW_PAGE, NULL, NULL);
  row = driver_find (page, ZZ_TYPE_OVERVIEW_ROW, NULL, NULL);
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  g_assert_false (gtk_widget_get_mapped (page));
  story_finish (&story);
}

static gboolean
has_forecasts (gpointer user_data)
{
  return !zz_forecaster_get_busy (zz_session_get_forecaster (user_data));
}

/* Every level says when it is ready, and leads to the forecast. */
static void
test_levels (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;
  GtkWidget *page;

  story_open_example (&story, data);
  session = story_get_session (&story);
  page = driver_find (story_get_root (&story), ZZ_TYPE_OVERVIEW_PAGE, NULL, NULL);
  wait_until (has_forecasts, session);
  for (guint i = 0; i < zz_session_get_catalogue (session)->levels->len; i++)
    {
      const ZzForecast *forecast = zz_forecaster_get (zz_session_get_forecaster (session), i);
      g_autofree char *words = zz_words_forecast (zz_session_get_messages (session), forecast);
      GtkWidget *label = driver_find_label (page, words);

      g_assert_nonnull (label);
      if (i == 0)
        gtk_widget_activate (driver_get_around (label, ZZ_TYPE_OVERVIEW_ROW));
    }
  g_assert_nonnull (driver_find (story_get_root (&story), ZZ_TYPE_FORECAST_PAGE, NULL, NULL));
  story_finish (&story);
}

/* What the last audit left open stands before the clauses. */
static void
test_finding (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page, *row;
  ZzSession *session;
  const ZzMessages *messages;
  ZzProject *project;
  g_autofree char *said = NULL;

  story_open_example (&story, data);
  session = story_get_session (&story);
  messages = zz_session_get_messages (session);
  project = zz_session_get_project (session);
  said = zz_words_open_finding (messages, project, zz_project_find_anywhere (project, "nonconformity-1"));
  page = driver_find (story_get_root (&story), ZZ_TYPE_OVERVIEW_PAGE, NULL, NULL);
  row = driver_find (page, ZZ_TYPE_OVERVIEW_ROW, NULL, NULL);
  g_assert_nonnull (driver_find_label (row, said));
  set_field (session, "nonconformity", "nonconformity-1", "closed", "2026-11-20");
  zz_session_judge (session);
  g_assert_null (driver_find_label (page, said));
  zz_history_undo (zz_session_get_history (session));
  story_finish (&story);
}

static gboolean
is_called (GtkWidget *widget,
           gconstpointer data)
{
  return driver_find_label (widget, data) != NULL;
}

/* An empty project says what to record first; that leads to just those records. */
static void
test_record_first (gconstpointer data)
{
  Story story = { 0 };
  g_autoptr (ZzSession) session = zz_session_new_empty (zz_i18n_get_language (), NULL);
  const ZzRegister *reg = zz_catalogue_find_register (zz_session_get_catalogue (session), "certificate");
  GtkWidget *page, *row;

  story_open_example (&story, data);
  zz_app_window_set_session (story.window, session);
  page = driver_find (story_get_root (&story), ZZ_TYPE_OVERVIEW_PAGE, NULL, NULL);
  row = driver_find (page, ZZ_TYPE_OVERVIEW_ROW, is_called, zz_words_register (zz_session_get_messages (session), reg));
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  g_assert_false (gtk_widget_get_mapped (page));
  driver_click (driver_find_button (story_get_root (&story), _ ("_Add")));
  g_assert_cmpuint (zz_project_get_records (zz_session_get_project (session), reg)->len, ==, 1);
  zz_app_window_set_session (story.window, NULL);
  story_finish (&story);
}

/* Tab leaves the sidebar without choosing another page. */
static void
test_tab (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page, *sidebar;

  story_open_example (&story, data);
  page = driver_find (story_get_root (&story), ZZ_TYPE_OVERVIEW_PAGE, NULL, NULL);
  sidebar = driver_find (story_get_root (&story), ZZ_TYPE_SIDEBAR, NULL, NULL);
  g_assert_true (gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (story_get_root (&story), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (story.window)), sidebar));
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/overview/verdict", test_verdict },
    { "/overview/leads", test_leads },
    { "/overview/levels", test_levels },
    { "/overview/finding", test_finding },
    { "/overview/record-first", test_record_first },
    { "/overview/tab", test_tab },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
