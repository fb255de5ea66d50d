/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All levels on one day, and the way from one to the next. */
#include "random.h"
#include "subject.h"

#include "core/builtin.h"
#include "core/project-private.h"
#include "eval/levels.h"

static const ZzDelta *
find_delta (const ZzLevelFinding *level,
            const ZzClause *clause)
{
  for (guint i = 0; i < level->to_next->len; i++)
    if (((ZzDelta *) level->to_next->pdata[i])->clause == clause)
      return level->to_next->pdata[i];
  return NULL;
}

static void
check_clause (const ZzLevelFinding *level,
              const ZzLevelFinding *next,
              const ZzClause *clause)
{
  const ZzStatus before = zz_findings_get_clause (level->findings, clause)->status;
  const ZzStatus after = next != NULL ? zz_findings_get_clause (next->findings, clause)->status : ZZ_STATUS_NONE;
  const ZzDelta *delta = find_delta (level, clause);

  g_assert_cmpint (g_ptr_array_find (level->blocked_by, zz_findings_get_clause (level->findings, clause), NULL), ==,
                   before > ZZ_STATUS_MET);
  g_assert_cmpint (delta != NULL, ==, before <= ZZ_STATUS_MET && after > ZZ_STATUS_MET);
  if (delta == NULL)
    return;
  g_assert_cmpint (delta->before, ==, before);
  g_assert_cmpint (delta->after, ==, after);
}

/* Nothing blocked is left out, nothing else is on the lists. */
static void
test_lists (Subject *f,
            gconstpointer data)
{
  guint n_deltas = 0;

  for (guint32 seed = 0; seed < 50; seed++)
    {
      g_autoptr (ZzProject) project = random_project_new (f->catalogue, seed);
      g_autoptr (ZzProofStates) proof = random_proof_new (project, seed);
      g_autoptr (GPtrArray) levels = zz_list_levels (project, proof, zz_date_new (2028, 3, 1));

      g_assert_cmpuint (levels->len, ==, f->catalogue->levels->len);
      for (guint i = 0; i < levels->len; i++)
        {
          const ZzLevelFinding *level = levels->pdata[i];

          g_assert_cmpuint (level->findings->level, ==, i);
          g_assert_cmpint (level->blocked_by->len == 0, ==, level->findings->ready);
          n_deltas += level->to_next->len;
          for (guint j = 0; j < f->catalogue->clauses->len; j++)
            check_clause (level, i + 1 < levels->len ? levels->pdata[i + 1] : NULL, f->catalogue->clauses->pdata[j]);
        }
    }
  g_assert_cmpuint (n_deltas, >, 0);
}

/* A project with @n people in security service, and the proof. */
static ZzProject *
make_staffed (Subject *f,
              guint n)
{
  ZzProject *project = zz_project_new (f->catalogue, NULL);
  const ZzRegister *person = zz_catalogue_find_register (f->catalogue, "person");
  const char *const kinds[] = { "staff-roster", "social-insurance" };
  const char *clauses[] = { "personnel.d", NULL };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("person-%u", i);
      g_autoptr (ZzRecord) record = zz_record_new (person, id);

      zz_record_fill (record, zz_register_find_field (person, "service_staff"), zz_value_boolean (TRUE));
      zz_record_fill (record, zz_register_find_field (person, "joined"), zz_value_date (zz_date_new (2020, 1, 1)));
      zz_project_add (project, record);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const ZzRegister *reg = f->catalogue->builtins[ZZ_BUILTIN_EVIDENCE];
      g_autoptr (ZzRecord) item = zz_record_new (reg, kinds[i]);

      zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_KIND),
                      zz_value_choice ((guint) zz_choices_find (f->catalogue->evidence_kinds, kinds[i])));
      zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_FILE), zz_value_text (ZZ_VALUE_TEXT, "aaaaaaaaaaaa/x.pdf"));
      zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_CLAUSES), zz_value_list (clauses));
      zz_record_fill (item, zz_register_get_field (reg, ZZ_EVIDENCE_ISSUED), zz_value_date (zz_date_new (2028, 2, 1)));
      zz_project_add (project, item);
    }
  return project;
}

static void
override_staff (ZzProject *project,
                gint64 n)
{
  const ZzRegister *reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_OVERRIDE];
  g_autoptr (ZzRecord) override = zz_record_new (reg, "personnel.d/staff");

  zz_record_fill (override, zz_register_get_field (reg, ZZ_OVERRIDE_VALUE), zz_value_integer (n));
  zz_project_add (project, override);
}

/* Ten are enough for the lowest level and not for the next, which asks for more;
 * a figure that the project replaced is the same at every level. */
static void
test_figures (Subject *f,
              gconstpointer data)
{
  const ZzClause *clause = zz_catalogue_find_clause (f->catalogue, "personnel.d");
  g_autoptr (ZzProject) project = make_staffed (f, 10);
  g_autoptr (ZzProofStates) proof = zz_proof_states_new ();
  g_autoptr (GPtrArray) levels = NULL, overridden = NULL;
  const ZzDelta *delta;
  const ZzRise *rise;

  zz_proof_states_set (proof, "staff-roster", ZZ_PROOF_PRESENT);
  zz_proof_states_set (proof, "social-insurance", ZZ_PROOF_PRESENT);
  levels = zz_list_levels (project, proof, zz_date_new (2028, 3, 1));
  delta = find_delta (levels->pdata[0], clause);
  g_assert (delta != NULL);
  g_assert_cmpuint (delta->figures->len, ==, 1);
  rise = &g_array_index (delta->figures, ZzRise, 0);
  g_assert_cmpstr (rise->figure->id, ==, "staff");
  g_assert_cmpint (rise->from->integer, ==, 10);
  g_assert_cmpint (rise->to->integer, >, 10);

  override_staff (project, 10);
  overridden = zz_list_levels (project, proof, zz_date_new (2028, 3, 1));
  g_assert_null (find_delta (overridden->pdata[0], clause));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/levels/lists", Subject, NULL, subject_set_up, test_lists, subject_tear_down);
  g_test_add ("/levels/figures", Subject, NULL, subject_set_up, test_figures, subject_tear_down);
  return g_test_run ();
}
