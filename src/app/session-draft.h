/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draft of a session: what is not saved is on disk all the same.
 *
 * A session has two states of its own accord: modified (it differs from its
 * file; the history knows) and in need of a draft (it differs from its draft).
 * The first edit that needs one starts the clock, later ones do not start it
 * anew; when it has run down, the project's bytes are made and written in a
 * thread. The need ends when that writing begins, so that an edit meanwhile is
 * seen; it is back when the writing failed, which is told once.
 *
 * The draft goes when the project no longer differs from its file (saved, or
 * undone that far), or when the user gives the changes up; it stays when the
 * session ends in any other way.
 */
#pragma once

#include "app/session.h"
#include "store/draft.h"

G_BEGIN_DECLS

#define ZZ_TYPE_SESSION_DRAFT (zz_session_draft_get_type ())
G_DECLARE_FINAL_TYPE (ZzSessionDraft, zz_session_draft, ZZ, SESSION_DRAFT, GObject)

/* Keeps a draft of @session from now on. @draft: the one it was restored from, or
 * a new one. @delay: in milliseconds, from the first edit to the beginning of the
 * writing. Once for a session. */
void zz_session_keep_draft (ZzSession *session,
                            ZzDraft *draft,
                            guint delay);

/* The one the preferences ask for: with it, what was edited is on disk after the
 * seconds given there. */
guint zz_session_get_draft_delay (void);

gboolean zz_session_has_draft (ZzSession *session);

/* The user gives up what is not saved: its draft goes, and no other is written. */
void zz_session_discard_draft (ZzSession *session);

/* Whether all of the session is in its file or its draft. */
gboolean zz_session_is_on_disk (ZzSession *session);

/* For the session alone, before and after another history takes the place of its own. */
void zz_session_draft_leave (ZzSessionDraft *self);
void zz_session_draft_follow (ZzSessionDraft *self);

/* For the session alone, when it ends. */
void zz_session_draft_end (ZzSessionDraft *self);

G_END_DECLS
