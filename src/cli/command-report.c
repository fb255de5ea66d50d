/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli report: the readiness report as a file. */
#include "config.h"

#include "cli/command.h"

#include "report/reports.h"
#include "report/writers.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *output;
  char *at;
  char *level;
  char *lang;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->at);
  g_free (options->level);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
report (ZzCommandLine *line,
        const char *path,
        const Options *options,
        GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (ZzProofStates) proof = NULL;
  g_autoptr (ZzReportFacts) facts = NULL;
  g_autoptr (ZzDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const ZzReport *kind = zz_reports_find ("readiness");
  const ZzWriter *writer = zz_writers_find (g_str_equal (options->output, "-") ? ".html" : options->output);
  ZzReportOptions choice = { .language = line->language };
  ZzOccasion occasion;

  if (file == NULL
      || !zz_command_get_occasion (zz_project_file_get_project (file), options->at, options->level, &occasion, error))
    return FALSE;
  proof = zz_project_file_look (file, NULL);
  facts = zz_report_facts_new (zz_project_file_get_project (file), proof, occasion.level, occasion.at, zz_command_get_today (), kind->needs);
  document = zz_report_build (kind, facts, &choice);
  bytes = writer->write (document, error);
  return bytes != NULL && zz_command_write (options->output, bytes, error);
}

int
zz_command_report (ZzCommandLine *line,
                   int argc,
                   char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the file to write, ending in .html; - is standard output"), N_ ("OUT") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at, N_ ("the day that counts (default: the planned date, else today)"), N_ ("DATE") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options.level, N_ ("the level judged (default: the level applied for)"), N_ ("LEVEL") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE -o OUT.html"), _ ("Writes the readiness report."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("report takes one project file; see zizhi-cli report --help"));
  else if (options.output == NULL)
    zz_command_set_misuse (&error, _ ("report needs a file to write: give it with -o OUT.html"));
  else if (!g_str_equal (options.output, "-") && !g_str_has_suffix (options.output, ".html"))
    zz_command_set_misuse (&error, _ ("\"%s\": the report can be written as .html only"), options.output);
  else if (zz_command_set_language (line, options.lang, &error))
    report (line, rest[1], &options, &error);
  return zz_command_fail (error);
}
