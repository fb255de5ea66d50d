/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for a whole rule: its reasons, one sentence each.
 *
 * A rule with several ways to be met explains every one of them. Once one is
 * open the others are of no interest; while none is, the reader has a choice.
 */
#include "report/words-private.h"

#include "core/builtin.h"

typedef struct
{
  const ZzCondition *needle;
  gboolean found;
} Search;

/* One way of a rule and what there is to say of it. */
typedef struct
{
  const ZzCondition *condition;
  GPtrArray *sentences;
  gboolean closed; /* by something that must not be there */
} Branch;

static void
search_cb (const ZzCondition *condition,
           gpointer user_data)
{
  Search *search = user_data;

  search->found |= condition == search->needle;
}

static gboolean
is_about (const ZzReason *reason,
          const ZzCondition *branch)
{
  Search search = { .needle = reason->quantifier != NULL ? reason->quantifier : reason->fact.why.test };

  zz_condition_foreach (branch, search_cb, &search);
  return search.found;
}

/* Whether a reason of a rule that is met speaks for it. */
static gboolean
speaks_for (const ZzReason *reason)
{
  switch (reason->code)
    {
    case ZZ_REASON_COUNT:
      return !reason->negated && reason->have >= reason->need;
    case ZZ_REASON_EVERY:
      return !reason->negated;
    case ZZ_REASON_FACT:
      return reason->fact.why.code == ZZ_WHY_HOLDS;
    case ZZ_REASON_EMPTY:
    case ZZ_REASON_NONE_IN_SCOPE:
    case ZZ_REASON_NO_YEAR_DUE:
    default:
      return FALSE;
    }
}

static void
fill_branch (const ZzWords *words,
             const ZzClauseFinding *finding,
             Branch *branch)
{
  gboolean met = finding->rule == ZZ_STATUS_MET;

  for (guint i = 0; i < finding->reasons->len; i++)
    {
      const ZzReason *reason = finding->reasons->pdata[i];

      if (!is_about (reason, branch->condition) || (met && !speaks_for (reason)))
        continue;
      branch->closed |= reason->negated && reason->have > 0;
      g_ptr_array_add (branch->sentences, zz_words_reason (words, reason));
    }
}

static void
add_branches (const ZzWords *words,
              const ZzClauseFinding *finding,
              GPtrArray *sentences)
{
  const GPtrArray *branches = finding->clause->rule->members;
  guint before = sentences->len;

  for (guint i = 0; i < branches->len; i++)
    {
      g_autoptr (GPtrArray) parts = zz_words_list_new ();
      g_autofree char *text = NULL;
      Branch branch = { branches->pdata[i], parts, FALSE };

      fill_branch (words, finding, &branch);
      if (branch.closed || parts->len == 0)
        continue;
      text = zz_phrase_join (words->messages, ZZ_JOIN_SENTENCES, parts);
      g_ptr_array_add (sentences, sentences->len > before && finding->rule != ZZ_STATUS_MET
                                      ? zz_phrase (words->messages, M_ ("Or: {sentence}"), "sentence", text, NULL)
                                      : g_steal_pointer (&text));
    }
}

/* What the project owes (a reason, a name) is said to be missing. */
char *
zz_words_replaced (const ZzWords *words,
                   const ZzFigure *figure)
{
  const ZzMessages *messages = words->messages;
  const guint level = words->findings->level;
  const ZzRecord *override = zz_project_find_override (words->project, figure);
  g_autofree char *original = NULL, *who = NULL;
  const char *reason;

  if (override == NULL || zz_value_is_absent (&figure->at[level].value) || !zz_value_is_known (zz_record_get (override, ZZ_OVERRIDE_VALUE)))
    return NULL;
  original = zz_words_figure (messages, NULL, figure, level);
  who = zz_words_signature (messages, override, ZZ_OVERRIDE_BY, ZZ_OVERRIDE_ON);
  reason = zz_record_get_text (override, ZZ_OVERRIDE_REASON);
  return zz_phrase (messages,
                    words->apart && reason != NULL ? M_ ("replaced by the project, instead of {original} ({who})")
                                                   : M_ ("replaced by the project, instead of {original}: {reason} ({who})"),
                    "original", original, "reason", reason != NULL ? reason : zz_messages_get (messages, M_ ("no reason given")),
                    "who", who != NULL ? who : zz_messages_get (messages, M_ ("nobody named")), NULL);
}

char *
zz_words_override (const ZzMessages *messages,
                   ZzProject *project,
                   const ZzFigure *figure,
                   guint level)
{
  const ZzFindings at = { .level = level };
  const ZzWords words = { messages, project, &at };

  g_return_val_if_fail (messages != NULL && project != NULL && figure != NULL, NULL);

  return zz_words_replaced (&words, figure);
}

/* What a figure is, and who says so: the edition, and how sure it is, or the project
 * itself. NULL where the level has none. */
static char *
word_figure (const ZzWords *words,
             const ZzFigure *figure)
{
  const guint level = words->findings->level;
  const ZzMark mark = figure->at[level].mark;
  const char *title = zz_messages_text (words->messages, &figure->title);
  const ZzRecord *override = zz_project_find_override (words->project, figure);
  g_autofree char *value = NULL, *original = NULL;

  if (zz_value_is_absent (&figure->at[level].value))
    return NULL;
  value = zz_words_figure (words->messages, words->project, figure, level);
  if (override == NULL || !zz_value_is_known (zz_record_get (override, ZZ_OVERRIDE_VALUE)))
    return zz_phrase (words->messages, M_ ("“{title}”: {value} ({edition}; {mark})."), "title", title, "value", value, "edition",
                      words->findings->catalogue->id, "mark", zz_words_mark (words->messages, mark), NULL);
  original = zz_words_figure (words->messages, NULL, figure, level);
  return zz_phrase (words->messages, M_ ("“{title}”: {value}, set by the project in place of {original}."), "title", title, "value",
                    value, "original", original, NULL);
}

void
zz_words_add_figures (const ZzWords *words,
                      const ZzClauseFinding *finding,
                      GPtrArray *sentences)
{
  for (guint i = 0; i < finding->clause->figures->len; i++)
    {
      char *figure = word_figure (words, finding->clause->figures->pdata[i]);

      if (figure != NULL)
        g_ptr_array_add (sentences, figure);
    }
}

void
zz_words_add_rule (const ZzWords *words,
                   const ZzClauseFinding *finding,
                   GPtrArray *sentences)
{
  const ZzCondition *rule = finding->clause->rule;
  guint before = sentences->len;

  if (finding->applicability == ZZ_APPLIES && rule != NULL && rule->op == ZZ_OPERATOR_ANY)
    add_branches (words, finding, sentences);
  /* A rule all of whose ways are closed says so. */
  if (sentences->len > before)
    return;
  for (guint i = 0; i < finding->reasons->len; i++)
    g_ptr_array_add (sentences, zz_words_reason (words, finding->reasons->pdata[i]));
}
