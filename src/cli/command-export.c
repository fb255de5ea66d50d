/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli export: a register as a table for spreadsheets. */
#include "config.h"

#include "cli/command.h"

#include "handover/table-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *reg;
  char *output;
  char *lang;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->reg);
  g_free (options->output);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void export(ZzCommandLine *line,
                   const char *path,
                   const Options *options,
                   GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  const ZzRegister *reg = file != NULL ? zz_command_find_register (zz_project_file_get_project (file), options->reg, error) : NULL;
  g_autoptr (GBytes) table = NULL;

  if (reg == NULL)
    return;
  table = zz_table_file_write (zz_project_file_get_project (file), reg, line->language, options->output, error);
  if (table != NULL)
    zz_command_write (options->output, table, error);
}

int
zz_command_export (ZzCommandLine *line,
                   int argc,
                   char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "register", 0, 0, G_OPTION_ARG_STRING, &options.reg, N_ ("the register, by id or title, such as person"), N_ ("REGISTER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the file to write, ending in .xlsx, .csv or .tsv; - is standard output, as CSV"), N_ ("OUT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE --register=REGISTER -o OUT.xlsx|OUT.csv|OUT.tsv"),
                         _ ("Writes the records of a register as a table that spreadsheets open. “zizhi-cli import” takes it\n"
                            "back, with what was changed and added in it."),
                         &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("export takes one project file; see zizhi-cli export --help"));
  else if (options.output == NULL)
    zz_command_set_misuse (&error, _ ("export needs a file to write: give it with -o OUT.csv"));
  else if (!g_str_equal (options.output, "-") && !zz_table_file_has_ending (options.output))
    zz_command_set_misuse (&error, _ ("\"%s\": a table can be written as .xlsx, .csv or .tsv"), options.output);
  else if (zz_command_set_language (line, options.lang, &error))
    export(line, rest[1], &options, &error);
  return zz_command_fail (error);
}
