/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records by the names a table calls them.
 *
 * A record is called by its id, by its label ("张三"), or by the values of its key
 * ("张三 1990", in any punctuation). A name that two records have is nobody's.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

typedef struct _ZzTableNames ZzTableNames;

/* Indexes are made when a register is first asked for; the project must not be changed
 * while they are used. */
ZzTableNames *zz_table_names_new (ZzProject *project);
void zz_table_names_free (ZzTableNames *names);

/* The record of @reg called @name, or NULL; @several: because there are several. */
ZzRecord *zz_table_names_find (ZzTableNames *names,
                               const ZzRegister *reg,
                               const char *name,
                               gboolean *several);

/* What to write for a record: its label where that is enough, else its id. Owned by
 * the caller. */
char *zz_table_names_write (ZzTableNames *names,
                            const ZzRegister *reg,
                            const char *id,
                            ZzLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzTableNames, zz_table_names_free)

G_END_DECLS
