/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Margin: how much a met clause can lose, and the records that it hangs on.
 *
 *   g_autoptr (ZzMargins) margins = zz_margins_new (project, proof, findings);
 *   const ZzClauseMargin *margin = zz_margins_find (margins, clause);
 *
 * For a register R: the smallest number of records of R without which the clause
 * is no longer met, minus one. A record is removed as the program removes it, with
 * every reference to it (core/edit.h), and a register emptied so says that there
 * is nothing. Where a count is of distinct holders, what losing holders means and
 * what losing their certificates means are two figures. Proof and judgement have
 * to hold too, so a certificate without its proof is no margin.
 *
 * The figures are read off what was counted; a loss is only tried (on a supposed
 * project, nobody sees it) where one rule has several ways to hold. Pure.
 */
#pragma once

#include "core/project.h"
#include "eval/findings.h"
#include "eval/forecast.h"

G_BEGIN_DECLS

/**
 * ZzMargin:
 * @n: so many records of @reg can be lost, whichever they are
 * @exact: one more can bring the clause down; else @n is only known to be safe
 */
typedef struct
{
  const ZzRegister *reg;
  guint n;
  gboolean exact;
} ZzMargin;

/**
 * ZzClauseMargin:
 * @registers: ZzMargin in the order of the catalogue; a register all of which can
 *   be lost is not among them
 */
typedef struct
{
  const ZzClause *clause;
  GArray *registers;
} ZzClauseMargin;

/**
 * ZzSinglePoint: a record without which something is no longer met
 * @record: its id; borrowed from the project
 * @clauses: the clauses that fall with it, in their order (ZzClause, borrowed)
 */
typedef struct
{
  const char *record;
  GPtrArray *clauses;
} ZzSinglePoint;

/**
 * ZzMargins:
 * @clauses: ZzClauseMargin by clause number; %NULL for one that is not met
 * @single_points: ZzSinglePoint, those that most clauses hang on first
 */
typedef struct
{
  ZzFindings *findings;
  GPtrArray *clauses;
  GPtrArray *single_points;
} ZzMargins;

/* @findings: what zz_evaluate() said of @project and @proof. */
ZzMargins *zz_margins_new (ZzProject *project,
                           const ZzProofStates *proof,
                           ZzFindings *findings);
void zz_margins_free (ZzMargins *self);

/* NULL for a clause that is not met. */
const ZzClauseMargin *zz_margins_find (const ZzMargins *self,
                                       const ZzClause *clause);

/* NULL where nothing falls with the record alone. */
const ZzSinglePoint *zz_margins_find_single (const ZzMargins *self,
                                             const char *record);

/* How many days after @day a clause that is met then stays met; -1: beyond the
 * end of the forecast. */
int zz_margin_count_days (const ZzForecast *forecast,
                          const ZzClause *clause,
                          ZzDate day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzMargins, zz_margins_free)

G_END_DECLS
