/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session keeps an eye on its file: what others do to it, and who has it open too.
 *
 *   zz_session_watch (session);
 *   … "notify::foreign" → zz_session_get_foreign (session), zz_session_get_company (session)
 *
 * What the file holds counts, not when it was written: our own savings and files that
 * were only touched are no news. Reading happens in a thread.
 */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_FOREIGN_NONE,       /* the file holds what was read or saved last */
  ZZ_FOREIGN_CHANGED,    /* somebody wrote another version: zz_session_refresh_async() */
  ZZ_FOREIGN_GONE,       /* it was deleted or moved away */
  ZZ_FOREIGN_UNREADABLE, /* it holds something that is no version of this project */
} ZzForeign;

/* From now on, also where the project is saved somewhere else. */
void zz_session_watch (ZzSession *session);

/* Looks at once: the file system does not tell of everything, as of what happens on
 * another computer. Does nothing where nobody watches. */
void zz_session_look_at_file (ZzSession *session);

/* Property "foreign" of the session, whose notification also says that the company
 * changed. */
ZzForeign zz_session_get_foreign (ZzSession *session);

/* Who had the file open before us: a name, "" for ourselves in another window, NULL for
 * nobody. */
const char *zz_session_get_company (ZzSession *session);

G_END_DECLS
