/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli evaluate: a verdict with reasons for every clause. */
#include "config.h"

#include "cli/command.h"
#include "cli/findings-json.h"
#include "cli/findings-text.h"

#include "eval/evaluate.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *at;
  char *level;
  char *format;
  char *lang;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->at);
  g_free (options->level);
  g_free (options->format);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
evaluate (ZzCommandLine *line,
          const char *path,
          const Options *options,
          GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (ZzProofStates) proof = NULL;
  g_autoptr (ZzFindings) findings = NULL;
  g_autoptr (GBytes) output = NULL;
  ZzProject *project;
  ZzOccasion occasion;

  if (file == NULL)
    return ZZ_EXIT_FAILURE;
  project = zz_project_file_get_project (file);
  if (!zz_command_get_occasion (project, options->at, options->level, &occasion, error))
    return ZZ_EXIT_FAILURE;
  proof = zz_project_file_look (file, NULL);
  findings = zz_evaluate (project, proof, occasion.level, occasion.at);
  if (g_strcmp0 (options->format, "json") == 0)
    output = zz_findings_to_json (findings);
  else
    {
      g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
      char *text = zz_findings_to_text (project, findings, occasion.origin, messages);

      output = g_bytes_new_take (text, strlen (text));
    }
  if (!zz_command_write (NULL, output, error))
    return ZZ_EXIT_FAILURE;
  return findings->ready ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

int
zz_command_evaluate (ZzCommandLine *line,
                     int argc,
                     char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_ ("the day that counts (default: the planned date, else today)"), N_ ("DATE") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options.level, N_ ("the level judged (default: the level applied for)"), N_ ("LEVEL") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text or json"), N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;
  int code = ZZ_EXIT_FAILURE;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE"),
                         _ ("Judges every clause for the day that counts and says why.\nExit code 0: ready; 1: not ready."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("evaluate takes one project file; see zizhi-cli evaluate --help"));
  else if (zz_command_check_format (options.format, &error) && zz_command_set_language (line, options.lang, &error))
    code = evaluate (line, rest[1], &options, &error);
  return error != NULL ? zz_command_fail (error) : code;
}
