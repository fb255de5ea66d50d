/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a category in the real window: clauses open, facts lead to their
 * records, actions and notes are kept. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/action-view.h"
#include "app/category-page.h"
#include "app/clause-details.h"
#include "app/clause-row.h"
#include "app/facts-view.h"
#include "app/records-page.h"
#include "core/field.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_shown (GtkWidget *page,
          gconstpointer data)
{
  return gtk_widget_get_child_visible (page);
}

static GtkWidget *
get_page (Story *story)
{
  return driver_find (story_get_root (story), ZZ_TYPE_CATEGORY_PAGE, is_shown, NULL);
}

/* Whether all of the row's header can be seen. */
static gboolean
is_in_sight (gpointer row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *header = driver_find (row, GTK_TYPE_TOGGLE_BUTTON, NULL, NULL);
  double x, y;

  return gtk_widget_get_mapped (header) && gtk_widget_get_height (header) > 0
         && gtk_widget_translate_coordinates (header, scroller, 0, 0, &x, &y) && y >= 0
         && y + gtk_widget_get_height (header) <= gtk_widget_get_height (scroller);
}

/* Whether as much of the row can be seen as there is room for. */
static gboolean
is_filling_sight (gpointer row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  double x, y;

  return is_in_sight (row) && gtk_widget_translate_coordinates (row, scroller, 0, 0, &x, &y)
         && (y < 1 || y + gtk_widget_get_height (row) <= gtk_widget_get_height (scroller));
}

/* A clause asked for is on its page, open, has the focus and is in sight. */
static void
test_show (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *row, *focus;

  story_open_example (&story, data);
  /* So that the clause is of its final height. */
  wait_until (story_is_advised, &story);
  row = story_show_clause (&story, "personnel.f");
  g_assert_true (gtk_widget_is_ancestor (row, get_page (&story)));
  g_assert_nonnull (driver_find (row, ZZ_TYPE_CLAUSE_DETAILS, NULL, NULL));
  focus = gtk_window_get_focus (GTK_WINDOW (story.window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, row));
  wait_until (is_filling_sight, row);

  row = story_show_clause (&story, "legal.a");
  g_assert_true (gtk_widget_is_ancestor (row, get_page (&story)));
  wait_until (is_filling_sight, row);
  story_finish (&story);
}

/* Tab goes from the header to what can be used; no text is selected on the way. */
static void
test_tab (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *row, *focus, *before;

  story_open_example (&story, data);
  row = story_show_clause (&story, "personnel.e");
  before = gtk_window_get_focus (GTK_WINDOW (story.window));
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (gtk_widget_child_focus (story_get_root (&story), GTK_DIR_TAB_FORWARD));
      focus = gtk_window_get_focus (GTK_WINDOW (story.window));
      g_assert_true (gtk_widget_is_ancestor (focus, row));
      g_assert_false (GTK_IS_LABEL (focus));
      g_assert_true (focus != before);
      before = focus;
    }
  story_finish (&story);
}

static gboolean
leads_to (GtkWidget *widget,
          gconstpointer id)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

  return g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.show") == 0
         && target != NULL && g_str_equal (g_variant_get_string (target, NULL), id);
}

static gboolean
is_expandable (GtkWidget *widget,
               gconstpointer data)
{
  return !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget));
}

/* A fact that decided leads to its record. */
static void
test_facts (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *row, *facts, *expander, *fact;

  story_open_example (&story, data);
  row = story_show_clause (&story, "personnel.e");
  facts = driver_find (row, ZZ_TYPE_FACTS_VIEW, NULL, NULL);
  while ((expander = driver_find (facts, ADW_TYPE_EXPANDER_ROW, is_expandable, NULL)) != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
  fact = driver_find (facts, ADW_TYPE_ACTION_ROW, leads_to, CERTIFICATE);
  g_assert_nonnull (fact);
  gtk_widget_activate (fact);
  g_assert_false (gtk_widget_get_mapped (facts));
  g_assert_nonnull (driver_find (story_get_root (&story), ZZ_TYPE_RECORDS_PAGE, NULL, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (story_find_control (story_get_root (&story), "number", GTK_TYPE_ENTRY))),
                   ==, CERTIFICATE_NUMBER);
  story_finish (&story);
}

/* The actions of a clause; the first of the example's is the only one of this. */
static GtkWidget *
get_last_action (GtkWidget *row)
{
  GtkWidget *forms = driver_get_around (driver_find (row, ZZ_TYPE_ACTION_VIEW, NULL, NULL), ZZ_TYPE_ACTION_VIEW);
  GtkWidget *button = driver_find_button (forms, _ ("Remove this action"));

  g_assert_nonnull (button);
  return gtk_widget_get_last_child (gtk_widget_get_parent (gtk_widget_get_parent (button)));
}

static void
set_entry (GtkWidget *root,
           const char *field,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (story_find_control (root, field, GTK_TYPE_ENTRY)), text);
}

static ZzRecord *
find_action (const GPtrArray *actions,
             const char *title)
{
  for (guint i = 0; i < actions->len; i++)
    if (g_strcmp0 (zz_record_get_text (actions->pdata[i], ZZ_ACTION_TITLE), title) == 0)
      return actions->pdata[i];
  return NULL;
}

/* What is to be done has an owner and a day, and is closed on one. */
static void
test_action (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;
  const ZzRegister *reg;
  GtkWidget *row, *form;
  ZzRecord *action;
  const GPtrArray *actions;
  const ZzField *state;
  g_autofree char *closed = NULL;

  story_open_example (&story, data);
  session = story_get_session (&story);
  reg = zz_session_get_catalogue (session)->builtins[ZZ_BUILTIN_ACTION];
  state = zz_register_get_field (reg, ZZ_ACTION_STATE);
  closed = zz_words_value (zz_session_get_messages (session), zz_session_get_project (session), state,
                           &(ZzValue) { .kind = ZZ_VALUE_CHOICE, .choice = (guint) zz_choices_find (state->choices, "closed") });
  actions = zz_project_get_records (zz_session_get_project (session), reg);
  g_assert_cmpuint (actions->len, ==, 3);
  row = story_show_clause (&story, "personnel.e");
  driver_click (driver_find_button (row, _ ("Add an _Action")));
  g_assert_cmpuint (actions->len, ==, 4);
  form = get_last_action (row);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (story.window)), form));
  set_entry (form, "title", "联系培训机构");
  set_entry (form, "owner", "李示华");
  set_entry (form, "due", "2026-12-31");
  action = find_action (actions, "联系培训机构");
  g_assert_cmpstr (zz_record_get_text (action, ZZ_ACTION_CLAUSE), ==, "personnel.e");
  g_assert_cmpstr (zz_record_get_text (action, ZZ_ACTION_OWNER), ==, "李示华");
  g_assert_cmpint (zz_record_get_date (action, ZZ_ACTION_DUE), ==, zz_date_new (2026, 12, 31));

  driver_choose (story_find_control (form, "state", GTK_TYPE_DROP_DOWN), closed);
  g_assert_cmpint (zz_record_get_date (action, ZZ_ACTION_CLOSED), ==, zz_session_get_today (session));
  story_activate (&story, "undo");
  g_assert_cmpint (zz_record_get_date (action, ZZ_ACTION_CLOSED), ==, ZZ_DATE_NONE);
  zz_session_judge (session);
  driver_click (driver_find_button (get_last_action (row), _ ("Remove this action")));
  g_assert_cmpuint (actions->len, ==, 3);
  while (zz_history_get_modified (zz_session_get_history (session)))
    story_activate (&story, "undo");
  story_finish (&story);
}

/* Notes typed in one go are one step. */
static void
test_notes (gconstpointer data)
{
  static const char *const letters[] = { "已", "电", "话", "确", "认" };
  Story story = { 0 };
  ZzSession *session;
  GtkWidget *row;
  GtkTextBuffer *buffer;
  g_autofree char *typed = NULL;

  story_open_example (&story, data);
  session = story_get_session (&story);
  row = story_show_clause (&story, "legal.a");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (story_find_control (row, "notes", GTK_TYPE_TEXT_VIEW)));
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    gtk_text_buffer_insert_at_cursor (buffer, letters[i], -1);
  typed = dup_field (session, "answer", "legal.a", "notes");
  g_assert_cmpstr (typed, ==, "已电话确认");
  story_activate (&story, "undo");
  g_assert_false (zz_history_get_modified (zz_session_get_history (session)));
  zz_session_judge (session);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  story_finish (&story);
}

static guint
count_shown (GtkWidget *page)
{
  GtkWidget *list = gtk_widget_get_parent (driver_find (page, ZZ_TYPE_CLAUSE_ROW, NULL, NULL));
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += ZZ_IS_CLAUSE_ROW (row) && gtk_widget_get_child_visible (row);
  return n;
}

/* "Open only" hides what is met, follows every verdict, and hides nothing in
 * which somebody is at work. */
static void
test_filter (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *row, *open;

  story_open_example (&story, data);
  row = story_show_clause (&story, "finance.b");
  open = driver_find_button (get_page (&story), C_ ("clauses", "O_pen Only"));
  g_assert_cmpuint (count_shown (get_page (&story)), ==, 3);
  gtk_widget_grab_focus (open);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (open), TRUE);
  g_assert_cmpuint (count_shown (get_page (&story)), ==, 1);

  set_field (story_get_session (&story), "answer", "finance.b", "judgement", "met");
  story_expect_status (&story, row, ZZ_STATUS_MET);
  g_assert_false (gtk_widget_get_child_visible (row));
  story_expect_label (&story, _ ("Every clause of this category is met."));
  story_activate (&story, "undo");
  story_expect_status (&story, row, ZZ_STATUS_UNKNOWN);
  g_assert_true (gtk_widget_get_child_visible (row));

  gtk_widget_grab_focus (driver_find (row, GTK_TYPE_DROP_DOWN, NULL, NULL));
  story_activate (&story, "redo");
  story_expect_status (&story, row, ZZ_STATUS_MET);
  g_assert_true (gtk_widget_get_child_visible (row));
  /* One that is asked for is shown, and then all are. */
  row = story_show_clause (&story, "finance.a");
  g_assert_true (gtk_widget_get_child_visible (row));
  g_assert_cmpuint (count_shown (get_page (&story)), ==, 3);
  while (zz_history_get_modified (zz_session_get_history (story_get_session (&story))))
    story_activate (&story, "undo");
  story_finish (&story);
}

/* A judgement has a reason and a day; taken back, no day stays behind. */
static void
test_judgement (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;
  GtkWidget *row, *control;
  g_autofree char *reason = NULL;
  g_autofree char *on = NULL;
  g_autofree char *after = NULL;

  story_open_example (&story, data);
  session = story_get_session (&story);
  row = story_show_clause (&story, "finance.b");
  story_expect_status (&story, row, ZZ_STATUS_UNKNOWN);
  control = story_find_control (row, "judgement", GTK_TYPE_DROP_DOWN);
  driver_choose (control, zz_words_judgement (zz_session_get_messages (session), ZZ_JUDGEMENT_NOT_MET));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (story_find_control (row, "reason", GTK_TYPE_TEXT_VIEW))),
                            "数据与审计报告不一致。", -1);
  story_expect_status (&story, row, ZZ_STATUS_NOT_MET);
  reason = dup_field (session, "answer", "finance.b", "reason");
  g_assert_cmpstr (reason, ==, "数据与审计报告不一致。");
  on = dup_field (session, "answer", "finance.b", "on");
  g_assert_cmpuint (strlen (on), ==, strlen ("2026-11-23"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), 0);
  story_expect_status (&story, row, ZZ_STATUS_UNKNOWN);
  after = dup_field (session, "answer", "finance.b", "on");
  g_assert_cmpstr (after, ==, "");
  while (zz_history_get_modified (zz_session_get_history (session)))
    story_activate (&story, "undo");
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/category/show", test_show },
    { "/category/tab", test_tab },
    { "/category/facts", test_facts },
    { "/category/action", test_action },
    { "/category/notes", test_notes },
    { "/category/filter", test_filter },
    { "/category/judgement", test_judgement },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
