/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for a whole clause, for the verdict and for the edition. */
#include "report/words-private.h"

static void
add_needs (const ZzWords *words,
           const ZzClauseFinding *finding,
           GPtrArray *sentences)
{
  for (guint i = 0; i < finding->needs->len; i++)
    {
      const ZzNeedFinding *need = finding->needs->pdata[i];

      if (need->status != ZZ_STATUS_MET)
        g_ptr_array_add (sentences, zz_words_need (words, need));
    }
}

/* A clause of which nothing is left to say: that it is in order. */
static void
add_nothing (const ZzWords *words,
             const ZzClauseFinding *finding,
             GPtrArray *sentences)
{
  const char *message = M_ ("No verdict can be given.");

  if (finding->status == ZZ_STATUS_MET && finding->judgement == ZZ_STATUS_MET)
    message = M_ ("Judged met; nothing is missing.");
  else if (finding->status == ZZ_STATUS_MET)
    message = M_ ("Nothing is missing.");
  g_ptr_array_add (sentences, g_strdup (zz_messages_get (words->messages, message)));
}

GStrv
zz_words_list_clause (const ZzWords *words,
                      const ZzClauseFinding *finding)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  zz_words_add_applicability (words, finding, sentences);
  zz_words_add_rule (words, finding, sentences);
  if (finding->rule != ZZ_STATUS_NONE && !words->apart)
    zz_words_add_figures (words, finding, sentences);
  add_needs (words, finding, sentences);
  zz_words_add_judgement (words, finding, sentences);
  if (sentences->len == 0)
    add_nothing (words, finding, sentences);
  g_ptr_array_add (sentences, NULL);
  return (GStrv) g_ptr_array_steal (sentences, NULL);
}

GStrv
zz_words_clause (const ZzMessages *messages,
                 ZzProject *project,
                 const ZzFindings *findings,
                 const ZzClauseFinding *finding)
{
  const ZzWords words = { messages, project, findings };

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && findings != NULL && finding != NULL, NULL);

  return zz_words_list_clause (&words, finding);
}

char *
zz_words_first_gap (const ZzWords *words,
                    const ZzClauseFinding *finding)
{
  g_autoptr (GPtrArray) sentences = NULL;

  if (finding->status <= ZZ_STATUS_MET)
    return NULL;
  sentences = zz_words_list_new ();
  zz_words_add_applicability (words, finding, sentences);
  /* The reasons of a rule that is met are in nobody's way. */
  if (finding->rule > ZZ_STATUS_MET)
    zz_words_add_rule (words, finding, sentences);
  add_needs (words, finding, sentences);
  zz_words_add_judgement (words, finding, sentences);
  if (sentences->len == 0)
    add_nothing (words, finding, sentences);
  return g_ptr_array_steal_index (sentences, 0);
}

char *
zz_words_gap (const ZzMessages *messages,
              ZzProject *project,
              const ZzFindings *findings,
              const ZzClauseFinding *finding)
{
  const ZzWords words = { messages, project, findings };

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && findings != NULL && finding != NULL, NULL);

  return zz_words_first_gap (&words, finding);
}

/* "Level three · Security operation and maintenance · 1 March 2027". */
static char *
word_head (const ZzMessages *messages,
           const ZzFindings *findings)
{
  const ZzCatalogue *catalogue = findings->catalogue;
  const ZzChoice *level = zz_choices_get (catalogue->levels, findings->level);
  const ZzChoice *service = findings->service < 0 ? NULL : zz_choices_get (catalogue->services, (guint) findings->service);
  g_autofree char *date = zz_words_date (messages, findings->at);

  return g_strjoin (" · ", zz_messages_text (messages, &level->title),
                    service != NULL ? zz_messages_text (messages, &service->title)
                                    : zz_messages_get (messages, M_ ("category not declared")),
                    date, NULL);
}

static void
add_total (const ZzMessages *messages,
           GPtrArray *parts,
           const char *one,
           const char *many,
           guint n)
{
  if (n > 0)
    g_ptr_array_add (parts, zz_phrase_plural (messages, one, many, n, NULL));
}

static char *
word_totals (const ZzMessages *messages,
             const ZzFindings *findings)
{
  const guint *totals = findings->totals;
  guint applicable = zz_findings_get_n_applicable (findings);
  g_autofree char *met = g_strdup_printf ("%u", totals[ZZ_STATUS_MET]);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, zz_phrase_plural (messages, MN_ ("{met} of {n} clause met", "{met} of {n} clauses met"), applicable, "met", met, NULL));
  add_total (messages, parts, MN_ ("{n} partly met", "{n} partly met"), totals[ZZ_STATUS_PARTLY_MET]);
  add_total (messages, parts, MN_ ("{n} not met", "{n} not met"), totals[ZZ_STATUS_NOT_MET]);
  add_total (messages, parts, MN_ ("{n} incomplete", "{n} incomplete"), totals[ZZ_STATUS_UNKNOWN]);
  return zz_phrase_join (messages, ZZ_JOIN_CLAUSES, parts);
}

char *
zz_words_verdict (const ZzMessages *messages,
                  const ZzFindings *findings)
{
  g_autofree char *head = NULL, *totals = NULL;
  const char *message = M_ ("{head}: not ready – {totals}.");

  g_return_val_if_fail (messages != NULL && findings != NULL, NULL);

  head = word_head (messages, findings);
  if (!findings->available)
    return zz_phrase (messages, M_ ("{head}: no verdict – the text of this level is not available in this edition."), "head", head, NULL);
  if (zz_findings_get_n_applicable (findings) == 0)
    return zz_phrase (messages, M_ ("{head}: no clause applies."), "head", head, NULL);
  if (findings->ready)
    message = M_ ("{head}: ready – {totals}.");
  totals = word_totals (messages, findings);
  return zz_phrase (messages, message, "head", head, "totals", totals, NULL);
}

const char *
zz_words_organisation (const ZzMessages *messages,
                       ZzProject *project)
{
  const ZzRegister *reg;
  const char *name = NULL;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project), NULL);

  /* Unlike zz_record_get_label(), which would fall back on the id. */
  reg = zz_project_get_catalogue (project)->organisation;
  if (reg->label != NULL)
    name = zz_record_get_text (zz_project_get_single (project, reg), reg->label->number);
  return name != NULL ? name : zz_messages_get (messages, M_ ("Organisation without a name"));
}

char *
zz_words_level_notice (const ZzMessages *messages,
                       ZzProject *project,
                       const ZzFindings *findings)
{
  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && findings != NULL, NULL);

  if (zz_project_get_level (project) >= 0)
    return NULL;
  return zz_phrase (messages, M_ ("The project does not say which level it applies for; it was judged for {level}."), "level",
                    zz_messages_text (messages, &zz_choices_get (findings->catalogue->levels, findings->level)->title), NULL);
}

char *
zz_words_missing_levels (const ZzMessages *messages,
                         const ZzCatalogue *catalogue)
{
  g_autoptr (GPtrArray) levels = zz_words_list_new ();

  g_return_val_if_fail (messages != NULL && catalogue != NULL, NULL);

  for (guint i = 0; i < catalogue->levels->len; i++)
    if (!zz_catalogue_is_available (catalogue, i))
      g_ptr_array_add (levels, zz_phrase (messages, M_ ("{head}: no verdict – the text of this level is not available in this edition."), "head",
                                          zz_messages_text (messages, &zz_choices_get (catalogue->levels, i)->title), NULL));
  return levels->len > 0 ? zz_phrase_join (messages, ZZ_JOIN_SENTENCES, levels) : NULL;
}

char *
zz_words_edition_notice (const ZzMessages *messages,
                         const ZzCatalogue *catalogue)
{
  const char *message = NULL;

  g_return_val_if_fail (messages != NULL && catalogue != NULL, NULL);

  if (catalogue->status == ZZ_EDITION_SUPERSEDED && catalogue->superseded_by != NULL)
    message = M_ ("“{title}” has been superseded by the edition {successor}. Confirm with the certification body which edition is in force before you rely on this verdict.");
  else if (catalogue->status == ZZ_EDITION_SUPERSEDED)
    message = M_ ("“{title}” has been superseded. Confirm with the certification body which edition is in force before you rely on this verdict.");
  else if (catalogue->status == ZZ_EDITION_DRAFT)
    message = M_ ("“{title}” is a draft. Confirm with the certification body which edition is in force before you rely on this verdict.");
  else if (!catalogue->confirmed_by_body)
    message = M_ ("“{title}” was not confirmed by the certification body. Confirm with it which edition is in force before you rely on this verdict.");
  if (message == NULL)
    return NULL;
  return zz_phrase (messages, message, "title", zz_messages_text (messages, &catalogue->title), "successor", catalogue->superseded_by, NULL);
}

char *
zz_words_notices (const ZzMessages *messages,
                  ZzProject *project,
                  const ZzFindings *findings)
{
  g_autofree char *edition = NULL;
  g_autofree char *level = NULL;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && findings != NULL, NULL);

  edition = zz_words_edition_notice (messages, findings->catalogue);
  level = zz_words_level_notice (messages, project, findings);
  if (edition != NULL && level != NULL)
    return g_strdup_printf ("%s\n%s", edition, level);
  return edition != NULL ? g_steal_pointer (&edition) : g_steal_pointer (&level);
}
