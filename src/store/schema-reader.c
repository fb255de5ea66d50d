/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue's lists and registers. */
#include "config.h"

#include "store/catalogue-reading.h"

#include "core/builtin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Masks of levels, services and applications are 32 bits wide. */
#define MAX_MASKED 32

/* One entry of a list: its id, new in @choices, and its title. */
static gboolean
read_choice (ZzReading *reading,
             const ZzJsonNode *node,
             const char *const *known,
             ZzChoices *choices,
             guint most)
{
  const char *id;

  if (!zz_reading_members (reading, node, known) || !zz_reading_id (reading, node, '-', &id))
    return FALSE;
  if (zz_choices_find (choices, id) >= 0)
    return zz_reading_fail (reading, node, _ ("\"%s\" stands twice in the list"), id);
  if (choices->len == most)
    return zz_reading_fail (reading, node, _ ("the list is longer than %u"), most);
  zz_choices_add (choices, id, (ZzText) { { NULL } });
  return zz_reading_text (reading, node, "title", TRUE, &((ZzChoice *) choices->pdata[choices->len - 1])->title);
}

static gboolean
read_choices (ZzReading *reading,
              const ZzJsonNode *object,
              const char *name,
              ZzChoices *choices,
              guint most)
{
  static const char *const known[] = { "id", "title", NULL };
  const ZzJsonNode *list;

  if (!zz_reading_list (reading, object, name, &list))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (reading->json, list); n != NULL; n = zz_json_next (reading->json, n))
    if (!read_choice (reading, n, known, choices, most))
      return FALSE;
  return TRUE;
}

static gboolean
read_levels (ZzReading *reading,
             const ZzJsonNode *root)
{
  static const char *const known[] = { "id", "title", "available", NULL };
  ZzCatalogue *catalogue = reading->catalogue;
  const ZzJsonNode *list;

  if (!zz_reading_list (reading, root, "levels", &list))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (reading->json, list); n != NULL; n = zz_json_next (reading->json, n))
    {
      gboolean available = TRUE;

      if (!read_choice (reading, n, known, catalogue->levels, MAX_MASKED) || !zz_reading_flag (reading, n, "available", &available))
        return FALSE;
      if (available)
        catalogue->available |= 1u << (catalogue->levels->len - 1);
    }
  return TRUE;
}

static gboolean
read_applications (ZzReading *reading,
                   const ZzJsonNode *root)
{
  ZzChoices *applications = reading->catalogue->applications;
  const ZzJsonNode *list;

  if (!zz_reading_list (reading, root, "applications", &list))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (reading->json, list); n != NULL; n = zz_json_next (reading->json, n))
    {
      const char *id;

      if (!zz_reading_kind (reading, n, ZZ_JSON_STRING))
        return FALSE;
      id = zz_json_get_string (reading->json, n);
      if (!zz_reading_check_id (reading, n, id, '-'))
        return FALSE;
      if (zz_choices_find (applications, id) >= 0 || applications->len == MAX_MASKED)
        return zz_reading_fail (reading, n, _ ("\"%s\" stands twice in the list, or the list is too long"), id);
      zz_choices_add (applications, id, (ZzText) { { NULL } });
    }
  return TRUE;
}

static gboolean
read_evidence_kinds (ZzReading *reading,
                     const ZzJsonNode *root)
{
  static const char *const known[] = { "id", "title", "lead", NULL };
  ZzCatalogue *catalogue = reading->catalogue;
  const ZzJsonNode *list;

  if (!zz_reading_require (reading, root, "evidence_kinds", ZZ_JSON_ARRAY, &list))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (reading->json, list); n != NULL; n = zz_json_next (reading->json, n))
    {
      const ZzJsonNode *lead = zz_json_get_kind (n) == ZZ_JSON_OBJECT ? zz_json_get_member (reading->json, n, "lead") : NULL;
      ZzEvidenceKind info = { { 0, 0 } };

      if (!read_choice (reading, n, known, catalogue->evidence_kinds, 1000)
          || (lead != NULL && !zz_reading_period (reading, lead, &info.lead)))
        return FALSE;
      g_array_append_val (catalogue->evidence_kind_info, info);
    }
  return TRUE;
}

static gboolean
read_places (ZzReading *reading,
             const ZzJsonNode *node,
             ZzSource *source)
{
  g_autoptr (GStrvBuilder) places = g_strv_builder_new ();
  const ZzJsonNode *list;

  if (!zz_reading_look (reading, node, "places", ZZ_JSON_ARRAY, &list))
    return FALSE;
  for (const ZzJsonNode *n = list != NULL ? zz_json_first (reading->json, list) : NULL; n != NULL; n = zz_json_next (reading->json, n))
    {
      if (!zz_reading_kind (reading, n, ZZ_JSON_STRING))
        return FALSE;
      g_strv_builder_add (places, zz_json_get_string (reading->json, n));
    }
  source->places = g_strv_builder_end (places);
  return TRUE;
}

static gboolean
read_sources (ZzReading *reading,
              const ZzJsonNode *root)
{
  static const char *const known[] = { "title", "places", NULL };
  const ZzJsonNode *sources;

  if (!zz_reading_require (reading, root, "sources", ZZ_JSON_OBJECT, &sources))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (reading->json, sources); n != NULL; n = zz_json_next (reading->json, n))
    {
      const char *id = zz_json_get_member_name (reading->json, n);
      ZzSource *source;

      if (!zz_reading_members (reading, n, known) || !zz_reading_check_id (reading, n, id, '-'))
        return FALSE;
      source = g_new0 (ZzSource, 1);
      source->id = g_strdup (id);
      g_ptr_array_add (reading->catalogue->sources, source);
      if (!zz_reading_text (reading, n, "title", TRUE, &source->title) || !read_places (reading, n, source))
        return FALSE;
    }
  return TRUE;
}

gboolean
zz_reading_lists (ZzReading *reading,
                  const ZzJsonNode *root)
{
  return read_levels (reading, root) && read_choices (reading, root, "services", reading->catalogue->services, MAX_MASKED)
         && read_applications (reading, root) && read_evidence_kinds (reading, root) && read_sources (reading, root);
}

/* "services", "levels", or a list of the field's own. */
static gboolean
read_values (ZzReading *reading,
             const ZzJsonNode *node,
             ZzField *field)
{
  const ZzJsonNode *values = zz_json_get_member (reading->json, node, "values");
  gboolean wanted = field->type == ZZ_FIELD_CHOICE || field->type == ZZ_FIELD_CHOICES || field->type == ZZ_FIELD_RANK;
  const char *name;

  if (!wanted)
    return values == NULL ? TRUE : zz_reading_fail (reading, values, _ ("only a choice, choices or rank field has values"));
  if (values == NULL || zz_json_get_kind (values) != ZZ_JSON_STRING)
    {
      field->choices = zz_choices_new ();
      return read_choices (reading, node, "values", field->choices, ZZ_MAX_CHOICES);
    }
  name = zz_json_get_string (reading->json, values);
  if (strcmp (name, "services") != 0 && strcmp (name, "levels") != 0)
    return zz_reading_fail (reading, values, _ ("unknown list \"%s\"; there are services and levels"), name);
  field->choices = g_ptr_array_ref (*name == 's' ? reading->catalogue->services : reading->catalogue->levels);
  return TRUE;
}

/* What is replaced by which words is only for texts; leaving out goes for all but
 * what has to be there. */
static gboolean
read_personal (ZzReading *reading,
               const ZzJsonNode *node,
               ZzField *field)
{
  const gboolean text = field->type == ZZ_FIELD_TEXT || field->type == ZZ_FIELD_MULTILINE;
  const ZzJsonNode *member;
  const char *id;

  if (!zz_reading_look (reading, node, "personal", ZZ_JSON_STRING, &member))
    return FALSE;
  if (member == NULL)
    return TRUE;
  id = zz_json_get_string (reading->json, member);
  if (!zz_personal_from_id (id, &field->personal))
    return zz_reading_fail (reading, member, _ ("\"%s\" is nothing a field can tell about a person"), id);
  if (field->personal == ZZ_PERSONAL_NONE || (field->personal == ZZ_PERSONAL_OMITTED && !field->required)
      || (field->personal == ZZ_PERSONAL_AMOUNT ? field->type == ZZ_FIELD_MONEY : text && field->personal != ZZ_PERSONAL_OMITTED))
    return TRUE;
  return zz_reading_fail (reading, member, _ ("a field of this type cannot be \"%s\""), id);
}

static gboolean
read_field (ZzReading *reading,
            const ZzJsonNode *node,
            ZzRegister *reg)
{
  static const char *const known[] = { "id", "title", "type", "required", "refers", "values", "guidance", "personal", NULL };
  const char *id, *type_id;
  ZzFieldType type;
  ZzField *field;

  if (!zz_reading_members (reading, node, known) || !zz_reading_id (reading, node, '_', &id)
      || !zz_reading_string (reading, node, "type", &type_id))
    return FALSE;
  if (!zz_field_type_from_id (type_id, &type))
    return zz_reading_fail (reading, zz_json_get_member (reading->json, node, "type"), _ ("unknown field type \"%s\""), type_id);
  if (strcmp (id, "id") == 0)
    return zz_reading_fail (reading, node, _ ("\"id\" is every record's own member; call the field otherwise"));
  field = zz_register_add_field (reg, id, type);
  if (field == NULL)
    return zz_reading_fail (reading, node, _ ("register \"%s\" has two fields \"%s\""), reg->id, id);
  zz_reading_note (reading, field, node);
  return zz_reading_text (reading, node, "title", TRUE, &field->title)
         && zz_reading_text (reading, node, "guidance", FALSE, &field->guidance)
         && zz_reading_flag (reading, node, "required", &field->required) && read_personal (reading, node, field)
         && read_values (reading, node, field);
}

static gboolean
read_label_and_key (ZzReading *reading,
                    const ZzJsonNode *node,
                    ZzRegister *reg)
{
  const ZzJsonNode *label, *key;

  if (!zz_reading_require (reading, node, "label", ZZ_JSON_STRING, &label)
      || !zz_reading_field (reading, label, reg, &reg->label)
      || !zz_reading_look (reading, node, "key", ZZ_JSON_ARRAY, &key))
    return FALSE;
  for (const ZzJsonNode *n = key != NULL ? zz_json_first (reading->json, key) : NULL; n != NULL; n = zz_json_next (reading->json, n))
    {
      const ZzField *field;

      if (!zz_reading_field (reading, n, reg, &field))
        return FALSE;
      g_ptr_array_add (reg->key, (gpointer) field);
    }
  return TRUE;
}

/* The program's own registers have ids of their own. */
static gboolean
is_reserved (const char *id)
{
  static const char *const reserved[] = { "application", "override", "answer", "evidence", "action", "signoff", NULL };

  return g_strv_contains (reserved, id);
}

static gboolean
read_register (ZzReading *reading,
               const ZzJsonNode *node)
{
  static const char *const known[] = { "id", "title", "single", "label", "key", "fields", "predicates", NULL };
  GPtrArray *registers = reading->catalogue->registers;
  gboolean single = FALSE;
  const ZzJsonNode *fields;
  const char *id;
  ZzRegister *reg;

  if (!zz_reading_members (reading, node, known) || !zz_reading_id (reading, node, '_', &id)
      || !zz_reading_flag (reading, node, "single", &single) || !zz_reading_list (reading, node, "fields", &fields))
    return FALSE;
  if (is_reserved (id) || zz_catalogue_find_register (reading->catalogue, id) != NULL)
    return zz_reading_fail (reading, node, _ ("there is already a register \"%s\""), id);
  reg = zz_register_new (id, registers->len, single);
  g_ptr_array_add (registers, reg);
  zz_reading_note (reading, reg, node);
  for (const ZzJsonNode *n = zz_json_first (reading->json, fields); n != NULL; n = zz_json_next (reading->json, n))
    if (!read_field (reading, n, reg))
      return FALSE;
  if (single && reading->catalogue->organisation != NULL)
    return zz_reading_fail (reading, node, _ ("exactly one register is single, and \"%s\" is already"), reading->catalogue->organisation->id);
  if (single)
    reading->catalogue->organisation = reg;
  return zz_reading_text (reading, node, "title", TRUE, &reg->title) && read_label_and_key (reading, node, reg);
}

/* Registers may refer to each other, so this comes when all are there. */
static gboolean
resolve_references (ZzReading *reading,
                    const ZzRegister *reg)
{
  for (guint i = 0; i < reg->fields->len; i++)
    {
      ZzField *field = reg->fields->pdata[i];
      const ZzJsonNode *node = zz_reading_place (reading, field);
      const ZzJsonNode *refers = zz_json_get_member (reading->json, node, "refers");

      if (field->type != ZZ_FIELD_REFERENCE)
        {
          if (refers != NULL)
            return zz_reading_fail (reading, refers, _ ("only a reference field refers to a register"));
          continue;
        }
      if (refers == NULL)
        return zz_reading_fail (reading, node, _ ("the member \"%s\" is missing"), "refers");
      if (!zz_reading_register (reading, refers, &field->refers))
        return FALSE;
    }
  return TRUE;
}

gboolean
zz_reading_registers (ZzReading *reading,
                      const ZzJsonNode *root)
{
  GPtrArray *registers = reading->catalogue->registers;
  const ZzJsonNode *list;

  if (!zz_reading_list (reading, root, "registers", &list))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (reading->json, list); n != NULL; n = zz_json_next (reading->json, n))
    if (!read_register (reading, n))
      return FALSE;
  if (reading->catalogue->organisation == NULL)
    return zz_reading_fail (reading, list, _ ("exactly one register is single, and none is"));
  for (guint i = 0; i < registers->len; i++)
    if (!resolve_references (reading, registers->pdata[i]))
      return FALSE;
  return TRUE;
}
