/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project's bytes: reading and writing the JSON of a project file.
 *
 * Reading is strict about form (JSON, types, ids, dates) and gentle about
 * content: what it does not know (members, registers, choices) is kept and
 * written back where it was; an absent required field is lint's business.
 * Writing is deterministic: fixed key order, arrays sorted by id, so the same
 * project is the same bytes, and write (read (x)) = x for what was written here.
 */
#pragma once

#include "core/project.h"
#include "store/catalogue-store.h"

G_BEGIN_DECLS

#define ZZ_PROJECT_VERSION 1

/* @newer: set to TRUE when a newer format wrote it: it may be shown, never
 * saved. May be NULL, then newer is an error. Nothing is returned on failure. */
ZzProject *zz_project_read (GBytes *bytes,
                            const char *name,
                            ZzCatalogueStore *catalogues,
                            gboolean *newer,
                            GError **error);

GBytes *zz_project_write (ZzProject *project);

G_END_DECLS
