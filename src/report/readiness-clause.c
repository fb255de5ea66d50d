/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report, one clause: verdict, reasons, judgement, proof, figures. */
#include "core/builtin.h"
#include "report/readiness-private.h"

static void
add_heading (const ZzWords *words,
             ZzBlock *section,
             const ZzClauseFinding *finding)
{
  ZzBlock *heading = zz_block_append (section, ZZ_BLOCK_HEADING);

  heading->level = 3;
  zz_block_add_run (heading, ZZ_RUN_QUIET, finding->clause->id);
  zz_block_add_run (heading, ZZ_RUN_TEXT, zz_readiness_text (words, &finding->clause->title));
  zz_readiness_add_badge (words, heading, finding->status);
}

static void
add_part (const ZzWords *words,
          ZzBlock *paragraph,
          const char *label,
          ZzStatus status)
{
  if (status == ZZ_STATUS_NONE)
    return;
  zz_block_add_run (paragraph, ZZ_RUN_QUIET, zz_readiness_say (words, label));
  zz_readiness_add_badge (words, paragraph, status);
}

/* The parts, where there is more than one to tell apart. */
static void
add_parts (const ZzWords *words,
           ZzBlock *section,
           const ZzClauseFinding *finding)
{
  guint n = (finding->rule != ZZ_STATUS_NONE) + (finding->evidence != ZZ_STATUS_NONE) + (finding->judgement != ZZ_STATUS_NONE);
  ZzBlock *paragraph;

  if (n < 2)
    return;
  paragraph = zz_block_append (section, ZZ_BLOCK_PARAGRAPH);
  add_part (words, paragraph, M_ ("Rule"), finding->rule);
  add_part (words, paragraph, M_ ("Evidence"), finding->evidence);
  add_part (words, paragraph, M_ ("Judgement"), finding->judgement);
}

static void
add_reasons (const ZzWords *words,
             ZzBlock *section,
             const ZzClauseFinding *finding)
{
  g_auto (GStrv) sentences = zz_words_clause (words->messages, words->project, words->findings, finding);
  ZzBlock *list = zz_block_append (section, ZZ_BLOCK_LIST);

  for (guint i = 0; sentences[i] != NULL; i++)
    zz_block_append_text (list, ZZ_BLOCK_ITEM, sentences[i]);
}

/* A negative judgement stands among the reasons; who says "met", and why, here. */
static void
add_answer (const ZzWords *words,
            ZzBlock *section,
            const ZzClauseFinding *finding)
{
  const ZzRecord *answer = zz_project_find_builtin (words->project, ZZ_BUILTIN_ANSWER, finding->clause->id);
  g_autofree char *who = NULL, *text = NULL, *review = NULL;
  int judgement;

  if (answer == NULL)
    return;
  judgement = zz_record_get_choice (answer, ZZ_ANSWER_JUDGEMENT);
  if (judgement == ZZ_JUDGEMENT_MET)
    {
      const char *reason = zz_record_get_text (answer, ZZ_ANSWER_REASON);
      const char *word = zz_words_judgement (words->messages, (ZzJudgement) judgement);

      who = zz_words_signature (words->messages, answer, ZZ_ANSWER_BY, ZZ_ANSWER_ON);
      text = zz_phrase (words->messages, who != NULL ? M_ ("{judgement} ({who}). {reason}") : M_ ("{judgement}. {reason}"),
                        "judgement", word, "who", who, "reason", reason, NULL);
      zz_readiness_add_labelled (words, section, M_ ("Judgement"), text);
    }
  zz_readiness_add_labelled (words, section, M_ ("Notes"), zz_record_get_text (answer, ZZ_ANSWER_NOTES));
  /* Of an answer "not applicable" the review day stands among the reasons. */
  if (judgement != ZZ_JUDGEMENT_NOT_APPLICABLE)
    {
      review = zz_words_date (words->messages, zz_record_get_date (answer, ZZ_ANSWER_REVIEW_ON));
      zz_readiness_add_labelled (words, section, M_ ("Review by"), review);
    }
}

static void
add_marks (const ZzWords *words,
           ZzBlock *section,
           const ZzClause *clause)
{
  g_autofree char *text = NULL;

  if (clause->rule_mark == ZZ_MARK_NONE)
    return;
  text = zz_phrase (words->messages, M_ ("Shape of the rule: {mark}."), "mark", zz_words_mark (words->messages, clause->rule_mark), NULL);
  zz_block_append_text (section, ZZ_BLOCK_NOTE, text);
}

void
zz_readiness_add_clause (const ZzWords *words,
                         ZzBlock *parent,
                         const ZzClauseFinding *finding)
{
  ZzBlock *section = zz_block_append (parent, ZZ_BLOCK_SECTION);

  section->anchor = g_strdup (finding->clause->id);
  section->tone = zz_readiness_get_tone (finding->status);
  add_heading (words, section, finding);
  zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, zz_readiness_text (words, &finding->clause->text));
  add_parts (words, section, finding);
  add_reasons (words, section, finding);
  add_answer (words, section, finding);
  zz_readiness_add_facts (words, section, finding->clause);
  zz_readiness_add_evidence (words, section, finding);
  zz_readiness_add_figures (words, section, finding->clause);
  add_marks (words, section, finding->clause);
}
