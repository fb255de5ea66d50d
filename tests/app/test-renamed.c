/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of records that refer to what is called otherwise meanwhile. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/record-row.h"
#include "app/records-table.h"
#include "report/words.h"

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
test_renamed (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;
  ZzRecordsTable *table;
  guint all, before;
  g_autofree char *holder = NULL;

  story_open_example (&story, data);
  g_assert_true (zz_app_window_show_page (story.window, "records"));
  session = story_get_session (&story);
  holder = dup_field (session, "certificate", "certificate-2", "holder");
  table = story_open_register (&story, "certificate");
  all = g_list_model_get_n_items (story_get_rows (table));
  sort_by (&story, table, "certificate", "holder");
  before = get_position (table, "certificate-2");
  g_assert_cmpuint (before, >, 0);
  g_assert_true (zz_records_table_select (table, "certificate-1"));
  story_open_register (&story, "person");
  set_field (session, "person", holder, "name", "0 Firstname");
  zz_session_judge (session);
  g_assert_true (table == story_open_register (&story, "certificate"));
  g_assert_cmpuint (get_position (table, "certificate-2"), ==, 0);
  story_filter (&story, "0 Firstname");
  g_assert_cmpuint (get_position (table, "certificate-2"), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (story_get_rows (table)), <, all);
  story_filter (&story, "");
  g_assert_true (zz_records_table_select (table, "certificate-1"));
  zz_history_undo (zz_session_get_history (session));
  zz_session_judge (session);
  g_assert_cmpuint (get_position (table, "certificate-2"), ==, before);
  zz_session_judge (session);
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/renamed/sorted-and-found", test_renamed },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
