/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts: what a person is asked when a session takes in what somebody else did.
 *
 * The session emits "conflicts" with one of these and waits; whoever hears it keeps it,
 * decides through its merge (core/merge.h), and says what is to happen:
 *
 *   merge = zz_conflicts_get_merge (conflicts);
 *   … zz_merge_choose (merge, number, side) …
 *   zz_conflicts_close (conflicts, TRUE);      // carried out; FALSE: nothing happens
 *
 * Signal "closed" (gboolean apply), once: it was decided, or what waited was stopped;
 * who shows it puts it away. The merge is of copies, which nobody edits, and lives as
 * long as this does. One that is let go of without a word is closed without applying.
 */
#pragma once

#include "core/merge.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define ZZ_TYPE_CONFLICTS (zz_conflicts_get_type ())
G_DECLARE_FINAL_TYPE (ZzConflicts, zz_conflicts, ZZ, CONFLICTS, GObject)

/* @merge is taken over. @mine and @theirs: what it is of. */
ZzConflicts *zz_conflicts_new (ZzMerge *merge,
                               ZzProject *mine,
                               ZzProject *theirs);

/* All borrowed. */
ZzMerge *zz_conflicts_get_merge (ZzConflicts *self);
ZzProject *zz_conflicts_get_mine (ZzConflicts *self);
ZzProject *zz_conflicts_get_theirs (ZzConflicts *self);

/* @apply: only where nothing of the merge is open. Does nothing the second time. */
void zz_conflicts_close (ZzConflicts *self,
                         gboolean apply);

G_END_DECLS
