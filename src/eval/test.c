/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tests on one record. */
#include "eval/test.h"

#include "core/builtin.h"

static ZzFacet
facet (ZzTruth truth,
       ZzWhyCode code,
       const ZzField *field)
{
  return (ZzFacet) { truth, truth == ZZ_YES ? ZZ_WHY_HOLDS : code, field, ZZ_DATE_NONE };
}

static ZzFacet
missing (const ZzField *field)
{
  return facet (ZZ_OPEN, ZZ_WHY_MISSING, field);
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

static ZzFacet
ask_window (ZzCase *self,
            const ZzCondition *test,
            const ZzOperand *operand,
            const ZzValue *value)
{
  const ZzYears *years = zz_case_get_years (self, operand->window);
  const ZzYear *year = zz_years_find (years, (int) value->integer);

  if (year == NULL)
    return facet (ZZ_NO, ZZ_WHY_OUTSIDE_WINDOW, test->field);
  return facet (year->sure ? ZZ_YES : ZZ_OPEN, ZZ_WHY_WINDOW_OPEN, test->field);
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

static ZzFacet
ask_is (ZzCase *self,
        const ZzCondition *test,
        ZzRecord *record,
        const ZzValue *value)
{
  ZzFacet best = facet (ZZ_NO, ZZ_WHY_OTHER_VALUE, test->field);

  for (guint i = 0; i < test->is->len; i++)
    {
      const ZzOperand *operand = &g_array_index (test->is, ZzOperand, i);
      const ZzValue *wanted;
      ZzValue scratch;
      ZzFacet this;

      if (operand->kind == ZZ_OPERAND_WINDOW)
        this = ask_window (self, test, operand, value);
      else if ((wanted = zz_case_resolve (self, operand, zz_hand_record (record), &scratch)) == NULL)
        this = missing (get_silent_field (self, operand));
      else
        this = facet (equals (value, wanted) ? ZZ_YES : ZZ_NO, ZZ_WHY_OTHER_VALUE, test->field);
      if (i == 0 || this.truth > best.truth)
        best = this;
    }
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

static ZzFacet
ask_at_least (ZzCase *self,
              const ZzCondition *test,
              ZzRecord *record,
              const ZzValue *value)
{
  ZzValue scratch;
  const ZzValue *bound = zz_case_resolve (self, &test->at_least, zz_hand_record (record), &scratch);

  if (bound == NULL)
    return missing (get_silent_field (self, &test->at_least));
  return facet (reaches (value, bound) ? ZZ_YES : ZZ_NO, ZZ_WHY_TOO_LOW, test->field);
}

static guint
ask_field (ZzCase *self,
           const ZzCondition *test,
           ZzRecord *record,
           ZzFacet *facets)
{
  static const ZzValue empty_set = { .kind = ZZ_VALUE_SET, .set = 0 };
  const ZzValue *value = zz_record_get (record, test->field->number);
  guint n = 0;

  if (zz_value_is_absent (value) && test->field->type == ZZ_FIELD_CHOICES)
    value = &empty_set;
  if (!zz_value_is_known (value))
    facets[n++] = missing (test->field);
  else if (value->kind == ZZ_VALUE_REFERENCE && zz_case_follow (self, record, test->field) == NULL)
    facets[n++] = facet (ZZ_OPEN, ZZ_WHY_DANGLING, test->field);
  else
    {
      if (test->is != NULL)
        facets[n++] = ask_is (self, test, record, value);
      if (test->at_least.kind != ZZ_OPERAND_NONE)
        facets[n++] = ask_at_least (self, test, record, value);
      if (n == 0)
        facets[n++] = facet (ZZ_YES, ZZ_WHY_HOLDS, test->field);
    }
  return n;
}

/* A facet that holds from @first on; its why names that day. */
static ZzFacet
holds_from (const ZzCase *self,
            const ZzField *field,
            ZzDate first,
            ZzWhyCode code)
{
  ZzFacet result = facet (self->day >= first ? ZZ_YES : ZZ_NO, code, field);

  result.day = first;
  return result;
}

/* A facet that holds until @last; its why names that day. */
static ZzFacet
holds_until (const ZzCase *self,
             const ZzField *field,
             ZzDate last,
             ZzWhyCode code)
{
  ZzFacet result = facet (self->day <= last ? ZZ_YES : ZZ_NO, code, field);

  result.day = last;
  return result;
}

static ZzFacet
ask_start (ZzCase *self,
           const ZzCondition *test,
           ZzRecord *record)
{
  const ZzField *field = test->field;
  const ZzValue *value = zz_record_get (record, field->number);
  const ZzValue *period = NULL;
  ZzValue scratch;
  ZzFacet begun;

  if (value->kind != ZZ_VALUE_DATE)
    {
      if (field->type == ZZ_FIELD_EVENT && zz_value_is_absent (value))
        return facet (ZZ_NO, ZZ_WHY_NOT_HAPPENED, field);
      return missing (field);
    }
  if (test->after.kind != ZZ_OPERAND_NONE)
    {
      period = zz_case_resolve (self, &test->after, zz_hand_record (record), &scratch);
      return holds_from (self, field, zz_date_add (value->date, period->period), ZZ_WHY_TOO_SHORT);
    }
  begun = holds_from (self, field, value->date, ZZ_WHY_NOT_YET);
  if (begun.truth != ZZ_YES || test->within.kind == ZZ_OPERAND_NONE)
    return begun;
  period = zz_case_resolve (self, &test->within, zz_hand_record (record), &scratch);
  return holds_until (self, field, zz_date_add (value->date, period->period), ZZ_WHY_TOO_OLD);
}

static ZzFacet
ask_end (ZzCase *self,
         const ZzCondition *test,
         ZzRecord *record)
{
  const ZzField *field = test->to != NULL ? test->to : test->before;
  const ZzValue *value = zz_record_get (record, field->number);

  if (value->kind == ZZ_VALUE_NEVER || (zz_value_is_absent (value) && field->type == ZZ_FIELD_EVENT))
    return facet (ZZ_YES, ZZ_WHY_HOLDS, field);
  if (value->kind != ZZ_VALUE_DATE)
    return missing (field);
  return holds_until (self, field, test->to != NULL ? value->date : value->date - 1, ZZ_WHY_ENDED);
}

static guint
ask_from (ZzCase *self,
          const ZzCondition *test,
          ZzRecord *record,
          ZzFacet *facets)
{
  guint n = 0;

  if (test->field != NULL)
    facets[n++] = ask_start (self, test, record);
  if (test->to != NULL || test->before != NULL)
    facets[n++] = ask_end (self, test, record);
  return n;
}

guint
zz_test_facets (ZzCase *self,
                const ZzCondition *test,
                ZzRecord *record,
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
zz_test_dup_need (ZzCase *self,
                  const ZzCondition *test,
                  ZzRecord *record,
                  ZzWhyCode code)
{
  ZzValue need = ZZ_VALUE_INIT, scratch;
  const ZzValue *value;

  if (test->op != ZZ_OPERATOR_FIELD)
    return need;
  if (code == ZZ_WHY_TOO_LOW || test->is == NULL)
    {
      value = test->at_least.kind == ZZ_OPERAND_NONE ? NULL : zz_case_resolve (self, &test->at_least, zz_hand_record (record), &scratch);
      return value != NULL ? zz_value_copy (value) : need;
    }
  for (guint i = 0; i < test->is->len; i++)
    {
      const ZzOperand *operand = &g_array_index (test->is, ZzOperand, i);

      if (operand->kind == ZZ_OPERAND_WINDOW)
        continue;
      value = zz_case_resolve (self, operand, zz_hand_record (record), &scratch);
      if (value != NULL)
        add_to_need (&need, value);
    }
  return need;
}
