/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands and what they share. */
#include "config.h"

#include "cli/command.h"
#include "cli/progress.h"

#include "core/error.h"
#include "store/json.h"
#include "store/load.h"
#include "store/place.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static const struct
{
  const char *name;
  ZzCommandFunc run;
  const char *summary;
} commands[] = {
  { "new", zz_command_new, N_ ("make a new project") },
  { "evaluate", zz_command_evaluate, N_ ("say for every clause whether it is met, and why") },
  { "forecast", zz_command_forecast, N_ ("say on which days what is met, and when all is ready") },
  { "gaps", zz_command_gaps, N_ ("say what is missing and the least that closes it") },
  { "lint", zz_command_lint, N_ ("find facts that do not fit each other") },
  { "calendar", zz_command_calendar, N_ ("write what is due when as a calendar") },
  { "report", zz_command_report, N_ ("write a report: readiness, summary, gaps, evidence, tables") },
  { "form", zz_command_form, N_ ("write the official self-assessment form") },
  { "attach", zz_command_attach, N_ ("attach files as evidence") },
  { "verify", zz_command_verify, N_ ("hash every evidence file again") },
  { "clean", zz_command_clean, N_ ("delete evidence files that no item names") },
  { "set", zz_command_set, N_ ("set fields and answers, add and remove records") },
  { "import", zz_command_import, N_ ("take the rows of a table into a register") },
  { "export", zz_command_export, N_ ("write a register as a table") },
  { "diff", zz_command_diff, N_ ("compare two projects, and what that does to the verdicts") },
  { "merge", zz_command_merge, N_ ("join what two people changed") },
  { "pack", zz_command_pack, N_ ("pack a project with its evidence to hand over") },
  { "unpack", zz_command_unpack, N_ ("look into a package and unpack it") },
  { "volume", zz_command_volume, N_ ("copy the evidence into numbered folders with an index") },
  { "move", zz_command_move, N_ ("move a project to another edition of the requirements") },
  { "sign-off", zz_command_signoff, N_ ("sign the project, and say what was changed since") },
  { "pull", zz_command_pull, N_ ("fetch a shared project, or what changed in it") },
  { "push", zz_command_push, N_ ("share a project, or send what changed in it") },
  { "sync", zz_command_sync, N_ ("bring a shared project in step with the server") },
  { "catalogue", zz_command_catalogue, N_ ("list, show or check catalogues") },
};

static void
print_help (void)
{
  g_print (_ ("Usage: zizhi-cli COMMAND [ARGUMENT…]\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, g_dgettext (GETTEXT_PACKAGE, commands[i].summary));
  g_print (_ ("\n“zizhi-cli COMMAND --help” explains a command.\nExit codes: 0 done, 1 not ready or something found, 2 failure.\n"));
}

static ZzLanguage
get_environment_language (void)
{
  const char *const *names = g_get_language_names ();
  ZzLanguage language = ZZ_LANGUAGE_EN;

  for (guint i = 0; names[i] != NULL; i++)
    if (zz_language_from_id (names[i], &language))
      break;
  return language;
}

static int
run_command (ZzCommandLine *line,
             int argc,
             char **argv)
{
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      return commands[i].run (line, argc - 1, argv + 1);
  zz_command_set_misuse (&error, _ ("there is no command \"%s\"; see zizhi-cli --help"), argv[1]);
  return zz_command_fail (error);
}

int
zz_command_run (int argc,
                char **argv)
{
  ZzCommandLine line = { .language = get_environment_language () };
  int code;

  if (argc > 1 && g_str_equal (argv[1], "--version"))
    {
      g_print ("zizhi-cli %s\n", PACKAGE_VERSION);
      return ZZ_EXIT_OK;
    }
  if (argc < 2 || g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return argc < 2 ? ZZ_EXIT_FAILURE : ZZ_EXIT_OK;
    }
  line.catalogues = zz_catalogue_store_new (NULL);
  code = run_command (&line, argc, argv);
  zz_catalogue_store_free (line.catalogues);
  return code;
}

/* The help option is handled here, for GOption would end the process itself. */
static gboolean
take_help (GStrv argv)
{
  for (guint i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
      return TRUE;
  return FALSE;
}

gboolean
zz_command_parse (int argc,
                  char **argv,
                  const GOptionEntry *entries,
                  const char *usage,
                  const char *summary,
                  GStrv *rest,
                  GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) copy = g_new0 (char *, (gsize) argc + 1);

  for (int i = 0; i < argc; i++)
    copy[i] = g_strdup (argv[i]);
  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (take_help (copy))
    {
      g_autofree char *help = NULL;
      g_autofree char *name = g_strdup_printf ("zizhi-cli %s", argv[0]);

      g_set_prgname (name);
      help = g_option_context_get_help (context, TRUE, NULL);
      g_print ("%s", help);
      return FALSE;
    }
  if (!g_option_context_parse_strv (context, &copy, &local))
    {
      zz_command_set_misuse (error, _ ("%s; see zizhi-cli %s --help"), local->message, argv[0]);
      return FALSE;
    }
  *rest = g_steal_pointer (&copy);
  return TRUE;
}

int
zz_command_fail (GError *error)
{
  if (error == NULL)
    return ZZ_EXIT_OK;
  g_printerr ("zizhi-cli: %s\n", error->message);
  g_error_free (error);
  return ZZ_EXIT_FAILURE;
}

void
zz_command_set_misuse (GError **error,
                       const char *format,
                       ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_REFUSED, message);
}

char *
zz_command_show_path (const char *path)
{
  char *shown = g_filename_display_name (path);

  for (char *c = shown; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = '?';
  return shown;
}

/* Standard input, up to what a project may have. */
static GBytes *
read_input (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[65536];
  size_t n;

  while ((n = fread (block, 1, sizeof block, stdin)) > 0)
    {
      g_byte_array_append (bytes, block, (guint) n);
      if (bytes->len <= ZZ_JSON_MAX_BYTES)
        continue;
      g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_LIMIT, _ ("standard input: larger than any project; give the right file"));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GFile *
zz_command_get_file (const char *argument)
{
  g_return_val_if_fail (argument != NULL, NULL);

  return strstr (argument, "://") != NULL ? g_file_new_for_commandline_arg (argument) : g_file_new_for_path (argument);
}

GBytes *
zz_command_load (const char *path,
                 GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (path, "-"))
    return read_input (error);
  file = zz_command_get_file (path);
  return zz_load_file (file, ZZ_JSON_MAX_BYTES, NULL, NULL, error);
}

/* A project without a place: what it has attached is missing. */
static ZzProjectFile *
open_input (ZzCommandLine *line,
            GError **error)
{
  g_autoptr (GBytes) bytes = read_input (error);
  g_autoptr (ZzProject) project = bytes != NULL ? zz_project_read (bytes, _ ("standard input"), line->catalogues, NULL, error) : NULL;

  return project != NULL ? zz_project_file_new (NULL, project) : NULL;
}

ZzProjectFile *
zz_command_open (ZzCommandLine *line,
                 const char *path,
                 GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (path, "-"))
    return open_input (line, error);
  file = zz_command_get_file (path);
  return zz_project_file_load (file, line->catalogues, NULL, error);
}

ZzProjectFile *
zz_command_open_to_write (ZzCommandLine *line,
                          const char *path,
                          GError **error)
{
  g_autoptr (ZzProjectFile) file = NULL;

  if (g_str_equal (path, "-"))
    {
      zz_command_set_misuse (error, _ ("a project on standard input cannot be changed; give its file"));
      return NULL;
    }
  file = zz_command_open (line, path, error);
  if (file == NULL || !zz_project_file_get_read_only (file))
    return g_steal_pointer (&file);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NEWER,
               _ ("%s can only be read: it is write-protected, or a newer version of this program wrote it"), path);
  return NULL;
}

gboolean
zz_command_save (ZzProjectFile *file,
                 GError **error)
{
  g_autoptr (ZzProgress) progress = zz_progress_new ();

  return zz_project_file_save (file, NULL, error);
}

/* The signals wait: a program that ends meanwhile leaves what it was writing beside the file. */
static gboolean
write_file (const char *path,
            GBytes *bytes,
            GError **error)
{
  g_autoptr (ZzProgress) progress = zz_progress_new ();

  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                G_FILE_SET_CONTENTS_CONSISTENT, 0666, error))
    return TRUE;
  zz_place_explain_write (path, error);
  return FALSE;
}

gboolean
zz_command_write (const char *path,
                  GBytes *bytes,
                  GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path != NULL && !g_str_equal (path, "-"))
    return write_file (path, bytes, error);
  if (fwrite (data, 1, size, stdout) != size || fflush (stdout) != 0)
    {
      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), _ ("standard output: %s"), g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

ZzDate
zz_command_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return zz_date_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

gboolean
zz_command_read_today (const char *text,
                       ZzDate *today,
                       GError **error)
{
  *today = zz_command_get_today ();
  if (text == NULL || zz_date_read (text, today))
    return TRUE;
  zz_command_set_misuse (error, _ ("--today takes a date such as 2026-11-22, not \"%s\""), text);
  return FALSE;
}

static gboolean
set_date (ZzProject *project,
          const char *at,
          ZzDate today,
          ZzOccasion *occasion,
          GError **error)
{
  if (at != NULL)
    {
      occasion->origin = "given";
      if (g_str_equal (at, "today"))
        occasion->at = today;
      else if (!zz_date_read (at, &occasion->at))
        {
          zz_command_set_misuse (error, _ ("--at takes a date such as 2027-03-01, or \"today\", not \"%s\""), at);
          return FALSE;
        }
      return TRUE;
    }
  occasion->at = zz_project_get_planned_date (project);
  occasion->origin = "planned";
  if (occasion->at == ZZ_DATE_NONE)
    {
      occasion->at = today;
      occasion->origin = "today";
    }
  return TRUE;
}

static char *
dup_ids (const ZzChoices *choices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", zz_choices_get (choices, i)->id);
  return g_string_free (text, FALSE);
}

gboolean
zz_command_get_occasion (ZzProject *project,
                         const char *at,
                         const char *level,
                         ZzDate today,
                         ZzOccasion *occasion,
                         GError **error)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  int number = zz_project_get_level (project);

  if (level != NULL)
    {
      number = zz_choices_find (catalogue->levels, level);
      if (number < 0)
        {
          g_autofree char *there = dup_ids (catalogue->levels);

          zz_command_set_misuse (error, _ ("catalogue %s has no level \"%s\"; it has %s"), catalogue->id, level, there);
          return FALSE;
        }
    }
  occasion->level = number < 0 ? 0 : (guint) number;
  return set_date (project, at, today, occasion, error);
}

const ZzRegister *
zz_command_find_register (ZzProject *project,
                          const char *name,
                          GError **error)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  g_autofree char *folded = zz_text_fold_name (name != NULL ? name : "");
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < catalogue->registers->len; i++)
    {
      const ZzRegister *reg = catalogue->registers->pdata[i];
      gboolean called = g_strcmp0 (name, reg->id) == 0;

      for (guint j = 0; !called && j < ZZ_N_LANGUAGES; j++)
        {
          g_autofree char *title = zz_text_fold_name (zz_text_get (&reg->title, (ZzLanguage) j));

          called = g_str_equal (title, folded);
        }
      if (called)
        return reg;
      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", reg->id);
    }
  zz_command_set_misuse (error, _ ("give the register with --register: one of %s"), ids->str);
  return NULL;
}

gboolean
zz_command_check_format (const char *format,
                         GError **error)
{
  if (format == NULL || g_str_equal (format, "json") || g_str_equal (format, "text"))
    return TRUE;
  zz_command_set_misuse (error, _ ("--format takes text or json, not \"%s\""), format);
  return FALSE;
}

gboolean
zz_command_set_language (ZzCommandLine *line,
                         const char *lang,
                         GError **error)
{
  if (lang == NULL || zz_language_from_id (lang, &line->language))
    return TRUE;
  zz_command_set_misuse (error, _ ("--lang takes en or zh_CN, not \"%s\""), lang);
  return FALSE;
}
