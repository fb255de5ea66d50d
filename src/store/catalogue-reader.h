/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and checking catalogues (design: "Catalogue"; rules.md §7). */
#pragma once

#include "core/catalogue.h"

G_BEGIN_DECLS

/* Reads a whole catalogue, compiles its rules and makes every check of rules.md
 * §7. The first fault ends it, with clause, path and what is wrong:
 * `x.json:12:8: personnel.d: categories[3].clauses[3].rule.where: unknown field
 * "x" of register "person"`. @name: what messages call it. */
ZzCatalogue *zz_catalogue_read (GBytes *bytes,
                                const char *name,
                                GError **error);

G_END_DECLS
