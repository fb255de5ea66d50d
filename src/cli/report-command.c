/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options of reports, and how a report becomes a file. */
#include "config.h"

#include "cli/report-command.h"

#include "cli/progress.h"

#include "core/redaction.h"
#include "report/png-image.h"
#include "report/writers.h"
#include "store/load.h"

#include <glib/gi18n-lib.h>

void
zz_report_command_clear (ZzReportCommand *command)
{
  char **const texts[] = { &command->output, &command->at, &command->level, &command->today, &command->lang, &command->profile, &command->report,
                           &command->logo, &command->organisation, &command->department, &command->prepared_by, &command->approved_by };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

void
zz_report_command_list_entries (ZzReportCommand *command,
                                GOptionEntry *entries)
{
  const GOptionEntry all[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &command->output, N_ ("the file to write; its ending says what kind, - is HTML on standard output"), N_ ("OUT") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &command->at, N_ ("the day that counts (default: the planned date, else today)"), N_ ("DATE") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &command->level, N_ ("the level judged (default: the level applied for)"), N_ ("LEVEL") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &command->today, N_ ("the day from which things can be done (default: today)"), N_ ("DATE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &command->lang, N_ ("en, zh_CN or both (default: the language of the environment)"), N_ ("LANGUAGE") },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &command->profile, N_ ("for whom: internal, auditor or management (default: internal)"), N_ ("PROFILE") },
    { "logo", 0, 0, G_OPTION_ARG_FILENAME, &command->logo, N_ ("a PNG picture for the letterhead"), N_ ("PICTURE") },
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &command->organisation, N_ ("the organisation on the letterhead (default: the project's)"), N_ ("NAME") },
    { "department", 0, 0, G_OPTION_ARG_STRING, &command->department, N_ ("the department on the letterhead"), N_ ("NAME") },
    { "prepared-by", 0, 0, G_OPTION_ARG_STRING, &command->prepared_by, N_ ("who prepared it"), N_ ("NAME") },
    { "approved-by", 0, 0, G_OPTION_ARG_STRING, &command->approved_by, N_ ("who approves it"), N_ ("NAME") },
    { "redact", 0, 0, G_OPTION_ARG_NONE, &command->redact, N_ ("replace names, numbers, amounts and addresses, the same by the same everywhere"), NULL },
    { NULL },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (all) <= ZZ_REPORT_COMMAND_ENTRIES);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    entries[i] = all[i];
}

/* "readiness, summary, …". */
static char *
list_reports (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; zz_reports_get (i) != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", zz_reports_get (i)->id);
  return g_string_free (list, FALSE);
}

static const ZzWriter *
find_writer (const char *output,
             GError **error)
{
  const ZzWriter *writer = zz_writers_find (g_str_equal (output, "-") ? ".html" : output);
  g_autofree char *suffixes = writer == NULL ? zz_writers_list_suffixes () : NULL;

  if (writer == NULL)
    zz_command_set_misuse (error, _ ("\"%s\": a report can be written as %s; give the file one of these endings"), output, suffixes);
  return writer;
}

static const ZzReport *
find_report (const ZzReportCommand *command,
             ZzProfile profile,
             const ZzWriter *writer,
             GError **error)
{
  const ZzReport *report = command->report != NULL ? zz_reports_find (command->report) : zz_reports_get_usual (profile, writer->tables);
  g_autofree char *ids = report == NULL ? list_reports () : NULL;

  if (report == NULL)
    zz_command_set_misuse (error, _ ("there is no report \"%s\"; there are %s"), command->report, ids);
  else if (report->tables && writer->pages)
    {
      zz_command_set_misuse (error, _ ("\"%s\": the tables of the report \"%s\" are too wide for pages; write it as .xlsx or .csv, or choose another report"),
                             command->output, report->id);
      return NULL;
    }
  return report;
}

static gboolean
read_letterhead (const ZzReportCommand *command,
                 ZzLetterhead *letterhead,
                 GError **error)
{
  g_autoptr (GFile) file = NULL;

  letterhead->organisation = g_strdup (command->organisation);
  letterhead->department = g_strdup (command->department);
  letterhead->prepared_by = g_strdup (command->prepared_by);
  letterhead->approved_by = g_strdup (command->approved_by);
  if (command->logo == NULL)
    return TRUE;
  file = zz_command_get_file (command->logo);
  letterhead->logo = zz_load_file (file, ZZ_PNG_MAX_BYTES, NULL, NULL, error);
  return letterhead->logo != NULL && zz_png_check (letterhead->logo, command->logo, NULL, NULL, error);
}

static gboolean
has_letterhead (const ZzReportCommand *command)
{
  return command->logo != NULL || command->organisation != NULL || command->department != NULL || command->prepared_by != NULL
         || command->approved_by != NULL;
}

static gboolean
read_options (ZzCommandLine *line,
              const ZzReportCommand *command,
              ZzReportOptions *options,
              GError **error)
{
  options->language = line->language;
  options->redacted = command->redact;
  if (command->lang != NULL && !zz_report_options_set_languages (options, command->lang))
    zz_command_set_misuse (error, _ ("--lang takes en, zh_CN or both, not \"%s\""), command->lang);
  else if (command->profile != NULL && !zz_profile_from_id (command->profile, &options->profile))
    zz_command_set_misuse (error, _ ("--profile takes internal, auditor or management, not \"%s\""), command->profile);
  else if (command->redact && has_letterhead (command))
    zz_command_set_misuse (error, _ ("a letterhead says whom a redacted report is about; leave out --redact, or --logo, --organisation, --department, --prepared-by and --approved-by"));
  else
    return read_letterhead (command, &options->letterhead, error);
  return FALSE;
}

/* Puts a redacted project, and what the disk says of its evidence, in their places. */
static void
redact (ZzProject **project,
        ZzProofStates **proof,
        ZzLanguage language)
{
  g_autoptr (ZzProject) plain = *project;
  g_autoptr (ZzProofStates) plain_proof = *proof;

  *project = zz_project_redact (plain, language);
  *proof = zz_project_redact_proof (plain, *project, plain_proof);
}

static ZzReportFacts *
make_facts (ZzProjectFile *file,
            const ZzReportCommand *command,
            const ZzReport *report,
            ZzLanguage language,
            GError **error)
{
  g_autoptr (ZzProject) project = g_object_ref (zz_project_file_get_project (file));
  g_autoptr (ZzProofStates) proof = NULL;
  ZzOccasion occasion;
  ZzDate today;

  if (!zz_command_read_today (command->today, &today, error)
      || !zz_command_get_occasion (project, command->at, command->level, today, &occasion, error))
    return NULL;
  proof = zz_project_file_look (file, NULL);
  if (command->redact)
    redact (&project, &proof, language);
  return zz_report_facts_new (project, proof, occasion.level, occasion.at, today, report->needs);
}

gboolean
zz_report_command_write (ZzCommandLine *line,
                         const char *path,
                         const ZzReportCommand *command,
                         GError **error)
{
  g_auto (ZzReportOptions) options = ZZ_REPORT_OPTIONS_INIT;
  g_autoptr (ZzProjectFile) file = NULL;
  g_autoptr (ZzReportFacts) facts = NULL;
  g_autoptr (ZzDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ZzProgress) progress = NULL;
  const ZzWriter *writer = find_writer (command->output, error);
  const ZzReport *report = NULL;

  if (writer == NULL || !read_options (line, command, &options, error))
    return FALSE;
  report = find_report (command, options.profile, writer, error);
  file = report != NULL ? zz_command_open (line, path, error) : NULL;
  facts = file != NULL ? make_facts (file, command, report, options.language, error) : NULL;
  if (facts == NULL)
    return FALSE;
  document = zz_report_build (report, facts, &options);
  /* Spreadsheets are put together in temporary files; Ctrl+C waits until they are gone. */
  progress = writer->tables ? zz_progress_new () : NULL;
  bytes = writer->write (document, error);
  if (bytes == NULL || !zz_command_write (command->output, bytes, error))
    return FALSE;
  /* The report may go to standard output. */
  if (command->redact)
    g_printerr (_ ("Redacted. Free texts may still tell by other words whom they are about: read them before handing the report over.\n"));
  return TRUE;
}
