/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the real window keeps people waiting: opening the records, a keystroke, an
 * import.
 * Argument: the number of records. */
#include "sample.h"
#include "../app/story.h"

#include "app/i18n.h"
#include "app/importer.h"
#include "store/catalogue-store.h"

#include <time.h>

#define N_RUNS 9
/* So long nothing happens when the window has settled. */
#define SETTLED (300 * 1000)

/* What one run of the main loop showed. */
typedef struct
{
  gint64 longest; /* time that the loop was busy at once, without what others took */
  gint64 first;   /* what it took until the first frame was there, without what others took */
  gint64 painted; /* until the last */
} Run;

/* The processor time of this thread, so that a busy machine measures the same. */
static gint64
get_work_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
painted_cb (GdkFrameClock *clock,
            Run *times)
{
  times->painted = g_get_monotonic_time ();
  if (times->first == 0)
    times->first = get_work_time ();
}

/* Runs the main loop until nothing happens any more. */
static Run
settle (Story *story,
        gint64 begin,
        gint64 longest)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (story_get_root (story));
  Run run = { .painted = begin };
  const gint64 before = get_work_time () - longest;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &run);

  for (gint64 last = begin; last + SETTLED > g_get_monotonic_time ();)
    {
      gint64 start = get_work_time ();

      if (g_main_context_iteration (NULL, FALSE))
        {
          longest = MAX (longest, get_work_time () - start);
          last = g_get_monotonic_time ();
        }
      else
        g_usleep (200);
    }
  g_signal_handler_disconnect (clock, handler);
  return (Run) { longest, MAX (run.first, before) - before, run.painted - begin };
}

static Run
open_records (Story *story)
{
  gint64 begin = g_get_monotonic_time (), start = get_work_time ();

  gtk_widget_activate_action (story_get_root (story), "win.show", "s", "person-000003");
  return settle (story, begin, get_work_time () - start);
}

/* What GTK does by itself for the entry's new text: the window laid out and drawn. */
static Run
draw_again (Story *story)
{
  GtkWidget *entry = story_find_control (story_get_root (story), "name", GTK_TYPE_ENTRY);
  gint64 begin = g_get_monotonic_time (), start = get_work_time ();

  gtk_widget_queue_resize (entry);
  gtk_widget_queue_draw (story_get_root (story));
  return settle (story, begin, get_work_time () - start);
}

static Run
type_character (Story *story)
{
  GtkWidget *entry = story_find_control (story_get_root (story), "name", GTK_TYPE_ENTRY);
  int position = 0;
  gint64 begin = g_get_monotonic_time (), start = get_work_time ();

  gtk_editable_insert_text (GTK_EDITABLE (entry), "新", -1, &position);
  return settle (story, begin, get_work_time () - start);
}

static gboolean
is_planned (gpointer importer)
{
  return !zz_importer_get_busy (importer);
}

/* A list of @n people on its way into the register in sight: applied, then all that
 * follows it. */
static void
import_people (Story *story,
               guint n,
               GArray **times)
{
  ZzSession *session = story_get_session (story);
  g_autoptr (ZzImporter) importer = zz_importer_new (session, zz_catalogue_find_register (zz_session_get_catalogue (session), "person"));
  g_autoptr (GString) text = g_string_new ("姓名\t出生年份\t岗位\n");
  gint64 begin, start;
  Run run;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "新人%u\t%u\t工程师\n", i, 1960 + i % 40);
  zz_importer_read_text (importer, text->str);
  wait_until (is_planned, importer);
  begin = g_get_monotonic_time ();
  start = get_work_time ();
  g_assert_true (zz_importer_apply (importer));
  start = get_work_time () - start;
  run = settle (story, begin, 0);
  g_array_append_val (times[0], start);
  g_array_append_val (times[1], run.longest);
  g_array_append_val (times[2], run.painted);
}

static void
begin (Story *story,
       GFile *file)
{
  g_application_open (G_APPLICATION (story->application), &file, 1, "");
  wait_until (story_is_open, story);
  settle (story, g_get_monotonic_time (), 0);
}

static void
end (Story *story)
{
  gtk_window_close (GTK_WINDOW (story->window));
  wait_until (story_has_no_window, story);
}

static void
take (GArray **times,
      Run run)
{
  g_array_append_val (times[0], run.longest);
  g_array_append_val (times[1], run.first);
  g_array_append_val (times[2], run.painted);
}

/* The longest table there can be. */
static void
measure_opening (ZzApplication *application,
                 GFile *people,
                 GArray **times)
{
  Story story = { .application = application };

  begin (&story, people);
  take (times, open_records (&story));
  end (&story);
}

/* A company with as many records of all kinds. */
static void
measure_typing (ZzApplication *application,
                GFile *company,
                GArray **times)
{
  Story story = { .application = application };

  begin (&story, company);
  open_records (&story);
  take (times, draw_again (&story));
  take (times + 3, type_character (&story));
  zz_history_undo (zz_session_get_history (story_get_session (&story)));
  zz_session_judge (story_get_session (&story));
  end (&story);
}

/* Into an empty register, which is in sight. */
static void
measure_import (ZzApplication *application,
                GFile *empty,
                guint n,
                GArray **times)
{
  Story story = { .application = application };

  begin (&story, empty);
  open_records (&story);
  import_people (&story, n, times);
  zz_history_undo (zz_session_get_history (story_get_session (&story)));
  zz_session_judge (story_get_session (&story));
  end (&story);
}

static void
write_sample (GFile *file,
              ZzProject *(*make) (const ZzCatalogue *catalogue, guint n),
              guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzCatalogue) catalogue = zz_catalogue_store_load (catalogues, "isccc-classic", &error);
  g_autoptr (ZzProject) project = NULL;
  g_autoptr (ZzProjectFile) target = NULL;

  g_assert_no_error (error);
  project = make (catalogue, n);
  target = zz_project_file_new (file, project);
  zz_project_file_save (target, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc,
      char **argv)
{
  static const char *const what[] = {
    "opening the records: longest step", "opening the records: work until the first frame", "opening the records: last frame",
    "a frame of GTK alone: longest step", "a frame of GTK alone: work until the first frame", "a frame of GTK alone: last frame",
    "a keystroke: longest step", "a keystroke: work until the first frame", "a keystroke: last frame",
    "an import of as many rows: applied", "an import: longest step after it", "an import: last frame"
  };
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 10000;
  g_autoptr (ZzApplication) application = NULL;
  g_autoptr (GFile) people = NULL;
  g_autoptr (GFile) company = NULL;
  g_autoptr (GFile) few = NULL;
  Fixture files;
  GArray *times[G_N_ELEMENTS (what)];

  zz_i18n_init ();
  application = zz_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  /* Its blinking is no work of ours. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  fixture_init (&files);
  people = fixture_get_file (&files, "people.zizhi.json");
  company = fixture_get_file (&files, "company.zizhi.json");
  write_sample (people, sample_people_new, n);
  few = fixture_get_file (&files, "few.zizhi.json");
  write_sample (company, sample_project_new, n);
  write_sample (few, sample_people_new, 5);
  for (guint i = 0; i < G_N_ELEMENTS (what); i++)
    times[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_RUNS; i++)
    {
      measure_opening (application, people, times);
      measure_typing (application, company, times + 3);
      measure_import (application, few, n, times + 9);
    }
  g_print ("%u persons; a company with %u records\n", n, n);
  for (guint i = 0; i < G_N_ELEMENTS (what); i++)
    {
      sample_print (what[i], times[i]);
      g_array_unref (times[i]);
    }
  fixture_clear (&files);
  return 0;
}
