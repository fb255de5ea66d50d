/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing two projects, record by record. */
#include "config.h"

#include "core/difference.h"

#include "core/builtin.h"
#include "core/difference-private.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const ZzRegister *
zz_difference_get_register (const ZzCatalogue *catalogue,
                            guint place)
{
  static const ZzBuiltin first[] = { ZZ_BUILTIN_APPLICATION, ZZ_BUILTIN_OVERRIDE };
  static const ZzBuiltin last[] = { ZZ_BUILTIN_ANSWER, ZZ_BUILTIN_EVIDENCE, ZZ_BUILTIN_ACTION, ZZ_BUILTIN_SIGNOFF };
  const guint n = catalogue->registers->len;

  G_STATIC_ASSERT (G_N_ELEMENTS (first) + G_N_ELEMENTS (last) == ZZ_N_BUILTINS);

  if (place < G_N_ELEMENTS (first))
    return catalogue->builtins[first[place]];
  place -= G_N_ELEMENTS (first);
  return place < n ? catalogue->registers->pdata[place] : catalogue->builtins[last[place - n]];
}

gboolean
zz_difference_is_named (const ZzCatalogue *catalogue,
                        const ZzRegister *reg)
{
  return reg == catalogue->builtins[ZZ_BUILTIN_ANSWER] || reg == catalogue->builtins[ZZ_BUILTIN_OVERRIDE];
}

gboolean
zz_difference_is_said (const ZzRecord *record)
{
  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < record->n_values; i++)
    if (zz_value_is_written (zz_record_get (record, i)))
      return TRUE;
  return zz_record_get_extras (record) != NULL;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
zz_difference_list_extras (const GPtrArray *const *lists,
                           guint n)
{
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    for (guint j = 0; lists[i] != NULL && j < lists[i]->len; j++)
      g_ptr_array_add (paths, ((const ZzExtra *) lists[i]->pdata[j])->path);
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = paths->len; i > 1; i--)
    if (strcmp (paths->pdata[i - 1], paths->pdata[i - 2]) == 0)
      g_ptr_array_remove_index (paths, i - 1);
  return paths;
}

ZzValue
zz_difference_get_extra (const GPtrArray *extras,
                         const char *path)
{
  const char *json = zz_extras_find (extras, path);

  return json != NULL ? zz_value_text (ZZ_VALUE_OPAQUE, json) : ZZ_VALUE_INIT;
}

static gboolean
has_same_extras (const GPtrArray *a,
                 const GPtrArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (guint i = 0; i < a->len; i++)
    {
      const ZzExtra *extra = a->pdata[i];

      if (g_strcmp0 (extra->json, zz_extras_find (b, extra->path)) != 0)
        return FALSE;
    }
  return a->len == b->len;
}

gboolean
zz_difference_is_same (const ZzRecord *a,
                       const ZzRecord *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  for (guint i = 0; i < a->n_values; i++)
    if (!zz_value_same (zz_record_get (a, i), zz_record_get (b, i)))
      return FALSE;
  return has_same_extras (zz_record_get_extras (a), zz_record_get_extras (b));
}

/* What was there is noted already here: nothing has to be applied to show it. */
static void
note_before (ZzChangeSet *set,
             const ZzValue *before)
{
  ZzChange *change = zz_change_set_get_change (set, zz_change_set_get_n_changes (set) - 1);

  zz_value_clear (&change->before);
  change->before = zz_value_copy (before);
}

void
zz_difference_add_extras (ZzChangeSet *set,
                          const ZzRegister *reg,
                          const char *id,
                          const GPtrArray *before,
                          const GPtrArray *after)
{
  const GPtrArray *const both[] = { before, after };
  g_autoptr (GPtrArray) paths = NULL;

  if (before == NULL && after == NULL)
    return;
  paths = zz_difference_list_extras (both, G_N_ELEMENTS (both));
  for (guint i = 0; i < paths->len; i++)
    {
      g_auto (ZzValue) old = zz_difference_get_extra (before, paths->pdata[i]);
      g_auto (ZzValue) new = zz_difference_get_extra (after, paths->pdata[i]);

      if (zz_value_equal (&old, &new))
        continue;
      zz_change_set_set_extra (set, reg, id, paths->pdata[i], &new);
      note_before (set, &old);
    }
}

static void
add_fields (ZzChangeSet *set,
            ZzRecord *before,
            ZzRecord *after)
{
  const ZzRegister *reg = zz_record_get_register (before);
  const char *id = zz_record_get_id (before);

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzValue *old = zz_record_get (before, i), *new = zz_record_get (after, i);

      if (zz_value_same (old, new))
        continue;
      zz_change_set_set (set, reg, id, zz_register_get_field (reg, i), new);
      note_before (set, old);
    }
  zz_difference_add_extras (set, reg, id, zz_record_get_extras (before), zz_record_get_extras (after));
}

void
zz_difference_add (ZzChangeSet *set,
                   ZzRecord *before,
                   ZzRecord *after)
{
  if (before == after)
    return;
  if (before == NULL)
    zz_change_set_insert (set, after);
  else if (after == NULL)
    zz_change_set_remove (set, before);
  else
    add_fields (set, before, after);
}

/* A record of answers or overrides that says nothing, where the other side has none. */
static gboolean
is_nothing (const ZzRecord *before,
            const ZzRecord *after)
{
  return (before == NULL || after == NULL) && !zz_difference_is_said (before) && !zz_difference_is_said (after);
}

/* Both lists are sorted by id. */
static void
add_register (ZzChangeSet *set,
              const GPtrArray *before,
              const GPtrArray *after,
              gboolean named)
{
  for (guint i = 0, j = 0; i < before->len || j < after->len;)
    {
      ZzRecord *old = i < before->len ? before->pdata[i] : NULL;
      ZzRecord *new = j < after->len ? after->pdata[j] : NULL;
      int order = old == NULL ? 1 : new == NULL ? -1
                                                : strcmp (zz_record_get_id (old), zz_record_get_id (new));

      old = order <= 0 ? old : NULL;
      new = order >= 0 ? new : NULL;
      i += order <= 0;
      j += order >= 0;
      if (!named || !is_nothing (old, new))
        zz_difference_add (set, old, new);
    }
}

gboolean
zz_difference_check (ZzProject *a,
                     ZzProject *b,
                     GError **error)
{
  const ZzCatalogue *left, *right;

  g_return_val_if_fail (ZZ_IS_PROJECT (a) && ZZ_IS_PROJECT (b), FALSE);

  left = zz_project_get_catalogue (a);
  right = zz_project_get_catalogue (b);
  if (left == right)
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED,
               _ ("one project is on edition \"%s\" of \"%s\", the other on edition \"%s\" of \"%s\"; move one of them first"), left->edition,
               left->id, right->edition, right->id);
  return FALSE;
}

ZzChangeSet *
zz_difference_new (ZzProject *before,
                   ZzProject *after,
                   GError **error)
{
  const ZzCatalogue *catalogue;
  ZzChangeSet *set;

  g_return_val_if_fail (ZZ_IS_PROJECT (before) && ZZ_IS_PROJECT (after), NULL);

  if (!zz_difference_check (before, after, error))
    return NULL;
  catalogue = zz_project_get_catalogue (before);
  set = zz_change_set_new (NULL);
  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    {
      const ZzRegister *reg = zz_difference_get_register (catalogue, i);

      add_register (set, zz_project_get_records (before, reg), zz_project_get_records (after, reg),
                    zz_difference_is_named (catalogue, reg));
    }
  zz_difference_add_extras (set, NULL, NULL, zz_project_get_extras (before), zz_project_get_extras (after));
  return set;
}
