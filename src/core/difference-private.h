/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a difference, for merging: registers in the order of the file, and what
 * two versions of one record differ in. */
#pragma once

#include "core/change.h"
#include "core/project.h"

G_BEGIN_DECLS

/* The registers in the order of the file; @place runs from 0 to the number of
 * registers of the catalogue. */
const ZzRegister *zz_difference_get_register (const ZzCatalogue *catalogue,
                                              guint place);

/* Of a register whose records exist once something is said (answers, overrides): one
 * that says nothing is as good as none. */
gboolean zz_difference_is_named (const ZzCatalogue *catalogue,
                                 const ZzRegister *reg);

/* Whether @record, which may be NULL, says something. */
gboolean zz_difference_is_said (const ZzRecord *record);

/* Whether a file says the same by both. */
gboolean zz_difference_is_same (const ZzRecord *a,
                                const ZzRecord *b);

/* Appends what makes @before, a record or NULL, into @after. */
void zz_difference_add (ZzChangeSet *set,
                        ZzRecord *before,
                        ZzRecord *after);

/* The pointers under which any of the @n lists, which may be NULL, holds something,
 * sorted, each once; borrowed from the lists. */
GPtrArray *zz_difference_list_extras (const GPtrArray *const *lists,
                                      guint n);

/* What stands under @path as a value: opaque, or absent. */
ZzValue zz_difference_get_extra (const GPtrArray *extras,
                                 const char *path);

/* The same for what was not understood; @reg and @id NULL: of the project. */
void zz_difference_add_extras (ZzChangeSet *set,
                               const ZzRegister *reg,
                               const char *id,
                               const GPtrArray *before,
                               const GPtrArray *after);

G_END_DECLS
