/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiled conditions and the ways to walk them. */
#include "core/rule.h"

static const char *const words[ZZ_N_OPERATORS] = {
  [ZZ_OPERATOR_ALL] = "all",
  [ZZ_OPERATOR_ANY] = "any",
  [ZZ_OPERATOR_NOT] = "not",
  [ZZ_OPERATOR_FIELD] = "field",
  [ZZ_OPERATOR_FROM] = "from",
  [ZZ_OPERATOR_REFERS] = "refers",
  [ZZ_OPERATOR_PREDICATE] = "predicate",
  [ZZ_OPERATOR_COUNT] = "count",
  [ZZ_OPERATOR_EVERY] = "every",
};

const char *
zz_operator_get_word (ZzOperator op)
{
  g_return_val_if_fail (op < ZZ_N_OPERATORS, NULL);

  return words[op];
}

ZzCondition *
zz_condition_new (ZzOperator op,
                  const ZzRegister *subject)
{
  ZzCondition *condition = g_new0 (ZzCondition, 1);

  condition->op = op;
  condition->subject = subject;
  condition->levels = ~0u;
  return condition;
}

void
zz_operand_clear (ZzOperand *operand)
{
  g_return_if_fail (operand != NULL);

  zz_value_clear (&operand->literal);
  *operand = (ZzOperand) { .kind = ZZ_OPERAND_NONE };
}

void
zz_condition_free (ZzCondition *condition)
{
  g_return_if_fail (condition != NULL);

  g_clear_pointer (&condition->members, g_ptr_array_unref);
  g_clear_pointer (&condition->is, g_array_unref);
  zz_operand_clear (&condition->at_least);
  zz_operand_clear (&condition->after);
  zz_operand_clear (&condition->within);
  if (condition->op != ZZ_OPERATOR_PREDICATE)
    g_clear_pointer (&condition->where, zz_condition_free);
  g_clear_pointer (&condition->must, zz_condition_free);
  g_free (condition);
}

void
zz_condition_foreach (const ZzCondition *condition,
                      ZzConditionFunc func,
                      gpointer user_data)
{
  g_return_if_fail (func != NULL);

  if (condition == NULL)
    return;
  func (condition, user_data);
  for (guint i = 0; condition->members != NULL && i < condition->members->len; i++)
    zz_condition_foreach (condition->members->pdata[i], func, user_data);
  zz_condition_foreach (condition->where, func, user_data);
  zz_condition_foreach (condition->must, func, user_data);
}

typedef struct
{
  GPtrArray *found;
  const ZzRegister *over;
  gboolean outermost;
} Search;

static void
collect_quantifiers (const ZzCondition *condition,
                     Search *search)
{
  if (condition == NULL)
    return;
  if (zz_condition_is_quantifier (condition))
    {
      if (search->over == NULL || condition->over == search->over)
        g_ptr_array_add (search->found, (gpointer) condition);
      if (search->outermost)
        return;
    }
  for (guint i = 0; condition->members != NULL && i < condition->members->len; i++)
    collect_quantifiers (condition->members->pdata[i], search);
  collect_quantifiers (condition->where, search);
  collect_quantifiers (condition->must, search);
}

GPtrArray *
zz_condition_list_outermost (const ZzCondition *condition,
                             const ZzRegister *over)
{
  Search search = { g_ptr_array_new (), over, TRUE };

  collect_quantifiers (condition, &search);
  return search.found;
}

GPtrArray *
zz_condition_list_quantifiers (const ZzCondition *condition,
                               const ZzRegister *over)
{
  Search search = { g_ptr_array_new (), over, FALSE };

  collect_quantifiers (condition, &search);
  return search.found;
}
