/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to a project. */
#include "config.h"

#include "cli/question.h"

#include <glib/gi18n-lib.h>

/* The options as they were given. */
typedef struct
{
  char *at;
  char *level;
  char *today;
  char *format;
  char *output;
  char *lang;
} Given;

static void
given_clear (Given *given)
{
  g_free (given->at);
  g_free (given->level);
  g_free (given->today);
  g_free (given->format);
  g_free (given->output);
  g_free (given->lang);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static void
question_clear (ZzQuestion *question)
{
  g_clear_object (&question->file);
  g_clear_object (&question->other);
  g_clear_pointer (&question->proof, zz_proof_states_unref);
  g_clear_pointer (&question->messages, zz_messages_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZzQuestion, question_clear)

/* The options of @kind: those of all questions that it takes, then its own. */
static GArray *
list_options (const ZzQuestionKind *kind,
              Given *given)
{
  const struct
  {
    ZzAsks asks;
    GOptionEntry entry;
  } options[] = {
    { ZZ_ASKS_OUTPUT, { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given->output, N_ ("the file to write; - is standard output"), N_ ("OUT") } },
    { ZZ_ASKS_AT, { "at", 0, 0, G_OPTION_ARG_STRING, &given->at, N_ ("the day that counts (default: the planned date, else today)"), N_ ("DATE") } },
    { ZZ_ASKS_LEVEL, { "level", 0, 0, G_OPTION_ARG_STRING, &given->level, N_ ("the level judged (default: the level applied for)"), N_ ("LEVEL") } },
    { ZZ_ASKS_LEVELS, { "level", 0, 0, G_OPTION_ARG_STRING, &given->level, N_ ("the level judged, or \"all\" (default: the level applied for)"), N_ ("LEVEL") } },
    { ZZ_ASKS_TODAY, { "today", 0, 0, G_OPTION_ARG_STRING, &given->today, N_ ("the day from which things can be done (default: today)"), N_ ("DATE") } },
    { ZZ_ASKS_FORMAT, { "format", 0, 0, G_OPTION_ARG_STRING, &given->format, N_ ("text or json"), N_ ("FORMAT") } },
  };
  const GOptionEntry lang = { "lang", 0, 0, G_OPTION_ARG_STRING, &given->lang, N_ ("en or zh_CN (default: the language of the environment)"), N_ ("LANGUAGE") };
  GArray *entries = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (kind->asks & options[i].asks)
      g_array_append_val (entries, options[i].entry);
  for (const GOptionEntry *entry = kind->more; entry != NULL && entry->long_name != NULL; entry++)
    g_array_append_val (entries, *entry);
  g_array_append_val (entries, lang);
  return entries;
}

static gboolean
check_output (const ZzQuestionKind *kind,
              const char *output,
              GError **error)
{
  const char *suffix = kind->suffix != NULL ? kind->suffix : "";

  if (!(kind->asks & ZZ_ASKS_OUTPUT))
    return TRUE;
  if (output == NULL)
    zz_command_set_misuse (error, _ ("%s needs a file to write: give it with -o OUT%s"), kind->name, suffix);
  else if (!g_str_equal (output, "-") && !g_str_has_suffix (output, suffix))
    zz_command_set_misuse (error, _ ("\"%s\": the output of %s is a file whose name ends in %s"), output, kind->name, suffix);
  else
    return TRUE;
  return FALSE;
}

static gboolean
open_project (ZzQuestion *question,
              ZzCommandLine *line,
              const char *path,
              const Given *given,
              GError **error)
{
  question->file = zz_command_open (line, path, error);
  if (question->file == NULL)
    return FALSE;
  question->project = zz_project_file_get_project (question->file);
  if (!zz_command_read_today (given->today, &question->today, error)
      || !zz_command_get_occasion (question->project, question->at, question->level, question->today, &question->occasion, error))
    return FALSE;
  question->proof = zz_project_file_look (question->file, NULL);
  return TRUE;
}

static int
answer (const ZzQuestionKind *kind,
        ZzCommandLine *line,
        char **paths,
        const Given *given,
        GError **error)
{
  const gboolean all_levels = (kind->asks & ZZ_ASKS_LEVELS) && g_strcmp0 (given->level, "all") == 0;
  g_auto (ZzQuestion) question = {
    .at = given->at,
    .level = all_levels ? NULL : given->level,
    .all_levels = all_levels,
    .json = g_strcmp0 (given->format, "json") == 0,
    .output = given->output,
  };

  if (!open_project (&question, line, paths[0], given, error))
    return ZZ_EXIT_FAILURE;
  if (kind->asks & ZZ_ASKS_OTHER)
    question.other = zz_command_open (line, paths[1], error);
  if (question.other == NULL && (kind->asks & ZZ_ASKS_OTHER))
    return ZZ_EXIT_FAILURE;
  question.messages = zz_messages_new (line->language);
  return kind->answer (&question, kind->data, error);
}

int
zz_question_ask (ZzCommandLine *line,
                 int argc,
                 char **argv,
                 const ZzQuestionKind *kind)
{
  g_auto (Given) given = { NULL };
  g_autoptr (GArray) entries = list_options (kind, &given);
  g_auto (GStrv) rest = NULL;
  GError *error = NULL;
  int code = ZZ_EXIT_FAILURE;

  if (!zz_command_parse (argc, argv, (const GOptionEntry *) (gpointer) entries->data, _ (kind->usage), _ (kind->summary), &rest, &error))
    return zz_command_fail (error);
  if (g_strv_length (rest) != (kind->asks & ZZ_ASKS_OTHER ? 3 : 2))
    zz_command_set_misuse (&error, kind->asks & ZZ_ASKS_OTHER ? _ ("%s takes two project files; see zizhi-cli %s --help") : _ ("%s takes one project file; see zizhi-cli %s --help"),
                           kind->name, kind->name);
  else if (check_output (kind, given.output, &error) && zz_command_check_format (given.format, &error)
           && zz_command_set_language (line, given.lang, &error))
    code = answer (kind, line, rest + 1, &given, &error);
  return error != NULL ? zz_command_fail (error) : code;
}

gboolean
zz_question_print (const ZzQuestion *question,
                   GBytes *answer,
                   GError **error)
{
  g_autoptr (GBytes) bytes = answer;

  return zz_command_write (question->output, bytes, error);
}
