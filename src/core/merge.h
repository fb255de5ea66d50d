/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merge: the edits of two people on one project, joined.
 *
 * Three versions go in: @base, which both began with, @mine and @theirs. They are
 * compared by field, records keyed by id; sets (choices, clauses and records of
 * evidence) by element. What only one side changed, or both in the same way, joins by
 * itself. The rest are conflicts, which are data; each is decided for one side:
 *
 *   g_autoptr (ZzMerge) merge = zz_merge_new (base, mine, theirs, &error);
 *   for (guint i = 0; i < zz_merge_get_n_conflicts (merge); i++)
 *     zz_merge_choose (merge, i, ask (zz_merge_get_conflict (merge, i)));
 *   set = zz_merge_make_changes (merge, _("Merge"));
 *   zz_history_apply (history_of_mine, set, &error);      // one undoable step
 *
 * The result is valid where the versions are. A record that one side removed is
 * never referred to: where it was removed while the other side began to refer to it,
 * that is a conflict. Kept, it brings back what it refers to itself and what its
 * removal took along; gone, the new references to it go as well, as in
 * zz_edit_remove(). A choice cannot lose more than
 * it says: a record that was kept by choice keeps those it cannot do without.
 *
 * The three projects must not be edited while the merge lives.
 */
#pragma once

#include "core/change.h"
#include "core/project.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_SIDE_NONE, /* not decided */
  ZZ_SIDE_MINE,
  ZZ_SIDE_THEIRS,
} ZzSide;

typedef enum {
  ZZ_CONFLICT_CHANGED,  /* both gave a field, or a member not understood, a value */
  ZZ_CONFLICT_ADDED,    /* both added a record with this id, and not the same one */
  ZZ_CONFLICT_REMOVED,  /* one removed the record that the other changed */
  ZZ_CONFLICT_REFERRED, /* one removed the record that the other began to refer to */
} ZzConflictKind;

#define ZZ_N_CONFLICTS (ZZ_CONFLICT_REFERRED + 1)

/* "changed", "added", "removed", "referred". */
const char *zz_conflict_kind_get_id (ZzConflictKind kind);

/**
 * ZzConflict:
 * @reg, @id: the record; %NULL for a member of the project itself
 * @field: of a changed field; else %NULL
 * @extra: the pointer of a changed member that was not understood; else %NULL
 * @base, @mine, @theirs: the values of what was changed
 * @base_record, @mine_record, @theirs_record: the record in each version, borrowed;
 *   %NULL where it is not there
 * @referrers: the records (ZzRecord, borrowed) of the side that kept the record which
 *   began to refer to it; %NULL for none
 * @choice: what was decided
 */
typedef struct
{
  ZzConflictKind kind;
  const ZzRegister *reg;
  const char *id;
  const ZzField *field;
  const char *extra;
  ZzValue base;
  ZzValue mine;
  ZzValue theirs;
  ZzRecord *base_record;
  ZzRecord *mine_record;
  ZzRecord *theirs_record;
  GPtrArray *referrers;
  ZzSide choice;
} ZzConflict;

typedef struct _ZzMerge ZzMerge;

/* Fails with ZZ_ERROR_REFUSED where the three are not versions of one project on one
 * edition. All must have been read by one catalogue store. */
ZzMerge *zz_merge_new (ZzProject *base,
                       ZzProject *mine,
                       ZzProject *theirs,
                       GError **error);
void zz_merge_free (ZzMerge *merge);

/* Conflicts stand in the order of the project file. Borrowed. */
guint zz_merge_get_n_conflicts (const ZzMerge *merge);
const ZzConflict *zz_merge_get_conflict (const ZzMerge *merge,
                                         guint number);

/* Decides one conflict, or takes the decision back. What describes one file of the
 * evidence (path, size, digest, media type) is decided together. */
void zz_merge_choose (ZzMerge *merge,
                      guint number,
                      ZzSide side);
void zz_merge_choose_all (ZzMerge *merge,
                          ZzSide side);

/* How many conflicts are still to be decided. */
guint zz_merge_get_n_open (const ZzMerge *merge);

/* What has to be done to @mine, as one step; a conflict that is not decided stays as
 * it is in @mine. Owned by the caller. */
ZzChangeSet *zz_merge_make_changes (const ZzMerge *merge,
                                    const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzMerge, zz_merge_free)

G_END_DECLS
