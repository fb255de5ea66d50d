/* SPDX-License-Identifier: GPL-3.0-or-later */
/* After a crash: the drafts that nobody works on are offered to be restored. */
#pragma once

#include "app/session-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Somebody to show things in, asked for when there is something to show. */
typedef GtkWindow *(*ZzRecoveryWindowFunc) (gpointer user_data);

/* A session was restored; it is modified and keeps its draft. */
typedef void (*ZzRecoverySessionFunc) (ZzSession *session,
                                       gpointer user_data);

/* Looks in @folder, in a thread, and asks about what is found, or does nothing.
 * What is not answered is offered again at the next start. */
void zz_recovery_offer (const char *folder,
                        ZzRecoveryWindowFunc window_func,
                        ZzRecoverySessionFunc session_func,
                        gpointer user_data,
                        GDestroyNotify destroy);

G_END_DECLS
