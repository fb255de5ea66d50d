/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps and actions in the real window: what is missing is listed with what closes it,
 * taken on, closed with a reason, and written as a calendar. */
#include "driver.h"
#include "story.h"

#include "app/adviser.h"
#include "app/gap-details.h"
#include "app/gap-row.h"
#include "app/gaps-page.h"
#include "app/overview-row.h"
#include "app/records-page.h"
#include "core/builtin.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

static void
show_gaps (Story *story)
{
  g_action_group_activate_action (G_ACTION_GROUP (story->window), "show", g_variant_new_string ("gaps"));
  wait_until (story_is_advised, story);
}

static gboolean
is_of_clause (GtkWidget *row,
              gconstpointer id)
{
  return g_str_equal (zz_gap_row_get_clause (ZZ_GAP_ROW (row))->id, id);
}

static GtkWidget *
find_row (Story *story,
          const char *id)
{
  return driver_find (story_get_root (story), ZZ_TYPE_GAP_ROW, is_of_clause, id);
}

static const ZzGap *
find_gap (Story *story,
          const char *id)
{
  const ZzAdvice *advice = zz_adviser_get (zz_session_get_adviser (story_get_session (story)));

  for (guint i = 0; i < advice->gaps->gaps->len; i++)
    {
      const ZzGap *gap = advice->gaps->gaps->pdata[i];

      if (gap->kind != ZZ_GAP_RENEWAL && g_str_equal (gap->finding->clause->id, id))
        return gap;
    }
  return NULL;
}

/* Every clause that is not met has a row, no other has; and it says what closes it. */
static void
test_list (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;
  GtkWidget *row;
  guint n_steps = 0;

  story_open_example (&story, data);
  show_gaps (&story);
  session = story_get_session (&story);
  for (guint i = 0; i < zz_session_get_findings (session)->clauses->len; i++)
    {
      const ZzClauseFinding *finding = zz_session_get_findings (session)->clauses->pdata[i];

      g_assert_cmpint (find_row (&story, finding->clause->id) != NULL, ==, finding->status > ZZ_STATUS_MET);
    }
  row = find_row (&story, "personnel.e");
  zz_gap_row_set_expanded (ZZ_GAP_ROW (row), TRUE);
  for (guint i = 0; i < find_gap (&story, "personnel.e")->smallest->len; i++, n_steps++)
    {
      const ZzAddition *addition = find_gap (&story, "personnel.e")->smallest->pdata[i];
      g_autofree char *words = zz_words_addition (zz_session_get_messages (session), zz_session_get_project (session), addition, zz_session_get_today (session));
      g_autofree char *numbered = g_strdup_printf ("%u. %s", i + 1, words);

      g_assert_nonnull (driver_find_label (row, numbered));
    }
  g_assert_cmpuint (n_steps, >, 1);
  story_finish (&story);
}

/* A step leads to the record in which it is taken. */
static void
test_step (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *row, *step;

  story_open_example (&story, data);
  show_gaps (&story);
  row = find_row (&story, "personnel.e");
  zz_gap_row_set_expanded (ZZ_GAP_ROW (row), TRUE);
  step = driver_find (row, ADW_TYPE_ACTION_ROW, NULL, NULL);
  g_assert_nonnull (step);
  gtk_widget_activate (step);
  g_assert_false (gtk_widget_get_mapped (row));
  g_assert_nonnull (driver_find (story_get_root (&story), ZZ_TYPE_RECORDS_PAGE, NULL, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (story_find_control (story_get_root (&story), "number", GTK_TYPE_ENTRY))),
                   ==, CERTIFICATE_NUMBER);
  story_finish (&story);
}

/* What several clauses hang on is shown, the rest when it is asked for. */
static void
check_points (GtkWidget *page,
              const ZzMessages *messages,
              const ZzAdvice *advice)
{
  const GPtrArray *points = advice->margins->single_points;
  const ZzSinglePoint *last = points->pdata[points->len - 1];
  g_autofree char *words = zz_words_single_point (messages, advice->project, last);
  guint n_several = 0;
  GtkWidget *more;
  g_autofree char *label = NULL;

  for (guint i = 0; i < points->len; i++)
    n_several += ((const ZzSinglePoint *) points->pdata[i])->clauses->len > 1;
  g_assert_cmpuint (last->clauses->len, ==, 1);
  g_assert_null (driver_find_label (page, words));
  label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", points->len - n_several), points->len - n_several);
  more = driver_find_button (page, label);
  driver_click (more);
  g_assert_nonnull (driver_find_label (page, words));
}

/* Whom or what most hangs on is told and leads to the record; the clause tells what it
 * can lose. */
static void
test_points (gconstpointer data)
{
  Story story = { 0 };
  const ZzAdvice *advice;
  const ZzMessages *messages;
  const ZzSinglePoint *point;
  const ZzClause *clause;
  GtkWidget *page, *label;
  g_autofree char *words = NULL, *margin = NULL;

  story_open_example (&story, data);
  show_gaps (&story);
  page = driver_find (story_get_root (&story), ZZ_TYPE_GAPS_PAGE, NULL, NULL);
  messages = zz_session_get_messages (story_get_session (&story));
  advice = zz_adviser_get (zz_session_get_adviser (story_get_session (&story)));
  point = advice->margins->single_points->pdata[0];
  clause = point->clauses->pdata[0];
  words = zz_words_single_point (messages, advice->project, point);
  margin = zz_words_margin (messages, advice->project, advice->margins, clause);
  check_points (page, messages, advice);
  label = driver_find_label (page, words);
  g_assert_nonnull (label);
  gtk_widget_activate (driver_get_around (label, ZZ_TYPE_OVERVIEW_ROW));
  g_assert_false (gtk_widget_get_mapped (page));
  g_assert_nonnull (driver_find_label (story_show_clause (&story, clause->id), margin));
  story_finish (&story);
}

/* Of an assessment that is not to come nobody can say when to start. */
static void
test_start (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;
  const ZzGap *gap;
  GtkWidget *row;
  g_autofree char *words = NULL;

  story_open_example (&story, data);
  session = story_get_session (&story);
  zz_session_set_day (session, ZZ_DAY_GIVEN, zz_session_get_today (session) + 100);
  show_gaps (&story);
  row = find_row (&story, "personnel.e");
  gap = find_gap (&story, "personnel.e");
  words = zz_words_start (zz_session_get_messages (session), gap, zz_session_get_today (session));
  g_assert_nonnull (words);
  g_assert_nonnull (driver_find_label (row, words));
  zz_session_set_day (session, ZZ_DAY_TODAY, ZZ_DATE_NONE);
  zz_session_judge (session);
  wait_until (story_is_advised, &story);
  g_assert_nonnull (find_row (&story, "personnel.c"));
  g_assert_cmpint (find_gap (&story, "personnel.c")->start_by, ==, ZZ_DATE_NONE);
  g_assert_null (driver_find_label (find_row (&story, "personnel.c"), words));
  story_finish (&story);
}

static GtkWidget *
find_list (GtkWidget *row)
{
  return gtk_widget_get_parent (row);
}

static gboolean
is_taken_on (gpointer user_data)
{
  return story_is_advised (user_data) && g_strcmp0 (find_gap (user_data, "personnel.d")->owner, "周例文") == 0;
}

static gboolean
has_no_owner (gpointer user_data)
{
  return story_is_advised (user_data) && find_gap (user_data, "personnel.d")->owner == NULL;
}

static const char *
get_filter_title (ZzGapFilter filter)
{
  static const char *const titles[ZZ_N_GAP_FILTERS] = { N_ ("All gaps"), N_ ("Without an owner"), N_ ("Mine"), N_ ("Overdue") };

  return _ (titles[filter]);
}

/* A name typed into a gap that nobody saw to makes an action, in one step. */
static void
test_take_on (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *row, *owner, *filter;

  story_open_example (&story, data);
  show_gaps (&story);
  row = find_row (&story, "personnel.d");
  g_assert_null (find_gap (&story, "personnel.d")->owner);
  g_assert_nonnull (driver_find_label (row, _ ("No owner")));
  zz_gap_row_set_expanded (ZZ_GAP_ROW (row), TRUE);
  owner = story_find_control (row, "owner", GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (owner), "周例文");
  wait_until (is_taken_on, &story);
  row = find_row (&story, "personnel.d");
  g_assert_nonnull (driver_find_label (row, "周例文"));
  filter = driver_find (driver_find (story_get_root (&story), ZZ_TYPE_GAPS_PAGE, NULL, NULL), GTK_TYPE_DROP_DOWN, NULL, NULL);
  driver_choose (filter, get_filter_title (ZZ_GAP_FILTER_NO_OWNER));
  g_assert_false (gtk_widget_get_child_visible (row));
  driver_choose (filter, get_filter_title (ZZ_GAP_FILTER_ALL));
  g_assert_true (gtk_widget_get_child_visible (row));
  story_activate (&story, "undo");
  wait_until (has_no_owner, &story);
  g_assert_false (zz_history_get_modified (zz_session_get_history (story_get_session (&story))));
  story_finish (&story);
}

typedef struct
{
  Story *story;
  GtkWidget *list;
} Place;

static gboolean
is_elsewhere (gpointer user_data)
{
  Place *place = user_data;
  GtkWidget *row = find_row (place->story, "personnel.e");

  return row != NULL && find_list (row) != place->list;
}

/* What people closed goes to the closed ones, with its day and reason, once they leave
 * it. */
static void
test_close (gconstpointer data)
{
  Story story = { 0 };
  Place place = { &story, NULL };
  GtkWidget *row;
  ZzSession *session;
  const GPtrArray *actions;
  g_autofree char *words = NULL;

  story_open_example (&story, data);
  show_gaps (&story);
  session = story_get_session (&story);
  row = find_row (&story, "personnel.e");
  place.list = find_list (row);
  actions = zz_project_get_builtin (zz_session_get_project (session), ZZ_BUILTIN_ACTION);
  for (guint i = 0; i < actions->len; i++)
    if (g_strcmp0 (zz_record_get_text (actions->pdata[i], ZZ_ACTION_CLAUSE), "personnel.e") == 0)
      {
        set_field (session, "action", zz_record_get_id (actions->pdata[i]), "state", "closed");
        set_field (session, "action", zz_record_get_id (actions->pdata[i]), "closed", "2026-11-20");
        set_field (session, "action", zz_record_get_id (actions->pdata[i]), "closed_reason", "已另行安排");
      }
  wait_until (is_elsewhere, &place);
  row = find_row (&story, "personnel.e");
  words = zz_words_closing (zz_session_get_messages (session), find_gap (&story, "personnel.e"));
  g_assert_nonnull (strstr (words, "已另行安排"));
  g_assert_nonnull (driver_find_label (row, words));
  story_activate (&story, "save");
  wait_until (story_is_saved, &story);
  story_finish (&story);
}

static gboolean
is_idle (gpointer user_data)
{
  return !zz_session_get_busy (story_get_session (user_data));
}

/* Events are whole, and each has an identifier of its own. */
static guint
count_events (const char *text)
{
  g_auto (GStrv) folded = g_strsplit (text, "\r\n ", -1);
  g_autofree char *whole = g_strjoinv (NULL, folded);
  g_auto (GStrv) lines = g_strsplit (whole, "\r\n", -1);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;
  int depth = 0;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      depth += g_str_has_prefix (lines[i], "BEGIN:") - g_str_has_prefix (lines[i], "END:");
      n += g_str_equal (lines[i], "END:VEVENT");
      if (g_str_has_prefix (lines[i], "UID:"))
        g_assert_true (g_hash_table_add (ids, lines[i]));
    }
  g_assert_cmpint (depth, ==, 0);
  g_assert_cmpuint (g_hash_table_size (ids), ==, n);
  return n;
}

static void
test_calendar (gconstpointer data)
{
  Story story = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;

  story_open_example (&story, data);
  show_gaps (&story);
  driver_click (driver_find_button (story_get_root (&story), "win.calendar"));
  file = fixture_get_file (&story.files, "日程.ics");
  driver_choose_file (file);
  wait_until (is_idle, &story);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  g_assert_cmpuint (count_events (text), >, 10);
  story_finish (&story);
}

/* A row in which people are stays while they type why it is closed, and goes when they
 * do. */
static void
test_typed (gconstpointer data)
{
  Story story = { 0 };
  Place place = { &story, NULL };
  GtkWidget *row, *reason;
  ZzSession *session;
  const ZzField *state;
  g_autofree char *closed = NULL;

  story_open_example (&story, data);
  show_gaps (&story);
  session = story_get_session (&story);
  state = zz_register_get_field (zz_session_get_catalogue (session)->builtins[ZZ_BUILTIN_ACTION], ZZ_ACTION_STATE);
  closed = zz_words_value (zz_session_get_messages (session), zz_session_get_project (session), state,
                           &(ZzValue) { .kind = ZZ_VALUE_CHOICE, .choice = ZZ_ACTION_STATE_CLOSED });
  row = find_row (&story, "personnel.e");
  place.list = find_list (row);
  zz_gap_row_set_expanded (ZZ_GAP_ROW (row), TRUE);
  driver_choose (story_find_control (row, "state", GTK_TYPE_DROP_DOWN), closed);
  reason = story_find_control (row, "closed_reason", GTK_TYPE_ENTRY);
  gtk_widget_grab_focus (reason);
  gtk_editable_set_text (GTK_EDITABLE (reason), "示例：已续证");
  zz_session_judge (session);
  wait_until (story_is_advised, &story);
  g_assert_cmpint (find_gap (&story, "personnel.e")->closed, ==, zz_session_get_today (session));
  g_assert_true (find_row (&story, "personnel.e") == row);
  gtk_widget_grab_focus (driver_find (story_get_root (&story), GTK_TYPE_DROP_DOWN, NULL, NULL));
  wait_until (is_elsewhere, &place);
  story_activate (&story, "save");
  wait_until (story_is_saved, &story);
  story_finish (&story);
}

/* Edits while advice is being made: what is shown in the end is of the last one. */
static void
test_overtaken (gconstpointer data)
{
  Story story = { 0 };
  const GPtrArray *people;

  story_open_example (&story, data);
  g_action_group_activate_action (G_ACTION_GROUP (story.window), "show", g_variant_new_string ("gaps"));
  g_assert_true (zz_adviser_get_busy (zz_session_get_adviser (story_get_session (&story))));
  people = zz_project_get_records (zz_session_get_project (story_get_session (&story)),
                                   zz_catalogue_find_register (zz_session_get_catalogue (story_get_session (&story)), "person"));
  for (guint i = 0; i < people->len; i++)
    set_field (story_get_session (&story), "person", zz_record_get_id (people->pdata[i]), "left", "2026-01-01");
  zz_session_judge (story_get_session (&story));
  wait_until (story_is_advised, &story);
  g_assert_cmpint (zz_adviser_get (zz_session_get_adviser (story_get_session (&story)))->gaps->findings->totals[ZZ_STATUS_MET], ==,
                   zz_session_get_findings (story_get_session (&story))->totals[ZZ_STATUS_MET]);
  g_assert_nonnull (find_row (&story, "personnel.a"));
  story_activate (&story, "save");
  wait_until (story_is_saved, &story);
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/gaps-page/list", test_list },
    { "/gaps-page/step", test_step },
    { "/gaps-page/points", test_points },
    { "/gaps-page/start", test_start },
    { "/gaps-page/take-on", test_take_on },
    { "/gaps-page/close", test_close },
    { "/gaps-page/typed", test_typed },
    { "/gaps-page/calendar", test_calendar },
    { "/gaps-page/overtaken", test_overtaken },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
