/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what a met clause can lose, and for the way to the next level. */
#include "report/words-private.h"

#include <string.h>

/* Adds the records of @reg that @clause hangs on, the first ones only; returns how
 * many there are. */
static guint
add_single (const ZzMessages *messages,
            ZzProject *project,
            const ZzMargins *margins,
            const ZzClause *clause,
            const ZzRegister *reg,
            GPtrArray *names)
{
  guint total = 0;

  for (guint i = 0; i < margins->single_points->len; i++)
    {
      const ZzSinglePoint *point = margins->single_points->pdata[i];

      if (zz_project_find (project, reg, point->record) == NULL || !g_ptr_array_find (point->clauses, clause, NULL))
        continue;
      if (names->len < ZZ_MAX_NAMES)
        g_ptr_array_add (names, zz_words_record (messages, project, point->record));
      total++;
    }
  return total;
}

/* All that the clause hangs on, in one sentence. @spares: of something else it can lose. */
static char *
word_single (const ZzMessages *messages,
             ZzProject *project,
             const ZzMargins *margins,
             const ZzClauseMargin *margin,
             gboolean spares)
{
  const char *several = spares ? M_ ("But it needs every one of these: {list}.") : M_ ("Needs every one of these: {list}.");
  const char *one_only = spares ? M_ ("But it hangs on {list}.") : M_ ("Hangs on {list}.");
  const ZzWords words = { messages, project, margins->findings };
  g_autoptr (GPtrArray) names = zz_words_list_new ();
  g_autofree char *list = NULL;
  guint total = 0;

  for (guint i = 0; i < margin->registers->len; i++)
    {
      const ZzMargin *one = &g_array_index (margin->registers, ZzMargin, i);

      if (one->n == 0)
        total += add_single (messages, project, margins, margin->clause, one->reg, names);
    }
  if (total == 0)
    return NULL;
  list = zz_words_join_names (&words, ZZ_JOIN_LIST, names, total);
  /* No plural: Chinese has none, and one is said in other words than several. */
  return zz_phrase (messages, total == 1 ? one_only : several, "list", list, NULL);
}

char *
zz_words_margin (const ZzMessages *messages,
                 ZzProject *project,
                 const ZzMargins *margins,
                 const ZzClause *clause)
{
  const ZzClauseMargin *margin;
  g_autoptr (GPtrArray) spare = zz_words_list_new ();
  g_autoptr (GPtrArray) sentences = zz_words_list_new ();
  g_autofree char *list = NULL;
  char *single;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && margins != NULL && clause != NULL, NULL);

  margin = zz_margins_find (margins, clause);
  if (margin == NULL)
    return NULL;
  for (guint i = 0; i < margin->registers->len; i++)
    {
      const ZzMargin *one = &g_array_index (margin->registers, ZzMargin, i);

      if (one->n > 0)
        g_ptr_array_add (spare, zz_words_count_of (messages, one->reg, one->n));
    }
  /* "Or": what can be lost of the one is not to spare beside the other. */
  list = zz_phrase_join (messages, ZZ_JOIN_OR, spare);
  if (spare->len > 0)
    g_ptr_array_add (sentences, zz_phrase (messages, M_ ("Can lose {list} and stay met."), "list", list, NULL));
  single = word_single (messages, project, margins, margin, spare->len > 0);
  if (single != NULL)
    g_ptr_array_add (sentences, single);
  return sentences->len > 0 ? zz_phrase_join (messages, ZZ_JOIN_SENTENCES, sentences) : NULL;
}

char *
zz_words_margin_days (const ZzMessages *messages,
                      int days)
{
  g_return_val_if_fail (messages != NULL, NULL);

  if (days < 0)
    return NULL;
  if (days == 0)
    return g_strdup (zz_messages_get (messages, M_ ("The day of the assessment is the last one on which it is met.")));
  return zz_phrase_plural (messages, MN_ ("Stays met for {n} more day.", "Stays met for {n} more days."), (guint64) days, NULL);
}

/* A clause by its category and letter, "Staff d"; the letter alone where the category
 * was named just before. */
static char *
dup_name (const ZzMessages *messages,
          const ZzClause *clause,
          const ZzClause *last)
{
  const gsize length = strlen (clause->category->id);

  if (strncmp (clause->id, clause->category->id, length) != 0 || clause->id[length] != '.')
    return g_strdup (clause->id);
  if (last != NULL && last->category == clause->category)
    return g_strdup (clause->id + length + 1);
  return zz_phrase (messages, M_ ("{category} {letter}"), "category", zz_messages_text (messages, &clause->category->title),
                    "letter", clause->id + length + 1, NULL);
}

char *
zz_words_titled_clause (const ZzMessages *messages,
                        const ZzClause *clause)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (messages != NULL && clause != NULL, NULL);

  name = dup_name (messages, clause, NULL);
  return zz_phrase (messages, M_ ("{clause} “{title}”"), "clause", name, "title", zz_messages_text (messages, &clause->title), NULL);
}

char *
zz_words_clauses (const ZzMessages *messages,
                  const GPtrArray *clauses)
{
  g_autoptr (GPtrArray) names = zz_words_list_new ();

  g_return_val_if_fail (messages != NULL && clauses != NULL, NULL);

  for (guint i = 0; i < clauses->len; i++)
    g_ptr_array_add (names, dup_name (messages, clauses->pdata[i], i > 0 ? clauses->pdata[i - 1] : NULL));
  return zz_phrase_join (messages, ZZ_JOIN_AND, names);
}

char *
zz_words_single_point (const ZzMessages *messages,
                       ZzProject *project,
                       const ZzSinglePoint *point)
{
  g_autofree char *record = NULL, *clauses = NULL;
  const ZzRecord *found;
  gboolean person;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && point != NULL, NULL);

  found = zz_project_find_anywhere (project, point->record);
  person = found != NULL && strcmp (zz_record_get_register (found)->id, "person") == 0;
  record = zz_words_record (messages, project, point->record);
  clauses = zz_words_clauses (messages, point->clauses);
  if (person)
    return zz_phrase_plural (messages, MN_ ("If {record} leaves, {clauses} is no longer met.", "If {record} leaves, {clauses} are no longer met."),
                             point->clauses->len, "record", record, "clauses", clauses, NULL);
  return zz_phrase_plural (messages, MN_ ("Without {record}, {clauses} is no longer met.", "Without {record}, {clauses} are no longer met."),
                           point->clauses->len, "record", record, "clauses", clauses, NULL);
}

char *
zz_words_rise (const ZzMessages *messages,
               ZzProject *project,
               const ZzRise *rise,
               guint level)
{
  const char *nothing;
  g_autofree char *from = NULL, *to = NULL;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && rise != NULL, NULL);

  nothing = zz_messages_get (messages, M_ ("nothing asked for"));
  from = rise->from != NULL ? zz_words_figure (messages, project, rise->figure, level) : g_strdup (nothing);
  to = rise->to != NULL ? zz_words_figure (messages, project, rise->figure, level + 1) : g_strdup (nothing);
  return zz_phrase (messages, M_ ("{figure}: {from} at this level, {to} at the next"),
                    "figure", zz_messages_text (messages, &rise->figure->title), "from", from, "to", to, NULL);
}
