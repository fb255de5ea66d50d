/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer does in a day. */
#include "config.h"

#include "officer.h"

#include "driver.h"
#include "hands.h"

#include "app/edition-choice.h"
#include "app/evidence-dialog.h"
#include "app/evidence-view.h"
#include "app/field-editor.h"
#include "app/figures-view.h"
#include "app/new-project-dialog.h"
#include "app/override-dialog.h"
#include "app/records-page.h"
#include "app/session-draft.h"
#include "report/words.h"
#include "store/project-codec.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <unistd.h>

#define CREDIT_CODE "91000000MA0000000N"
#define NUMBER "MADE-UP-0001"
#define MORE " and"

static const char *const names[OFFICER_N_PEOPLE] = { "Zhang San", "Li Si", "Wang Wu" };

static GtkWindow *
get_window (Story *story)
{
  return GTK_WINDOW (story->window);
}

static gboolean
is_in_field (GtkWidget *focus,
             gconstpointer field)
{
  GtkWidget *editor = gtk_widget_get_ancestor (focus, ZZ_TYPE_FIELD_EDITOR);

  return editor != NULL && g_str_equal (zz_field_editor_get_field (ZZ_FIELD_EDITOR (editor))->id, field);
}

/* The drop-down of the registers is the page's, and no field's. */
static gboolean
is_drop_down (GtkWidget *focus,
              gconstpointer data)
{
  return gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) != NULL
         && gtk_widget_get_ancestor (focus, ZZ_TYPE_RECORDS_PAGE) != NULL
         && gtk_widget_get_ancestor (focus, ZZ_TYPE_FIELD_EDITOR) == NULL;
}

gboolean
officer_has_session (gpointer user_data)
{
  Story *story = user_data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (story->application));

  return ZZ_IS_APP_WINDOW (active) && story_is_open (story);
}

/* The assistant, from the welcome to the project. */
static void
begin_project (Story *story)
{
  GtkWindow *welcome = gtk_application_get_active_window (GTK_APPLICATION (story->application));
  GtkWindow *dialog;

  hands_take (welcome);
  hands_press ("ctrl+n");
  dialog = driver_wait_for_window (ZZ_TYPE_NEW_PROJECT_DIALOG);
  /* The story is about clauses of the edition that is not proposed. */
  zz_edition_choice_set (ADW_COMBO_ROW (driver_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL, NULL)), "isccc-classic");
  hands_take (dialog);
  hands_tab_to (dialog, is_in_field, "name");
  hands_type ("Example Security Ltd");
  hands_tab_to (dialog, is_in_field, "credit_code");
  hands_type (CREDIT_CODE);
  hands_tab_to (dialog, is_in_field, "planned_date");
  hands_type ("2027-03-01");
  hands_press ("Return");
  driver_wait_for_no_window (ZZ_TYPE_NEW_PROJECT_DIALOG);
  wait_until (officer_has_session, story);
  hands_take (get_window (story));
}

static const ZzRegister *
find_register (Story *story,
               const char *id)
{
  return zz_catalogue_find_register (zz_session_get_catalogue (story_get_session (story)), id);
}

const GPtrArray *
officer_get_records (Story *story,
                     const char *reg)
{
  return zz_project_get_records (zz_session_get_project (story_get_session (story)), find_register (story, reg));
}

/* The record of this label: a person's name, a certificate's number. */
static const char *
find_id (Story *story,
         const char *reg,
         const char *label)
{
  const GPtrArray *records = officer_get_records (story, reg);
  const ZzField *field = zz_register_find_field (find_register (story, reg), g_str_equal (reg, "person") ? "name" : "number");

  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (zz_record_get_text (records->pdata[i], field->number), label) == 0)
      return zz_record_get_id (records->pdata[i]);
  g_error ("nothing is called %s", label);
}

void
officer_expect_field (Story *story,
                      const char *reg,
                      const char *id,
                      const char *field,
                      const char *text)
{
  g_autofree char *value = dup_field (story_get_session (story), reg, id, field);

  g_assert_cmpstr (value, ==, text);
}

/* Where the register stands in the drop-down: its title, and how many it holds. */
static guint
find_position (Story *story,
               GtkDropDown *list,
               const char *id)
{
  const char *title = zz_words_register (zz_session_get_messages (story_get_session (story)), find_register (story, id));
  GListModel *model = gtk_drop_down_get_model (list);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *shown = NULL;

      g_object_get (item, "title", &shown, NULL);
      if (g_str_has_prefix (shown, title) && (shown[strlen (title)] == '\0' || g_str_has_prefix (shown + strlen (title), " (") || g_str_has_prefix (shown + strlen (title), "（")))
        return i;
    }
  g_error ("no register is called %s", title);
}

/* From wherever the focus is to the register's table, with keys only. */
static void
open_register (Story *story,
               const char *id)
{
  GtkDropDown *list;
  guint position;

  hands_press ("ctrl+1");
  hands_press ("ctrl+2");
  hands_tab_to (get_window (story), is_drop_down, NULL);
  list = GTK_DROP_DOWN (gtk_widget_get_ancestor (gtk_window_get_focus (get_window (story)), GTK_TYPE_DROP_DOWN));
  position = find_position (story, list, id);
  hands_press ("space");
  /* Where the list begins is not the same in all versions of GTK. */
  hands_press ("Home");
  for (guint i = 0; i < position; i++)
    hands_press ("Down");
  hands_press ("Return");
  g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, position);
}

static void
add_people (Story *story)
{
  open_register (story, "person");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      hands_press ("ctrl+shift+n");
      hands_tab_to (get_window (story), is_in_field, "name");
      hands_type (names[i]);
      hands_tab_to (get_window (story), is_in_field, "joined");
      hands_type (i == 1 ? "2020/3/1" : "2020-03-01");
      hands_press ("Return");
    }
  g_assert_cmpuint (officer_get_records (story, "person")->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      officer_expect_field (story, "person", find_id (story, "person", names[i]), "joined", "2020-03-01");
    }
}

/* Wrong first: a certificate cannot end in a month of that number. */
static void
add_certificate (Story *story)
{
  GtkWidget *page;

  open_register (story, "certificate");
  hands_press ("ctrl+shift+n");
  page = driver_find (story_get_root (story), ZZ_TYPE_RECORDS_PAGE, NULL, NULL);
  driver_choose (story_find_control (page, "holder", GTK_TYPE_DROP_DOWN), names[0]);
  hands_tab_to (get_window (story), is_in_field, "number");
  hands_type (NUMBER);
  hands_tab_to (get_window (story), is_in_field, "issued");
  hands_type ("2024-13-10");
  hands_press ("ctrl+a");
  hands_type ("2024-01-10");
  hands_tab_to (get_window (story), is_in_field, "valid_until");
  hands_type ("2028-01-09");
  hands_press ("Return");
  officer_expect_field (story, "certificate", find_id (story, "certificate", NUMBER), "holder", find_id (story, "person", names[0]));
  officer_expect_field (story, "certificate", find_id (story, "certificate", NUMBER), "issued", "2024-01-10");
  officer_expect_field (story, "certificate", find_id (story, "certificate", NUMBER), "valid_until", "2028-01-09");
}

/* A new project gets its place; evidence is kept beside it. */
static void
save_new (Story *story,
          GFile *folder)
{
  g_autoptr (GFile) file = g_file_get_child (folder, OFFICER_PROJECT);

  hands_press ("ctrl+s");
  driver_choose_file (file);
  wait_until (story_is_saved, story);
  g_assert_true (g_file_query_exists (file, NULL));
  hands_take (get_window (story));
}

void
officer_save (Story *story)
{
  hands_press ("ctrl+s");
  wait_until (story_is_saved, story);
}

static GtkWidget *
open_clause (Story *story,
             const char *id)
{
  g_assert_true (zz_app_window_show (story->window, id));
  return story_find_clause (story, id);
}

/* Another program's window, with a file in it to take. */
static GtkWindow *
show_file (GFile *file)
{
  GtkWidget *window = gtk_window_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GSList files = { file, NULL };
  GdkFileList *list = gdk_file_list_new_from_list (&files);

  gtk_drag_source_set_content (source, gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list));
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 120);
  gtk_window_present (GTK_WINDOW (window));
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  return GTK_WINDOW (window);
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

/* Scrolled to: a revealer takes its time, so the focus is given until it shows. */
static gboolean
is_in_sight (gpointer widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *revealer = gtk_widget_get_ancestor (widget, GTK_TYPE_REVEALER);
  double x, y;

  if (!gtk_revealer_get_child_revealed (GTK_REVEALER (revealer)))
    return FALSE;
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
  gtk_widget_grab_focus (widget);
  return is_laid_out (widget) && gtk_widget_translate_coordinates (widget, scroller, 0, 0, &x, &y) && y >= 0
         && y + gtk_widget_get_height (widget) <= gtk_widget_get_height (scroller);
}

/* Another program's file is dragged to the clause that asks for it. */
static void
drop_scan (Story *story,
           GFile *folder)
{
  g_autoptr (GFile) file = g_file_get_child (folder, "证书 扫描件, 1.png");
  GtkWidget *row, *check, *target;
  GtkWindow *other, *dialog;

  g_file_replace_contents (file, "PNG", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  row = open_clause (story, "personnel.e");
  target = driver_find_button (driver_find (row, ZZ_TYPE_EVIDENCE_VIEW, NULL, NULL), "evidence.attach");
  wait_until (is_in_sight, target);
  other = show_file (file);
  wait_until (is_laid_out, other);
  hands_move_window (other, 1300, 800);
  hands_drag (GTK_WIDGET (other), target);
  dialog = driver_wait_for_window (ZZ_TYPE_EVIDENCE_DIALOG);
  check = story_find_control (GTK_WIDGET (dialog), "records", GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_EVIDENCE_DIALOG);
  gtk_window_destroy (other);
  hands_take (get_window (story));
}

static void
judge (Story *story)
{
  GtkWidget *row = open_clause (story, "legal.b");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (story_find_control (row, "judgement", GTK_TYPE_DROP_DOWN)), 1);
  officer_expect_field (story, "answer", "legal.b", "judgement", "met");
}

static gboolean
is_entry_row (GtkWidget *widget,
              gconstpointer title)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
type_in (GtkWindow *dialog,
         const char *title,
         const char *text)
{
  gtk_widget_grab_focus (driver_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, is_entry_row, title));
  hands_press ("ctrl+a");
  hands_type (text);
}

static void
replace_figure (Story *story)
{
  GtkWidget *row = open_clause (story, "personnel.d");
  GtkWindow *dialog;

  driver_click (driver_find_button (driver_find (row, ZZ_TYPE_FIGURES_VIEW, NULL, NULL), _ ("Rep_lace…")));
  dialog = driver_wait_for_window (ZZ_TYPE_OVERRIDE_DIALOG);
  hands_take (dialog);
  type_in (dialog, _ ("Value"), "3");
  type_in (dialog, _ ("Reason"), "made up");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Replace")));
  driver_wait_for_no_window (ZZ_TYPE_OVERRIDE_DIALOG);
  officer_expect_field (story, "override", "personnel.d/staff", "value", "3");
  hands_take (get_window (story));
}

/* All of it back to nothing, and all of it again: the same bytes. */
static void
undo_and_redo (Story *story)
{
  ZzSession *session = story_get_session (story);
  ZzHistory *history = zz_session_get_history (session);
  g_autoptr (GBytes) before = zz_project_write (zz_session_get_project (session));
  g_autoptr (GBytes) after = NULL;
  guint n = 0;

  gtk_window_set_focus (get_window (story), NULL);
  for (; zz_history_can_undo (history); n++)
    hands_press ("ctrl+z");
  g_assert_cmpuint (n, >, 8);
  g_assert_cmpuint (officer_get_records (story, "person")->len, ==, 0);
  g_assert_cmpuint (officer_get_records (story, "certificate")->len, ==, 0);
  for (; zz_history_can_redo (history); n--)
    hands_press ("ctrl+shift+z");
  g_assert_cmpuint (n, ==, 0);
  after = zz_project_write (zz_session_get_project (session));
  g_assert_true (g_bytes_equal (before, after));
}

static gboolean
is_on_disk (gpointer session)
{
  return zz_session_is_on_disk (session);
}

/* The program does not see its end coming. */
static void
type_until_killed (Story *story)
{
  GtkWidget *row = open_clause (story, "legal.b");

  hands_take (get_window (story));
  hands_tab_to (get_window (story), is_in_field, "reason");
  g_assert_nonnull (row);
  hands_type (OFFICER_TYPED);
  wait_until (is_on_disk, story_get_session (story));
  hands_type (MORE);
  kill (getpid (), SIGKILL);
}

void
officer_work (ZzApplication *application,
              GFile *folder)
{
  Story story = { .application = application };

  g_application_activate (G_APPLICATION (application));
  driver_wait_for_window (ZZ_TYPE_APP_WINDOW);
  begin_project (&story);
  add_people (&story);
  add_certificate (&story);
  save_new (&story, folder);
  drop_scan (&story, folder);
  judge (&story);
  replace_figure (&story);
  undo_and_redo (&story);
  officer_save (&story);
  type_until_killed (&story);
}
