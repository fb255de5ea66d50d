/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing to a project: for the reader that fills it and the history alone. */
#pragma once

#include "core/change.h"
#include "core/project.h"

G_BEGIN_DECLS

/* While filling: adds a reference to @record; FALSE if its id is taken. */
gboolean zz_project_add (ZzProject *self,
                         ZzRecord *record);
void zz_project_add_extra (ZzProject *self,
                           const char *path,
                           const char *json);

/* Applies the whole set or nothing, and emits "changed". */
gboolean zz_project_apply (ZzProject *self,
                           ZzChangeSet *set,
                           GError **error);

/* Takes back a set that was applied last. */
void zz_project_revert (ZzProject *self,
                        ZzChangeSet *set);

G_END_DECLS
