/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The written form of a field's value. */
#include "config.h"

#include "core/field.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef gboolean (*ParseFunc) (const ZzField *field,
                               const char *text,
                               ZzValue *value);

static gboolean
parse_text (const ZzField *field,
            const char *text,
            ZzValue *value)
{
  *value = zz_value_text (ZZ_VALUE_TEXT, text);
  return TRUE;
}

static gboolean
parse_integer (const ZzField *field,
               const char *text,
               ZzValue *value)
{
  gint64 integer;

  if (!g_ascii_string_to_signed (text, 10, -ZZ_MAX_INTEGER, ZZ_MAX_INTEGER, &integer, NULL))
    return FALSE;
  *value = zz_value_integer (integer);
  return TRUE;
}

/* Four digits: "85" may be any of several years. */
static gboolean
parse_year (const ZzField *field,
            const char *text,
            ZzValue *value)
{
  return parse_integer (field, text, value) && value->integer >= 1000 && value->integer <= 9999;
}

static gboolean
parse_money (const ZzField *field,
             const char *text,
             ZzValue *value)
{
  if (!zz_money_is_valid (text))
    return FALSE;
  *value = zz_value_text (ZZ_VALUE_MONEY, text);
  return TRUE;
}

static gboolean
parse_date (const ZzField *field,
            const char *text,
            ZzValue *value)
{
  ZzDate date;

  if (!zz_date_parse (text, &date))
    return FALSE;
  *value = zz_value_date (date);
  return TRUE;
}

static gboolean
parse_valid_end (const ZzField *field,
                 const char *text,
                 ZzValue *value)
{
  if (!g_str_equal (text, "never"))
    return parse_date (field, text, value);
  *value = zz_value_never ();
  return TRUE;
}

static gboolean
parse_boolean (const ZzField *field,
               const char *text,
               ZzValue *value)
{
  *value = zz_value_boolean (g_str_equal (text, "true"));
  return value->boolean || g_str_equal (text, "false");
}

static gboolean
parse_choice (const ZzField *field,
              const char *text,
              ZzValue *value)
{
  int number = zz_choices_find (field->choices, text);

  if (number < 0)
    return FALSE;
  *value = zz_value_choice ((guint) number);
  return TRUE;
}

static gboolean
parse_choices (const ZzField *field,
               const char *text,
               ZzValue *value)
{
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);
  guint64 set = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      int number = zz_choices_find (field->choices, g_strstrip (ids[i]));

      if (number < 0)
        return FALSE;
      set |= G_GUINT64_CONSTANT (1) << number;
    }
  *value = zz_value_set (set);
  return TRUE;
}

static gboolean
parse_reference (const ZzField *field,
                 const char *text,
                 ZzValue *value)
{
  *value = zz_value_text (ZZ_VALUE_REFERENCE, text);
  return TRUE;
}

static gboolean
parse_list (const ZzField *field,
            const char *text,
            ZzValue *value)
{
  g_auto (GStrv) strings = g_strsplit (text, ",", -1);

  for (guint i = 0; strings[i] != NULL; i++)
    if (*g_strstrip (strings[i]) == '\0')
      return FALSE;
  *value = zz_value_list ((const char *const *) strings);
  return TRUE;
}

static gboolean
parse_instant (const ZzField *field,
               const char *text,
               ZzValue *value)
{
  g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (text, NULL);

  if (instant == NULL)
    return FALSE;
  *value = zz_value_text (ZZ_VALUE_TEXT, text);
  return TRUE;
}

static gboolean
parse_nothing (const ZzField *field,
               const char *text,
               ZzValue *value)
{
  return FALSE;
}

/* How each type reads, what it asks for in words, and the kinds of value it holds. */
static const struct
{
  ParseFunc parse;
  const char *expects;
  ZzValueKind kinds[2];
} types[ZZ_N_FIELD_TYPES] = {
  [ZZ_FIELD_TEXT] = { parse_text, N_ ("a text"), { ZZ_VALUE_TEXT } },
  [ZZ_FIELD_MULTILINE] = { parse_text, N_ ("a text"), { ZZ_VALUE_TEXT } },
  [ZZ_FIELD_INTEGER] = { parse_integer, N_ ("a whole number"), { ZZ_VALUE_INTEGER } },
  [ZZ_FIELD_MONEY] = { parse_money, N_ ("an amount such as 120000.00"), { ZZ_VALUE_MONEY } },
  [ZZ_FIELD_DATE] = { parse_date, N_ ("a date such as 2026-11-22"), { ZZ_VALUE_DATE } },
  [ZZ_FIELD_VALID_END] = { parse_valid_end, N_ ("a date such as 2026-11-22, or \"never\""), { ZZ_VALUE_DATE, ZZ_VALUE_NEVER } },
  [ZZ_FIELD_EVENT] = { parse_date, N_ ("a date such as 2026-11-22"), { ZZ_VALUE_DATE } },
  [ZZ_FIELD_YEAR] = { parse_year, N_ ("a year such as 2026"), { ZZ_VALUE_INTEGER } },
  [ZZ_FIELD_BOOLEAN] = { parse_boolean, N_ ("\"true\" or \"false\""), { ZZ_VALUE_BOOLEAN } },
  [ZZ_FIELD_CHOICE] = { parse_choice, N_ ("one of its choices"), { ZZ_VALUE_CHOICE } },
  [ZZ_FIELD_CHOICES] = { parse_choices, N_ ("some of its choices, separated by commas"), { ZZ_VALUE_SET } },
  [ZZ_FIELD_RANK] = { parse_choice, N_ ("one of its choices"), { ZZ_VALUE_CHOICE } },
  [ZZ_FIELD_REFERENCE] = { parse_reference, N_ ("the id of a record"), { ZZ_VALUE_REFERENCE } },
  [ZZ_FIELD_REFERENCES] = { parse_list, N_ ("ids of records, separated by commas"), { ZZ_VALUE_LIST } },
  [ZZ_FIELD_CLAUSES] = { parse_list, N_ ("ids of clauses, separated by commas"), { ZZ_VALUE_LIST } },
  [ZZ_FIELD_INSTANT] = { parse_instant, N_ ("a time such as 2026-11-20T09:12:00Z"), { ZZ_VALUE_TEXT } },
  [ZZ_FIELD_FIGURE] = { parse_nothing, N_ ("a value of the figure's type"), { ZZ_VALUE_ABSENT } },
  [ZZ_FIELD_RAW] = { parse_nothing, N_ ("nothing a person can give"), { ZZ_VALUE_OPAQUE } },
};

const char *
zz_field_get_expectation_message (const ZzField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return types[field->type].expects;
}

const char *
zz_field_get_expectation (const ZzField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return g_dgettext (GETTEXT_PACKAGE, types[field->type].expects);
}

static char *
list_choices (const ZzChoices *choices)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (ids, zz_choices_get (choices, i)->id);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (", ", (char **) ids->pdata);
}

static void
set_expectation (const ZzField *field,
                 const char *text,
                 GError **error)
{
  const char *expects = zz_field_get_expectation (field);
  g_autofree char *ids = NULL;

  if (field->choices == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("field \"%s\" of \"%s\" takes %s, not \"%s\""),
                   field->id, field->owner->id, expects, text);
      return;
    }
  ids = list_choices (field->choices);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("field \"%s\" of \"%s\" takes %s (%s), not \"%s\""),
               field->id, field->owner->id, expects, ids, text);
}

gboolean
zz_field_parse (const ZzField *field,
                const char *text,
                ZzValue *value,
                GError **error)
{
  ZzValue parsed = ZZ_VALUE_INIT;

  g_return_val_if_fail (field != NULL && text != NULL && value != NULL, FALSE);

  if (*text == '\0')
    {
      *value = ZZ_VALUE_INIT;
      return TRUE;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX, _ ("field \"%s\" of \"%s\": the text is not UTF-8"),
                   field->id, field->owner->id);
      return FALSE;
    }
  if (!types[field->type].parse (field, text, &parsed))
    {
      zz_value_clear (&parsed);
      set_expectation (field, text, error);
      return FALSE;
    }
  *value = parsed;
  return TRUE;
}

static char *
format_set (guint64 set,
            const ZzChoices *choices)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (set >> i & 1)
      {
        if (text->len > 0)
          g_string_append_c (text, ',');
        g_string_append (text, zz_choices_get (choices, i)->id);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
zz_value_format (const ZzValue *value,
                 const ZzChoices *choices)
{
  g_return_val_if_fail (value != NULL, NULL);

  switch (value->kind)
    {
    case ZZ_VALUE_ABSENT:
      return g_strdup ("");
    case ZZ_VALUE_TEXT:
    case ZZ_VALUE_MONEY:
    case ZZ_VALUE_REFERENCE:
    case ZZ_VALUE_OPAQUE:
      return g_strdup (value->text);
    case ZZ_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case ZZ_VALUE_BOOLEAN:
      return g_strdup (value->boolean ? "true" : "false");
    case ZZ_VALUE_DATE:
      return zz_date_format (value->date);
    case ZZ_VALUE_NEVER:
      return g_strdup ("never");
    case ZZ_VALUE_PERIOD:
      return zz_period_format (value->period);
    case ZZ_VALUE_CHOICE:
      return g_strdup (choices != NULL && value->choice < choices->len
                           ? zz_choices_get (choices, value->choice)->id
                           : "");
    case ZZ_VALUE_SET:
      return format_set (value->set, choices);
    case ZZ_VALUE_LIST:
      return g_strjoinv (",", value->list);
    default:
      g_assert_not_reached ();
    }
}

char *
zz_field_format (const ZzField *field,
                 const ZzValue *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  return zz_value_format (value, field->choices);
}

gboolean
zz_field_takes (const ZzField *field,
                const ZzValue *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);

  if (field->type == ZZ_FIELD_FIGURE || value->kind == ZZ_VALUE_ABSENT || value->kind == ZZ_VALUE_OPAQUE)
    return TRUE;
  if (value->kind == ZZ_VALUE_CHOICE)
    return field->choices != NULL && field->type != ZZ_FIELD_CHOICES && value->choice < field->choices->len;
  return value->kind == types[field->type].kinds[0]
         || (types[field->type].kinds[1] != ZZ_VALUE_ABSENT && value->kind == types[field->type].kinds[1]);
}
