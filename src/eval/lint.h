/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lint: facts that do not fit each other.
 *
 * No clause asks for these checks, but an auditor makes them: dates in the wrong
 * order, the same number twice, a certificate of somebody who is not employed.
 * Looked up by the ids of registers and fields, so a check whose field a
 * catalogue does not have is not made. Pure.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_PROBLEM_ORDER,      /* @field is before @earlier */
  ZZ_PROBLEM_SAME,       /* two records say the same in @field */
  ZZ_PROBLEM_ENDS_EARLY, /* @field ends before the assessment */
  ZZ_PROBLEM_HOLDER_NOT_EMPLOYED,
  ZZ_PROBLEM_HOLDER_NOT_INSURED,
  ZZ_PROBLEM_INSURANCE_UNKNOWN, /* of the holder */
  ZZ_PROBLEM_CATEGORY,          /* the certificate is for another category */
  ZZ_PROBLEM_CREDIT_CODE,
  ZZ_PROBLEM_NO_CREDIT_CODE,
  ZZ_PROBLEM_YEAR_MISSING,       /* no audit report of these years, but of years around them */
  ZZ_PROBLEM_EVIDENCE_IN_FUTURE, /* issued after the assessment */
  ZZ_PROBLEM_MET_WITHOUT_PROOF,  /* the clause @records[0] */
  ZZ_PROBLEM_JUDGEMENT_BARE,     /* judged, and @field (who, why) is not given */
  ZZ_PROBLEM_REQUIRED,           /* @field is required and not given */
  ZZ_PROBLEM_DANGLING,           /* @field names a record that is not there */
  ZZ_PROBLEM_FAR_DAY,            /* @field is a day no paper can have */
  ZZ_PROBLEM_ENDLESS,            /* @field is so far ahead that "never" is meant */
  ZZ_PROBLEM_DUE_LATE,           /* the action is due after the assessment */
  ZZ_PROBLEM_BORN_LATER,         /* @field is a year that is yet to come */
  ZZ_PROBLEM_TWICE_EMPLOYED,     /* the second record's time overlaps the first's */
} ZzProblemKind;

#define ZZ_N_PROBLEM_KINDS (ZZ_PROBLEM_TWICE_EMPLOYED + 1)

typedef enum {
  ZZ_SEVERITY_ERROR,   /* cannot be true */
  ZZ_SEVERITY_WARNING, /* will be asked about */
  ZZ_SEVERITY_HINT,
} ZzSeverity;

/**
 * ZzProblem:
 * @code: "certificate-holder-not-employed", …: stable, for scripts
 * @records: ids of one or two records; of the answer (the clause) for
 *   ZZ_PROBLEM_MET_WITHOUT_PROOF; borrowed from the project
 * @evidence: id of the evidence item instead of records, or %NULL
 * @field, @earlier: the fields looked at, or %NULL
 * @day: the day @field holds, or ZZ_DATE_NONE
 * @year, @last_year: the first and the last year meant, or 0
 */
typedef struct
{
  ZzProblemKind kind;
  ZzSeverity severity;
  const char *code;
  const char *records[2];
  const char *evidence;
  const ZzField *field;
  const ZzField *earlier;
  ZzDate day;
  int year;
  int last_year;
} ZzProblem;

const char *zz_severity_get_id (ZzSeverity severity);

/* All problems on the day @at, errors first (ZzProblem). @today: what nobody can
 * have yet is not asked for (eval/insurance.h). Owned by the caller. */
GArray *zz_lint (ZzProject *project,
                 ZzDate at,
                 ZzDate today);

G_END_DECLS
