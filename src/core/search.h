/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: where a text occurs in a project, in either language.
 *
 *   zz_search_new () → zz_search_find () … → zz_search_free ()
 *
 * The index holds what clauses, records, evidence and answers say, choices and
 * clauses in both languages, folded so that case and full width make no
 * difference. It is a picture of the moment it was made: make it anew after an
 * edit. A hit has all words of the query, in any order and any of its fields.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_HIT_CLAUSE,
  ZZ_HIT_NOTE, /* what was written about a clause: reason, notes */
  ZZ_HIT_RECORD,
  ZZ_HIT_EVIDENCE,
} ZzHitKind;

#define ZZ_N_HIT_KINDS (ZZ_HIT_EVIDENCE + 1)

/* @id: of the clause or record it leads to. */
typedef struct
{
  ZzHitKind kind;
  const char *id;
} ZzHit;

typedef struct _ZzSearch ZzSearch;

ZzSearch *zz_search_new (ZzProject *project);
void zz_search_free (ZzSearch *self);

/* The first @limit hits of each kind (ZzHit), clauses first. Owned by the caller;
 * the ids live as long as the index. @totals: of each kind, how many there are. */
GArray *zz_search_find (const ZzSearch *self,
                        const char *query,
                        guint limit,
                        guint totals[ZZ_N_HIT_KINDS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzSearch, zz_search_free)

G_END_DECLS
