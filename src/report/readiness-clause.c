/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report, one clause: verdict, reasons, judgement, proof, figures. */
#include "core/builtin.h"
#include "report/parts.h"

static void
add_heading (const ZzMaker *maker,
             ZzBlock *section,
             const ZzClauseFinding *finding)
{
  ZzBlock *heading = zz_block_append (section, ZZ_BLOCK_HEADING);

  heading->level = 3;
  zz_block_add_run (heading, ZZ_RUN_QUIET, finding->clause->id);
  zz_block_add_run (heading, ZZ_RUN_TEXT, zz_part_text (maker, &finding->clause->title));
  zz_part_add_badge (maker, heading, finding->status);
}

static void
add_part (const ZzMaker *maker,
          ZzBlock *paragraph,
          const char *label,
          ZzStatus status)
{
  if (status == ZZ_STATUS_NONE)
    return;
  zz_block_add_run (paragraph, ZZ_RUN_QUIET, zz_part_say (maker, label));
  zz_part_add_badge (maker, paragraph, status);
}

/* The parts, where there is more than one to tell apart. */
static void
add_parts (const ZzMaker *maker,
           ZzBlock *section,
           const ZzClauseFinding *finding)
{
  guint n = (finding->rule != ZZ_STATUS_NONE) + (finding->evidence != ZZ_STATUS_NONE) + (finding->judgement != ZZ_STATUS_NONE);
  ZzBlock *paragraph;

  if (n < 2)
    return;
  paragraph = zz_block_append (section, ZZ_BLOCK_PARAGRAPH);
  add_part (maker, paragraph, M_ ("Rule"), finding->rule);
  add_part (maker, paragraph, M_ ("Evidence"), finding->evidence);
  add_part (maker, paragraph, M_ ("Judgement"), finding->judgement);
}

static void
add_reasons (const ZzMaker *maker,
             ZzBlock *section,
             const ZzClauseFinding *finding)
{
  g_auto (GStrv) sentences = zz_words_list_clause (&maker->words, finding);
  ZzBlock *list = zz_block_append (section, ZZ_BLOCK_LIST);

  for (guint i = 0; sentences[i] != NULL; i++)
    zz_block_append_text (list, ZZ_BLOCK_ITEM, sentences[i]);
}

/* A judgement that decides against the clause stands among the reasons, and so does
 * who gave it. */
static gboolean
is_judgement_told (const ZzClauseFinding *finding)
{
  return finding->applicability == ZZ_NOT_BY_ANSWER || finding->judgement == ZZ_STATUS_PARTLY_MET || finding->judgement == ZZ_STATUS_NOT_MET;
}

static gboolean
is_review_told (const ZzClauseFinding *finding)
{
  return finding->applicability == ZZ_NOT_BY_ANSWER || finding->applicability == ZZ_NOT_BY_ANSWER_LAPSED;
}

static void
add_judgement (const ZzMaker *maker,
               ZzBlock *section,
               const ZzRecord *answer)
{
  const int judgement = zz_record_get_choice (answer, ZZ_ANSWER_JUDGEMENT);
  g_autofree char *who = zz_words_signature (maker->messages, answer, ZZ_ANSWER_BY, ZZ_ANSWER_ON);
  g_autofree char *text = NULL;

  if (judgement < 0)
    {
      zz_part_add_labelled (maker, section, M_ ("Judged by"), who);
      return;
    }
  text = zz_phrase (maker->messages, who != NULL ? M_ ("{judgement} ({who})") : M_ ("{judgement}"),
                    "judgement", zz_words_judgement (maker->messages, (ZzJudgement) judgement), "who", who, NULL);
  zz_part_add_labelled (maker, section, M_ ("Judgement"), text);
}

/* Whatever people said about the clause is shown, whether it decided or not. */
static void
add_answer (const ZzMaker *maker,
            ZzBlock *section,
            const ZzClauseFinding *finding)
{
  const ZzRecord *answer = zz_project_find_builtin (maker->project, ZZ_BUILTIN_ANSWER, finding->clause->id);
  g_autofree char *review = NULL;

  if (answer == NULL)
    return;
  if (!is_judgement_told (finding))
    add_judgement (maker, section, answer);
  zz_part_add_quote (maker, section, M_ ("Reason"), zz_record_get_text (answer, ZZ_ANSWER_REASON));
  if (!zz_part_is_internal (maker))
    return;
  zz_part_add_quote (maker, section, M_ ("Notes"), zz_record_get_text (answer, ZZ_ANSWER_NOTES));
  if (is_review_told (finding))
    return;
  review = zz_words_date (maker->messages, zz_record_get_date (answer, ZZ_ANSWER_REVIEW_ON));
  zz_part_add_labelled (maker, section, M_ ("Review by"), review);
}

static void
add_margin (const ZzMaker *maker,
            ZzBlock *section,
            const ZzClause *clause)
{
  const ZzMargins *margins = maker->facts->margins;
  g_autofree char *margin = margins != NULL ? zz_words_margin (maker->messages, maker->project, margins, clause) : NULL;

  zz_part_add_labelled (maker, section, M_ ("Margin"), margin);
}

static void
add_marks (const ZzMaker *maker,
           ZzBlock *section,
           const ZzClause *clause)
{
  g_autofree char *text = NULL;

  if (clause->rule_mark == ZZ_MARK_NONE)
    return;
  text = zz_phrase (maker->messages, M_ ("Shape of the rule: {mark}."), "mark", zz_words_mark (maker->messages, clause->rule_mark), NULL);
  zz_block_keep_last (section);
  zz_block_append_text (section, ZZ_BLOCK_NOTE, text);
}

void
zz_readiness_add_clause (const ZzMaker *maker,
                         ZzBlock *parent,
                         const ZzClauseFinding *finding)
{
  ZzBlock *section = zz_block_append (parent, ZZ_BLOCK_SECTION);

  section->anchor = g_strdup (finding->clause->id);
  section->tone = zz_part_get_tone (finding->status);
  add_heading (maker, section, finding);
  zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, zz_part_text (maker, &finding->clause->text));
  add_parts (maker, section, finding);
  add_reasons (maker, section, finding);
  add_answer (maker, section, finding);
  add_margin (maker, section, finding->clause);
  zz_readiness_add_facts (maker, section, finding->clause);
  zz_readiness_add_evidence (maker, section, finding);
  zz_readiness_add_figures (maker, section, finding->clause);
  add_marks (maker, section, finding->clause);
}
