/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of fields as JSON, for the project's reader and writer. */
#pragma once

#include "core/catalogue.h"
#include "store/json-writer.h"
#include "store/json.h"

G_BEGIN_DECLS

/* Reads what @node gives for @field into @value, to be cleared by the caller.
 * Choices that are not in the list become opaque, a wrong type is an error.
 * @figure: what a ZZ_FIELD_FIGURE replaces. */
gboolean zz_value_read (const ZzJson *json,
                        const ZzJsonNode *node,
                        const ZzField *field,
                        const ZzFigure *figure,
                        ZzValue *value,
                        GError **error);

/* @choices: the list choice values are numbers of. */
void zz_value_write (ZzJsonWriter *writer,
                     const char *name,
                     const ZzValue *value,
                     const ZzChoices *choices);

G_END_DECLS
