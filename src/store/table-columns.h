/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a table is which field of a register.
 *
 *   ZzColumns *columns = zz_columns_match (table, project, reg);
 *   … show zz_columns_get (), let the user correct with zz_columns_set () …
 *   plan = zz_table_plan_new (project, table, columns, label);
 *
 * The row of titles is looked for among the first rows: above it there may be a
 * heading of the whole list. A title is a field's when it is its id or its title in
 * either language, compared as zz_text_fold_name() does, also without what stands in
 * brackets ("姓名（必填）", "面积"), or when one holds the other and no second field does
 * ("员工姓名"). A column whose title says nothing, or that has none, is matched by what
 * stands in it: choices and names of records if only one field takes all of them, and
 * texts that are known from the records' keys. Titles also say how to read amounts:
 * "合同金额（万元）" counts in ten thousands.
 *
 * A field is of one column at most. The column "id" finds records by their id.
 */
#pragma once

#include "core/project.h"
#include "store/table.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_COLUMN_UNUSED,
  ZZ_COLUMN_FIELD,
  ZZ_COLUMN_ID,
} ZzColumnUse;

/* Why a column is used so. */
typedef enum {
  ZZ_GROUND_NONE,
  ZZ_GROUND_TITLE,
  ZZ_GROUND_SIMILAR, /* one title holds the other */
  ZZ_GROUND_CONTENT,
  ZZ_GROUND_GIVEN, /* by zz_columns_set() */
} ZzColumnGround;

/**
 * ZzColumn:
 * @title: as it stands in the table, "" for none; borrowed from the table
 * @field: of ZZ_COLUMN_FIELD, else %NULL
 * @unit: what the title, or a line above the titles, says behind amounts, such as "万元",
 *   or %NULL
 */
typedef struct
{
  const char *title;
  ZzColumnUse use;
  const ZzField *field;
  ZzColumnGround ground;
  const char *unit;
} ZzColumn;

typedef struct _ZzColumns ZzColumns;

/* No row holds titles. */
#define ZZ_NO_TITLES (-1)

/* @table and the project's catalogue outlive the result. */
ZzColumns *zz_columns_match (const ZzTable *table,
                             ZzProject *project,
                             const ZzRegister *reg);
void zz_columns_free (ZzColumns *columns);

const ZzRegister *zz_columns_get_register (const ZzColumns *columns);
guint zz_columns_get_n (const ZzColumns *columns);
/* Borrowed; good until the columns are changed. */
const ZzColumn *zz_columns_get (const ZzColumns *columns,
                                guint column);

/* The row of titles, or ZZ_NO_TITLES; the rows behind it are the list. */
int zz_columns_get_titles (const ZzColumns *columns);
/* Matches anew with titles in @row, or none. Corrections are lost. */
void zz_columns_set_titles (ZzColumns *columns,
                            ZzProject *project,
                            int row);

/* Corrects: @column is @field (of the register), the id, or unused; the column that had
 * the field before is unused from now on. @field: only for ZZ_COLUMN_FIELD. */
void zz_columns_set (ZzColumns *columns,
                     guint column,
                     ZzColumnUse use,
                     const ZzField *field);

/* The column a person calls @name: its title, its letters in a spreadsheet ("C") or its
 * number from 1. FALSE: there is none. */
gboolean zz_columns_find (const ZzColumns *columns,
                          const char *name,
                          guint *column);

/* The field of @reg a person calls @name: its id or its title in either language. */
const ZzField *zz_columns_find_field (const ZzRegister *reg,
                                      const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzColumns, zz_columns_free)

G_END_DECLS
