/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table on its way into a register: read and planned by a thread, carried out as one
 * step.
 *
 *   importer = zz_importer_new (session, reg);
 *   … "changed" → show what it says …
 *   zz_importer_read_file (importer, file);
 *   … let the user correct with zz_importer_set_column () …
 *   zz_importer_apply (importer);
 *
 * While it is busy it says what it said before. Whatever changes meanwhile, a column or
 * the project, is planned for anew before it stops being busy, so the plan of an importer
 * that is not busy holds for the project as it is. An importer that is let go of stops.
 *
 * Signal "changed": it says something else.
 */
#pragma once

#include "app/session.h"
#include "store/table-plan.h"

G_BEGIN_DECLS

#define ZZ_TYPE_IMPORTER (zz_importer_get_type ())
G_DECLARE_FINAL_TYPE (ZzImporter, zz_importer, ZZ, IMPORTER, GObject)

/* @reg: of the session's catalogue. */
ZzImporter *zz_importer_new (ZzSession *session,
                             const ZzRegister *reg);

/* One of the two begins, once. */
void zz_importer_read_file (ZzImporter *self,
                            GFile *file);
/* @text: the cells of a clipboard. */
void zz_importer_read_text (ZzImporter *self,
                            const char *text);

ZzSession *zz_importer_get_session (ZzImporter *self);
const ZzRegister *zz_importer_get_register (ZzImporter *self);
/* What the table is called. */
const char *zz_importer_get_name (ZzImporter *self);

gboolean zz_importer_get_busy (ZzImporter *self);
/* Why there is no table, or NULL. */
const GError *zz_importer_get_error (ZzImporter *self);
/* NULL until the table was read and planned, all four; borrowed. The plan is good until
 * "changed". */
const ZzTable *zz_importer_get_table (ZzImporter *self);
const ZzColumns *zz_importer_get_columns (ZzImporter *self);
const ZzTablePlan *zz_importer_get_plan (ZzImporter *self);
/* The one the plan was made for: a copy of the session's, as it was. */
ZzProject *zz_importer_get_project (ZzImporter *self);

/* Corrects a column, as zz_columns_set() does, and plans anew. */
void zz_importer_set_column (ZzImporter *self,
                             guint column,
                             ZzColumnUse use,
                             const ZzField *field);

/* Which row of the table has the titles, or ZZ_NO_TITLES: matches the columns anew, so
 * that corrections made before are lost, and plans anew. */
void zz_importer_set_titles (ZzImporter *self,
                             int row);

/* Carries out the plan as one step and says so. FALSE: it is busy, there is nothing to
 * do, or the session refused it. */
gboolean zz_importer_apply (ZzImporter *self);

G_END_DECLS
