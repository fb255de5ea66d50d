/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels: every level of the catalogue on the same day, and what the next asks.
 *
 *   g_autoptr (GPtrArray) levels = zz_list_levels (project, proof, at);
 *   for (guint i = 0; i < levels->len; i++)
 *     use ((const ZzLevelFinding *) levels->pdata[i]);
 *
 * Pure.
 */
#pragma once

#include "core/project.h"
#include "eval/findings.h"

G_BEGIN_DECLS

/* A figure that is another one at the next level; good until the project is edited.
 * A value is NULL where a level does not have the figure; an override stands for
 * every level. */
typedef struct
{
  const ZzFigure *figure;
  const ZzValue *from;
  const ZzValue *to;
} ZzRise;

/**
 * ZzDelta: a clause that is met at a level, or not asked for, and open at the next
 * @figures: ZzRise
 */
typedef struct
{
  const ZzClause *clause;
  ZzStatus before;
  ZzStatus after;
  GArray *figures;
} ZzDelta;

/**
 * ZzLevelFinding: one level
 * @findings: with the reasons; its "available" says whether there is a verdict
 * @blocked_by: the findings of the clauses that apply and are not met
 *   (ZzClauseFinding, borrowed)
 * @to_next: ZzDelta; empty at the highest level and where either level has no text
 */
typedef struct
{
  ZzFindings *findings;
  GPtrArray *blocked_by;
  GPtrArray *to_next;
} ZzLevelFinding;

/* One for each level, the lowest first (ZzLevelFinding). Owned by the caller. */
GPtrArray *zz_list_levels (ZzProject *project,
                           const ZzProofStates *proof,
                           ZzDate at);

G_END_DECLS
