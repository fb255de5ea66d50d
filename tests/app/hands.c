/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands on the keyboard and the mouse. */
#include "hands.h"

#include "fixture.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

/* The loop is quiet for so long once an event was taken in; something that moves on
 * the screen keeps it busy no longer than the limit. */
#define QUIET (10 * 1000)
#define LIMIT (60 * 1000)
/* A key that closes its window goes up unseen. */
#define UNSEEN (500 * 1000)
#define MAX_TABS 80
#define DRAG_STEPS 8

/* A connection of their own, as another program has. */
static Display *
open_display (void)
{
  Display *display = XOpenDisplay (NULL);

  g_assert_nonnull (display);
  return display;
}

/* What was done arrives, and what follows from it is done. */
static void
settle (Display *display)
{
  gint64 begin, quiet_since;

  XSync (display, False);
  begin = quiet_since = g_get_monotonic_time ();
  while (g_get_monotonic_time () - quiet_since < QUIET && g_get_monotonic_time () - begin < LIMIT)
    if (g_main_context_iteration (NULL, FALSE))
      quiet_since = g_get_monotonic_time ();
    else
      g_usleep (1000);
}

static void
finish (Display *display)
{
  settle (display);
  XCloseDisplay (display);
}

/* Counts the keys the program sees going up. */
static gboolean
count_releases_cb (GSignalInvocationHint *hint,
                   guint n_values,
                   const GValue *values,
                   gpointer n)
{
  GdkEvent *event = g_value_peek_pointer (&values[1]);

  if (gdk_event_get_event_type (event) == GDK_KEY_RELEASE)
    ++*(guint *) n;
  return G_SOURCE_CONTINUE;
}

/* Has the keys go up in the program as well, however busy it is, and what follows done. */
static void
settle_keys (Display *display,
             guint n)
{
  const guint event = g_signal_lookup ("event", GDK_TYPE_SURFACE);
  const gint64 end = g_get_monotonic_time () + UNSEEN;
  guint n_seen = 0;
  gulong hook = g_signal_add_emission_hook (event, 0, count_releases_cb, &n_seen, NULL);

  XSync (display, False);
  while (n_seen < n && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_signal_remove_emission_hook (event, hook);
  settle (display);
}

static Window
get_xid (GtkWidget *widget)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (gtk_widget_get_native (widget)));
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

/* What a window manager notes on a window it manages (ICCCM 4.1.3.1); who drags
 * something looks for windows that have it. */
static void
manage (Display *display,
        Window window)
{
  const Atom state = XInternAtom (display, "WM_STATE", False);
  const long normal[] = { 1, None };

  XChangeProperty (display, window, state, state, 32, PropModeReplace, (const unsigned char *) normal, G_N_ELEMENTS (normal));
}

void
hands_take (GtkWindow *window)
{
  Display *display = open_display ();

  manage (display, get_xid (GTK_WIDGET (window)));
  XRaiseWindow (display, get_xid (GTK_WIDGET (window)));
  XSetInputFocus (display, get_xid (GTK_WIDGET (window)), RevertToParent, CurrentTime);
  XSync (display, False);
  wait_until (is_active, window);
  finish (display);
}

/* How many keys went up is said. */
static guint
strike (Display *display,
        KeySym key)
{
  const KeyCode code = XKeysymToKeycode (display, key);
  const gboolean shifted = XkbKeycodeToKeysym (display, code, 0, 0) != key;
  const KeyCode shift = XKeysymToKeycode (display, XK_Shift_L);

  g_assert_cmpuint (code, !=, 0);
  if (shifted)
    XTestFakeKeyEvent (display, shift, True, 0);
  XTestFakeKeyEvent (display, code, True, 0);
  XTestFakeKeyEvent (display, code, False, 0);
  if (shifted)
    XTestFakeKeyEvent (display, shift, False, 0);
  return shifted ? 2 : 1;
}

void
hands_press (const char *chord)
{
  Display *display = open_display ();
  g_auto (GStrv) keys = g_strsplit (chord, "+", -1);
  const guint n = g_strv_length (keys);

  for (guint i = 0; i < n; i++)
    {
      const char *name = keys[i];
      KeySym key = XStringToKeysym (g_str_equal (name, "ctrl") ? "Control_L" : g_str_equal (name, "shift") ? "Shift_L"
                                                                                                           : name);

      g_assert_cmpuint (key, !=, NoSymbol);
      g_free (keys[i]);
      keys[i] = g_strdup_printf ("%u", XKeysymToKeycode (display, key));
      XTestFakeKeyEvent (display, XKeysymToKeycode (display, key), True, 0);
    }
  for (guint i = n; i > 0; i--)
    XTestFakeKeyEvent (display, (guint) g_ascii_strtoull (keys[i - 1], NULL, 10), False, 0);
  settle_keys (display, n);
  XCloseDisplay (display);
}

void
hands_type (const char *text)
{
  Display *display = open_display ();

  for (const char *p = text; *p != '\0'; p++)
    settle_keys (display, strike (display, (KeySym) *p));
  XCloseDisplay (display);
}

void
hands_tab_to (GtkWindow *window,
              HandsMatch match,
              gconstpointer data)
{
  for (guint i = 0; i < MAX_TABS; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (window);

      if (focus != NULL && match (focus, data))
        return;
      hands_press ("Tab");
    }
  g_error ("Tab does not lead there");
}

void
hands_move_window (GtkWindow *window,
                   int x,
                   int y)
{
  Display *display = open_display ();

  XMoveWindow (display, get_xid (GTK_WIDGET (window)), x, y);
  XRaiseWindow (display, get_xid (GTK_WIDGET (window)));
  finish (display);
}

/* The middle of @widget on the screen. */
static void
find_middle (Display *display,
             GtkWidget *widget,
             int *x,
             int *y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double left, top, inside_x, inside_y;
  Window child;

  gtk_native_get_surface_transform (native, &left, &top);
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), gtk_widget_get_width (widget) / 2.0,
                                                   gtk_widget_get_height (widget) / 2.0, &inside_x, &inside_y));
  XTranslateCoordinates (display, get_xid (widget), DefaultRootWindow (display), (int) (left + inside_x),
                         (int) (top + inside_y), x, y, &child);
}

void
hands_drag (GtkWidget *from,
            GtkWidget *to)
{
  Display *display = open_display ();
  int x, y, end_x, end_y;

  find_middle (display, from, &x, &y);
  find_middle (display, to, &end_x, &end_y);
  XTestFakeMotionEvent (display, -1, x, y, 0);
  settle (display);
  XTestFakeButtonEvent (display, 1, True, 0);
  settle (display);
  for (int i = 1; i <= DRAG_STEPS; i++)
    {
      XTestFakeMotionEvent (display, -1, x + (end_x - x) * i / DRAG_STEPS, y + (end_y - y) * i / DRAG_STEPS, 0);
      settle (display);
    }
  XTestFakeButtonEvent (display, 1, False, 0);
  finish (display);
}
