/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project to try things on. */
#include "eval/scratch.h"

#include "core/builtin.h"

static void
copy_single (ZzChangeSet *set,
             const ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);

  for (guint i = 0; i < reg->fields->len; i++)
    if (!zz_value_is_absent (zz_record_get (record, i)))
      zz_change_set_set (set, reg, zz_record_get_id (record), zz_register_get_field (reg, i), zz_record_get (record, i));
}

static void
copy_register (ZzChangeSet *set,
               ZzProject *project,
               const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (project, reg);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (ZzRecord) copy = NULL;

      if (reg->single)
        {
          copy_single (set, records->pdata[i]);
          continue;
        }
      copy = zz_record_copy (records->pdata[i], zz_record_get_id (records->pdata[i]));
      zz_change_set_insert (set, copy);
    }
}

static ZzProofStates *
copy_proof (ZzProject *project,
            const ZzProofStates *proof)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  ZzProofStates *copy = zz_proof_states_new ();

  for (guint i = 0; proof != NULL && i < items->len; i++)
    {
      const char *id = zz_record_get_id (items->pdata[i]);

      zz_proof_states_set (copy, id, zz_proof_states_get (proof, id));
    }
  return copy;
}

ZzScratch *
zz_scratch_new (ZzProject *project,
                const ZzProofStates *proof)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  ZzScratch *self = g_new0 (ZzScratch, 1);
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("");

  self->project = zz_project_new (catalogue, zz_project_get_id (project));
  self->history = zz_history_new (self->project);
  self->proof = copy_proof (project, proof);
  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    copy_register (set, project, zz_catalogue_get_register (catalogue, i));
  if (!zz_history_apply (self->history, set, NULL))
    g_assert_not_reached ();
  return self;
}

void
zz_scratch_free (ZzScratch *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->history);
  g_object_unref (self->project);
  zz_proof_states_unref (self->proof);
  g_free (self);
}

void
zz_scratch_apply (ZzScratch *self,
                  const ZzAddition *addition,
                  ZzDate at)
{
  g_autoptr (ZzChangeSet) set = zz_change_set_new ("");
  g_autofree char *evidence = NULL;

  evidence = zz_addition_add_changes (addition, set, self->project, at);
  if (evidence != NULL)
    zz_proof_states_set (self->proof, evidence, ZZ_PROOF_PRESENT);
  if (!zz_history_apply (self->history, set, NULL))
    g_assert_not_reached ();
}

void
zz_scratch_undo (ZzScratch *self)
{
  zz_history_undo (self->history);
}
