/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining three versions of a record, field by field. */
#include "core/merge-private.h"

#include "core/difference-private.h"

static const ZzValue absent = { .kind = ZZ_VALUE_ABSENT };

/* Whether every version is a set, or absent, which is the empty one. */
static gboolean
are_sets (const ZzValue *versions,
          ZzValueKind kind)
{
  for (guint i = 0; i < ZZ_N_VERSIONS; i++)
    if (versions[i].kind != kind && versions[i].kind != ZZ_VALUE_ABSENT)
      return FALSE;
  return TRUE;
}

static guint64
get_bits (const ZzValue *value)
{
  return value->kind == ZZ_VALUE_SET ? value->set : 0;
}

static ZzValue
join_bits (const ZzValue *versions)
{
  const guint64 base = get_bits (&versions[ZZ_VERSION_BASE]);
  const guint64 mine = get_bits (&versions[ZZ_VERSION_MINE]), theirs = get_bits (&versions[ZZ_VERSION_THEIRS]);
  const guint64 changed = mine ^ base;
  const guint64 joined = (mine & changed) | (theirs & ~changed);

  return joined != 0 ? zz_value_set (joined) : absent;
}

/* An element stays where the side that changed something about it has it. */
static gboolean
stays (const ZzValue *versions,
       const char *element)
{
  const gboolean mine = zz_value_list_contains (&versions[ZZ_VERSION_MINE], element);

  return mine != zz_value_list_contains (&versions[ZZ_VERSION_BASE], element)
             ? mine
             : zz_value_list_contains (&versions[ZZ_VERSION_THEIRS], element);
}

static ZzValue
join_lists (const ZzValue *versions)
{
  g_autoptr (GPtrArray) joined = g_ptr_array_new ();

  for (guint i = ZZ_VERSION_MINE; i < ZZ_N_VERSIONS; i++)
    for (char **element = versions[i].kind == ZZ_VALUE_LIST ? versions[i].list : NULL; element != NULL && *element != NULL; element++)
      if (stays (versions, *element))
        g_ptr_array_add (joined, *element);
  g_ptr_array_add (joined, NULL);
  return zz_value_list ((const char *const *) joined->pdata);
}

/* FALSE where both sides changed it, and not in the same way; @value is mine then. */
static gboolean
join_values (const ZzValue *versions,
             ZzValue *value)
{
  const ZzValue *base = &versions[ZZ_VERSION_BASE];
  const ZzValue *mine = &versions[ZZ_VERSION_MINE], *theirs = &versions[ZZ_VERSION_THEIRS];
  gboolean joined = TRUE;

  if (zz_value_same (mine, theirs) || zz_value_same (base, theirs))
    *value = zz_value_copy (mine);
  else if (zz_value_same (base, mine))
    *value = zz_value_copy (theirs);
  else if (are_sets (versions, ZZ_VALUE_SET))
    *value = join_bits (versions);
  else if (are_sets (versions, ZZ_VALUE_LIST))
    *value = join_lists (versions);
  else
    {
      *value = zz_value_copy (mine);
      joined = FALSE;
    }
  return joined;
}

GPtrArray *
zz_merge_join_extras (const ZzMergeEntry *entry,
                      const GPtrArray *const *versions,
                      ZzMergeClashFunc clash,
                      gpointer user_data)
{
  g_autoptr (GPtrArray) paths = zz_difference_list_extras (versions, ZZ_N_VERSIONS);
  GPtrArray *joined = NULL;

  for (guint i = 0; i < paths->len; i++)
    {
      g_auto (ZzValue) value = ZZ_VALUE_INIT;
      ZzValue values[ZZ_N_VERSIONS];

      for (guint j = 0; j < ZZ_N_VERSIONS; j++)
        values[j] = zz_difference_get_extra (versions[j], paths->pdata[i]);
      if (!join_values (values, &value))
        clash (entry, NULL, paths->pdata[i], values, &value, user_data);
      for (guint j = 0; j < ZZ_N_VERSIONS; j++)
        zz_value_clear (&values[j]);
      if (zz_value_is_absent (&value))
        continue;
      if (joined == NULL)
        joined = zz_extras_new ();
      zz_extras_add (joined, paths->pdata[i], value.text);
    }
  return joined;
}

static void
join_members (const ZzMergeEntry *entry,
              ZzRecord *record,
              ZzMergeClashFunc clash,
              gpointer user_data)
{
  const GPtrArray *lists[ZZ_N_VERSIONS];
  g_autoptr (GPtrArray) extras = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < ZZ_N_VERSIONS; i++)
    {
      lists[i] = entry->versions[i] != NULL ? zz_record_get_extras (entry->versions[i]) : NULL;
      any = any || lists[i] != NULL;
    }
  if (any)
    extras = zz_merge_join_extras (entry, lists, clash, user_data);
  for (guint i = 0; extras != NULL && i < extras->len; i++)
    zz_record_add_extra (record, ((const ZzExtra *) extras->pdata[i])->path, ((const ZzExtra *) extras->pdata[i])->json);
}

/* What only one side changed needs no look at its fields. */
static gboolean
take_whole (const ZzMergeEntry *entry,
            ZzRecord **record)
{
  ZzRecord *const *versions = entry->versions;

  if (zz_difference_is_same (versions[ZZ_VERSION_MINE], versions[ZZ_VERSION_THEIRS])
      || zz_difference_is_same (versions[ZZ_VERSION_BASE], versions[ZZ_VERSION_THEIRS]))
    *record = versions[ZZ_VERSION_MINE];
  else if (zz_difference_is_same (versions[ZZ_VERSION_BASE], versions[ZZ_VERSION_MINE]))
    *record = versions[ZZ_VERSION_THEIRS];
  else
    return FALSE;
  if (*record != NULL)
    zz_record_ref (*record);
  return TRUE;
}

ZzRecord *
zz_merge_join (const ZzMergeEntry *entry,
               gboolean named,
               ZzMergeClashFunc clash,
               gpointer user_data)
{
  ZzRecord *record;

  if (take_whole (entry, &record))
    return record;
  record = zz_record_new (entry->reg, entry->id);
  for (guint i = 0; i < entry->reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (entry->reg, i);
      ZzValue values[ZZ_N_VERSIONS];
      ZzValue value;

      /* Borrowed: nothing of it is cleared. */
      for (guint j = 0; j < ZZ_N_VERSIONS; j++)
        values[j] = entry->versions[j] != NULL ? *zz_record_get (entry->versions[j], i) : absent;
      if (!join_values (values, &value))
        clash (entry, field, NULL, values, &value, user_data);
      zz_record_fill (record, field, value);
    }
  join_members (entry, record, clash, user_data);
  if (named && !zz_difference_is_said (record))
    g_clear_pointer (&record, zz_record_unref);
  return record;
}
