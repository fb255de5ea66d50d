/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook, its sheets: each a section with a heading and one table, whose cells
 * hold the values their texts say. */
#pragma once

#include "report/parts.h"

G_BEGIN_DECLS

/* workbook.c: the table of a new sheet, with an empty row of headings. */
ZzBlock *zz_workbook_add_sheet (const ZzMaker *maker,
                                ZzBlock *body,
                                const char *anchor,
                                const char *title);
/* Headings (messages), ended by NULL. */
void zz_workbook_add_columns (const ZzMaker *maker,
                              ZzBlock *table,
                              const char *heading,
                              ...) G_GNUC_NULL_TERMINATED;
/* A cell with what a field holds, typed where it is a date, a number or money. */
void zz_workbook_add_value (const ZzMaker *maker,
                            ZzBlock *row,
                            const ZzRecord *record,
                            guint number);
void zz_workbook_add_date (const ZzMaker *maker,
                           ZzBlock *row,
                           ZzDate date);

/* workbook-sheets.c */
void zz_workbook_add_clauses (const ZzMaker *maker,
                              ZzBlock *body);
void zz_workbook_add_gaps (const ZzMaker *maker,
                           ZzBlock *body);
void zz_workbook_add_evidence (const ZzMaker *maker,
                               ZzBlock *body);
void zz_workbook_add_actions (const ZzMaker *maker,
                              ZzBlock *body);
/* part-answers.c: the same as zz_part_add_other_answers(). */
void zz_workbook_add_other_answers (const ZzMaker *maker,
                                    ZzBlock *body);
/* One for each register that holds anything. */
void zz_workbook_add_registers (const ZzMaker *maker,
                                ZzBlock *body);

G_END_DECLS
