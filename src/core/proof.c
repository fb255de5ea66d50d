/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map from evidence item to what the disk says. */
#include "core/proof.h"

struct _ZzProofStates
{
  gatomicrefcount ref_count;
  GHashTable *states;
};

static const char *const state_ids[ZZ_N_PROOF_STATES] = {
  [ZZ_PROOF_UNCHECKED] = "unchecked",
  [ZZ_PROOF_PRESENT] = "present",
  [ZZ_PROOF_MISSING] = "missing",
  [ZZ_PROOF_SIZE_DIFFERS] = "size-differs",
  [ZZ_PROOF_HASH_DIFFERS] = "hash-differs",
};

gboolean
zz_proof_state_from_id (const char *id,
                        ZzProofState *state)
{
  g_return_val_if_fail (id != NULL && state != NULL, FALSE);

  for (guint i = 0; i < ZZ_N_PROOF_STATES; i++)
    if (g_str_equal (state_ids[i], id))
      {
        *state = (ZzProofState) i;
        return TRUE;
      }
  return FALSE;
}

ZzProofStates *
zz_proof_states_new (void)
{
  ZzProofStates *states = g_new0 (ZzProofStates, 1);

  g_atomic_ref_count_init (&states->ref_count);
  states->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return states;
}

ZzProofStates *
zz_proof_states_ref (ZzProofStates *states)
{
  g_return_val_if_fail (states != NULL, NULL);

  g_atomic_ref_count_inc (&states->ref_count);
  return states;
}

void
zz_proof_states_unref (ZzProofStates *states)
{
  g_return_if_fail (states != NULL);

  if (!g_atomic_ref_count_dec (&states->ref_count))
    return;
  g_hash_table_unref (states->states);
  g_free (states);
}

void
zz_proof_states_set (ZzProofStates *states,
                     const char *item,
                     ZzProofState state)
{
  g_return_if_fail (states != NULL && item != NULL && state < ZZ_N_PROOF_STATES);

  g_hash_table_replace (states->states, g_strdup (item), GUINT_TO_POINTER (state));
}

ZzProofState
zz_proof_states_get (const ZzProofStates *states,
                     const char *item)
{
  g_return_val_if_fail (states != NULL && item != NULL, ZZ_PROOF_UNCHECKED);

  return (ZzProofState) GPOINTER_TO_UINT (g_hash_table_lookup (states->states, item));
}
