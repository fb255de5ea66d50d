/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of evidence in the real window: finding, attaching, editing many at
 * once, removing with a reason and bringing back. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/app-window.h"
#include "app/clauses-chooser.h"
#include "app/evidence-dialog.h"
#include "app/evidence-edit-dialog.h"
#include "app/evidence-page.h"
#include "app/evidence-table.h"
#include "app/option.h"

#include <glib/gi18n.h>
#include <string.h>

#define MANY 3000
#define LICENCE "evidence-01"
#define STRUCTURE "evidence-03"
#define REASON "换了新版 replaced"

static GtkWidget *
get_page (Story *story)
{
  return driver_find (GTK_WIDGET (story->window), ZZ_TYPE_EVIDENCE_PAGE, NULL, NULL);
}

static GtkSelectionModel *
get_rows (Story *story)
{
  GtkWidget *table = driver_find (get_page (story), ZZ_TYPE_EVIDENCE_TABLE, NULL, NULL);
  GtkScrolledWindow *scroller;
  GtkStack *stack = GTK_STACK (driver_find (table, GTK_TYPE_STACK, NULL, NULL));

  /* Also where the filter leaves nothing and the view is not seen. */
  scroller = GTK_SCROLLED_WINDOW (gtk_stack_get_child_by_name (stack, "table"));
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (gtk_scrolled_window_get_child (scroller)));
}

static guint
count_rows (Story *story)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_rows (story)));
}

static guint
count_items (Story *story)
{
  return zz_project_get_builtin (zz_session_get_project (story_get_session (story)), ZZ_BUILTIN_EVIDENCE)->len;
}

/* The ids of the selected items, in the order of the table. */
static char *
dup_selected (Story *story)
{
  ZzEvidenceTable *table = ZZ_EVIDENCE_TABLE (driver_find (get_page (story), ZZ_TYPE_EVIDENCE_TABLE, NULL, NULL));
  g_autoptr (GPtrArray) selected = zz_evidence_table_list_selected (table);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < selected->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", zz_record_get_id (selected->pdata[i]));
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_selected (Story *story,
                 const char *ids)
{
  g_autofree char *selected = dup_selected (story);

  g_assert_cmpstr (selected, ==, ids);
}

static void
activate (Story *story,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_page (story), action, NULL));
}

/* Chooses in the first or the second list above the table. */
static void
choose (Story *story,
        const char *part,
        gboolean kind)
{
  GtkWidget *list = driver_find (get_page (story), GTK_TYPE_DROP_DOWN, NULL, NULL);

  driver_choose (kind ? gtk_widget_get_next_sibling (list) : list, part);
}

static void
select_both (Story *story)
{
  GtkSelectionModel *rows = get_rows (story);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (rows));

  gtk_selection_model_unselect_all (rows);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ZzEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (rows), i);

      if (strstr (LICENCE " " STRUCTURE, zz_record_row_get_id (ZZ_RECORD_ROW (item))) != NULL)
        gtk_selection_model_select_item (rows, i, FALSE);
    }
}

static void
test_find (Story *story)
{
  GtkEditable *search = GTK_EDITABLE (driver_find (get_page (story), GTK_TYPE_SEARCH_ENTRY, NULL, NULL));
  guint all = count_rows (story);

  /* The example has one that was removed. */
  g_assert_cmpuint (count_items (story), ==, all + 1);
  choose (story, zz_evidence_state_get_word (ZZ_EVIDENCE_UNDATED), FALSE);
  g_assert_cmpuint (count_rows (story), >, 0);
  g_assert_cmpuint (count_rows (story), <, all);
  choose (story, zz_evidence_state_get_word (ZZ_EVIDENCE_REMOVED), FALSE);
  g_assert_cmpuint (count_rows (story), ==, 1);
  choose (story, zz_evidence_state_get_word (ZZ_EVIDENCE_CHANGED), FALSE);
  g_assert_cmpuint (count_rows (story), ==, 0);
  choose (story, _ ("All states"), FALSE);
  choose (story, "", TRUE);
  gtk_editable_set_text (search, "股权结构");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_rows (story), ==, 1);
  /* What is led to is shown whatever the filter says. */
  g_assert_true (zz_app_window_show (story->window, LICENCE));
  assert_selected (story, LICENCE);
  g_assert_cmpuint (count_rows (story), ==, all);
}

/* Gives the reason and agrees. */
static void
answer (const char *reason)
{
  GtkWindow *dialog = driver_wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *entry = driver_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL, NULL);
  GtkWidget *button = driver_find_button (GTK_WIDGET (dialog), _ ("_Remove"));

  g_assert_nonnull (entry);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  driver_click (button);
  driver_wait_for_no_window (ADW_TYPE_MESSAGE_DIALOG);
}

static gboolean
is_removed (Story *story,
            const char *id)
{
  return zz_evidence_is_removed (
      zz_project_find_builtin (zz_session_get_project (story_get_session (story)), ZZ_BUILTIN_EVIDENCE, id));
}

static void
test_remove (Story *story)
{
  guint items = count_items (story), all = count_rows (story);
  g_autofree char *reason = NULL;

  g_assert_cmpint (get_clause_status (story_get_session (story), "legal.a"), ==, ZZ_STATUS_MET);
  g_assert_true (zz_app_window_show (story->window, LICENCE));
  activate (story, "evidence.remove");
  answer (REASON);
  zz_session_judge (story_get_session (story));
  reason = dup_field (story_get_session (story), "evidence", LICENCE, "removed/reason");
  g_assert_cmpstr (reason, ==, REASON);
  g_assert_cmpuint (count_items (story), ==, items);
  g_assert_cmpuint (count_rows (story), ==, all - 1);
  g_assert_cmpint (get_clause_status (story_get_session (story), "legal.a"), ==, ZZ_STATUS_UNKNOWN);

  /* One step back, and forward again; then brought back from the list of removed. */
  g_action_group_activate_action (G_ACTION_GROUP (story->window), "undo", NULL);
  zz_session_judge (story_get_session (story));
  g_assert_false (is_removed (story, LICENCE));
  g_action_group_activate_action (G_ACTION_GROUP (story->window), "redo", NULL);
  g_assert_true (zz_app_window_show (story->window, LICENCE));
  assert_selected (story, LICENCE);
  g_assert_cmpuint (count_rows (story), ==, 2);
  activate (story, "evidence.restore");
  zz_session_judge (story_get_session (story));
  g_assert_false (is_removed (story, LICENCE));
  g_assert_cmpint (get_clause_status (story_get_session (story), "legal.a"), ==, ZZ_STATUS_MET);
}

/* The dialog of one item marks it too, and shows that. */
static void
test_remove_in_dialog (Story *story)
{
  GtkWindow *dialog;

  g_assert_true (zz_app_window_show (story->window, LICENCE));
  activate (story, "evidence.details");
  dialog = driver_wait_for_window (ZZ_TYPE_EVIDENCE_DIALOG);
  driver_click (driver_find_button (GTK_WIDGET (dialog), "evidence.remove"));
  answer (REASON);
  zz_session_judge (story_get_session (story));
  g_assert_true (is_removed (story, LICENCE));
  driver_click (driver_find_button (GTK_WIDGET (dialog), "evidence.restore"));
  zz_session_judge (story_get_session (story));
  g_assert_false (is_removed (story, LICENCE));
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_EVIDENCE_DIALOG);
}

static gboolean
is_placed (GtkWidget *widget,
           gconstpointer data)
{
  return g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), data) == 0;
}

static void
test_edit_many (Story *story)
{
  const char *clauses[] = { "finance.a", NULL };
  ZzSession *session = story_get_session (story);
  g_autofree char *issued = NULL, *kept = NULL, *first = NULL, *second = NULL, *after = NULL;
  GtkWindow *dialog;
  GtkWidget *entry, *apply, *chooser;

  kept = dup_field (session, "evidence", STRUCTURE, "issued");
  select_both (story);
  activate (story, "evidence.edit");
  dialog = driver_wait_for_window (ZZ_TYPE_EVIDENCE_EDIT_DIALOG);
  entry = driver_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, is_placed, _ ("Several values"));
  g_assert_nonnull (entry);
  apply = driver_find_button (GTK_WIDGET (dialog), "edit.apply");
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026-02-30");
  g_assert_false (gtk_widget_get_sensitive (apply));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026.2.3");
  chooser = driver_find (GTK_WIDGET (dialog), ZZ_TYPE_CLAUSES_CHOOSER, NULL, NULL);
  zz_clauses_chooser_show (ZZ_CLAUSES_CHOOSER (chooser), clauses);
  driver_click (apply);
  driver_wait_for_no_window (ZZ_TYPE_EVIDENCE_EDIT_DIALOG);

  first = dup_field (session, "evidence", LICENCE, "issued");
  g_assert_cmpstr (first, ==, "2026-02-03");
  second = dup_field (session, "evidence", STRUCTURE, "clauses");
  g_assert_cmpstr (second, ==, "finance.a,legal.c");
  /* What was not touched differs as before, and all of it is one step. */
  after = dup_field (session, "evidence", LICENCE, "kind");
  g_assert_cmpstr (after, ==, "business-licence");
  g_action_group_activate_action (G_ACTION_GROUP (story->window), "undo", NULL);
  issued = dup_field (session, "evidence", STRUCTURE, "issued");
  g_assert_cmpstr (issued, ==, kept);
  g_assert_false (zz_history_can_undo (zz_session_get_history (session)));
}

static gboolean
has_more (gpointer user_data)
{
  Story *story = user_data;

  return count_items (story) > 41 && !zz_session_get_busy (story_get_session (story));
}

static void
test_attach (Story *story)
{
  g_autoptr (GFile) file = fixture_get_file (&story->files, "README.md");
  g_autofree char *selected = NULL, *clauses = NULL;

  activate (story, "evidence.attach");
  driver_choose_file (file);
  wait_until (has_more, story);
  zz_session_judge (story_get_session (story));
  selected = dup_selected (story);
  g_assert_nonnull (strstr (selected, "evidence-"));
  clauses = dup_field (story_get_session (story), "evidence", selected, "clauses");
  g_assert_cmpstr (clauses, ==, "");
  g_assert_cmpint (zz_session_get_proof (story_get_session (story), selected), ==, ZZ_PROOF_PRESENT);
}

/* Thousands of items: an edit touches only what changed and keeps the selection. */
static void
test_many (Story *story)
{
  ZzSession *session = story_get_session (story);
  const ZzRegister *reg = zz_session_get_catalogue (session)->builtins[ZZ_BUILTIN_EVIDENCE];
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("many");
  gint64 began, took;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("evidence-x%05u", i);
      g_autofree char *title = g_strdup_printf ("Piece %u", i);
      g_autoptr (ZzRecord) item = zz_record_new (reg, id);

      zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_TITLE), zz_value_text (ZZ_VALUE_TEXT, title));
      zz_change_set_insert (set, item);
    }
  g_assert_true (zz_session_apply (session, set));
  zz_session_judge (session);
  g_assert_true (zz_app_window_show (story->window, "evidence-x01500"));
  set_field (session, "evidence", "evidence-x01500", "title", "Renamed");
  began = g_get_monotonic_time ();
  zz_session_judge (session);
  took = g_get_monotonic_time () - began;
  g_test_message ("an update of %u items took %" G_GINT64_FORMAT " µs", MANY, took);
  g_assert_cmpint (took, <, 500 * 1000);
  assert_selected (story, "evidence-x01500");
}

int
main (int argc,
      char *argv[])
{
  static const StoryPageTest tests[] = {
    { "/evidence/find", test_find },
    { "/evidence/remove", test_remove },
    { "/evidence/remove-in-dialog", test_remove_in_dialog },
    { "/evidence/edit-many", test_edit_many },
    { "/evidence/attach", test_attach },
    { "/evidence/many", test_many },
  };

  return story_run_page_tests (argc, argv, "evidence", tests, G_N_ELEMENTS (tests));
}
