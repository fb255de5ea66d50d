/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence of a project as a numbered list: an item proves several clauses but
 * is listed, numbered and copied once, and everybody refers to it by its number. */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

/**
 * ZzEvidenceList:
 * @items: those in use (ZzRecord), in the order of the clauses they are for, then
 *   those that are for none; the first has number 1
 * @removed: those taken out of use
 * @of_clause: by clause number: GPtrArray of ZzRecord in use, or %NULL for none
 */
typedef struct
{
  GPtrArray *items;
  GPtrArray *removed;
  GPtrArray *of_clause;
  GHashTable *numbers;
} ZzEvidenceList;

/* Borrows the records of @project, which must not be edited meanwhile. */
ZzEvidenceList *zz_evidence_list_new (ZzProject *project);
void zz_evidence_list_free (ZzEvidenceList *list);

/* Of the item with the id @item; 0 for one that is not in use. */
guint zz_evidence_list_get_number (const ZzEvidenceList *list,
                                   const char *item);

/* The items in use for @clause, in the order of their numbers; NULL for none. */
const GPtrArray *zz_evidence_list_get (const ZzEvidenceList *list,
                                       const ZzClause *clause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzEvidenceList, zz_evidence_list_free)

G_END_DECLS
