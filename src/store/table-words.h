/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan to import a table does, in words for people. */
#pragma once

#include "store/table-plan.h"

G_BEGIN_DECLS

/* What stands in a field; of a reference the label of its record in @project, where it
 * has one. Owned by the caller. */
char *zz_table_words_value (ZzProject *project,
                            const ZzField *field,
                            const ZzValue *value,
                            ZzLanguage language);

/* What change @number of @row does to its field: "Left: — → 2026-05-03". The record is
 * asked what it holds, so this is for a row of ZZ_ROW_CHANGED whose plan was not carried
 * out yet; @project: the plan's. Owned by the caller. */
char *zz_table_words_change (ZzProject *project,
                             const ZzTablePlan *plan,
                             const ZzPlanRow *row,
                             guint number,
                             ZzLanguage language);

G_END_DECLS
