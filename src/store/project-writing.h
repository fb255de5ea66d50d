/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing parts of a project file, for those who write records elsewhere. */
#pragma once

#include "core/project.h"
#include "store/json-writer.h"

G_BEGIN_DECLS

/* The inside of a record's object, without its id. */
void zz_project_write_members (ZzJsonWriter *writer,
                               const ZzCatalogue *catalogue,
                               const ZzRecord *record);

/* The list the choices of @field of record @id are numbers of: for an override, its
 * figure's. May be NULL. */
const ZzChoices *zz_project_get_choices (const ZzCatalogue *catalogue,
                                         const char *id,
                                         const ZzField *field);

G_END_DECLS
