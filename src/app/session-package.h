/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session packs its project (handover/pack.h).
 *
 * What a package would hold is planned as often as the choices change, of the project
 * as it is now, edits and all. What is packed is the project as it was saved last: save
 * it first, so that the one handed over is the one that is kept.
 */
#pragma once

#include "app/session.h"
#include "handover/pack.h"

G_BEGIN_DECLS

/* In a thread, beside whatever else is under way; the session must have a file. Finish
 * returns the plan, owned by the caller. */
void zz_session_plan_package_async (ZzSession *self,
                                    const ZzPackOptions *options,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
ZzPacking *zz_session_plan_package_finish (GAsyncResult *result,
                                           GError **error);

/* Writes it to @target; "progress" says how far. @replace: what is there may go. Stopped
 * or failed, what was there before is as it was.
 *
 * This is the full check before anything leaves the house as well: every file in use is
 * hashed while it is packed, and one that is not what was attached is refused by name. */
void zz_session_pack_async (ZzSession *self,
                            const ZzPackOptions *options,
                            GFile *target,
                            gboolean replace,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean zz_session_pack_finish (ZzSession *self,
                                 GAsyncResult *result,
                                 GError **error);

G_END_DECLS
