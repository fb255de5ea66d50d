/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grounds: which records of one register a met clause stands on.
 *
 * Read off the tallies, without judging anything anew. What is said is always
 * safe: as long as the support holds, the clause stays met. Where the clause may
 * stay met although the support fell (another branch comes to its rescue, a
 * member that failed is gone itself), the ground is doubtful and a loss has to be
 * tried. Internal to src/eval.
 */
#pragma once

#include "eval/case.h"
#include "eval/support.h"

G_BEGIN_DECLS

/**
 * ZzGround:
 * @support: %NULL: no loss of such records changes anything
 * @doubtful: losing what the support says need not bring the clause down
 * @blind: the clause may fall otherwise too, by the loss of any record
 */
typedef struct
{
  ZzSupport *support;
  gboolean doubtful;
  gboolean blind;
} ZzGround;

/* @clause applies and is met in @self. @lost: the register that loses records; a
 * record goes with one it has a required reference to. */
ZzGround zz_ground_find (ZzCase *self,
                         const ZzClause *clause,
                         const ZzRegister *lost);

/* The catalogue's registers whose records can matter to @clause, by number: an
 * array as long as there are registers. Owned by the caller. */
gboolean *zz_ground_list_registers (const ZzCatalogue *catalogue,
                                    const ZzClause *clause);

G_END_DECLS
