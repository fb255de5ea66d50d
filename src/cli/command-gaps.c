/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli gaps: what is missing, and the least that closes it. */
#include "config.h"

#include "cli/command.h"
#include "cli/gaps-output.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *at;
  char *level;
  char *today;
  char *format;
  char *lang;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->at);
  g_free (options->level);
  g_free (options->today);
  g_free (options->format);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
list_gaps (ZzCommandLine *line,
           const char *path,
           const Options *options,
           GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (ZzMessages) messages = NULL;
  g_autoptr (ZzProofStates) proof = NULL;
  g_autoptr (ZzGaps) gaps = NULL;
  g_autoptr (GBytes) output = NULL;
  ZzProject *project;
  ZzOccasion occasion;
  ZzDate today;

  if (file == NULL)
    return ZZ_EXIT_FAILURE;
  project = zz_project_file_get_project (file);
  if (!zz_command_get_occasion (project, options->at, options->level, &occasion, error) || !zz_command_read_today (options->today, &today, error))
    return ZZ_EXIT_FAILURE;
  proof = zz_project_file_look (file, NULL);
  gaps = zz_gaps_new (project, proof, occasion.level, occasion.at, today);
  messages = zz_messages_new (line->language);
  output = g_strcmp0 (options->format, "json") == 0 ? zz_gaps_to_json (gaps) : zz_gaps_to_text (gaps, project, messages);
  if (!zz_command_write (NULL, output, error))
    return ZZ_EXIT_FAILURE;
  /* A level without text has no gaps to list, and is not ready either. */
  return gaps->findings->ready ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

int
zz_command_gaps (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_ ("the day that counts (default: the planned date, else today)"), N_ ("DATE") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options.level, N_ ("the level judged (default: the level applied for)"), N_ ("LEVEL") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options.today, N_ ("the day from which things can be done (default: today)"), N_ ("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text or json"), N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;
  int code = ZZ_EXIT_FAILURE;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE"),
                         _ ("Lists what is missing, the least that closes each gap, and what is to be renewed.\nExit code 0: no gap; 1: there are gaps."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("gaps takes one project file; see zizhi-cli gaps --help"));
  else if (zz_command_check_format (options.format, &error) && zz_command_set_language (line, options.lang, &error))
    code = list_gaps (line, rest[1], &options, &error);
  return error != NULL ? zz_command_fail (error) : code;
}
