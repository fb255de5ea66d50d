/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions beside each other: which clause is the same, and what a move did.
 *
 * A clause of one edition names the clause of another that it is the same as; an
 * answer, a piece of proof or an action that belongs to the one belongs to the
 * other as well. What belongs to a clause that the other edition does not have is
 * kept aside and waits for review. The move is made by store/edition-move.h; what
 * it did is told by a report, which is data: report/words.h puts it into words.
 */
#pragma once

#include "core/catalogue.h"

G_BEGIN_DECLS

/* The clause of @to that asks the same as @clause of @from, or NULL. */
const ZzClause *zz_edition_find_same (const ZzCatalogue *from,
                                      const ZzClause *clause,
                                      const ZzCatalogue *to);

/* What was moved, or kept aside. */
typedef enum {
  ZZ_MOVED_ANSWER,
  ZZ_MOVED_OVERRIDE,
  ZZ_MOVED_EVIDENCE, /* that an item proves a clause */
  ZZ_MOVED_ACTION,   /* that an action serves a clause */
  ZZ_MOVED_RECORD,   /* that a record names a clause */
  ZZ_MOVED_VALUE,    /* a value of a field that takes no such value now */
  ZZ_MOVED_REGISTER, /* the records of a register that is not there now */
} ZzMovedKind;

#define ZZ_N_MOVED (ZZ_MOVED_REGISTER + 1)

const char *zz_moved_kind_get_id (ZzMovedKind kind);

/**
 * ZzMoved:
 * @clause: the clause in the edition left; %NULL where it is about none
 * @as: the clause in the edition moved to; %NULL: kept aside
 * @id: the record or item; %NULL for answers
 * @member: the figure, the field or the register; may be %NULL
 */
typedef struct
{
  ZzMovedKind kind;
  char *clause;
  char *as;
  char *id;
  char *member;
} ZzMoved;

/**
 * ZzMoveReport: what a move did, each a list of ZzMoved
 * @kept: went along to a clause that is the same
 * @review: has to be looked at: kept aside, or an override that went along
 * @restored: had been kept aside since the edition was left, and is back
 */
typedef struct
{
  ZzCatalogue *from;
  ZzCatalogue *to;
  GPtrArray *kept;
  GPtrArray *review;
  GPtrArray *restored;
} ZzMoveReport;

ZzMoveReport *zz_move_report_new (const ZzCatalogue *from,
                                  const ZzCatalogue *to);
void zz_move_report_free (ZzMoveReport *report);

/* Appends to one of the lists; the texts are copied. */
void zz_moved_add (GPtrArray *list,
                   ZzMovedKind kind,
                   const char *clause,
                   const char *as,
                   const char *id,
                   const char *member);

/* An empty list of ZzMoved. */
GPtrArray *zz_moved_list_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzMoveReport, zz_move_report_free)

G_END_DECLS
