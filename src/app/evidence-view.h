/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof of a clause: what it asks for, what is there and what that is worth
 * on the day; files are attached by a button or dropped here.
 *
 * Actions: evidence.attach (kind), evidence.open (id), evidence.details (id).
 */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_EVIDENCE_VIEW (zz_evidence_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzEvidenceView, zz_evidence_view, ZZ, EVIDENCE_VIEW, AdwBin)

/* Visible only for clauses that ask for proof or have some. */
void zz_evidence_view_show (ZzEvidenceView *self,
                            ZzSession *session,
                            const ZzClause *clause);

G_END_DECLS
