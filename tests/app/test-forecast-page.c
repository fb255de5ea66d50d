/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast of the example in the real window. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/forecast-page.h"
#include "app/forecaster.h"
#include "app/timeline.h"
#include "app/turn-row.h"
#include "report/words.h"

#include <string.h>

/* The clause that is met once this procedure is in force. */
#define CLAUSE "technology.b"
#define PROCEDURE "procedure-07"

static gboolean
has_forecast (gpointer user_data)
{
  return !zz_forecaster_get_busy (zz_session_get_forecaster (user_data));
}

/* Whatever day the tests are run on, the procedure is in force from a later one. */
static ZzDate
get_day (ZzSession *session)
{
  return MAX (zz_session_get_today (session), zz_date_new (2026, 11, 23)) + 30;
}

static void
set_day (ZzSession *session,
         ZzDate day)
{
  g_autofree char *text = zz_date_format (day);

  set_field (session, "procedure", PROCEDURE, "in_force_since", text);
  zz_session_judge (session);
  wait_until (has_forecast, session);
}

static GtkWidget *
open_page (Story *story,
           gconstpointer data)
{
  GtkWidget *page;

  story_open_example (story, data);
  g_assert_true (zz_app_window_show_page (story->window, "forecast"));
  page = driver_find (story_get_root (story), ZZ_TYPE_FORECAST_PAGE, NULL, NULL);
  g_assert_nonnull (page);
  set_day (story_get_session (story), get_day (story_get_session (story)));
  return page;
}

/* Undo takes the day of the procedure back: nothing that was done since is a step. */
static void
finish (Story *story)
{
  ZzSession *session = story_get_session (story);

  story_activate (story, "undo");
  g_assert_false (zz_history_get_modified (zz_session_get_history (session)));
  story_finish (story);
}

static gboolean
is_turn (GtkWidget *row,
         gconstpointer data)
{
  const ZzTurn *turn = zz_turn_row_get_turn (ZZ_TURN_ROW (row));

  return turn->day == *(const ZzDate *) data && g_str_equal (turn->clause->id, CLAUSE);
}

static GtkWidget *
find_turn (GtkWidget *page,
           ZzDate day)
{
  return driver_find (page, ZZ_TYPE_TURN_ROW, is_turn, &day);
}

typedef struct
{
  GtkWidget *row;
  const char *cause;
} Search;

static gboolean
mentions (GtkWidget *label,
          gconstpointer data)
{
  return strstr (gtk_label_get_label (GTK_LABEL (label)), data) != NULL;
}

static gboolean
says_cause (gpointer user_data)
{
  Search *search = user_data;

  return driver_find (search->row, GTK_TYPE_LABEL, mentions, search->cause) != NULL;
}

static void
test_sentence (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page = open_page (&story, data);
  ZzSession *session = story_get_session (&story);
  const ZzMessages *messages = zz_session_get_messages (session);

  for (guint level = 0; level < 2; level++)
    {
      const ZzForecast *forecast;
      g_autofree char *title = NULL, *reason = NULL;

      zz_session_set_level (session, level);
      zz_session_judge (session);
      wait_until (has_forecast, session);
      forecast = zz_forecaster_get (zz_session_get_forecaster (session), level);
      title = zz_words_forecast (messages, forecast);
      reason = zz_words_forecast_reason (messages, forecast);
      g_assert_nonnull (driver_find_label (page, title));
      g_assert_nonnull (driver_find_label (page, reason));
    }
  finish (&story);
}

/* So many leave, one a day, that no forecast is made at once. */
static void
add_leavers (ZzSession *session,
             int n)
{
  const ZzRegister *reg = zz_catalogue_find_register (zz_session_get_catalogue (session), "person");
  const ZzField *left = zz_register_find_field (reg, "left");
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("leavers");

  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("person-leaves-%d", i);
      g_autoptr (ZzRecord) person = zz_record_new (reg, id);

      zz_record_fill (person, left, zz_value_date (zz_session_get_today (session) + 1 + i));
      zz_change_set_insert (set, person);
    }
  g_assert_true (zz_history_apply (zz_session_get_history (session), set, NULL));
  zz_session_judge (session);
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* What was made while another page was looked at is there on the way back. */
static void
test_left (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page = open_page (&story, data);
  ZzSession *session = story_get_session (&story);

  g_assert_true (zz_app_window_show_page (story.window, "records"));
  wait_until (is_unmapped, page);
  add_leavers (session, 1000);
  g_assert_true (zz_app_window_show_page (story.window, "forecast"));
  g_assert_true (zz_forecaster_get_busy (zz_session_get_forecaster (session)));
  g_assert_true (zz_app_window_show_page (story.window, "records"));
  wait_until (is_unmapped, page);
  g_assert_true (zz_forecaster_get_busy (zz_session_get_forecaster (session)));
  wait_until (has_forecast, session);
  g_assert_true (zz_app_window_show_page (story.window, "forecast"));
  g_assert_null (driver_find (page, GTK_TYPE_SPINNER, NULL, NULL));
  story_activate (&story, "undo");
  finish (&story);
}

/* An edit is foreseen at once. */
static void
test_edit (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page = open_page (&story, data);
  ZzSession *session = story_get_session (&story);
  const ZzDate day = get_day (session);

  g_assert_nonnull (find_turn (page, day));
  set_day (session, day + 5);
  g_assert_null (find_turn (page, day));
  g_assert_nonnull (find_turn (page, day + 5));
  story_activate (&story, "undo");
  zz_session_judge (session);
  wait_until (has_forecast, session);
  g_assert_nonnull (find_turn (page, day));
  finish (&story);
}

/* The list says what made the difference. */
static void
test_cause (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page = open_page (&story, data);
  ZzSession *session = story_get_session (&story);
  const ZzDate day = get_day (session);
  g_autoptr (ZzFindings) before = zz_session_evaluate (session, zz_session_get_level (session), day - 1);
  g_autoptr (ZzFindings) after = zz_session_evaluate (session, zz_session_get_level (session), day);
  const ZzClause *clause = zz_catalogue_find_clause (zz_session_get_catalogue (session), CLAUSE);
  g_autofree char *cause = zz_words_turn (zz_session_get_messages (session), zz_session_get_project (session), before, after, clause);
  Search search = { find_turn (page, day), cause };

  g_assert_nonnull (cause);
  wait_until (says_cause, &search);
  finish (&story);
}

/* Choosing a day moves the assessment and edits nothing; the list stays. */
static void
test_choose (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page = open_page (&story, data);
  ZzSession *session = story_get_session (&story);
  const ZzDate day = get_day (session);
  GtkWidget *row = find_turn (page, day);

  gtk_widget_activate (row);
  g_assert_cmpint (zz_session_get_at (session), ==, day);
  zz_session_judge (session);
  g_assert_true (row == find_turn (page, day));
  g_assert_cmpint (get_clause_status (session, CLAUSE), ==, zz_turn_row_get_turn (ZZ_TURN_ROW (row))->after);
  g_assert_true (gtk_widget_get_mapped (page));
  finish (&story);
}

static void
test_leads (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page = open_page (&story, data);
  GtkWidget *row = find_turn (page, get_day (story_get_session (&story)));
  const ZzClause *clause = zz_turn_row_get_turn (ZZ_TURN_ROW (row))->clause;

  driver_click (driver_find (row, GTK_TYPE_BUTTON, NULL, NULL));
  g_assert_false (gtk_widget_get_mapped (page));
  story_expect_label (&story, zz_messages_text (zz_session_get_messages (story_get_session (&story)), &clause->title));
  finish (&story);
}

static void
press (GtkWidget *timeline,
       guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (timeline);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  g_assert_true (handled);
}

/* The day that Return on a row of the timeline judges. */
static ZzDate
judge_chosen (Story *story,
              GtkWidget *timeline)
{
  gtk_widget_activate (driver_find (timeline, ZZ_TYPE_TIMELINE_ROW, NULL, NULL));
  zz_session_judge (story_get_session (story));
  return zz_session_get_at (story_get_session (story));
}

/* The arrow keys stop at the days of the list. */
static void
test_keys (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page = open_page (&story, data);
  ZzSession *session = story_get_session (&story);
  GtkWidget *timeline = driver_find (page, ZZ_TYPE_TIMELINE, NULL, NULL);
  const ZzDate day = get_day (session), planned = zz_session_get_at (session);
  ZzDate at;

  press (timeline, GDK_KEY_Home);
  g_assert_cmpint (zz_session_get_at (session), ==, planned);
  at = judge_chosen (&story, timeline);
  g_assert_cmpint (at, ==, zz_session_get_today (session));
  while (at < day)
    {
      const ZzDate before = at;

      press (timeline, GDK_KEY_Right);
      at = judge_chosen (&story, timeline);
      g_assert_cmpint (at, >, before);
    }
  g_assert_cmpint (at, ==, day);
  press (timeline, GDK_KEY_Right);
  g_assert_cmpint (judge_chosen (&story, timeline), >, day);
  press (timeline, GDK_KEY_Left);
  g_assert_cmpint (judge_chosen (&story, timeline), ==, day);
  press (timeline, GDK_KEY_End);
  g_assert_cmpint (judge_chosen (&story, timeline), ==, zz_date_add (zz_session_get_today (session), (ZzPeriod) { .months = 36 }));
  finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/forecast-page/sentence", test_sentence },
    { "/forecast-page/edit", test_edit },
    { "/forecast-page/left", test_left },
    { "/forecast-page/cause", test_cause },
    { "/forecast-page/choose", test_choose },
    { "/forecast-page/leads", test_leads },
    { "/forecast-page/keys", test_keys },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
