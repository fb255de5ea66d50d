/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that may be added for a clause, made without looking at what fails:
 * against it the planner's smallest additions are tried. */
#pragma once

#include "eval/scratch.h"

G_BEGIN_DECLS

/* ZzAddition, owned: facts that are missing or may change, new records that a
 * quantifier of the clause counts, evidence for any record, the judgement. */
GPtrArray *candidates_new (ZzScratch *scratch,
                           const ZzClause *clause,
                           guint level,
                           ZzDate at,
                           ZzDate today);

G_END_DECLS
