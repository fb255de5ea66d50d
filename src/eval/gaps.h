/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps: what stands between an organisation and each clause, and the least that
 * has to be done about it.
 *
 *   g_autoptr (ZzGaps) gaps = zz_gaps_new (project, proof, level, at, today);
 *   for (guint i = 0; i < gaps->gaps->len; i++)
 *     use (gaps->gaps->pdata[i]);
 *
 * What is done about a gap is recorded in the project's actions for the clause;
 * everything else is worked out anew each time. Pure: @today is an argument.
 */
#pragma once

#include "eval/addition.h"
#include "eval/findings.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_GAP_OPEN,    /* the clause applies and is not met on the day */
  ZZ_GAP_RENEWAL, /* good today, not on the day: to be renewed in between */
  ZZ_GAP_CLOSED,  /* met, and an action for it was closed */
} ZzGapKind;

#define ZZ_N_GAP_KINDS (ZZ_GAP_CLOSED + 1)

/**
 * ZzGap:
 * @id: "gap-CLAUSE", "renewal-CLAUSE-ITEM": the same in every run
 * @finding: what was found about its clause; belongs to the findings
 * @smallest: of an open gap: ZzAddition, in the order to take them; empty: nothing
 *   that can be recorded or added closes it. With ZZ_ADDITION_WAIT as the last the
 *   clause is met on that day, and nothing makes it so on the day asked for. NULL
 *   otherwise
 * @minimal: it is proven that no fewer additions close it; where there are none,
 *   that none do
 * @record, @field: of a renewal: the evidence item or record, and for a record the
 *   field that holds its end
 * @from, @until: of a renewal: the first and the last day to renew it
 * @end: of a renewal: the last day on which it is good
 * @start_by: when to begin, for what has to be got takes time; ZZ_DATE_NONE: not
 *   known, or the day asked for is not ahead. A day before @today means that it is late
 * @action, @owner, @due, @state: of the clause's action that is next due: its title,
 *   and @state, a number of the choices of ZZ_ACTION_STATE; NULL, ZZ_DATE_NONE, 0
 *   without one
 * @closed, @closed_reason: of the action closed last
 */
typedef struct
{
  ZzGapKind kind;
  char *id;
  const ZzClauseFinding *finding;
  GPtrArray *smallest;
  gboolean minimal;
  char *record;
  const ZzField *field;
  ZzDate from;
  ZzDate until;
  ZzDate end;
  ZzDate start_by;
  char *action;
  char *owner;
  ZzDate due;
  guint state;
  ZzDate closed;
  char *closed_reason;
} ZzGap;

/**
 * ZzGaps:
 * @findings: on the day, with reasons
 * @gaps: ZzGap in the order of the clauses: of each its gap, then its renewals
 */
typedef struct
{
  ZzFindings *findings;
  ZzDate today;
  GPtrArray *gaps;
} ZzGaps;

/* "gap", "renewal", "closed". */
const char *zz_gap_kind_get_id (ZzGapKind kind);

ZzGaps *zz_gaps_new (ZzProject *project,
                     const ZzProofStates *proof,
                     guint level,
                     ZzDate at,
                     ZzDate today);
void zz_gaps_free (ZzGaps *self);

/* How many gaps are open: renewals and closed ones are none. */
guint zz_gaps_get_n_open (const ZzGaps *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzGaps, zz_gaps_free)

G_END_DECLS
