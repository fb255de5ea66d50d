/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed looks at a catalogue's JSON, each with its own message. */
#include "config.h"

#include "store/catalogue-reading.h"

#include "core/error.h"
#include "store/json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
zz_reading_fail (ZzReading *reading,
                 const ZzJsonNode *node,
                 const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (reading->error != NULL)
    return FALSE;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  zz_json_set_error_about (reading->json, node, &reading->error, ZZ_ERROR_INVALID,
                           reading->clause != NULL ? reading->clause->id : NULL, message);
  return FALSE;
}

void
zz_reading_note (ZzReading *reading,
                 gconstpointer thing,
                 const ZzJsonNode *node)
{
  g_hash_table_insert (reading->places, (gpointer) thing, (gpointer) node);
}

const ZzJsonNode *
zz_reading_place (ZzReading *reading,
                  gconstpointer thing)
{
  return g_hash_table_lookup (reading->places, thing);
}

gboolean
zz_reading_kind (ZzReading *reading,
                 const ZzJsonNode *node,
                 ZzJsonKind kind)
{
  if (zz_json_get_kind (node) == kind)
    return TRUE;
  return zz_reading_fail (reading, node, _ ("%s is expected here, not %s"), zz_json_kind_get_words (kind),
                          zz_json_kind_get_words (zz_json_get_kind (node)));
}

gboolean
zz_reading_members (ZzReading *reading,
                    const ZzJsonNode *node,
                    const char *const *known)
{
  if (!zz_reading_kind (reading, node, ZZ_JSON_OBJECT))
    return FALSE;
  for (const ZzJsonNode *m = zz_json_first (reading->json, node); m != NULL; m = zz_json_next (reading->json, m))
    {
      const char *name = zz_json_get_member_name (reading->json, m);

      if (!g_strv_contains (known, name))
        return zz_reading_fail (reading, m, _ ("unknown member \"%s\""), name);
    }
  return TRUE;
}

gboolean
zz_reading_look (ZzReading *reading,
                 const ZzJsonNode *object,
                 const char *name,
                 ZzJsonKind kind,
                 const ZzJsonNode **member)
{
  *member = zz_json_get_member (reading->json, object, name);
  return *member == NULL || zz_reading_kind (reading, *member, kind);
}

gboolean
zz_reading_require (ZzReading *reading,
                    const ZzJsonNode *object,
                    const char *name,
                    ZzJsonKind kind,
                    const ZzJsonNode **member)
{
  if (!zz_reading_look (reading, object, name, kind, member))
    return FALSE;
  return *member != NULL ? TRUE : zz_reading_fail (reading, object, _ ("the member \"%s\" is missing"), name);
}

gboolean
zz_reading_list (ZzReading *reading,
                 const ZzJsonNode *object,
                 const char *name,
                 const ZzJsonNode **list)
{
  if (!zz_reading_require (reading, object, name, ZZ_JSON_ARRAY, list))
    return FALSE;
  return zz_json_get_n_children (*list) > 0 ? TRUE : zz_reading_fail (reading, *list, _ ("the list is empty"));
}

gboolean
zz_reading_string (ZzReading *reading,
                   const ZzJsonNode *object,
                   const char *name,
                   const char **string)
{
  const ZzJsonNode *member;

  if (!zz_reading_require (reading, object, name, ZZ_JSON_STRING, &member))
    return FALSE;
  *string = zz_json_get_string (reading->json, member);
  return **string != '\0' ? TRUE : zz_reading_fail (reading, member, _ ("the text is empty"));
}

gboolean
zz_reading_check_id (ZzReading *reading,
                     const ZzJsonNode *node,
                     const char *id,
                     char separator)
{
  gboolean begun = FALSE;

  for (const char *c = id; *c != '\0'; c++)
    {
      if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && !(*c == separator && begun))
        return zz_reading_fail (reading, node, _ ("\"%s\" is no identifier: lower-case letters and digits, words joined by \"%c\""), id, separator);
      begun = *c != separator;
    }
  return begun ? TRUE : zz_reading_fail (reading, node, _ ("\"%s\" is no identifier: lower-case letters and digits, words joined by \"%c\""), id, separator);
}

gboolean
zz_reading_id (ZzReading *reading,
               const ZzJsonNode *object,
               char separator,
               const char **id)
{
  return zz_reading_string (reading, object, "id", id)
         && zz_reading_check_id (reading, zz_json_get_member (reading->json, object, "id"), *id, separator);
}

gboolean
zz_reading_flag (ZzReading *reading,
                 const ZzJsonNode *object,
                 const char *name,
                 gboolean *flag)
{
  const ZzJsonNode *member;

  if (!zz_reading_look (reading, object, name, ZZ_JSON_BOOLEAN, &member))
    return FALSE;
  if (member != NULL)
    *flag = zz_json_get_boolean (reading->json, member);
  return TRUE;
}

gboolean
zz_reading_text (ZzReading *reading,
                 const ZzJsonNode *object,
                 const char *name,
                 gboolean required,
                 ZzText *text)
{
  static const char *const known[] = { "en", "zh_CN", NULL };
  const ZzJsonNode *member;

  if (!zz_reading_look (reading, object, name, ZZ_JSON_OBJECT, &member))
    return FALSE;
  if (member == NULL)
    return required ? zz_reading_fail (reading, object, _ ("the member \"%s\" is missing"), name) : TRUE;
  if (!zz_reading_members (reading, member, known))
    return FALSE;
  for (guint i = 0; i < ZZ_N_LANGUAGES; i++)
    {
      const char *string;

      if (!zz_reading_string (reading, member, zz_language_get_id ((ZzLanguage) i), &string))
        return FALSE;
      g_free (text->in[i]);
      text->in[i] = g_strdup (string);
    }
  return TRUE;
}

gboolean
zz_reading_mark (ZzReading *reading,
                 const ZzJsonNode *object,
                 ZzMark *mark)
{
  const char *id;

  if (!zz_reading_string (reading, object, "mark", &id))
    return FALSE;
  if (zz_mark_from_id (id, mark))
    return TRUE;
  return zz_reading_fail (reading, zz_json_get_member (reading->json, object, "mark"),
                          _ ("unknown mark \"%s\"; there are seed, published, unsure and house"), id);
}

gboolean
zz_reading_source (ZzReading *reading,
                   const ZzJsonNode *object,
                   const ZzSource **source)
{
  const char *id;

  if (!zz_reading_string (reading, object, "source", &id))
    return FALSE;
  *source = zz_catalogue_find_source (reading->catalogue, id);
  return *source != NULL
             ? TRUE
             : zz_reading_fail (reading, zz_json_get_member (reading->json, object, "source"), _ ("unknown source \"%s\""), id);
}

gboolean
zz_reading_period (ZzReading *reading,
                   const ZzJsonNode *node,
                   ZzPeriod *period)
{
  if (zz_json_get_kind (node) == ZZ_JSON_STRING && zz_period_parse (zz_json_get_string (reading->json, node), period))
    return TRUE;
  return zz_reading_fail (reading, node, _ ("a period such as P3Y or P6M is expected here"));
}

gboolean
zz_reading_field (ZzReading *reading,
                  const ZzJsonNode *node,
                  const ZzRegister *reg,
                  const ZzField **field)
{
  const char *id;

  if (!zz_reading_kind (reading, node, ZZ_JSON_STRING))
    return FALSE;
  id = zz_json_get_string (reading->json, node);
  if (reg == NULL)
    return zz_reading_fail (reading, node, _ ("a fiscal year has no field \"%s\""), id);
  *field = zz_register_find_field (reg, id);
  return *field != NULL ? TRUE : zz_reading_fail (reading, node, _ ("unknown field \"%s\" of register \"%s\""), id, reg->id);
}

gboolean
zz_reading_register (ZzReading *reading,
                     const ZzJsonNode *node,
                     const ZzRegister **reg)
{
  const char *id;

  if (!zz_reading_kind (reading, node, ZZ_JSON_STRING))
    return FALSE;
  id = zz_json_get_string (reading->json, node);
  *reg = zz_catalogue_find_register (reading->catalogue, id);
  if (*reg == NULL)
    return zz_reading_fail (reading, node, _ ("unknown register \"%s\""), id);
  if ((*reg)->single)
    return zz_reading_fail (reading, node, _ ("register \"%s\" has a single record; a register of many is expected here"), id);
  return TRUE;
}

gboolean
zz_choices_alike (const ZzChoices *a,
                  const ZzChoices *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (strcmp (zz_choices_get (a, i)->id, zz_choices_get (b, i)->id) != 0)
      return FALSE;
  return TRUE;
}
