/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rules.md §8, row by row. */
#include "eval/change-days.h"

#include "core/builtin.h"
#include "eval/case.h"

typedef struct
{
  ZzCase case_;
  ZzDate from, until;
  GArray *days;
  GHashTable *seen; /* conditions: predicates are named more than once */
} Collector;

static void
add_day (Collector *self,
         ZzDate day)
{
  if (day > self->from && day <= self->until)
    g_array_append_val (self->days, day);
}

static void
add_last_day (Collector *self,
              ZzDate last)
{
  if (last != ZZ_DATE_NONE)
    add_day (self, last + 1);
}

static void
add_start (Collector *self,
           const ZzCondition *test,
           const ZzRecord *record)
{
  const ZzDate start = zz_record_get_date (record, test->field->number);
  const ZzValue *period;

  if (start == ZZ_DATE_NONE)
    return;
  if (test->after.kind == ZZ_OPERAND_NONE)
    add_day (self, start);
  else if ((period = zz_case_resolve (&self->case_, &test->after, record)) != NULL)
    add_day (self, zz_date_add (start, period->period));
  if (test->within.kind != ZZ_OPERAND_NONE
      && (period = zz_case_resolve (&self->case_, &test->within, record)) != NULL)
    add_last_day (self, zz_date_add (start, period->period));
}

/* `from`, for every record of the register its fields are of. */
static void
add_test (Collector *self,
          const ZzCondition *test)
{
  const ZzField *any = test->field != NULL ? test->field : test->to != NULL ? test->to
                                                                            : test->before;
  const GPtrArray *records = zz_project_get_records (self->case_.project, any->owner);

  for (guint i = 0; i < records->len; i++)
    {
      const ZzRecord *record = records->pdata[i];

      if (test->field != NULL)
        add_start (self, test, record);
      if (test->to != NULL)
        add_last_day (self, zz_record_get_date (record, test->to->number));
      if (test->before != NULL)
        add_day (self, zz_record_get_date (record, test->before->number));
    }
}

static void
add_condition_cb (const ZzCondition *condition,
                  gpointer user_data)
{
  Collector *self = user_data;

  if (condition->op == ZZ_OPERATOR_FROM && zz_condition_stands_at (condition, self->case_.level)
      && g_hash_table_add (self->seen, (gpointer) condition))
    add_test (self, condition);
}

static void
add_window (Collector *self,
            const ZzWindow *window)
{
  const GPtrArray *reports = zz_project_get_records (self->case_.project, window->over);
  const ZzValue *grace = zz_case_resolve (&self->case_, &window->grace, self->case_.top.record);
  ZzDate end = ZZ_DATE_NONE;

  if (grace == NULL)
    return;
  /* A year that ended long before may fall due only now. */
  for (int year = 1; year <= 9999 && end <= self->until; year++)
    {
      end = zz_date_new (year, 12, 31);
      add_day (self, end);
      add_day (self, zz_date_add (end, grace->period));
    }
  for (guint i = 0; i < reports->len; i++)
    add_day (self, zz_record_get_date (reports->pdata[i], window->issued->number));
}

static gboolean
asks_for (const ZzNeed *need,
          guint kind)
{
  for (guint i = 0; i < need->kinds->len; i++)
    if (g_array_index (need->kinds, guint, i) == kind)
      return TRUE;
  return FALSE;
}

static void
add_need (Collector *self,
          const ZzClause *clause,
          const ZzNeed *need)
{
  const GPtrArray *items = zz_case_get_items (&self->case_, clause);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const ZzDate issued = zz_record_get_date (items->pdata[i], ZZ_EVIDENCE_ISSUED);
      const int kind = zz_record_get_choice (items->pdata[i], ZZ_EVIDENCE_KIND);

      if (kind < 0 || !asks_for (need, (guint) kind))
        continue;
      add_day (self, issued);
      if (issued != ZZ_DATE_NONE && need->has_not_older_than)
        add_last_day (self, zz_date_add (issued, need->not_older_than));
      add_last_day (self, zz_record_get_date (items->pdata[i], ZZ_EVIDENCE_VALID_UNTIL));
    }
}

static void
add_clause (Collector *self,
            const ZzClause *clause)
{
  const ZzRecord *answer = zz_project_find_builtin (self->case_.project, ZZ_BUILTIN_ANSWER, clause->id);

  if (clause->rule != NULL)
    zz_condition_foreach (clause->rule, add_condition_cb, self);
  if (clause->not_applicable_when != NULL)
    zz_condition_foreach (clause->not_applicable_when, add_condition_cb, self);
  for (guint i = 0; i < clause->needs->len; i++)
    add_need (self, clause, clause->needs->pdata[i]);
  if (answer != NULL && clause->may_not_apply)
    add_last_day (self, zz_record_get_date (answer, ZZ_ANSWER_REVIEW_ON));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const ZzDate x = *(const ZzDate *) a, y = *(const ZzDate *) b;

  return (x > y) - (x < y);
}

static void
sort_once (GArray *days)
{
  guint kept = 0;

  g_array_sort (days, compare);
  for (guint i = 0; i < days->len; i++)
    if (kept == 0 || g_array_index (days, ZzDate, i) != g_array_index (days, ZzDate, kept - 1))
      g_array_index (days, ZzDate, kept++) = g_array_index (days, ZzDate, i);
  g_array_set_size (days, kept);
}

GArray *
zz_list_change_days (ZzProject *project,
                     guint level,
                     ZzDate from,
                     ZzDate until)
{
  const ZzCatalogue *catalogue;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Collector self = { .from = from, .until = until, .seen = seen };

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && from > 0 && from <= until, NULL);
  catalogue = zz_project_get_catalogue (project);
  g_return_val_if_fail (level < catalogue->levels->len, NULL);

  self.days = g_array_new (FALSE, FALSE, sizeof (ZzDate));
  g_array_append_val (self.days, from);
  zz_case_init (&self.case_, project, NULL, level, from);
  for (guint i = 0; i < catalogue->clauses->len; i++)
    add_clause (&self, catalogue->clauses->pdata[i]);
  for (guint i = 0; i < catalogue->windows->len; i++)
    add_window (&self, catalogue->windows->pdata[i]);
  zz_case_clear (&self.case_);
  sort_once (self.days);
  return self.days;
}
