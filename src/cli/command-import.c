/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli import: the rows of a table into a register, as one step. */
#include "config.h"

#include "cli/command.h"
#include "cli/import-output.h"

#include "core/history.h"
#include "store/table-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *reg;
  char *format;
  char *lang;
  char *titles;
  char **map;
  gboolean dry_run;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->reg);
  g_free (options->format);
  g_free (options->lang);
  g_free (options->titles);
  g_strfreev (options->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static ZzTable *
read_table (const char *path,
            GError **error)
{
  g_autoptr (GBytes) bytes = zz_command_load (path, error);
  g_autofree char *name = g_str_equal (path, "-") ? g_strdup (_ ("standard input")) : g_filename_display_name (path);

  return bytes != NULL ? zz_table_read (bytes, name, error) : NULL;
}

/* `--titles`: the row number of the titles as a spreadsheet counts, or 0 for none. */
static gboolean
set_titles (ZzProject *project,
            const ZzTable *table,
            ZzColumns *columns,
            const char *text,
            GError **error)
{
  guint64 line;

  if (text == NULL)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &line, NULL))
    for (guint row = 0; row < zz_table_get_n_rows (table) || line == 0; row++)
      if (line == 0 || zz_table_get_line (table, row) == line)
        {
          zz_columns_set_titles (columns, project, line == 0 ? ZZ_NO_TITLES : (int) row);
          return TRUE;
        }
  zz_command_set_misuse (error, _ ("--titles takes the number of a row that is not empty, or 0 for no titles, not \"%s\""), text);
  return FALSE;
}

/* `--map=COLUMN=FIELD`; a title may have "=" in it, a field has not. */
static gboolean
map_column (ZzColumns *columns,
            const char *text,
            GError **error)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;
  const ZzField *field = NULL;
  ZzColumnUse use = ZZ_COLUMN_FIELD;
  guint column;

  if (name == NULL || !zz_columns_find (columns, name, &column))
    {
      zz_command_set_misuse (error, _ ("--map=%s: write COLUMN=FIELD, with the title, the letters or the number of a column that is there"), text);
      return FALSE;
    }
  if (g_str_equal (equals + 1, "-") || g_str_equal (equals + 1, "id"))
    use = equals[1] == '-' ? ZZ_COLUMN_UNUSED : ZZ_COLUMN_ID;
  else if ((field = zz_columns_find_field (zz_columns_get_register (columns), equals + 1)) == NULL)
    {
      zz_command_set_misuse (error, _ ("--map=%s: \"%s\" has no such field; give a field's id or title, id, or - for none"), text,
                             zz_columns_get_register (columns)->id);
      return FALSE;
    }
  zz_columns_set (columns, column, use, field);
  return TRUE;
}

static gboolean
correct (ZzProject *project,
         const ZzTable *table,
         ZzColumns *columns,
         const Options *options,
         GError **error)
{
  if (!set_titles (project, table, columns, options->titles, error))
    return FALSE;
  for (guint i = 0; options->map != NULL && options->map[i] != NULL; i++)
    if (!map_column (columns, options->map[i], error))
      return FALSE;
  for (guint i = 0; i < zz_columns_get_n (columns); i++)
    if (zz_columns_get (columns, i)->use == ZZ_COLUMN_FIELD)
      return TRUE;
  zz_command_set_misuse (error, _ ("%s: no column is a field of \"%s\"; say which is which with --map=COLUMN=FIELD"),
                         zz_table_get_name (table), zz_columns_get_register (columns)->id);
  return FALSE;
}

static gboolean
apply (ZzProjectFile *file,
       const ZzTablePlan *plan,
       GError **error)
{
  g_autoptr (ZzHistory) history = zz_history_new (zz_project_file_get_project (file));

  return zz_history_apply (history, plan->changes, error) && zz_command_save (file, error);
}

static void
import (ZzCommandLine *line,
        const char *path,
        const char *source,
        const Options *options,
        GError **error)
{
  g_autoptr (ZzProjectFile) file = options->dry_run ? zz_command_open (line, path, error) : zz_command_open_to_write (line, path, error);
  ZzProject *project = file != NULL ? zz_project_file_get_project (file) : NULL;
  const ZzRegister *reg = project != NULL ? zz_command_find_register (project, options->reg, error) : NULL;
  g_autoptr (ZzTable) table = reg != NULL ? read_table (source, error) : NULL;
  g_autoptr (ZzColumns) columns = table != NULL ? zz_columns_match (table, project, reg) : NULL;
  g_autoptr (ZzMessages) messages = zz_messages_new (line->language);
  g_autoptr (ZzTablePlan) plan = NULL;
  g_autoptr (GBytes) told = NULL;
  gboolean written;

  if (columns == NULL || !correct (project, table, columns, options, error))
    return;
  plan = zz_table_plan_new (project, table, columns, NULL);
  written = !options->dry_run && zz_change_set_get_n_changes (plan->changes) > 0;
  /* Told before it is done, for then the records still say what they held. */
  told = g_strcmp0 (options->format, "json") == 0
             ? zz_import_to_json (table, columns, plan, messages, written)
             : zz_import_to_text (project, table, columns, plan, messages, written);
  if (!written || apply (file, plan, error))
    zz_command_write (NULL, told, error);
}

int
zz_command_import (ZzCommandLine *line,
                   int argc,
                   char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "register", 0, 0, G_OPTION_ARG_STRING, &options.reg, N_ ("the register, by id or title, such as person"), N_ ("REGISTER") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.map, N_ ("a column is this field, id, or - for none; may be repeated"), N_ ("COLUMN=FIELD") },
    { "titles", 0, 0, G_OPTION_ARG_STRING, &options.titles, N_ ("the row of the titles, 0 for none (default: found out)"), N_ ("ROW") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("only say what would be done"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text or json"), N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE TABLE --register=REGISTER"),
                         _ ("TABLE is CSV, TSV or XLSX (its first sheet); - is standard input. Its columns are matched by their\n"
                            "titles, its rows with records by the register's key. Rows add and change records and never remove\n"
                            "any; an empty cell leaves its field as it is. All of it is one step: done whole or not at all."),
                         &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 3)
    zz_command_set_misuse (&error, _ ("import takes a project file and a table; see zizhi-cli import --help"));
  else if (zz_command_check_format (options.format, &error) && zz_command_set_language (line, options.lang, &error))
    import (line, rest[1], rest[2], &options, &error);
  return zz_command_fail (error);
}
