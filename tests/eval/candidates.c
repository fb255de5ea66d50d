/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates by trying values out, field by field. */
#include "candidates.h"

#include "core/builtin.h"
#include "eval/judge.h"

/* So many values in a row are tried for one new record. */
#define MAX_TRIED 30000

typedef struct
{
  ZzScratch *scratch;
  const ZzClause *clause;
  guint level;
  ZzDate at;
  ZzDate today;
  GPtrArray *fields; /* that the clause looks at */
  GPtrArray *quantifiers;
  GPtrArray *result;
} Maker;

static void
note_field (Maker *self,
            const ZzField *field)
{
  if (field != NULL && !g_ptr_array_find (self->fields, field, NULL))
    g_ptr_array_add (self->fields, (gpointer) field);
}

static void
note_cb (const ZzCondition *condition,
         gpointer user_data)
{
  Maker *self = user_data;

  note_field (self, condition->field);
  note_field (self, condition->to);
  note_field (self, condition->before);
  note_field (self, condition->via);
  note_field (self, condition->distinct);
  if (condition->at_least.kind == ZZ_OPERAND_FIELD)
    note_field (self, condition->at_least.field);
  if (condition->window != NULL)
    note_field (self, condition->window->issued);
  if (zz_condition_is_quantifier (condition) && condition->over != NULL && !g_ptr_array_find (self->quantifiers, condition, NULL))
    g_ptr_array_add (self->quantifiers, (gpointer) condition);
  if (condition->counted_by != NULL)
    zz_condition_foreach (condition->counted_by->rule, note_cb, self);
}

/* Values worth trying; @number runs from 0, FALSE past the last. */
static gboolean
get_value (Maker *self,
           const ZzField *field,
           guint number,
           ZzValue *value)
{
  static const int days[] = { 0, 400, 6000 };
  const GPtrArray *records = field->refers != NULL ? zz_project_get_records (self->scratch->project, field->refers) : NULL;

  switch ((int) field->type)
    {
    case ZZ_FIELD_DATE:
      if (number >= G_N_ELEMENTS (days))
        return FALSE;
      *value = zz_value_date (self->at - days[number]);
      return TRUE;
    case ZZ_FIELD_EVENT:
      *value = zz_value_date (self->at);
      return number == 0;
    case ZZ_FIELD_VALID_END:
      *value = zz_value_never ();
      return number == 0;
    case ZZ_FIELD_YEAR:
      *value = zz_value_integer (zz_date_get_year (self->at) - 5 + (int) number);
      return number < 6;
    case ZZ_FIELD_BOOLEAN:
      *value = zz_value_boolean (number == 0);
      return number < 2;
    case ZZ_FIELD_CHOICE:
      *value = zz_value_choice (number);
      return number < field->choices->len;
    case ZZ_FIELD_RANK:
      *value = zz_value_choice (field->choices->len - 1);
      return number == 0;
    case ZZ_FIELD_CHOICES:
      *value = zz_value_set (G_GUINT64_CONSTANT (1) << number);
      return number < field->choices->len;
    case ZZ_FIELD_REFERENCE:
      if (number >= records->len)
        return FALSE;
      *value = zz_value_text (ZZ_VALUE_REFERENCE, zz_record_get_id (records->pdata[number]));
      return TRUE;
    default:
      *value = zz_value_text (ZZ_VALUE_TEXT, "x");
      return number == 0;
    }
}

static gboolean
may_say (const ZzField *field,
         const ZzValue *there,
         ZzValue *value)
{
  if (zz_value_is_absent (there) || (there->kind == ZZ_VALUE_REFERENCE && g_str_equal (there->text, "nobody")))
    return TRUE;
  if (field->type == ZZ_FIELD_CHOICES && there->kind == ZZ_VALUE_SET)
    value->set |= there->set;
  return field->type == ZZ_FIELD_VALID_END || field->type == ZZ_FIELD_RANK || field->type == ZZ_FIELD_CHOICES
         || field->type == ZZ_FIELD_BOOLEAN;
}

static void
add_fact (Maker *self,
          const ZzRecord *record,
          const ZzField *field,
          ZzValue value)
{
  ZzDemand demand = { .field = field, .value = value };
  ZzAddition *addition = zz_addition_new (ZZ_ADDITION_FACT, zz_record_get_register (record), zz_record_get_id (record));

  zz_addition_ask (addition, &demand);
  g_ptr_array_add (self->result, addition);
}

static void
add_facts (Maker *self,
           const ZzField *field)
{
  const GPtrArray *records = zz_project_get_records (self->scratch->project, field->owner);

  for (guint i = 0; i < records->len; i++)
    {
      g_auto (ZzValue) value = ZZ_VALUE_INIT;

      for (guint n = 0; get_value (self, field, n, &value); n++, zz_value_clear (&value))
        if (may_say (field, zz_record_get (records->pdata[i], field->number), &value))
          add_fact (self, records->pdata[i], field, value);
    }
}

/* Two records that refer to the same and say the same to the clause are one. */
static char *
dup_shape (ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);
  GString *shape = g_string_new (reg->id);

  for (guint i = 0; i < reg->fields->len; i++)
    if (zz_record_get (record, i)->kind == ZZ_VALUE_REFERENCE)
      g_string_append_printf (shape, "|%s", zz_record_get (record, i)->text);
    else if (zz_record_get (record, i)->kind == ZZ_VALUE_INTEGER)
      g_string_append_printf (shape, "|%d", (int) zz_record_get (record, i)->integer);
  return g_string_free (shape, FALSE);
}

static void
add_record (Maker *self,
            ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);
  ZzAddition *addition = zz_addition_new (ZZ_ADDITION_RECORD, reg, zz_record_get_id (record));

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzDemand demand = { .field = zz_register_get_field (reg, i), .value = *zz_record_get (record, i) };

      if (!zz_value_is_absent (&demand.value))
        zz_addition_ask (addition, &demand);
    }
  g_ptr_array_add (self->result, addition);
}

typedef struct
{
  Maker *self;
  ZzCase *case_;
  const ZzCondition *quantifier;
  GHashTable *shapes;
  GPtrArray *fields;
  ZzDate earliest; /* a second record does not tell the past anew */
  guint tried;
} Draft;

/* Every combination of values for the fields from @place on. */
static void
try_fields (Draft *draft,
            ZzRecord *record,
            guint place)
{
  const ZzCondition *where = draft->quantifier->where;
  const ZzField *field = place < draft->fields->len ? draft->fields->pdata[place] : NULL;
  ZzValue value = ZZ_VALUE_INIT;

  if (++draft->tried > MAX_TRIED)
    return;
  if (field == NULL)
    {
      char *shape = dup_shape (record);

      if ((where == NULL || zz_judge (draft->case_, where, zz_hand_record (record)) == ZZ_YES) && g_hash_table_add (draft->shapes, shape))
        add_record (draft->self, record);
      return;
    }
  for (guint n = 0; get_value (draft->self, field, n, &value); n++)
    {
      if (value.kind == ZZ_VALUE_DATE && value.date < draft->earliest)
        continue;
      zz_record_fill (record, field, value);
      try_fields (draft, record, place + 1);
    }
  zz_record_fill (record, field, ZZ_VALUE_INIT);
  if (field->type == ZZ_FIELD_EVENT)
    try_fields (draft, record, place + 1);
}

static void
add_records (Maker *self,
             ZzCase *case_,
             const ZzCondition *quantifier)
{
  g_autofree char *id = g_strdup_printf ("%s-extra", quantifier->over->id);
  g_autoptr (ZzRecord) record = zz_record_new (quantifier->over, id);
  g_autoptr (GHashTable) shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  const gboolean is_free = g_str_equal (quantifier->over->id, "person") || zz_project_get_records (self->scratch->project, quantifier->over)->len == 0;
  Draft draft = { self, case_, quantifier, shapes, fields, is_free ? 0 : self->today, 0 };

  for (guint i = 0; i < self->fields->len; i++)
    if (((const ZzField *) self->fields->pdata[i])->owner == quantifier->over)
      g_ptr_array_add (fields, self->fields->pdata[i]);
  if (zz_condition_stands_at (quantifier, self->level))
    try_fields (&draft, record, 0);
}

static void
add_item (Maker *self,
          const ZzNeed *need,
          guint kind,
          const char *record)
{
  ZzAddition *addition = zz_addition_new (ZZ_ADDITION_EVIDENCE, NULL, record);

  addition->clause = self->clause;
  g_array_append_val (addition->kinds, kind);
  addition->from = need->has_not_older_than ? self->at : ZZ_DATE_NONE;
  addition->until = self->at;
  addition->dated = need->expires;
  g_ptr_array_add (self->result, addition);
}

static void
add_items (Maker *self,
           const ZzNeed *need)
{
  const GPtrArray *records = need->per != NULL ? zz_project_get_records (self->scratch->project, need->per->over) : NULL;
  g_autofree char *extra = need->per != NULL ? g_strdup_printf ("%s-extra", need->per->over->id) : NULL;

  for (guint i = 0; i < need->kinds->len; i++)
    {
      const guint kind = g_array_index (need->kinds, guint, i);

      for (guint j = 0; records != NULL && j < records->len; j++)
        add_item (self, need, kind, zz_record_get_id (records->pdata[j]));
      add_item (self, need, kind, extra);
    }
}

static void
add_builtins (Maker *self)
{
  const ZzRegister *evidence = zz_project_get_catalogue (self->scratch->project)->builtins[ZZ_BUILTIN_EVIDENCE];
  ZzRecord *answer = zz_project_find_builtin (self->scratch->project, ZZ_BUILTIN_ANSWER, self->clause->id);
  ZzAddition *judgement = zz_addition_new (ZZ_ADDITION_JUDGEMENT, NULL, NULL);

  judgement->clause = self->clause;
  g_ptr_array_add (self->result, judgement);
  add_facts (self, zz_register_get_field (evidence, ZZ_EVIDENCE_ISSUED));
  add_facts (self, zz_register_get_field (evidence, ZZ_EVIDENCE_VALID_UNTIL));
  if (answer == NULL || zz_record_get_choice (answer, ZZ_ANSWER_JUDGEMENT) != ZZ_JUDGEMENT_NOT_APPLICABLE)
    return;
  add_fact (self, answer, zz_register_get_field (zz_record_get_register (answer), ZZ_ANSWER_REVIEW_ON), zz_value_date (self->at));
}

GPtrArray *
candidates_new (ZzScratch *scratch,
                const ZzClause *clause,
                guint level,
                ZzDate at,
                ZzDate today)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new (), quantifiers = g_ptr_array_new ();
  g_auto (ZzCase) case_ = { 0 };
  Maker self = { scratch, clause, level, at, today, fields, quantifiers,
                 g_ptr_array_new_with_free_func ((GDestroyNotify) zz_addition_free) };

  if (clause->rule != NULL)
    zz_condition_foreach (clause->rule, note_cb, &self);
  if (clause->not_applicable_when != NULL)
    zz_condition_foreach (clause->not_applicable_when, note_cb, &self);
  zz_case_init (&case_, scratch->project, scratch->proof, level, at);
  for (guint i = 0; i < quantifiers->len; i++)
    add_records (&self, &case_, quantifiers->pdata[i]);
  for (guint i = 0; i < fields->len; i++)
    add_facts (&self, fields->pdata[i]);
  for (guint i = 0; i < clause->needs->len; i++)
    add_items (&self, clause->needs->pdata[i]);
  add_builtins (&self);
  return self.result;
}
