/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scratch: a copy of a project to try things on, and to take them back.
 *
 * What is tried is judged by the same code as the project itself, so a plan that
 * works on the copy works. The copy shares nothing with the project but the
 * catalogue, so a thread may work on it.
 */
#pragma once

#include "core/history.h"
#include "core/proof.h"
#include "eval/addition.h"

G_BEGIN_DECLS

typedef struct
{
  ZzProject *project;
  ZzHistory *history;
  ZzProofStates *proof;
} ZzScratch;

/* @proof may be NULL: nobody looked; new evidence counts as there all the same. */
ZzScratch *zz_scratch_new (ZzProject *project,
                           const ZzProofStates *proof);
void zz_scratch_free (ZzScratch *self);

/* Carries out @addition as one step; not for waiting, which is none. */
void zz_scratch_apply (ZzScratch *self,
                       const ZzAddition *addition,
                       ZzDate at);
/* Takes the last step back. */
void zz_scratch_undo (ZzScratch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzScratch, zz_scratch_free)

G_END_DECLS
