/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tests on one record. */
#include "eval/test.h"

#include "core/builtin.h"

/* Says @truth and, where @facet asks for it, why: every question ends here. */
static ZzTruth
say (ZzFacet *facet,
     ZzTruth truth,
     ZzWhyCode code,
     const ZzField *field)
{
  if (facet != NULL)
    *facet = (ZzFacet) { truth, truth == ZZ_YES ? ZZ_WHY_HOLDS : code, field, ZZ_DATE_NONE };
  return truth;
}

static ZzTruth
say_missing (ZzFacet *facet,
             const ZzField *field)
{
  return say (facet, ZZ_OPEN, ZZ_WHY_MISSING, field);
}

/* The same with the first or last day on which it holds. */
static ZzTruth
say_dated (ZzFacet *facet,
           gboolean holds,
           ZzWhyCode code,
           const ZzField *field,
           ZzDate day)
{
  say (facet, holds ? ZZ_YES : ZZ_NO, code, field);
  if (facet != NULL)
    facet->day = day;
  return holds ? ZZ_YES : ZZ_NO;
}

/* The field to name when an operand says nothing. */
static const ZzField *
get_silent_field (const ZzCase *self,
                  const ZzOperand *operand)
{
  if (operand->kind == ZZ_OPERAND_FIELD)
    return operand->field;
  return zz_register_get_field (self->catalogue->builtins[ZZ_BUILTIN_APPLICATION], ZZ_APPLICATION_SERVICE);
}

static gboolean
equals (const ZzValue *value,
        const ZzValue *wanted)
{
  /* A set equals what it holds. Choices are by far the most frequent. */
  if (value->kind == ZZ_VALUE_SET && wanted->kind == ZZ_VALUE_CHOICE)
    return (value->set >> wanted->choice & 1) != 0;
  if (value->kind == ZZ_VALUE_CHOICE && wanted->kind == ZZ_VALUE_CHOICE)
    return value->choice == wanted->choice;
  return zz_value_equal (value, wanted);
}

static ZzTruth
ask_window (ZzCase *self,
            const ZzCondition *test,
            const ZzWindow *window,
            const ZzValue *value,
            ZzFacet *facet)
{
  const ZzYear *year = zz_years_find (zz_case_get_years (self, window), (int) value->integer);

  if (year == NULL)
    return say (facet, ZZ_NO, ZZ_WHY_OUTSIDE_WINDOW, test->field);
  return say (facet, year->sure ? ZZ_YES : ZZ_OPEN, ZZ_WHY_WINDOW_OPEN, test->field);
}

/* Whether @value is what one operand names. */
static ZzTruth
ask_operand (ZzCase *self,
             const ZzCondition *test,
             const ZzOperand *operand,
             const ZzRecord *record,
             const ZzValue *value,
             ZzFacet *facet)
{
  const ZzValue *wanted;

  if (operand->kind == ZZ_OPERAND_WINDOW)
    return ask_window (self, test, operand->window, value, facet);
  wanted = zz_case_resolve (self, operand, record);
  if (wanted == NULL)
    return say_missing (facet, get_silent_field (self, operand));
  return say (facet, equals (value, wanted) ? ZZ_YES : ZZ_NO, ZZ_WHY_OTHER_VALUE, test->field);
}

/* The best of what it may be; the first of those that are equally good. */
static ZzTruth
ask_is (ZzCase *self,
        const ZzCondition *test,
        const ZzRecord *record,
        const ZzValue *value,
        ZzFacet *facet)
{
  const ZzOperand *operands = &g_array_index (test->is, ZzOperand, 0);
  ZzTruth best = ask_operand (self, test, operands, record, value, facet);

  for (guint i = 1; best != ZZ_YES && i < test->is->len; i++)
    if (ask_operand (self, test, operands + i, record, value, NULL) > best)
      best = ask_operand (self, test, operands + i, record, value, facet);
  return best;
}

static gboolean
reaches (const ZzValue *value,
         const ZzValue *bound)
{
  switch (value->kind)
    {
    case ZZ_VALUE_CHOICE:
      return value->choice >= bound->choice;
    case ZZ_VALUE_INTEGER:
      return value->integer >= bound->integer;
    case ZZ_VALUE_DATE:
      return value->date >= bound->date;
    case ZZ_VALUE_ABSENT:
    case ZZ_VALUE_TEXT:
    case ZZ_VALUE_MONEY:
    case ZZ_VALUE_BOOLEAN:
    case ZZ_VALUE_NEVER:
    case ZZ_VALUE_PERIOD:
    case ZZ_VALUE_SET:
    case ZZ_VALUE_REFERENCE:
    case ZZ_VALUE_LIST:
    case ZZ_VALUE_OPAQUE:
    default:
      g_assert_not_reached ();
    }
}

static ZzTruth
ask_at_least (ZzCase *self,
              const ZzCondition *test,
              const ZzRecord *record,
              const ZzValue *value,
              ZzFacet *facet)
{
  const ZzValue *bound = zz_case_resolve (self, &test->at_least, record);

  if (bound == NULL)
    return say_missing (facet, get_silent_field (self, &test->at_least));
  return say (facet, reaches (value, bound) ? ZZ_YES : ZZ_NO, ZZ_WHY_TOO_LOW, test->field);
}

static ZzTruth
ask_field (ZzCase *self,
           const ZzCondition *test,
           const ZzRecord *record,
           ZzFacet *facets)
{
  static const ZzValue empty_set = { .kind = ZZ_VALUE_SET, .set = 0 };
  const ZzValue *value = zz_record_get (record, test->field->number);
  ZzTruth truth;

  if (zz_value_is_absent (value) && test->field->type == ZZ_FIELD_CHOICES)
    value = &empty_set;
  if (!zz_value_is_known (value))
    return say_missing (facets, test->field);
  if (value->kind == ZZ_VALUE_REFERENCE && zz_case_follow (self, record, test->field) == NULL)
    return say (facets, ZZ_OPEN, ZZ_WHY_DANGLING, test->field);
  if (test->is == NULL)
    return test->at_least.kind == ZZ_OPERAND_NONE ? say (facets, ZZ_YES, ZZ_WHY_HOLDS, test->field)
                                                  : ask_at_least (self, test, record, value, facets);
  truth = ask_is (self, test, record, value, facets);
  if (test->at_least.kind != ZZ_OPERAND_NONE)
    truth = zz_truth_and (truth, ask_at_least (self, test, record, value, facets != NULL ? facets + 1 : NULL));
  return truth;
}

/* @day + the period asked for; a branch without its figure is not asked. */
static ZzDate
add_period (const ZzCase *self,
            const ZzOperand *period,
            const ZzRecord *record,
            ZzDate day)
{
  const ZzValue *value = zz_case_resolve (self, period, record);

  g_assert (value != NULL);
  return zz_date_add (day, value->period);
}

static ZzTruth
ask_start (ZzCase *self,
           const ZzCondition *test,
           const ZzRecord *record,
           ZzFacet *facet)
{
  const ZzField *field = test->field;
  const ZzValue *value = zz_record_get (record, field->number);
  ZzDate day = value->date;

  if (value->kind != ZZ_VALUE_DATE)
    {
      if (field->type == ZZ_FIELD_EVENT && zz_value_is_absent (value))
        return say (facet, ZZ_NO, ZZ_WHY_NOT_HAPPENED, field);
      return say_missing (facet, field);
    }
  if (test->after.kind != ZZ_OPERAND_NONE)
    {
      day = add_period (self, &test->after, record, day);
      return say_dated (facet, self->day >= day, ZZ_WHY_TOO_SHORT, field, day);
    }
  if (self->day < day || test->within.kind == ZZ_OPERAND_NONE)
    return say_dated (facet, self->day >= day, ZZ_WHY_NOT_YET, field, day);
  day = add_period (self, &test->within, record, day);
  return say_dated (facet, self->day <= day, ZZ_WHY_TOO_OLD, field, day);
}

static ZzTruth
ask_end (ZzCase *self,
         const ZzCondition *test,
         const ZzRecord *record,
         ZzFacet *facet)
{
  const ZzField *field = test->to != NULL ? test->to : test->before;
  const ZzValue *value = zz_record_get (record, field->number);
  ZzDate last;

  if (value->kind == ZZ_VALUE_NEVER || (zz_value_is_absent (value) && field->type == ZZ_FIELD_EVENT))
    return say (facet, ZZ_YES, ZZ_WHY_HOLDS, field);
  if (value->kind != ZZ_VALUE_DATE)
    return say_missing (facet, field);
  last = test->to != NULL ? value->date : value->date - 1;
  return say_dated (facet, self->day <= last, ZZ_WHY_ENDED, field, last);
}

static ZzTruth
ask_from (ZzCase *self,
          const ZzCondition *test,
          const ZzRecord *record,
          ZzFacet *facets)
{
  ZzTruth truth = test->field != NULL ? ask_start (self, test, record, facets) : ZZ_YES;

  if (test->to != NULL || test->before != NULL)
    truth = zz_truth_and (truth, ask_end (self, test, record, facets != NULL ? facets + 1 : NULL));
  return truth;
}

ZzTruth
zz_test (ZzCase *self,
         const ZzCondition *test,
         const ZzRecord *record,
         ZzFacet facets[ZZ_MAX_FACETS])
{
  if (test->op == ZZ_OPERATOR_FIELD)
    return ask_field (self, test, record, facets);
  return ask_from (self, test, record, facets);
}

/* Several values at once: choices as a set, numbers as a list. */
static void
add_to_need (ZzValue *need,
             const ZzValue *value)
{
  if (zz_value_is_absent (need))
    *need = zz_value_copy (value);
  else if (need->kind == ZZ_VALUE_CHOICE && value->kind == ZZ_VALUE_CHOICE)
    *need = zz_value_set (G_GUINT64_CONSTANT (1) << need->choice | G_GUINT64_CONSTANT (1) << value->choice);
  else if (need->kind == ZZ_VALUE_SET && value->kind == ZZ_VALUE_CHOICE)
    need->set |= G_GUINT64_CONSTANT (1) << value->choice;
  else if (value->kind == ZZ_VALUE_INTEGER)
    {
      g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
      g_auto (GStrv) all = NULL;

      if (need->kind == ZZ_VALUE_LIST)
        g_strv_builder_addv (numbers, (const char **) need->list);
      else
        {
          g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, need->integer);

          g_strv_builder_add (numbers, first);
        }
      g_strv_builder_add (numbers, number);
      all = g_strv_builder_end (numbers);
      zz_value_clear (need);
      *need = zz_value_list ((const char *const *) all);
    }
}

ZzValue
zz_test_dup_need (const ZzCase *self,
                  const ZzCondition *test,
                  const ZzRecord *record,
                  ZzWhyCode code)
{
  ZzValue need = ZZ_VALUE_INIT;
  const ZzValue *value;

  if (test->op != ZZ_OPERATOR_FIELD)
    return need;
  if (code == ZZ_WHY_TOO_LOW || test->is == NULL)
    {
      value = test->at_least.kind == ZZ_OPERAND_NONE ? NULL : zz_case_resolve (self, &test->at_least, record);
      return value != NULL ? zz_value_copy (value) : need;
    }
  for (guint i = 0; i < test->is->len; i++)
    {
      const ZzOperand *operand = &g_array_index (test->is, ZzOperand, i);

      if (operand->kind == ZZ_OPERAND_WINDOW)
        continue;
      value = zz_case_resolve (self, operand, record);
      if (value != NULL)
        add_to_need (&need, value);
    }
  return need;
}
