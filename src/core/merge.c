/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging: which records there are, what is in conflict, what was decided. */
#include "config.h"

#include "core/merge.h"

#include "core/builtin.h"
#include "core/difference-private.h"
#include "core/difference.h"
#include "core/error.h"
#include "core/merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kind_ids[ZZ_N_CONFLICTS] = {
  [ZZ_CONFLICT_CHANGED] = "changed",
  [ZZ_CONFLICT_ADDED] = "added",
  [ZZ_CONFLICT_REMOVED] = "removed",
  [ZZ_CONFLICT_REFERRED] = "referred",
};

const char *
zz_conflict_kind_get_id (ZzConflictKind kind)
{
  g_return_val_if_fail (kind < ZZ_N_CONFLICTS, NULL);

  return kind_ids[kind];
}

static void
conflict_free_cb (gpointer data)
{
  ZzConflict *conflict = data;

  zz_value_clear (&conflict->base);
  zz_value_clear (&conflict->mine);
  zz_value_clear (&conflict->theirs);
  g_clear_pointer (&conflict->referrers, g_ptr_array_unref);
  g_free (conflict);
}

static void
entry_free_cb (gpointer data)
{
  ZzMergeEntry *entry = data;

  g_clear_pointer (&entry->referrers, g_ptr_array_unref);
  g_free (entry);
}

ZzSide
zz_merge_entry_get_remover (const ZzMergeEntry *entry)
{
  const gboolean mine = entry->versions[ZZ_VERSION_MINE] != NULL, theirs = entry->versions[ZZ_VERSION_THEIRS] != NULL;

  if (entry->versions[ZZ_VERSION_BASE] == NULL || mine == theirs)
    return ZZ_SIDE_NONE;
  return mine ? ZZ_SIDE_THEIRS : ZZ_SIDE_MINE;
}

ZzMergeEntry *
zz_merge_find (const ZzMerge *merge,
               const ZzRegister *reg,
               const char *id)
{
  ZzMergeEntry *entry = NULL;

  if (reg != NULL)
    return g_hash_table_lookup (merge->by_id[reg->number], id);
  for (guint i = 0; i < zz_catalogue_get_n_registers (merge->catalogue) && entry == NULL; i++)
    entry = g_hash_table_lookup (merge->by_id[i], id);
  return entry;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(const ZzMergeEntry *const *) a)->id, (*(const ZzMergeEntry *const *) b)->id);
}

static void
collect_register (ZzMerge *merge,
                  const ZzRegister *reg)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GHashTable *by_id = merge->by_id[reg->number];

  for (guint i = 0; i < ZZ_N_VERSIONS; i++)
    {
      const GPtrArray *records = zz_project_get_records (merge->projects[i], reg);

      for (guint j = 0; j < records->len; j++)
        {
          const char *id = zz_record_get_id (records->pdata[j]);
          ZzMergeEntry *entry = g_hash_table_lookup (by_id, id);

          if (entry == NULL)
            {
              entry = g_new0 (ZzMergeEntry, 1);
              entry->reg = reg;
              entry->id = id;
              g_hash_table_insert (by_id, (gpointer) id, entry);
              g_ptr_array_add (found, entry);
            }
          entry->versions[i] = records->pdata[j];
        }
    }
  g_ptr_array_sort (found, compare_entries);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (merge->entries, found->pdata[i]);
}

/* Notes who began to refer to a record that the other side removed. */
static void
note_reference (ZzMerge *merge,
                const ZzMergeEntry *from,
                guint version,
                const ZzField *field,
                const char *id)
{
  const ZzRecord *base = from->versions[ZZ_VERSION_BASE];
  ZzMergeEntry *target = zz_merge_find (merge, field->refers, id);

  if (target == NULL || zz_merge_entry_get_remover (target) == ZZ_SIDE_NONE || target->versions[version] == NULL
      || (base != NULL && zz_merge_refers (field, zz_record_get (base, field->number), target->reg, id)))
    return;
  if (target->referrers == NULL)
    target->referrers = g_ptr_array_new ();
  if (!g_ptr_array_find (target->referrers, from->versions[version], NULL))
    g_ptr_array_add (target->referrers, from->versions[version]);
}

static void
note_references (ZzMerge *merge,
                 const ZzMergeEntry *entry,
                 guint version)
{
  const ZzRecord *record = entry->versions[version];

  if (record == NULL || zz_difference_is_same (record, entry->versions[ZZ_VERSION_BASE]))
    return;
  for (guint i = 0; i < entry->reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (entry->reg, i);
      const ZzValue *value = zz_record_get (record, i);

      if (field->type == ZZ_FIELD_REFERENCE && value->kind == ZZ_VALUE_REFERENCE)
        note_reference (merge, entry, version, field, value->text);
      for (char **id = field->type == ZZ_FIELD_REFERENCES && value->kind == ZZ_VALUE_LIST ? value->list : NULL; id != NULL && *id != NULL; id++)
        note_reference (merge, entry, version, field, *id);
    }
}

static ZzConflict *
add_conflict (ZzMerge *merge,
              ZzConflictKind kind,
              const ZzMergeEntry *entry)
{
  ZzConflict *conflict = g_new0 (ZzConflict, 1);

  conflict->kind = kind;
  if (entry != NULL)
    {
      conflict->reg = entry->reg;
      conflict->id = entry->id;
      conflict->base_record = entry->versions[ZZ_VERSION_BASE];
      conflict->mine_record = entry->versions[ZZ_VERSION_MINE];
      conflict->theirs_record = entry->versions[ZZ_VERSION_THEIRS];
      conflict->referrers = entry->referrers != NULL ? g_ptr_array_ref (entry->referrers) : NULL;
    }
  g_ptr_array_add (merge->conflicts, conflict);
  return conflict;
}

static void
note_clash_cb (const ZzMergeEntry *entry,
               const ZzField *field,
               const char *extra,
               const ZzValue *versions,
               ZzValue *value,
               gpointer user_data)
{
  ZzConflict *conflict = add_conflict (user_data, ZZ_CONFLICT_CHANGED, entry);

  conflict->field = field;
  conflict->extra = extra;
  conflict->base = zz_value_copy (&versions[ZZ_VERSION_BASE]);
  conflict->mine = zz_value_copy (&versions[ZZ_VERSION_MINE]);
  conflict->theirs = zz_value_copy (&versions[ZZ_VERSION_THEIRS]);
}

static gboolean
is_named (const ZzMerge *merge,
          const ZzMergeEntry *entry)
{
  return zz_difference_is_named (merge->catalogue, entry->reg);
}

/* Both sides have it, or it goes by a name of the catalogue: fields join. */
static gboolean
joins_by_field (const ZzMerge *merge,
                const ZzMergeEntry *entry)
{
  return is_named (merge, entry)
         || (entry->versions[ZZ_VERSION_BASE] != NULL && entry->versions[ZZ_VERSION_MINE] != NULL
             && entry->versions[ZZ_VERSION_THEIRS] != NULL);
}

/* A conflict about the record as a whole; FALSE for none. */
static gboolean
find_whole_conflict (const ZzMergeEntry *entry,
                     ZzConflictKind *kind)
{
  ZzRecord *const *versions = entry->versions;
  const ZzSide remover = zz_merge_entry_get_remover (entry);
  const ZzRecord *kept = versions[remover == ZZ_SIDE_MINE ? ZZ_VERSION_THEIRS : ZZ_VERSION_MINE];

  if (remover == ZZ_SIDE_NONE)
    {
      *kind = ZZ_CONFLICT_ADDED;
      return versions[ZZ_VERSION_MINE] != NULL && versions[ZZ_VERSION_THEIRS] != NULL
             && !zz_difference_is_same (versions[ZZ_VERSION_MINE], versions[ZZ_VERSION_THEIRS]);
    }
  *kind = zz_difference_is_same (versions[ZZ_VERSION_BASE], kept) ? ZZ_CONFLICT_REFERRED : ZZ_CONFLICT_REMOVED;
  return *kind == ZZ_CONFLICT_REMOVED || entry->referrers != NULL;
}

static void
find_conflicts (ZzMerge *merge,
                ZzMergeEntry *entry)
{
  ZzConflictKind kind;

  entry->first = merge->conflicts->len;
  if (joins_by_field (merge, entry))
    {
      ZzRecord *joined = zz_merge_join (entry, is_named (merge, entry), note_clash_cb, merge);

      g_clear_pointer (&joined, zz_record_unref);
    }
  else if (find_whole_conflict (entry, &kind))
    add_conflict (merge, kind, entry);
  entry->n = merge->conflicts->len - entry->first;
}

static GPtrArray *
join_own (const ZzMerge *merge,
          ZzMergeClashFunc clash,
          gpointer user_data)
{
  const GPtrArray *lists[ZZ_N_VERSIONS];

  for (guint i = 0; i < ZZ_N_VERSIONS; i++)
    lists[i] = zz_project_get_extras (merge->projects[i]);
  return zz_merge_join_extras (NULL, lists, clash, user_data);
}

static void
compare_versions (ZzMerge *merge)
{
  GPtrArray *own;

  for (guint i = 0; i < zz_catalogue_get_n_registers (merge->catalogue); i++)
    collect_register (merge, zz_difference_get_register (merge->catalogue, i));
  for (guint i = 0; i < merge->entries->len; i++)
    for (guint j = ZZ_VERSION_MINE; j < ZZ_N_VERSIONS; j++)
      note_references (merge, merge->entries->pdata[i], j);
  for (guint i = 0; i < merge->entries->len; i++)
    find_conflicts (merge, merge->entries->pdata[i]);
  merge->first_own = merge->conflicts->len;
  own = join_own (merge, note_clash_cb, merge);
  g_clear_pointer (&own, g_ptr_array_unref);
}

static gboolean
check_versions (ZzProject *const *projects,
                GError **error)
{
  for (guint i = 1; i < ZZ_N_VERSIONS; i++)
    {
      if (!zz_difference_check (projects[ZZ_VERSION_BASE], projects[i], error))
        return FALSE;
      if (g_str_equal (zz_project_get_id (projects[ZZ_VERSION_BASE]), zz_project_get_id (projects[i])))
        continue;
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED,
                   _ ("these are not versions of one project: their ids are \"%s\" and \"%s\"; give three copies of the same project"),
                   zz_project_get_id (projects[ZZ_VERSION_BASE]), zz_project_get_id (projects[i]));
      return FALSE;
    }
  return TRUE;
}

ZzMerge *
zz_merge_new (ZzProject *base,
              ZzProject *mine,
              ZzProject *theirs,
              GError **error)
{
  ZzProject *const projects[ZZ_N_VERSIONS] = { base, mine, theirs };
  guint n_registers;
  ZzMerge *merge;

  g_return_val_if_fail (ZZ_IS_PROJECT (base) && ZZ_IS_PROJECT (mine) && ZZ_IS_PROJECT (theirs), NULL);

  if (!check_versions (projects, error))
    return NULL;
  merge = g_new0 (ZzMerge, 1);
  for (guint i = 0; i < ZZ_N_VERSIONS; i++)
    merge->projects[i] = g_object_ref (projects[i]);
  merge->catalogue = zz_project_get_catalogue (base);
  n_registers = zz_catalogue_get_n_registers (merge->catalogue);
  merge->entries = g_ptr_array_new_with_free_func (entry_free_cb);
  merge->conflicts = g_ptr_array_new_with_free_func (conflict_free_cb);
  merge->by_id = g_new0 (GHashTable *, n_registers);
  for (guint i = 0; i < n_registers; i++)
    merge->by_id[i] = g_hash_table_new (g_str_hash, g_str_equal);
  compare_versions (merge);
  return merge;
}

void
zz_merge_free (ZzMerge *merge)
{
  g_return_if_fail (merge != NULL);

  for (guint i = 0; i < zz_catalogue_get_n_registers (merge->catalogue); i++)
    g_hash_table_unref (merge->by_id[i]);
  g_free (merge->by_id);
  g_ptr_array_unref (merge->conflicts);
  g_ptr_array_unref (merge->entries);
  for (guint i = 0; i < ZZ_N_VERSIONS; i++)
    g_object_unref (merge->projects[i]);
  g_free (merge);
}

guint
zz_merge_get_n_conflicts (const ZzMerge *merge)
{
  g_return_val_if_fail (merge != NULL, 0);

  return merge->conflicts->len;
}

const ZzConflict *
zz_merge_get_conflict (const ZzMerge *merge,
                       guint number)
{
  g_return_val_if_fail (merge != NULL && number < merge->conflicts->len, NULL);

  return merge->conflicts->pdata[number];
}

/* Path, size, digest and media type say what one file is: of two, half of each would
 * be none. */
static gboolean
describes_file (const ZzMerge *merge,
                const ZzConflict *conflict)
{
  return conflict->field != NULL && conflict->reg == merge->catalogue->builtins[ZZ_BUILTIN_EVIDENCE]
         && conflict->field->number >= ZZ_EVIDENCE_FILE && conflict->field->number <= ZZ_EVIDENCE_MEDIA_TYPE;
}

void
zz_merge_choose (ZzMerge *merge,
                 guint number,
                 ZzSide side)
{
  ZzConflict *chosen;

  g_return_if_fail (merge != NULL && number < merge->conflicts->len && side <= ZZ_SIDE_THEIRS);

  chosen = merge->conflicts->pdata[number];
  chosen->choice = side;
  for (guint i = 0; i < merge->conflicts->len && describes_file (merge, chosen); i++)
    {
      ZzConflict *other = merge->conflicts->pdata[i];

      if (describes_file (merge, other) && g_str_equal (other->id, chosen->id))
        other->choice = side;
    }
}

void
zz_merge_choose_all (ZzMerge *merge,
                     ZzSide side)
{
  g_return_if_fail (merge != NULL && side <= ZZ_SIDE_THEIRS);

  for (guint i = 0; i < merge->conflicts->len; i++)
    ((ZzConflict *) merge->conflicts->pdata[i])->choice = side;
}

guint
zz_merge_get_n_open (const ZzMerge *merge)
{
  guint n = 0;

  g_return_val_if_fail (merge != NULL, 0);

  for (guint i = 0; i < merge->conflicts->len; i++)
    n += ((const ZzConflict *) merge->conflicts->pdata[i])->choice == ZZ_SIDE_NONE;
  return n;
}

/* Clashes come in the order in which they were found. */
typedef struct
{
  const ZzMerge *merge;
  guint next;
} Deciding;

static void
decide_clash_cb (const ZzMergeEntry *entry,
                 const ZzField *field,
                 const char *extra,
                 const ZzValue *versions,
                 ZzValue *value,
                 gpointer user_data)
{
  Deciding *deciding = user_data;
  const ZzConflict *conflict = deciding->merge->conflicts->pdata[deciding->next++];

  g_assert (conflict->field == field && g_strcmp0 (conflict->extra, extra) == 0);
  if (conflict->choice != ZZ_SIDE_THEIRS)
    return;
  zz_value_clear (value);
  *value = zz_value_copy (&conflict->theirs);
}

/* The side a whole record is taken from. */
static ZzSide
decide_side (const ZzMerge *merge,
             ZzMergeEntry *entry)
{
  const ZzConflict *conflict = entry->n > 0 ? merge->conflicts->pdata[entry->first] : NULL;
  const ZzSide remover = zz_merge_entry_get_remover (entry);
  ZzSide side;

  if (conflict == NULL)
    {
      if (remover != ZZ_SIDE_NONE)
        return remover;
      return entry->versions[ZZ_VERSION_MINE] != NULL ? ZZ_SIDE_MINE : ZZ_SIDE_THEIRS;
    }
  side = conflict->choice == ZZ_SIDE_THEIRS ? ZZ_SIDE_THEIRS : ZZ_SIDE_MINE;
  entry->fate = side == remover ? ZZ_FATE_GONE : ZZ_FATE_KEPT;
  return side;
}

static void
decide (const ZzMerge *merge,
        ZzMergeEntry *entry)
{
  Deciding deciding = { merge, entry->first };
  ZzRecord *record;

  entry->fate = ZZ_FATE_OPEN;
  if (joins_by_field (merge, entry))
    {
      entry->result = zz_merge_join (entry, is_named (merge, entry), decide_clash_cb, &deciding);
      return;
    }
  record = entry->versions[decide_side (merge, entry) == ZZ_SIDE_THEIRS ? ZZ_VERSION_THEIRS : ZZ_VERSION_MINE];
  entry->result = record != NULL ? zz_record_ref (record) : NULL;
}

ZzChangeSet *
zz_merge_make_changes (const ZzMerge *merge,
                       const char *label)
{
  ZzChangeSet *set;
  Deciding deciding;
  g_autoptr (GPtrArray) own = NULL;

  g_return_val_if_fail (merge != NULL, NULL);

  set = zz_change_set_new (label);
  for (guint i = 0; i < merge->entries->len; i++)
    decide (merge, merge->entries->pdata[i]);
  zz_merge_settle (merge);
  for (guint i = 0; i < merge->entries->len; i++)
    {
      ZzMergeEntry *entry = merge->entries->pdata[i];

      zz_difference_add (set, entry->versions[ZZ_VERSION_MINE], entry->result);
      g_clear_pointer (&entry->result, zz_record_unref);
    }
  deciding = (Deciding) { merge, merge->first_own };
  own = join_own (merge, decide_clash_cb, &deciding);
  zz_difference_add_extras (set, NULL, NULL, zz_project_get_extras (merge->projects[ZZ_VERSION_MINE]), own);
  return set;
}
