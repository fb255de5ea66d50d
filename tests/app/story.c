/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story in the real window. */
#include "story.h"

#include "driver.h"

#include "app/adviser.h"
#include "app/clause-row.h"
#include "app/field-editor.h"
#include "app/i18n.h"
#include "app/records-page.h"
#include "report/words.h"

#include <glib/gi18n.h>

GtkWidget *
story_get_root (Story *story)
{
  return GTK_WIDGET (story->window);
}

ZzSession *
story_get_session (Story *story)
{
  return zz_app_window_get_session (story->window);
}

gboolean
story_is_open (gpointer user_data)
{
  Story *story = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (story->application));

  if (!ZZ_IS_APP_WINDOW (active) || zz_app_window_get_session (ZZ_APP_WINDOW (active)) == NULL)
    return FALSE;
  story->window = ZZ_APP_WINDOW (active);
  return gtk_widget_get_mapped (GTK_WIDGET (active));
}

gboolean
story_has_no_window (gpointer user_data)
{
  Story *story = user_data;

  return gtk_application_get_windows (GTK_APPLICATION (story->application)) == NULL;
}

/* There is one application for all tests: it is known on the bus under its name. */
void
story_start (Story *story,
             gconstpointer data)
{
  fixture_init (&story->files);
  story->application = (ZzApplication *) data;
}

void
story_open_example (Story *story,
                    gconstpointer data)
{
  story_start (story, data);
  g_application_open (G_APPLICATION (story->application), &story->files.project, 1, "");
  wait_until (story_is_open, story);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* With its window a session ends: nothing keeps it. */
void
story_finish (Story *story)
{
  gpointer session = story_get_session (story);
  gboolean edited = session != NULL && zz_session_get_save_state (session) != ZZ_SAVE_STATE_SAVED;

  if (session != NULL)
    g_object_add_weak_pointer (session, &session);
  gtk_window_close (GTK_WINDOW (story->window));
  if (edited)
    driver_click (driver_find_button (GTK_WIDGET (driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG)), _ ("_Save")));
  wait_until (story_has_no_window, story);
  wait_until (is_gone, &session);
  fixture_clear (&story->files);
}

void
story_activate (Story *story,
                const char *action)
{
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (story->window), action));
  g_action_group_activate_action (G_ACTION_GROUP (story->window), action, NULL);
}

static gboolean
is_field (GtkWidget *widget,
          gconstpointer data)
{
  return g_str_equal (zz_field_editor_get_field (ZZ_FIELD_EDITOR (widget))->id, data);
}

typedef struct
{
  GtkWidget *root;
  const char *field;
  GtkWidget *editor;
} Sought;

static gboolean
is_found (gpointer user_data)
{
  Sought *sought = user_data;

  sought->editor = driver_find (sought->root, ZZ_TYPE_FIELD_EDITOR, is_field, sought->field);
  return sought->editor != NULL;
}

/* The control of a field's editor, which may be about to be shown. */
GtkWidget *
story_find_control (GtkWidget *root,
                    const char *field,
                    GType type)
{
  Sought sought = { root, field, NULL };
  GtkWidget *control;

  wait_until (is_found, &sought);
  control = driver_find (sought.editor, type, NULL, NULL);
  g_assert_nonnull (control);
  return control;
}

static gboolean
is_clause (GtkWidget *row,
           gconstpointer id)
{
  return g_str_equal (zz_clause_row_get_clause (ZZ_CLAUSE_ROW (row))->id, id);
}

GtkWidget *
story_find_clause (Story *story,
                   const char *id)
{
  GtkWidget *row = driver_find (story_get_root (story), ZZ_TYPE_CLAUSE_ROW, is_clause, id);

  g_assert_nonnull (row);
  return row;
}

static gboolean
is_revealed (gpointer revealer)
{
  return gtk_revealer_get_child_revealed (revealer);
}

/* Shows a clause as everything does that leads to one; its row is returned. */
GtkWidget *
story_show_clause (Story *story,
                   const char *id)
{
  GtkWidget *row;

  g_action_group_activate_action (G_ACTION_GROUP (story->window), "show", g_variant_new_string (id));
  row = story_find_clause (story, id);
  wait_until (is_revealed, driver_find (row, GTK_TYPE_REVEALER, NULL, NULL));
  return row;
}

/* What is found of the clause of @row, and what the row says. */
void
story_expect_status (Story *story,
                     GtkWidget *row,
                     ZzStatus status)
{
  ZzSession *session = story_get_session (story);

  zz_session_judge (session);
  g_assert_cmpint (get_clause_status (session, zz_clause_row_get_clause (ZZ_CLAUSE_ROW (row))->id), ==, status);
  g_assert_nonnull (driver_find_label (row, zz_words_status (zz_session_get_messages (session), status)));
}

gboolean
story_is_advised (gpointer user_data)
{
  ZzAdviser *adviser = zz_session_get_adviser (story_get_session (user_data));

  return zz_adviser_get (adviser) != NULL && !zz_adviser_get_busy (adviser);
}

void
story_expect_label (Story *story,
                    const char *text)
{
  if (driver_find_label (story_get_root (story), text) == NULL)
    g_error ("no label says %s", text);
}

gboolean
story_is_saved (gpointer user_data)
{
  return zz_session_get_save_state (story_get_session (user_data)) == ZZ_SAVE_STATE_SAVED;
}

/* Shows the certificate; its "valid until" is returned. */
GtkWidget *
story_open_certificate (Story *story)
{
  const ZzRegister *certificates = zz_catalogue_find_register (zz_session_get_catalogue (story_get_session (story)), "certificate");
  GtkWidget *page;

  g_assert_true (zz_app_window_show_page (story->window, "records"));
  page = driver_find (story_get_root (story), ZZ_TYPE_RECORDS_PAGE, NULL, NULL);
  driver_choose (driver_find (page, GTK_TYPE_DROP_DOWN, NULL, NULL),
                 zz_words_register (zz_session_get_messages (story_get_session (story)), certificates));
  driver_select (driver_find (page, GTK_TYPE_COLUMN_VIEW, NULL, NULL), CERTIFICATE_NUMBER);
  return story_find_control (story_get_root (story), "valid_until", GTK_TYPE_ENTRY);
}

const ZzRegister *
story_get_register (Story *story,
                    const char *id)
{
  return zz_catalogue_find_register (zz_session_get_catalogue (story_get_session (story)), id);
}

GtkWidget *
story_get_records_page (Story *story)
{
  return driver_find (story_get_root (story), ZZ_TYPE_RECORDS_PAGE, NULL, NULL);
}

static gboolean
is_of (GtkWidget *widget,
       gconstpointer data)
{
  return zz_records_table_get_register (ZZ_RECORDS_TABLE (widget)) == data;
}

ZzRecordsTable *
story_open_register (Story *story,
                     const char *id)
{
  GtkWidget *page = story_get_records_page (story);
  const ZzRegister *reg = story_get_register (story, id);

  driver_choose (driver_find (page, GTK_TYPE_DROP_DOWN, NULL, NULL), zz_words_register (zz_session_get_messages (story_get_session (story)), reg));
  return ZZ_RECORDS_TABLE (driver_find (page, ZZ_TYPE_RECORDS_TABLE, is_of, reg));
}

GListModel *
story_get_rows (ZzRecordsTable *table)
{
  GtkWidget *view = driver_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW, NULL, NULL);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

void
story_filter (Story *story,
              const char *text)
{
  GtkWidget *entry = driver_find (story_get_records_page (story), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static ZzApplication *
begin (int argc,
       char **argv)
{
  g_autoptr (ZzApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  zz_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  application = zz_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&application);
}

int
story_run_tests (int argc,
                 char **argv,
                 const StoryTest *tests,
                 guint n)
{
  g_autoptr (ZzApplication) application = begin (argc, argv);

  for (guint i = 0; i < n; i++)
    g_test_add_data_func (tests[i].path, application, tests[i].test);
  return g_test_run ();
}

typedef struct
{
  ZzApplication *application;
  const char *shown;
  void (*test) (Story *story);
} PageTest;

static void
run_on_page (gconstpointer data)
{
  const PageTest *page = data;
  Story story = { 0 };

  story_open_example (&story, page->application);
  g_assert_true (zz_app_window_show (story.window, page->shown));
  page->test (&story);
  story_finish (&story);
}

int
story_run_page_tests (int argc,
                      char **argv,
                      const char *shown,
                      const StoryPageTest *tests,
                      guint n)
{
  g_autoptr (ZzApplication) application = begin (argc, argv);

  for (guint i = 0; i < n; i++)
    {
      PageTest page = { application, shown, tests[i].test };

      g_test_add_data_func_full (tests[i].path, g_memdup2 (&page, sizeof page), run_on_page, g_free);
    }
  return g_test_run ();
}
