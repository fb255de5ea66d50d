/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of the window: finds what there is in either language and leads to it. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/category-page.h"
#include "app/clause-row.h"
#include "app/evidence-page.h"
#include "app/records-page.h"
#include "app/search-view.h"
#include "report/words.h"

#include <glib/gi18n.h>

static GtkWidget *
find_search (Story *story)
{
  return driver_find (story_get_root (story), ZZ_TYPE_SEARCH_VIEW, NULL, NULL);
}

static gboolean
is_up (gpointer story)
{
  GtkWidget *search = find_search (story);

  return search != NULL && gtk_widget_get_mapped (search);
}

static gboolean
is_down (gpointer story)
{
  return !is_up (story);
}

/* The shortcut of an action, as GTK runs it. */
static void
press (Story *story,
       const char *accel)
{
  g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (story->application), accel);

  g_assert_cmpstr (accels[0], ==, "<Control>f");
  g_assert_true (gtk_widget_activate_action (story_get_root (story), accel, NULL));
}

/* Opens the search and types @query. */
static GtkWidget *
search (Story *story,
        const char *query)
{
  GtkWidget *entry, *focus;

  press (story, "win.search");
  wait_until (is_up, story);
  entry = driver_find (find_search (story), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (story->window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), query);
  return entry;
}

/* Return, at once: the search has not looked yet. */
static void
search_and_go (Story *story,
               const char *query)
{
  g_signal_emit_by_name (search (story, query), "activate");
  wait_until (is_down, story);
}

static gboolean
is_shown (GtkWidget *page,
          gconstpointer data)
{
  return gtk_widget_get_child_visible (page);
}

static GtkWidget *
get_page (Story *story,
          GType type)
{
  GtkWidget *page = driver_find (story_get_root (story), type, is_shown, NULL);

  g_assert_nonnull (page);
  return page;
}

static gboolean
is_clause (GtkWidget *widget,
           gconstpointer id)
{
  return g_str_equal (zz_clause_row_get_clause (ZZ_CLAUSE_ROW (widget))->id, id);
}

static void
expect_clause (Story *story,
               const char *id)
{
  GtkWidget *row = driver_find (get_page (story, ZZ_TYPE_CATEGORY_PAGE), ZZ_TYPE_CLAUSE_ROW, is_clause, id);
  GtkWidget *header;

  g_assert_nonnull (row);
  header = driver_find (row, GTK_TYPE_TOGGLE_BUTTON, NULL, NULL);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (header)));
}

/* A clause by its title in either language, whatever the window speaks. */
static void
test_clause (gconstpointer data)
{
  Story story = { 0 };
  const ZzClause *clause;

  story_open_example (&story, data);
  clause = zz_catalogue_find_clause (zz_session_get_catalogue (story_get_session (&story)), "contract.b");
  search_and_go (&story, zz_text_get (&clause->title, ZZ_LANGUAGE_EN));
  expect_clause (&story, "contract.b");
  clause = zz_catalogue_find_clause (zz_session_get_catalogue (story_get_session (&story)), "office.b");
  search_and_go (&story, zz_text_get (&clause->title, ZZ_LANGUAGE_ZH_CN));
  expect_clause (&story, "office.b");
  story_finish (&story);
}

/* What was noted on a clause leads to the clause. */
static void
test_note (gconstpointer data)
{
  Story story = { 0 };

  story_open_example (&story, data);
  search_and_go (&story, "会计职称证书在原单位档案");
  expect_clause (&story, "personnel.c");
  story_finish (&story);
}

static void
test_record (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *number;

  story_open_example (&story, data);
  search_and_go (&story, CERTIFICATE_NUMBER);
  number = story_find_control (get_page (&story, ZZ_TYPE_RECORDS_PAGE), "number", GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (number)), ==, CERTIFICATE_NUMBER);
  story_finish (&story);
}

/* The title of the only row selected. */
static char *
dup_selected (GtkWidget *view)
{
  g_autoptr (GtkSelectionModel) model = NULL;
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GObject) item = NULL;
  char *title;

  g_object_get (view, "model", &model, NULL);
  selected = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_minimum (selected));
  g_object_get (item, "title", &title, NULL);
  return title;
}

static gboolean
is_scrolled (gpointer view)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)) > 0;
}

/* An item at the end of a long list is brought into sight. */
static void
test_evidence (gconstpointer data)
{
  static const char *const last = "首份安全运维合同首页与签章页";
  Story story = { 0 };
  g_autofree char *title = NULL;
  GtkWidget *view;

  story_open_example (&story, data);
  search_and_go (&story, last);
  view = driver_find (get_page (&story, ZZ_TYPE_EVIDENCE_PAGE), GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  title = dup_selected (view);
  g_assert_cmpstr (title, ==, last);
  wait_until (is_scrolled, view);
  story_finish (&story);
}

static gboolean
says_none (gpointer story)
{
  GtkWidget *label = driver_find_label (find_search (story), _ ("Nothing found. Try fewer or other words."));

  return label != NULL && gtk_widget_get_mapped (label);
}

/* What is not there is said, Return stays, Escape closes, and the next search
 * finds what was recorded since. */
static void
test_none (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *entry;

  story_open_example (&story, data);
  entry = search (&story, "无此内容之词");
  wait_until (says_none, &story);
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (is_up (&story));
  g_signal_emit_by_name (entry, "stop-search");
  wait_until (is_down, &story);

  set_field (story_get_session (&story), "person", "person-01", "name", "无此内容之词");
  search_and_go (&story, "无此内容之词");
  g_assert_nonnull (get_page (&story, ZZ_TYPE_RECORDS_PAGE));
  story_activate (&story, "undo");
  story_finish (&story);
}

static gboolean
is_hit (GtkWidget *widget,
        gconstpointer title)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
has_hit (gpointer story)
{
  return driver_find (find_search (story), ADW_TYPE_ACTION_ROW, is_hit, "客户资料处置登记") != NULL;
}

/* A hit is chosen with the mouse. */
static void
test_choose (gconstpointer data)
{
  Story story = { 0 };

  story_open_example (&story, data);
  search (&story, "登记");
  wait_until (has_hit, &story);
  gtk_widget_activate (driver_find (find_search (&story), ADW_TYPE_ACTION_ROW, is_hit, "客户资料处置登记"));
  wait_until (is_down, &story);
  g_assert_nonnull (get_page (&story, ZZ_TYPE_EVIDENCE_PAGE));
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/search/clause", test_clause },
    { "/search/note", test_note },
    { "/search/record", test_record },
    { "/search/evidence", test_evidence },
    { "/search/none", test_none },
    { "/search/choose", test_choose },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
