/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Difference: what has to be done to one project to make it another one.
 *
 *   g_autoptr (ZzChangeSet) set = zz_difference_new (before, after, &error);
 *   for (guint i = 0; set != NULL && i < zz_change_set_get_n_changes (set); i++)
 *     show (zz_change_set_get_change (set, i));
 *
 * The changes stand in the order of the project file: the application, overrides,
 * records by register and id, answers, evidence, actions, sign-offs; fields in the
 * register's order, then what the reader did not understand. Each names its record
 * by id and holds what was there before and what is there after, so the set can be
 * shown as it is, written as a comparison (store/changes-writer.h) or applied to
 * @before, which then writes the same bytes as @after.
 *
 * What a file does not tell apart is no difference: an empty text and none, an
 * answer that says nothing and none.
 */
#pragma once

#include "core/change.h"
#include "core/project.h"

G_BEGIN_DECLS

/* Both projects must be on the same edition, read by one catalogue store; projects
 * of two editions are ZZ_ERROR_REFUSED, for no change leads from one to the other. */
ZzChangeSet *zz_difference_new (ZzProject *before,
                                ZzProject *after,
                                GError **error);

/* Whether the two projects are on the same edition; @error says which ones. */
gboolean zz_difference_check (ZzProject *a,
                              ZzProject *b,
                              GError **error);

G_END_DECLS
