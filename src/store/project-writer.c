/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a project file: fixed order, the same project the same bytes. */
#include "store/project-codec.h"

#include "core/builtin.h"
#include "store/project-pointer.h"
#include "store/project-writing.h"
#include "store/value-codec.h"

#include <string.h>

/**
 * Writing:
 * @rest: what the project keeps unread (ZzExtra), sorted; NULL once written
 */
typedef struct
{
  ZzProject *project;
  const ZzCatalogue *catalogue;
  ZzJsonWriter *writer;
  GPtrArray *rest;
} Writing;

static int
compare_extras (gconstpointer a,
                gconstpointer b)
{
  return strcmp ((*(const ZzExtra *const *) a)->path, (*(const ZzExtra *const *) b)->path);
}

/* Extras in the order they are written in; NULL for none. */
static GPtrArray *
sort_extras (const GPtrArray *extras)
{
  GPtrArray *sorted;

  if (extras == NULL)
    return NULL;
  sorted = g_ptr_array_sized_new (extras->len);
  for (guint i = 0; i < extras->len; i++)
    g_ptr_array_add (sorted, extras->pdata[i]);
  g_ptr_array_sort (sorted, compare_extras);
  return sorted;
}

static gboolean
has_rest (const GPtrArray *rest,
          const char *prefix)
{
  for (guint i = 0; rest != NULL && i < rest->len; i++)
    if (rest->pdata[i] != NULL && g_str_has_prefix (((const ZzExtra *) rest->pdata[i])->path, prefix))
      return TRUE;
  return FALSE;
}

/* Writes what is left under @prefix ("" or ending in "/") into the object that
 * is open, with the objects around it that are not written otherwise. */
static void
write_rest (ZzJsonWriter *writer,
            GPtrArray *rest,
            const char *prefix)
{
  for (guint i = 0; rest != NULL && i < rest->len; i++)
    {
      const ZzExtra *extra = rest->pdata[i];
      const char *tail = extra != NULL && g_str_has_prefix (extra->path, prefix) ? extra->path + strlen (prefix) : NULL;
      const char *slash = tail != NULL ? strchr (tail, '/') : NULL;
      g_autofree char *name = NULL;

      if (tail == NULL)
        continue;
      name = zz_pointer_get_name (tail, slash != NULL ? (gsize) (slash - tail) : strlen (tail));
      if (slash != NULL)
        {
          g_autofree char *inner = g_strndup (extra->path, (gsize) (slash + 1 - extra->path));

          zz_json_writer_begin_object (writer, name);
          write_rest (writer, rest, inner);
          zz_json_writer_end_object (writer);
          continue;
        }
      zz_json_writer_raw (writer, name, extra->json);
      rest->pdata[i] = NULL;
    }
}

static void
close_group (ZzJsonWriter *writer,
             GPtrArray *rest,
             char **group)
{
  if (*group == NULL)
    return;
  write_rest (writer, rest, *group);
  zz_json_writer_end_object (writer);
  g_clear_pointer (group, g_free);
}

/* Fields "removed/on", "removed/by" … stand in one object. */
static const char *
enter_group (ZzJsonWriter *writer,
             GPtrArray *rest,
             const char *id,
             char **group)
{
  const char *slash = strchr (id, '/');
  g_autofree char *name = NULL;

  if (*group != NULL && g_str_has_prefix (id, *group))
    return id + strlen (*group);
  close_group (writer, rest, group);
  if (slash == NULL)
    return id;
  name = g_strndup (id, (gsize) (slash - id));
  *group = g_strconcat (name, "/", NULL);
  zz_json_writer_begin_object (writer, name);
  return slash + 1;
}

const ZzChoices *
zz_project_get_choices (const ZzCatalogue *catalogue,
                        const char *id,
                        const ZzField *field)
{
  g_auto (GStrv) parts = NULL;
  const ZzClause *clause;
  const ZzFigure *figure;

  if (field->type != ZZ_FIELD_FIGURE)
    return field->choices;
  parts = g_strsplit (id, "/", 2);
  clause = parts[0] != NULL ? zz_catalogue_find_clause (catalogue, parts[0]) : NULL;
  figure = clause != NULL && parts[1] != NULL ? zz_clause_find_figure (clause, parts[1]) : NULL;
  return figure != NULL ? figure->choices : NULL;
}

void
zz_project_write_members (ZzJsonWriter *writer,
                          const ZzCatalogue *catalogue,
                          const ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);
  g_autoptr (GPtrArray) rest = sort_extras (zz_record_get_extras (record));
  g_autofree char *group = NULL;

  for (guint i = 0; i < reg->fields->len; i++)
    {
      const ZzField *field = zz_register_get_field (reg, i);
      const ZzValue *value = zz_record_get (record, i);

      if (zz_value_is_written (value))
        zz_value_write (writer, enter_group (writer, rest, field->id, &group), value,
                        zz_project_get_choices (catalogue, zz_record_get_id (record), field));
    }
  close_group (writer, rest, &group);
  write_rest (writer, rest, "");
}

static gboolean
says_something (ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);

  for (guint i = 0; i < reg->fields->len; i++)
    if (zz_value_is_written (zz_record_get (record, i)))
      return TRUE;
  return zz_record_get_extras (record) != NULL;
}

static void
write_object (const Writing *writing,
              const char *name,
              ZzRecord *record)
{
  if (!says_something (record))
    return;
  zz_json_writer_begin_object (writing->writer, name);
  zz_project_write_members (writing->writer, writing->catalogue, record);
  zz_json_writer_end_object (writing->writer);
}

/* A sign-off that still stands at the place its id was made from has none. */
static gboolean
has_made_id (const Writing *writing,
             const ZzRegister *reg,
             ZzRecord *record,
             guint place)
{
  g_autofree char *made = g_strdup_printf ("signoff-%04u", place + 1);

  return reg == writing->catalogue->builtins[ZZ_BUILTIN_SIGNOFF] && strcmp (zz_record_get_id (record), made) == 0;
}

static void
write_list (const Writing *writing,
            const char *name,
            const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (writing->project, reg);

  if (records->len == 0)
    return;
  zz_json_writer_begin_array (writing->writer, name);
  for (guint i = 0; i < records->len; i++)
    {
      ZzRecord *record = records->pdata[i];

      zz_json_writer_begin_object (writing->writer, NULL);
      if (!reg->builtin || !has_made_id (writing, reg, record, i))
        zz_json_writer_string (writing->writer, "id", zz_record_get_id (record));
      zz_project_write_members (writing->writer, writing->catalogue, record);
      zz_json_writer_end_object (writing->writer);
    }
  zz_json_writer_end_array (writing->writer);
}

static gboolean
any_says_something (const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (says_something (records->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
write_overrides (const Writing *writing)
{
  const GPtrArray *records = zz_project_get_builtin (writing->project, ZZ_BUILTIN_OVERRIDE);
  g_autofree char *open = NULL;

  if (!any_says_something (records) && !has_rest (writing->rest, "overrides/"))
    return;
  zz_json_writer_begin_object (writing->writer, "overrides");
  for (guint i = 0; i < records->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (zz_record_get_id (records->pdata[i]), "/", 2);
      g_autofree char *prefix = zz_pointer_join ("overrides/", parts[0]);
      g_autofree char *group = g_strconcat (prefix, "/", NULL);

      if (!says_something (records->pdata[i]))
        continue;
      if (g_strcmp0 (open, group) != 0)
        {
          close_group (writing->writer, writing->rest, &open);
          zz_json_writer_begin_object (writing->writer, parts[0]);
          open = g_steal_pointer (&group);
        }
      write_object (writing, parts[1] != NULL ? parts[1] : "", records->pdata[i]);
    }
  close_group (writing->writer, writing->rest, &open);
  write_rest (writing->writer, writing->rest, "overrides/");
  zz_json_writer_end_object (writing->writer);
}

static void
write_records (const Writing *writing)
{
  const GPtrArray *registers = writing->catalogue->registers;
  gboolean any = has_rest (writing->rest, "records/");

  for (guint i = 0; i < registers->len && !any; i++)
    {
      const ZzRegister *reg = registers->pdata[i];
      const GPtrArray *records = zz_project_get_records (writing->project, reg);

      any = reg->single ? any_says_something (records) : records->len > 0;
    }
  if (!any)
    return;
  zz_json_writer_begin_object (writing->writer, "records");
  for (guint i = 0; i < registers->len; i++)
    {
      const ZzRegister *reg = registers->pdata[i];

      if (reg->single)
        write_object (writing, reg->id, zz_project_get_single (writing->project, reg));
      else
        write_list (writing, reg->id, reg);
    }
  write_rest (writing->writer, writing->rest, "records/");
  zz_json_writer_end_object (writing->writer);
}

static void
write_answers (const Writing *writing)
{
  const GPtrArray *records = zz_project_get_builtin (writing->project, ZZ_BUILTIN_ANSWER);

  if (!any_says_something (records))
    return;
  zz_json_writer_begin_object (writing->writer, zz_builtin_get_member (ZZ_BUILTIN_ANSWER));
  for (guint i = 0; i < records->len; i++)
    write_object (writing, zz_record_get_id (records->pdata[i]), records->pdata[i]);
  zz_json_writer_end_object (writing->writer);
}

static void
write_head (const Writing *writing)
{
  ZzJsonWriter *writer = writing->writer;

  zz_json_writer_string (writer, "format", "zizhi-project");
  zz_json_writer_integer (writer, "version", ZZ_PROJECT_VERSION);
  zz_json_writer_string (writer, "id", zz_project_get_id (writing->project));
  zz_json_writer_begin_object (writer, "catalogue");
  zz_json_writer_string (writer, "id", writing->catalogue->id);
  zz_json_writer_string (writer, "edition", writing->catalogue->edition);
  write_rest (writer, writing->rest, "catalogue/");
  zz_json_writer_end_object (writer);
}

GBytes *
zz_project_write (ZzProject *project)
{
  static const ZzBuiltin lists[] = { ZZ_BUILTIN_EVIDENCE, ZZ_BUILTIN_ACTION, ZZ_BUILTIN_SIGNOFF };
  g_autoptr (ZzJsonWriter) writer = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  Writing writing;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);

  writer = zz_json_writer_new ();
  rest = sort_extras (zz_project_get_extras (project));
  writing = (Writing) { project, zz_project_get_catalogue (project), writer, rest };
  zz_json_writer_begin_object (writer, NULL);
  write_head (&writing);
  write_object (&writing, zz_builtin_get_member (ZZ_BUILTIN_APPLICATION), zz_project_get_application (project));
  write_overrides (&writing);
  write_records (&writing);
  write_answers (&writing);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    write_list (&writing, zz_builtin_get_member (lists[i]), writing.catalogue->builtins[lists[i]]);
  write_rest (writer, rest, "");
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}
