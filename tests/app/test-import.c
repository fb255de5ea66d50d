/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in the real window: imported through the dialog, corrected, taken back, pasted,
 * refused, and written out again. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/import-column-row.h"
#include "app/import-dialog.h"
#include "app/records-page.h"

#include <glib/gi18n.h>

/* Of the example; the first row says what the project says. */
#define TABLE                                                                   \
  "员工姓名,出生年份,岗位,学历（学位）,入职日期,工位\r\n" \
  "赵示安,1979,总经理,本科（学士）,2019-05-16,A1\r\n"               \
  "钱例明,1985,首席技术官,硕士,2019/06/03,A2\r\n"                     \
  "例新一,1995,安全工程师,硕士,2026年11月1日,B1\r\n"               \
  "例新二,1996,安全工程师,大专,2026-13-45,B2\r\n"                     \
  "例新三,九七,安全工程师,大专,2026-11-01,B3\r\n"

static void
activate (Story *story,
          const char *action)
{
  GtkWidget *page = driver_find (GTK_WIDGET (story->window), ZZ_TYPE_RECORDS_PAGE, NULL, NULL);

  g_assert_true (gtk_widget_activate_action (page, action, NULL));
}

static const GPtrArray *
get_people (Story *story)
{
  ZzSession *session = story_get_session (story);

  return zz_project_get_records (zz_session_get_project (session), zz_catalogue_find_register (zz_session_get_catalogue (session), "person"));
}

/* The project as it would be written. */
static GBytes *
dup_project (Story *story)
{
  return zz_project_write (zz_session_get_project (story_get_session (story)));
}

static gboolean
is_ready (gpointer user_data)
{
  GtkWidget *spinner = driver_find (user_data, GTK_TYPE_SPINNER, NULL, NULL);

  return spinner == NULL;
}

static GtkWindow *
wait_for_dialog (void)
{
  GtkWindow *dialog = driver_wait_for_window (ZZ_TYPE_IMPORT_DIALOG);

  wait_until (is_ready, dialog);
  return dialog;
}

static GtkWindow *
open_table (Story *story,
            const char *name,
            const char *content)
{
  g_autoptr (GFile) file = fixture_get_file (&story->files, name);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), content, -1, NULL));
  activate (story, "records.import");
  driver_choose_file (file);
  return wait_for_dialog ();
}

/* A kind of rows with their number is offered. */
static void
expect_count (GtkWindow *dialog,
              const char *kind,
              guint n)
{
  g_autofree char *label = g_strdup_printf (_ ("%s (%u)"), kind, n);

  if (driver_find_button (GTK_WIDGET (dialog), label) == NULL)
    g_error ("the dialog does not say “%s”", label);
}

static gboolean
is_column (GtkWidget *widget,
           gconstpointer title)
{
  return driver_find_label (widget, title) != NULL;
}

typedef struct
{
  GtkWindow *dialog;
  const char *title;
} Column;

static gboolean
has_column (gpointer user_data)
{
  const Column *column = user_data;

  return driver_find (GTK_WIDGET (column->dialog), ZZ_TYPE_IMPORT_COLUMN_ROW, is_column, column->title) != NULL;
}

static GtkWidget *
find_column (GtkWindow *dialog,
             const char *title)
{
  Column column = { dialog, title };

  wait_until (has_column, &column);
  return driver_find (driver_find (GTK_WIDGET (dialog), ZZ_TYPE_IMPORT_COLUMN_ROW, is_column, title), GTK_TYPE_DROP_DOWN, NULL, NULL);
}

static void
correct (GtkWindow *dialog,
         const char *title,
         const char *use)
{
  driver_choose (find_column (dialog, title), use);
  wait_until (is_ready, dialog);
}

static GtkWidget *
find_import (GtkWindow *dialog)
{
  return driver_find_button (GTK_WIDGET (dialog), "import.apply");
}

static void
import (Story *story,
        GtkWindow *dialog)
{
  driver_click (find_import (dialog));
  driver_wait_for_no_window (ZZ_TYPE_IMPORT_DIALOG);
  zz_session_judge (story_get_session (story));
}

static void
cancel (GtkWindow *dialog)
{
  driver_click (driver_find_button (GTK_WIDGET (dialog), "window.close"));
  driver_wait_for_no_window (ZZ_TYPE_IMPORT_DIALOG);
}

/* All of it is one step, named, that undo takes back. */
static void
test_import (Story *story)
{
  ZzHistory *history = zz_session_get_history (story_get_session (story));
  const guint before = get_people (story)->len;
  g_autoptr (GBytes) bytes = dup_project (story), after = NULL;
  g_autofree char *post = NULL;
  GtkWindow *dialog = open_table (story, "people.csv", TABLE);

  g_assert_true (GTK_IS_TOGGLE_BUTTON (gtk_window_get_focus (dialog)));
  expect_count (dialog, _ ("All rows"), 5);
  expect_count (dialog, _ ("New"), 2);
  expect_count (dialog, _ ("Changed"), 1);
  expect_count (dialog, _ ("Unchanged"), 1);
  expect_count (dialog, _ ("Skipped"), 1);
  expect_count (dialog, _ ("Cells left out"), 1);
  import (story, dialog);
  g_assert_cmpuint (get_people (story)->len, ==, before + 2);
  post = dup_field (story_get_session (story), "person", "person-02", "post");
  g_assert_cmpstr (post, ==, "首席技术官");
  g_assert_nonnull (strchr (zz_history_get_undo_label (history), '3'));
  zz_history_undo (history);
  after = dup_project (story);
  g_assert_true (g_bytes_equal (bytes, after));
}

/* A field is of one column: the one that had it before is left out then. */
static void
test_correct (Story *story)
{
  ZzSession *session = story_get_session (story);
  g_autofree char *post = NULL, *joined = NULL;
  const ZzRegister *person = zz_catalogue_find_register (zz_session_get_catalogue (session), "person");
  const char *title = zz_text_get (&zz_register_find_field (person, "post")->title, zz_messages_get_language (zz_session_get_messages (session)));
  GtkWindow *dialog = open_table (story, "people.csv", TABLE);

  correct (dialog, "入职日期", _ ("Leave out"));
  expect_count (dialog, _ ("Cells left out"), 0);
  correct (dialog, "工位", title);
  expect_count (dialog, _ ("Changed"), 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (find_column (dialog, "岗位"))), ==, 0);
  import (story, dialog);
  post = dup_field (session, "person", "person-01", "post");
  g_assert_cmpstr (post, ==, "A1");
}

static gboolean
is_combo (GtkWidget *widget,
          gconstpointer title)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

/* Which row has the titles is found, shown and can be corrected: the list begins behind
 * it, and the columns are called after it. */
static void
test_titles (Story *story)
{
  GtkWindow *dialog = open_table (story, "people.csv", "员工名单,,\r\n" TABLE);
  AdwComboRow *titles = ADW_COMBO_ROW (driver_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, is_combo, _ ("Titles of the columns")));

  g_assert_nonnull (titles);
  g_assert_cmpuint (adw_combo_row_get_selected (titles), ==, 2);
  expect_count (dialog, _ ("All rows"), 5);
  g_assert_nonnull (find_column (dialog, "员工姓名"));
  adw_combo_row_set_selected (titles, 3);
  wait_until (is_ready, dialog);
  expect_count (dialog, _ ("All rows"), 4);
  g_assert_nonnull (find_column (dialog, "赵示安"));
  adw_combo_row_set_selected (titles, 0);
  wait_until (is_ready, dialog);
  expect_count (dialog, _ ("All rows"), 7);
  adw_combo_row_set_selected (titles, 2);
  wait_until (is_ready, dialog);
  expect_count (dialog, _ ("New"), 2);
  cancel (dialog);
}

/* Without the column by which records are found nothing can be imported, and it says so. */
static void
test_no_key (Story *story)
{
  GtkWindow *dialog = open_table (story, "people.csv", TABLE);

  correct (dialog, "员工姓名", _ ("Leave out"));
  correct (dialog, "出生年份", _ ("Leave out"));
  expect_count (dialog, _ ("Skipped"), 5);
  g_assert_false (gtk_widget_get_sensitive (find_import (dialog)));
  cancel (dialog);
}

static void
expect_refusal (Story *story,
                const char *name,
                const char *content)
{
  g_autoptr (GBytes) before = dup_project (story), after = NULL;
  GtkWindow *dialog = open_table (story, name, content);

  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), _ ("This cannot be imported")));
  g_assert_false (gtk_widget_get_sensitive (find_import (dialog)));
  cancel (dialog);
  after = dup_project (story);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_wrong (Story *story)
{
  expect_refusal (story, "paper.csv", "%PDF-1.7 plainly no table");
  expect_refusal (story, "empty.csv", "");
  expect_refusal (story, "page.xlsx", "<html><b>a & b</b></html>");
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static gboolean
has_happened (gpointer user_data)
{
  return *(guint *) user_data > 0;
}

/* Cells copied from a spreadsheet are text with tabs; one cell is none of our business. */
static void
test_paste (Story *story)
{
  const guint before = get_people (story)->len;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (story->window));
  guint n_problems = 0;
  gulong handler = g_signal_connect_swapped (story_get_session (story), "problem", G_CALLBACK (count_cb), &n_problems);
  GtkWindow *dialog;

  gdk_clipboard_set_text (clipboard, "姓名\t出生年份\n例贴一\t1999\n例贴二\t1998\n");
  activate (story, "records.paste");
  dialog = wait_for_dialog ();
  expect_count (dialog, _ ("New"), 2);
  import (story, dialog);
  g_assert_cmpuint (get_people (story)->len, ==, before + 2);
  gdk_clipboard_set_text (clipboard, "例贴三");
  activate (story, "records.paste");
  wait_until (has_happened, &n_problems);
  g_assert_cmpuint (get_people (story)->len, ==, before + 2);
  g_signal_handler_disconnect (story_get_session (story), handler);
}

/* What is edited while the dialog stands is planned for anew. */
static void
test_meanwhile (Story *story)
{
  GtkWindow *dialog = open_table (story, "people.csv", TABLE);

  set_field (story_get_session (story), "person", "person-01", "post", "示例岗位");
  g_assert_false (gtk_widget_get_sensitive (find_import (dialog)));
  wait_until (is_ready, dialog);
  expect_count (dialog, _ ("Changed"), 2);
  expect_count (dialog, _ ("Unchanged"), 0);
  cancel (dialog);
}

typedef struct
{
  Story *story;
  GFile *file;
} Written;

static gboolean
is_written (gpointer user_data)
{
  const Written *written = user_data;

  return g_file_query_exists (written->file, NULL) && !zz_session_get_busy (story_get_session (written->story));
}

/* What was written out comes back as nothing to do. @chosen: the name that was typed. */
static void
export_and_import (Story *story,
                   const char *chosen,
                   const char *name)
{
  g_autoptr (GFile) target = fixture_get_file (&story->files, chosen);
  g_autoptr (GFile) file = fixture_get_file (&story->files, name);
  Written written = { story, file };
  GtkWindow *dialog;

  activate (story, "records.export");
  driver_choose_file (target);
  wait_until (is_written, &written);
  activate (story, "records.import");
  driver_choose_file (file);
  dialog = wait_for_dialog ();
  expect_count (dialog, _ ("Unchanged"), get_people (story)->len);
  g_assert_false (gtk_widget_get_sensitive (find_import (dialog)));
  cancel (dialog);
}

/* A name without an ending becomes that of a workbook. */
static void
test_export (Story *story)
{
  export_and_import (story, "list.csv", "list.csv");
  export_and_import (story, "book", "book.xlsx");
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* A dialog that is closed before the thread is done goes when it is, and took nothing in. */
static void
test_cancel (Story *story)
{
  gpointer dialog;
  g_autoptr (GString) long_table = g_string_new ("姓名,出生年份\n");
  g_autoptr (GFile) file = fixture_get_file (&story->files, "long.csv");
  g_autoptr (GBytes) before = dup_project (story), after = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (long_table, "例员%u,1990\n", i);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), long_table->str, -1, NULL));
  activate (story, "records.import");
  driver_choose_file (file);
  dialog = driver_wait_for_window (ZZ_TYPE_IMPORT_DIALOG);
  g_object_add_weak_pointer (dialog, &dialog);
  cancel (dialog);
  wait_until (is_gone, &dialog);
  after = dup_project (story);
  g_assert_true (g_bytes_equal (before, after));
}

int
main (int argc,
      char *argv[])
{
  static const StoryPageTest tests[] = {
    { "/import/import", test_import },
    { "/import/correct", test_correct },
    { "/import/titles", test_titles },
    { "/import/no-key", test_no_key },
    { "/import/wrong", test_wrong },
    { "/import/paste", test_paste },
    { "/import/meanwhile", test_meanwhile },
    { "/import/export", test_export },
    { "/import/cancel", test_cancel },
  };

  return story_run_page_tests (argc, argv, "person", tests, G_N_ELEMENTS (tests));
}
