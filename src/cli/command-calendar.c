/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli calendar: what is due when, for any calendar program. */
#include "config.h"

#include "cli/command.h"

#include "report/calendar.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *output;
  char *at;
  char *level;
  char *today;
  char *lang;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->at);
  g_free (options->level);
  g_free (options->today);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
write_calendar (ZzCommandLine *line,
                const char *path,
                const Options *options,
                GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
  g_autoptr (ZzProofStates) proof = NULL;
  g_autoptr (ZzGaps) gaps = NULL;
  g_autoptr (GBytes) calendar = NULL;
  ZzOccasion occasion;
  ZzDate today;

  if (file == NULL
      || !zz_command_get_occasion (zz_project_file_get_project (file), options->at, options->level, &occasion, error)
      || !zz_command_read_today (options->today, &today, error))
    return FALSE;
  proof = zz_project_file_look (file, NULL);
  gaps = zz_gaps_new (zz_project_file_get_project (file), proof, occasion.level, occasion.at, today);
  calendar = zz_calendar_write (zz_project_file_get_project (file), gaps, messages);
  return zz_command_write (options->output, calendar, error);
}

int
zz_command_calendar (ZzCommandLine *line,
                     int argc,
                     char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the file to write, ending in .ics; - is standard output"), N_ ("OUT") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_ ("the day that counts (default: the planned date, else today)"), N_ ("DATE") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options.level, N_ ("the level judged (default: the level applied for)"), N_ ("LEVEL") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options.today, N_ ("the day from which things can be done (default: today)"), N_ ("DATE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE -o OUT.ics"),
                         _ ("Writes what ends, what is to be renewed, by when to start and what is due as a calendar.\nImporting it again updates the events that are there."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("calendar takes one project file; see zizhi-cli calendar --help"));
  else if (options.output == NULL)
    zz_command_set_misuse (&error, _ ("calendar needs a file to write: give it with -o OUT.ics"));
  else if (!g_str_equal (options.output, "-") && !g_str_has_suffix (options.output, ".ics"))
    zz_command_set_misuse (&error, _ ("\"%s\": a calendar can be written as .ics only"), options.output);
  else if (zz_command_set_language (line, options.lang, &error))
    write_calendar (line, rest[1], &options, &error);
  return zz_command_fail (error);
}
