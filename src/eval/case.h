/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case: one project judged at one level on one day, and what is worked out
 * once for all its clauses (figures, joins, fiscal windows, counted records).
 *
 * Internal to src/eval. A case lives on the stack of zz_evaluate() and borrows
 * everything from the project, which must not change meanwhile.
 */
#pragma once

#include "core/project.h"
#include "core/proof.h"
#include "eval/years.h"

G_BEGIN_DECLS

typedef struct _ZzTally ZzTally;

/* Ordered, so that all is the minimum, any the maximum. */
typedef enum {
  ZZ_NO,
  ZZ_OPEN,
  ZZ_YES,
} ZzTruth;

static inline ZzTruth
zz_truth_not (ZzTruth truth)
{
  return (ZzTruth) (ZZ_YES - truth);
}

/* Functions, for MIN and MAX would judge the same thing twice. */
static inline ZzTruth
zz_truth_and (ZzTruth a,
              ZzTruth b)
{
  return a < b ? a : b;
}

static inline ZzTruth
zz_truth_or (ZzTruth a,
             ZzTruth b)
{
  return a > b ? a : b;
}

/* What a condition is asked of: a record or, inside a fiscal window, a year. */
typedef struct
{
  ZzRecord *record; /* NULL for a year */
  int year;
} ZzHand;

static inline ZzHand
zz_hand_record (ZzRecord *record)
{
  return (ZzHand) { .record = record };
}

static inline ZzHand
zz_hand_year (int year)
{
  return (ZzHand) { .year = year };
}

typedef struct
{
  ZzProject *project;
  const ZzCatalogue *catalogue;
  const ZzProofStates *proof;
  guint level;
  ZzDate day;
  gboolean silent; /* verdicts are wanted, not their reasons */
  ZzHand top;      /* the organisation: what the top of every rule is about */
  int service;
  ZzValue declared;        /* the service as an operand; absent where none is declared */
  const ZzValue **figures; /* by figure number; NULL where the level has none */
  ZzYears **years;         /* by place of the window, made when first asked */
  GHashTable *joins;       /* ZzCondition of a count with `via` → ZzJoin (tally.c) */
  GHashTable *tallies;     /* outermost ZzCondition → ZzTally, made when first asked */
  GPtrArray **items;       /* by clause number: its evidence, not removed */
} ZzCase;

void zz_case_init (ZzCase *self,
                   ZzProject *project,
                   const ZzProofStates *proof,
                   guint level,
                   ZzDate day);
void zz_case_clear (ZzCase *self);

/* What an operand says to @record, borrowed; NULL when it says nothing (an absent
 * field, no declared category). Windows are asked through zz_case_get_years(). */
static inline const ZzValue *
zz_case_resolve (const ZzCase *self,
                 const ZzOperand *operand,
                 const ZzRecord *record)
{
  const ZzValue *value = NULL;

  switch (operand->kind)
    {
    case ZZ_OPERAND_LITERAL:
      return &operand->literal;
    case ZZ_OPERAND_FIGURE:
      return self->figures[operand->figure->number];
    case ZZ_OPERAND_SERVICE:
      value = &self->declared;
      break;
    case ZZ_OPERAND_FIELD:
      value = zz_record_get (record, operand->field->number);
      break;
    case ZZ_OPERAND_NONE:
    case ZZ_OPERAND_WINDOW:
    default:
      g_assert_not_reached ();
    }
  return zz_value_is_known (value) ? value : NULL;
}

/* The record a reference field names: NULL when it names none that is there. */
ZzRecord *zz_case_follow (const ZzCase *self,
                          const ZzRecord *record,
                          const ZzField *field);

const ZzYears *zz_case_get_years (ZzCase *self,
                                  const ZzWindow *window);

/* What an outermost quantifier found, borrowed. */
const ZzTally *zz_case_get_tally (ZzCase *self,
                                  const ZzCondition *quantifier);

/* The records counted by the one outermost count over @over of a clause's rule,
 * whatever the clause's own verdict. Borrowed; NULL where the level drops it. */
const GPtrArray *zz_case_get_counted (ZzCase *self,
                                      const ZzClause *clause,
                                      const ZzRegister *over);

/* The clause's evidence, removed items left out; NULL for none. Borrowed. */
const GPtrArray *zz_case_get_items (ZzCase *self,
                                    const ZzClause *clause);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZzCase, zz_case_clear)

G_END_DECLS
