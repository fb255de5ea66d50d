/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what does not fit: a sentence for each problem that lint finds and what to
 * do, and a few words for each paper. */
#include "report/words.h"

#include "report/phrase.h"

static const char *const sentences[ZZ_N_PROBLEM_KINDS] = {
  [ZZ_PROBLEM_ORDER] = M_ ("{record}: “{field}” ({day}) is before “{earlier}”. Check both dates."),
  [ZZ_PROBLEM_SAME] = M_ ("{record} and {other} have the same “{field}”. Correct one of them, or remove it."),
  [ZZ_PROBLEM_ENDS_EARLY] = M_ ("{record}: “{field}” is {day}, before the assessment. Renew it, or record the new date."),
  [ZZ_PROBLEM_HOLDER_NOT_EMPLOYED] = M_ ("{record}: its holder {other} is not employed on the day of the assessment, so it does not count."),
  [ZZ_PROBLEM_HOLDER_NOT_INSURED] = M_ ("{record}: the last insured month of its holder {other} is {day}. Record the newest proof of insurance."),
  [ZZ_PROBLEM_INSURANCE_UNKNOWN] = M_ ("{record}: no insured month of its holder {other} is recorded. Record the newest proof of insurance."),
  [ZZ_PROBLEM_CATEGORY] = M_ ("{record} is for {category}, while {service} is declared. It does not count where the declared category is asked for."),
  [ZZ_PROBLEM_CREDIT_CODE] = M_ ("The credit code is mistyped: it is not 18 characters long, or its check character does not fit. Compare it with the licence."),
  [ZZ_PROBLEM_NO_CREDIT_CODE] = M_ ("The credit code of the organisation is not recorded. Copy it from the licence."),
  [ZZ_PROBLEM_YEAR_MISSING] = M_ ("There is no audit report for {year}, though there are reports of earlier and later years. Record it."),
  [ZZ_PROBLEM_EVIDENCE_IN_FUTURE] = M_ ("{record}: issued on {day}, after the assessment. Check the date."),
  [ZZ_PROBLEM_MET_WITHOUT_PROOF] = M_ ("{record}: judged met without any proof. Attach the proof the judgement rests on."),
  [ZZ_PROBLEM_JUDGEMENT_BARE] = M_ ("{record}: judged, but “{field}” is not filled in. An auditor asks who judged and why."),
  [ZZ_PROBLEM_REQUIRED] = M_ ("{record}: “{field}” is not filled in."),
  [ZZ_PROBLEM_DANGLING] = M_ ("{record}: “{field}” names a record that is not there. Choose another one."),
  [ZZ_PROBLEM_FAR_DAY] = M_ ("{record}: “{field}” is {day}, a day that can hardly be meant. Check the year."),
  [ZZ_PROBLEM_ENDLESS] = M_ ("{record}: “{field}” is {day}. Choose “never” if it has no end, else check the year."),
  [ZZ_PROBLEM_DUE_LATE] = M_ ("{record}: due on {day}, after the assessment. If the assessment needs it, bring it forward."),
  [ZZ_PROBLEM_BORN_LATER] = M_ ("{record}: “{field}” is {value}, which is yet to come. Correct it."),
  [ZZ_PROBLEM_TWICE_EMPLOYED] = M_ ("{record} is recorded twice, employed in both from {day} on. Correct the days, or remove one of the records."),
};

static const char *const same_name = M_ ("{record} is there twice, with the same “{field}”. Correct one of them, or remove it.");
static const char *const several_years = M_ ("There are no audit reports from {year} to {last}, though there are reports of earlier and later years. Record them, or correct the year that is mistyped.");

static const char *const severities[] = {
  [ZZ_SEVERITY_ERROR] = M_ ("Error"),
  [ZZ_SEVERITY_WARNING] = M_ ("Warning"),
  [ZZ_SEVERITY_HINT] = M_ ("Hint"),
};

const char *
zz_words_severity (const ZzMessages *messages,
                   ZzSeverity severity)
{
  g_return_val_if_fail (messages != NULL && severity < G_N_ELEMENTS (severities), NULL);

  return zz_messages_get (messages, severities[severity]);
}

/* A record by its name; the answer to a clause by the clause's title. */
static char *
dup_name (const ZzMessages *messages,
          ZzProject *project,
          const char *id)
{
  const ZzClause *clause = id != NULL ? zz_catalogue_find_clause (zz_project_get_catalogue (project), id) : NULL;

  if (clause != NULL)
    return g_strdup (zz_messages_text (messages, &clause->title));
  return id != NULL ? zz_words_record (messages, project, id) : NULL;
}

/* What the field looked at holds; NULL where there is no such field. */
static char *
dup_value (const ZzMessages *messages,
           ZzProject *project,
           const ZzProblem *problem)
{
  const ZzField *field = problem->field;
  const ZzRecord *record = problem->records[0] != NULL ? zz_project_find_anywhere (project, problem->records[0]) : NULL;
  g_autofree char *value = NULL;

  if (record == NULL || field == NULL || zz_record_get_register (record) != field->owner)
    return NULL;
  value = zz_words_value (messages, project, field, zz_record_get (record, field->number));
  return zz_phrase_inside (messages, value);
}

static char *
dup_service (const ZzMessages *messages,
             ZzProject *project)
{
  const int service = zz_project_get_service (project);

  if (service < 0)
    return NULL;
  return zz_phrase_inside (messages, zz_messages_text (messages, &zz_choices_get (zz_project_get_catalogue (project)->services, (guint) service)->title));
}

/* Two that are called the same, or years from one to another, are said otherwise. */
static const char *
get_sentence (const ZzProblem *problem,
              const char *record,
              const char *other)
{
  if (problem->kind == ZZ_PROBLEM_SAME && g_strcmp0 (record, other) == 0)
    return same_name;
  return problem->last_year > problem->year ? several_years : sentences[problem->kind];
}

char *
zz_words_problem (const ZzMessages *messages,
                  ZzProject *project,
                  const ZzProblem *problem)
{
  g_autofree char *record = NULL;
  g_autofree char *other = NULL;
  g_autofree char *day = NULL;
  g_autofree char *year = NULL;
  g_autofree char *last = NULL;
  g_autofree char *value = NULL;
  g_autofree char *service = NULL;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && problem != NULL, NULL);

  record = dup_name (messages, project, problem->evidence != NULL ? problem->evidence : problem->records[0]);
  other = dup_name (messages, project, problem->records[1]);
  day = problem->day != ZZ_DATE_NONE ? zz_words_date (messages, problem->day) : NULL;
  year = zz_words_year (messages, problem->year);
  last = zz_words_year (messages, problem->last_year);
  value = dup_value (messages, project, problem);
  service = dup_service (messages, project);
  return zz_phrase (messages, get_sentence (problem, record, other), "record", record, "other", other,
                    "field", problem->field != NULL ? zz_words_field (messages, problem->field) : NULL,
                    "earlier", problem->earlier != NULL ? zz_words_field (messages, problem->earlier) : NULL,
                    "day", day, "year", year, "last", last, "category", value, "value", value, "service", service, NULL);
}

char *
zz_words_mismatch (const ZzMessages *messages,
                   const ZzMismatch *mismatch)
{
  static const char *const codes[ZZ_N_PAPER_CODES] = {
    [ZZ_PAPER_NO_HOLDER] = M_ ("The certificate has no recorded holder"),
    [ZZ_PAPER_LEFT] = M_ ("The holder left on {day}"),
    [ZZ_PAPER_TO_COME] = M_ ("The holder joins on {day}"),
    [ZZ_PAPER_CONTRACT_ENDED] = M_ ("The labour contract ends on {day}"),
    [ZZ_PAPER_CONTRACT_UNKNOWN] = M_ ("The end of the labour contract is not recorded"),
    [ZZ_PAPER_NOT_INSURED] = M_ ("Insured only until {day}"),
    [ZZ_PAPER_INSURED_UNKNOWN] = M_ ("The last insured month is not recorded"),
    [ZZ_PAPER_EXPIRED] = M_ ("The certificate is valid only until {day}"),
    [ZZ_PAPER_OTHER_CATEGORY] = M_ ("The certificate is for another service category"),
  };
  g_autofree char *day = NULL;

  g_return_val_if_fail (messages != NULL && mismatch != NULL && mismatch->code < ZZ_N_PAPER_CODES, NULL);

  day = mismatch->day != ZZ_DATE_NONE ? zz_words_date (messages, mismatch->day) : NULL;
  return zz_phrase (messages, codes[mismatch->code], "day", day, NULL);
}
