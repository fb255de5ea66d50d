/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the name of a file says about the proof in it: suggestions for a person to
 * look at, never applied unasked.
 */
#pragma once

#include "core/catalogue.h"

G_BEGIN_DECLS

/**
 * ZzEvidenceGuess:
 * @kind: number of an evidence kind, or -1
 * @issued: the one date in the name, or ZZ_DATE_NONE
 * @clauses: ids of clauses, borrowed from the catalogue and %NULL-terminated: those
 *   the name has in it, else those that ask for the kind; empty where these are too
 *   many to mean anything. Freed with g_free()
 */
typedef struct
{
  int kind;
  ZzDate issued;
  const char **clauses;
} ZzEvidenceGuess;

/* @name: a file's name with or without its ending. A kind is found by its title in
 * either language, whole or in part ("房屋租赁合同-2026.pdf", "租赁合同",
 * "Staff_roster.xlsx"), or by its id; where two kinds fit equally well, none is. */
void zz_evidence_guess (const ZzCatalogue *catalogue,
                        const char *name,
                        ZzEvidenceGuess *guess);

/* Whether there is anything to suggest. */
gboolean zz_evidence_guess_is_empty (const ZzEvidenceGuess *guess);

void zz_evidence_guess_clear (ZzEvidenceGuess *guess);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZzEvidenceGuess, zz_evidence_guess_clear)

G_END_DECLS
