/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: the one door through which a project is edited.
 *
 * zz_history_apply() takes a set of changes; undo and redo walk over the sets
 * applied. "Modified" is not a flag that somebody sets: the project differs from
 * its file exactly when the position differs from the one that was saved.
 *
 * Properties, each with notify: "can-undo", "can-redo", "modified", "undo-label"
 * and "redo-label" (what the user did, NULL if there is nothing).
 *
 * A project that moves to another edition is another project with a history of
 * its own. Such a history has an edge: undo at its first state, or redo at its
 * last, does not change the project but emits "beyond" (gboolean forward), and
 * whoever holds both histories goes over to the other one.
 */
#pragma once

#include "core/change.h"
#include "core/project.h"

G_BEGIN_DECLS

#define ZZ_TYPE_HISTORY (zz_history_get_type ())
G_DECLARE_FINAL_TYPE (ZzHistory, zz_history, ZZ, HISTORY, GObject)

ZzHistory *zz_history_new (ZzProject *project);

ZzProject *zz_history_get_project (ZzHistory *self);

/* Applies @set whole or not at all; afterwards redo is empty. The set now
 * belongs to the history and must not be built on. An empty set does nothing. */
gboolean zz_history_apply (ZzHistory *self,
                           ZzChangeSet *set,
                           GError **error);

gboolean zz_history_can_undo (ZzHistory *self);
gboolean zz_history_can_redo (ZzHistory *self);
void zz_history_undo (ZzHistory *self);
void zz_history_redo (ZzHistory *self);
const char *zz_history_get_undo_label (ZzHistory *self);
const char *zz_history_get_redo_label (ZzHistory *self);

/* What undo does before the first step, or redo behind the last (@forward), is
 * called @label; NULL: there is nothing. An edit clears the edge behind it. */
void zz_history_set_edge (ZzHistory *self,
                          gboolean forward,
                          const char *label);

/* Whether the project differs from what was last saved. */
gboolean zz_history_get_modified (ZzHistory *self);
void zz_history_mark_saved (ZzHistory *self);
/* Nothing of it is on disk: the project has no file yet, or came from elsewhere
 * than its file. No position counts as saved until the next saving. */
void zz_history_mark_unsaved (ZzHistory *self);

/* Around a saving that takes time: what is saved is the project as it is at the
 * beginning, and it counts as saved only when the saving ended well. */
void zz_history_begin_save (ZzHistory *self);
void zz_history_end_save (ZzHistory *self,
                          gboolean saved);

typedef void (*ZzHistoryFunc) (const ZzChange *change,
                               gpointer user_data);

/* Every change that undo or redo can reach, oldest first. */
void zz_history_foreach_change (ZzHistory *self,
                                ZzHistoryFunc func,
                                gpointer user_data);

G_END_DECLS
