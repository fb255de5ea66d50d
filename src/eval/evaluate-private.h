/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One clause by itself. Internal to src/eval. */
#pragma once

#include "eval/case.h"
#include "eval/findings.h"

G_BEGIN_DECLS

/* Its finding in the case; to be freed. */
ZzClauseFinding *zz_judge_clause (ZzCase *self,
                                  const ZzClause *clause);
void zz_clause_finding_free (ZzClauseFinding *finding);

G_END_DECLS
