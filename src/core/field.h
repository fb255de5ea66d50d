/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The written form of a field's value: one text per value, one value per text.
 *
 * zz_field_parse() and zz_field_format() are that form; the JSON codec uses them for
 * every type JSON has no word for. The command line, forms and tables read with
 * zz_field_read(), which understands what people write as well.
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

/* The same for what a person entered, or a cell of a table. Of anything but texts,
 * blanks around it and full width make no difference. Besides the written form it
 * takes:
 *   dates      every way of zz_date_read(), also followed by a time of day
 *   valid-end  长期, 永久, 无固定期限, "long-term", "permanent" for never
 *   numbers    thousands separated by commas: 1,200; a fraction of zeros: 12.00
 *   years      2026年, and a month or whole date for its year
 *   degrees    大学本科, 硕士研究生 and the like
 *   money      ¥ or 元 around it, and 万元, 亿元, which multiply it exactly
 *   booleans   是, 否, yes, no, 1, 0, √, ×
 *   choices    titles in either language (zz_choices_find_named()), several of them
 *              separated by 、 , ; / | or line breaks
 * Control characters are refused. */
gboolean zz_field_read (const ZzField *field,
                        const char *text,
                        ZzValue *value,
                        GError **error);

/* What it takes, in the user's language: "a date such as 2026-11-22". */
const char *zz_field_get_expectation (const ZzField *field);
/* The same as it stands in the sources, for those who translate it themselves. */
const char *zz_field_get_expectation_message (const ZzField *field);

/* The form for people who read @language, which zz_field_read() reads back as the
 * same value: choices by their titles, 是 and 否, 长期. A reference is the id, for only
 * a project knows its label. Owned by the caller. */
char *zz_field_write (const ZzField *field,
                      const ZzValue *value,
                      ZzLanguage language);

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
