/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading changes. */
#include "config.h"

#include "store/changes-reader.h"

#include "core/builtin.h"
#include "core/edit.h"
#include "core/error.h"
#include "store/project-loading.h"
#include "store/value-codec.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Reading:
 * @announced: "REGISTER/ID" of the records that are inserted anywhere in the list: a
 *   comparison goes by registers, and one may refer to a later one's
 */
typedef struct
{
  ZzLoading loading;
  ZzChangeSet *set;
  GHashTable *announced;
} Reading;

/**
 * Target: what a path leads to
 * @rest: the names behind the record, joined by "/": a field, or "" for the record
 */
typedef struct
{
  const ZzRegister *reg;
  const ZzFigure *figure;
  char *id;
  char *rest;
} Target;

static void
target_clear (Target *target)
{
  g_free (target->id);
  g_free (target->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static gboolean fail_with (Reading *self,
                           const ZzJsonNode *node,
                           const char *format,
                           ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail_with (Reading *self,
           const ZzJsonNode *node,
           const char *format,
           ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  return zz_loading_fail (&self->loading, node, message);
}

/* The names of a path; NULL with the error set. They belong to the document. */
static GPtrArray *
read_path (Reading *self,
           const ZzJsonNode *node)
{
  const ZzJson *json = self->loading.json;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  if (!zz_loading_kind (&self->loading, node, ZZ_JSON_ARRAY))
    return NULL;
  for (const ZzJsonNode *n = zz_json_first (json, node); n != NULL; n = zz_json_next (json, n))
    {
      if (!zz_loading_kind (&self->loading, n, ZZ_JSON_STRING))
        return NULL;
      g_ptr_array_add (path, (gpointer) zz_json_get_string (json, n));
    }
  if (path->len > 0)
    return g_steal_pointer (&path);
  zz_loading_fail (&self->loading, node, _ ("the path is empty; give the names that lead to what changes"));
  return NULL;
}

/* The register by the first names of a path; *@used: how many they are. */
static const ZzRegister *
find_register (Reading *self,
               const GPtrArray *path,
               guint *used)
{
  const ZzCatalogue *catalogue = self->loading.catalogue;

  *used = 1;
  for (guint i = 0; i < ZZ_N_BUILTINS; i++)
    if (g_str_equal (path->pdata[0], zz_builtin_get_member ((ZzBuiltin) i)))
      return catalogue->builtins[i];
  if (!g_str_equal (path->pdata[0], "records") || path->len < 2)
    return NULL;
  *used = 2;
  return zz_catalogue_find_register (catalogue, path->pdata[1]);
}

/* Answers and overrides go by names of the catalogue, which must be there. */
static gboolean
check_clause (Reading *self,
              const ZzJsonNode *node,
              const GPtrArray *path,
              Target *target)
{
  const ZzClause *clause = zz_catalogue_find_clause (self->loading.catalogue, path->pdata[1]);
  const gboolean override = target->reg == self->loading.catalogue->builtins[ZZ_BUILTIN_OVERRIDE];

  if (clause == NULL)
    return fail_with (self, node, _ ("there is no clause \"%s\" in the catalogue"), (const char *) path->pdata[1]);
  target->figure = override ? zz_clause_find_figure (clause, path->pdata[2]) : NULL;
  if (override && target->figure == NULL)
    return fail_with (self, node, _ ("the clause has no figure \"%s\""), (const char *) path->pdata[2]);
  return TRUE;
}

static char *
join (const GPtrArray *path,
      guint from,
      guint until)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < until; i++)
    g_string_append_printf (text, "%s%s", i > from ? "/" : "", (const char *) path->pdata[i]);
  return g_string_free (text, FALSE);
}

static gboolean
read_target (Reading *self,
             const ZzJsonNode *node,
             Target *target)
{
  const ZzCatalogue *catalogue = self->loading.catalogue;
  g_autoptr (GPtrArray) path = read_path (self, node);
  guint used, id_end;

  if (path == NULL)
    return FALSE;
  target->reg = find_register (self, path, &used);
  if (target->reg == NULL)
    return fail_with (self, node, _ ("the project has no part \"%s\""), (const char *) path->pdata[used - 1]);
  id_end = used + (target->reg->single ? 0 : 1) + (target->reg == catalogue->builtins[ZZ_BUILTIN_OVERRIDE]);
  if (path->len < id_end || (target->reg->single && path->len == used))
    return fail_with (self, node, _ ("the path ends at \"%s\"; it must lead to a record or a field"), (const char *) path->pdata[path->len - 1]);
  if ((target->reg == catalogue->builtins[ZZ_BUILTIN_ANSWER] || target->reg == catalogue->builtins[ZZ_BUILTIN_OVERRIDE])
      && !check_clause (self, node, path, target))
    return FALSE;
  target->id = target->reg->single ? g_strdup (target->reg->id) : join (path, used, id_end);
  target->rest = join (path, id_end, path->len);
  return TRUE;
}

/* Whether the record is there once the changes so far are made. */
static gboolean
will_be_there (const Reading *self,
               const ZzRegister *reg,
               const char *id)
{
  return zz_change_set_find (self->set, ZZ_CHANGE_INSERT, reg, id) != NULL
         || (zz_project_find (self->loading.project, reg, id) != NULL
             && zz_change_set_find (self->set, ZZ_CHANGE_REMOVE, reg, id) == NULL);
}

static gboolean
can_refer (const Reading *self,
           const ZzRegister *reg,
           const char *id)
{
  g_autofree char *name = g_strconcat (reg->id, "/", id, NULL);

  return will_be_there (self, reg, id) || g_hash_table_contains (self->announced, name);
}

static gboolean
will_be_anywhere (const Reading *self,
                  const char *id)
{
  for (guint i = 0; i < zz_catalogue_get_n_registers (self->loading.catalogue); i++)
    if (can_refer (self, zz_catalogue_get_register (self->loading.catalogue, i), id))
      return TRUE;
  return FALSE;
}

static gboolean
check_names (Reading *self,
             const ZzJsonNode *node,
             const ZzField *field,
             const ZzValue *value)
{
  if (value->kind == ZZ_VALUE_OPAQUE && field->type != ZZ_FIELD_RAW)
    return fail_with (self, node, _ ("field \"%s\": not one of its choices"), field->id);
  if (value->kind == ZZ_VALUE_REFERENCE && !can_refer (self, field->refers, value->text))
    return fail_with (self, node, _ ("there is no record \"%s\" in the project"), value->text);
  for (char **id = value->kind == ZZ_VALUE_LIST ? value->list : NULL; id != NULL && *id != NULL; id++)
    {
      if (field->type == ZZ_FIELD_CLAUSES && zz_catalogue_find_clause (self->loading.catalogue, *id) == NULL)
        return fail_with (self, node, _ ("there is no clause \"%s\" in the catalogue"), *id);
      if (field->type == ZZ_FIELD_REFERENCES && !will_be_anywhere (self, *id))
        return fail_with (self, node, _ ("there is no record \"%s\" in the project"), *id);
    }
  return TRUE;
}

static gboolean
read_value (Reading *self,
            const ZzJsonNode *node,
            const ZzField *field,
            const ZzFigure *figure,
            ZzValue *value)
{
  return zz_value_read (self->loading.json, node, field, figure, value, self->loading.error)
         && check_names (self, node, field, value);
}

/* What the field holds once the changes so far are made. */
static const ZzValue *
get_present (const Reading *self,
             const Target *target,
             const ZzField *field)
{
  static const ZzValue absent = { .kind = ZZ_VALUE_ABSENT };
  const ZzRecord *record = zz_project_find (self->loading.project, target->reg, target->id);

  for (guint i = zz_change_set_get_n_changes (self->set); i > 0; i--)
    {
      const ZzChange *change = zz_change_set_get_change (self->set, i - 1);

      if (change->reg != target->reg || !g_str_equal (change->id, target->id))
        continue;
      if (change->kind == ZZ_CHANGE_SET_FIELD && change->field == field)
        return &change->after;
      if (change->kind == ZZ_CHANGE_INSERT)
        return zz_record_get (change->record, field->number);
    }
  return record != NULL ? zz_record_get (record, field->number) : &absent;
}

/* It holds now, or held before a removal in the list cleared it. */
static gboolean
check_before (Reading *self,
              const ZzJsonNode *node,
              const Target *target,
              const ZzField *field)
{
  const ZzRecord *record = zz_project_find (self->loading.project, target->reg, target->id);
  g_auto (ZzValue) before = ZZ_VALUE_INIT;

  if (node == NULL)
    return TRUE;
  if (!zz_value_read (self->loading.json, node, field, target->figure, &before, self->loading.error))
    return FALSE;
  if (record != NULL && zz_value_same (&before, zz_record_get (record, field->number)))
    return TRUE;
  return zz_value_same (&before, get_present (self, target, field))
         || fail_with (self, node, _ ("field \"%s\" does not hold this; the changes are for another state of the project"), field->id);
}

static gboolean
read_field (Reading *self,
            const ZzJsonNode *path,
            const Target *target,
            const ZzJsonNode *before,
            const ZzJsonNode *after)
{
  const ZzField *field = zz_register_find_field (target->reg, target->rest);
  const gboolean named = target->reg == self->loading.catalogue->builtins[ZZ_BUILTIN_ANSWER] || target->figure != NULL;
  g_auto (ZzValue) value = ZZ_VALUE_INIT;

  if (field == NULL)
    return fail_with (self, path, _ ("there is no field \"%s\""), target->rest);
  if (!named && !will_be_there (self, target->reg, target->id))
    return fail_with (self, path, _ ("there is no record \"%s\" in the project"), target->id);
  if (!read_value (self, after, field, target->figure, &value))
    return FALSE;
  /* A removal before it in the list may have cleared it already. */
  if (zz_value_same (&value, get_present (self, target, field)))
    return TRUE;
  if (!check_before (self, before, target, field))
    return FALSE;
  if (named)
    zz_edit_put (self->set, self->loading.project, target->reg, target->id, field, &value);
  else
    zz_change_set_set (self->set, target->reg, target->id, field, &value);
  return TRUE;
}

/* The members of a new record; those of an object within are "OBJECT/MEMBER". */
static gboolean
fill_record (Reading *self,
             const ZzJsonNode *object,
             const char *prefix,
             const Target *target,
             ZzRecord *record)
{
  const ZzJson *json = self->loading.json;

  for (const ZzJsonNode *m = zz_json_first (json, object); m != NULL; m = zz_json_next (json, m))
    {
      const char *member = zz_json_get_member_name (json, m);
      g_autofree char *name = g_strconcat (prefix, member, NULL);
      g_autofree char *below = g_strconcat (name, "/", NULL);
      const ZzField *field = zz_register_find_field (target->reg, name);
      ZzValue value = ZZ_VALUE_INIT;

      if (field == NULL && zz_json_get_kind (m) == ZZ_JSON_OBJECT && *prefix == '\0')
        {
          if (!fill_record (self, m, below, target, record))
            return FALSE;
          continue;
        }
      if (g_str_equal (name, "id") && zz_json_get_kind (m) == ZZ_JSON_STRING && g_str_equal (zz_json_get_string (json, m), target->id))
        continue;
      if (field == NULL)
        return fail_with (self, m, _ ("there is no field \"%s\""), name);
      if (!read_value (self, m, field, target->figure, &value))
        {
          zz_value_clear (&value);
          return FALSE;
        }
      zz_record_fill (record, field, value);
    }
  return TRUE;
}

static gboolean
read_new (Reading *self,
          const ZzJsonNode *path,
          const Target *target,
          const ZzJsonNode *after)
{
  g_autoptr (ZzRecord) record = NULL;

  if (!zz_loading_kind (&self->loading, after, ZZ_JSON_OBJECT))
    return FALSE;
  if (*target->id == '\0' || strchr (target->id, ',') != NULL)
    return zz_loading_fail (&self->loading, path, _ ("an identifier cannot be empty and cannot hold a comma"));
  if (will_be_there (self, target->reg, target->id))
    return fail_with (self, path, _ ("there is already a record \"%s\""), target->id);
  record = zz_record_new (target->reg, target->id);
  if (!fill_record (self, after, "", target, record))
    return FALSE;
  zz_change_set_insert (self->set, record);
  return TRUE;
}

static gboolean
read_removal (Reading *self,
              const ZzJsonNode *path,
              const Target *target)
{
  ZzRecord *record = zz_project_find (self->loading.project, target->reg, target->id);

  /* It may have gone with another one. */
  if (record != NULL && zz_change_set_find (self->set, ZZ_CHANGE_REMOVE, target->reg, target->id) != NULL)
    return TRUE;
  if (record == NULL)
    return fail_with (self, path, _ ("there is no record \"%s\" to remove"), target->id);
  zz_edit_remove (self->set, self->loading.project, record);
  return TRUE;
}

/* The members of a change; FALSE for one that is unknown. */
static gboolean
find_members (Reading *self,
              const ZzJsonNode *node,
              const ZzJsonNode **path,
              const ZzJsonNode **before,
              const ZzJsonNode **after)
{
  const ZzJson *json = self->loading.json;

  for (const ZzJsonNode *m = zz_json_first (json, node); m != NULL; m = zz_json_next (json, m))
    {
      const char *name = zz_json_get_member_name (json, m);

      if (g_str_equal (name, "path"))
        *path = m;
      else if (g_str_equal (name, "before"))
        *before = m;
      else if (g_str_equal (name, "after"))
        *after = m;
      else
        return fail_with (self, m, _ ("a change has no member \"%s\"; it has path, before and after"), name);
    }
  if (*path == NULL)
    return zz_loading_fail (&self->loading, node, _ ("the change has no \"path\""));
  /* Left out by mistake it would read as "clear this". */
  if (*after == NULL)
    return zz_loading_fail (&self->loading, node, _ ("the change has no \"after\"; give null to clear a field or remove a record"));
  return TRUE;
}

static gboolean
read_change (Reading *self,
             const ZzJsonNode *node)
{
  const ZzJsonNode *path = NULL, *before = NULL, *after = NULL;
  g_auto (Target) target = { NULL };

  if (!zz_loading_kind (&self->loading, node, ZZ_JSON_OBJECT) || !find_members (self, node, &path, &before, &after)
      || !read_target (self, path, &target))
    return FALSE;
  if (*target.rest != '\0')
    return read_field (self, path, &target, before, after);
  if (zz_json_get_kind (after) == ZZ_JSON_NULL)
    return read_removal (self, path, &target);
  return read_new (self, path, &target, after);
}

/* Notes the record that the change inserts. */
static gboolean
announce (Reading *self,
          const ZzJsonNode *node)
{
  const ZzJsonNode *path = NULL, *before = NULL, *after = NULL;
  g_auto (Target) target = { NULL };

  if (!zz_loading_kind (&self->loading, node, ZZ_JSON_OBJECT) || !find_members (self, node, &path, &before, &after)
      || !read_target (self, path, &target))
    return FALSE;
  if (*target.rest == '\0' && zz_json_get_kind (after) == ZZ_JSON_OBJECT)
    g_hash_table_add (self->announced, g_strconcat (target.reg->id, "/", target.id, NULL));
  return TRUE;
}

static gboolean
read_changes (Reading *self,
              const ZzJsonNode *changes)
{
  static gboolean (*const passes[]) (Reading *, const ZzJsonNode *) = { announce, read_change };
  const ZzJson *json = self->loading.json;

  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    for (const ZzJsonNode *n = zz_json_first (json, changes); n != NULL; n = zz_json_next (json, n))
      if (!passes[i](self, n))
        return FALSE;
  return TRUE;
}

/* The list of changes: the text itself, or "changes" of a comparison. */
static const ZzJsonNode *
find_changes (Reading *self)
{
  const ZzJson *json = self->loading.json;
  const ZzJsonNode *root = zz_json_get_root (json);
  const ZzJsonNode *format, *changes;

  if (zz_json_get_kind (root) == ZZ_JSON_ARRAY)
    return root;
  format = zz_json_get_kind (root) == ZZ_JSON_OBJECT ? zz_json_get_member (json, root, "format") : NULL;
  changes = format != NULL && zz_json_get_kind (format) == ZZ_JSON_STRING && g_str_equal (zz_json_get_string (json, format), "zizhi-diff")
                ? zz_json_get_member (json, root, "changes")
                : NULL;
  if (changes != NULL && zz_json_get_kind (changes) == ZZ_JSON_ARRAY)
    return changes;
  zz_loading_fail (&self->loading, root, _ ("changes are a list: [{\"path\": […], \"after\": …}, …]"));
  return NULL;
}

gboolean
zz_changes_read (GBytes *bytes,
                 const char *name,
                 ZzProject *project,
                 ZzChangeSet *set,
                 GError **error)
{
  g_autoptr (ZzJson) json = NULL;
  g_autoptr (GHashTable) announced = NULL;
  const ZzJsonNode *changes;
  Reading self = { .set = set };

  g_return_val_if_fail (bytes != NULL && name != NULL && ZZ_IS_PROJECT (project) && set != NULL, FALSE);

  json = zz_json_parse (bytes, name, error);
  if (json == NULL)
    return FALSE;
  self.loading = (ZzLoading) { .json = json, .catalogue = zz_project_get_catalogue (project), .project = project, .error = error };
  self.announced = announced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  changes = find_changes (&self);
  return changes != NULL && read_changes (&self, changes);
}
