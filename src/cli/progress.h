/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that takes its time: how far it is, and Ctrl+C.
 *
 *   progress = zz_progress_new ();
 *   … zz_progress_cb with progress as its data, zz_progress_get_cancellable () …
 *   zz_progress_free (progress);
 *
 * A terminal shows the per cent done, where standard error is one; the line is gone
 * when it is done. A signal that ends the program becomes a cancellation, so that nothing
 * half done is left; freeing then ends the program by that very signal.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZzProgress ZzProgress;

/* From now on SIGINT and SIGTERM wait to be asked for. */
ZzProgress *zz_progress_new (void);
/* What came meanwhile arrives now. */
void zz_progress_free (ZzProgress *self);

GCancellable *zz_progress_get_cancellable (ZzProgress *self);

/* A GFileProgressCallback; @user_data: the ZzProgress. */
void zz_progress_cb (goffset current,
                     goffset total,
                     gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzProgress, zz_progress_free)

G_END_DECLS
