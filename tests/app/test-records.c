/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of records in the real window: finding, adding, removing, dates. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/app-window.h"
#include "app/field-editor.h"
#include "app/i18n.h"
#include "app/papers-view.h"
#include "app/record-row.h"
#include "app/records-page.h"
#include "app/records-table.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

static void
start (Story *story,
       gconstpointer data)
{
  story_open_example (story, data);
  g_assert_true (zz_app_window_show_page (story->window, "records"));
}

static void
finish (Story *story)
{
  gboolean modified = zz_session_get_save_state (story_get_session (story)) != ZZ_SAVE_STATE_SAVED;
  GtkWindow *dialog;

  gtk_window_close (GTK_WINDOW (story->window));
  if (modified)
    {
      dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
      driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Save")));
    }
  wait_until (story_has_no_window, story);
  fixture_clear (&story->files);
}

static const ZzRegister *
get_register (Story *story,
              const char *id)
{
  return zz_catalogue_find_register (zz_session_get_catalogue (story_get_session (story)), id);
}

static guint
count (Story *story,
       const char *reg)
{
  return zz_project_get_records (zz_session_get_project (story_get_session (story)), get_register (story, reg))->len;
}

static GtkWidget *
get_page (Story *story)
{
  return driver_find (GTK_WIDGET (story->window), ZZ_TYPE_RECORDS_PAGE, NULL, NULL);
}

static gboolean
is_of (GtkWidget *widget,
       gconstpointer data)
{
  return zz_records_table_get_register (ZZ_RECORDS_TABLE (widget)) == data;
}

/* Shows the table of a register. */
static ZzRecordsTable *
open_register (Story *story,
               const char *id)
{
  const ZzRegister *reg = get_register (story, id);

  driver_choose (driver_find (get_page (story), GTK_TYPE_DROP_DOWN, NULL, NULL),
                 zz_words_register (zz_session_get_messages (story_get_session (story)), reg));
  return ZZ_RECORDS_TABLE (driver_find (get_page (story), ZZ_TYPE_RECORDS_TABLE, is_of, reg));
}

static GListModel *
get_rows (ZzRecordsTable *table)
{
  GtkWidget *view = driver_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW, NULL, NULL);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

static gboolean
is_field (GtkWidget *widget,
          gconstpointer data)
{
  return g_str_equal (zz_field_editor_get_field (ZZ_FIELD_EDITOR (widget))->id, data);
}

static GtkWidget *
find_control (Story *story,
              const char *field,
              GType type)
{
  GtkWidget *editor = driver_find (get_page (story), ZZ_TYPE_FIELD_EDITOR, is_field, field);

  g_assert_nonnull (editor);
  return driver_find (editor, type, NULL, NULL);
}

static gboolean
says_title (GtkWidget *widget,
            gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "title-3") && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

static void
type_filter (Story *story,
             const char *text)
{
  GtkWidget *entry = driver_find (get_page (story), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

/* What is shown is found, in either language; what is edited does not vanish. */
static void
test_filter (gconstpointer data)
{
  Story story = { 0 };
  ZzRecordsTable *table;
  guint all;

  start (&story, data);
  table = open_register (&story, "certificate");
  all = g_list_model_get_n_items (get_rows (table));
  g_assert_cmpuint (all, ==, count (&story, "certificate"));
  type_filter (&story, "样青 安全运维");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (table)), ==, 1);
  type_filter (&story, "OPERATION ｗｕ");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (table)), ==, 0);
  g_assert_null (zz_records_table_get_selected (table));
  type_filter (&story, "Security operation 0032");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (table)), ==, 1);
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "certificate-2");

  gtk_editable_set_text (GTK_EDITABLE (find_control (&story, "number", GTK_TYPE_ENTRY)), "X");
  zz_session_judge (story_get_session (&story));
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "certificate-2");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (table)), ==, 1);
  type_filter (&story, "");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (table)), ==, all);
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "certificate-2");
  finish (&story);
}

/* Another register keeps what was selected, an edit keeps the rows. */
static void
test_kept (gconstpointer data)
{
  Story story = { 0 };
  ZzRecordsTable *table;
  g_autoptr (GObject) before = NULL;
  g_autoptr (GObject) after = NULL;

  start (&story, data);
  table = open_register (&story, "person");
  g_assert_true (zz_records_table_select (table, "person-03"));
  before = g_list_model_get_item (get_rows (table), 0);
  open_register (&story, "certificate");
  set_field (story_get_session (&story), "person", "person-03", "post", "主任");
  g_assert_true (table == open_register (&story, "person"));
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "person-03");
  after = g_list_model_get_item (get_rows (table), 0);
  g_assert_true (before == after);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_control (&story, "post", GTK_TYPE_ENTRY))), ==, "主任");
  finish (&story);
}

/* Each register is searched for its own. */
static void
test_filters (gconstpointer data)
{
  Story story = { 0 };
  ZzRecordsTable *persons, *certificates;
  GtkWidget *entry;

  start (&story, data);
  certificates = open_register (&story, "certificate");
  type_filter (&story, "Security operation 0032");
  persons = open_register (&story, "person");
  type_filter (&story, "nobody is called that");
  g_assert_true (certificates == open_register (&story, "certificate"));
  entry = driver_find (get_page (&story), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Security operation 0032");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (certificates)), ==, 1);
  open_register (&story, "person");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "nobody is called that");
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (persons)), ==, 0);
  finish (&story);
}

static guint
get_position (ZzRecordsTable *table,
              const char *id)
{
  GListModel *rows = get_rows (table);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (ZzRecordRow) row = g_list_model_get_item (rows, i);

      if (g_str_equal (zz_record_row_get_id (row), id))
        return i;
    }
  g_error ("%s is not shown", id);
}

typedef struct
{
  ZzRecordsTable *table;
  guint position;
} Place;

static gboolean
has_moved (gpointer user_data)
{
  const Place *place = user_data;

  return get_position (place->table, "person-03") != place->position;
}

/* The row of what is being typed stays where it is until another is looked at. */
static void
test_stays (gconstpointer data)
{
  Story story = { 0 };
  Place place;

  start (&story, data);
  place.table = open_register (&story, "person");
  g_assert_true (zz_records_table_select (place.table, "person-03"));
  place.position = get_position (place.table, "person-03");
  /* Belongs elsewhere now: before all others, or after them. */
  gtk_editable_set_text (GTK_EDITABLE (find_control (&story, "name", GTK_TYPE_ENTRY)), place.position > 0 ? "0" : "龥");
  zz_session_judge (story_get_session (&story));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (get_position (place.table, "person-03"), ==, place.position);
  g_assert_true (zz_records_table_select (place.table, "person-02"));
  wait_until (has_moved, &place);
  g_assert_cmpstr (zz_records_table_get_selected (place.table), ==, "person-02");
  finish (&story);
}

static void
sort_by (Story *story,
         ZzRecordsTable *table,
         const char *reg,
         const char *field)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (driver_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW, NULL, NULL));
  GListModel *columns = gtk_column_view_get_columns (view);
  const char *title = zz_words_field (zz_session_get_messages (story_get_session (story)),
                                      zz_register_find_field (get_register (story, reg), field));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
    }
}

/* What refers to a record that is called otherwise stands and is found by the new name:
 * once it is seen again, and where the name comes back under people's eyes. */
static void
test_renamed (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;
  ZzRecordsTable *table;
  guint all, before;
  g_autofree char *holder = NULL;

  start (&story, data);
  session = story_get_session (&story);
  holder = dup_field (session, "certificate", "certificate-2", "holder");
  table = open_register (&story, "certificate");
  all = g_list_model_get_n_items (get_rows (table));
  sort_by (&story, table, "certificate", "holder");
  before = get_position (table, "certificate-2");
  g_assert_cmpuint (before, >, 0);
  g_assert_true (zz_records_table_select (table, "certificate-1"));
  open_register (&story, "person");
  set_field (session, "person", holder, "name", "0 Firstname");
  zz_session_judge (session);
  g_assert_true (table == open_register (&story, "certificate"));
  g_assert_cmpuint (get_position (table, "certificate-2"), ==, 0);
  type_filter (&story, "0 Firstname");
  g_assert_cmpuint (get_position (table, "certificate-2"), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (table)), <, all);
  type_filter (&story, "");
  g_assert_true (zz_records_table_select (table, "certificate-1"));
  zz_history_undo (zz_session_get_history (session));
  zz_session_judge (session);
  g_assert_cmpuint (get_position (table, "certificate-2"), ==, before);
  finish (&story);
}

static void
test_add_and_remove (gconstpointer data)
{
  Story story = { 0 };
  ZzRecordsTable *table;
  guint n;
  g_autofree char *id = NULL;

  start (&story, data);
  table = open_register (&story, "person");
  n = count (&story, "person");
  gtk_widget_activate_action (get_page (&story), "records.add", NULL);
  g_assert_cmpuint (count (&story, "person"), ==, n + 1);
  id = g_strdup (zz_records_table_get_selected (table));
  g_assert_nonnull (driver_find (get_page (&story), GTK_TYPE_LABEL, says_title, _ ("Without a name")));
  gtk_editable_set_text (GTK_EDITABLE (find_control (&story, "name", GTK_TYPE_ENTRY)), "新样人");
  zz_session_judge (story_get_session (&story));
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, id);
  g_assert_nonnull (driver_find (get_page (&story), GTK_TYPE_LABEL, says_title, "新样人"));

  gtk_widget_activate_action (get_page (&story), "records.duplicate", NULL);
  g_assert_cmpuint (count (&story, "person"), ==, n + 2);
  g_assert_cmpstr (zz_records_table_get_selected (table), !=, id);
  gtk_widget_activate_action (get_page (&story), "records.remove", NULL);
  g_assert_cmpuint (count (&story, "person"), ==, n + 1);
  zz_session_judge (story_get_session (&story));
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (table)), ==, n + 1);
  zz_history_undo (zz_session_get_history (story_get_session (&story)));
  g_assert_cmpuint (count (&story, "person"), ==, n + 2);
  finish (&story);
}

/* Who is named elsewhere is not removed before people were told where. */
static void
test_remove_referred (gconstpointer data)
{
  Story story = { 0 };
  ZzRecordsTable *table;
  GtkWindow *dialog;
  guint n;
  g_autofree char *holder = NULL;

  start (&story, data);
  holder = dup_field (story_get_session (&story), "certificate", "certificate-2", "holder");
  table = open_register (&story, "person");
  n = count (&story, "person");
  g_assert_true (zz_records_table_select (table, holder));
  gtk_widget_activate_action (get_page (&story), "records.remove", NULL);
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (count (&story, "person"), ==, n);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Cancel")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (count (&story, "person"), ==, n);
  gtk_widget_activate_action (get_page (&story), "records.remove", NULL);
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Remove")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (count (&story, "person"), ==, n - 1);
  finish (&story);
}

/* Led to from elsewhere: the register, the record, also behind a filter. */
static void
test_reveal (gconstpointer data)
{
  Story story = { 0 };
  ZzRecordsTable *table;
  GtkWidget *entry;

  start (&story, data);
  table = open_register (&story, "certificate");
  type_filter (&story, "nothing says that");
  zz_app_window_show_page (story.window, "personnel");
  g_assert_true (zz_app_window_show (story.window, "certificate-2"));
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "certificate-2");
  entry = driver_find (get_page (&story), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (zz_app_window_show (story.window, "organisation"));
  g_assert_nonnull (find_control (&story, "credit_code", GTK_TYPE_ENTRY));
  finish (&story);
}

/* A day is taken from the calendar; turning its pages takes none. */
static void
test_calendar (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *button, *calendar;
  g_autofree char *before = NULL;
  g_autofree char *turned = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GDateTime) day = g_date_time_new_local (2028, 5, 20, 12, 0, 0);

  start (&story, data);
  zz_app_window_show (story.window, "certificate-2");
  before = dup_field (story_get_session (&story), "certificate", "certificate-2", "valid_until");
  button = find_control (&story, "valid_until", GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  calendar = driver_find (button, GTK_TYPE_CALENDAR, NULL, NULL);
  g_assert_nonnull (calendar);
  driver_click (driver_find (calendar, GTK_TYPE_BUTTON, NULL, NULL));
  turned = dup_field (story_get_session (&story), "certificate", "certificate-2", "valid_until");
  g_assert_cmpstr (turned, ==, before);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  after = dup_field (story_get_session (&story), "certificate", "certificate-2", "valid_until");
  g_assert_cmpstr (after, ==, "2028-05-20");
  finish (&story);
}

/* Persons with their papers; a row leads to the certificate. */
static void
test_papers (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *button, *view, *columns;

  start (&story, data);
  open_register (&story, "certificate");
  g_assert_null (driver_find_button (get_page (&story), _ ("_Papers")));
  open_register (&story, "person");
  button = driver_find_button (get_page (&story), _ ("_Papers"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  view = driver_find (get_page (&story), ZZ_TYPE_PAPERS_VIEW, NULL, NULL);
  columns = driver_find (view, GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (columns)))), >=,
                    count (&story, "person"));
  g_assert_nonnull (driver_find_label (view, _ ("The certificate is for another service category")));
  g_signal_emit_by_name (columns, "activate", 0);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_false (gtk_widget_get_mapped (view));
  finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/records/filter", test_filter },
    { "/records/kept", test_kept },
    { "/records/filters", test_filters },
    { "/records/stays", test_stays },
    { "/records/renamed", test_renamed },
    { "/records/add-and-remove", test_add_and_remove },
    { "/records/remove-referred", test_remove_referred },
    { "/records/reveal", test_reveal },
    { "/records/calendar", test_calendar },
    { "/records/papers", test_papers },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
