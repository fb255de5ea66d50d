/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Additions: what an organisation can do about a gap, one step each, as data.
 *
 * Additions are honest: what is missing may be recorded, new records may be
 * added, an end may be moved by renewing, a rank be risen to, a role be given, a
 * yes-or-no be turned; a day in the past, a kind or a category is never rewritten,
 * nor told anew by a second record.
 * They say what is asked for (a demand) and hold one value that serves, so that a
 * plan can be tried: zz_additions_to_changes().
 */
#pragma once

#include "core/change.h"
#include "core/project.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_ADDITION_RECORD,    /* a new record with all that is asked of it */
  ZZ_ADDITION_FACT,      /* a field that says nothing yet */
  ZZ_ADDITION_CHANGE,    /* a field that says something else */
  ZZ_ADDITION_EVIDENCE,  /* one more item */
  ZZ_ADDITION_JUDGEMENT, /* that the clause is met */
  ZZ_ADDITION_WAIT,      /* until a later day */
} ZzAdditionKind;

#define ZZ_N_ADDITION_KINDS (ZZ_ADDITION_WAIT + 1)

/**
 * ZzDemand: what is asked of one field
 * @from, @until: of a day: the first and the last that serves; ZZ_DATE_NONE: any.
 *   An end that never comes serves as well
 * @choices: choice, rank: bit n: the nth serves; a set of choices: those to hold
 * @value: one that serves; of a boolean, a year or a reference the one asked for;
 *   of a set what the field then holds
 */
typedef struct
{
  const ZzField *field;
  ZzDate from;
  ZzDate until;
  guint64 choices;
  ZzValue value;
} ZzDemand;

/**
 * ZzAddition:
 * @reg: of the record; %NULL for a judgement and for waiting
 * @record: of a new record its working name, "person+1", by which others of the
 *   same list name it; else the record the fact is of; of evidence: the record
 *   proven or %NULL
 * @demands: ZzDemand; of a new record any number, of a fact or change one
 * @clause: evidence, judgement: the clause it is for
 * @kinds: evidence: numbers of the kinds of which one serves (guint)
 * @from: evidence: not issued before it, or ZZ_DATE_NONE
 * @until: evidence: valid at least until it; waiting: the day
 * @dated: evidence: its end must be stated
 */
typedef struct
{
  ZzAdditionKind kind;
  const ZzRegister *reg;
  char *record;
  GArray *demands;
  const ZzClause *clause;
  GArray *kinds;
  ZzDate from;
  ZzDate until;
  gboolean dated;
} ZzAddition;

/* "record", "fact", "change", "evidence", "judgement", "wait". */
const char *zz_addition_kind_get_id (ZzAdditionKind kind);

ZzAddition *zz_addition_new (ZzAdditionKind kind,
                             const ZzRegister *reg,
                             const char *record);
void zz_addition_free (ZzAddition *addition);

/* Appends a copy of @demand. */
void zz_addition_ask (ZzAddition *addition,
                      const ZzDemand *demand);

static inline ZzDemand *
zz_addition_get_demand (const ZzAddition *addition,
                        guint number)
{
  return &g_array_index (addition->demands, ZzDemand, number);
}

/* The demand on @field, or NULL. */
ZzDemand *zz_addition_find_demand (const ZzAddition *addition,
                                   const ZzField *field);

/* Chooses a value that serves, the one it has if it does; @at where any day
 * serves. FALSE when none does. */
gboolean zz_demand_choose (ZzDemand *demand,
                           ZzDate at);

/* Narrows @demand so that @other is served too. FALSE when nothing serves both. */
gboolean zz_demand_narrow (ZzDemand *demand,
                           const ZzDemand *other,
                           ZzDate at);

/* Appends to @set the changes that carry out @addition for the day @at, with the
 * values chosen; waiting is no change. Returns the id of new evidence, owned, or
 * NULL; the set is to be applied before the next addition is given one. */
char *zz_addition_add_changes (const ZzAddition *addition,
                               ZzChangeSet *set,
                               ZzProject *project,
                               ZzDate at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzAddition, zz_addition_free)

G_END_DECLS
