/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evidence item of a list: a row that has a state too.
 *
 * Made by zz_record_row_new(). It does not listen: whoever owns the list calls
 * zz_evidence_item_refresh() once after it was made and after every edit.
 */
#pragma once

#include "app/record-row.h"
#include "eval/evidence-state.h"

G_BEGIN_DECLS

/* What a table says of an item, in order. */
typedef enum {
  ZZ_EVIDENCE_COLUMN_KIND,
  ZZ_EVIDENCE_COLUMN_TITLE,
  ZZ_EVIDENCE_COLUMN_ISSUED,
  ZZ_EVIDENCE_COLUMN_VALID_UNTIL,
  ZZ_EVIDENCE_COLUMN_STATE,
  ZZ_EVIDENCE_COLUMN_CLAUSES,
  ZZ_EVIDENCE_COLUMN_RECORDS,
} ZzEvidenceColumn;

#define ZZ_N_EVIDENCE_COLUMNS (ZZ_EVIDENCE_COLUMN_RECORDS + 1)

/* A word of its own for each state, and an icon name and CSS class likewise. */
const char *zz_evidence_state_get_word (ZzEvidenceState state);
const char *zz_evidence_state_get_icon (ZzEvidenceState state);
const char *zz_evidence_state_get_css_class (ZzEvidenceState state);

#define ZZ_TYPE_EVIDENCE_ITEM (zz_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (ZzEvidenceItem, zz_evidence_item, ZZ, EVIDENCE_ITEM, ZzRecordRow)

ZzEvidenceState zz_evidence_item_get_state (ZzEvidenceItem *self);

/* Whether the item says something else, or is in another state, than when this was
 * asked last. @days: see zz_evidence_get_state(). */
gboolean zz_evidence_item_refresh (ZzEvidenceItem *self,
                                   guint days);

/* Owned by the caller; dates in digits, so that they line up. */
char *zz_evidence_item_dup_cell (ZzEvidenceItem *self,
                                 ZzEvidenceColumn column);
/* The place among others, for the columns that do not sort by their text. */
gint64 zz_evidence_item_get_key (ZzEvidenceItem *self,
                                 ZzEvidenceColumn column);

/* "Personnel e": where a clause stands. Owned by the caller. */
char *zz_evidence_item_dup_clause (ZzSession *session,
                                   const char *clause);

G_END_DECLS
