/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals that end the program, as a cancellation. */
#include "cli/interrupt.h"

#include <signal.h>

struct _ZzInterrupt
{
  sigset_t before;
  GCancellable *cancellable;
};

ZzInterrupt *
zz_interrupt_new (void)
{
  ZzInterrupt *self = g_new0 (ZzInterrupt, 1);
  sigset_t signals;

  self->cancellable = g_cancellable_new ();
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, &self->before);
  return self;
}

void
zz_interrupt_free (ZzInterrupt *self)
{
  pthread_sigmask (SIG_SETMASK, &self->before, NULL);
  g_object_unref (self->cancellable);
  g_free (self);
}

GCancellable *
zz_interrupt_get_cancellable (ZzInterrupt *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

void
zz_interrupt_progress_cb (goffset current,
                          goffset total,
                          gpointer user_data)
{
  ZzInterrupt *self = user_data;
  sigset_t waiting;

  if (sigpending (&waiting) == 0 && (sigismember (&waiting, SIGINT) == 1 || sigismember (&waiting, SIGTERM) == 1))
    g_cancellable_cancel (self->cancellable);
}
