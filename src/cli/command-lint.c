/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli lint: facts that do not fit each other. */
#include "config.h"

#include "cli/command.h"

#include "eval/lint.h"
#include "report/words.h"
#include "store/json-writer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *at;
  char *today;
  char *format;
  char *lang;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->at);
  g_free (options->today);
  g_free (options->format);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
write_problem (ZzJsonWriter *writer,
               const ZzProblem *problem)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "code", problem->code);
  zz_json_writer_string (writer, "severity", zz_severity_get_id (problem->severity));
  zz_json_writer_begin_array (writer, "records");
  for (guint i = 0; i < G_N_ELEMENTS (problem->records); i++)
    if (problem->records[i] != NULL)
      zz_json_writer_string (writer, NULL, problem->records[i]);
  zz_json_writer_end_array (writer);
  zz_json_writer_begin_array (writer, "evidence");
  if (problem->evidence != NULL)
    zz_json_writer_string (writer, NULL, problem->evidence);
  zz_json_writer_end_array (writer);
  if (problem->field != NULL)
    zz_json_writer_string (writer, "field", problem->field->id);
  zz_json_writer_end_object (writer);
}

static GBytes *
to_json (const GArray *problems)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-lint");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_begin_array (writer, "problems");
  for (guint i = 0; i < problems->len; i++)
    write_problem (writer, &g_array_index (problems, ZzProblem, i));
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

static GBytes *
to_text (ZzProject *project,
         const GArray *problems,
         const ZzMessages *messages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const ZzProblem *problem = &g_array_index (problems, ZzProblem, i);
      g_autofree char *sentence = zz_words_problem (messages, project, problem);

      g_string_append_printf (text, "%s  %s\n", zz_words_severity (messages, problem->severity), sentence);
    }
  if (problems->len == 0)
    g_string_append_printf (text, "%s\n", zz_messages_get (messages, M_ ("Nothing was found that does not fit.")));
  return g_string_free_to_bytes (text);
}

static int
lint (ZzCommandLine *line,
      const char *path,
      const Options *options,
      GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (ZzMessages) messages = NULL;
  g_autoptr (GArray) problems = NULL;
  g_autoptr (GBytes) output = NULL;
  ZzProject *project;
  ZzOccasion occasion;
  ZzDate today;

  if (file == NULL)
    return ZZ_EXIT_FAILURE;
  project = zz_project_file_get_project (file);
  if (!zz_command_get_occasion (project, options->at, NULL, &occasion, error) || !zz_command_read_today (options->today, &today, error))
    return ZZ_EXIT_FAILURE;
  problems = zz_lint (project, occasion.at, today);
  messages = zz_messages_new (line->language);
  output = g_strcmp0 (options->format, "json") == 0 ? to_json (problems) : to_text (project, problems, messages);
  if (!zz_command_write (NULL, output, error))
    return ZZ_EXIT_FAILURE;
  return problems->len == 0 ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

int
zz_command_lint (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_ ("the day that counts (default: the planned date, else today)"), N_ ("DATE") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options.today, N_ ("the day from which things can be done (default: today)"), N_ ("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text or json"), N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;
  int code = ZZ_EXIT_FAILURE;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE"),
                         _ ("Finds facts that do not fit each other and says what to do.\nExit code 0: none; 1: some were found."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("lint takes one project file; see zizhi-cli lint --help"));
  else if (zz_command_check_format (options.format, &error) && zz_command_set_language (line, options.lang, &error))
    code = lint (line, rest[1], &options, &error);
  return error != NULL ? zz_command_fail (error) : code;
}
