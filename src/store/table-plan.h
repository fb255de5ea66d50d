/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What importing a table would do to a project, row by row, and the one step that does it.
 *
 *   plan = zz_table_plan_new (project, table, columns, _("Import personnel"));
 *   … show the rows …
 *   zz_history_apply (history, plan->changes, &error);
 *
 * A row finds its record by the column "id", else by the register's key (table-keys.h);
 * so next month's list updates what this month's brought. A row without a record makes a
 * new one, under the id it brings where that is one of the register and nobody's.
 *
 * Importing never takes anything away: an empty cell leaves its field as it is, records
 * the table does not have stay, a cell that is not understood is told as a warning and
 * leaves its field. A row is skipped, and says why, when it cannot be told for which
 * record it is: no key, a value of the key not understood, two rows or two records with
 * the same key. A single register takes the first row only.
 *
 * It takes about 10 ms for 1,000 rows and reads the project, so it is made where the
 * project is edited; a table of many thousand rows is worth a word to the user first.
 *
 * The plan is of the moment: make it anew after the project, the table's columns or
 * their matching changed. Making it does not touch the project.
 */
#pragma once

#include "core/change.h"
#include "core/project.h"
#include "core/table-note.h"
#include "store/table-columns.h"
#include "store/table.h"

G_BEGIN_DECLS

/* @note: why the cell was left out */
typedef struct
{
  guint column;
  const ZzField *field;
  ZzTableNote *note;
} ZzCellWarning;

/**
 * ZzPlanRow:
 * @row: of the table; zz_table_get_line() has its number for people
 * @record: the new one, as it will be, or the one of the project as it is; %NULL when
 *          skipped; a reference
 * @first_change, @n_changes: what the row does, in the plan's change set
 * @reason: of a skipped row: why; else %NULL
 * @warnings: ZzCellWarning; %NULL for none
 */
typedef struct
{
  guint row;
  ZzRowFate fate;
  ZzRecord *record;
  guint first_change;
  guint n_changes;
  ZzTableNote *reason;
  GPtrArray *warnings;
} ZzPlanRow;

/**
 * ZzTablePlan:
 * @rows: ZzPlanRow, one for each row behind the titles, in their order
 * @n: how many rows have each fate
 * @changes: may be empty
 */
typedef struct
{
  GPtrArray *rows;
  guint n[ZZ_N_ROW_FATES];
  guint n_warnings;
  ZzChangeSet *changes;
} ZzTablePlan;

/* @columns: matched for a register of the project's catalogue. @label: of the step, for
 * the undo entry. Never fails: a table that does not fit has only skipped rows. */
ZzTablePlan *zz_table_plan_new (ZzProject *project,
                                const ZzTable *table,
                                const ZzColumns *columns,
                                const char *label);
void zz_table_plan_free (ZzTablePlan *plan);

static inline const ZzPlanRow *
zz_table_plan_get_row (const ZzTablePlan *plan,
                       guint number)
{
  return (const ZzPlanRow *) plan->rows->pdata[number];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzTablePlan, zz_table_plan_free)

G_END_DECLS
