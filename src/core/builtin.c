/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registers every project has, as a table. */
#include "core/builtin.h"

/* Which list a built-in field chooses from. */
typedef enum {
  LIST_NONE,
  LIST_SERVICES,
  LIST_LEVELS,
  LIST_APPLICATIONS,
  LIST_EVIDENCE_KINDS,
  LIST_JUDGEMENTS,
  LIST_STATES,
} List;

typedef struct
{
  const char *id;
  ZzFieldType type;
  List list;
  ZzPersonal personal;
} Row;

/* In the order of the file, and of the enumerations in the header. */
static const Row application_rows[] = {
  [ZZ_APPLICATION_SERVICE] = { "service", ZZ_FIELD_CHOICE, LIST_SERVICES },
  [ZZ_APPLICATION_LEVEL] = { "level", ZZ_FIELD_RANK, LIST_LEVELS },
  [ZZ_APPLICATION_KIND] = { "kind", ZZ_FIELD_CHOICE, LIST_APPLICATIONS },
  [ZZ_APPLICATION_PLANNED_DATE] = { "planned_date", ZZ_FIELD_DATE },
  { NULL },
};

static const Row override_rows[] = {
  [ZZ_OVERRIDE_VALUE] = { "value", ZZ_FIELD_FIGURE },
  [ZZ_OVERRIDE_REASON] = { "reason", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_FREE },
  [ZZ_OVERRIDE_BY] = { "by", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_PERSON },
  [ZZ_OVERRIDE_ON] = { "on", ZZ_FIELD_DATE },
  { NULL },
};

static const Row answer_rows[] = {
  [ZZ_ANSWER_JUDGEMENT] = { "judgement", ZZ_FIELD_CHOICE, LIST_JUDGEMENTS },
  [ZZ_ANSWER_REASON] = { "reason", ZZ_FIELD_MULTILINE, LIST_NONE, ZZ_PERSONAL_FREE },
  [ZZ_ANSWER_BY] = { "by", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_PERSON },
  [ZZ_ANSWER_ON] = { "on", ZZ_FIELD_DATE },
  [ZZ_ANSWER_REVIEW_ON] = { "review_on", ZZ_FIELD_DATE },
  [ZZ_ANSWER_NOTES] = { "notes", ZZ_FIELD_MULTILINE, LIST_NONE, ZZ_PERSONAL_FREE },
  [ZZ_ANSWER_REVISION] = { "revision", ZZ_FIELD_INTEGER },
  { NULL },
};

static const Row evidence_rows[] = {
  [ZZ_EVIDENCE_KIND] = { "kind", ZZ_FIELD_CHOICE, LIST_EVIDENCE_KINDS },
  [ZZ_EVIDENCE_TITLE] = { "title", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_NAME },
  [ZZ_EVIDENCE_FILE] = { "file", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_NAME },
  [ZZ_EVIDENCE_SIZE] = { "size", ZZ_FIELD_INTEGER, LIST_NONE, ZZ_PERSONAL_OMITTED },
  [ZZ_EVIDENCE_SHA256] = { "sha256", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_OMITTED },
  [ZZ_EVIDENCE_MEDIA_TYPE] = { "media_type", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_NONE },
  [ZZ_EVIDENCE_ISSUED] = { "issued", ZZ_FIELD_DATE },
  [ZZ_EVIDENCE_VALID_UNTIL] = { "valid_until", ZZ_FIELD_VALID_END },
  [ZZ_EVIDENCE_ADDED] = { "added", ZZ_FIELD_INSTANT },
  [ZZ_EVIDENCE_CLAUSES] = { "clauses", ZZ_FIELD_CLAUSES },
  [ZZ_EVIDENCE_RECORDS] = { "records", ZZ_FIELD_REFERENCES },
  [ZZ_EVIDENCE_CONFIDENTIAL] = { "confidential", ZZ_FIELD_BOOLEAN },
  [ZZ_EVIDENCE_REPLACES] = { "replaces", ZZ_FIELD_REFERENCE },
  [ZZ_EVIDENCE_NOTE] = { "note", ZZ_FIELD_MULTILINE, LIST_NONE, ZZ_PERSONAL_FREE },
  [ZZ_EVIDENCE_REMOVED_ON] = { "removed/on", ZZ_FIELD_DATE },
  [ZZ_EVIDENCE_REMOVED_BY] = { "removed/by", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_PERSON },
  [ZZ_EVIDENCE_REMOVED_REASON] = { "removed/reason", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_FREE },
  { NULL },
};

static const Row action_rows[] = {
  [ZZ_ACTION_CLAUSE] = { "clause", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_NONE },
  [ZZ_ACTION_TITLE] = { "title", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_FREE },
  [ZZ_ACTION_OWNER] = { "owner", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_PERSON },
  [ZZ_ACTION_DUE] = { "due", ZZ_FIELD_DATE },
  [ZZ_ACTION_STATE] = { "state", ZZ_FIELD_CHOICE, LIST_STATES },
  [ZZ_ACTION_CLOSED] = { "closed", ZZ_FIELD_DATE },
  [ZZ_ACTION_CLOSED_REASON] = { "closed_reason", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_FREE },
  { NULL },
};

static const Row signoff_rows[] = {
  [ZZ_SIGNOFF_BY] = { "by", ZZ_FIELD_TEXT, LIST_NONE, ZZ_PERSONAL_PERSON },
  [ZZ_SIGNOFF_AT] = { "at", ZZ_FIELD_INSTANT },
  [ZZ_SIGNOFF_ROLE] = { "role", ZZ_FIELD_TEXT },
  [ZZ_SIGNOFF_DIGEST] = { "digest", ZZ_FIELD_TEXT },
  [ZZ_SIGNOFF_TOTALS] = { "totals", ZZ_FIELD_RAW },
  [ZZ_SIGNOFF_STATE] = { "state", ZZ_FIELD_TEXT },
  { NULL },
};

static const struct
{
  const char *id;
  const char *member;
  gboolean single;
  const Row *rows;
  int label;
} builtins[ZZ_N_BUILTINS] = {
  [ZZ_BUILTIN_APPLICATION] = { "application", "application", TRUE, application_rows, -1 },
  [ZZ_BUILTIN_OVERRIDE] = { "override", "overrides", FALSE, override_rows, -1 },
  [ZZ_BUILTIN_ANSWER] = { "answer", "answers", FALSE, answer_rows, -1 },
  [ZZ_BUILTIN_EVIDENCE] = { "evidence", "evidence", FALSE, evidence_rows, ZZ_EVIDENCE_TITLE },
  [ZZ_BUILTIN_ACTION] = { "action", "actions", FALSE, action_rows, ZZ_ACTION_TITLE },
  [ZZ_BUILTIN_SIGNOFF] = { "signoff", "signoffs", FALSE, signoff_rows, ZZ_SIGNOFF_BY },
};

static const char *const judgement_ids[] = { "met", "partly-met", "not-met", "not-applicable", NULL };
static const char *const state_ids[] = {
  [ZZ_ACTION_STATE_OPEN] = "open",
  [ZZ_ACTION_STATE_IN_PROGRESS] = "in-progress",
  [ZZ_ACTION_STATE_CLOSED] = "closed",
  NULL,
};

gboolean
zz_evidence_is_removed (const ZzRecord *item)
{
  g_return_val_if_fail (item != NULL, FALSE);

  for (guint i = ZZ_EVIDENCE_REMOVED_ON; i <= ZZ_EVIDENCE_REMOVED_REASON; i++)
    if (!zz_value_is_absent (zz_record_get (item, i)))
      return TRUE;
  return FALSE;
}

gboolean
zz_evidence_is_marked (const ZzRecord *item)
{
  const ZzValue *value;

  g_return_val_if_fail (item != NULL, FALSE);

  value = zz_record_get (item, ZZ_EVIDENCE_CONFIDENTIAL);
  return value->kind == ZZ_VALUE_BOOLEAN && value->boolean;
}

GHashTable *
zz_evidence_find_confidential (const GPtrArray *items)
{
  static const guint contents[] = { ZZ_EVIDENCE_SHA256, ZZ_EVIDENCE_FILE };
  g_autoptr (GHashTable) secrets = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *found;

  g_return_val_if_fail (items != NULL, NULL);

  found = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < items->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (contents); j++)
      {
        const char *content = zz_record_get_text (items->pdata[i], contents[j]);

        if (content != NULL && zz_evidence_is_marked (items->pdata[i]) && !zz_evidence_is_removed (items->pdata[i]))
          g_hash_table_add (secrets, (gpointer) content);
      }
  for (guint i = 0; i < items->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (contents); j++)
      {
        const char *content = zz_record_get_text (items->pdata[i], contents[j]);

        if (zz_evidence_is_marked (items->pdata[i]) || (content != NULL && g_hash_table_contains (secrets, content)))
          g_hash_table_add (found, items->pdata[i]);
      }
  return found;
}

GPtrArray *
zz_evidence_list_same (const GPtrArray *items,
                       const GPtrArray *added)
{
  g_autoptr (GHashTable) contents = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) new = g_hash_table_new (NULL, NULL);
  GPtrArray *same;

  g_return_val_if_fail (items != NULL && added != NULL, NULL);

  same = g_ptr_array_sized_new (added->len);
  for (guint i = 0; i < added->len; i++)
    g_hash_table_add (new, added->pdata[i]);
  for (guint i = 0; i < items->len; i++)
    {
      const char *content = zz_record_get_text (items->pdata[i], ZZ_EVIDENCE_SHA256);

      if (content != NULL && !zz_evidence_is_removed (items->pdata[i]) && !g_hash_table_contains (new, items->pdata[i]))
        g_hash_table_insert (contents, (gpointer) content, items->pdata[i]);
    }
  for (guint i = 0; i < added->len; i++)
    {
      const char *content = zz_record_get_text (added->pdata[i], ZZ_EVIDENCE_SHA256);

      g_ptr_array_add (same, content != NULL ? g_hash_table_lookup (contents, content) : NULL);
    }
  return same;
}

void
zz_evidence_inherit (ZzRecord *item,
                     const ZzRecord *old)
{
  static const guint fields[] = { ZZ_EVIDENCE_KIND, ZZ_EVIDENCE_CLAUSES, ZZ_EVIDENCE_RECORDS, ZZ_EVIDENCE_CONFIDENTIAL };
  const ZzRegister *reg;

  g_return_if_fail (item != NULL && old != NULL);

  reg = zz_record_get_register (item);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (zz_value_is_absent (zz_record_get (item, fields[i])))
      zz_record_fill (item, zz_register_get_field (reg, fields[i]), zz_value_copy (zz_record_get (old, fields[i])));
  zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_REPLACES),
                  zz_value_text (ZZ_VALUE_REFERENCE, zz_record_get_id (old)));
}

const char *
zz_builtin_get_member (ZzBuiltin builtin)
{
  g_return_val_if_fail (builtin < ZZ_N_BUILTINS, NULL);

  return builtins[builtin].member;
}

static ZzChoices *
choices_from_ids (const char *const *ids)
{
  ZzChoices *choices = zz_choices_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    zz_choices_add (choices, ids[i], (ZzText) { { NULL } });
  return choices;
}

static ZzChoices *
get_list (const ZzCatalogue *catalogue,
          List list)
{
  switch (list)
    {
    case LIST_SERVICES:
      return g_ptr_array_ref (catalogue->services);
    case LIST_LEVELS:
      return g_ptr_array_ref (catalogue->levels);
    case LIST_APPLICATIONS:
      return g_ptr_array_ref (catalogue->applications);
    case LIST_EVIDENCE_KINDS:
      return g_ptr_array_ref (catalogue->evidence_kinds);
    case LIST_JUDGEMENTS:
      return choices_from_ids (judgement_ids);
    case LIST_STATES:
      return choices_from_ids (state_ids);
    case LIST_NONE:
    default:
      return NULL;
    }
}

ZzRegister *
zz_builtin_new (const ZzCatalogue *catalogue,
                ZzBuiltin builtin)
{
  ZzRegister *reg;

  g_return_val_if_fail (catalogue != NULL && builtin < ZZ_N_BUILTINS, NULL);

  reg = zz_register_new (builtins[builtin].id, catalogue->registers->len + builtin, builtins[builtin].single);
  reg->builtin = TRUE;
  for (const Row *row = builtins[builtin].rows; row->id != NULL; row++)
    {
      ZzField *field = zz_register_add_field (reg, row->id, row->type);

      field->choices = get_list (catalogue, row->list);
      field->personal = row->personal;
      if (row->type == ZZ_FIELD_REFERENCE)
        field->refers = reg;
    }
  if (builtins[builtin].label >= 0)
    reg->label = zz_register_get_field (reg, (guint) builtins[builtin].label);
  return reg;
}
