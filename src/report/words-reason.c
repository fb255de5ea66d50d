/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the reasons of a rule. */
#include "report/words-private.h"

static char *
say (const ZzWords *words,
     const ZzReason *reason,
     const char *message)
{
  const ZzMessages *messages = words->messages;
  g_autofree char *subject = zz_words_subject (words, reason->quantifier);
  g_autofree char *have = zz_words_count (words, reason->quantifier, reason->have);
  g_autofree char *need = zz_words_count (words, reason->quantifier, reason->need);
  g_autofree char *have_number = g_strdup_printf ("%u", reason->have);
  g_autofree char *need_number = g_strdup_printf ("%u", reason->need);
  g_autofree char *names = zz_reason_get_n_counted (reason) > 0 ? zz_words_counted (words, reason) : NULL;

  return zz_phrase (messages, message, "subject", subject, "have", have, "need", need, "have_number", have_number,
                    "need_number", need_number, "names", names, NULL);
}

/* How the count came out; the names follow where there are several. */
static const char *
get_count_pattern (const ZzReason *reason)
{
  if (reason->negated && reason->have > 0)
    return M_ ("{subject}: there is {names}, where there must be none");
  if (reason->negated)
    return M_ ("{subject}: none");
  if (reason->need == 1 && reason->have == 0)
    return M_ ("{subject}: none that counts");
  if (reason->need == 1)
    return M_ ("{subject}: {names}");
  return M_ ("{subject}: {have} counted, at least {need_number} needed");
}

static const char *
get_every_pattern (const ZzReason *reason)
{
  if (reason->have == reason->need)
    return M_ ("{subject}: {have} in question, all in order");
  return M_ ("{subject}: {have_number} of {need} in order");
}

static char *
word_subject (const ZzWords *words,
              const ZzReason *reason,
              const char *message)
{
  g_autofree char *subject = zz_words_subject (words, reason->quantifier);
  const char *title = reason->quantifier->over != NULL ? zz_words_register (words->messages, reason->quantifier->over) : "";

  return zz_phrase (words->messages, message, "subject", subject, "title", title, NULL);
}

static char *
word_fact (const ZzWords *words,
           const ZzReason *reason)
{
  const char *id = reason->fact.subject.record;
  const ZzRecord *record = id != NULL ? zz_project_find_anywhere (words->project, id) : NULL;
  g_autofree char *why = zz_words_why (words, &reason->fact.subject, &reason->fact.why);
  g_autofree char *name = NULL;

  /* Of the one organisation a fact needs no name. */
  if (id == NULL || (record != NULL && zz_record_get_register (record)->single))
    return g_steal_pointer (&why);
  name = zz_words_record (words->messages, words->project, id);
  return zz_phrase (words->messages, M_ ("{name}: {why}"), "name", name, "why", why, NULL);
}

/* The reason itself, without the records behind it and without a full stop. */
static char *
word_head (const ZzWords *words,
           const ZzReason *reason)
{
  switch (reason->code)
    {
    case ZZ_REASON_COUNT:
      return say (words, reason, get_count_pattern (reason));
    case ZZ_REASON_EVERY:
      return say (words, reason, get_every_pattern (reason));
    case ZZ_REASON_EMPTY:
      return word_subject (words, reason, M_ ("Nothing is recorded under “{title}” yet"));
    case ZZ_REASON_NONE_IN_SCOPE:
      return word_subject (words, reason, M_ ("{subject}: no record is in question"));
    case ZZ_REASON_NO_YEAR_DUE:
      return g_strdup (zz_messages_get (words->messages, M_ ("No fiscal year is asked for yet")));
    case ZZ_REASON_FACT:
    default:
      return word_fact (words, reason);
    }
}

static void
add_sentence (const ZzWords *words,
              GPtrArray *sentences,
              const char *phrase)
{
  g_autofree char *capital = zz_phrase_capital (words->messages, phrase);

  g_ptr_array_add (sentences, zz_phrase (words->messages, M_ ("{sentence}."), "sentence", capital, NULL));
}

static gboolean
is_satisfied (const ZzReason *reason)
{
  gboolean reached = reason->have >= reason->need;

  return reason->negated ? !reached && reason->open == 0 : reached;
}

/* Who counted, who was left out and why, what is still missing. */
static void
add_records (const ZzWords *words,
             const ZzReason *reason,
             GPtrArray *sentences)
{
  gboolean every = reason->code == ZZ_REASON_EVERY;
  g_autofree char *counted = NULL, *failing = NULL, *missing = NULL, *count = NULL;
  guint outside, ignored;

  failing = zz_words_entries (words, reason, reason->failing, &outside);
  missing = zz_words_entries (words, reason, reason->missing, &ignored);
  if (!every && !reason->negated && reason->need > 1 && zz_reason_get_n_counted (reason) > 0)
    counted = zz_words_counted (words, reason);
  zz_words_add_list (words, sentences, M_ ("Counted: {list}."), counted);
  /* Where enough counts, nobody needs to hear of the rest. */
  if (is_satisfied (reason) && !every)
    return;
  zz_words_add_list (words, sentences, every ? M_ ("Not in order: {list}.") : M_ ("Left out: {list}."), failing);
  zz_words_add_list (words, sentences, M_ ("Incomplete: {list}."), missing);
  if (outside > 0)
    g_ptr_array_add (sentences, zz_phrase_plural (words->messages, MN_ ("{n} other record is not of this kind.", "{n} other records are not of this kind."), outside, NULL));
}

char *
zz_words_reason (const ZzWords *words,
                 const ZzReason *reason)
{
  g_autoptr (GPtrArray) sentences = zz_words_list_new ();
  g_autofree char *head = word_head (words, reason);

  add_sentence (words, sentences, head);
  if (reason->code == ZZ_REASON_COUNT || reason->code == ZZ_REASON_EVERY)
    add_records (words, reason, sentences);
  return zz_phrase_join (words->messages, ZZ_JOIN_SENTENCES, sentences);
}

char *
zz_words_reason_brief (const ZzWords *words,
                       const ZzReason *reason)
{
  g_autofree char *head = NULL, *failing = NULL, *missing = NULL, *list = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  guint outside;

  /* The record it is about has been named already. */
  if (reason->code == ZZ_REASON_FACT)
    return zz_words_why (words, &reason->fact.subject, &reason->fact.why);
  head = word_head (words, reason);
  if (reason->code != ZZ_REASON_COUNT && reason->code != ZZ_REASON_EVERY)
    return g_steal_pointer (&head);
  if ((failing = zz_words_entries (words, reason, reason->failing, &outside)) != NULL)
    g_ptr_array_add (records, failing);
  if ((missing = zz_words_entries (words, reason, reason->missing, &outside)) != NULL)
    g_ptr_array_add (records, missing);
  if (records->len == 0)
    return g_steal_pointer (&head);
  list = zz_phrase_join (words->messages, ZZ_JOIN_LIST, records);
  return zz_phrase (words->messages, M_ ("{sentence} – {list}"), "sentence", head, "list", list, NULL);
}
