/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli report and form: a project as something to hand in. */
#include "config.h"

#include "cli/report-command.h"

#include <glib/gi18n-lib.h>

/* @entries: those of @command, and what the command has beside them. */
static int
run (ZzCommandLine *line,
     int argc,
     char **argv,
     ZzReportCommand *command,
     const GOptionEntry *entries,
     const char *summary)
{
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE -o OUT"), summary, &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("%s takes one project file; see zizhi-cli %s --help"), argv[0], argv[0]);
  else if (command->output == NULL)
    zz_command_set_misuse (&error, _ ("%s needs a file to write: give it with -o OUT.html"), argv[0]);
  else
    zz_report_command_write (line, rest[1], command, &error);
  return zz_command_fail (error);
}

int
zz_command_report (ZzCommandLine *line,
                   int argc,
                   char **argv)
{
  g_auto (ZzReportCommand) command = { NULL };
  GOptionEntry entries[ZZ_REPORT_COMMAND_ENTRIES + 1] = {
    { "report", 0, 0, G_OPTION_ARG_STRING, &command.report,
      N_ ("readiness, summary, form, gaps, evidence or workbook (default: what is usual for the profile and the kind of file)"), N_ ("REPORT") },
  };

  zz_report_command_list_entries (&command, entries + 1);
  return run (line, argc, argv, &command, entries, _ ("Writes a report about the project."));
}

int
zz_command_form (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  g_auto (ZzReportCommand) command = { .report = g_strdup ("form") };
  GOptionEntry entries[ZZ_REPORT_COMMAND_ENTRIES];

  zz_report_command_list_entries (&command, entries);
  return run (line, argc, argv, &command, entries, _ ("Writes the official self-assessment form."));
}
