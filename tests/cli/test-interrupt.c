/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+C while files are copied: the program ends by it, and nothing half done is left. */
#include "run.h"

#include <signal.h>
#include <string.h>

#define MEGABYTE (1024 * 1024)
/* Doubled until the signal comes in the middle of the work. */
#define SMALLEST (16 * MEGABYTE)
#define LARGEST (1024 * MEGABYTE)

/* Content that no writer can make smaller, the same each time. */
static void
write_scan (Run *run,
            const char *name,
            gsize size)
{
  g_autofree char *path = run_path (run, name);
  g_autofree guint32 *noise = g_new (guint32, MEGABYTE / sizeof (guint32));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (GError) error = NULL;
  guint32 state = 1;

  for (gsize done = 0; done < size; done += MEGABYTE)
    {
      for (gsize i = 0; i < MEGABYTE / sizeof (guint32); i++)
        noise[i] = state = state * 1664525 + 1013904223;
      g_output_stream_write_all (G_OUTPUT_STREAM (stream), noise, MEGABYTE, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
}

/* Every name below the folder, hidden ones too, in a line each. */
static void
list (const char *folder,
      const char *below,
      GPtrArray *names)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);
      g_autofree char *shown = g_strconcat (below, "/", name, NULL);

      list (child, shown, names);
      g_ptr_array_add (names, g_steal_pointer (&shown));
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
list_all (Run *run)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  list (run->folder, "", names);
  g_ptr_array_sort (names, compare);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}

static gboolean
is_running (GSubprocess *process)
{
  return g_subprocess_get_identifier (process) != NULL;
}

/* Starts the program, and sends the signal as soon as it wrote something. Whether it
 * ended by that; else it was done sooner. */
static gboolean
is_ended_by (Run *run,
             const char *const *arguments,
             int number)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *before = list_all (run);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, run->folder);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  for (gboolean sent = FALSE; !sent && is_running (process); g_main_context_iteration (NULL, FALSE))
    {
      g_autofree char *now = list_all (run);

      sent = !g_str_equal (before, now);
      if (sent)
        g_subprocess_send_signal (process, number);
    }
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_signaled (process))
    {
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
      return FALSE;
    }
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, number);
  return TRUE;
}

static void
prepare (Run *run,
         gsize size,
         void (*make) (Run *run))
{
  run_tear_down (run, NULL);
  *run = (Run) { 0 };
  run_set_up (run, NULL);
  run_expect (run, 0, "new", "a.zizhi.json", "--name=示例安全有限公司");
  write_scan (run, "scan.pdf", size);
  if (make != NULL)
    make (run);
}

/* A signal that waited until all was done ends the program behind it: then what is there
 * is what stands there without a signal. */
static void
assert_done (Run *run,
             const char *const *arguments,
             const char *names,
             gsize size,
             void (*make) (Run *run))
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;

  prepare (run, size, make);
  g_subprocess_launcher_set_cwd (launcher, run->folder);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  whole = list_all (run);
  g_assert_cmpstr (names, ==, whole);
}

/* Tries with more and more until the signal comes in time; @make prepares the folder. */
static void
interrupt (Run *run,
           int number,
           const char *const *arguments,
           void (*make) (Run *run))
{
  g_autoptr (GPtrArray) whole = g_ptr_array_new ();

  g_ptr_array_add (whole, (gpointer) g_getenv ("ZIZHI_CLI"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (whole, (gpointer) arguments[i]);
  g_ptr_array_add (whole, NULL);
  for (gsize size = SMALLEST; size <= LARGEST; size *= 2)
    {
      g_autofree char *before = NULL, *after = NULL, *project = NULL, *same = NULL;

      prepare (run, size, make);
      before = list_all (run);
      project = run_read (run, "a.zizhi.json");
      if (!is_ended_by (run, (const char *const *) whole->pdata, number))
        continue;
      after = list_all (run);
      same = run_read (run, "a.zizhi.json");
      if (g_str_equal (after, before))
        {
          g_assert_cmpstr (same, ==, project);
          return;
        }
      assert_done (run, (const char *const *) whole->pdata, after, size, make);
    }
  g_error ("%s was always done before the signal came", arguments[0]);
}

static void
attach (Run *run)
{
  run_expect (run, 0, "attach", "a.zizhi.json", "scan.pdf");
}

static void
pack (Run *run)
{
  attach (run);
  run_expect (run, 0, "pack", "a.zizhi.json", "-o", "a.zizhi.zip");
}

static void
test_attach (Run *run,
             gconstpointer data)
{
  interrupt (run, SIGINT, (const char *const[]) { "attach", "a.zizhi.json", "scan.pdf", NULL }, NULL);
}

static void
test_pack (Run *run,
           gconstpointer data)
{
  interrupt (run, SIGTERM, (const char *const[]) { "pack", "a.zizhi.json", "-o", "new.zizhi.zip", NULL }, attach);
}

static void
test_unpack (Run *run,
             gconstpointer data)
{
  interrupt (run, SIGINT, (const char *const[]) { "unpack", "a.zizhi.zip", "-o", "there", NULL }, pack);
}

static void
test_volume (Run *run,
             gconstpointer data)
{
  interrupt (run, SIGINT, (const char *const[]) { "volume", "a.zizhi.json", "-o", "volume", NULL }, attach);
  interrupt (run, SIGTERM, (const char *const[]) { "volume", "a.zizhi.json", "-o", "volume.zip", NULL }, attach);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/interrupt/attach", Run, NULL, run_set_up, test_attach, run_tear_down);
  g_test_add ("/interrupt/pack", Run, NULL, run_set_up, test_pack, run_tear_down);
  g_test_add ("/interrupt/unpack", Run, NULL, run_set_up, test_unpack, run_tear_down);
  g_test_add ("/interrupt/volume", Run, NULL, run_set_up, test_volume, run_tear_down);
  return g_test_run ();
}
