/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-offs of a project, and what was changed since each of them. That is found out
 * in a thread, after an edit with a little patience.
 *
 *   zz_signoffs_look (signoffs);
 *   … "changed" → zz_signoffs_list (), zz_signoffs_dup_words ()
 */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

#define ZZ_TYPE_SIGNOFFS (zz_signoffs_get_type ())
G_DECLARE_FINAL_TYPE (ZzSignoffs, zz_signoffs, ZZ, SIGNOFFS, GObject)

/* Does not keep the session alive. */
ZzSignoffs *zz_signoffs_new (ZzSession *session);

/* Finds out anew; emits "changed" when it is known. Nothing to do where nobody signed. */
void zz_signoffs_look (ZzSignoffs *self);

/* The sign-offs (ZzRecord, borrowed) there are now, the last one first; to be freed. */
GPtrArray *zz_signoffs_list (ZzSignoffs *self);

/* "3 changes since the sign-off by …"; NULL: it is not known yet. */
char *zz_signoffs_dup_words (ZzSignoffs *self,
                             const ZzRecord *signoff);
/* Whether it is known which changes there were since, and there were some. */
gboolean zz_signoffs_can_list (ZzSignoffs *self,
                               const ZzRecord *signoff);

/* Signs what the project says now, as one step that undo takes back; refused where the
 * session is busy or takes no edits. @role may be "". */
void zz_signoffs_sign_async (ZzSession *session,
                             const char *by,
                             const char *role,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean zz_signoffs_sign_finish (ZzSession *session,
                                  GAsyncResult *result,
                                  GError **error);

G_END_DECLS
