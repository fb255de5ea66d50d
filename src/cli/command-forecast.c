/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli forecast: when what is ready becomes so, and when it ceases to be. */
#include "config.h"

#include "cli/command.h"
#include "cli/forecast-output.h"

#include <glib/gi18n-lib.h>

/* How far the forecast looks unless told otherwise. */
#define YEARS_AHEAD 3

typedef struct
{
  char *from;
  char *until;
  char *level;
  char *format;
  char *lang;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->from);
  g_free (options->until);
  g_free (options->level);
  g_free (options->format);
  g_free (options->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_day (const char *name,
          const char *text,
          ZzDate usual,
          ZzDate *day,
          GError **error)
{
  *day = usual;
  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "today"))
    *day = zz_command_get_today ();
  else if (!zz_date_read (text, day))
    {
      zz_command_set_misuse (error, _ ("%s takes a date such as 2027-03-01, or \"today\", not \"%s\""), name, text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_range (const Options *options,
            ZzDate *from,
            ZzDate *until,
            GError **error)
{
  if (!read_day ("--from", options->from, zz_command_get_today (), from, error)
      || !read_day ("--until", options->until, zz_date_add (*from, (ZzPeriod) { .months = 12 * YEARS_AHEAD }), until, error))
    return FALSE;
  if (*from <= *until)
    return TRUE;
  zz_command_set_misuse (error, _ ("--until is before --from; give a later day"));
  return FALSE;
}

/* All levels, the lowest first, or one. */
static GPtrArray *
make_forecasts (ZzProjectFile *file,
                const Options *options,
                GError **error)
{
  ZzProject *project = zz_project_file_get_project (file);
  const guint n = zz_project_get_catalogue (project)->levels->len;
  const gboolean all = g_strcmp0 (options->level, "all") == 0;
  g_autoptr (ZzProofStates) proof = NULL;
  GPtrArray *forecasts;
  ZzOccasion occasion = { 0 };
  ZzDate from, until;

  if (!read_range (options, &from, &until, error)
      || !zz_command_get_occasion (project, "today", all ? NULL : options->level, &occasion, error))
    return NULL;
  proof = zz_project_file_look (file, NULL);
  forecasts = g_ptr_array_new_with_free_func ((GDestroyNotify) zz_forecast_free);
  for (guint level = 0; level < n; level++)
    if (all || level == occasion.level)
      g_ptr_array_add (forecasts, zz_forecast_new (project, proof, level, from, until));
  return forecasts;
}

static int
forecast (ZzCommandLine *line,
          const char *path,
          const Options *options,
          GError **error)
{
  g_autoptr (ZzProjectFile) file = zz_command_open (line, path, error);
  g_autoptr (GPtrArray) forecasts = file != NULL ? make_forecasts (file, options, error) : NULL;
  g_autoptr (ZzMessages) messages = NULL;
  g_autoptr (GBytes) output = NULL;

  if (forecasts == NULL)
    return ZZ_EXIT_FAILURE;
  messages = zz_messages_new (line->language);
  if (g_strcmp0 (options->format, "json") == 0)
    output = zz_forecasts_to_json (forecasts);
  else
    output = zz_forecasts_to_text (forecasts, messages);
  if (!zz_command_write (NULL, output, error))
    return ZZ_EXIT_FAILURE;
  /* Ready now: on the first day, at the first level asked for. */
  return ((const ZzForecast *) forecasts->pdata[0])->ready[0] ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

int
zz_command_forecast (ZzCommandLine *line,
                     int argc,
                     char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("the first day (default: today)"), N_ ("DATE") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, N_ ("the last day (default: three years later)"), N_ ("DATE") },
    { "level", 0, 0, G_OPTION_ARG_STRING, &options.level, N_ ("the level judged, or \"all\" (default: the level applied for)"), N_ ("LEVEL") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text or json"), N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") },
    { NULL },
  };
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;
  int code = ZZ_EXIT_FAILURE;

  if (!zz_command_parse (argc, argv, entries, _ ("FILE"),
                         _ ("Says on which days every clause is met, and when all is ready.\nExit code 0: ready on the first day; 1: not ready."), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != 2)
    zz_command_set_misuse (&error, _ ("forecast takes one project file; see zizhi-cli forecast --help"));
  else if (zz_command_check_format (options.format, &error) && zz_command_set_language (line, options.lang, &error))
    code = forecast (line, rest[1], &options, &error);
  return error != NULL ? zz_command_fail (error) : code;
}
