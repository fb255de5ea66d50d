/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of checks, and the few that are not alike. */
#include "eval/lint-private.h"

#include "core/builtin.h"
#include "core/credit-code.h"
#include "eval/employment.h"
#include "eval/insurance.h"

static const struct
{
  const char *reg, *earlier, *later, *code;
  ZzSeverity severity;
} orders[] = {
  { "project", "signed", "started", "project-started-before-signed", ZZ_SEVERITY_WARNING },
  { "project", "signed", "completed", "project-completed-before-signed", ZZ_SEVERITY_ERROR },
  { "project", "started", "completed", "project-completed-before-started", ZZ_SEVERITY_ERROR },
  { "project", "completed", "accepted", "project-accepted-before-completed", ZZ_SEVERITY_ERROR },
  { "procedure", "issued", "in_force_since", "procedure-in-force-before-issued", ZZ_SEVERITY_ERROR },
  { "procedure", "in_force_since", "withdrawn", "procedure-withdrawn-before-in-force", ZZ_SEVERITY_ERROR },
  { "certificate", "issued", "valid_until", "certificate-ends-before-issued", ZZ_SEVERITY_ERROR },
  { "qualification", "issued", "valid_until", "qualification-ends-before-issued", ZZ_SEVERITY_ERROR },
  { "agreement", "signed", "valid_until", "agreement-ends-before-signed", ZZ_SEVERITY_ERROR },
  { "premises", "lease_from", "lease_until", "lease-ends-before-it-begins", ZZ_SEVERITY_ERROR },
  { "person", "joined", "left", "person-left-before-joined", ZZ_SEVERITY_ERROR },
  { "supplier", "used_from", "used_until", "supplier-ends-before-it-begins", ZZ_SEVERITY_ERROR },
  { "nonconformity", "raised", "closed", "nonconformity-closed-before-raised", ZZ_SEVERITY_ERROR },
};

static const struct
{
  const char *reg, *fields[2], *code;
  ZzSeverity severity;
  const char *apart; /* a day that tells two of the same key apart, or NULL */
} keys[] = {
  { "project", { "contract_number", NULL }, "contract-number-twice", ZZ_SEVERITY_WARNING, NULL },
  { "certificate", { "number", NULL }, "certificate-number-twice", ZZ_SEVERITY_ERROR, NULL },
  { "person", { "name", "birth_year" }, "person-twice", ZZ_SEVERITY_WARNING, "joined" },
  { "audit_report", { "fiscal_year", NULL }, "audit-year-twice", ZZ_SEVERITY_WARNING, NULL },
  { "supplier", { "name", NULL }, "supplier-twice", ZZ_SEVERITY_WARNING, NULL },
};

static const struct
{
  const char *reg, *field, *code;
} ends[] = {
  { "premises", "lease_until", "lease-ends-before-assessment" },
  { "person", "contract_until", "labour-contract-ends-before-assessment" },
  { "organisation", "licence_until", "licence-ends-before-assessment" },
};

const char *
zz_severity_get_id (ZzSeverity severity)
{
  static const char *const ids[] = { "error", "warning", "hint" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (ids), NULL);

  return ids[severity];
}

ZzProblem *
zz_linter_add (ZzLinter *self,
               ZzProblemKind kind,
               ZzSeverity severity,
               const char *code,
               const ZzRecord *record)
{
  ZzProblem *problem;

  g_array_set_size (self->problems, self->problems->len + 1);
  problem = &g_array_index (self->problems, ZzProblem, self->problems->len - 1);
  *problem = (ZzProblem) { .kind = kind, .severity = severity, .code = code };
  problem->records[0] = zz_record_get_id (record);
  return problem;
}

const ZzField *
zz_linter_find_field (ZzLinter *self,
                      const char *reg_id,
                      const char *field_id)
{
  const ZzRegister *reg = zz_catalogue_find_register (self->catalogue, reg_id);

  return reg != NULL ? zz_register_find_field (reg, field_id) : NULL;
}

static ZzDate
get_day (const ZzRecord *record,
         const ZzField *field)
{
  return field != NULL ? zz_record_get_date (record, field->number) : ZZ_DATE_NONE;
}

static void
check_order (ZzLinter *self,
             guint check)
{
  const ZzField *earlier = zz_linter_find_field (self, orders[check].reg, orders[check].earlier);
  const ZzField *later = zz_linter_find_field (self, orders[check].reg, orders[check].later);
  const GPtrArray *records = earlier != NULL && later != NULL ? zz_project_get_records (self->project, later->owner) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const ZzDate begin = get_day (records->pdata[i], earlier), end = get_day (records->pdata[i], later);
      ZzProblem *problem;

      if (begin == ZZ_DATE_NONE || end == ZZ_DATE_NONE || end >= begin)
        continue;
      problem = zz_linter_add (self, ZZ_PROBLEM_ORDER, orders[check].severity, orders[check].code, records->pdata[i]);
      problem->field = later;
      problem->earlier = earlier;
      problem->day = end;
    }
}

char *
zz_linter_dup_key (const ZzRecord *record,
                   const ZzField *const fields[2])
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < 2 && fields[i] != NULL; i++)
    {
      const ZzValue *value = zz_record_get (record, fields[i]->number);

      if (value->kind == ZZ_VALUE_TEXT)
        g_string_append_printf (key, "%s\n", value->text);
      else if (value->kind == ZZ_VALUE_INTEGER)
        g_string_append_printf (key, "%" G_GINT64_FORMAT "\n", value->integer);
      else
        {
          g_string_free (key, TRUE);
          return NULL;
        }
    }
  return g_string_free (key, FALSE);
}

/* Who came back has two records, and the days they joined tell them apart: whether
 * they can both be true is another check. */
static gboolean
is_told_apart (const ZzRecord *record,
               const ZzRecord *other,
               const ZzField *by)
{
  return by != NULL && get_day (record, by) != ZZ_DATE_NONE && get_day (other, by) != ZZ_DATE_NONE;
}

static void
check_key (ZzLinter *self,
           guint check)
{
  const ZzField *fields[2] = { zz_linter_find_field (self, keys[check].reg, keys[check].fields[0]), NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const ZzField *apart = keys[check].apart != NULL ? zz_linter_find_field (self, keys[check].reg, keys[check].apart) : NULL;
  const GPtrArray *records;

  if (keys[check].fields[1] != NULL)
    fields[1] = zz_linter_find_field (self, keys[check].reg, keys[check].fields[1]);
  if (fields[0] == NULL)
    return;
  records = zz_project_get_records (self->project, fields[0]->owner);
  for (guint i = 0; i < records->len; i++)
    {
      char *key = zz_linter_dup_key (records->pdata[i], fields);
      const ZzRecord *first = key != NULL ? g_hash_table_lookup (seen, key) : NULL;

      if (first != NULL && is_told_apart (first, records->pdata[i], apart))
        g_free (key);
      else if (first != NULL)
        {
          ZzProblem *problem = zz_linter_add (self, ZZ_PROBLEM_SAME, keys[check].severity, keys[check].code, first);

          problem->records[1] = zz_record_get_id (records->pdata[i]);
          problem->field = fields[0];
          g_free (key);
        }
      else if (key != NULL)
        g_hash_table_insert (seen, key, records->pdata[i]);
    }
}

static void
check_end (ZzLinter *self,
           guint check)
{
  const ZzField *field = zz_linter_find_field (self, ends[check].reg, ends[check].field);
  const GPtrArray *records = field != NULL ? zz_project_get_records (self->project, field->owner) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const ZzDate end = get_day (records->pdata[i], field);
      ZzProblem *problem;

      if (end == ZZ_DATE_NONE || end >= self->at)
        continue;
      /* Nobody asks for the contract of somebody who left. */
      if (g_str_equal (ends[check].reg, "person") && zz_employment_judge (records->pdata[i], self->at, NULL) != ZZ_EMPLOYMENT_GOOD)
        continue;
      problem = zz_linter_add (self, ZZ_PROBLEM_ENDS_EARLY, ZZ_SEVERITY_WARNING, ends[check].code, records->pdata[i]);
      problem->field = field;
      problem->day = end;
    }
}

static void
check_holder (ZzLinter *self,
              const ZzRecord *certificate,
              const ZzRecord *person)
{
  ZzProblem *problem;
  ZzInsurance insurance;
  ZzDate until;

  if (zz_employment_judge (person, self->at, NULL) != ZZ_EMPLOYMENT_GOOD)
    {
      problem = zz_linter_add (self, ZZ_PROBLEM_HOLDER_NOT_EMPLOYED, ZZ_SEVERITY_ERROR, "certificate-holder-not-employed", certificate);
      problem->records[1] = zz_record_get_id (person);
      return;
    }
  insurance = zz_insurance_judge (person, self->insured, &until);
  if (insurance == ZZ_INSURANCE_GOOD)
    return;
  if (insurance == ZZ_INSURANCE_UNKNOWN)
    problem = zz_linter_add (self, ZZ_PROBLEM_INSURANCE_UNKNOWN, ZZ_SEVERITY_HINT, "certificate-holder-insurance-unknown", certificate);
  else
    problem = zz_linter_add (self, ZZ_PROBLEM_HOLDER_NOT_INSURED, ZZ_SEVERITY_HINT, "certificate-holder-not-insured", certificate);
  problem->records[1] = zz_record_get_id (person);
  problem->field = zz_linter_find_field (self, "person", "insured_until");
  problem->day = until;
}

static void
check_certificates (ZzLinter *self)
{
  const ZzField *holder = zz_linter_find_field (self, "certificate", "holder");
  const ZzField *category = zz_linter_find_field (self, "certificate", "category");
  const ZzField *until = zz_linter_find_field (self, "certificate", "valid_until");
  const int service = zz_project_get_service (self->project);
  const GPtrArray *records = holder != NULL ? zz_project_get_records (self->project, holder->owner) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const ZzRecord *certificate = records->pdata[i];
      const ZzValue *value = zz_record_get (certificate, holder->number);
      const ZzRecord *person = value->kind == ZZ_VALUE_REFERENCE ? zz_project_find (self->project, holder->refers, value->text) : NULL;
      const ZzDate end = get_day (certificate, until);

      /* What has expired counts for nothing, whoever holds it. */
      if (end != ZZ_DATE_NONE && end < self->at)
        continue;
      if (person != NULL)
        check_holder (self, certificate, person);
      value = category != NULL ? zz_record_get (certificate, category->number) : NULL;
      if (value != NULL && value->kind == ZZ_VALUE_CHOICE && service >= 0 && (int) value->choice != service)
        zz_linter_add (self, ZZ_PROBLEM_CATEGORY, ZZ_SEVERITY_HINT, "certificate-category-mismatch", certificate)->field = category;
    }
}

static void
check_credit_code (ZzLinter *self)
{
  const ZzField *field = zz_register_find_field (self->catalogue->organisation, ZZ_CREDIT_CODE_FIELD);
  const ZzRecord *organisation = zz_project_get_single (self->project, self->catalogue->organisation);
  const char *code = field != NULL ? zz_record_get_text (organisation, field->number) : NULL;

  if (code != NULL && zz_credit_code_check (code) != ZZ_CREDIT_CODE_GOOD)
    zz_linter_add (self, ZZ_PROBLEM_CREDIT_CODE, ZZ_SEVERITY_ERROR, "credit-code-wrong", organisation)->field = field;
  else if (field != NULL && code == NULL && !zz_record_is_empty (organisation))
    zz_linter_add (self, ZZ_PROBLEM_NO_CREDIT_CODE, ZZ_SEVERITY_WARNING, "credit-code-missing", organisation)->field = field;
}

typedef struct
{
  int year;
  const ZzRecord *report;
} ReportYear;

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return ((const ReportYear *) a)->year - ((const ReportYear *) b)->year;
}

/* Those that may be meant, the earliest first (ReportYear). */
static GArray *
list_years (ZzLinter *self,
            const ZzField *year)
{
  const GPtrArray *reports = zz_project_get_records (self->project, year->owner);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (ReportYear));

  for (guint i = 0; i < reports->len; i++)
    {
      const ZzValue *value = zz_record_get (reports->pdata[i], year->number);
      ReportYear entry = { .report = reports->pdata[i] };

      if (value->kind != ZZ_VALUE_INTEGER || value->integer < 1900 || value->integer > 9999)
        continue;
      entry.year = (int) value->integer;
      g_array_append_val (years, entry);
    }
  g_array_sort (years, compare_years);
  return years;
}

/* Years without a report between years that have one: told once for all that follow
 * one another, at the report after them, which may be the one that is mistyped. */
static void
check_years (ZzLinter *self)
{
  const ZzField *field = zz_linter_find_field (self, "audit_report", "fiscal_year");
  g_autoptr (GArray) years = field != NULL ? list_years (self, field) : NULL;

  for (guint i = 1; years != NULL && i < years->len; i++)
    {
      const ReportYear *before = &g_array_index (years, ReportYear, i - 1), *after = before + 1;
      ZzProblem *problem;

      if (after->year <= before->year + 1)
        continue;
      problem = zz_linter_add (self, ZZ_PROBLEM_YEAR_MISSING, ZZ_SEVERITY_WARNING, "audit-year-missing", after->report);
      problem->year = before->year + 1;
      problem->last_year = after->year - 1;
    }
}

static void
check_evidence (ZzLinter *self)
{
  const ZzRegister *reg = self->catalogue->builtins[ZZ_BUILTIN_EVIDENCE];
  const GPtrArray *items = zz_project_get_records (self->project, reg);

  for (guint i = 0; i < items->len; i++)
    {
      const ZzDate issued = zz_record_get_date (items->pdata[i], ZZ_EVIDENCE_ISSUED);
      const ZzDate until = zz_record_get_date (items->pdata[i], ZZ_EVIDENCE_VALID_UNTIL);
      ZzProblem *problem = NULL;

      if (zz_evidence_is_removed (items->pdata[i]) || issued == ZZ_DATE_NONE)
        continue;
      if (until != ZZ_DATE_NONE && until < issued)
        {
          problem = zz_linter_add (self, ZZ_PROBLEM_ORDER, ZZ_SEVERITY_ERROR, "evidence-ends-before-issued", items->pdata[i]);
          problem->field = zz_register_get_field (reg, ZZ_EVIDENCE_VALID_UNTIL);
          problem->earlier = zz_register_get_field (reg, ZZ_EVIDENCE_ISSUED);
          problem->day = until;
        }
      else if (issued > self->at)
        {
          problem = zz_linter_add (self, ZZ_PROBLEM_EVIDENCE_IN_FUTURE, ZZ_SEVERITY_WARNING, "evidence-dated-after-assessment", items->pdata[i]);
          problem->field = zz_register_get_field (reg, ZZ_EVIDENCE_ISSUED);
          problem->day = issued;
        }
      if (problem != NULL)
        {
          problem->evidence = problem->records[0];
          problem->records[0] = NULL;
        }
    }
}

/* Whether there is evidence, by the number of the clause. */
static gboolean *
find_proven (ZzLinter *self)
{
  const GPtrArray *items = zz_project_get_builtin (self->project, ZZ_BUILTIN_EVIDENCE);
  gboolean *proven = g_new0 (gboolean, self->catalogue->clauses->len + 1);

  for (guint i = 0; i < items->len; i++)
    {
      const ZzValue *clauses = zz_record_get (items->pdata[i], ZZ_EVIDENCE_CLAUSES);

      if (zz_evidence_is_removed (items->pdata[i]) || clauses->kind != ZZ_VALUE_LIST)
        continue;
      for (char **id = clauses->list; *id != NULL; id++)
        {
          const ZzClause *clause = zz_catalogue_find_clause (self->catalogue, *id);

          if (clause != NULL)
            proven[clause->number] = TRUE;
        }
    }
  return proven;
}

/* Who judged and why: an auditor asks for both. */
static void
check_judgement (ZzLinter *self,
                 const ZzRecord *answer)
{
  static const guint asked[] = { ZZ_ANSWER_REASON, ZZ_ANSWER_BY };
  const ZzRegister *reg = zz_record_get_register (answer);

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (zz_value_is_absent (zz_record_get (answer, asked[i])))
      zz_linter_add (self, ZZ_PROBLEM_JUDGEMENT_BARE, ZZ_SEVERITY_WARNING, "judgement-without-reason", answer)->field = zz_register_get_field (reg, asked[i]);
}

static void
check_answers (ZzLinter *self)
{
  const GPtrArray *answers = zz_project_get_builtin (self->project, ZZ_BUILTIN_ANSWER);
  g_autofree gboolean *proven = find_proven (self);

  for (guint i = 0; i < answers->len; i++)
    {
      const ZzClause *clause = zz_catalogue_find_clause (self->catalogue, zz_record_get_id (answers->pdata[i]));

      if (clause != NULL && !zz_value_is_absent (zz_record_get (answers->pdata[i], ZZ_ANSWER_JUDGEMENT)))
        check_judgement (self, answers->pdata[i]);
      if (clause != NULL && clause->judgement && clause->needs->len > 0 && !proven[clause->number]
          && zz_record_get_choice (answers->pdata[i], ZZ_ANSWER_JUDGEMENT) == ZZ_JUDGEMENT_MET)
        zz_linter_add (self, ZZ_PROBLEM_MET_WITHOUT_PROOF, ZZ_SEVERITY_WARNING, "met-without-proof", answers->pdata[i]);
    }
}

static void
check_field (ZzLinter *self,
             const ZzRecord *record,
             const ZzField *field)
{
  const ZzValue *value = zz_record_get (record, field->number);

  if (field->required && zz_value_is_absent (value))
    zz_linter_add (self, ZZ_PROBLEM_REQUIRED, ZZ_SEVERITY_ERROR, "required-field-missing", record)->field = field;
  else if (value->kind == ZZ_VALUE_REFERENCE && field->refers != NULL
           && zz_project_find (self->project, field->refers, value->text) == NULL)
    zz_linter_add (self, ZZ_PROBLEM_DANGLING, ZZ_SEVERITY_ERROR, "reference-dangling", record)->field = field;
}

static void
check_fields (ZzLinter *self,
              const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (self->project, reg);

  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; j < reg->fields->len; j++)
      check_field (self, records->pdata[i], zz_register_get_field (reg, j));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return (int) ((const ZzProblem *) a)->severity - (int) ((const ZzProblem *) b)->severity;
}

GArray *
zz_lint (ZzProject *project,
         ZzDate at,
         ZzDate today)
{
  ZzLinter self = { .project = project, .at = at, .today = today };

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);
  g_return_val_if_fail (at != ZZ_DATE_NONE && today != ZZ_DATE_NONE, NULL);

  self.insured = zz_insurance_get_due (at, today);
  self.catalogue = zz_project_get_catalogue (project);
  self.problems = g_array_new (FALSE, FALSE, sizeof (ZzProblem));
  check_credit_code (&self);
  for (guint i = 0; i < self.catalogue->registers->len; i++)
    check_fields (&self, self.catalogue->registers->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    check_order (&self, i);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    check_key (&self, i);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    check_end (&self, i);
  check_certificates (&self);
  check_years (&self);
  check_evidence (&self);
  check_answers (&self);
  zz_lint_days (&self);
  g_array_sort (self.problems, compare);
  return self.problems;
}
