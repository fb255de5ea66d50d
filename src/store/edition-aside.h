/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a project keeps for editions it was moved away from: for edition-move.c. */
#pragma once

#include "core/edition.h"
#include "store/json-tree.h"

G_BEGIN_DECLS

/* The member of the project file. */
#define ZZ_ASIDE_MEMBER "editions"

/* Puts back into the project @root what is kept for edition @to, where nothing
 * else stands; what cannot be put back stays aside. */
void zz_aside_put_back (ZzJsonTree *root,
                        const ZzCatalogue *to,
                        ZzMoveReport *report);

G_END_DECLS
