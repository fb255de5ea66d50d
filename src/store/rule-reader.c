/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiling conditions (rules.md §1). */
#include "config.h"

#include "store/catalogue-reading.h"

#include <glib/gi18n-lib.h>

/* Judging walks a rule with every predicate entered; these bound that walk. */
#define MAX_DEPTH 64
#define MAX_WEIGHT 10000

typedef gboolean (*ReadFunc) (ZzReading *reading,
                              const ZzJsonNode *node,
                              ZzCondition *condition);

static void
condition_free_cb (gpointer data)
{
  if (data != NULL)
    zz_condition_free (data);
}

static void
operand_clear_cb (gpointer data)
{
  zz_operand_clear (data);
}

/* The condition that is member @name, into @place. */
static gboolean
read_inner (ZzReading *reading,
            const ZzJsonNode *node,
            const char *name,
            gboolean required,
            const ZzRegister *subject,
            ZzCondition **place)
{
  const ZzJsonNode *member = zz_json_get_member (reading->json, node, name);

  if (member == NULL)
    return required ? zz_reading_fail (reading, node, _ ("the member \"%s\" is missing"), name) : TRUE;
  *place = zz_reading_condition (reading, member, subject);
  return *place != NULL;
}

static gboolean
read_members (ZzReading *reading,
              const ZzJsonNode *node,
              ZzCondition *condition)
{
  const ZzJsonNode *list;

  if (!zz_reading_list (reading, node, zz_operator_get_word (condition->op), &list))
    return FALSE;
  condition->members = g_ptr_array_new_with_free_func (condition_free_cb);
  for (const ZzJsonNode *n = zz_json_first (reading->json, list); n != NULL; n = zz_json_next (reading->json, n))
    {
      ZzCondition *member = zz_reading_condition (reading, n, condition->subject);

      if (member == NULL)
        return FALSE;
      g_ptr_array_add (condition->members, member);
    }
  return TRUE;
}

static gboolean
read_not (ZzReading *reading,
          const ZzJsonNode *node,
          ZzCondition *condition)
{
  return read_inner (reading, node, "not", TRUE, condition->subject, &condition->where);
}

static gboolean
takes (const ZzField *field,
       gboolean at_least)
{
  switch (field->type)
    {
    case ZZ_FIELD_INTEGER:
    case ZZ_FIELD_YEAR:
    case ZZ_FIELD_RANK:
      return TRUE;
    case ZZ_FIELD_BOOLEAN:
    case ZZ_FIELD_CHOICE:
    case ZZ_FIELD_CHOICES:
      return !at_least;
    case ZZ_FIELD_DATE:
      return at_least;
    case ZZ_FIELD_TEXT:
    case ZZ_FIELD_MULTILINE:
    case ZZ_FIELD_MONEY:
    case ZZ_FIELD_VALID_END:
    case ZZ_FIELD_EVENT:
    case ZZ_FIELD_REFERENCE:
    case ZZ_FIELD_REFERENCES:
    case ZZ_FIELD_CLAUSES:
    case ZZ_FIELD_INSTANT:
    case ZZ_FIELD_FIGURE:
    case ZZ_FIELD_RAW:
    default:
      return FALSE;
    }
}

static gboolean
check_takes (ZzReading *reading,
             const ZzJsonNode *node,
             const ZzField *field,
             gboolean at_least)
{
  if (takes (field, at_least))
    return TRUE;
  return zz_reading_fail (reading, node, _ ("\"%s\" cannot test field \"%s\", a %s"), at_least ? "at_least" : "is",
                          field->id, zz_field_type_get_id (field->type));
}

static gboolean
read_one_is (ZzReading *reading,
             const ZzJsonNode *node,
             ZzCondition *condition)
{
  ZzOperand operand = { .kind = ZZ_OPERAND_NONE };
  gboolean read = zz_reading_operand (reading, node, condition->field, FALSE, &operand);

  g_array_append_val (condition->is, operand);
  return read;
}

static gboolean
read_is (ZzReading *reading,
         const ZzJsonNode *node,
         ZzCondition *condition)
{
  if (!check_takes (reading, node, condition->field, FALSE))
    return FALSE;
  condition->is = g_array_new (FALSE, TRUE, sizeof (ZzOperand));
  g_array_set_clear_func (condition->is, operand_clear_cb);
  if (zz_json_get_kind (node) != ZZ_JSON_ARRAY)
    return read_one_is (reading, node, condition);
  if (zz_json_get_n_children (node) == 0)
    return zz_reading_fail (reading, node, _ ("the list is empty"));
  for (const ZzJsonNode *n = zz_json_first (reading->json, node); n != NULL; n = zz_json_next (reading->json, n))
    if (!read_one_is (reading, n, condition))
      return FALSE;
  return TRUE;
}

static gboolean
read_field_test (ZzReading *reading,
                 const ZzJsonNode *node,
                 ZzCondition *condition)
{
  const ZzJsonNode *is = zz_json_get_member (reading->json, node, "is");
  const ZzJsonNode *at_least = zz_json_get_member (reading->json, node, "at_least");
  ZzFieldType type;

  if (!zz_reading_field (reading, zz_json_get_member (reading->json, node, "field"), condition->subject, &condition->field))
    return FALSE;
  type = condition->field->type;
  if (is == NULL && at_least == NULL && (type == ZZ_FIELD_BOOLEAN || type == ZZ_FIELD_EVENT || type == ZZ_FIELD_CHOICES))
    return zz_reading_fail (reading, node, _ ("that \"%s\" is recorded says nothing, for it is a %s; compare it by \"is\" or \"from\""),
                            condition->field->id, zz_field_type_get_id (type));
  if (is != NULL && !read_is (reading, is, condition))
    return FALSE;
  return at_least == NULL
         || (check_takes (reading, at_least, condition->field, TRUE)
             && zz_reading_operand (reading, at_least, condition->field, TRUE, &condition->at_least));
}

/* A date or event, for ends also a valid-end, that is member @name. */
static gboolean
read_day (ZzReading *reading,
          const ZzJsonNode *node,
          const char *name,
          gboolean end,
          const ZzRegister *subject,
          const ZzField **field)
{
  const ZzJsonNode *member = zz_json_get_member (reading->json, node, name);

  if (member == NULL)
    return TRUE;
  if (!zz_reading_field (reading, member, subject, field))
    return FALSE;
  if ((*field)->type == ZZ_FIELD_DATE || (*field)->type == ZZ_FIELD_EVENT || (end && (*field)->type == ZZ_FIELD_VALID_END))
    return TRUE;
  return zz_reading_fail (reading, member, _ ("\"%s\" cannot test field \"%s\", a %s"), name, (*field)->id,
                          zz_field_type_get_id ((*field)->type));
}

static gboolean
read_from (ZzReading *reading,
           const ZzJsonNode *node,
           ZzCondition *condition)
{
  const ZzRegister *subject = condition->subject;
  const ZzJsonNode *after = zz_json_get_member (reading->json, node, "after");
  const ZzJsonNode *within = zz_json_get_member (reading->json, node, "within");

  if (!read_day (reading, node, "from", FALSE, subject, &condition->field)
      || !read_day (reading, node, "to", TRUE, subject, &condition->to)
      || !read_day (reading, node, "before", TRUE, subject, &condition->before))
    return FALSE;
  if (condition->to != NULL && condition->before != NULL)
    return zz_reading_fail (reading, node, _ ("\"to\" and \"before\" exclude each other"));
  if (after != NULL && within != NULL)
    return zz_reading_fail (reading, node, _ ("\"after\" and \"within\" exclude each other"));
  if ((after != NULL || within != NULL) && condition->field == NULL)
    return zz_reading_fail (reading, node, _ ("\"after\" and \"within\" need \"from\""));
  return (after == NULL || zz_reading_duration (reading, after, &condition->after))
         && (within == NULL || zz_reading_duration (reading, within, &condition->within));
}

static gboolean
read_reference (ZzReading *reading,
                const ZzJsonNode *node,
                const ZzRegister *reg,
                const ZzField **field)
{
  if (!zz_reading_field (reading, node, reg, field))
    return FALSE;
  return (*field)->type == ZZ_FIELD_REFERENCE ? TRUE : zz_reading_fail (reading, node, _ ("field \"%s\" is no reference"), (*field)->id);
}

static gboolean
read_refers (ZzReading *reading,
             const ZzJsonNode *node,
             ZzCondition *condition)
{
  return read_reference (reading, zz_json_get_member (reading->json, node, "refers"), condition->subject, &condition->field)
         && read_inner (reading, node, "where", TRUE, condition->field->refers, &condition->where);
}

static gboolean
read_predicate (ZzReading *reading,
                const ZzJsonNode *node,
                ZzCondition *condition)
{
  const ZzJsonNode *name = zz_json_get_member (reading->json, node, "predicate");

  if (!zz_reading_kind (reading, name, ZZ_JSON_STRING))
    return FALSE;
  if (condition->subject == NULL)
    return zz_reading_fail (reading, node, _ ("a fiscal year has no predicates"));
  condition->where = zz_reading_find_predicate (reading, name, condition->subject, zz_json_get_string (reading->json, name));
  return condition->where != NULL;
}

/* The field by which counted records belong to the record (or year) around. */
static gboolean
read_via (ZzReading *reading,
          const ZzJsonNode *node,
          ZzCondition *condition)
{
  if (node == NULL)
    return TRUE;
  if (!zz_reading_field (reading, node, condition->over, &condition->via))
    return FALSE;
  if (condition->subject == NULL)
    return condition->via->type == ZZ_FIELD_YEAR ? TRUE : zz_reading_fail (reading, node, _ ("inside a window \"via\" names a year field"));
  if (condition->via->type == ZZ_FIELD_REFERENCE && condition->via->refers == condition->subject)
    return TRUE;
  return zz_reading_fail (reading, node, _ ("field \"%s\" does not refer to the register around, \"%s\""),
                          condition->via->id, condition->subject->id);
}

static gboolean
check_quantifier (ZzReading *reading,
                  const ZzJsonNode *node)
{
  return !reading->predicate ? TRUE : zz_reading_fail (reading, node, _ ("a predicate holds tests only, no \"count\" or \"every\""));
}

static gboolean
read_empty (ZzReading *reading,
            const ZzJsonNode *node,
            ZzCondition *condition)
{
  if (node == NULL)
    return TRUE;
  condition->empty_counts = zz_json_get_kind (node) == ZZ_JSON_INTEGER && zz_json_get_integer (reading->json, node) == 0;
  return condition->empty_counts ? TRUE : zz_reading_fail (reading, node, _ ("\"empty\" can only be 0"));
}

static gboolean
read_count (ZzReading *reading,
            const ZzJsonNode *node,
            ZzCondition *condition)
{
  const ZzJson *json = reading->json;
  const ZzJsonNode *distinct = zz_json_get_member (json, node, "distinct");
  const ZzJsonNode *at_least = zz_json_get_member (json, node, "at_least");

  if (!check_quantifier (reading, node)
      || !zz_reading_register (reading, zz_json_get_member (json, node, "count"), &condition->over)
      || !read_via (reading, zz_json_get_member (json, node, "via"), condition)
      || (distinct != NULL && !read_reference (reading, distinct, condition->over, &condition->distinct))
      || !read_empty (reading, zz_json_get_member (json, node, "empty"), condition)
      || !read_inner (reading, node, "where", FALSE, condition->over, &condition->where))
    return FALSE;
  if (at_least != NULL)
    return zz_reading_number (reading, at_least, &condition->at_least);
  condition->at_least = (ZzOperand) { .kind = ZZ_OPERAND_LITERAL, .literal = zz_value_integer (1) };
  return TRUE;
}

static gboolean
read_every_year (ZzReading *reading,
                 const ZzJsonNode *node,
                 ZzCondition *condition)
{
  static const char *const known[] = { "every", "must", NULL };
  static const char *const known_inside[] = { "window", NULL };
  const ZzJsonNode *every = zz_json_get_member (reading->json, node, "every");
  const ZzJsonNode *window;

  if (!zz_reading_members (reading, node, known) || !zz_reading_members (reading, every, known_inside)
      || !zz_reading_require (reading, every, "window", ZZ_JSON_STRING, &window))
    return FALSE;
  condition->window = zz_catalogue_find_window (reading->catalogue, zz_json_get_string (reading->json, window));
  if (condition->window == NULL)
    return zz_reading_fail (reading, window, _ ("unknown window \"%s\""), zz_json_get_string (reading->json, window));
  return read_inner (reading, node, "must", TRUE, NULL, &condition->must);
}

static gboolean
read_counted_by (ZzReading *reading,
                 const ZzJsonNode *node,
                 ZzCondition *condition)
{
  if (node == NULL)
    return TRUE;
  if (!zz_reading_kind (reading, node, ZZ_JSON_STRING))
    return FALSE;
  condition->counted_by = zz_catalogue_find_clause (reading->catalogue, zz_json_get_string (reading->json, node));
  if (condition->counted_by == NULL)
    return zz_reading_fail (reading, node, _ ("unknown clause \"%s\""), zz_json_get_string (reading->json, node));
  if (condition->counted_by == reading->clause)
    return zz_reading_fail (reading, node, _ ("\"counted_by\" names another clause, not its own"));
  return TRUE;
}

static gboolean
read_every (ZzReading *reading,
            const ZzJsonNode *node,
            ZzCondition *condition)
{
  const ZzJsonNode *every = zz_json_get_member (reading->json, node, "every");

  if (!check_quantifier (reading, node))
    return FALSE;
  if (zz_json_get_kind (every) == ZZ_JSON_OBJECT)
    return read_every_year (reading, node, condition);
  return zz_reading_register (reading, every, &condition->over)
         && read_counted_by (reading, zz_json_get_member (reading->json, node, "counted_by"), condition)
         && read_inner (reading, node, "where", FALSE, condition->over, &condition->where)
         && read_inner (reading, node, "must", TRUE, condition->over, &condition->must);
}

static const struct
{
  const char *known[7];
  ReadFunc read;
} operators[ZZ_N_OPERATORS] = {
  [ZZ_OPERATOR_ALL] = { { "all" }, read_members },
  [ZZ_OPERATOR_ANY] = { { "any" }, read_members },
  [ZZ_OPERATOR_NOT] = { { "not" }, read_not },
  [ZZ_OPERATOR_FIELD] = { { "field", "is", "at_least" }, read_field_test },
  [ZZ_OPERATOR_FROM] = { { "from", "after", "within", "to", "before" }, read_from },
  [ZZ_OPERATOR_REFERS] = { { "refers", "where" }, read_refers },
  [ZZ_OPERATOR_PREDICATE] = { { "predicate" }, read_predicate },
  [ZZ_OPERATOR_COUNT] = { { "count", "where", "via", "distinct", "at_least", "empty" }, read_count },
  [ZZ_OPERATOR_EVERY] = { { "every", "counted_by", "where", "must" }, read_every },
};

/* The operator an object is known by: its first word in the table of rules.md. */
static gboolean
find_operator (ZzReading *reading,
               const ZzJsonNode *node,
               ZzOperator *op)
{
  const ZzJsonNode *first;

  if (!zz_reading_kind (reading, node, ZZ_JSON_OBJECT))
    return FALSE;
  for (guint i = 0; i < ZZ_N_OPERATORS; i++)
    if (zz_json_get_member (reading->json, node, zz_operator_get_word ((ZzOperator) i)) != NULL)
      {
        *op = (ZzOperator) i;
        return TRUE;
      }
  *op = ZZ_OPERATOR_FROM;
  if (zz_json_get_member (reading->json, node, "to") != NULL || zz_json_get_member (reading->json, node, "before") != NULL)
    return TRUE;
  first = zz_json_first (reading->json, node);
  if (first == NULL)
    return zz_reading_fail (reading, node, _ ("a condition is expected here, not an empty object"));
  return zz_reading_fail (reading, node, _ ("unknown operator \"%s\""), zz_json_get_member_name (reading->json, first));
}

ZzCondition *
zz_reading_condition (ZzReading *reading,
                      const ZzJsonNode *node,
                      const ZzRegister *subject)
{
  g_autoptr (ZzCondition) condition = NULL;
  ZzOperator op;
  gboolean read;

  if (reading->depth == MAX_DEPTH || reading->weight >= MAX_WEIGHT)
    {
      zz_reading_fail (reading, node, _ ("the condition, its predicates counted, is too deep or too large"));
      return NULL;
    }
  if (!find_operator (reading, node, &op) || !zz_reading_members (reading, node, operators[op].known))
    return NULL;
  condition = zz_condition_new (op, subject);
  zz_reading_note (reading, condition, node);
  reading->depth++;
  reading->weight++;
  read = operators[op].read (reading, node, condition);
  reading->depth--;
  return read ? g_steal_pointer (&condition) : NULL;
}
