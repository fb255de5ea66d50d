/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages: the program's own sentences in a language of the caller's choice.
 *
 * Reports and reasons are written in any language from any session, so they do
 * not use the process's locale: a ZzMessages reads the compiled catalogue
 * (gettext .mo, plural forms included) that is built into the program.
 *
 *   g_autoptr (ZzMessages) messages = zz_messages_new (ZZ_LANGUAGE_ZH_CN);
 *   zz_messages_get (messages, M_("Readiness report"));
 *   zz_messages_get_plural (messages, MN_("%u clause", "%u clauses"), n);
 *
 * M_ and MN_ mark strings for translation and do nothing else.
 */
#pragma once

#include "core/text.h"

G_BEGIN_DECLS

#define M_(message) (message)
#define MN_(one, many) (one), (many)

typedef struct _ZzMessages ZzMessages;

/* Never NULL: a message without translation comes out in English. */
ZzMessages *zz_messages_new (ZzLanguage language);
ZzMessages *zz_messages_ref (ZzMessages *messages);
void zz_messages_unref (ZzMessages *messages);

ZzLanguage zz_messages_get_language (const ZzMessages *messages);

/* Borrowed; lives as long as @messages (or as the string given). */
const char *zz_messages_get (const ZzMessages *messages,
                             const char *message) G_GNUC_FORMAT (2);
const char *zz_messages_get_plural (const ZzMessages *messages,
                                    const char *one,
                                    const char *many,
                                    guint64 n) G_GNUC_FORMAT (2) G_GNUC_FORMAT (3);

/* What a record is called in the text that is being written, where that is not its
 * own name: "evidence No. 12", say. Set before the writing begins; copied. */
void zz_messages_set_name (ZzMessages *messages,
                           const char *record,
                           const char *name);
/* NULL: it has its own name. */
const char *zz_messages_get_name (const ZzMessages *messages,
                                  const char *record);

/* The catalogue's own text in this language. */
const char *zz_messages_text (const ZzMessages *messages,
                              const ZzText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzMessages, zz_messages_unref)

G_END_DECLS
