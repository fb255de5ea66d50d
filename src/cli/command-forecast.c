/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli forecast: when what is ready becomes so, and when it ceases to be. */
#include "config.h"

#include "cli/forecast-output.h"
#include "cli/question.h"

#include <glib/gi18n-lib.h>

/* How far the forecast looks unless told otherwise. */
#define YEARS_AHEAD 3

/* The days asked about, as given. */
typedef struct
{
  char *from;
  char *until;
} Range;

static void
range_clear (Range *range)
{
  g_free (range->from);
  g_free (range->until);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Range, range_clear)

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
read_range (const Range *range,
            ZzDate *from,
            ZzDate *until,
            GError **error)
{
  if (!read_day ("--from", range->from, zz_command_get_today (), from, error)
      || !read_day ("--until", range->until, zz_date_add (*from, (ZzPeriod) { .months = 12 * YEARS_AHEAD }), until, error))
    return FALSE;
  if (*from <= *until)
    return TRUE;
  zz_command_set_misuse (error, _ ("--until is before --from; give a later day"));
  return FALSE;
}

/* All levels, the lowest first, or one. */
static GPtrArray *
make_forecasts (const ZzQuestion *question,
                ZzDate from,
                ZzDate until)
{
  const guint n = zz_project_get_catalogue (question->project)->levels->len;
  GPtrArray *forecasts = g_ptr_array_new_with_free_func ((GDestroyNotify) zz_forecast_free);

  for (guint level = 0; level < n; level++)
    if (question->all_levels || level == question->occasion.level)
      g_ptr_array_add (forecasts, zz_forecast_new (question->project, question->proof, level, from, until));
  return forecasts;
}

static int
answer (const ZzQuestion *question,
        gpointer data,
        GError **error)
{
  g_autoptr (GPtrArray) forecasts = NULL;
  GBytes *output;
  ZzDate from, until;

  if (!read_range (data, &from, &until, error))
    return ZZ_EXIT_FAILURE;
  forecasts = make_forecasts (question, from, until);
  output = question->json ? zz_forecasts_to_json (forecasts) : zz_forecasts_to_text (forecasts, question->messages);
  if (!zz_question_print (question, output, error))
    return ZZ_EXIT_FAILURE;
  /* Ready now: on the first day, at the first level asked for. */
  return ((const ZzForecast *) forecasts->pdata[0])->ready[0] ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

int
zz_command_forecast (ZzCommandLine *line,
                     int argc,
                     char **argv)
{
  g_auto (Range) range = { NULL };
  const GOptionEntry days[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &range.from, N_ ("the first day (default: today)"), N_ ("DATE") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &range.until, N_ ("the last day (default: three years later)"), N_ ("DATE") },
    { NULL },
  };

  return zz_question_ask (line, argc, argv,
                          &(ZzQuestionKind) {
                              .name = "forecast",
                              .usage = N_ ("FILE"),
                              .summary = N_ ("Says on which days every clause is met, and when all is ready.\nExit code 0: ready on the first day; 1: not ready."),
                              .asks = ZZ_ASKS_LEVELS | ZZ_ASKS_FORMAT,
                              .answer = answer,
                              .more = days,
                              .data = &range,
                          });
}
