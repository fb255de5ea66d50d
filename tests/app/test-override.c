/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures replaced by the project, in the real window: with a reason only. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/figures-view.h"
#include "app/override-dialog.h"
#include "core/field.h"
#include "report/words.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_titled (GtkWidget *widget,
           gconstpointer title)
{
  return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
type_in (GtkWindow *dialog,
         const char *title,
         const char *text)
{
  GtkWidget *entry = driver_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, is_titled, title);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static GtkWindow *
ask_to_replace (GtkWidget *row)
{
  driver_click (driver_find_button (driver_find (row, ZZ_TYPE_FIGURES_VIEW, NULL, NULL), _ ("Rep_lace…")));
  return driver_wait_for_window (ZZ_TYPE_OVERRIDE_DIALOG);
}

/* What the project puts in a figure's place, in its written form. */
static char *
dup_figure (ZzSession *session,
            const char *id)
{
  g_auto (GStrv) names = g_strsplit (id, "/", 2);
  const ZzClause *clause = zz_catalogue_find_clause (zz_session_get_catalogue (session), names[0]);
  ZzRecord *record = zz_project_find_builtin (zz_session_get_project (session), ZZ_BUILTIN_OVERRIDE, id);

  g_assert_nonnull (record);
  for (guint i = 0; i < clause->figures->len; i++)
    {
      const ZzFigure *figure = clause->figures->pdata[i];

      if (g_str_equal (figure->id, names[1]))
        return zz_value_format (zz_record_get (record, ZZ_OVERRIDE_VALUE), figure->choices);
    }
  g_assert_not_reached ();
}

/* A figure is replaced with a reason only, and is one step. */
static void
test_override (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *row;
  GtkWindow *dialog;
  g_autofree char *reason = NULL;

  story_open_example (&story, data);
  row = story_show_clause (&story, "personnel.e");
  story_expect_status (&story, row, ZZ_STATUS_NOT_MET);
  dialog = ask_to_replace (row);
  type_in (dialog, _ ("Value"), "many");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Replace")));
  type_in (dialog, _ ("Value"), "2");
  type_in (dialog, _ ("Reason"), "认证机构书面答复。");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Replace")));
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), _ ("The catalogue says so already: give another value, or leave the figure as it is.")));
  g_assert_true (gtk_widget_has_css_class (driver_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, is_titled, _ ("Value")), "error"));
  type_in (dialog, _ ("Value"), "1");
  type_in (dialog, _ ("Reason"), "  ");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Replace")));
  g_assert_nonnull (driver_find_label (GTK_WIDGET (dialog), _ ("Say why: a figure is replaced with a reason only.")));
  g_assert_false (zz_history_get_modified (zz_session_get_history (story_get_session (&story))));

  type_in (dialog, _ ("Reason"), "  认证机构书面答复：一人即可。 ");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Replace")));
  driver_wait_for_no_window (ZZ_TYPE_OVERRIDE_DIALOG);
  story_expect_status (&story, row, ZZ_STATUS_MET);
  reason = dup_field (story_get_session (&story), "override", "personnel.e/certified", "reason");
  g_assert_cmpstr (reason, ==, "认证机构书面答复：一人即可。");

  story_activate (&story, "undo");
  story_expect_status (&story, row, ZZ_STATUS_NOT_MET);
  story_activate (&story, "redo");
  story_expect_status (&story, row, ZZ_STATUS_MET);
  driver_click (driver_find_button (GTK_WIDGET (ask_to_replace (row)), _ ("_Use the Catalogue's Figure")));
  driver_wait_for_no_window (ZZ_TYPE_OVERRIDE_DIALOG);
  story_expect_status (&story, row, ZZ_STATUS_NOT_MET);
  story_activate (&story, "undo");
  story_activate (&story, "undo");
  story_finish (&story);
}

/* A figure that is one of several things is chosen, not spelled. */
static void
test_override_choice (gconstpointer data)
{
  Story story = { 0 };
  ZzSession *session;
  const ZzFigure *figure;
  GtkWindow *dialog;
  GtkWidget *row;
  g_autofree char *value = NULL;

  story_open_example (&story, data);
  session = story_get_session (&story);
  dialog = ask_to_replace (story_show_clause (&story, "personnel.b"));
  figure = zz_catalogue_find_clause (zz_session_get_catalogue (session), "personnel.b")->figures->pdata[0];
  g_assert_nonnull (figure->choices);
  row = driver_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==, figure->choices->len);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  type_in (dialog, _ ("Reason"), "认证机构书面答复。");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Replace")));
  driver_wait_for_no_window (ZZ_TYPE_OVERRIDE_DIALOG);
  value = dup_figure (session, "personnel.b/degree");
  g_assert_cmpstr (value, ==, zz_choices_get (figure->choices, 1)->id);
  story_activate (&story, "undo");
  story_finish (&story);
}

/* A period is a number and a unit. */
static void
test_override_period (gconstpointer data)
{
  Story story = { 0 };
  GtkWindow *dialog;
  GtkWidget *unit;
  g_autofree char *value = NULL;

  story_open_example (&story, data);
  dialog = ask_to_replace (story_show_clause (&story, "personnel.a"));
  unit = driver_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, is_titled, _ ("Unit"));
  g_assert_nonnull (unit);
  adw_combo_row_set_selected (ADW_COMBO_ROW (unit), 1);
  type_in (dialog, _ ("Value"), "18");
  type_in (dialog, _ ("Reason"), "认证机构书面答复。");
  driver_click (driver_find_button (GTK_WIDGET (dialog), _ ("_Replace")));
  driver_wait_for_no_window (ZZ_TYPE_OVERRIDE_DIALOG);
  value = dup_figure (story_get_session (&story), "personnel.a/experience");
  g_assert_cmpstr (value, ==, "P1Y6M");
  story_activate (&story, "undo");
  story_finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/override/figure", test_override },
    { "/override/choice", test_override_choice },
    { "/override/period", test_override_period },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
