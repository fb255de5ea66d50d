/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers: whether what one person holds matches: employed, insured, certified.
 *
 * An auditor lays a person's certificate, labour contract and insurance side by
 * side. zz_papers_new() does so for a whole project on one day and says what does
 * not match. It judges no clause, so nothing here makes one met or not met; it is
 * a function of its arguments. What is not recorded is named as such.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_PAPER_NO_HOLDER,        /* the certificate names nobody who is recorded */
  ZZ_PAPER_LEFT,             /* its holder has left; day: the last one there */
  ZZ_PAPER_CONTRACT_ENDED,   /* the contract ends before the day; day: its last */
  ZZ_PAPER_CONTRACT_UNKNOWN, /* no end of the contract is recorded */
  ZZ_PAPER_NOT_INSURED,      /* day: the last one insured */
  ZZ_PAPER_INSURED_UNKNOWN,
  ZZ_PAPER_EXPIRED,        /* the certificate; day: its last */
  ZZ_PAPER_OTHER_CATEGORY, /* the certificate is for another service */
  ZZ_PAPER_TO_COME,        /* its holder joins later; day: the first one there */
} ZzPaperCode;

#define ZZ_N_PAPER_CODES (ZZ_PAPER_TO_COME + 1)

/* @day: ZZ_DATE_NONE where the code has none. */
typedef struct
{
  ZzPaperCode code;
  ZzDate day;
} ZzMismatch;

/**
 * ZzPaper: a person and one certificate of theirs
 * @person: %NULL for a certificate without a holder
 * @certificate: %NULL for a person without one
 * @mismatches: ZzMismatch, in the order of the codes; empty: all matches
 */
typedef struct
{
  ZzRecord *person;
  ZzRecord *certificate;
  GArray *mismatches;
} ZzPaper;

/* One for each person and certificate, persons in the project's order, then the
 * certificates of nobody (ZzPaper). Empty where the catalogue has neither. @at:
 * the day of the assessment. @today: nobody is insured in a month to come
 * (eval/insurance.h). Owned by the caller. */
GPtrArray *zz_papers_new (ZzProject *project,
                          ZzDate at,
                          ZzDate today);

G_END_DECLS
