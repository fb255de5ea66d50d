/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does not fit is shown where it belongs: at the record, at the piece of
 * evidence, and on the overview. */
#include "config.h"

#include "driver.h"
#include "story.h"

#include "app/evidence-dialog.h"
#include "app/i18n.h"
#include "app/overview-page.h"
#include "app/overview-row.h"
#include "app/problems-view.h"
#include "app/records-page.h"
#include "core/builtin.h"
#include "report/words.h"

#include <glib/gi18n.h>

/* The example's certificate of somebody who left. */
#define LEFT "certificate-4"
#define HOLDER "person-14"

typedef struct
{
  GtkWidget *root;
  const char *sentence;
  const char *target; /* the record its row leads to, or NULL: any or none */
  GtkWidget *label;
} Said;

static gboolean
leads (GtkWidget *label,
       const char *target)
{
  GVariant *led = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (driver_get_around (label, ADW_TYPE_ACTION_ROW)));

  return led != NULL && g_str_equal (g_variant_get_string (led, NULL), target);
}

static gboolean
is_said (gpointer user_data)
{
  Said *said = user_data;
  GtkWidget *view = driver_find (said->root, ZZ_TYPE_PROBLEMS_VIEW, NULL, NULL);

  said->label = view != NULL ? driver_find_label (view, said->sentence) : NULL;
  return said->label != NULL && (said->target == NULL || leads (said->label, said->target));
}

static gboolean
is_not_said (gpointer user_data)
{
  return !is_said (user_data);
}

/* The label that says so beside the record or the piece of evidence that is shown. */
static GtkWidget *
wait_for_label (GtkWidget *root,
                const char *sentence,
                const char *target)
{
  Said said = { root, sentence, target, NULL };

  wait_until (is_said, &said);
  return said.label;
}

static void
wait_for_none (GtkWidget *root,
               const char *sentence)
{
  Said said = { root, sentence, NULL, NULL };

  wait_until (is_not_said, &said);
}

static gboolean
set_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* Who waits for an idle moment has looked after this: they take turns. */
static void
let_look (void)
{
  gboolean looked = FALSE;

  g_idle_add (set_cb, &looked);
  wait_until (is_set, &looked);
}

static const ZzProblem *
find_problem (Story *story,
              ZzProblemKind kind)
{
  const GArray *problems = zz_session_get_problems (story_get_session (story));

  for (guint i = 0; i < problems->len; i++)
    if (g_array_index (problems, ZzProblem, i).kind == kind)
      return &g_array_index (problems, ZzProblem, i);
  return NULL;
}

static char *
dup_sentence (Story *story,
              ZzProblemKind kind)
{
  const ZzProblem *problem = find_problem (story, kind);
  ZzSession *session = story_get_session (story);

  g_assert_nonnull (problem);
  return zz_words_problem (zz_session_get_messages (session), zz_session_get_project (session), problem);
}

static void
change (Story *story,
        const char *id,
        const char *field,
        const char *text)
{
  ZzSession *session = story_get_session (story);
  ZzRecord *record = zz_project_find_anywhere (zz_session_get_project (session), id);

  set_field (session, zz_record_get_register (record)->id, id, field, text);
  zz_session_judge (session);
}

static void
finish (Story *story)
{
  while (zz_history_can_undo (zz_session_get_history (story_get_session (story))))
    zz_history_undo (zz_session_get_history (story_get_session (story)));
  zz_session_judge (story_get_session (story));
  story_finish (story);
}

/* At the record, above its form; it leads to the other record, and goes with
 * what is wrong. */
static void
test_record (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *label;
  g_autofree char *sentence = NULL;

  story_open_example (&story, data);
  g_assert_true (zz_app_window_show (story.window, "certificate-1"));
  let_look ();
  g_assert_null (driver_find (story_get_root (&story), ZZ_TYPE_PROBLEMS_VIEW, NULL, NULL));
  g_assert_true (zz_app_window_show (story.window, LEFT));
  sentence = dup_sentence (&story, ZZ_PROBLEM_HOLDER_NOT_EMPLOYED);
  label = wait_for_label (story_get_root (&story), sentence, HOLDER);
  gtk_widget_activate (driver_get_around (label, ADW_TYPE_ACTION_ROW));
  /* There the same is said, and leads back. */
  label = wait_for_label (story_get_root (&story), sentence, LEFT);
  gtk_widget_activate (driver_get_around (label, ADW_TYPE_ACTION_ROW));
  wait_for_label (story_get_root (&story), sentence, HOLDER);
  change (&story, HOLDER, "left", "2029-01-01");
  g_assert_null (find_problem (&story, ZZ_PROBLEM_HOLDER_NOT_EMPLOYED));
  wait_for_none (story_get_root (&story), sentence);
  finish (&story);
}

/* On the overview; a row leads to the record. */
static void
test_overview (gconstpointer data)
{
  Story story = { 0 };
  GtkWidget *page, *label;
  g_autofree char *sentence = NULL;

  story_open_example (&story, data);
  sentence = dup_sentence (&story, ZZ_PROBLEM_HOLDER_NOT_EMPLOYED);
  page = driver_find (story_get_root (&story), ZZ_TYPE_OVERVIEW_PAGE, NULL, NULL);
  g_assert_nonnull (driver_find_label (page, _ ("Please check")));
  label = driver_find_label (page, sentence);
  g_assert_nonnull (label);
  gtk_widget_activate (driver_get_around (label, ZZ_TYPE_OVERVIEW_ROW));
  g_assert_false (gtk_widget_get_mapped (page));
  wait_for_label (story_get_root (&story), sentence, HOLDER);
  finish (&story);
}

/* At a piece of evidence, in its dialog. */
static void
test_evidence (gconstpointer data)
{
  Story story = { 0 };
  const GPtrArray *items;
  const char *id;
  GtkWindow *dialog;
  g_autofree char *sentence = NULL;

  story_open_example (&story, data);
  items = zz_project_get_builtin (zz_session_get_project (story_get_session (&story)), ZZ_BUILTIN_EVIDENCE);
  id = zz_record_get_id (items->pdata[0]);
  change (&story, id, "valid_until", "2040-01-01");
  change (&story, id, "issued", "2030-01-01");
  sentence = dup_sentence (&story, ZZ_PROBLEM_EVIDENCE_IN_FUTURE);
  zz_evidence_dialog_present (GTK_WINDOW (story.window), story_get_session (&story), id);
  dialog = driver_wait_for_window (ZZ_TYPE_EVIDENCE_DIALOG);
  wait_for_label (GTK_WIDGET (dialog), sentence, NULL);
  zz_history_undo (zz_session_get_history (story_get_session (&story)));
  zz_session_judge (story_get_session (&story));
  wait_for_none (GTK_WIDGET (dialog), sentence);
  gtk_window_close (dialog);
  driver_wait_for_no_window (ZZ_TYPE_EVIDENCE_DIALOG);
  finish (&story);
}

int
main (int argc,
      char *argv[])
{
  static const StoryTest tests[] = {
    { "/lint-view/record", test_record },
    { "/lint-view/overview", test_overview },
    { "/lint-view/evidence", test_evidence },
  };

  return story_run_tests (argc, argv, tests, G_N_ELEMENTS (tests));
}
