/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operands (rules.md §2), and what their places say about the type of figures. */
#include "config.h"

#include "store/catalogue-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
find_clause (ZzReading *reading,
             const ZzJsonNode *node,
             const ZzClause **clause)
{
  const ZzJsonNode *of;

  if (!zz_reading_look (reading, node, "of", ZZ_JSON_STRING, &of))
    return FALSE;
  if (of == NULL)
    {
      *clause = reading->clause;
      return *clause != NULL ? TRUE : zz_reading_fail (reading, node, _ ("outside a clause a figure needs \"of\", the clause it belongs to"));
    }
  *clause = zz_catalogue_find_clause (reading->catalogue, zz_json_get_string (reading->json, of));
  return *clause != NULL ? TRUE : zz_reading_fail (reading, of, _ ("unknown clause \"%s\""), zz_json_get_string (reading->json, of));
}

static const char *
get_type_words (ZzFigureType type)
{
  switch (type)
    {
    case ZZ_FIGURE_NUMBER:
      return _ ("a whole number");
    case ZZ_FIGURE_PERIOD:
      return _ ("a period");
    case ZZ_FIGURE_BOOLEAN:
      return _ ("true or false");
    case ZZ_FIGURE_CHOICE:
      return _ ("an identifier of a list");
    case ZZ_FIGURE_UNUSED:
    default:
      return "";
    }
}

/* The first place a figure is used in gives it its type; others must agree. */
static gboolean
use_figure (ZzReading *reading,
            const ZzJsonNode *node,
            ZzFigure *figure,
            ZzFigureType type,
            ZzChoices *choices)
{
  if (figure->type == ZZ_FIGURE_UNUSED)
    {
      figure->type = type;
      figure->choices = choices != NULL ? g_ptr_array_ref (choices) : NULL;
      return TRUE;
    }
  if (figure->type != type)
    return zz_reading_fail (reading, node, _ ("figure \"%s\" is used here as %s and elsewhere as %s"), figure->id,
                            get_type_words (type), get_type_words (figure->type));
  if (!zz_choices_alike (figure->choices, choices))
    return zz_reading_fail (reading, node, _ ("figure \"%s\" is used with two different lists of values"), figure->id);
  return TRUE;
}

static gboolean
read_figure (ZzReading *reading,
             const ZzJsonNode *node,
             ZzFigureType type,
             ZzChoices *choices,
             ZzOperand *operand)
{
  static const char *const known[] = { "figure", "of", NULL };
  const ZzJsonNode *member;
  const ZzClause *clause;
  const char *id;

  if (!zz_reading_members (reading, node, known) || !zz_reading_require (reading, node, "figure", ZZ_JSON_STRING, &member)
      || !find_clause (reading, node, &clause))
    return FALSE;
  id = zz_json_get_string (reading->json, member);
  operand->kind = ZZ_OPERAND_FIGURE;
  operand->figure = zz_clause_find_figure (clause, id);
  if (operand->figure == NULL)
    return zz_reading_fail (reading, member, _ ("unknown figure \"%s\" of clause \"%s\""), id, clause->id);
  return use_figure (reading, node, (ZzFigure *) operand->figure, type, choices);
}

gboolean
zz_reading_number (ZzReading *reading,
                   const ZzJsonNode *node,
                   ZzOperand *operand)
{
  gint64 number;

  if (zz_json_get_kind (node) == ZZ_JSON_OBJECT)
    return read_figure (reading, node, ZZ_FIGURE_NUMBER, NULL, operand);
  if (!zz_reading_kind (reading, node, ZZ_JSON_INTEGER))
    return FALSE;
  number = zz_json_get_integer (reading->json, node);
  if (number < 1 || number > G_MAXINT32)
    return zz_reading_fail (reading, node, _ ("a whole number from 1 is expected here"));
  *operand = (ZzOperand) { .kind = ZZ_OPERAND_LITERAL, .literal = zz_value_integer (number) };
  return TRUE;
}

gboolean
zz_reading_duration (ZzReading *reading,
                     const ZzJsonNode *node,
                     ZzOperand *operand)
{
  ZzPeriod period;

  if (zz_json_get_kind (node) == ZZ_JSON_OBJECT)
    return read_figure (reading, node, ZZ_FIGURE_PERIOD, NULL, operand);
  if (!zz_reading_period (reading, node, &period))
    return FALSE;
  *operand = (ZzOperand) { .kind = ZZ_OPERAND_LITERAL, .literal = zz_value_period (period) };
  return TRUE;
}

/* The type of figures a field is compared with; none for dates. */
static ZzFigureType
get_figure_type (const ZzField *field)
{
  if (field->choices != NULL)
    return ZZ_FIGURE_CHOICE;
  if (field->type == ZZ_FIELD_BOOLEAN)
    return ZZ_FIGURE_BOOLEAN;
  return field->type == ZZ_FIELD_INTEGER || field->type == ZZ_FIELD_YEAR ? ZZ_FIGURE_NUMBER : ZZ_FIGURE_UNUSED;
}

static gboolean
read_literal (ZzReading *reading,
              const ZzJsonNode *node,
              const ZzField *field,
              ZzOperand *operand)
{
  ZzFigureType type = get_figure_type (field);
  int number;

  operand->kind = ZZ_OPERAND_LITERAL;
  if (type == ZZ_FIGURE_UNUSED)
    return zz_reading_fail (reading, node, _ ("field \"%s\" can only be compared with another field"), field->id);
  if (!zz_reading_kind (reading, node,
                        type == ZZ_FIGURE_CHOICE    ? ZZ_JSON_STRING
                        : type == ZZ_FIGURE_BOOLEAN ? ZZ_JSON_BOOLEAN
                                                    : ZZ_JSON_INTEGER))
    return FALSE;
  if (type == ZZ_FIGURE_BOOLEAN)
    operand->literal = zz_value_boolean (zz_json_get_boolean (reading->json, node));
  else if (type == ZZ_FIGURE_NUMBER)
    operand->literal = zz_value_integer (zz_json_get_integer (reading->json, node));
  if (type != ZZ_FIGURE_CHOICE)
    return TRUE;
  number = zz_choices_find (field->choices, zz_json_get_string (reading->json, node));
  if (number < 0)
    return zz_reading_fail (reading, node, _ ("\"%s\" is no value of field \"%s\""), zz_json_get_string (reading->json, node), field->id);
  operand->literal = zz_value_choice ((guint) number);
  return TRUE;
}

static gboolean
read_other_field (ZzReading *reading,
                  const ZzJsonNode *node,
                  const ZzField *field,
                  ZzOperand *operand)
{
  static const char *const known[] = { "field", NULL };
  const ZzJsonNode *member;

  operand->kind = ZZ_OPERAND_FIELD;
  if (!zz_reading_members (reading, node, known) || !zz_reading_require (reading, node, "field", ZZ_JSON_STRING, &member)
      || !zz_reading_field (reading, member, field->owner, &operand->field))
    return FALSE;
  if (operand->field->type != field->type || field->type == ZZ_FIELD_CHOICES
      || !zz_choices_alike (operand->field->choices, field->choices))
    return zz_reading_fail (reading, node, _ ("fields \"%s\" and \"%s\" are not of one type and list of values"),
                            field->id, operand->field->id);
  return TRUE;
}

static gboolean
read_service (ZzReading *reading,
              const ZzJsonNode *node,
              const ZzField *field,
              gboolean at_least,
              ZzOperand *operand)
{
  static const char *const known[] = { "application", NULL };
  const ZzJsonNode *member;

  operand->kind = ZZ_OPERAND_SERVICE;
  if (!zz_reading_members (reading, node, known) || !zz_reading_require (reading, node, "application", ZZ_JSON_STRING, &member))
    return FALSE;
  if (strcmp (zz_json_get_string (reading->json, member), "service") != 0)
    return zz_reading_fail (reading, member, _ ("of the application only the \"service\" can be compared with"));
  if (at_least || field->choices != reading->catalogue->services)
    return zz_reading_fail (reading, node, _ ("the declared service compares only by \"is\" and with a field whose values are \"services\""));
  return TRUE;
}

static gboolean
read_years (ZzReading *reading,
            const ZzJsonNode *node,
            const ZzField *field,
            gboolean at_least,
            ZzOperand *operand)
{
  static const char *const known[] = { "window", NULL };
  const ZzJsonNode *member;

  operand->kind = ZZ_OPERAND_WINDOW;
  if (!zz_reading_members (reading, node, known) || !zz_reading_require (reading, node, "window", ZZ_JSON_STRING, &member))
    return FALSE;
  operand->window = zz_catalogue_find_window (reading->catalogue, zz_json_get_string (reading->json, member));
  if (operand->window == NULL)
    return zz_reading_fail (reading, member, _ ("unknown window \"%s\""), zz_json_get_string (reading->json, member));
  if (at_least || field->type != ZZ_FIELD_YEAR)
    return zz_reading_fail (reading, node, _ ("the years of a window compare only by \"is\" and with a year field"));
  return TRUE;
}

gboolean
zz_reading_operand (ZzReading *reading,
                    const ZzJsonNode *node,
                    const ZzField *field,
                    gboolean at_least,
                    ZzOperand *operand)
{
  const ZzJson *json = reading->json;

  if (zz_json_get_kind (node) != ZZ_JSON_OBJECT)
    return read_literal (reading, node, field, operand);
  if (zz_json_get_member (json, node, "field") != NULL)
    return read_other_field (reading, node, field, operand);
  if (zz_json_get_member (json, node, "application") != NULL)
    return read_service (reading, node, field, at_least, operand);
  if (zz_json_get_member (json, node, "window") != NULL)
    return read_years (reading, node, field, at_least, operand);
  if (get_figure_type (field) == ZZ_FIGURE_UNUSED)
    return zz_reading_fail (reading, node, _ ("field \"%s\" can only be compared with another field"), field->id);
  return read_figure (reading, node, get_figure_type (field), field->choices, operand);
}
