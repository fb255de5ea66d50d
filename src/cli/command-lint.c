/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli lint: facts that do not fit each other. */
#include "config.h"

#include "cli/question.h"

#include "eval/lint.h"
#include "report/words.h"
#include "store/json-writer.h"

#include <glib/gi18n-lib.h>

static void
write_problem (ZzJsonWriter *writer,
               const ZzProblem *problem)
{
  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "code", problem->code);
  zz_json_writer_string (writer, "severity", zz_severity_get_id (problem->severity));
  zz_json_writer_begin_array (writer, "records");
  for (guint i = 0; i < G_N_ELEMENTS (problem->records); i++)
    if (problem->records[i] != NULL)
      zz_json_writer_string (writer, NULL, problem->records[i]);
  zz_json_writer_end_array (writer);
  zz_json_writer_begin_array (writer, "evidence");
  if (problem->evidence != NULL)
    zz_json_writer_string (writer, NULL, problem->evidence);
  zz_json_writer_end_array (writer);
  if (problem->field != NULL)
    zz_json_writer_string (writer, "field", problem->field->id);
  zz_json_writer_end_object (writer);
}

static GBytes *
to_json (const GArray *problems)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-lint");
  zz_json_writer_integer (writer, "version", 1);
  zz_json_writer_begin_array (writer, "problems");
  for (guint i = 0; i < problems->len; i++)
    write_problem (writer, &g_array_index (problems, ZzProblem, i));
  zz_json_writer_end_array (writer);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

static GBytes *
to_text (ZzProject *project,
         const GArray *problems,
         const ZzMessages *messages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const ZzProblem *problem = &g_array_index (problems, ZzProblem, i);
      g_autofree char *sentence = zz_words_problem (messages, project, problem);

      g_string_append_printf (text, "%s  %s\n", zz_words_severity (messages, problem->severity), sentence);
    }
  if (problems->len == 0)
    g_string_append_printf (text, "%s\n", zz_messages_get (messages, M_ ("Nothing was found that does not fit.")));
  return g_string_free_to_bytes (text);
}

static int
answer (const ZzQuestion *question,
        gpointer data,
        GError **error)
{
  g_autoptr (GArray) problems = zz_lint (question->project, question->occasion.at, question->today);
  GBytes *output = question->json ? to_json (problems) : to_text (question->project, problems, question->messages);

  if (!zz_question_print (question, output, error))
    return ZZ_EXIT_FAILURE;
  return problems->len == 0 ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

int
zz_command_lint (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  return zz_question_ask (line, argc, argv,
                          &(ZzQuestionKind) {
                              .name = "lint",
                              .usage = N_ ("FILE"),
                              .summary = N_ ("Finds facts that do not fit each other and says what to do.\nExit code 0: none; 1: some were found."),
                              .asks = ZZ_ASKS_AT | ZZ_ASKS_TODAY | ZZ_ASKS_FORMAT,
                              .answer = answer,
                          });
}
