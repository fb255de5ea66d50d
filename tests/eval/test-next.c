/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes next, on projects of any kind: no open clause is left out, no end is. */
#include "random.h"
#include "subject.h"

#include "core/builtin.h"
#include "eval/evaluate.h"
#include "eval/expiries.h"
#include "eval/next-steps.h"

#define N_PROJECTS 60

static gboolean
is_before (const ZzStep *one,
           const ZzStep *other)
{
  if (one->kind != other->kind)
    return one->kind < other->kind;
  if (one->n != other->n)
    return one->n < other->n;
  return one->finding->clause->number < other->finding->clause->number;
}

static void
test_steps (Subject *f,
            gconstpointer data)
{
  for (guint32 seed = 0; seed < N_PROJECTS; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      g_autoptr (ZzFindings) findings = zz_evaluate (project, NULL, 0, zz_date_new (2027, 3, 1));
      g_autoptr (GArray) steps = zz_list_steps (findings);

      g_assert_cmpuint (steps->len, ==, zz_findings_get_n_applicable (findings) - findings->totals[ZZ_STATUS_MET]);
      for (guint i = 0; i < steps->len; i++)
        {
          const ZzStep *step = &g_array_index (steps, ZzStep, i);

          g_assert_cmpint (step->finding->status, >, ZZ_STATUS_MET);
          g_assert_cmpuint (step->n, >, 0);
          if (i > 0)
            g_assert_true (is_before (step - 1, step));
        }
    }
}

/* A date of a record by the ids of both; ZZ_DATE_NONE without one. */
static ZzDate
get_date (ZzProject *project,
          const char *id,
          const char *field)
{
  const ZzRecord *record = id != NULL ? zz_project_find_anywhere (project, id) : NULL;
  const ZzField *found = record != NULL ? zz_register_find_field (zz_record_get_register (record), field) : NULL;

  return found != NULL ? zz_record_get_date (record, found->number) : ZZ_DATE_NONE;
}

static const char *
get_owner (const ZzRecord *record,
           const char *field)
{
  const ZzField *found = zz_register_find_field (zz_record_get_register (record), field);
  const ZzValue *value = found != NULL ? zz_record_get (record, found->number) : NULL;

  return value != NULL && value->kind == ZZ_VALUE_REFERENCE ? value->text : NULL;
}

/* The days on which somebody goes with whom the record loses its use. */
static gboolean
is_wanted (ZzProject *project,
           const ZzRecord *record,
           ZzDate end)
{
  const ZzDate gone[] = {
    get_date (project, zz_record_get_id (record), "left"),
    get_date (project, zz_record_get_id (record), "used_until"),
    get_date (project, zz_record_get_id (record), "withdrawn"),
    get_date (project, get_owner (record, "keeper"), "left"),
    get_date (project, get_owner (record, "holder"), "left"),
    get_date (project, get_owner (record, "person"), "left"),
    get_date (project, get_owner (record, "supplier"), "used_until"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    if (gone[i] != ZZ_DATE_NONE && gone[i] <= end)
      return FALSE;
  return TRUE;
}

/* The ends of one register, counted by themselves. */
static guint
count_ends (ZzProject *project,
            const ZzRegister *reg,
            ZzDate until)
{
  const GPtrArray *records = zz_project_get_records (project, reg);
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < reg->fields->len; j++)
      {
        const ZzDate end = zz_record_get_date (records->pdata[i], j);

        n += zz_register_get_field (reg, j)->type == ZZ_FIELD_VALID_END && end != ZZ_DATE_NONE && end <= until
             && is_wanted (project, records->pdata[i], end);
      }
  return n;
}

static gboolean
is_replaced (const GPtrArray *items,
             const ZzRecord *item)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZzValue *old = zz_record_get (items->pdata[i], ZZ_EVIDENCE_REPLACES);

      if (!zz_evidence_is_removed (items->pdata[i]) && old->kind == ZZ_VALUE_REFERENCE
          && g_str_equal (old->text, zz_record_get_id (item)))
        return TRUE;
    }
  return FALSE;
}

/* Whether a record says the same end, or nobody needs any of the records. */
static gboolean
is_said_elsewhere (ZzProject *project,
                   const ZzRecord *item,
                   ZzDate end)
{
  const ZzValue *ids = zz_record_get (item, ZZ_EVIDENCE_RECORDS);
  guint n = 0, wanted = 0;

  for (guint i = 0; ids->kind == ZZ_VALUE_LIST && ids->list[i] != NULL; i++)
    {
      const ZzRecord *record = zz_project_find_anywhere (project, ids->list[i]);
      const GPtrArray *fields = record != NULL ? zz_record_get_register (record)->fields : NULL;

      for (guint j = 0; fields != NULL && j < fields->len; j++)
        if (((const ZzField *) fields->pdata[j])->type == ZZ_FIELD_VALID_END && zz_record_get_date (record, j) == end)
          return TRUE;
      n += record != NULL;
      wanted += record != NULL && is_wanted (project, record, end);
    }
  return n > 0 && wanted == 0;
}

static guint
count_items (ZzProject *project,
             const ZzRegister *reg,
             ZzDate until)
{
  const GPtrArray *items = zz_project_get_records (project, reg);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const ZzDate end = zz_record_get_date (items->pdata[i], ZZ_EVIDENCE_VALID_UNTIL);

      n += end != ZZ_DATE_NONE && end <= until && !zz_evidence_is_removed (items->pdata[i])
           && !is_replaced (items, items->pdata[i]) && !is_said_elsewhere (project, items->pdata[i], end);
    }
  return n;
}

static void
test_expiries (Subject *f,
               gconstpointer data)
{
  const ZzDate until = zz_date_new (2028, 6, 30);

  for (guint32 seed = 0; seed < N_PROJECTS; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      g_autoptr (GArray) expiries = zz_list_expiries (project, until);
      guint n = 0;

      for (guint i = 0; i < f->catalogue->registers->len; i++)
        n += count_ends (project, f->catalogue->registers->pdata[i], until);
      n += count_items (project, f->catalogue->builtins[ZZ_BUILTIN_EVIDENCE], until);
      g_assert_cmpuint (expiries->len, ==, n);
      for (guint i = 1; i < expiries->len; i++)
        g_assert_cmpint (g_array_index (expiries, ZzExpiry, i - 1).end, <=, g_array_index (expiries, ZzExpiry, i).end);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/next/steps", Subject, NULL, subject_set_up, test_steps, subject_tear_down);
  g_test_add ("/next/expiries", Subject, NULL, subject_set_up, test_expiries, subject_tear_down);
  return g_test_run ();
}
