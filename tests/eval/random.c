/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values by the type of their field. */
#include "random.h"

#include "core/builtin.h"
#include "core/project-private.h"

typedef struct
{
  GRand *rand;
  ZzProject *project;
  const ZzCatalogue *catalogue;
} Maker;

static gboolean
happens (Maker *self,
         int percent)
{
  return g_rand_int_range (self->rand, 0, 100) < percent;
}

static guint
draw (Maker *self,
      guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static ZzDate
draw_day (Maker *self)
{
  return zz_date_new (2025, 1, 1) + (ZzDate) draw (self, 6 * 365);
}

static ZzValue
draw_reference (Maker *self,
                const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (self->project, reg);

  if (records->len == 0 || happens (self, 10))
    return zz_value_text (ZZ_VALUE_REFERENCE, "nobody");
  return zz_value_text (ZZ_VALUE_REFERENCE, zz_record_get_id (records->pdata[draw (self, records->len)]));
}

static ZzValue
draw_value (Maker *self,
            const ZzField *field)
{
  switch ((int) field->type)
    {
    case ZZ_FIELD_DATE:
    case ZZ_FIELD_EVENT:
      return zz_value_date (draw_day (self));
    case ZZ_FIELD_VALID_END:
      return happens (self, 30) ? zz_value_never () : zz_value_date (draw_day (self));
    case ZZ_FIELD_YEAR:
      return zz_value_integer (2023 + draw (self, 6));
    case ZZ_FIELD_INTEGER:
      return zz_value_integer (draw (self, 60));
    case ZZ_FIELD_BOOLEAN:
      return zz_value_boolean (happens (self, 70));
    case ZZ_FIELD_CHOICE:
    case ZZ_FIELD_RANK:
      return zz_value_choice (draw (self, field->choices->len));
    case ZZ_FIELD_CHOICES:
      return zz_value_set (draw (self, 1u << MIN (field->choices->len, 16u)));
    case ZZ_FIELD_REFERENCE:
      return draw_reference (self, field->refers);
    default:
      return zz_value_text (ZZ_VALUE_TEXT, "x");
    }
}

static void
fill (Maker *self,
      ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);

      if (field->type != ZZ_FIELD_MONEY && happens (self, 85))
        zz_record_fill (record, field, draw_value (self, field));
    }
}

static void
add_records (Maker *self,
             const ZzRegister *reg)
{
  const guint n = draw (self, 6);

  if (reg->single)
    {
      fill (self, zz_project_get_single (self->project, reg));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", reg->id, i);
      g_autoptr (ZzRecord) record = zz_record_new (reg, id);

      fill (self, record);
      zz_project_add (self->project, record);
    }
}

static void
put (ZzRecord *record,
     guint number,
     ZzValue value)
{
  zz_record_fill (record, zz_register_get_field (zz_record_get_register (record), number), value);
}

/* Of one kind a need of the clause asks for, for a few records. */
static void
add_item (Maker *self,
          const ZzClause *clause,
          const ZzNeed *need,
          guint number)
{
  g_autofree char *id = g_strdup_printf ("evidence-%u", number);
  g_autoptr (ZzRecord) item = zz_record_new (self->catalogue->builtins[ZZ_BUILTIN_EVIDENCE], id);
  const char *clauses[] = { clause->id, NULL };

  put (item, ZZ_EVIDENCE_KIND, zz_value_choice (g_array_index (need->kinds, guint, draw (self, need->kinds->len))));
  put (item, ZZ_EVIDENCE_FILE, zz_value_text (ZZ_VALUE_TEXT, "aaaaaaaaaaaa/x.pdf"));
  put (item, ZZ_EVIDENCE_CLAUSES, zz_value_list (clauses));
  if (happens (self, 80))
    put (item, ZZ_EVIDENCE_ISSUED, zz_value_date (draw_day (self)));
  if (happens (self, 80))
    put (item, ZZ_EVIDENCE_VALID_UNTIL, happens (self, 30) ? zz_value_never () : zz_value_date (draw_day (self)));
  if (need->per != NULL)
    {
      const GPtrArray *records = zz_project_get_records (self->project, need->per->over);
      const char *ids[] = { records->len > 0 ? zz_record_get_id (records->pdata[draw (self, records->len)]) : NULL, NULL };

      put (item, ZZ_EVIDENCE_RECORDS, zz_value_list (ids));
    }
  zz_project_add (self->project, item);
}

static void
add_answer (Maker *self,
            const ZzClause *clause)
{
  g_autoptr (ZzRecord) answer = zz_record_new (self->catalogue->builtins[ZZ_BUILTIN_ANSWER], clause->id);

  put (answer, ZZ_ANSWER_JUDGEMENT, zz_value_choice (happens (self, 60) ? ZZ_JUDGEMENT_MET : draw (self, ZZ_N_JUDGEMENTS)));
  put (answer, ZZ_ANSWER_REASON, zz_value_text (ZZ_VALUE_TEXT, "x"));
  put (answer, ZZ_ANSWER_BY, zz_value_text (ZZ_VALUE_TEXT, "x"));
  put (answer, ZZ_ANSWER_REVIEW_ON, zz_value_date (draw_day (self)));
  zz_project_add (self->project, answer);
}

ZzProject *
random_project_new (const ZzCatalogue *catalogue,
                    guint32 seed)
{
  Maker self = { g_rand_new_with_seed (seed), zz_project_new (catalogue, "00000000-0000-4000-8000-000000000000"), catalogue };
  ZzRecord *application = zz_project_get_application (self.project);
  guint n_items = 0;

  put (application, ZZ_APPLICATION_SERVICE, zz_value_choice (draw (&self, catalogue->services->len)));
  put (application, ZZ_APPLICATION_LEVEL, zz_value_choice (draw (&self, catalogue->levels->len)));
  put (application, ZZ_APPLICATION_KIND, zz_value_choice (draw (&self, catalogue->applications->len)));
  for (guint i = 0; i < catalogue->registers->len; i++)
    add_records (&self, catalogue->registers->pdata[i]);
  for (guint i = 0; i < catalogue->clauses->len; i++)
    {
      const ZzClause *clause = catalogue->clauses->pdata[i];

      if (happens (&self, 80))
        add_answer (&self, clause);
      for (guint j = 0; j < clause->needs->len; j++)
        for (guint k = draw (&self, 4); k > 0; k--)
          add_item (&self, clause, clause->needs->pdata[j], n_items++);
    }
  g_rand_free (self.rand);
  return self.project;
}

ZzProofStates *
random_proof_new (ZzProject *project,
                  guint32 seed)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  GRand *rand = g_rand_new_with_seed (seed);
  ZzProofStates *proof = zz_proof_states_new ();

  for (guint i = 0; i < items->len; i++)
    zz_proof_states_set (proof, zz_record_get_id (items->pdata[i]),
                         g_rand_int_range (rand, 0, 10) > 0 ? ZZ_PROOF_PRESENT : ZZ_PROOF_MISSING);
  g_rand_free (rand);
  return proof;
}
