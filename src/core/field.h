/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The written form of a field's value: one text per value, one value per text.
 *
 * The command line, forms and tables all read and write values through these
 * two functions; the JSON codec uses them for every type JSON has no word for.
 * Dates are YYYY-MM-DD, an unending valid-end is "never", choices their
 * identifiers (several separated by commas), booleans "true" and "false", money
 * a decimal text. The empty text is the absent value.
 */
#pragma once

#include "core/schema.h"

G_BEGIN_DECLS

/* Sets @value, to be cleared by the caller. On failure the message names the
 * field and what it takes. ZZ_FIELD_FIGURE is read by zz_figure_parse(). */
gboolean zz_field_parse (const ZzField *field,
                         const char *text,
                         ZzValue *value,
                         GError **error);

/* The same for what a person entered: blanks around it are dropped, a date may be
 * written in any way of zz_date_read(), and control characters are refused. */
gboolean zz_field_read (const ZzField *field,
                        const char *text,
                        ZzValue *value,
                        GError **error);

/* Owned by the caller; "" for an absent value. */
char *zz_field_format (const ZzField *field,
                       const ZzValue *value);

/* The same for a bare type and list of choices, where there is no field. */
char *zz_value_format (const ZzValue *value,
                       const ZzChoices *choices);

/* Whether @value is of a kind @field may hold; opaque text always is. */
gboolean zz_field_takes (const ZzField *field,
                         const ZzValue *value);

G_END_DECLS
