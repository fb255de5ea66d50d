/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All evidence of a project as a table, several items selected at a time.
 *
 * The owner gives it a session once.
 *
 * Actions of the owner that it uses, none of which takes a parameter:
 * evidence.details (Return, double click) and what stands in its menu.
 */
#pragma once

#include "app/evidence-item.h"
#include "app/table-view.h"

G_BEGIN_DECLS

/* Every state but ZZ_EVIDENCE_REMOVED; every kind. */
#define ZZ_EVIDENCE_ANY -1

#define ZZ_TYPE_EVIDENCE_TABLE (zz_evidence_table_get_type ())
G_DECLARE_FINAL_TYPE (ZzEvidenceTable, zz_evidence_table, ZZ, EVIDENCE_TABLE, ZzTableView)

void zz_evidence_table_set_session (ZzEvidenceTable *self,
                                    ZzSession *session);

/* Takes over what changed in the project, the day or the files. */
void zz_evidence_table_update (ZzEvidenceTable *self);

/* How many items are in this state, whatever the filter. */
guint zz_evidence_table_count (ZzEvidenceTable *self,
                               ZzEvidenceState state);

/* @text: all its words must occur; @state and @kind: numbers or ZZ_EVIDENCE_ANY. */
void zz_evidence_table_set_filter (ZzEvidenceTable *self,
                                   const char *text,
                                   int state,
                                   int kind);

/* The records of the selected items (ZzRecord), owned by the caller. */
GPtrArray *zz_evidence_table_list_selected (ZzEvidenceTable *self);

G_END_DECLS
