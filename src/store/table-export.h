/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register as a table that spreadsheets open and zz_table_read() reads back.
 *
 * A row of titles in the chosen language, then one row for each record in the order of
 * the project; the last column, "id", is by what an import finds the record again. In
 * the cells stand values as people write them (zz_field_write()), and the label of the
 * record referred to where no other has it. Imported as it is, every row is unchanged.
 *
 * A text that begins like a formula (= + - @) gets an apostrophe in front, as
 * spreadsheets have it; reading a table takes it off again.
 */
#pragma once

#include "core/project.h"
#include "store/table-references.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_TABLE_CSV, /* a file: byte order mark, commas, lines ended by CR LF */
  ZZ_TABLE_TSV, /* for the clipboard: tabs, lines ended by LF */
} ZzTableForm;

/* UTF-8; owned by the caller. */
GBytes *zz_table_export (ZzProject *project,
                         const ZzRegister *reg,
                         ZzLanguage language,
                         ZzTableForm form);

/* What the cell of @field says, before anything of the form of a file; owned by the
 * caller. @names: of the project. */
char *zz_table_export_dup_cell (ZzTableNames *names,
                                const ZzField *field,
                                const ZzValue *value,
                                ZzLanguage language);

G_END_DECLS
