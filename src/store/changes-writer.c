/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing changes. */
#include "store/changes-writer.h"

#include "core/builtin.h"
#include "store/project-pointer.h"
#include "store/project-writing.h"
#include "store/value-codec.h"

#include <string.h>

/* The names that lead to a register's records. */
static void
write_register (ZzJsonWriter *writer,
                const ZzCatalogue *catalogue,
                const ZzRegister *reg)
{
  if (reg->builtin)
    {
      zz_json_writer_string (writer, NULL, zz_builtin_get_member ((ZzBuiltin) (reg->number - catalogue->registers->len)));
      return;
    }
  zz_json_writer_string (writer, NULL, "records");
  zz_json_writer_string (writer, NULL, reg->id);
}

/* An override is called by its clause and its figure. */
static void
write_id (ZzJsonWriter *writer,
          const ZzCatalogue *catalogue,
          const ZzRegister *reg,
          const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", reg == catalogue->builtins[ZZ_BUILTIN_OVERRIDE] ? 2 : 1);

  if (reg->single)
    return;
  for (char **part = parts; *part != NULL; part++)
    zz_json_writer_string (writer, NULL, *part);
}

static void
write_pointer (ZzJsonWriter *writer,
               const char *pointer)
{
  g_auto (GStrv) parts = g_strsplit (pointer, "/", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *name = zz_pointer_get_name (*part, strlen (*part));

      zz_json_writer_string (writer, NULL, name);
    }
}

void
zz_changes_write_path (ZzJsonWriter *writer,
                       const ZzCatalogue *catalogue,
                       const ZzRegister *reg,
                       const char *id,
                       const ZzField *field,
                       const char *extra)
{
  g_return_if_fail (writer != NULL && catalogue != NULL && (reg == NULL) == (id == NULL));

  zz_json_writer_begin_array (writer, "path");
  if (reg != NULL)
    {
      write_register (writer, catalogue, reg);
      write_id (writer, catalogue, reg, id);
    }
  if (field != NULL)
    write_pointer (writer, field->id);
  if (extra != NULL)
    write_pointer (writer, extra);
  zz_json_writer_end_array (writer);
}

void
zz_changes_write_value (ZzJsonWriter *writer,
                        const char *name,
                        const ZzCatalogue *catalogue,
                        const char *id,
                        const ZzField *field,
                        const ZzValue *value)
{
  g_return_if_fail (writer != NULL && catalogue != NULL && value != NULL);

  if (zz_value_is_written (value))
    zz_value_write (writer, name, value, field != NULL ? zz_project_get_choices (catalogue, id, field) : NULL);
  else
    zz_json_writer_null (writer, name);
}

void
zz_changes_write_record (ZzJsonWriter *writer,
                         const char *name,
                         const ZzCatalogue *catalogue,
                         const ZzRecord *record)
{
  g_return_if_fail (writer != NULL && catalogue != NULL);

  if (record == NULL)
    {
      zz_json_writer_null (writer, name);
      return;
    }
  zz_json_writer_begin_object (writer, name);
  zz_project_write_members (writer, catalogue, record);
  zz_json_writer_end_object (writer);
}

static void
write_change (ZzJsonWriter *writer,
              const ZzCatalogue *catalogue,
              const ZzChange *change)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_changes_write_path (writer, catalogue, change->reg, change->id, change->field, change->extra);
  if (change->record != NULL)
    {
      zz_changes_write_record (writer, "before", catalogue, change->kind == ZZ_CHANGE_REMOVE ? change->record : NULL);
      zz_changes_write_record (writer, "after", catalogue, change->kind == ZZ_CHANGE_INSERT ? change->record : NULL);
    }
  else
    {
      zz_changes_write_value (writer, "before", catalogue, change->id, change->field, &change->before);
      zz_changes_write_value (writer, "after", catalogue, change->id, change->field, &change->after);
    }
  zz_json_writer_end_object (writer);
}

void
zz_changes_write (ZzJsonWriter *writer,
                  const ZzCatalogue *catalogue,
                  ZzChangeSet *set)
{
  g_return_if_fail (writer != NULL && catalogue != NULL && set != NULL);

  zz_json_writer_begin_array (writer, "changes");
  for (guint i = 0; i < zz_change_set_get_n_changes (set); i++)
    write_change (writer, catalogue, zz_change_set_get_change (set, i));
  zz_json_writer_end_array (writer);
}
