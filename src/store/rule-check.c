/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the whole catalogue can show (rules.md §7): values of figures, who
 * counts for whom, and at which levels each condition stands. */
#include "config.h"

#include "store/catalogue-reading.h"

#include <glib/gi18n-lib.h>

/* The written form of a figure's JSON value: what zz_figure_parse() reads. */
static char *
dup_written (ZzReading *reading,
             const ZzJsonNode *node)
{
  switch (zz_json_get_kind (node))
    {
    case ZZ_JSON_STRING:
      return g_strdup (zz_json_get_string (reading->json, node));
    case ZZ_JSON_INTEGER:
    case ZZ_JSON_BOOLEAN:
      return zz_json_dup_raw (reading->json, node);
    case ZZ_JSON_NULL:
    case ZZ_JSON_NUMBER:
    case ZZ_JSON_ARRAY:
    case ZZ_JSON_OBJECT:
    default:
      return NULL;
    }
}

static ZzJsonKind
get_json_kind (ZzFigureType type)
{
  if (type == ZZ_FIGURE_NUMBER)
    return ZZ_JSON_INTEGER;
  return type == ZZ_FIGURE_BOOLEAN ? ZZ_JSON_BOOLEAN : ZZ_JSON_STRING;
}

static gboolean
read_value (ZzReading *reading,
            const ZzJsonNode *node,
            const ZzFigure *figure,
            ZzFigureValue *at)
{
  static const char *const known[] = { "value", "mark", "source", NULL };
  const ZzJsonNode *member;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  if (!zz_reading_members (reading, node, known)
      || !zz_reading_require (reading, node, "value", get_json_kind (figure->type), &member))
    return FALSE;
  written = dup_written (reading, member);
  if (!zz_figure_parse (figure, written, &at->value, &error))
    return zz_reading_fail (reading, node, "%s", error->message);
  return zz_reading_mark (reading, node, &at->mark) && zz_reading_source (reading, node, &at->source);
}

static gboolean
read_values (ZzReading *reading,
             ZzFigure *figure)
{
  const ZzJsonNode *node = zz_reading_place (reading, figure);

  if (figure->type == ZZ_FIGURE_UNUSED)
    return zz_reading_fail (reading, node, _ ("no rule and no need uses figure \"%s\""), figure->id);
  if (zz_json_get_n_children (node) == 0)
    return zz_reading_fail (reading, node, _ ("figure \"%s\" has no value at any level"), figure->id);
  for (const ZzJsonNode *n = zz_json_first (reading->json, node); n != NULL; n = zz_json_next (reading->json, n))
    {
      const char *level = zz_json_get_member_name (reading->json, n);
      int number = zz_choices_find (reading->catalogue->levels, level);

      if (number < 0)
        return zz_reading_fail (reading, n, _ ("unknown level \"%s\""), level);
      if (!read_value (reading, n, figure, &figure->at[number]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_figures (ZzReading *reading)
{
  gboolean fine = TRUE;

  for (guint i = 0; i < reading->catalogue->figures->len && fine; i++)
    {
      ZzFigure *figure = reading->catalogue->figures->pdata[i];

      reading->clause = figure->clause;
      fine = read_values (reading, figure);
    }
  if (fine)
    reading->clause = NULL;
  return fine;
}

static void
collect_counted_by_cb (const ZzCondition *condition,
                       gpointer data)
{
  if (condition->counted_by != NULL)
    g_ptr_array_add (data, (gpointer) condition);
}

/* The one outermost quantifier over @reg of a clause's rule, a count, or NULL. */
static const ZzCondition *
find_counter (const ZzClause *clause,
              const ZzRegister *reg)
{
  g_autoptr (GPtrArray) outermost = zz_condition_list_outermost (clause->rule, reg);
  const ZzCondition *counter = outermost->len == 1 ? outermost->pdata[0] : NULL;

  return counter != NULL && counter->op == ZZ_OPERATOR_COUNT ? counter : NULL;
}

/* Follows counted_by from a rule. @seen: clause → whether all behind it is fine;
 * one that is met while it is still being followed closes a circle. */
static gboolean
follow_counted_by (ZzReading *reading,
                   const ZzCondition *rule,
                   GHashTable *seen)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new ();

  zz_condition_foreach (rule, collect_counted_by_cb, users);
  for (guint i = 0; i < users->len; i++)
    {
      const ZzCondition *user = users->pdata[i];
      const ZzClause *clause = user->counted_by;
      const ZzJsonNode *node = zz_reading_place (reading, user);
      gpointer fine = NULL;

      if (find_counter (clause, user->over) == NULL)
        return zz_reading_fail (reading, node, _ ("the rule of clause \"%s\" has not exactly one outermost \"count\" of \"%s\""),
                                clause->id, user->over->id);
      if (g_hash_table_lookup_extended (seen, clause, NULL, &fine) && !fine)
        return zz_reading_fail (reading, node, _ ("\"counted_by\" goes round in a circle"));
      if (fine)
        continue;
      g_hash_table_insert (seen, (gpointer) clause, NULL);
      if (!follow_counted_by (reading, clause->rule, seen))
        return FALSE;
      g_hash_table_insert (seen, (gpointer) clause, GINT_TO_POINTER (TRUE));
    }
  return TRUE;
}

static gboolean
check_counted_by (ZzReading *reading)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < reading->catalogue->clauses->len; i++)
    {
      const ZzClause *clause = reading->catalogue->clauses->pdata[i];

      reading->clause = clause;
      if (!follow_counted_by (reading, clause->rule, seen)
          || !follow_counted_by (reading, clause->not_applicable_when, seen))
        return FALSE;
    }
  reading->clause = NULL;
  return TRUE;
}

static guint
get_figure_levels (const ZzReading *reading,
                   const ZzFigure *figure)
{
  guint levels = 0;

  for (guint i = 0; i < reading->catalogue->levels->len; i++)
    if (!zz_value_is_absent (&figure->at[i].value))
      levels |= 1u << i;
  return levels;
}

/* The levels at which an operand has a value; all, where it is no figure. */
static guint
get_operand_levels (const ZzReading *reading,
                    const ZzOperand *operand)
{
  if (operand->kind == ZZ_OPERAND_FIGURE)
    return get_figure_levels (reading, operand->figure);
  if (operand->kind == ZZ_OPERAND_WINDOW)
    return get_operand_levels (reading, &operand->window->years) & get_operand_levels (reading, &operand->window->grace);
  return ~0u;
}

static guint
get_own_levels (const ZzReading *reading,
                const ZzCondition *condition)
{
  ZzOperand window = { .kind = ZZ_OPERAND_WINDOW, .window = condition->window };
  guint levels = get_operand_levels (reading, &condition->at_least) & get_operand_levels (reading, &condition->after)
                 & get_operand_levels (reading, &condition->within);

  for (guint i = 0; condition->is != NULL && i < condition->is->len; i++)
    levels &= get_operand_levels (reading, &g_array_index (condition->is, ZzOperand, i));
  return condition->window != NULL ? levels & get_operand_levels (reading, &window) : levels;
}

/* Sets @levels of the condition and all under it. Any other member than one of
 * an `any` takes the whole with it: nothing is dropped out of an `all`. */
static guint
find_levels (ZzReading *reading,
             ZzCondition *condition)
{
  guint any = 0, all = ~0u;

  if (condition == NULL || !g_hash_table_add (reading->checked, condition))
    return condition != NULL ? condition->levels : ~0u;
  for (guint i = 0; condition->members != NULL && i < condition->members->len; i++)
    {
      guint levels = find_levels (reading, condition->members->pdata[i]);

      any |= levels;
      all &= levels;
    }
  condition->levels = get_own_levels (reading, condition) & (condition->op == ZZ_OPERATOR_ANY ? any : all)
                      & find_levels (reading, condition->where) & find_levels (reading, condition->must);
  if (condition->counted_by != NULL)
    {
      const ZzCondition *counter = find_counter (condition->counted_by, condition->over);

      find_levels (reading, condition->counted_by->rule);
      condition->levels &= counter != NULL ? counter->levels : 0;
    }
  return condition->levels;
}

/* A rule must say something at every available level its clause applies at. */
static gboolean
check_branches (ZzReading *reading,
                const ZzClause *clause,
                const ZzCondition *rule)
{
  const ZzChoices *levels = reading->catalogue->levels;

  for (guint i = 0; rule != NULL && i < levels->len; i++)
    if ((clause->levels >> i & 1) != 0 && zz_catalogue_is_available (reading->catalogue, i) && !zz_condition_stands_at (rule, i))
      return zz_reading_fail (reading, zz_reading_place (reading, rule), _ ("nothing is left of the rule at level \"%s\", for figures it uses have no value there"),
                              zz_choices_get (levels, i)->id);
  return TRUE;
}

static gboolean
check_needs (ZzReading *reading,
             const ZzClause *clause)
{
  const ZzChoices *levels = reading->catalogue->levels;

  for (guint n = 0; n < clause->needs->len; n++)
    {
      const ZzNeed *need = clause->needs->pdata[n];
      guint known = get_operand_levels (reading, &need->count);

      for (guint i = 0; i < levels->len; i++)
        if ((clause->levels >> i & 1) != 0 && zz_catalogue_is_available (reading->catalogue, i) && (known >> i & 1) == 0)
          return zz_reading_fail (reading, zz_reading_place (reading, need), _ ("the figure of \"for\" has no value at level \"%s\""),
                                  zz_choices_get (levels, i)->id);
    }
  return TRUE;
}

static void
find_predicate_levels (ZzReading *reading)
{
  for (guint i = 0; i < reading->catalogue->registers->len; i++)
    {
      const ZzRegister *reg = reading->catalogue->registers->pdata[i];
      GHashTableIter iter;
      gpointer condition;

      g_hash_table_iter_init (&iter, reg->predicates);
      while (g_hash_table_iter_next (&iter, NULL, &condition))
        find_levels (reading, condition);
    }
}

gboolean
zz_reading_check (ZzReading *reading)
{
  const GPtrArray *clauses = reading->catalogue->clauses;

  if (!check_figures (reading) || !check_counted_by (reading))
    return FALSE;
  find_predicate_levels (reading);
  for (guint i = 0; i < clauses->len; i++)
    {
      ZzClause *clause = clauses->pdata[i];

      reading->clause = clause;
      find_levels (reading, clause->rule);
      find_levels (reading, clause->not_applicable_when);
      if (!check_branches (reading, clause, clause->rule) || !check_branches (reading, clause, clause->not_applicable_when)
          || !check_needs (reading, clause))
        return FALSE;
    }
  reading->clause = NULL;
  return TRUE;
}
