/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session makes evidence volumes, of the project as it is now, saved or not. */
#pragma once

#include "app/session.h"
#include "handover/volume.h"

G_BEGIN_DECLS

/* Finds out what a volume would hold and writes nothing; other work of the session may be
 * under way. The project must have a file. Finish returns it, owned by the caller. */
void zz_session_plan_volume_async (ZzSession *self,
                                   const ZzVolumeOptions *options,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
ZzVolume *zz_session_plan_volume_finish (GAsyncResult *result,
                                         GError **error);

/**
 * ZzVolumeTarget: where a volume goes
 * @archive: it is one ZIP file, and else a folder, which must not be there
 * @replace: a ZIP file that is there may go
 */
typedef struct
{
  GFile *file;
  gboolean archive;
  gboolean replace;
} ZzVolumeTarget;

/* Finds that out anew and writes it. While it lasts, "doing" and "progress" say how far it
 * is; stopped, or failed, it leaves nothing. */
void zz_session_write_volume_async (ZzSession *self,
                                    const ZzVolumeOptions *options,
                                    const ZzVolumeTarget *target,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean zz_session_write_volume_finish (ZzSession *self,
                                         GAsyncResult *result,
                                         GError **error);

G_END_DECLS
