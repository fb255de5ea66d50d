/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time until a window has drawn itself, and the peak of memory until then: the
 * program beside an empty window, in turns, seen from outside by what the X server
 * is told to draw. Usage: EMPTY PROGRAM [PROJECT]. */
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>

#define RUNS 15
/* A smaller damage is no window that has drawn itself. */
#define MIN_SIDE 300
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  gint64 time;   /* microseconds */
  gint64 memory; /* KiB */
} Figures;

static pid_t
start (char **argv)
{
  pid_t child = fork ();

  if (child == 0)
    {
      if (freopen ("/dev/null", "w", stdout) != NULL && freopen ("/dev/null", "w", stderr) != NULL)
        execvp (argv[0], argv);
      _exit (127);
    }
  return child;
}

/* Waits until a window has drawn a large part of itself. */
static void
wait_for_frame (Display *display,
                int damage_base,
                gint64 begin)
{
  XEvent event;

  for (;;)
    {
      while (XPending (display) == 0)
        {
          if (g_get_monotonic_time () - begin > PATIENCE)
            g_error ("no window was drawn");
          g_usleep (200);
        }
      XNextEvent (display, &event);
      if (event.type == MapNotify)
        XDamageCreate (display, event.xmap.window, XDamageReportRawRectangles);
      else if (event.type == damage_base + XDamageNotify)
        {
          const XDamageNotifyEvent *damage = (const XDamageNotifyEvent *) &event;

          if (damage->area.width >= MIN_SIDE && damage->area.height >= MIN_SIDE)
            return;
        }
    }
}

/* Only ours come and go; what is left of the last one is thrown away. */
static void
drain (Display *display)
{
  XEvent event;

  XSync (display, False);
  while (XPending (display) > 0)
    XNextEvent (display, &event);
}

static int
ignore_cb (Display *display,
           XErrorEvent *error)
{
  return 0;
}

static Figures
run (Display *display,
     int damage_base,
     char **argv)
{
  const gint64 begin = g_get_monotonic_time ();
  pid_t child = start (argv);
  struct rusage usage;
  Figures figures;

  wait_for_frame (display, damage_base, begin);
  figures.time = g_get_monotonic_time () - begin;
  kill (child, SIGKILL);
  if (wait4 (child, NULL, 0, &usage) != child)
    g_error ("%s did not run", argv[0]);
  figures.memory = usage.ru_maxrss;
  drain (display);
  return figures;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The middle one of each. */
static Figures
get_median (Figures *all)
{
  gint64 times[RUNS], memories[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      times[i] = all[i].time;
      memories[i] = all[i].memory;
    }
  qsort (times, RUNS, sizeof times[0], compare);
  qsort (memories, RUNS, sizeof memories[0], compare);
  return (Figures) { times[RUNS / 2], memories[RUNS / 2] };
}

static void
print (const char *what,
       Figures figures)
{
  g_print ("%-16s %4" G_GINT64_FORMAT ".%" G_GINT64_FORMAT " ms  %4" G_GINT64_FORMAT ".%" G_GINT64_FORMAT " MB peak (median of %d)\n", what,
           figures.time / 1000, figures.time % 1000 / 100, figures.memory / 1024, figures.memory % 1024 * 10 / 1024, RUNS);
}

static void
print_ratio (const char *what,
             gint64 ours,
             gint64 empty)
{
  g_print ("%-16s %" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT "\n", what, ours / empty, ours * 100 / empty % 100);
}

int
main (int argc,
      char **argv)
{
  Display *display = XOpenDisplay (NULL);
  Figures empty[RUNS], ours[RUNS], e, o;
  int damage_base, error_base;

  if (argc < 3 || display == NULL)
    g_error ("usage, with a display: bench-first-frame EMPTY PROGRAM [PROJECT]");
  if (!XDamageQueryExtension (display, &damage_base, &error_base))
    g_error ("the X server does not say what is drawn");
  /* Windows may be gone when we look at them. */
  XSetErrorHandler (ignore_cb);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  run (display, damage_base, (char *[]) { argv[1], NULL });
  run (display, damage_base, (char *[]) { argv[2], argc > 3 ? argv[3] : NULL, NULL });
  for (guint i = 0; i < RUNS; i++)
    {
      empty[i] = run (display, damage_base, (char *[]) { argv[1], NULL });
      ours[i] = run (display, damage_base, (char *[]) { argv[2], argc > 3 ? argv[3] : NULL, NULL });
    }
  e = get_median (empty);
  o = get_median (ours);
  print ("an empty window", e);
  print ("zizhi", o);
  print_ratio ("time, ratio", o.time, e.time);
  print_ratio ("memory, ratio", o.memory, e.memory);
  XCloseDisplay (display);
  return 0;
}
