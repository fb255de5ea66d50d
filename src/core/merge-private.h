/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A merge from inside: its records, how versions are joined, how references settle. */
#pragma once

#include "core/merge.h"

G_BEGIN_DECLS

enum {
  ZZ_VERSION_BASE,
  ZZ_VERSION_MINE,
  ZZ_VERSION_THEIRS,
  ZZ_N_VERSIONS
};

/* What becomes of a record. */
typedef enum {
  ZZ_FATE_OPEN, /* nobody decided: it follows what the versions say */
  ZZ_FATE_KEPT,
  ZZ_FATE_GONE,
} ZzFate;

/**
 * ZzMergeEntry: a record in its three versions
 * @versions: borrowed; %NULL where it is not there
 * @referrers: see ZzConflict; owned, %NULL for none
 * @first, @n: its conflicts
 * @result: while changes are made: what it becomes, owned; %NULL for gone
 */
typedef struct
{
  const ZzRegister *reg;
  const char *id;
  ZzRecord *versions[ZZ_N_VERSIONS];
  GPtrArray *referrers;
  guint first;
  guint n;
  ZzRecord *result;
  ZzFate fate;
} ZzMergeEntry;

/**
 * ZzMerge:
 * @entries: ZzMergeEntry, owned, in the order of the file
 * @by_id: for each register by number: id → ZzMergeEntry
 * @conflicts: ZzConflict, owned; behind those of the entries, from @first_own on,
 *   those of the project's own members
 */
struct _ZzMerge
{
  ZzProject *projects[ZZ_N_VERSIONS];
  const ZzCatalogue *catalogue;
  GPtrArray *entries;
  GHashTable **by_id;
  GPtrArray *conflicts;
  guint first_own;
};

/* The side that removed what base and the other side have; ZZ_SIDE_NONE if neither. */
ZzSide zz_merge_entry_get_remover (const ZzMergeEntry *entry);

/* The entry a reference leads to, or NULL. @reg NULL: of any register. */
ZzMergeEntry *zz_merge_find (const ZzMerge *merge,
                             const ZzRegister *reg,
                             const char *id);

/* merge-join.c: called for what both sides changed; sets @value, which holds mine. */
typedef void (*ZzMergeClashFunc) (const ZzMergeEntry *entry,
                                  const ZzField *field,
                                  const char *extra,
                                  const ZzValue *versions,
                                  ZzValue *value,
                                  gpointer user_data);

/* Joins the versions field by field; NULL where they leave nothing of an answer or an
 * override. A version that is not there says nothing. Owned by the caller. */
ZzRecord *zz_merge_join (const ZzMergeEntry *entry,
                         gboolean named,
                         ZzMergeClashFunc clash,
                         gpointer user_data);
/* The same for members not understood; @entry NULL: the project's own. NULL for none. */
GPtrArray *zz_merge_join_extras (const ZzMergeEntry *entry,
                                 const GPtrArray *const *versions,
                                 ZzMergeClashFunc clash,
                                 gpointer user_data);

/* merge-settle.c: whether @value of @field refers to record @id of @reg. */
gboolean zz_merge_refers (const ZzField *field,
                          const ZzValue *value,
                          const ZzRegister *reg,
                          const char *id);
/* Makes the results refer only to what is there. */
void zz_merge_settle (const ZzMerge *merge);

G_END_DECLS
