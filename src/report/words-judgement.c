/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what people said of a clause: judgements and "not applicable". */
#include "report/words-private.h"

#include "core/builtin.h"

char *
zz_words_signature (const ZzMessages *messages,
                    const ZzRecord *record,
                    guint by,
                    guint on)
{
  g_autoptr (GPtrArray) parts = zz_words_list_new ();
  const char *name = zz_record_get_text (record, by);
  ZzDate date = zz_record_get_date (record, on);

  if (name != NULL)
    g_ptr_array_add (parts, g_strdup (name));
  if (date != ZZ_DATE_NONE)
    g_ptr_array_add (parts, zz_words_date (messages, date));
  return parts->len > 0 ? zz_phrase_join (messages, ZZ_JOIN_CLAUSES, parts) : NULL;
}

static const ZzRecord *
find_answer (const ZzWords *words,
             const ZzClauseFinding *finding)
{
  return zz_project_find_builtin (words->project, ZZ_BUILTIN_ANSWER, finding->clause->id);
}

static void
add (const ZzWords *words,
     GPtrArray *sentences,
     const char *message)
{
  g_ptr_array_add (sentences, g_strdup (zz_messages_get (words->messages, message)));
}

static void
add_reason (const ZzWords *words,
            const ZzRecord *answer,
            GPtrArray *parts)
{
  const char *reason = answer != NULL ? zz_record_get_text (answer, ZZ_ANSWER_REASON) : NULL;

  if (reason != NULL && !words->apart)
    g_ptr_array_add (parts, zz_phrase (words->messages, M_ ("Reason: {reason}"), "reason", reason, NULL));
}

/* "Judged partly met (张三, 3 May 2026). Reason: …". */
static char *
word_judgement (const ZzWords *words,
                const ZzClauseFinding *finding,
                const ZzRecord *answer)
{
  g_autoptr (GPtrArray) parts = zz_words_list_new ();
  g_autofree char *who = zz_words_signature (words->messages, answer, ZZ_ANSWER_BY, ZZ_ANSWER_ON);
  const char *word = zz_words_status (words->messages, finding->judgement);

  g_ptr_array_add (parts, zz_phrase (words->messages, who != NULL ? M_ ("Judged {judgement} ({who}).") : M_ ("Judged {judgement}."),
                                     "judgement", word, "who", who, NULL));
  add_reason (words, answer, parts);
  return zz_phrase_join (words->messages, ZZ_JOIN_SENTENCES, parts);
}

void
zz_words_add_judgement (const ZzWords *words,
                        const ZzClauseFinding *finding,
                        GPtrArray *sentences)
{
  const ZzRecord *answer = find_answer (words, finding);

  switch (finding->judgement)
    {
    case ZZ_STATUS_UNKNOWN:
      if (answer != NULL && zz_record_get_choice (answer, ZZ_ANSWER_JUDGEMENT) == ZZ_JUDGEMENT_NOT_APPLICABLE)
        add (words, sentences, M_ ("This clause cannot be answered “not applicable”; it has to be judged."));
      else
        add (words, sentences, M_ ("Not judged yet."));
      break;
    case ZZ_STATUS_PARTLY_MET:
    case ZZ_STATUS_NOT_MET:
      if (answer != NULL)
        g_ptr_array_add (sentences, word_judgement (words, finding, answer));
      break;
    case ZZ_STATUS_NONE:
    case ZZ_STATUS_NOT_APPLICABLE:
    case ZZ_STATUS_MET:
    default:
      break;
    }
}

/* Which of reason, name and review date the answer lacks. */
static void
add_incomplete (const ZzWords *words,
                const ZzRecord *answer,
                GPtrArray *sentences)
{
  static const guint fields[] = { ZZ_ANSWER_REASON, ZZ_ANSWER_BY, ZZ_ANSWER_REVIEW_ON };
  g_autoptr (GPtrArray) titles = zz_words_list_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; answer != NULL && i < G_N_ELEMENTS (fields); i++)
    if (!zz_value_is_known (zz_record_get (answer, fields[i])))
      {
        const ZzField *field = zz_register_get_field (zz_record_get_register (answer), fields[i]);

        g_ptr_array_add (titles, zz_phrase (words->messages, M_ ("“{title}”"), "title", zz_words_field (words->messages, field), NULL));
      }
  list = zz_phrase_join (words->messages, ZZ_JOIN_AND, titles);
  g_ptr_array_add (sentences, zz_phrase (words->messages, M_ ("The answer “not applicable” lacks {list}."), "list", list, NULL));
}

static void
add_lapsed (const ZzWords *words,
            const ZzRecord *answer,
            GPtrArray *sentences)
{
  g_autofree char *day = zz_words_date (words->messages, answer != NULL ? zz_record_get_date (answer, ZZ_ANSWER_REVIEW_ON) : ZZ_DATE_NONE);

  g_ptr_array_add (sentences, zz_phrase (words->messages, M_ ("The answer “not applicable” was to be reviewed by {day}; answer anew."), "day", day, NULL));
}

static void
add_by_answer (const ZzWords *words,
               const ZzRecord *answer,
               GPtrArray *sentences)
{
  g_autoptr (GPtrArray) parts = zz_words_list_new ();
  g_autofree char *who = NULL, *day = NULL;

  if (answer != NULL)
    {
      who = zz_words_signature (words->messages, answer, ZZ_ANSWER_BY, ZZ_ANSWER_ON);
      day = zz_words_date (words->messages, zz_record_get_date (answer, ZZ_ANSWER_REVIEW_ON));
    }
  g_ptr_array_add (parts, zz_phrase (words->messages, M_ ("Answered “not applicable” ({who}; review by {day})."), "who", who, "day", day, NULL));
  add_reason (words, answer, parts);
  g_ptr_array_add (sentences, zz_phrase_join (words->messages, ZZ_JOIN_SENTENCES, parts));
}

void
zz_words_add_applicability (const ZzWords *words,
                            const ZzClauseFinding *finding,
                            GPtrArray *sentences)
{
  const ZzRecord *answer = find_answer (words, finding);

  switch (finding->applicability)
    {
    case ZZ_NOT_AT_THIS_LEVEL:
      add (words, sentences, M_ ("Not asked for at this level."));
      break;
    case ZZ_NOT_FOR_THIS_SERVICE:
      add (words, sentences, M_ ("Not asked for in this service category."));
      break;
    case ZZ_NOT_FOR_THIS_APPLICATION:
      add (words, sentences, M_ ("Not asked for in this kind of application."));
      break;
    case ZZ_NOT_BY_RULE:
      add (words, sentences, M_ ("The recorded facts say that this clause does not apply."));
      break;
    case ZZ_NOT_BY_ANSWER:
      add_by_answer (words, answer, sentences);
      break;
    case ZZ_NOT_BY_ANSWER_INCOMPLETE:
      add_incomplete (words, answer, sentences);
      break;
    case ZZ_NOT_BY_ANSWER_LAPSED:
      add_lapsed (words, answer, sentences);
      break;
    case ZZ_APPLIES:
    default:
      break;
    }
}
