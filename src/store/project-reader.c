/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a project file. */
#include "config.h"

#include "store/project-codec.h"

#include "core/builtin.h"
#include "core/error.h"
#include "core/project-private.h"
#include "store/attachment.h"
#include "store/project-loading.h"
#include "store/project-pointer.h"
#include "store/value-codec.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Keeps an unknown member letter for letter, with @record or the project. */
static void
keep (ZzLoading *loading,
      ZzRecord *record,
      const char *prefix,
      const ZzJsonNode *node)
{
  g_autofree char *path = zz_pointer_join (prefix, zz_json_get_member_name (loading->json, node));
  g_autofree char *raw = zz_json_dup_raw (loading->json, node);

  if (record != NULL)
    zz_record_add_extra (record, path, raw);
  else
    zz_project_add_extra (loading->project, path, raw);
}

static gboolean
is_file_of_evidence (const ZzField *field)
{
  return field->owner->builtin && field->number == ZZ_EVIDENCE_FILE && strcmp (field->owner->id, "evidence") == 0;
}

static gboolean
read_value (ZzLoading *loading,
            const ZzJsonNode *node,
            const ZzField *field,
            ZzRecord *record)
{
  g_autoptr (GError) local = NULL;
  ZzValue value;

  if (!zz_value_read (loading->json, node, field, loading->figure, &value, &local))
    {
      if (!loading->newer)
        {
          g_propagate_error (loading->error, g_steal_pointer (&local));
          return FALSE;
        }
      value = (ZzValue) { .kind = ZZ_VALUE_OPAQUE, .text = zz_json_dup_raw (loading->json, node) };
    }
  if (value.kind == ZZ_VALUE_TEXT && is_file_of_evidence (field) && !zz_evidence_path_is_safe (value.text))
    {
      zz_json_set_error (loading->json, node, loading->error, ZZ_ERROR_UNSAFE,
                         _ ("the path \"%s\" leads out of the evidence folder; the project is not opened"), value.text);
      zz_value_clear (&value);
      return FALSE;
    }
  zz_record_fill (record, field, value);
  return TRUE;
}

/* Fields "removed/on", "removed/by" … stand in an object "removed". */
static gboolean
has_group (const ZzRegister *reg,
           const char *prefix)
{
  for (guint i = 0; reg->builtin && i < reg->fields->len; i++)
    if (g_str_has_prefix (zz_register_get_field (reg, i)->id, prefix))
      return TRUE;
  return FALSE;
}

static gboolean
read_group (ZzLoading *loading,
            const ZzJsonNode *node,
            ZzRecord *record,
            const char *prefix)
{
  const ZzRegister *reg = zz_record_get_register (record);

  if (zz_json_get_kind (node) == ZZ_JSON_NULL)
    return TRUE;
  if (!zz_loading_kind (loading, node, ZZ_JSON_OBJECT))
    return FALSE;
  for (const ZzJsonNode *m = zz_json_first (loading->json, node); m != NULL; m = zz_json_next (loading->json, m))
    {
      g_autofree char *path = zz_pointer_join (prefix, zz_json_get_member_name (loading->json, m));
      const ZzField *field = zz_register_find_field (reg, path);

      if (field == NULL)
        keep (loading, record, prefix, m);
      else if (!read_value (loading, m, field, record))
        return FALSE;
    }
  return TRUE;
}

/* A member whose name is no field: a group of fields, or unknown. */
static gboolean
read_other (ZzLoading *loading,
            const ZzJsonNode *node,
            ZzRecord *record)
{
  g_autofree char *name = zz_pointer_join ("", zz_json_get_member_name (loading->json, node));
  g_autofree char *prefix = g_strconcat (name, "/", NULL);

  if (has_group (zz_record_get_register (record), prefix))
    return read_group (loading, node, record, prefix);
  keep (loading, record, "", node);
  return TRUE;
}

/* The members of a record's object; @has_id: "id" is not one of its fields. */
static gboolean
read_members (ZzLoading *loading,
              const ZzJsonNode *node,
              ZzRecord *record,
              gboolean has_id)
{
  const ZzRegister *reg = zz_record_get_register (record);

  for (const ZzJsonNode *m = zz_json_first (loading->json, node); m != NULL; m = zz_json_next (loading->json, m))
    {
      const char *name = zz_json_get_member_name (loading->json, m);
      const ZzField *field = strchr (name, '/') == NULL ? zz_register_find_field (reg, name) : NULL;

      if (has_id && strcmp (name, "id") == 0)
        continue;
      if (!(field != NULL ? read_value (loading, m, field, record) : read_other (loading, m, record)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_single (ZzLoading *loading,
             const ZzJsonNode *node,
             const ZzRegister *reg)
{
  return zz_loading_kind (loading, node, ZZ_JSON_OBJECT)
         && read_members (loading, node, zz_project_get_single (loading->project, reg), FALSE);
}

/* The id of a record of a list. A sign-off may have none: it is called by its
 * place, and written without an id as long as it stands there. */
static char *
dup_id (ZzLoading *loading,
        const ZzJsonNode *node,
        const ZzRegister *reg,
        guint place)
{
  const ZzJsonNode *id = zz_json_get_member (loading->json, node, "id");

  if (id == NULL && reg == loading->catalogue->builtins[ZZ_BUILTIN_SIGNOFF])
    return g_strdup_printf ("signoff-%04u", place + 1);
  if (id == NULL)
    {
      zz_loading_fail (loading, node, _ ("the record has no \"id\""));
      return NULL;
    }
  if (!zz_loading_kind (loading, id, ZZ_JSON_STRING))
    return NULL;
  /* Ids are written in lists with commas between them. */
  if (*zz_json_get_string (loading->json, id) != '\0' && strchr (zz_json_get_string (loading->json, id), ',') == NULL)
    return g_strdup (zz_json_get_string (loading->json, id));
  zz_loading_fail (loading, id, _ ("an identifier cannot be empty and cannot hold a comma"));
  return NULL;
}

/* A record read and where it stood, until all of its list are there. */
typedef struct
{
  ZzRecord *record;
  const ZzJsonNode *node;
} Entry;

static void
entry_clear_cb (gpointer data)
{
  zz_record_unref (((Entry *) data)->record);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *left = a, *right = b;
  int order = strcmp (zz_record_get_id (left->record), zz_record_get_id (right->record));

  return order != 0 ? order : (left->node > right->node) - (left->node < right->node);
}

static GArray *
new_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear_cb);
  return entries;
}

/* Puts the records into the project in the order it keeps them in: however a
 * file is sorted, each is appended. */
static gboolean
add_entries (ZzLoading *loading,
             GArray *entries)
{
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (!zz_project_add (loading->project, entry->record))
        {
          zz_json_set_error (loading->json, entry->node, loading->error, ZZ_ERROR_INVALID, _ ("two records have the id \"%s\""),
                             zz_record_get_id (entry->record));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_record (ZzLoading *loading,
             const ZzJsonNode *node,
             const ZzRegister *reg,
             GArray *entries)
{
  g_autofree char *id = NULL;
  Entry entry = { NULL, node };

  if (!zz_loading_kind (loading, node, ZZ_JSON_OBJECT))
    return FALSE;
  id = dup_id (loading, node, reg, entries->len);
  if (id == NULL)
    return FALSE;
  entry.record = zz_record_new (reg, id);
  g_array_append_val (entries, entry);
  return read_members (loading, node, entry.record, TRUE);
}

static gboolean
read_list (ZzLoading *loading,
           const ZzJsonNode *node,
           const ZzRegister *reg)
{
  g_autoptr (GArray) entries = new_entries ();

  if (!zz_loading_kind (loading, node, ZZ_JSON_ARRAY))
    return FALSE;
  for (const ZzJsonNode *n = zz_json_first (loading->json, node); n != NULL; n = zz_json_next (loading->json, n))
    if (!read_record (loading, n, reg, entries))
      return FALSE;
  return add_entries (loading, entries);
}

static gboolean
read_records (ZzLoading *loading,
              const ZzJsonNode *node)
{
  if (!zz_loading_kind (loading, node, ZZ_JSON_OBJECT))
    return FALSE;
  for (const ZzJsonNode *m = zz_json_first (loading->json, node); m != NULL; m = zz_json_next (loading->json, m))
    {
      const ZzRegister *reg = zz_catalogue_find_register (loading->catalogue, zz_json_get_member_name (loading->json, m));

      if (reg == NULL)
        keep (loading, NULL, "records/", m);
      else if (zz_json_get_kind (m) != ZZ_JSON_NULL
               && !(reg->single ? read_single (loading, m, reg) : read_list (loading, m, reg)))
        return FALSE;
    }
  return TRUE;
}

/* A record that exists once something is said, under @id. */
static gboolean
read_named (ZzLoading *loading,
            const ZzJsonNode *node,
            const ZzRegister *reg,
            const char *id,
            GArray *entries)
{
  Entry entry = { NULL, node };
  gboolean read;

  if (zz_json_get_kind (node) == ZZ_JSON_NULL)
    return TRUE;
  if (!zz_loading_kind (loading, node, ZZ_JSON_OBJECT))
    return FALSE;
  if (*id == '\0')
    return zz_loading_fail (loading, node, _ ("an identifier cannot be empty"));
  entry.record = zz_record_new (reg, id);
  read = read_members (loading, node, entry.record, FALSE);
  if (read && !zz_record_is_empty (entry.record))
    g_array_append_val (entries, entry);
  else
    zz_record_unref (entry.record);
  return read;
}

static gboolean
read_answers (ZzLoading *loading,
              const ZzJsonNode *node)
{
  const ZzRegister *reg = loading->catalogue->builtins[ZZ_BUILTIN_ANSWER];
  g_autoptr (GArray) entries = new_entries ();

  if (!zz_loading_kind (loading, node, ZZ_JSON_OBJECT))
    return FALSE;
  for (const ZzJsonNode *m = zz_json_first (loading->json, node); m != NULL; m = zz_json_next (loading->json, m))
    if (!read_named (loading, m, reg, zz_json_get_member_name (loading->json, m), entries))
      return FALSE;
  return add_entries (loading, entries);
}

static gboolean
read_clause_overrides (ZzLoading *loading,
                       const ZzJsonNode *node,
                       const ZzClause *clause)
{
  const ZzRegister *reg = loading->catalogue->builtins[ZZ_BUILTIN_OVERRIDE];
  g_autofree char *prefix = g_strconcat ("overrides/", clause->id, "/", NULL);
  g_autoptr (GArray) entries = new_entries ();
  gboolean read = TRUE;

  if (zz_json_get_kind (node) == ZZ_JSON_NULL)
    return TRUE;
  if (!zz_loading_kind (loading, node, ZZ_JSON_OBJECT))
    return FALSE;
  for (const ZzJsonNode *m = zz_json_first (loading->json, node); m != NULL && read; m = zz_json_next (loading->json, m))
    {
      const char *name = zz_json_get_member_name (loading->json, m);
      g_autofree char *id = g_strconcat (clause->id, "/", name, NULL);

      loading->figure = zz_clause_find_figure (clause, name);
      if (loading->figure == NULL)
        keep (loading, NULL, prefix, m);
      else
        read = read_named (loading, m, reg, id, entries);
    }
  loading->figure = NULL;
  return read && add_entries (loading, entries);
}

static gboolean
read_overrides (ZzLoading *loading,
                const ZzJsonNode *node)
{
  if (!zz_loading_kind (loading, node, ZZ_JSON_OBJECT))
    return FALSE;
  for (const ZzJsonNode *m = zz_json_first (loading->json, node); m != NULL; m = zz_json_next (loading->json, m))
    {
      const ZzClause *clause = zz_catalogue_find_clause (loading->catalogue, zz_json_get_member_name (loading->json, m));

      if (clause == NULL)
        keep (loading, NULL, "overrides/", m);
      else if (!read_clause_overrides (loading, m, clause))
        return FALSE;
    }
  return TRUE;
}

static void
keep_of_catalogue (ZzLoading *loading,
                   const ZzJsonNode *node)
{
  for (const ZzJsonNode *m = zz_json_first (loading->json, node); m != NULL; m = zz_json_next (loading->json, m))
    {
      const char *name = zz_json_get_member_name (loading->json, m);

      if (strcmp (name, "id") != 0 && strcmp (name, "edition") != 0)
        keep (loading, NULL, "catalogue/", m);
    }
}

static gboolean
read_builtin (ZzLoading *loading,
              const ZzJsonNode *node,
              ZzBuiltin builtin)
{
  const ZzRegister *reg = loading->catalogue->builtins[builtin];

  if (builtin == ZZ_BUILTIN_OVERRIDE)
    return read_overrides (loading, node);
  if (builtin == ZZ_BUILTIN_ANSWER)
    return read_answers (loading, node);
  return reg->single ? read_single (loading, node, reg) : read_list (loading, node, reg);
}

static gboolean
read_member (ZzLoading *loading,
             const ZzJsonNode *node)
{
  static const char *const head[] = { "format", "version", "id", NULL };
  const char *name = zz_json_get_member_name (loading->json, node);
  gboolean null = zz_json_get_kind (node) == ZZ_JSON_NULL;

  if (g_strv_contains (head, name))
    return TRUE;
  if (strcmp (name, "catalogue") == 0)
    {
      keep_of_catalogue (loading, node);
      return TRUE;
    }
  if (strcmp (name, "records") == 0)
    return null || read_records (loading, node);
  for (guint i = 0; i < ZZ_N_BUILTINS; i++)
    if (strcmp (name, zz_builtin_get_member ((ZzBuiltin) i)) == 0)
      return null || read_builtin (loading, node, (ZzBuiltin) i);
  keep (loading, NULL, "", node);
  return TRUE;
}

/* What does not even begin like a project is none: where its first letter stands helps
 * nobody. */
static void
say_what_it_is (GBytes *bytes,
                const char *name,
                GError **error)
{
  gsize length, i = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  while (i < length && strchr (" \t\r\n", text[i]) != NULL && text[i] != '\0')
    i++;
  if (i == length || text[i] == '{' || text[i] == '[' || (guchar) text[i] == 0xef)
    return;
  g_clear_error (error);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_SYNTAX, _ ("%s: this is no project file; give one whose name ends in .zizhi.json"), name);
}

ZzProject *
zz_project_read (GBytes *bytes,
                 const char *name,
                 ZzCatalogueStore *catalogues,
                 gboolean *newer,
                 GError **error)
{
  g_autoptr (ZzJson) json = NULL;
  g_autoptr (ZzCatalogue) catalogue = NULL;
  g_autoptr (ZzProject) project = NULL;
  ZzLoading loading = { .error = error };
  const ZzJsonNode *root;
  const char *id;

  g_return_val_if_fail (bytes != NULL && name != NULL && catalogues != NULL, NULL);

  json = zz_json_parse (bytes, name, error);
  if (json == NULL)
    {
      say_what_it_is (bytes, name, error);
      return NULL;
    }
  loading.json = json;
  root = zz_json_get_root (json);
  if (!zz_loading_kind (&loading, root, ZZ_JSON_OBJECT) || !zz_loading_format (&loading, root, newer))
    return NULL;
  catalogue = zz_loading_catalogue (&loading, root, catalogues);
  id = catalogue != NULL ? zz_loading_text (&loading, root, "id") : NULL;
  if (id == NULL)
    return NULL;
  loading.catalogue = catalogue;
  loading.project = project = zz_project_new (catalogue, id);
  for (const ZzJsonNode *m = zz_json_first (json, root); m != NULL; m = zz_json_next (json, m))
    if (!read_member (&loading, m))
      return NULL;
  return g_steal_pointer (&project);
}
