/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: a verdict with its reasons for every clause, on one day at one level.
 *
 * Made whole by zz_evaluate(), counted by reference, never changed afterwards,
 * and independent of what is edited later: records are named by id, and the
 * findings keep those ids alive.
 * Descriptions (clauses, fields, conditions) are borrowed from the catalogue,
 * which the findings keep alive. The structs are open to be read. Rendering to
 * text is the report's business (report/words.h), to JSON the command line's.
 */
#pragma once

#include "core/builtin.h"
#include "core/catalogue.h"
#include "core/proof.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* In the order from best to worst: the worst of several is their maximum. */
typedef enum {
  ZZ_STATUS_NONE, /* a part the clause does not have, a level without text */
  ZZ_STATUS_NOT_APPLICABLE,
  ZZ_STATUS_MET,
  ZZ_STATUS_UNKNOWN,
  ZZ_STATUS_PARTLY_MET,
  ZZ_STATUS_NOT_MET,
} ZzStatus;

#define ZZ_N_STATUSES (ZZ_STATUS_NOT_MET + 1)

/* "met", "not-met", …; NULL for ZZ_STATUS_NONE. */
const char *zz_status_get_id (ZzStatus status);

/* Why one test says what it says (rules.md §4). */
typedef enum {
  ZZ_WHY_HOLDS, /* the test is satisfied: no why in the JSON */
  ZZ_WHY_MISSING,
  ZZ_WHY_DANGLING,
  ZZ_WHY_OTHER_VALUE,
  ZZ_WHY_TOO_LOW,
  ZZ_WHY_OUTSIDE_WINDOW,
  ZZ_WHY_WINDOW_OPEN,
  ZZ_WHY_NOT_YET,
  ZZ_WHY_TOO_SHORT,
  ZZ_WHY_TOO_OLD,
  ZZ_WHY_ENDED,
  ZZ_WHY_NOT_HAPPENED,
} ZzWhyCode;

#define ZZ_N_WHY_CODES (ZZ_WHY_NOT_HAPPENED + 1)

/* "missing", "too-low", …; NULL for ZZ_WHY_HOLDS. */
const char *zz_why_code_get_id (ZzWhyCode code);

/**
 * ZzWhy: one test and what became of it
 * @excluded: it stood under a "not": in the JSON its why is "excluded"
 * @test: the condition (field or from)
 * @field: the field looked at; for a missing declared category the
 *   application's own "service" field
 * @of: the record reached by `refers`, or %NULL
 * @day: see rules.md §4; ZZ_DATE_NONE where the code has none
 * @have: what the record holds, where it matters
 * @need: what is asked for: a value, a set of choices, or a list of numbers
 */
typedef struct
{
  ZzWhyCode code;
  gboolean excluded;
  const ZzCondition *test;
  const ZzField *field;
  char *of;
  ZzDate day;
  ZzValue have;
  ZzValue need;
} ZzWhy;

/* The record or, inside a fiscal window, the year looked at. */
typedef struct
{
  char *record; /* NULL for a year */
  int year;
} ZzSubject;

/**
 * ZzEntry: one record in an explanation
 * @why: the test that decided, unless @reasons
 * @reasons: the reasons of what decided, where that is not one test (ZzReason)
 */
typedef struct
{
  ZzSubject subject;
  ZzWhy why;
  GPtrArray *reasons;
} ZzEntry;

typedef enum {
  ZZ_REASON_COUNT,
  ZZ_REASON_EVERY,
  ZZ_REASON_EMPTY,
  ZZ_REASON_NONE_IN_SCOPE,
  ZZ_REASON_NO_YEAR_DUE,
  ZZ_REASON_FACT,
} ZzReasonCode;

#define ZZ_N_REASON_CODES (ZZ_REASON_FACT + 1)

const char *zz_reason_code_get_id (ZzReasonCode code);

/**
 * ZzReason: what one quantifier or top-level test found
 * @quantifier: count or every; its register or window is what was looked at
 * @negated: it stands under a "not": that it holds speaks against the clause
 * @have: count: records that count for sure (distinct ones); every: that pass
 * @open: count: records that may yet count
 * @need: count: N; every: members, possible ones included
 * @counted: ZzSubject; %NULL for none (zz_reason_get_n_counted())
 * @failing: count: records left out, one entry for each deciding test; every:
 *   members that fail, one entry each with reasons (ZzEntry); %NULL for none
 * @missing: the same for those that are open (ZzEntry); %NULL for none
 * @fact: of ZZ_REASON_FACT: the test
 */
typedef struct
{
  ZzReasonCode code;
  const ZzCondition *quantifier;
  gboolean negated;
  guint have;
  guint open;
  guint need;
  GArray *counted;
  GArray *failing;
  GArray *missing;
  ZzEntry fact;
} ZzReason;

static inline guint
zz_reason_get_n_counted (const ZzReason *reason)
{
  return reason->counted != NULL ? reason->counted->len : 0;
}

/* What one evidence item is worth for one need on the day. */
typedef enum {
  ZZ_ITEM_GOOD,
  ZZ_ITEM_UNDATED_ISSUE, /* unknown: the day of issue is asked for */
  ZZ_ITEM_UNDATED_END,   /* unknown: the valid-until is asked for */
  ZZ_ITEM_UNCHECKED,     /* unknown: nobody looked at the file yet */
  ZZ_ITEM_EXPIRED,
  ZZ_ITEM_TOO_OLD,
  ZZ_ITEM_NOT_YET_ISSUED,
  ZZ_ITEM_MISSING,
  ZZ_ITEM_CHANGED,
} ZzItemCode;

#define ZZ_N_ITEM_CODES (ZZ_ITEM_CHANGED + 1)

/* "good", "expired", …. */
const char *zz_item_code_get_id (ZzItemCode code);

/* @day: the last day it was good (expired, too old), the first day it will be
 * (not yet issued), for a good one the last day it stays so; or ZZ_DATE_NONE. */
typedef struct
{
  char *item; /* id of the evidence */
  ZzItemCode code;
  ZzDate day;
} ZzItem;

/**
 * ZzProofGroup: records of which one has to be proven
 * @records: their ids; for a year: its records
 * @status: met, unknown or not met
 */
typedef struct
{
  GPtrArray *records;
  ZzStatus status;
} ZzProofGroup;

/**
 * ZzNeedFinding: what one evidence need found
 * @items: every item of its kinds for the clause (ZzItem); for a "per" need only
 *   those of counted records
 * @groups: of a "per" need: ZzProofGroup; else %NULL
 * @have, @open, @need: groups proven, groups that may be, groups asked for
 */
typedef struct
{
  const ZzNeed *need;
  ZzStatus status;
  GArray *items;
  GPtrArray *groups;
  guint have;
  guint open;
  guint required;
} ZzNeedFinding;

/* How not-applicable, or a doubt about it, came about. */
typedef enum {
  ZZ_APPLIES,
  ZZ_NOT_AT_THIS_LEVEL,
  ZZ_NOT_FOR_THIS_SERVICE,
  ZZ_NOT_FOR_THIS_APPLICATION,
  ZZ_NOT_BY_RULE,
  ZZ_NOT_BY_ANSWER,
  ZZ_NOT_BY_ANSWER_INCOMPLETE, /* unknown: reason, name or review date absent */
  ZZ_NOT_BY_ANSWER_LAPSED,     /* unknown: the review date has passed */
} ZzApplicability;

#define ZZ_N_APPLICABILITIES (ZZ_NOT_BY_ANSWER_LAPSED + 1)

const char *zz_applicability_get_id (ZzApplicability applicability);

/**
 * ZzClauseFinding:
 * @rule, @evidence, @judgement: the parts; ZZ_STATUS_NONE for one it does not
 *   have, and for all when the clause does not apply
 * @reasons: the rule's reasons (ZzReason); those of `not_applicable_when` if that
 *   decided
 * @needs: ZzNeedFinding, one for each need of the clause; empty without parts
 */
typedef struct
{
  const ZzClause *clause;
  ZzStatus status;
  ZzApplicability applicability;
  ZzStatus rule;
  ZzStatus evidence;
  ZzStatus judgement;
  GPtrArray *reasons;
  GPtrArray *needs;
} ZzClauseFinding;

/**
 * ZzFindings:
 * @service: number in the catalogue's services, or -1
 * @available: the text of the level is known; without it there is no verdict
 * @ready: at least one clause applies and every applicable one is met
 * @totals: number of clauses by ZzStatus
 * @clauses: ZzClauseFinding by clause number; empty when not available
 * @categories: ZzStatus of each category, by its place in the catalogue
 * @keeper: keeps the ids alive that are borrowed above; not to be read from
 */
typedef struct
{
  gatomicrefcount ref_count;
  ZzCatalogue *catalogue;
  int service;
  guint level;
  ZzDate at;
  gboolean available;
  gboolean ready;
  guint totals[ZZ_N_STATUSES];
  GPtrArray *clauses;
  ZzStatus *categories;
  GObject *keeper;
} ZzFindings;

ZzFindings *zz_findings_ref (ZzFindings *findings);
void zz_findings_unref (ZzFindings *findings);

/* Clauses that apply: met, partly met, not met and unknown ones. */
guint zz_findings_get_n_applicable (const ZzFindings *findings);
/* Of those, the clauses that are not met. */
guint zz_findings_get_n_open (const ZzFindings *findings);

const ZzClauseFinding *zz_findings_get_clause (const ZzFindings *findings,
                                               const ZzClause *clause);

/* The worst category stands for the whole; NONE where there is no verdict. */
ZzStatus zz_findings_get_worst (const ZzFindings *findings);

/* Met and applicable clauses of the category at @index. */
void zz_findings_count_category (const ZzFindings *findings,
                                 guint index,
                                 guint *met,
                                 guint *applicable);

void zz_reason_free (ZzReason *reason);
void zz_need_finding_free (ZzNeedFinding *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzFindings, zz_findings_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzReason, zz_reason_free)

G_END_DECLS
