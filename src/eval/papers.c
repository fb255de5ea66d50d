/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what one person holds matches. */
#include "eval/papers.h"

#include "core/builtin.h"
#include "eval/employment.h"
#include "eval/insurance.h"

typedef struct
{
  ZzProject *project;
  ZzDate at;
  ZzDate insured; /* the day up to which people have to be insured */
  const ZzRegister *persons;
  const ZzRegister *certificates;
} Papers;

static void
add (ZzPaper *paper,
     ZzPaperCode code,
     ZzDate day)
{
  ZzMismatch mismatch = { code, day };

  g_array_append_val (paper->mismatches, mismatch);
}

static void
check_contract (const Papers *papers,
                ZzPaper *paper)
{
  const ZzValue *until = zz_record_get_by_id (paper->person, "contract_until");

  if (until->kind == ZZ_VALUE_DATE && until->date < papers->at)
    add (paper, ZZ_PAPER_CONTRACT_ENDED, until->date);
  else if (!zz_value_is_known (until))
    add (paper, ZZ_PAPER_CONTRACT_UNKNOWN, ZZ_DATE_NONE);
}

static void
check_insurance (const Papers *papers,
                 ZzPaper *paper)
{
  ZzDate until;
  const ZzInsurance insurance = zz_insurance_judge (paper->person, papers->insured, &until);

  if (insurance == ZZ_INSURANCE_ENDED)
    add (paper, ZZ_PAPER_NOT_INSURED, until);
  else if (insurance == ZZ_INSURANCE_UNKNOWN)
    add (paper, ZZ_PAPER_INSURED_UNKNOWN, ZZ_DATE_NONE);
}

/* Who is not there needs no contract; their certificates count for nobody. */
static void
check_person (const Papers *papers,
              ZzPaper *paper)
{
  static const ZzPaperCode codes[] = { [ZZ_EMPLOYMENT_TO_COME] = ZZ_PAPER_TO_COME, [ZZ_EMPLOYMENT_ENDED] = ZZ_PAPER_LEFT };
  ZzDate day;
  const ZzEmployment employment = zz_employment_judge (paper->person, papers->at, &day);

  if (employment == ZZ_EMPLOYMENT_GOOD)
    {
      check_contract (papers, paper);
      check_insurance (papers, paper);
    }
  else if (paper->certificate != NULL)
    add (paper, codes[employment], day);
}

static gboolean
is_other_category (const Papers *papers,
                   const ZzRecord *certificate)
{
  const ZzChoices *services = zz_project_get_catalogue (papers->project)->services;
  const ZzField *field = zz_register_find_field (zz_record_get_register (certificate), "category");
  const ZzValue *category = zz_record_get_by_id (certificate, "category");
  int service = zz_project_get_service (papers->project);

  return category->kind == ZZ_VALUE_CHOICE && field->choices != NULL && service >= 0
         && !g_str_equal (zz_choices_get (field->choices, category->choice)->id,
                          zz_choices_get (services, (guint) service)->id);
}

static void
check_certificate (const Papers *papers,
                   ZzPaper *paper)
{
  const ZzValue *until = zz_record_get_by_id (paper->certificate, "valid_until");

  if (until->kind == ZZ_VALUE_DATE && until->date < papers->at)
    add (paper, ZZ_PAPER_EXPIRED, until->date);
  if (is_other_category (papers, paper->certificate))
    add (paper, ZZ_PAPER_OTHER_CATEGORY, ZZ_DATE_NONE);
}

static void
paper_free (gpointer data)
{
  ZzPaper *paper = data;

  g_clear_pointer (&paper->person, zz_record_unref);
  g_clear_pointer (&paper->certificate, zz_record_unref);
  g_array_unref (paper->mismatches);
  g_free (paper);
}

static void
append (const Papers *papers,
        GPtrArray *result,
        ZzRecord *person,
        ZzRecord *certificate)
{
  ZzPaper *paper = g_new0 (ZzPaper, 1);

  paper->mismatches = g_array_new (FALSE, FALSE, sizeof (ZzMismatch));
  paper->person = person != NULL ? zz_record_ref (person) : NULL;
  paper->certificate = certificate != NULL ? zz_record_ref (certificate) : NULL;
  if (person != NULL)
    check_person (papers, paper);
  else
    add (paper, ZZ_PAPER_NO_HOLDER, ZZ_DATE_NONE);
  if (certificate != NULL)
    check_certificate (papers, paper);
  g_ptr_array_add (result, paper);
}

/* Certificates by the id of their holder (char * → GPtrArray); those of nobody
 * under "". */
static GHashTable *
sort_certificates (const Papers *papers)
{
  const GPtrArray *all = zz_project_get_records (papers->project, papers->certificates);
  GHashTable *held = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < all->len; i++)
    {
      const ZzValue *holder = zz_record_get_by_id (all->pdata[i], "holder");
      const char *id = holder->kind == ZZ_VALUE_REFERENCE ? holder->text : "";
      GPtrArray *own;

      if (zz_project_find (papers->project, papers->persons, id) == NULL)
        id = "";
      own = g_hash_table_lookup (held, id);
      if (own == NULL)
        {
          own = g_ptr_array_new ();
          g_hash_table_insert (held, (gpointer) id, own);
        }
      g_ptr_array_add (own, all->pdata[i]);
    }
  return held;
}

static void
append_all (const Papers *papers,
            GPtrArray *result,
            ZzRecord *person,
            const GPtrArray *certificates)
{
  for (guint i = 0; certificates != NULL && i < certificates->len; i++)
    append (papers, result, person, certificates->pdata[i]);
  if (certificates == NULL && person != NULL)
    append (papers, result, person, NULL);
}

GPtrArray *
zz_papers_new (ZzProject *project,
               ZzDate at,
               ZzDate today)
{
  GPtrArray *result = g_ptr_array_new_with_free_func (paper_free);
  Papers papers = { .project = project, .at = at };
  g_autoptr (GHashTable) held = NULL;
  const GPtrArray *persons;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), result);
  g_return_val_if_fail (at != ZZ_DATE_NONE && today != ZZ_DATE_NONE, result);

  papers.insured = zz_insurance_get_due (at, today);
  papers.persons = zz_catalogue_find_register (zz_project_get_catalogue (project), "person");
  papers.certificates = zz_catalogue_find_register (zz_project_get_catalogue (project), "certificate");
  if (papers.persons == NULL || papers.certificates == NULL)
    return result;
  held = sort_certificates (&papers);
  persons = zz_project_get_records (project, papers.persons);
  for (guint i = 0; i < persons->len; i++)
    append_all (&papers, result, persons->pdata[i], g_hash_table_lookup (held, zz_record_get_id (persons->pdata[i])));
  append_all (&papers, result, NULL, g_hash_table_lookup (held, ""));
  return result;
}
