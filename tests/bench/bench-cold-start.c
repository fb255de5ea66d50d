/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long and how much memory whole runs of the command line take, beside jq
 * reading the same project where it is installed. Usage: CLI PROJECT. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define RUNS 21

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Runs @argv once: wall time in microseconds, peak memory in KiB. */
static gint64
run (char **argv,
     glong *peak)
{
  const gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      if (freopen ("/dev/null", "w", stdout) != NULL)
        execvp (argv[0], argv);
      _exit (127);
    }
  if (wait4 (child, &status, 0, &usage) != child || !WIFEXITED (status) || WEXITSTATUS (status) > 1)
    g_error ("%s did not run", argv[0]);
  *peak = MAX (*peak, usage.ru_maxrss);
  return g_get_monotonic_time () - start;
}

static gint64
measure (const char *what,
         char **argv)
{
  gint64 times[RUNS];
  glong peak = 0;

  run (argv, &peak);
  peak = 0;
  for (guint i = 0; i < RUNS; i++)
    times[i] = run (argv, &peak);
  qsort (times, RUNS, sizeof times[0], compare);
  g_print ("%-32s %4" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT " ms  %4ld.%ld MB peak (median of %d)\n", what, times[RUNS / 2] / 1000,
           times[RUNS / 2] % 1000 / 10, peak / 1024, peak % 1024 * 10 / 1024, RUNS);
  return times[RUNS / 2];
}

/* The same report as files of every kind, Chinese. */
static void
measure_files (char *cli,
               char *project)
{
  static const char *const endings[] = { "html", "docx", "xlsx", "csv", "pdf" };
  g_autofree char *folder = g_dir_make_tmp ("zizhi-bench-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *what = g_strdup_printf ("report to a file: %s", endings[i]);
      g_autofree char *path = g_strdup_printf ("%s/report.%s", folder, endings[i]);

      measure (what, (char *[]) { cli, (char *) "report", project, (char *) "-o", path, (char *) "--lang", (char *) "zh_CN", NULL });
      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *jq = g_find_program_in_path ("jq");
  gint64 evaluate, jq_time;

  if (argc != 3)
    g_error ("usage: bench-cold-start CLI PROJECT");
  evaluate = measure ("evaluate", (char *[]) { argv[1], (char *) "evaluate", argv[2], NULL });
  measure ("evaluate --format json", (char *[]) { argv[1], (char *) "evaluate", argv[2], (char *) "--format", (char *) "json", NULL });
  measure ("report to HTML", (char *[]) { argv[1], (char *) "report", argv[2], (char *) "-o", (char *) "-", NULL });
  measure ("report to HTML in Chinese", (char *[]) { argv[1], (char *) "report", argv[2], (char *) "-o", (char *) "-", (char *) "--lang", (char *) "zh_CN", NULL });
  measure_files (argv[1], argv[2]);
  if (jq == NULL)
    {
      g_print ("jq is not on this machine: no ratio\n");
      return 0;
    }
  jq_time = measure ("jq . of the project (compare)", (char *[]) { jq, (char *) ".", argv[2], NULL });
  g_print ("evaluate / jq: %" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT "\n", evaluate / jq_time, evaluate * 100 / jq_time % 100);
  return 0;
}
