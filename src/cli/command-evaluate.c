/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli evaluate: a verdict with reasons for every clause. */
#include "config.h"

#include "cli/findings-json.h"
#include "cli/findings-text.h"
#include "cli/question.h"

#include "core/builtin.h"
#include "core/edit.h"
#include "eval/evaluate.h"
#include "store/changes-reader.h"

#include <glib/gi18n-lib.h>

/* How far margins look for the day on which something is no longer met. */
#define YEARS_AHEAD 3

typedef struct
{
  char **without;
  char **with;
  gboolean margin;
  gboolean levels;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->without);
  g_strfreev (options->with);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* A project, as it is or supposed, and what is said of it. */
typedef struct
{
  ZzProject *project;
  ZzProofStates *proof;
  ZzOccasion occasion;
  ZzFindings *findings;
} Judged;

static void
judged_clear (Judged *judged)
{
  g_clear_pointer (&judged->findings, zz_findings_unref);
  g_clear_pointer (&judged->proof, zz_proof_states_unref);
  g_clear_object (&judged->project);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Judged, judged_clear)

/* What is supposed may be another planned date or level. */
static gboolean
judge (Judged *judged,
       const ZzQuestion *question,
       GError **error)
{
  if (!zz_command_get_occasion (judged->project, question->at, question->level, question->today, &judged->occasion, error))
    return FALSE;
  judged->findings = zz_evaluate (judged->project, judged->proof, judged->occasion.level, judged->occasion.at);
  return TRUE;
}

static gboolean
remove_record (ZzChangeSet *changes,
               ZzProject *project,
               const char *id,
               GError **error)
{
  ZzRecord *record = zz_project_find_anywhere (project, id);

  if (record == NULL || zz_record_get_register (record)->single)
    {
      zz_command_set_misuse (error, _ ("there is no record \"%s\" to remove"), id);
      return FALSE;
    }
  zz_edit_remove (changes, project, record);
  return TRUE;
}

static gboolean
collect_changes (ZzChangeSet *changes,
                 ZzProject *project,
                 const Options *options,
                 GError **error)
{
  for (guint i = 0; options->without != NULL && options->without[i] != NULL; i++)
    if (!remove_record (changes, project, options->without[i], error))
      return FALSE;
  for (guint i = 0; options->with != NULL && options->with[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = zz_command_load (options->with[i], error);

      if (bytes == NULL || !zz_changes_read (bytes, options->with[i], project, changes, error))
        return FALSE;
    }
  return TRUE;
}

/* Evidence that is only supposed has no file to look at: it counts as there. */
static void
suppose_proof (ZzChangeSet *changes,
               const Judged *judged)
{
  const ZzRegister *evidence = zz_project_get_catalogue (judged->project)->builtins[ZZ_BUILTIN_EVIDENCE];

  for (guint i = 0; i < zz_change_set_get_n_changes (changes); i++)
    {
      const ZzChange *change = zz_change_set_get_change (changes, i);

      if (change->reg == evidence
          && (change->kind == ZZ_CHANGE_INSERT || (change->field != NULL && change->field->number == ZZ_EVIDENCE_FILE)))
        zz_proof_states_set (judged->proof, change->id, ZZ_PROOF_PRESENT);
    }
}

/* The project as the options suppose it. */
static gboolean
suppose (const ZzQuestion *question,
         const Options *options,
         Judged *judged,
         GError **error)
{
  g_autoptr (ZzChangeSet) changes = zz_change_set_new (NULL);

  if (!collect_changes (changes, question->project, options, error))
    return FALSE;
  judged->project = zz_project_suppose (question->project, changes, error);
  if (judged->project == NULL)
    return FALSE;
  judged->proof = zz_project_file_look (question->file, NULL);
  suppose_proof (changes, judged);
  return judge (judged, question, error);
}

static GBytes *
format_answer (const ZzQuestion *question,
               const Judged *judged,
               const ZzSupplement *supplement)
{
  char *text;

  if (question->json)
    return zz_findings_to_json (judged->findings, supplement);
  text = zz_findings_to_text (judged->project, judged->findings, judged->occasion.origin, supplement, question->messages);
  return g_bytes_new_take (text, strlen (text));
}

/* Answers what else was asked for, and prints all of it. */
static gboolean
print (const ZzQuestion *question,
       const Judged *judged,
       const ZzFindings *before,
       const Options *options,
       GError **error)
{
  const ZzDate at = judged->occasion.at;
  const guint level = judged->occasion.level;
  const ZzDate until = MIN (zz_date_add (at, (ZzPeriod) { .months = 12 * YEARS_AHEAD }), ZZ_DATE_MAX);
  g_autoptr (ZzMargins) margins = NULL;
  g_autoptr (ZzForecast) forecast = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  ZzSupplement supplement = { .before = before };

  if (options->margin)
    {
      supplement.margins = margins = zz_margins_new (judged->project, judged->proof, judged->findings);
      supplement.forecast = forecast = zz_forecast_new (judged->project, judged->proof, level, at, until);
    }
  if (options->levels)
    supplement.levels = levels = zz_list_levels (judged->project, judged->proof, at);
  return zz_question_print (question, format_answer (question, judged, &supplement), error);
}

static int
answer (const ZzQuestion *question,
        gpointer data,
        GError **error)
{
  const Options *options = data;
  const gboolean what_if = options->without != NULL || options->with != NULL;
  g_auto (Judged) now = { g_object_ref (question->project), zz_proof_states_ref (question->proof) };
  g_auto (Judged) then = { NULL };
  const Judged *judged = what_if ? &then : &now;

  if (!judge (&now, question, error) || (what_if && !suppose (question, options, &then, error))
      || !print (question, judged, what_if ? now.findings : NULL, options, error))
    return ZZ_EXIT_FAILURE;
  return judged->findings->ready ? ZZ_EXIT_OK : ZZ_EXIT_FOUND;
}

int
zz_command_evaluate (ZzCommandLine *line,
                     int argc,
                     char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.without, N_ ("as if this record were removed; may be repeated"), N_ ("RECORD") },
    { "with", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.with, N_ ("as if these changes (JSON) were made; may be repeated"), N_ ("CHANGES") },
    { "margin", 0, 0, G_OPTION_ARG_NONE, &options.margin, N_ ("say what each met clause can lose, and what hangs on one record"), NULL },
    { "levels", 0, 0, G_OPTION_ARG_NONE, &options.levels, N_ ("judge every level, and say what the next one asks"), NULL },
    { NULL },
  };

  return zz_question_ask (line, argc, argv,
                          &(ZzQuestionKind) {
                              .name = "evaluate",
                              .usage = N_ ("FILE"),
                              .summary = N_ ("Judges every clause for the day that counts and says why.\nExit code 0: ready; 1: not ready.\n\n"
                                             "--without and --with suppose something, compare it with the project as it is and save\n"
                                             "nothing. CHANGES is a list such as\n"
                                             "[{\"path\": [\"records\", \"person\", \"person-1\", \"left\"], \"after\": \"2027-01-31\"}]."),
                              .asks = ZZ_ASKS_AT | ZZ_ASKS_LEVEL | ZZ_ASKS_FORMAT,
                              .answer = answer,
                              .more = entries,
                              .data = &options,
                          });
}
