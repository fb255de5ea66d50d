/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the overview: ready or not, what stands in the way, what ends when. */
#include "report/words-private.h"

#include "eval/next-steps.h"

/* So many clauses are named in one sentence. */
#define MAX_CLAUSES 4

char *
zz_words_readiness (const ZzMessages *messages,
                    const ZzFindings *findings)
{
  const char *message = M_ ("Not ready for {level} on {date}");
  g_autofree char *level = NULL, *date = NULL;

  g_return_val_if_fail (messages != NULL && findings != NULL, NULL);

  if (!findings->available || zz_findings_get_n_applicable (findings) == 0)
    message = M_ ("No verdict for {level} on {date}");
  else if (findings->ready)
    message = M_ ("Ready for {level} on {date}");
  level = zz_phrase_inside (messages, zz_messages_text (messages, &zz_choices_get (findings->catalogue->levels, findings->level)->title));
  date = zz_words_date (messages, findings->at);
  return zz_phrase (messages, message, "level", level, "date", date, NULL);
}

/* What is furthest from being met is what keeps it from being ready. */
static GPtrArray *
list_obstacles (const ZzMessages *messages,
                const GArray *steps)
{
  GPtrArray *titles = zz_words_list_new ();

  for (guint i = steps->len; i > 0 && titles->len < MAX_CLAUSES; i--)
    {
      const ZzClause *clause = g_array_index (steps, ZzStep, i - 1).finding->clause;

      g_ptr_array_add (titles, zz_phrase (messages, M_ ("“{title}”"), "title", zz_messages_text (messages, &clause->title), NULL));
    }
  return titles;
}

char *
zz_words_obstacles (const ZzMessages *messages,
                    const ZzFindings *findings)
{
  const ZzWords words = { messages, NULL, findings };
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GPtrArray) titles = NULL;
  g_autofree char *clauses = NULL;

  g_return_val_if_fail (messages != NULL && findings != NULL, NULL);

  if (!findings->available)
    return g_strdup (zz_messages_get (messages, M_ ("The text of this level is not available in this edition.")));
  if (zz_findings_get_n_applicable (findings) == 0)
    return g_strdup (zz_messages_get (messages, M_ ("No clause applies.")));
  if (findings->ready)
    return g_strdup (zz_messages_get (messages, M_ ("Every clause that applies is met.")));
  steps = zz_list_steps (findings);
  titles = list_obstacles (messages, steps);
  clauses = zz_words_join_names (&words, ZZ_JOIN_LIST, titles, steps->len);
  return zz_phrase_plural (messages, MN_ ("{n} clause stands in the way: {clauses}.", "{n} clauses stand in the way: {clauses}."), steps->len,
                           "clauses", clauses, NULL);
}

char *
zz_words_expiry (const ZzMessages *messages,
                 ZzDate end,
                 ZzDate at)
{
  g_return_val_if_fail (messages != NULL && end != ZZ_DATE_NONE && at != ZZ_DATE_NONE, NULL);

  if (end < at)
    return zz_phrase_plural (messages, MN_ ("lapses {n} day before the assessment", "lapses {n} days before the assessment"),
                             (guint64) (at - end), NULL);
  if (end == at)
    return g_strdup (zz_messages_get (messages, M_ ("ends on the day of the assessment")));
  return zz_phrase_plural (messages, MN_ ("{n} day left on the day of the assessment", "{n} days left on the day of the assessment"),
                           (guint64) (end - at), NULL);
}
