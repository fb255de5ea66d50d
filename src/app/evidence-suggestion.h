/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an item's title, which is the name its file came with, suggests for fields
 * that say nothing yet. Never applied unasked. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* "The name suggests: Lease · Office space · issued 5 January 2026", owned by the
 * caller; NULL where there is nothing to suggest. */
char *zz_evidence_suggestion_dup (ZzSession *session,
                                  ZzRecord *item);

/* The same as one step. */
ZzChangeSet *zz_evidence_suggestion_new_changes (ZzSession *session,
                                                 ZzRecord *item);

G_END_DECLS
