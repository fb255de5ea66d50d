/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case under judgement and its look-ups. */
#include "eval/case.h"

#include "core/builtin.h"
#include "eval/tally.h"

static void
resolve_figures (ZzCase *self)
{
  const GPtrArray *figures = self->catalogue->figures;

  self->figures = g_new0 (const ZzValue *, figures->len + 1);
  for (guint i = 0; i < figures->len; i++)
    {
      const ZzFigure *figure = figures->pdata[i];
      const ZzValue *value = &figure->at[self->level].value;
      const ZzRecord *override = zz_project_find_override (self->project, figure);

      /* An override replaces a figure; where the level has none it does nothing. */
      if (zz_value_is_absent (value))
        continue;
      self->figures[i] = value;
      if (override != NULL && zz_value_is_known (zz_record_get (override, ZZ_OVERRIDE_VALUE)))
        self->figures[i] = zz_record_get (override, ZZ_OVERRIDE_VALUE);
    }
}

static void
sort_items (ZzCase *self)
{
  const GPtrArray *items = zz_project_get_builtin (self->project, ZZ_BUILTIN_EVIDENCE);

  self->items = g_new0 (GPtrArray *, self->catalogue->clauses->len + 1);
  for (guint i = 0; i < items->len; i++)
    {
      const ZzValue *clauses = zz_record_get (items->pdata[i], ZZ_EVIDENCE_CLAUSES);

      if (zz_evidence_is_removed (items->pdata[i]) || clauses->kind != ZZ_VALUE_LIST)
        continue;
      for (char **id = clauses->list; *id != NULL; id++)
        {
          const ZzClause *clause = zz_catalogue_find_clause (self->catalogue, *id);

          if (clause == NULL)
            continue;
          if (self->items[clause->number] == NULL)
            self->items[clause->number] = g_ptr_array_new ();
          g_ptr_array_add (self->items[clause->number], items->pdata[i]);
        }
    }
}

static void
tally_free (gpointer data)
{
  zz_tally_clear (data);
  g_free (data);
}

void
zz_case_init (ZzCase *self,
              ZzProject *project,
              const ZzProofStates *proof,
              guint level,
              ZzDate day)
{
  *self = (ZzCase) {
    .project = project,
    .catalogue = zz_project_get_catalogue (project),
    .proof = proof,
    .level = level,
    .day = day,
    .service = zz_project_get_service (project),
  };
  self->top = zz_hand_record (zz_project_get_single (project, self->catalogue->organisation));
  if (self->service >= 0)
    self->declared = zz_value_choice ((guint) self->service);
  self->years = g_new0 (ZzYears *, self->catalogue->windows->len + 1);
  self->tallies = g_hash_table_new_full (NULL, NULL, NULL, tally_free);
  self->joins = g_hash_table_new_full (NULL, NULL, NULL, zz_join_free);
  resolve_figures (self);
  sort_items (self);
}

void
zz_case_clear (ZzCase *self)
{
  for (guint i = 0; i < self->catalogue->windows->len; i++)
    zz_years_free (self->years[i]);
  for (guint i = 0; i < self->catalogue->clauses->len; i++)
    g_clear_pointer (&self->items[i], g_ptr_array_unref);
  g_clear_pointer (&self->years, g_free);
  g_clear_pointer (&self->tallies, g_hash_table_unref);
  g_clear_pointer (&self->items, g_free);
  g_clear_pointer (&self->figures, g_free);
  g_clear_pointer (&self->joins, g_hash_table_unref);
}

ZzRecord *
zz_case_follow (const ZzCase *self,
                const ZzRecord *record,
                const ZzField *field)
{
  const ZzValue *value = zz_record_get (record, field->number);

  if (value->kind != ZZ_VALUE_REFERENCE)
    return NULL;
  return zz_project_find (self->project, field->refers, value->text);
}

const ZzYears *
zz_case_get_years (ZzCase *self,
                   const ZzWindow *window)
{
  const ZzRecord *top = self->top.record;
  const ZzValue *count, *grace;
  guint place;

  if (!g_ptr_array_find (self->catalogue->windows, window, &place))
    g_assert_not_reached ();
  if (self->years[place] == NULL)
    {
      count = zz_case_resolve (self, &window->years, top);
      grace = zz_case_resolve (self, &window->grace, top);
      /* Loading makes sure a window's figures exist where it is used. */
      g_assert (count != NULL && grace != NULL);
      self->years[place] = zz_years_new (self->project, window, (guint) MAX (count->integer, 0), grace->period, self->day);
    }
  return self->years[place];
}

/* The count as it stands at this level: none where its branch is dropped. */
static const ZzCondition *
find_count (const ZzCase *self,
            const ZzCondition *condition,
            const ZzRegister *over)
{
  const ZzCondition *found = NULL;

  if (condition == NULL || !zz_condition_stands_at (condition, self->level))
    return NULL;
  if (zz_condition_is_quantifier (condition))
    return condition->op == ZZ_OPERATOR_COUNT && condition->over == over ? condition : NULL;
  for (guint i = 0; found == NULL && condition->members != NULL && i < condition->members->len; i++)
    found = find_count (self, condition->members->pdata[i], over);
  return found != NULL ? found : find_count (self, condition->where, over);
}

const ZzTally *
zz_case_get_tally (ZzCase *self,
                   const ZzCondition *quantifier)
{
  ZzTally *tally = g_hash_table_lookup (self->tallies, quantifier);

  if (tally == NULL)
    {
      tally = g_new0 (ZzTally, 1);
      zz_tally (self, quantifier, self->top, tally);
      g_hash_table_insert (self->tallies, (gpointer) quantifier, tally);
    }
  return tally;
}

const GPtrArray *
zz_case_get_counted (ZzCase *self,
                     const ZzClause *clause,
                     const ZzRegister *over)
{
  const ZzCondition *count = find_count (self, clause->rule, over);

  return count != NULL ? zz_case_get_tally (self, count)->sure : NULL;
}

const GPtrArray *
zz_case_get_items (ZzCase *self,
                   const ZzClause *clause)
{
  return self->items[clause->number];
}
