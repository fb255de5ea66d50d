/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project: what an organisation says and shows.
 *
 * One table of records for each register of its catalogue, built-in ones
 * included. Single registers always hold their one record. Records stand sorted
 * by id, so that the same project is the same file.
 *
 * A project is filled by a reader (project-private.h) and from then on changed
 * only through a ZzHistory; it emits "changed" once for every set of changes
 * applied or taken back.
 */
#pragma once

#include "core/catalogue.h"
#include "core/change.h"
#include "core/record.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define ZZ_TYPE_PROJECT (zz_project_get_type ())
G_DECLARE_FINAL_TYPE (ZzProject, zz_project, ZZ, PROJECT, GObject)

/* An empty project. @id: a UUID, or NULL for a new one. */
ZzProject *zz_project_new (const ZzCatalogue *catalogue,
                           const char *id);

const char *zz_project_get_id (ZzProject *self);
const ZzCatalogue *zz_project_get_catalogue (ZzProject *self);

/* The records of a register, sorted by id; borrowed, never NULL. */
const GPtrArray *zz_project_get_records (ZzProject *self,
                                         const ZzRegister *reg);

/* NULL where there is none. Once in a project, a record lives as long as the
 * project does, also when it was removed: its id may be borrowed that long. */
ZzRecord *zz_project_find (ZzProject *self,
                           const ZzRegister *reg,
                           const char *id);

/* Looks in every register; ids carry their register, so one is enough. */
ZzRecord *zz_project_find_anywhere (ZzProject *self,
                                    const char *id);

/* The one record of a single register. */
ZzRecord *zz_project_get_single (ZzProject *self,
                                 const ZzRegister *reg);

/* Shorthands for the built-in registers. */
ZzRecord *zz_project_get_application (ZzProject *self);
const GPtrArray *zz_project_get_builtin (ZzProject *self,
                                         ZzBuiltin builtin);
ZzRecord *zz_project_find_builtin (ZzProject *self,
                                   ZzBuiltin builtin,
                                   const char *id);
/* The override of a figure, or NULL. */
ZzRecord *zz_project_find_override (ZzProject *self,
                                    const ZzFigure *figure);

/* The application: service and level by number (-1: not said), planned date
 * (ZZ_DATE_NONE: not said), kind (the first, "initial", where not said). */
int zz_project_get_service (ZzProject *self);
int zz_project_get_level (ZzProject *self);
guint zz_project_get_kind (ZzProject *self);
ZzDate zz_project_get_planned_date (ZzProject *self);

/* What if: another project, as @self would be with @set applied. It shares the
 * records that stay as they are, so it is cheap; @self is not touched and emits
 * nothing, but it must not be edited while the other one lives. A record that is
 * changed twice by @set is fine. Not for keeping or writing. */
ZzProject *zz_project_suppose (ZzProject *self,
                               ZzChangeSet *set,
                               GError **error);

/* Of a supposed project: @reg held records before and now holds none. An empty
 * register is then no missing fact but says that there is nothing (rules.md §3). */
gboolean zz_project_was_emptied (ZzProject *self,
                                 const ZzRegister *reg);

/* Members of the file that were not understood, by JSON pointer. */
const GPtrArray *zz_project_get_extras (ZzProject *self);

G_END_DECLS
