/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as JSON, in the form that changes-reader.h reads: what a comparison and a
 * merge print. Paths are those of the project file, ids in the place of numbers:
 *
 *   ["records", "person", "person-1", "name"]     ["answers", "legal.b", "judgement"]
 *   ["overrides", "personnel.d", "staff", "value"] ["evidence", "evidence-3"]
 *
 * A record that is new has null before and an object after, one that is gone the other
 * way round. Members that the reader does not understand stand under their names.
 */
#pragma once

#include "core/change.h"
#include "core/project.h"
#include "store/json-writer.h"

G_BEGIN_DECLS

/* "path": of a record (@field, @extra NULL), a field, or a member not understood; @reg
 * and @id NULL: of the project itself. */
void zz_changes_write_path (ZzJsonWriter *writer,
                            const ZzCatalogue *catalogue,
                            const ZzRegister *reg,
                            const char *id,
                            const ZzField *field,
                            const char *extra);

/* A value of a field, or of a member not understood (@field NULL). */
void zz_changes_write_value (ZzJsonWriter *writer,
                             const char *name,
                             const ZzCatalogue *catalogue,
                             const char *id,
                             const ZzField *field,
                             const ZzValue *value);

/* A record as an object; NULL is null. */
void zz_changes_write_record (ZzJsonWriter *writer,
                              const char *name,
                              const ZzCatalogue *catalogue,
                              const ZzRecord *record);

/* "changes": all of @set, whose befores are known (core/difference.h). */
void zz_changes_write (ZzJsonWriter *writer,
                       const ZzCatalogue *catalogue,
                       ZzChangeSet *set);

G_END_DECLS
