/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far work is, and signals that end it. */
#include "cli/progress.h"

#include <signal.h>
#include <unistd.h>

/* Goes to the line's beginning, and clears the line (ECMA-48, EL). */
#define CLEAR_LINE "\r\033[K"

/**
 * ZzProgress:
 * @before: the signals that were held back before
 * @shown: per cent on the terminal; -1 where nothing is shown
 */
struct _ZzProgress
{
  sigset_t before;
  GCancellable *cancellable;
  gboolean terminal;
  int shown;
};

static void
hide (ZzProgress *self)
{
  if (self->shown >= 0)
    g_printerr (CLEAR_LINE);
  self->shown = -1;
}

ZzProgress *
zz_progress_new (void)
{
  ZzProgress *self = g_new0 (ZzProgress, 1);
  sigset_t signals;

  self->cancellable = g_cancellable_new ();
  self->terminal = isatty (STDERR_FILENO);
  self->shown = -1;
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, &self->before);
  return self;
}

void
zz_progress_free (ZzProgress *self)
{
  hide (self);
  pthread_sigmask (SIG_SETMASK, &self->before, NULL);
  g_object_unref (self->cancellable);
  g_free (self);
}

GCancellable *
zz_progress_get_cancellable (ZzProgress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

static void
show (ZzProgress *self,
      goffset current,
      goffset total)
{
  int percent = total > 0 ? (int) (CLAMP (current, 0, total) * 100 / total) : 0;

  if (percent == self->shown)
    return;
  hide (self);
  if (percent == 100)
    return;
  g_printerr ("%d %%", percent);
  self->shown = percent;
}

void
zz_progress_cb (goffset current,
                goffset total,
                gpointer user_data)
{
  ZzProgress *self = user_data;
  sigset_t waiting;

  if (self->terminal)
    show (self, current, total);
  if (sigpending (&waiting) == 0 && (sigismember (&waiting, SIGINT) == 1 || sigismember (&waiting, SIGTERM) == 1))
    g_cancellable_cancel (self->cancellable);
}
