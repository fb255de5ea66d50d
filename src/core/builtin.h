/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registers every project has, whatever its catalogue.
 *
 * What a person says about a clause (answer), the proof (evidence), what is
 * still to be done (action), a figure replaced (override), the application and
 * the sign-offs are records like all others: described by fields, edited by
 * changes, read and written by the same codec. Only their fields are known to
 * the program by number, so that code reads them without looking up names.
 *
 * Identifiers: the application is "application"; an answer has its clause's id;
 * an override is "CLAUSE/FIGURE"; the others have ids of their own.
 */
#pragma once

#include "core/catalogue.h"
#include "core/record.h"

G_BEGIN_DECLS

enum {
  ZZ_APPLICATION_SERVICE,
  ZZ_APPLICATION_LEVEL,
  ZZ_APPLICATION_KIND,
  ZZ_APPLICATION_PLANNED_DATE,
};

enum {
  ZZ_OVERRIDE_VALUE,
  ZZ_OVERRIDE_REASON,
  ZZ_OVERRIDE_BY,
  ZZ_OVERRIDE_ON,
};

enum {
  ZZ_ANSWER_JUDGEMENT,
  ZZ_ANSWER_REASON,
  ZZ_ANSWER_BY,
  ZZ_ANSWER_ON,
  ZZ_ANSWER_REVIEW_ON,
  ZZ_ANSWER_NOTES,
  ZZ_ANSWER_REVISION,
};

/* The choices of an answer's judgement, by number. */
typedef enum {
  ZZ_JUDGEMENT_MET,
  ZZ_JUDGEMENT_PARTLY_MET,
  ZZ_JUDGEMENT_NOT_MET,
  ZZ_JUDGEMENT_NOT_APPLICABLE,
} ZzJudgement;

#define ZZ_N_JUDGEMENTS (ZZ_JUDGEMENT_NOT_APPLICABLE + 1)

enum {
  ZZ_EVIDENCE_KIND,
  ZZ_EVIDENCE_TITLE,
  ZZ_EVIDENCE_FILE,
  ZZ_EVIDENCE_SIZE,
  ZZ_EVIDENCE_SHA256,
  ZZ_EVIDENCE_MEDIA_TYPE,
  ZZ_EVIDENCE_ISSUED,
  ZZ_EVIDENCE_VALID_UNTIL,
  ZZ_EVIDENCE_ADDED,
  ZZ_EVIDENCE_CLAUSES,
  ZZ_EVIDENCE_RECORDS,
  ZZ_EVIDENCE_CONFIDENTIAL,
  ZZ_EVIDENCE_REPLACES,
  ZZ_EVIDENCE_NOTE,
  ZZ_EVIDENCE_REMOVED_ON,
  ZZ_EVIDENCE_REMOVED_BY,
  ZZ_EVIDENCE_REMOVED_REASON,
};

enum {
  ZZ_ACTION_CLAUSE,
  ZZ_ACTION_TITLE,
  ZZ_ACTION_OWNER,
  ZZ_ACTION_DUE,
  ZZ_ACTION_STATE,
  ZZ_ACTION_CLOSED,
  ZZ_ACTION_CLOSED_REASON,
};

/* The choices of an action's state, by number. */
typedef enum {
  ZZ_ACTION_STATE_OPEN,
  ZZ_ACTION_STATE_IN_PROGRESS,
  ZZ_ACTION_STATE_CLOSED,
} ZzActionState;

enum {
  ZZ_SIGNOFF_BY,
  ZZ_SIGNOFF_AT,
  ZZ_SIGNOFF_ROLE,
  ZZ_SIGNOFF_DIGEST,
  ZZ_SIGNOFF_TOTALS,
  ZZ_SIGNOFF_STATE, /* what was signed (store/signoff.h) */
};

/* Whether the item was taken out of use: any of its "removed" members is given. */
gboolean zz_evidence_is_removed (const ZzRecord *item);

/* Whether the item is marked as confidential. */
gboolean zz_evidence_is_marked (const ZzRecord *item);

/* Those of @items that are confidential: marked so, or with the file or content of one
 * that is and is in use. A set of ZzRecord, owned by the caller, its elements by the
 * project. */
GHashTable *zz_evidence_find_confidential (const GPtrArray *items);

/* For each of @added (ZzRecord) the item among @items, none of them, that has the same
 * content and is in use; NULL for one that has none. Owned by the caller, its elements
 * by the project. */
GPtrArray *zz_evidence_list_same (const GPtrArray *items,
                                  const GPtrArray *added);

/* What the newer version of @old has from it: kind, clauses, records and whether it is
 * confidential, as far as @item, which no project holds yet, does not say so itself;
 * and that it replaces it. */
void zz_evidence_inherit (ZzRecord *item,
                          const ZzRecord *old);

/* The member of the project file that holds the register's records. */
const char *zz_builtin_get_member (ZzBuiltin builtin);

/* Its description, made for @catalogue (whose lists its choices are). Called by
 * zz_catalogue_seal(), which owns the result. */
ZzRegister *zz_builtin_new (const ZzCatalogue *catalogue,
                            ZzBuiltin builtin);

G_END_DECLS
