/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zizhi-cli diff: what one project says otherwise than another, and what that does. */
#include "config.h"

#include "cli/question.h"
#include "cli/supplement.h"

#include "core/builtin.h"
#include "core/difference.h"
#include "eval/evaluate.h"
#include "report/words.h"
#include "store/changes-writer.h"
#include "store/evidence-folder.h"

#include <glib/gi18n-lib.h>

/* Two projects, what is between them, and what is judged of each. */
typedef struct
{
  const ZzQuestion *question;
  ZzProject *after;
  ZzChangeSet *changes;
  ZzFindings *findings[2];
} Comparison;

static void
comparison_clear (Comparison *self)
{
  g_clear_pointer (&self->changes, zz_change_set_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->findings); i++)
    g_clear_pointer (&self->findings[i], zz_findings_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Comparison, comparison_clear)

/* The evidence of @file; of a copy that lies somewhere by itself, what the other one's
 * folder has: files are called by their digests, so what is there is the same. */
static ZzProofStates *
look (ZzProjectFile *file,
      ZzProjectFile *other)
{
  g_autoptr (GFile) own = zz_project_file_get_evidence_folder (file);
  g_autoptr (GFile) others = zz_project_file_get_evidence_folder (other);
  const gboolean alone = own == NULL || !g_file_query_exists (own, NULL);

  return zz_evidence_look (alone ? others : own, zz_project_get_builtin (zz_project_file_get_project (file), ZZ_BUILTIN_EVIDENCE), NULL);
}

/* Each for its own day and level, unless they are given: a planned date that moved
 * is part of what changed. */
static gboolean
compare (Comparison *self,
         GError **error)
{
  const ZzQuestion *question = self->question;
  g_autoptr (ZzProofStates) before = look (question->file, question->other);
  g_autoptr (ZzProofStates) after = look (question->other, question->file);
  ZzOccasion occasion;

  self->changes = zz_difference_new (question->project, self->after, error);
  if (self->changes == NULL || !zz_command_get_occasion (self->after, question->at, question->level, question->today, &occasion, error))
    return FALSE;
  self->findings[0] = zz_evaluate (question->project, before, question->occasion.level, question->occasion.at);
  self->findings[1] = zz_evaluate (self->after, after, occasion.level, occasion.at);
  return TRUE;
}

static void
write_occasion (ZzJsonWriter *writer,
                const char *name,
                const ZzFindings *findings)
{
  g_autofree char *at = zz_date_format (findings->at);

  zz_json_writer_begin_object (writer, name);
  zz_json_writer_string (writer, "at", at);
  zz_json_writer_string (writer, "level", zz_choices_get (findings->catalogue->levels, findings->level)->id);
  zz_json_writer_boolean (writer, "ready", findings->ready);
  zz_json_writer_end_object (writer);
}

static GBytes *
to_json (const Comparison *self)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", "zizhi-diff");
  zz_json_writer_integer (writer, "version", 1);
  write_occasion (writer, "before", self->findings[0]);
  write_occasion (writer, "after", self->findings[1]);
  zz_changes_write (writer, zz_project_get_catalogue (self->after), self->changes);
  zz_supplement_write_shifts (writer, "verdicts", self->findings[0], self->findings[1]);
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

static GBytes *
to_text (const Comparison *self)
{
  const ZzMessages *messages = self->question->messages;
  g_autofree char *before = zz_words_verdict (messages, self->findings[0]);
  g_autofree char *after = zz_words_verdict (messages, self->findings[1]);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n→ %s\n\n%s\n", before, after, zz_messages_get (messages, M_ ("Verdicts")));
  zz_supplement_append_shifts (text, self->findings[0], self->findings[1], messages);
  g_string_append_printf (text, "\n%s\n", zz_messages_get (messages, M_ ("Changes")));
  for (guint i = 0; i < zz_change_set_get_n_changes (self->changes); i++)
    {
      g_autofree char *line = zz_words_change (messages, self->question->project, self->after, zz_change_set_get_change (self->changes, i));

      g_string_append_printf (text, "  %s\n", line);
    }
  if (zz_change_set_get_n_changes (self->changes) == 0)
    g_string_append_printf (text, "  %s\n", zz_messages_get (messages, M_ ("Nothing was changed.")));
  return g_string_free_to_bytes (text);
}

/* Evidence that is gone from the disk can change a verdict where no fact differs. */
static gboolean
differs (const Comparison *self)
{
  g_autoptr (GArray) shifts = zz_compare_findings (self->findings[0], self->findings[1]);

  return zz_change_set_get_n_changes (self->changes) > 0 || shifts->len > 0;
}

static int
answer (const ZzQuestion *question,
        gpointer data,
        GError **error)
{
  g_auto (Comparison) self = { question, zz_project_file_get_project (question->other) };

  if (!compare (&self, error) || !zz_question_print (question, question->json ? to_json (&self) : to_text (&self), error))
    return ZZ_EXIT_FAILURE;
  return differs (&self) ? ZZ_EXIT_FOUND : ZZ_EXIT_OK;
}

int
zz_command_diff (ZzCommandLine *line,
                 int argc,
                 char **argv)
{
  return zz_question_ask (line, argc, argv,
                          &(ZzQuestionKind) {
                              .name = "diff",
                              .usage = N_ ("BEFORE AFTER"),
                              .summary = N_ ("Says what AFTER says otherwise than BEFORE, and which verdicts that changes: first what was\n"
                                             "met and no longer is. Each project is judged for its own planned date and level.\n"
                                             "Exit code 1: they differ."),
                              .asks = ZZ_ASKS_AT | ZZ_ASKS_LEVEL | ZZ_ASKS_FORMAT | ZZ_ASKS_OTHER,
                              .answer = answer,
                          });
}
