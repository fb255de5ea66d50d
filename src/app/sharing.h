/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ties a session to a server (share/remote.h), and keeps the two in step.
 *
 * A session has one, which is of no use until its file is found to be a working copy;
 * that, and all the disk and the network are asked, happens in workers. When it finds
 * one it asks the server how things stand, which changes nothing here. It brings both
 * in step after a save, when the connection returns, and on demand; it never keeps
 * people from working. What others did comes in by zz_session_refresh_async(), and
 * where both changed the same a person is asked by zz_session_merge_async(), but only
 * when something was saved or asked for.
 *
 * A run that is under way when its window is closed is carried through: it holds the
 * application, and ends by itself.
 *
 * Property "state" (ZzSharingState): notified whenever anything changed that the
 * functions below tell. Property "progress" (percent): of the file under way.
 */
#pragma once

#include "app/session.h"
#include "share/remote.h"

G_BEGIN_DECLS

/**
 * ZzSharingState:
 * @ZZ_SHARING_NONE: not shared, as far as is known
 * @ZZ_SHARING_IN_STEP: and the following: as ZzRemoteState
 * @ZZ_SHARING_FAILED: not in step for a reason of its own
 * @ZZ_SHARING_SYNCING: being brought in step just now
 */
typedef enum {
  ZZ_SHARING_NONE,
  ZZ_SHARING_IN_STEP,
  ZZ_SHARING_AHEAD,
  ZZ_SHARING_BEHIND,
  ZZ_SHARING_CONFLICT,
  ZZ_SHARING_UNREACHABLE,
  ZZ_SHARING_SIGNED_OUT,
  ZZ_SHARING_FAILED,
  ZZ_SHARING_SYNCING,
} ZzSharingState;

#define ZZ_N_SHARING_STATES (ZZ_SHARING_SYNCING + 1)

#define ZZ_TYPE_SHARING (zz_sharing_get_type ())
G_DECLARE_FINAL_TYPE (ZzSharing, zz_sharing, ZZ, SHARING, GObject)

/* @session owns it. */
ZzSharing *zz_sharing_new (ZzSession *session);

ZzSharingState zz_sharing_get_state (ZzSharing *self);
/* NULL where it is not shared. */
const char *zz_sharing_get_url (ZzSharing *self);
const char *zz_sharing_get_user (ZzSharing *self);
/* Why the state is not in step: sentences; NULL where there is nothing to say. */
const char *zz_sharing_get_reason (ZzSharing *self);
/* When it was last seen to be in step since it was opened; NULL for never. Borrowed. */
GDateTime *zz_sharing_get_last (ZzSharing *self);

/* Looks again whether the session's file is a working copy: after it was made one. */
void zz_sharing_look (ZzSharing *self);

/* Saves what is not saved and brings both in step. */
void zz_sharing_sync (ZzSharing *self);

/* Ends what is under way; what was done of it stays done. */
void zz_sharing_stop (ZzSharing *self);

/* Signs in from now on with this name and password, and brings both in step.
 * @remember: in the keyring; else as long as the project is open. */
void zz_sharing_sign_in (ZzSharing *self,
                         const char *user,
                         const char *password,
                         gboolean remember);

/* A password that was good, for as long as the project is open. */
void zz_sharing_set_password (ZzSharing *self,
                              const char *password);

/* Nothing ties the file to the server any more; both stay as they are. */
void zz_sharing_forget (ZzSharing *self);

G_END_DECLS
