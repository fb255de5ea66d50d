/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proof states: what the disk says about each evidence item.
 *
 * Judging reads no files, so what the disk says comes in as this map. The store
 * fills it by a quick look on every open and by hashing on verify; it is never
 * saved. An item that is not in the map reads as unchecked.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ZZ_PROOF_UNCHECKED,
  ZZ_PROOF_PRESENT,
  ZZ_PROOF_MISSING,
  ZZ_PROOF_SIZE_DIFFERS,
  ZZ_PROOF_HASH_DIFFERS,
} ZzProofState;

#define ZZ_N_PROOF_STATES (ZZ_PROOF_HASH_DIFFERS + 1)

/**
 * ZzVerifyState: what hashing it again found (store/evidence-verify.h)
 * @ZZ_VERIFY_UNNOTED: the file is there, but the project notes no SHA-256 of it
 * @ZZ_VERIFY_UNSAFE: the path leads out of the folder or through a link
 * @ZZ_VERIFY_UNREADABLE: the disk did not give it; the store says why
 */
typedef enum {
  ZZ_VERIFY_FINE,
  ZZ_VERIFY_MISSING,
  ZZ_VERIFY_SIZE_DIFFERS,
  ZZ_VERIFY_HASH_DIFFERS,
  ZZ_VERIFY_UNNOTED,
  ZZ_VERIFY_UNSAFE,
  ZZ_VERIFY_UNREADABLE,
} ZzVerifyState;

#define ZZ_N_VERIFY_STATES (ZZ_VERIFY_UNREADABLE + 1)

typedef struct _ZzProofStates ZzProofStates;

gboolean zz_proof_state_from_id (const char *id,
                                 ZzProofState *state);

ZzProofStates *zz_proof_states_new (void);
ZzProofStates *zz_proof_states_ref (ZzProofStates *states);
void zz_proof_states_unref (ZzProofStates *states);

/* @item: the evidence item's id. */
void zz_proof_states_set (ZzProofStates *states,
                          const char *item,
                          ZzProofState state);
ZzProofState zz_proof_states_get (const ZzProofStates *states,
                                  const char *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzProofStates, zz_proof_states_unref)

G_END_DECLS
