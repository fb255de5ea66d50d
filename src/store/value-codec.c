/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values from JSON and to JSON. */
#include "config.h"

#include "store/value-codec.h"

#include "core/error.h"
#include "core/field.h"
#include "store/json-private.h"

#include <glib/gi18n-lib.h>

/* How each type of field stands in JSON. */
static const ZzJsonKind kinds[ZZ_N_FIELD_TYPES] = {
  [ZZ_FIELD_TEXT] = ZZ_JSON_STRING,
  [ZZ_FIELD_MULTILINE] = ZZ_JSON_STRING,
  [ZZ_FIELD_INTEGER] = ZZ_JSON_INTEGER,
  [ZZ_FIELD_MONEY] = ZZ_JSON_STRING,
  [ZZ_FIELD_DATE] = ZZ_JSON_STRING,
  [ZZ_FIELD_VALID_END] = ZZ_JSON_STRING,
  [ZZ_FIELD_EVENT] = ZZ_JSON_STRING,
  [ZZ_FIELD_YEAR] = ZZ_JSON_INTEGER,
  [ZZ_FIELD_BOOLEAN] = ZZ_JSON_BOOLEAN,
  [ZZ_FIELD_CHOICE] = ZZ_JSON_STRING,
  [ZZ_FIELD_CHOICES] = ZZ_JSON_ARRAY,
  [ZZ_FIELD_RANK] = ZZ_JSON_STRING,
  [ZZ_FIELD_REFERENCE] = ZZ_JSON_STRING,
  [ZZ_FIELD_REFERENCES] = ZZ_JSON_ARRAY,
  [ZZ_FIELD_CLAUSES] = ZZ_JSON_ARRAY,
  [ZZ_FIELD_INSTANT] = ZZ_JSON_STRING,
};

static gboolean
check_kind (const ZzJson *json,
            const ZzJsonNode *node,
            ZzJsonKind kind,
            GError **error)
{
  if (zz_json_get_kind (node) == kind)
    return TRUE;
  zz_json_set_error (json, node, error, ZZ_ERROR_INVALID, _ ("%s is expected here, not %s"), zz_json_kind_get_words (kind),
                     zz_json_kind_get_words (zz_json_get_kind (node)));
  return FALSE;
}

static ZzValue
keep (const ZzJson *json,
      const ZzJsonNode *node)
{
  return (ZzValue) { .kind = ZZ_VALUE_OPAQUE, .text = zz_json_dup_raw (json, node) };
}

static ZzValue
read_choice (const ZzJson *json,
             const ZzJsonNode *node,
             const ZzChoices *choices)
{
  const char *id = zz_json_get_string (json, node);
  int number = zz_choices_find (choices, id);

  if (*id == '\0')
    return ZZ_VALUE_INIT;
  return number >= 0 ? zz_value_choice ((guint) number) : keep (json, node);
}

static gboolean
read_choices (const ZzJson *json,
              const ZzJsonNode *node,
              const ZzChoices *choices,
              ZzValue *value,
              GError **error)
{
  guint64 set = 0;
  gboolean known = TRUE;

  for (const ZzJsonNode *n = zz_json_first (json, node); n != NULL; n = zz_json_next (json, n))
    {
      int number;

      if (!check_kind (json, n, ZZ_JSON_STRING, error))
        return FALSE;
      number = zz_choices_find (choices, zz_json_get_string (json, n));
      if (number < 0)
        known = FALSE;
      else
        set |= G_GUINT64_CONSTANT (1) << number;
    }
  if (!known)
    *value = keep (json, node);
  else if (set != 0)
    *value = zz_value_set (set);
  return TRUE;
}

static gboolean
read_list (const ZzJson *json,
           const ZzJsonNode *node,
           ZzValue *value,
           GError **error)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_sized_new (zz_json_get_n_children (node) + 1);

  for (const ZzJsonNode *n = zz_json_first (json, node); n != NULL; n = zz_json_next (json, n))
    {
      if (!check_kind (json, n, ZZ_JSON_STRING, error))
        return FALSE;
      if (*zz_json_get_string (json, n) == '\0')
        {
          zz_json_set_error (json, n, error, ZZ_ERROR_INVALID, _ ("an identifier cannot be empty"));
          return FALSE;
        }
      g_ptr_array_add (strings, (gpointer) zz_json_get_string (json, n));
    }
  g_ptr_array_add (strings, NULL);
  *value = zz_value_list ((const char *const *) strings->pdata);
  return TRUE;
}

/* Types whose JSON is their written form. */
static gboolean
read_written (const ZzJson *json,
              const ZzJsonNode *node,
              const ZzField *field,
              ZzValue *value,
              GError **error)
{
  g_autofree char *raw = zz_json_get_kind (node) != ZZ_JSON_STRING ? zz_json_dup_raw (json, node) : NULL;
  const char *text = raw != NULL ? raw : zz_json_get_string (json, node);
  g_autoptr (GError) local = NULL;

  if (zz_field_parse (field, text, value, &local))
    return TRUE;
  zz_json_set_error (json, node, error, ZZ_ERROR_INVALID, "%s", local->message);
  return FALSE;
}

static gboolean
read_figure (const ZzJson *json,
             const ZzJsonNode *node,
             const ZzFigure *figure,
             ZzValue *value,
             GError **error)
{
  ZzJsonKind kind = figure->type == ZZ_FIGURE_NUMBER    ? ZZ_JSON_INTEGER
                    : figure->type == ZZ_FIGURE_BOOLEAN ? ZZ_JSON_BOOLEAN
                                                        : ZZ_JSON_STRING;
  g_autofree char *raw = NULL;
  g_autoptr (GError) local = NULL;

  if (!check_kind (json, node, kind, error))
    return FALSE;
  if (figure->type == ZZ_FIGURE_CHOICE)
    {
      *value = read_choice (json, node, figure->choices);
      return TRUE;
    }
  raw = kind == ZZ_JSON_STRING ? g_strdup (zz_json_get_string (json, node)) : zz_json_dup_raw (json, node);
  if (zz_figure_parse (figure, raw, value, &local))
    return TRUE;
  zz_json_set_error (json, node, error, ZZ_ERROR_INVALID, "%s", local->message);
  return FALSE;
}

gboolean
zz_value_read (const ZzJson *json,
               const ZzJsonNode *node,
               const ZzField *field,
               const ZzFigure *figure,
               ZzValue *value,
               GError **error)
{
  *value = ZZ_VALUE_INIT;
  if (zz_json_get_kind (node) == ZZ_JSON_NULL)
    return TRUE;
  if (field->type == ZZ_FIELD_RAW || (field->type == ZZ_FIELD_FIGURE && figure == NULL))
    {
      *value = keep (json, node);
      return TRUE;
    }
  if (field->type == ZZ_FIELD_FIGURE)
    return read_figure (json, node, figure, value, error);
  if (!check_kind (json, node, kinds[field->type], error))
    return FALSE;
  if (field->type == ZZ_FIELD_CHOICES)
    return read_choices (json, node, field->choices, value, error);
  if (kinds[field->type] == ZZ_JSON_ARRAY)
    return read_list (json, node, value, error);
  if (field->choices == NULL)
    return read_written (json, node, field, value, error);
  *value = read_choice (json, node, field->choices);
  return TRUE;
}

static void
write_set (ZzJsonWriter *writer,
           const char *name,
           guint64 set,
           const ZzChoices *choices)
{
  zz_json_writer_begin_array (writer, name);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (set >> i & 1)
      zz_json_writer_string (writer, NULL, zz_choices_get (choices, i)->id);
  zz_json_writer_end_array (writer);
}

static void
write_list (ZzJsonWriter *writer,
            const char *name,
            char **list)
{
  zz_json_writer_begin_array (writer, name);
  for (guint i = 0; list[i] != NULL; i++)
    zz_json_writer_string (writer, NULL, list[i]);
  zz_json_writer_end_array (writer);
}

static void
write_written (ZzJsonWriter *writer,
               const char *name,
               const ZzValue *value,
               const ZzChoices *choices)
{
  g_autofree char *text = zz_value_format (value, choices);

  zz_json_writer_string (writer, name, text);
}

void
zz_value_write (ZzJsonWriter *writer,
                const char *name,
                const ZzValue *value,
                const ZzChoices *choices)
{
  switch (value->kind)
    {
    case ZZ_VALUE_ABSENT:
      zz_json_writer_null (writer, name);
      break;
    case ZZ_VALUE_TEXT:
    case ZZ_VALUE_MONEY:
    case ZZ_VALUE_REFERENCE:
      zz_json_writer_string (writer, name, value->text);
      break;
    case ZZ_VALUE_INTEGER:
      zz_json_writer_integer (writer, name, value->integer);
      break;
    case ZZ_VALUE_BOOLEAN:
      zz_json_writer_boolean (writer, name, value->boolean);
      break;
    case ZZ_VALUE_SET:
      write_set (writer, name, value->set, choices);
      break;
    case ZZ_VALUE_LIST:
      write_list (writer, name, value->list);
      break;
    case ZZ_VALUE_OPAQUE:
      zz_json_writer_raw (writer, name, value->text);
      break;
    case ZZ_VALUE_DATE:
    case ZZ_VALUE_NEVER:
    case ZZ_VALUE_PERIOD:
    case ZZ_VALUE_CHOICE:
      write_written (writer, name, value, choices);
      break;
    default:
      g_assert_not_reached ();
    }
}
