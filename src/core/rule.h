/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules, compiled: conditions over records with every name resolved.
 *
 * The language has nine operators (rules.md §1). A condition is about the record
 * at hand: the organisation at the top of a rule, the counted record inside a
 * quantifier, a fiscal year inside `every {window}`. Conditions belong to their
 * clause or register and are read-only once the catalogue is loaded; what they
 * say on a day is found by src/eval.
 */
#pragma once

#include "core/schema.h"

G_BEGIN_DECLS

typedef struct _ZzClause ZzClause;
typedef struct _ZzFigure ZzFigure;
typedef struct _ZzWindow ZzWindow;

typedef enum {
  ZZ_OPERATOR_ALL,
  ZZ_OPERATOR_ANY,
  ZZ_OPERATOR_NOT,
  ZZ_OPERATOR_FIELD,
  ZZ_OPERATOR_FROM,
  ZZ_OPERATOR_REFERS,
  ZZ_OPERATOR_PREDICATE,
  ZZ_OPERATOR_COUNT,
  ZZ_OPERATOR_EVERY,
} ZzOperator;

#define ZZ_N_OPERATORS (ZZ_OPERATOR_EVERY + 1)

typedef enum {
  ZZ_OPERAND_NONE,
  ZZ_OPERAND_LITERAL,
  ZZ_OPERAND_FIGURE,
  ZZ_OPERAND_SERVICE, /* the declared category */
  ZZ_OPERAND_FIELD,   /* another field of the same record */
  ZZ_OPERAND_WINDOW,  /* the years of a fiscal window */
} ZzOperandKind;

/* What a test compares with (rules.md §2). */
typedef struct
{
  ZzOperandKind kind;
  ZzValue literal;
  union
  {
    const ZzFigure *figure;
    const ZzField *field;
    const ZzWindow *window;
  };
} ZzOperand;

/**
 * ZzCondition:
 * @levels: bit n: at level n of the catalogue the condition stands; elsewhere a
 *   figure it needs is missing and it goes with its branch (rules.md §2)
 * @subject: the register of the record at hand; %NULL where it is a fiscal year
 * @members: all, any: the conditions in their order, owned
 * @field: field, refers: F; from: F or %NULL
 * @is: field: the operands one of which F must equal (ZzOperand), or %NULL
 * @at_least: field: the lower bound; count: N
 * @after, @within: from: the period, at most one given
 * @to, @before: from: the last day and the first day out, at most one given
 * @where: not: its condition; refers, count, every: C; predicate: the named
 *   condition, borrowed from the register
 * @must: every: what each member must be
 * @over: count, every: the register; %NULL for a window
 * @window: every {window}
 * @via: count: the field of @over that names the record around
 * @distinct: count: the field whose values are counted
 * @counted_by: every: only records counted by this clause's rule
 * @empty_counts: count: an empty register is a statement and counts nothing
 */
struct _ZzCondition
{
  ZzOperator op;
  guint levels;
  const ZzRegister *subject;
  GPtrArray *members;
  const ZzField *field;
  GArray *is;
  ZzOperand at_least;
  ZzOperand after;
  ZzOperand within;
  const ZzField *to;
  const ZzField *before;
  ZzCondition *where;
  ZzCondition *must;
  const ZzRegister *over;
  const ZzWindow *window;
  const ZzField *via;
  const ZzField *distinct;
  const ZzClause *counted_by;
  gboolean empty_counts;
};

/* The word of the operator in files ("at_least" is no operator). */
const char *zz_operator_get_word (ZzOperator op);

ZzCondition *zz_condition_new (ZzOperator op,
                               const ZzRegister *subject);
void zz_condition_free (ZzCondition *condition);

static inline gboolean
zz_condition_is_quantifier (const ZzCondition *condition)
{
  return condition->op == ZZ_OPERATOR_COUNT || condition->op == ZZ_OPERATOR_EVERY;
}

static inline gboolean
zz_condition_stands_at (const ZzCondition *condition,
                        guint level)
{
  return (condition->levels >> level & 1) != 0;
}

typedef void (*ZzConditionFunc) (const ZzCondition *condition,
                                 gpointer user_data);

/* Calls @func for @condition and everything under it, parents first, in the
 * order of the rule; predicates are entered. */
void zz_condition_foreach (const ZzCondition *condition,
                           ZzConditionFunc func,
                           gpointer user_data);

/* The outermost quantifiers of a rule, in order; of @over only, unless NULL.
 * Owned array of borrowed conditions. */
GPtrArray *zz_condition_list_outermost (const ZzCondition *condition,
                                        const ZzRegister *over);

/* Every quantifier over @over of a rule, nested ones too. */
GPtrArray *zz_condition_list_quantifiers (const ZzCondition *condition,
                                          const ZzRegister *over);

void zz_operand_clear (ZzOperand *operand);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzCondition, zz_condition_free)

G_END_DECLS
