/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+C while files are copied: nothing half done is left.
 *
 *   interrupt = zz_interrupt_new ();
 *   … zz_interrupt_progress_cb as progress, zz_interrupt_get_cancellable () …
 *   zz_interrupt_free (interrupt);    the signal then ends the program
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZzInterrupt ZzInterrupt;

/* From now on SIGINT and SIGTERM wait to be asked for. */
ZzInterrupt *zz_interrupt_new (void);
/* What came meanwhile arrives now. */
void zz_interrupt_free (ZzInterrupt *self);

GCancellable *zz_interrupt_get_cancellable (ZzInterrupt *self);

/* A GFileProgressCallback that asks; @user_data: the ZzInterrupt. */
void zz_interrupt_progress_cb (goffset current,
                               goffset total,
                               gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzInterrupt, zz_interrupt_free)

G_END_DECLS
