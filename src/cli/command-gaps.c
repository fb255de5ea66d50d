/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli gaps: what is missing, and the least that closes it. */
#include "config.h"

#include "cli/gaps-output.h"
#include "cli/question.h"

#include <glib/gi18n-lib.h>

static int
answer (const ZzQuestion *question,
        gpointer data,
        GError **error)
{
  g_autoptr (ZzGaps) gaps = zz_gaps_new (question->project, question->proof, question->occasion.level, question->occasion.at, question->today);
  GBytes *output = question->json ? zz_gaps_to_json (gaps) : zz_gaps_to_text (gaps, question->project, question->messages);

  if (!zz_question_print (question, output, error))
    return ZZ_EXIT_FAILURE;
  /* A level without text has no gaps to list, and is not ready either. */
  return gaps->findings->ready ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

int
zz_command_gaps (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  return zz_question_ask (line, argc, argv,
                          &(ZzQuestionKind) {
                              .name = "gaps",
                              .usage = N_ ("FILE"),
                              .summary = N_ ("Lists what is missing, the least that closes each gap, and what is to be renewed.\nExit code 0: no gap; 1: there are gaps."),
                              .asks = ZZ_ASKS_AT | ZZ_ASKS_LEVEL | ZZ_ASKS_TODAY | ZZ_ASKS_FORMAT,
                              .answer = answer,
                          });
}
