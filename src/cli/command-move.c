/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli move: a project to another edition, and what is kept aside. */
#include "config.h"

#include "cli/command.h"

#include "report/phrase.h"
#include "report/words.h"
#include "store/edition-move.h"
#include "store/evidence-copy.h"
#include "store/json-writer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *to;
  char *output;
  char *format;
  char *lang;
  gboolean dry_run;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->to);
  g_free (options->output);
  g_free (options->format);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
write_if_given (ZzJsonWriter *writer,
                const char *name,
                const char *text)
{
  if (text != NULL)
    zz_json_writer_string (writer, name, text);
}

static void
write_moves (ZzJsonWriter *writer,
             const char *name,
             const GPtrArray *moves)
{
  zz_json_writer_begin_array (writer, name);
  for (guint i = 0; i < moves->len; i++)
    {
      const ZzMoved *moved = moves->pdata[i];

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "kind", zz_moved_kind_get_id (moved->kind));
      write_if_given (writer, "clause", moved->clause);
      write_if_given (writer, "as", moved->as);
      write_if_given (writer, "id", moved->id);
      write_if_given (writer, "member", moved->member);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
}

static GBytes *
report_to_json (const ZzMoveReport *report)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-move");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_string (writer, "from", report->from->id);
  zz_json_writer_string (writer, "to", report->to->id);
  write_moves (writer, "kept", report->kept);
  write_moves (writer, "restored", report->restored);
  write_moves (writer, "review", report->review);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

static void
append_lines (GString *text,
              const char *heading,
              GPtrArray *lines)
{
  if (lines->len > 0)
    g_string_append_printf (text, "\n%s\n", heading);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "  %s\n", (const char *) lines->pdata[i]);
  g_ptr_array_unref (lines);
}

static GBytes *
report_to_text (const ZzMessages *messages,
                ZzProject *moved,
                const ZzMoveReport *report)
{
  g_autofree char *notice = zz_words_edition_notice (messages, report->to);
  g_autofree char *head = zz_phrase (messages, M_ ("“{from}” → “{to}”"), "from", zz_messages_text (messages, &report->from->title),
                                     "to", zz_messages_text (messages, &report->to->title), NULL);
  GString *text = g_string_new (head);

  g_string_append_c (text, '\n');
  if (notice != NULL)
    g_string_append_printf (text, "! %s\n", notice);
  append_lines (text, zz_messages_get (messages, M_ ("Goes along, for the clause is the same")),
                zz_words_moved (messages, moved, report, report->kept));
  append_lines (text, zz_messages_get (messages, M_ ("Back from when the project was on this edition before")),
                zz_words_moved (messages, moved, report, report->restored));
  append_lines (text, zz_messages_get (messages, M_ ("For review: kept aside unless an arrow says where it went")),
                zz_words_moved (messages, moved, report, report->review));
  append_lines (text, zz_messages_get (messages, M_ ("Clauses to be assessed anew")), zz_words_new_clauses (messages, moved, report));
  return g_string_free_to_bytes (text);
}

static GBytes *
aside_to_json (const GPtrArray *list)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-aside");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_begin_array (writer, "aside");
  for (guint i = 0; i < list->len; i++)
    {
      const ZzAside *aside = list->pdata[i];

      zz_json_writer_begin_object (writer, NULL);
      zz_json_writer_string (writer, "catalogue", aside->catalogue);
      zz_json_writer_string (writer, "kind", zz_moved_kind_get_id (aside->kind));
      write_if_given (writer, "clause", aside->clause);
      write_if_given (writer, "id", aside->id);
      zz_json_writer_raw (writer, "value", aside->text);
      zz_json_writer_end_object (writer);
    }
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

/* On one line: no string of JSON has a line break in it. */
static char *
dup_line (const char *json)
{
  g_auto (GStrv) lines = g_strsplit (json, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  return g_strjoinv (" ", lines);
}

static GBytes *
aside_to_text (const ZzMessages *messages,
               const GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const ZzAside *aside = list->pdata[i];
      g_autofree char *said = dup_line (aside->text);

      g_string_append_printf (text, "%s  %s  %s  %s\n", aside->catalogue, zz_words_moved_kind (messages, aside->kind),
                              aside->clause != NULL ? aside->clause : aside->id, said);
    }
  if (list->len == 0)
    g_string_append_printf (text, "%s\n", zz_messages_get (messages, M_ ("Nothing is kept aside for another edition.")));
  return g_string_free_to_bytes (text);
}

static gboolean
wants_json (const Options *options)
{
  return g_strcmp0 (options->format, "json") == 0;
}

/* Into the file it came from, unless that changed meanwhile. */
static gboolean
save_in_place (ZzProjectFile *file,
               ZzProject *moved,
               GError **error)
{
  g_autoptr (GBytes) content = zz_project_file_ref_content (file);
  g_autoptr (ZzProjectFile) same = zz_project_file_new_from (zz_project_file_get_file (file), moved, content);

  return zz_command_save (same, error);
}

/* Into another file, with a copy of the evidence, which goes first: no project names what is
 * not there, and none is copied for a project that cannot be saved. */
static gboolean
save_as (ZzProjectFile *file,
         ZzProject *moved,
         const char *output,
         GError **error)
{
  g_autoptr (GFile) target = zz_command_get_file (output);
  g_autoptr (ZzProjectFile) other = zz_project_file_new (target, moved);
  g_autoptr (GFile) from = zz_project_file_get_evidence_folder (file);
  g_autoptr (GFile) to = zz_project_file_get_evidence_folder (other);
  g_autoptr (GBytes) bytes = zz_project_write (moved);

  return zz_project_file_check (other, bytes, NULL, error)
         && (from == NULL || zz_evidence_copy (zz_project_get_builtin (moved, ZZ_BUILTIN_EVIDENCE), from, to, NULL, error))
         && zz_command_save (other, error);
}

static gboolean
save (ZzProjectFile *file,
      ZzProject *moved,
      const Options *options,
      GError **error)
{
  if (options->dry_run)
    return TRUE;
  return options->output != NULL ? save_as (file, moved, options->output, error) : save_in_place (file, moved, error);
}

static void
move (ZzCommandLine *line,
      const char *path,
      const Options *options,
      GError **error)
{
  gboolean in_place = options->output == NULL && !options->dry_run;
  g_autoptr (ZzProjectFile) file = in_place ? zz_command_open_to_write (line, path, error) : zz_command_open (line, path, error);
  g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
  g_autoptr (ZzMoveReport) report = NULL;
  g_autoptr (ZzProject) moved = NULL;
  g_autoptr (GBytes) told = NULL;

  if (file == NULL)
    return;
  moved = zz_edition_move (zz_project_file_get_project (file), options->to, line->catalogues, &report, error);
  if (moved == NULL || !save (file, moved, options, error))
    return;
  told = wants_json (options) ? report_to_json (report) : report_to_text (messages, moved, report);
  zz_command_write (NULL, told, error);
}

static void
list_aside (ZzCommandLine *line,
            const char *path,
            const Options *options,
            GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) told = NULL;

  if (file == NULL)
    return;
  list = zz_edition_list_aside (zz_project_file_get_project (file));
  told = wants_json (options) ? aside_to_json (list) : aside_to_text (messages, list);
  zz_command_write (NULL, told, error);
}

int
zz_command_move (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("the catalogue to move to (default: list what is kept aside)"), N_ ("CATALOGUE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("write a new project with a copy of the evidence (default: the project itself)"), N_ ("NEW") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("only say what would be done"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text or json"), N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE"),
                         _ ("Answers, evidence and actions of clauses that are the same go along. The rest is kept aside in\n"
                            "the file, is listed for review, and is put back when the project comes back to its edition."),
                         &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("move takes one project file; see zizhi-cli move --help"));
  else if (options.output != NULL && !g_str_has_suffix (options.output, ".zizhi.json"))
    zz_command_set_misuse (&error, _ ("\"%s\": the name of a project file ends in .zizhi.json"), options.output);
  else if (zz_command_check_format (options.format, &error) && zz_command_set_language (line, options.lang, &error))
    (options.to != NULL ? move : list_aside) (line, rest[1], &options, &error);
  return zz_command_fail (error);
}
