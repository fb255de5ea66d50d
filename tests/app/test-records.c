/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of records in the real window: finding, adding, removing, dates. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/app-window.h"
#include "app/field-editor.h"
#include "app/papers-view.h"
#include "app/record-row.h"
#include "app/records-table.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

static guint
count (Story *story,
       const char *reg)
{
  return zz_project_get_records (zz_session_get_project (story_get_session (story)), story_get_register (story, reg))->len;
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
  GtkWidget *editor = driver_find (story_get_records_page (story), ZZ_TYPE_FIELD_EDITOR, is_field, field);

  g_assert_nonnull (editor);
  return driver_find (editor, type, NULL, NULL);
}

static gboolean
says_title (GtkWidget *widget,
            gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "title-3") && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

/* What is shown is found, in either language; what is edited does not vanish. */
static void
test_filter (Story *story)
{
  ZzRecordsTable *table;
  guint all;

  table = story_open_register (story, "certificate");
  all = g_list_model_get_n_items (story_get_rows (table));
  g_assert_cmpuint (all, ==, count (story, "certificate"));
  story_filter (story, "样青 安全运维");
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (table)), ==, 1);
  story_filter (story, "OPERATION ｗｕ");
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (table)), ==, 0);
  g_assert_null (zz_records_table_get_selected (table));
  story_filter (story, "Security operation 0032");
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (table)), ==, 1);
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "certificate-2");

  gtk_editable_set_text (GTK_EDITABLE (find_control (story, "number", GTK_TYPE_ENTRY)), "X");
  zz_session_judge (story_get_session (story));
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "certificate-2");
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (table)), ==, 1);
  story_filter (story, "");
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (table)), ==, all);
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "certificate-2");
}

/* Another register keeps what was selected, an edit keeps the rows. */
static void
test_kept (Story *story)
{
  ZzRecordsTable *table;
  g_autoptr (GObject) before = NULL;
  g_autoptr (GObject) after = NULL;

  table = story_open_register (story, "person");
  g_assert_true (zz_records_table_select (table, "person-03"));
  before = g_list_model_get_item (story_get_rows (table), 0);
  story_open_register (story, "certificate");
  set_field (story_get_session (story), "person", "person-03", "post", "主任");
  g_assert_true (table == story_open_register (story, "person"));
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "person-03");
  after = g_list_model_get_item (story_get_rows (table), 0);
  g_assert_true (before == after);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_control (story, "post", GTK_TYPE_ENTRY))), ==, "主任");
}

/* Each register is searched for its own. */
static void
test_filters (Story *story)
{
  ZzRecordsTable *persons, *certificates;
  GtkWidget *entry;

  certificates = story_open_register (story, "certificate");
  story_filter (story, "Security operation 0032");
  persons = story_open_register (story, "person");
  story_filter (story, "nobody is called that");
  g_assert_true (certificates == story_open_register (story, "certificate"));
  entry = driver_find (story_get_records_page (story), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Security operation 0032");
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (certificates)), ==, 1);
  story_open_register (story, "person");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "nobody is called that");
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (persons)), ==, 0);
}

static guint
get_position (ZzRecordsTable *table,
              const char *id)
{
  GListModel *rows = story_get_rows (table);

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
test_stays (Story *story)
{
  Place place;

  place.table = story_open_register (story, "person");
  g_assert_true (zz_records_table_select (place.table, "person-03"));
  place.position = get_position (place.table, "person-03");
  /* Belongs elsewhere now: before all others, or after them. */
  gtk_editable_set_text (GTK_EDITABLE (find_control (story, "name", GTK_TYPE_ENTRY)), place.position > 0 ? "0" : "龥");
  zz_session_judge (story_get_session (story));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (get_position (place.table, "person-03"), ==, place.position);
  g_assert_true (zz_records_table_select (place.table, "person-02"));
  wait_until (has_moved, &place);
  g_assert_cmpstr (zz_records_table_get_selected (place.table), ==, "person-02");
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
                                      zz_register_find_field (story_get_register (story, reg), field));

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
test_renamed (Story *story)
{
  ZzSession *session;
  ZzRecordsTable *table;
  guint all, before;
  g_autofree char *holder = NULL;

  session = story_get_session (story);
  holder = dup_field (session, "certificate", "certificate-2", "holder");
  table = story_open_register (story, "certificate");
  all = g_list_model_get_n_items (story_get_rows (table));
  sort_by (story, table, "certificate", "holder");
  before = get_position (table, "certificate-2");
  g_assert_cmpuint (before, >, 0);
  g_assert_true (zz_records_table_select (table, "certificate-1"));
  story_open_register (story, "person");
  set_field (session, "person", holder, "name", "0 Firstname");
  zz_session_judge (session);
  g_assert_true (table == story_open_register (story, "certificate"));
  g_assert_cmpuint (get_position (table, "certificate-2"), ==, 0);
  story_filter (story, "0 Firstname");
  g_assert_cmpuint (get_position (table, "certificate-2"), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (table)), <, all);
  story_filter (story, "");
  g_assert_true (zz_records_table_select (table, "certificate-1"));
  zz_history_undo (zz_session_get_history (session));
  zz_session_judge (session);
  g_assert_cmpuint (get_position (table, "certificate-2"), ==, before);
}

static void
test_add_and_remove (Story *story)
{
  ZzRecordsTable *table;
  guint n;
  g_autofree char *id = NULL;

  table = story_open_register (story, "person");
  n = count (story, "person");
  gtk_widget_activate_action (story_get_records_page (story), "records.add", NULL);
  g_assert_cmpuint (count (story, "person"), ==, n + 1);
  id = g_strdup (zz_records_table_get_selected (table));
  g_assert_nonnull (driver_find (story_get_records_page (story), GTK_TYPE_LABEL, says_title, _ ("Without a name")));
  gtk_editable_set_text (GTK_EDITABLE (find_control (story, "name", GTK_TYPE_ENTRY)), "新样人");
  zz_session_judge (story_get_session (story));
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, id);
  g_assert_nonnull (driver_find (story_get_records_page (story), GTK_TYPE_LABEL, says_title, "新样人"));

  gtk_widget_activate_action (story_get_records_page (story), "records.duplicate", NULL);
  g_assert_cmpuint (count (story, "person"), ==, n + 2);
  g_assert_cmpstr (zz_records_table_get_selected (table), !=, id);
  gtk_widget_activate_action (story_get_records_page (story), "records.remove", NULL);
  g_assert_cmpuint (count (story, "person"), ==, n + 1);
  zz_session_judge (story_get_session (story));
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (table)), ==, n + 1);
  zz_history_undo (zz_session_get_history (story_get_session (story)));
  g_assert_cmpuint (count (story, "person"), ==, n + 2);
}

/* Who is named elsewhere is not removed before people were told where. */
static void
test_remove_referred (Story *story)
{
  ZzRecordsTable *table;
  GtkWindow *dialog;
  guint n;
  g_autofree char *holder = NULL;

  holder = dup_field (story_get_session (story), "certificate", "certificate-2", "holder");
  table = story_open_register (story, "person");
  n = count (story, "person");
  g_assert_true (zz_records_table_select (table, holder));
  gtk_widget_activate_action (story_get_records_page (story), "records.remove", NULL);
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (count (story, "person"), ==, n);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Cancel")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (count (story, "person"), ==, n);
  gtk_widget_activate_action (story_get_records_page (story), "records.remove", NULL);
  dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Remove")));
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (count (story, "person"), ==, n - 1);
}

/* Led to from elsewhere: the register, the record, also behind a filter. */
static void
test_reveal (Story *story)
{
  ZzRecordsTable *table;
  GtkWidget *entry;

  table = story_open_register (story, "certificate");
  story_filter (story, "nothing says that");
  zz_app_window_show_page (story->window, "personnel");
  g_assert_true (zz_app_window_show (story->window, "certificate-2"));
  g_assert_cmpstr (zz_records_table_get_selected (table), ==, "certificate-2");
  entry = driver_find (story_get_records_page (story), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (zz_app_window_show (story->window, "organisation"));
  g_assert_nonnull (find_control (story, "credit_code", GTK_TYPE_ENTRY));
}

/* A day is taken from the calendar; turning its pages takes none. */
static void
test_calendar (Story *story)
{
  GtkWidget *button, *calendar;
  g_autofree char *before = NULL;
  g_autofree char *turned = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GDateTime) day = g_date_time_new_local (2028, 5, 20, 12, 0, 0);

  zz_app_window_show (story->window, "certificate-2");
  before = dup_field (story_get_session (story), "certificate", "certificate-2", "valid_until");
  button = find_control (story, "valid_until", GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  calendar = driver_find (button, GTK_TYPE_CALENDAR, NULL, NULL);
  g_assert_nonnull (calendar);
  driver_click (driver_find (calendar, GTK_TYPE_BUTTON, NULL, NULL));
  turned = dup_field (story_get_session (story), "certificate", "certificate-2", "valid_until");
  g_assert_cmpstr (turned, ==, before);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  after = dup_field (story_get_session (story), "certificate", "certificate-2", "valid_until");
  g_assert_cmpstr (after, ==, "2028-05-20");
}

/* Persons with their papers; a row leads to the certificate. */
static void
test_papers (Story *story)
{
  GtkWidget *button, *view, *columns;

  story_open_register (story, "certificate");
  g_assert_null (driver_find_button (story_get_records_page (story), _ ("_Papers")));
  story_open_register (story, "person");
  button = driver_find_button (story_get_records_page (story), _ ("_Papers"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  view = driver_find (story_get_records_page (story), ZZ_TYPE_PAPERS_VIEW, NULL, NULL);
  columns = driver_find (view, GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (columns)))), >=,
                    count (story, "person"));
  g_assert_nonnull (driver_find_label (view, _ ("The certificate is for another service category")));
  g_signal_emit_by_name (columns, "activate", 0);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_false (gtk_widget_get_mapped (view));
}

int
main (int argc,
      char *argv[])
{
  static const StoryPageTest tests[] = {
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

  return story_run_page_tests (argc, argv, "records", tests, G_N_ELEMENTS (tests));
}
