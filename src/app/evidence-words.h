/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How evidence reads in the window: what a clause asks for and what an item is.
 * What one is worth is said by zz_words_item(). All results are owned by the caller. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* "Personnel certificate, for each of “Certificates”, not older than 3 months". */
char *zz_evidence_words_need (ZzSession *session,
                              const ZzNeed *need);

/* "Labour contract · issued 1 March 2026 · no end · for Li Hua". */
char *zz_evidence_words_item (ZzSession *session,
                              ZzRecord *item);

/* The state of an item that serves no need of the clause it is attached to. */
char *zz_evidence_words_idle (ZzSession *session,
                              ZzRecord *item);

ZzStatus zz_evidence_get_status (ZzItemCode code);

G_END_DECLS
