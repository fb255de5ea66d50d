/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits: changes that depend on what the project holds.
 *
 * They append to a set what has to be done; nothing happens before the set is
 * given to zz_history_apply().
 */
#pragma once

#include "core/change.h"
#include "core/project.h"

G_BEGIN_DECLS

/* Sets a field, and inserts the record first where neither the project nor the
 * set has it: for answers and overrides, which exist once something is said. */
void zz_edit_put (ZzChangeSet *set,
                  ZzProject *project,
                  const ZzRegister *reg,
                  const char *id,
                  const ZzField *field,
                  const ZzValue *after);

/* What a judgement of @clause carries, beside the judgement itself: the day, the revision
 * of the text it was given for and who gave it (NULL: not known). Nothing of it is left
 * where the judgement is taken back (not @given). What @set says of them already stays. */
void zz_edit_sign_judgement (ZzChangeSet *set,
                             ZzProject *project,
                             const ZzClause *clause,
                             gboolean given,
                             ZzDate day,
                             const char *by);

/* Removes a record, and with it every reference to it: a required reference
 * takes its own record along, others are cleared, lists lose the entry. */
void zz_edit_remove (ZzChangeSet *set,
                     ZzProject *project,
                     ZzRecord *record);

G_END_DECLS
