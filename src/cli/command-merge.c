/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli merge: the edits of two people on one project, joined. */
#include "config.h"

#include "cli/command.h"
#include "cli/conflicts.h"

#include "core/builtin.h"
#include "core/error.h"
#include "core/history.h"
#include "core/merge.h"
#include "report/phrase.h"
#include "report/words.h"
#include "store/changes-writer.h"
#include "store/evidence-copy.h"

#include <glib/gi18n-lib.h>

enum {
  BASE,
  MINE,
  THEIRS,
  N_FILES
};

typedef struct
{
  char *output;
  char *prefer;
  ZzSide side;
  char *format;
  char *lang;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->prefer);
  g_free (options->format);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The three files and what became of them. */
typedef struct
{
  ZzCommandLine *line;
  const Options *options;
  ZzProjectFile *files[N_FILES];
  ZzProject *projects[N_FILES];
  ZzMerge *merge;
  ZzChangeSet *changes;
  gboolean merged;
} Merging;

static void
merging_clear (Merging *self)
{
  for (guint i = 0; i < N_FILES; i++)
    g_clear_object (&self->files[i]);
  g_clear_pointer (&self->merge, zz_merge_free);
  g_clear_pointer (&self->changes, zz_change_set_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merging, merging_clear)

static gboolean
open_file (Merging *self,
           guint number,
           const char *path,
           GError **error)
{
  self->files[number] = zz_command_open (self->line, path, error);
  if (self->files[number] == NULL)
    return FALSE;
  self->projects[number] = zz_project_file_get_project (self->files[number]);
  if (!zz_project_file_get_newer (self->files[number]))
    return TRUE;
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NEWER, _ ("%s: a newer version of this program wrote the project; update the program to merge it"), path);
  return FALSE;
}

/* Two people who began with nothing have an empty file in common, says git. */
static gboolean
open_base (Merging *self,
           const char *path,
           GError **error)
{
  g_autoptr (GFile) file = zz_command_get_file (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (ZzProject) nothing = NULL;

  if (!g_str_equal (path, "-"))
    info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) > 0)
    return open_file (self, BASE, path, error);
  nothing = zz_project_new (zz_project_get_catalogue (self->projects[MINE]), zz_project_get_id (self->projects[MINE]));
  self->files[BASE] = zz_project_file_new (NULL, nothing);
  self->projects[BASE] = zz_project_file_get_project (self->files[BASE]);
  return TRUE;
}

static void
write_conflict (ZzJsonWriter *writer,
                const ZzCatalogue *catalogue,
                const ZzConflict *conflict)
{
  const struct
  {
    const char *name;
    const ZzRecord *record;
    const ZzValue *value;
  } versions[] = {
    { "base", conflict->base_record, &conflict->base },
    { "mine", conflict->mine_record, &conflict->mine },
    { "theirs", conflict->theirs_record, &conflict->theirs },
  };

  zz_json_writer_begin_object (writer, NULL);
  zz_changes_write_path (writer, catalogue, conflict->reg, conflict->id, conflict->field, conflict->extra);
  zz_json_writer_string (writer, "kind", zz_conflict_kind_get_id (conflict->kind));
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (conflict->kind == ZZ_CONFLICT_CHANGED)
      zz_changes_write_value (writer, versions[i].name, catalogue, conflict->id, conflict->field, versions[i].value);
    else
      zz_changes_write_record (writer, versions[i].name, catalogue, versions[i].record);
  if (conflict->referrers != NULL)
    {
      zz_json_writer_begin_array (writer, "referred_by");
      for (guint i = 0; i < conflict->referrers->len; i++)
        zz_json_writer_string (writer, NULL, zz_record_get_id (conflict->referrers->pdata[i]));
      zz_json_writer_end_array (writer);
    }
  if (conflict->choice != ZZ_SIDE_NONE)
    zz_json_writer_string (writer, "chosen", conflict->choice == ZZ_SIDE_MINE ? "mine" : "theirs");
  else
    zz_json_writer_null (writer, "chosen");
  zz_json_writer_end_object (writer);
}

static GBytes *
to_json (const Merging *self)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (self->projects[MINE]);
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-merge");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_boolean (writer, "merged", self->merged);
  zz_changes_write (writer, catalogue, self->changes);
  zz_json_writer_begin_array (writer, "conflicts");
  for (guint i = 0; i < zz_merge_get_n_conflicts (self->merge); i++)
    write_conflict (writer, catalogue, zz_merge_get_conflict (self->merge, i));
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

static void
append_changes (GString *text,
                const Merging *self,
                const ZzMessages *messages)
{
  g_autoptr (ZzProject) merged = zz_project_suppose (self->projects[MINE], self->changes, NULL);
  const guint n = zz_change_set_get_n_changes (self->changes);
  g_autofree char *head = zz_phrase_plural (messages, MN_ ("{n} change was taken into yours", "{n} changes were taken into yours"), n, NULL);

  g_string_append_printf (text, "%s\n", head);
  for (guint i = 0; i < n && merged != NULL; i++)
    {
      g_autofree char *line = zz_words_change (messages, self->projects[MINE], merged, zz_change_set_get_change (self->changes, i));

      g_string_append_printf (text, "  %s\n", line);
    }
}

static GBytes *
to_text (const Merging *self)
{
  g_autoptr (ZzMessages) messages = zz_messages_new (self->line->language);
  GString *text = g_string_new (NULL);

  if (self->merged)
    append_changes (text, self, messages);
  zz_conflicts_append (text, messages, self->merge, self->projects[MINE], self->projects[THEIRS]);
  return g_string_free_to_bytes (text);
}

/* The file the result goes to: one of the three as it was read, or a new one. */
static ZzProjectFile *
new_output (const Merging *self)
{
  g_autoptr (GFile) target = zz_command_get_file (self->options->output);

  for (guint i = 0; i < N_FILES; i++)
    {
      GFile *file = zz_project_file_get_file (self->files[i]);
      g_autoptr (GBytes) content = zz_project_file_ref_content (self->files[i]);

      if (file != NULL && g_file_equal (file, target))
        return zz_project_file_new_from (target, self->projects[MINE], content);
    }
  return zz_project_file_new (target, self->projects[MINE]);
}

/* Evidence goes first: no project names what is not there. */
static gboolean
bring_evidence (const Merging *self,
                ZzProjectFile *output,
                GError **error)
{
  const GPtrArray *items = zz_project_get_builtin (self->projects[MINE], ZZ_BUILTIN_EVIDENCE);
  g_autoptr (GFile) to = zz_project_file_get_evidence_folder (output);

  for (guint i = MINE; i < N_FILES; i++)
    {
      g_autoptr (GFile) from = zz_project_file_get_evidence_folder (self->files[i]);

      if (from != NULL && to != NULL && !zz_evidence_copy (items, from, to, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_result (Merging *self,
              GError **error)
{
  g_autoptr (ZzProjectFile) output = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_str_equal (self->options->output, "-"))
    {
      output = new_output (self);
      return bring_evidence (self, output, error) && zz_command_save (output, error);
    }
  bytes = zz_project_write (self->projects[MINE]);
  return zz_command_write (NULL, bytes, error);
}

/* Applies what was decided, as one step, and writes it. What is told is made first,
 * for it compares with mine as it was. */
static gboolean
finish (Merging *self,
        GError **error)
{
  g_autoptr (GBytes) told = NULL;
  g_autoptr (ZzHistory) history = NULL;

  self->merged = zz_merge_get_n_open (self->merge) == 0;
  self->changes = zz_merge_make_changes (self->merge, NULL);
  told = g_strcmp0 (self->options->format, "json") == 0 ? to_json (self) : to_text (self);
  history = zz_history_new (self->projects[MINE]);
  if (self->merged && (!zz_history_apply (history, self->changes, error) || !write_result (self, error)))
    return FALSE;
  /* Standard output has the project. */
  return (self->merged && g_str_equal (self->options->output, "-")) || zz_command_write (NULL, told, error);
}

static int
merge (ZzCommandLine *line,
       char **paths,
       const Options *options,
       GError **error)
{
  g_auto (Merging) self = { line, options };

  if (!open_file (&self, MINE, paths[MINE], error) || !open_file (&self, THEIRS, paths[THEIRS], error)
      || !open_base (&self, paths[BASE], error))
    return ZZ_EXIT_FAILURE;
  self.merge = zz_merge_new (self.projects[BASE], self.projects[MINE], self.projects[THEIRS], error);
  if (self.merge == NULL)
    return ZZ_EXIT_FAILURE;
  if (options->side != ZZ_SIDE_NONE)
    zz_merge_choose_all (self.merge, options->side);
  if (!finish (&self, error))
    return ZZ_EXIT_FAILURE;
  return self.merged ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

static gboolean
check_options (ZzCommandLine *line,
               Options *options,
               guint n_paths,
               GError **error)
{
  if (n_paths != N_FILES)
    zz_command_set_misuse (error, _ ("merge takes three project files; see zizhi-cli merge --help"));
  else if (options->output == NULL)
    zz_command_set_misuse (error, _ ("merge needs a file to write: give it with -o OUT"));
  else
    return zz_conflicts_read_side (options->prefer, &options->side, error) && zz_command_check_format (options->format, error) && zz_command_set_language (line, options->lang, error);
  return FALSE;
}

int
zz_command_merge (ZzCommandLine *line,
                  int argc,
                  char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the file to write: a new one, or one of the three"), N_ ("OUT") },
    { "prefer", 0, 0, G_OPTION_ARG_STRING, &options.prefer, N_ ("decide every conflict for this side: mine or theirs"), N_ ("SIDE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text or json"), N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;
  int code = ZZ_EXIT_FAILURE;

  if (!zz_command_parse (argc, argv, entries, _ ("BASE MINE THEIRS"),
                         _ ("Joins what two people changed since BASE, field by field. Where both changed the same, nothing is\n"
                            "written and the conflicts are listed, unless --prefer decides them.\n"
                            "Exit code 0: merged; 1: conflicts."),
                         &rest, &error))
    return zz_command_fail (error);
  if (check_options (line, &options, g_strv_length (rest) - 1, &error))
    code = merge (line, rest + 1, &options, &error);
  return error != NULL ? zz_command_fail (error) : code;
}
