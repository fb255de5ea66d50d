/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli calendar: what is due when, for any calendar program. */
#include "config.h"

#include "cli/question.h"

#include "report/calendar.h"

#include <glib/gi18n-lib.h>

static int
answer (const ZzQuestion *question,
        gpointer data,
        GError **error)
{
  g_autoptr (ZzGaps) gaps = zz_gaps_new (question->project, question->proof, question->occasion.level, question->occasion.at, question->today);
  GBytes *calendar = zz_calendar_write (question->project, gaps, question->messages);

  return zz_question_print (question, calendar, error) ? ZZ_EXIT_OK : ZZ_EXIT_FAILURE;
}

int
zz_command_calendar (ZzCommandLine *line,
                     int argc,
                     char **argv)
{
  return zz_question_ask (line, argc, argv,
                          &(ZzQuestionKind) {
                              .name = "calendar",
                              .usage = N_ ("FILE -o OUT.ics"),
                              .summary = N_ ("Writes what ends, what is to be renewed, by when to start and what is due as a calendar.\nImporting it again updates the events that are there."),
                              .suffix = ".ics",
                              .asks = ZZ_ASKS_OUTPUT | ZZ_ASKS_AT | ZZ_ASKS_LEVEL | ZZ_ASKS_TODAY,
                              .answer = answer,
                          });
}
