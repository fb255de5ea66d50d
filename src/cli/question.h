/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question to a project: what the commands have in common that open one, judge it
 * for a day at a level, and print what they found or write it to a file.
 *
 * A command describes its question and answers it:
 *
 *   static int
 *   answer (const ZzQuestion *question, gpointer data, GError **error)
 *   {
 *     g_autoptr (GArray) problems = zz_lint (question->project, question->occasion.at, question->today);
 *     …
 *     return zz_question_print (question, output, error) ? ZZ_EXIT_OK : ZZ_EXIT_FAILURE;
 *   }
 *
 * The question reads the options, opens the project and looks at its evidence first,
 * so an answer only ever sees what is in order.
 */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

/* The options a question takes; all take --lang. */
typedef enum {
  ZZ_ASKS_AT = 1 << 0,
  ZZ_ASKS_LEVEL = 1 << 1,
  ZZ_ASKS_LEVELS = 1 << 2, /* --level may be "all" */
  ZZ_ASKS_TODAY = 1 << 3,
  ZZ_ASKS_FORMAT = 1 << 4,
  ZZ_ASKS_OUTPUT = 1 << 5, /* -o must be given */
  ZZ_ASKS_OTHER = 1 << 6,  /* two projects, compared */
} ZzAsks;

/**
 * ZzQuestion:
 * @at, @level: as given, or %NULL
 * @proof: what a quick look at the evidence says
 * @other: the second project, of a question to two
 * @all_levels: "--level=all" was given; @occasion then has the level applied for
 * @json: "--format=json" was given
 * @output: where the answer goes; %NULL or "-" for standard output
 */
typedef struct
{
  const char *at;
  const char *level;
  ZzProjectFile *file;
  ZzProject *project;
  ZzProofStates *proof;
  ZzProjectFile *other;
  ZzMessages *messages;
  ZzOccasion occasion;
  ZzDate today;
  gboolean all_levels;
  gboolean json;
  const char *output;
} ZzQuestion;

/* Returns the exit code; ZZ_EXIT_FAILURE with @error set. */
typedef int (*ZzAnswerFunc) (const ZzQuestion *question,
                             gpointer data,
                             GError **error);

/**
 * ZzQuestionKind: a command that asks
 * @name: of the command
 * @usage: its arguments, "FILE"
 * @summary: for --help; both are translated
 * @suffix: what the name of the output must end in, ".ics"; %NULL where it may end
 *   in anything
 * @more: options of its own, ended by an empty one; may be %NULL
 * @data: for @answer
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const char *suffix;
  ZzAsks asks;
  ZzAnswerFunc answer;
  const GOptionEntry *more;
  gpointer data;
} ZzQuestionKind;

/* Runs the command and returns its exit code. */
int zz_question_ask (ZzCommandLine *line,
                     int argc,
                     char **argv,
                     const ZzQuestionKind *kind);

/* Puts the answer where it was asked for. Takes over @answer. */
gboolean zz_question_print (const ZzQuestion *question,
                            GBytes *answer,
                            GError **error);

G_END_DECLS
