/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli set: fields and answers set, records added and removed, as one step. */
#include "config.h"

#include "cli/command.h"

#include "core/builtin.h"
#include "core/edit.h"
#include "core/error.h"
#include "core/field.h"
#include "core/history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  ZzProject *project;
  const ZzCatalogue *catalogue;
  ZzChangeSet *changes;
  const char *reason; /* why evidence is removed, or NULL */
  ZzRecord *added;    /* the record "--add" makes; fields without a target are its */
} Edit;

/* An assignment "TARGET.FIELD=VALUE" taken apart; the strings are owned. */
typedef struct
{
  char *target; /* NULL: the record being added */
  char *field;
  const char *value;
} Assignment;

static void
assignment_clear (Assignment *assignment)
{
  g_free (assignment->target);
  g_free (assignment->field);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Assignment, assignment_clear)

static gboolean
split (const char *text,
       Assignment *assignment,
       GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *left = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;
  const char *dot = left != NULL ? strrchr (left, '.') : NULL;

  if (left == NULL || *left == '\0' || dot == left)
    {
      zz_command_set_misuse (error, _ ("\"%s\": write TARGET.FIELD=VALUE, such as person-1.left=2026-11-22"), text);
      return FALSE;
    }
  assignment->value = equals + 1;
  assignment->field = g_strdup (dot != NULL ? dot + 1 : left);
  assignment->target = dot != NULL ? g_strndup (left, (gsize) (dot - left)) : NULL;
  return TRUE;
}

static const ZzFigure *
find_figure (const Edit *edit,
             const char *target)
{
  const char *slash = strchr (target, '/');
  g_autofree char *clause_id = slash != NULL ? g_strndup (target, (gsize) (slash - target)) : NULL;
  const ZzClause *clause = slash != NULL ? zz_catalogue_find_clause (edit->catalogue, clause_id) : NULL;

  return clause != NULL ? zz_clause_find_figure (clause, slash + 1) : NULL;
}

/* A clause names its answer, "CLAUSE/FIGURE" an override, anything else a record. */
static const ZzRegister *
find_register (const Edit *edit,
               const char *target)
{
  ZzRecord *record;

  if (zz_catalogue_find_clause (edit->catalogue, target) != NULL)
    return edit->catalogue->builtins[ZZ_BUILTIN_ANSWER];
  if (find_figure (edit, target) != NULL)
    return edit->catalogue->builtins[ZZ_BUILTIN_OVERRIDE];
  record = zz_project_find_anywhere (edit->project, target);
  return record != NULL ? zz_record_get_register (record) : NULL;
}

static gboolean
set_not_found (const ZzField *field,
               const char *id,
               GError **error)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("field \"%s\": there is no \"%s\""), field->id, id);
  return FALSE;
}

/* Whatever a value names must be there. */
static gboolean
check_names (const Edit *edit,
             const ZzField *field,
             const ZzValue *value,
             GError **error)
{
  if (value->kind == ZZ_VALUE_REFERENCE && zz_project_find (edit->project, field->refers, value->text) == NULL)
    return set_not_found (field, value->text, error);
  for (char **id = value->kind == ZZ_VALUE_LIST ? value->list : NULL; id != NULL && *id != NULL; id++)
    if (field->type == ZZ_FIELD_CLAUSES ? zz_catalogue_find_clause (edit->catalogue, *id) == NULL
                                        : zz_project_find_anywhere (edit->project, *id) == NULL)
      return set_not_found (field, *id, error);
  return TRUE;
}

/* What is said of an evidence file is true because attaching looked at it. */
static gboolean
is_attached (const Edit *edit,
             const ZzField *field)
{
  return field->owner == edit->catalogue->builtins[ZZ_BUILTIN_EVIDENCE]
         && (field->number == ZZ_EVIDENCE_FILE || field->number == ZZ_EVIDENCE_SIZE || field->number == ZZ_EVIDENCE_SHA256);
}

static gboolean
parse_value (const Edit *edit,
             const ZzField *field,
             const Assignment *assignment,
             ZzValue *value,
             GError **error)
{
  if (is_attached (edit, field))
    {
      zz_command_set_misuse (error, _ ("field \"%s\" of evidence is set by attaching a file; see zizhi-cli attach --help"), field->id);
      return FALSE;
    }
  if (field->type == ZZ_FIELD_FIGURE && *assignment->value != '\0')
    return zz_figure_parse (find_figure (edit, assignment->target), assignment->value, value, error);
  return zz_field_read (field, assignment->value, value, error) && check_names (edit, field, value, error);
}

static gboolean
assign (Edit *edit,
        const char *text,
        GError **error)
{
  g_auto (Assignment) assignment = { NULL };
  g_auto (ZzValue) value = ZZ_VALUE_INIT;
  const ZzRegister *reg;
  const ZzField *field;

  if (!split (text, &assignment, error))
    return FALSE;
  if (assignment.target == NULL && edit->added == NULL)
    {
      zz_command_set_misuse (error, _ ("\"%s\" names no record; write TARGET.FIELD=VALUE, or --add REGISTER before it"), text);
      return FALSE;
    }
  reg = assignment.target != NULL ? find_register (edit, assignment.target) : zz_record_get_register (edit->added);
  if (reg == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("there is no record, clause or figure \"%s\" in the project"), assignment.target);
      return FALSE;
    }
  field = zz_register_find_field (reg, assignment.field);
  if (field == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("\"%s\" has no field \"%s\""), reg->id, assignment.field);
      return FALSE;
    }
  if (!parse_value (edit, field, &assignment, &value, error))
    return FALSE;
  if (assignment.target == NULL)
    zz_record_fill (edit->added, field, zz_value_copy (&value));
  else
    {
      if (reg == edit->catalogue->builtins[ZZ_BUILTIN_ANSWER] && field->number == ZZ_ANSWER_JUDGEMENT)
        zz_edit_sign_judgement (edit->changes, edit->project, zz_catalogue_find_clause (edit->catalogue, assignment.target),
                                !zz_value_is_absent (&value), zz_command_get_today (), NULL);
      zz_edit_put (edit->changes, edit->project, reg, assignment.target, field, &value);
    }
  return TRUE;
}

static gboolean
begin_add (Edit *edit,
           const char *register_id,
           GError **error)
{
  const ZzRegister *reg = zz_catalogue_find_register (edit->catalogue, register_id);
  g_autofree char *id = NULL;

  if (reg == NULL && g_str_equal (register_id, "action"))
    reg = edit->catalogue->builtins[ZZ_BUILTIN_ACTION];
  if (reg == NULL || reg->single)
    {
      zz_command_set_misuse (error, _ ("--add takes a register of the catalogue with many records, not \"%s\""), register_id);
      return FALSE;
    }
  id = zz_record_make_id (reg);
  edit->added = zz_record_new (reg, id);
  return TRUE;
}

/* Evidence is taken out of use and stays in the project with the reason. */
static gboolean
remove_evidence (Edit *edit,
                 ZzRecord *item,
                 GError **error)
{
  const ZzRegister *reg = zz_record_get_register (item);
  g_auto (ZzValue) reason = ZZ_VALUE_INIT;
  g_auto (ZzValue) by = ZZ_VALUE_INIT;
  const ZzValue today = zz_value_date (zz_command_get_today ());

  if (edit->reason == NULL || *edit->reason == '\0')
    {
      zz_command_set_misuse (error, _ ("evidence \"%s\" is removed with a reason, which stays in the project: add --reason=TEXT"),
                             zz_record_get_id (item));
      return FALSE;
    }
  reason = zz_value_text (ZZ_VALUE_TEXT, edit->reason);
  by = zz_value_text (ZZ_VALUE_TEXT, g_get_real_name ());
  zz_edit_put (edit->changes, edit->project, reg, zz_record_get_id (item), zz_register_get_field (reg, ZZ_EVIDENCE_REMOVED_ON), &today);
  zz_edit_put (edit->changes, edit->project, reg, zz_record_get_id (item), zz_register_get_field (reg, ZZ_EVIDENCE_REMOVED_BY), &by);
  zz_edit_put (edit->changes, edit->project, reg, zz_record_get_id (item), zz_register_get_field (reg, ZZ_EVIDENCE_REMOVED_REASON), &reason);
  return TRUE;
}

static gboolean
remove_record (Edit *edit,
               const char *id,
               GError **error)
{
  ZzRecord *record = zz_project_find_anywhere (edit->project, id);

  if (record == NULL || zz_record_get_register (record)->single)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("there is no record \"%s\" to remove"), id);
      return FALSE;
    }
  if (zz_record_get_register (record) == edit->catalogue->builtins[ZZ_BUILTIN_EVIDENCE])
    return remove_evidence (edit, record, error);
  zz_edit_remove (edit->changes, edit->project, record);
  return TRUE;
}

static gboolean
collect_changes (Edit *edit,
                 const char *add,
                 char **remove,
                 char **assignments,
                 GError **error)
{
  if (add != NULL && !begin_add (edit, add, error))
    return FALSE;
  for (guint i = 0; assignments[i] != NULL; i++)
    if (!assign (edit, assignments[i], error))
      return FALSE;
  if (edit->added != NULL)
    zz_change_set_insert (edit->changes, edit->added);
  for (guint i = 0; remove != NULL && remove[i] != NULL; i++)
    if (!remove_record (edit, remove[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
edit_file (ZzCommandLine *line,
           const char *add,
           char **remove,
           const char *reason,
           char **arguments,
           GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open_to_write (line, arguments[0], error);
  g_autoptr (ZzChangeSet) changes = zz_change_set_new (NULL);
  g_autoptr (ZzHistory) history = NULL;
  g_autoptr (ZzRecord) added = NULL;
  Edit edit = { .changes = changes, .reason = reason };
  gboolean done;

  if (file == NULL)
    return FALSE;
  edit.project = zz_project_file_get_project (file);
  edit.catalogue = zz_project_get_catalogue (edit.project);
  history = zz_history_new (edit.project);
  done = collect_changes (&edit, add, remove, arguments + 1, error)
         && zz_history_apply (history, changes, error)
         && zz_command_save (file, error);
  added = edit.added;
  if (done && added != NULL)
    g_print ("%s\n", zz_record_get_id (added));
  return done;
}

int
zz_command_set (ZzCommandLine *line,
                int argc,
                char **argv)
{
  g_autofree char *add = NULL;
  g_auto (GStrv) remove = NULL;
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_STRING, &add, N_ ("add a record; FIELD=VALUE then sets its fields, its id is printed"), N_ ("REGISTER") },
    { "remove", 0, 0, G_OPTION_ARG_STRING_ARRAY, &remove, N_ ("remove a record and what refers to it; may be repeated"), N_ ("RECORD") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("why evidence is removed: it stays in the project with the reason"), N_ ("TEXT") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE [TARGET.]FIELD=VALUE…"),
                         _ ("TARGET is a record (person-1, organisation, application), a clause (legal.b, for its\n"
                            "answer: legal.b.judgement=met legal.b.reason=…) or a figure (personnel.d/staff.value=12).\n"
                            "An empty value clears the field. All of it is one step: done whole or not at all."),
                         &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) < 2)
    zz_command_set_misuse (&error, _ ("set takes a project file; see zizhi-cli set --help"));
  else if (g_strv_length (rest) == 2 && add == NULL && remove == NULL)
    zz_command_set_misuse (&error, _ ("nothing to set: write TARGET.FIELD=VALUE, --add or --remove"));
  else
    edit_file (line, add, remove, reason, rest + 1, &error);
  return zz_command_fail (error);
}
