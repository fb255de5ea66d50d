/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for one test: why a record does not count. */
#include "report/words-private.h"

#include <string.h>

/* Terms that ran out so shortly before the assessment are told in days. */
#define NEAR_DAYS 92

/* What a why is worded from; strings are owned. */
typedef struct
{
  const ZzWords *words;
  const ZzWhy *why;
  const ZzRecord *record; /* the one the test looked at, if it is still there */
  const char *title;
  char *field;
  char *verb;
  char *have;
  char *need;
  char *day;
} Parts;

/* The name of what happened, out of the title of the day it happened on: "Left"
 * → "left", "离职日期" → "离职". */
static char *
make_verb (const ZzMessages *messages,
           const char *title)
{
  static const char tail[] = "日期";

  if (zz_messages_get_language (messages) == ZZ_LANGUAGE_ZH_CN && g_str_has_suffix (title, tail))
    return g_strndup (title, strlen (title) - strlen (tail));
  return zz_phrase_inside (messages, title);
}

static char *
word_need (const ZzWords *words,
           const ZzWhy *why)
{
  g_autoptr (GPtrArray) titles = zz_words_list_new ();

  if (why->need.kind == ZZ_VALUE_LIST)
    {
      for (guint i = 0; why->need.list[i] != NULL; i++)
        g_ptr_array_add (titles, g_strdup (why->need.list[i]));
      return zz_phrase_join (words->messages, ZZ_JOIN_OR, titles);
    }
  if (why->need.kind != ZZ_VALUE_SET)
    return zz_words_value (words->messages, words->project, why->field, &why->need);
  for (guint i = 0; i < ZZ_MAX_CHOICES; i++)
    if (why->need.set >> i & 1)
      {
        const ZzValue choice = zz_value_choice (i);

        g_ptr_array_add (titles, zz_words_value (words->messages, words->project, why->field, &choice));
      }
  return zz_phrase_join (words->messages, ZZ_JOIN_OR, titles);
}

static char *
word_have (const Parts *parts)
{
  const ZzValue *value = &parts->why->have;
  const ZzField *field = parts->why->field;

  if (zz_value_is_absent (value) && parts->record != NULL && zz_record_get_register (parts->record) == field->owner)
    value = zz_record_get (parts->record, field->number);
  return zz_words_value (parts->words->messages, parts->words->project, field, value);
}

static void
parts_init (Parts *parts,
            const ZzWords *words,
            const ZzSubject *subject,
            const ZzWhy *why)
{
  const char *id = why->of != NULL ? why->of : subject->record;
  const char *title = zz_words_field (words->messages, why->field);

  *parts = (Parts) { .words = words, .why = why, .title = title };
  parts->record = id != NULL ? zz_project_find_anywhere (words->project, id) : NULL;
  parts->field = zz_phrase_inside (words->messages, title);
  parts->verb = make_verb (words->messages, title);
  parts->have = word_have (parts);
  parts->need = word_need (words, why);
  parts->day = zz_words_date (words->messages, why->day);
}

static void
parts_clear (Parts *parts)
{
  g_free (parts->field);
  g_free (parts->verb);
  g_free (parts->have);
  g_free (parts->need);
  g_free (parts->day);
}

static char *
say (const Parts *parts,
     const char *message)
{
  return zz_phrase (parts->words->messages, message, "title", parts->title, "field", parts->field, "verb", parts->verb,
                    "have", parts->have, "need", parts->need, "day", parts->day, NULL);
}

/* A choice that is another one, a yes that is a no. */
static char *
word_other_value (const Parts *parts)
{
  if (parts->why->need.kind == ZZ_VALUE_BOOLEAN || *parts->need == '\0')
    return say (parts, M_ ("{field}: {have}"));
  if (*parts->have == '\0')
    return say (parts, M_ ("{field}: none, {need} needed"));
  if (g_array_index (parts->why->test->is, ZzOperand, 0).kind == ZZ_OPERAND_SERVICE)
    return say (parts, M_ ("{field}: {have}, declared is {need}"));
  return say (parts, M_ ("{field}: {have}, {need} needed"));
}

static char *
word_too_low (const Parts *parts)
{
  const ZzOperand *bound = &parts->why->test->at_least;
  g_autofree char *other = NULL;

  if (bound->kind != ZZ_OPERAND_FIELD)
    return say (parts, M_ ("{field}: {have}, at least {need} needed"));
  other = zz_phrase_inside (parts->words->messages, zz_words_field (parts->words->messages, bound->field));
  return zz_phrase (parts->words->messages, M_ ("{field} {have}, before {other} {need}"), "field", parts->field,
                    "have", parts->have, "other", other, "need", parts->need, NULL);
}

static char *
word_operand (const ZzWords *words,
              const ZzOperand *operand)
{
  if (operand->kind == ZZ_OPERAND_FIGURE)
    return zz_words_figure (words->messages, words->project, operand->figure, words->findings->level);
  if (operand->kind == ZZ_OPERAND_LITERAL && operand->literal.kind == ZZ_VALUE_PERIOD)
    return zz_words_period (words->messages, operand->literal.period);
  return g_strdup ("");
}

static char *
word_period (const Parts *parts,
             const ZzOperand *operand,
             const char *message)
{
  g_autofree char *period = word_operand (parts->words, operand);

  return zz_phrase (parts->words->messages, message, "title", parts->title, "field", parts->field, "have", parts->have,
                    "period", period, "day", parts->day, NULL);
}

/* A term that ran out. Of one that nearly reached the day it matters how nearly;
 * that it ended the day before says the date itself, as wherever something is told
 * of the first day it makes a difference. */
static char *
word_run_out (const Parts *parts)
{
  const ZzDate at = parts->words->findings->at;

  if (parts->why->day == ZZ_DATE_NONE || at - parts->why->day <= 1 || at - parts->why->day > NEAR_DAYS)
    return say (parts, M_ ("expired: {field} {day}"));
  return zz_phrase_plural (parts->words->messages, MN_ ("expired: {field} {day}, {n} day before the assessment day", "expired: {field} {day}, {n} days before the assessment day"),
                           (guint64) (at - parts->why->day), "field", parts->field, "day", parts->day, NULL);
}

/* What has ended: an event that happened, or a term that ran out. */
static char *
word_ended (const Parts *parts)
{
  g_autofree char *date = NULL;

  if (parts->why->field->type != ZZ_FIELD_EVENT)
    return word_run_out (parts);
  /* Under "before" the event fell on the day after the last that held. */
  date = zz_words_date (parts->words->messages, parts->why->day + (parts->why->test->before != NULL ? 1 : 0));
  return zz_phrase (parts->words->messages, M_ ("{verb} {date}"), "verb", parts->verb, "date", date, NULL);
}

static char *
word_code (const Parts *parts)
{
  switch (parts->why->code)
    {
    case ZZ_WHY_MISSING:
      return say (parts, M_ ("“{title}” not filled in"));
    case ZZ_WHY_DANGLING:
      return say (parts, M_ ("“{title}” names a record that does not exist"));
    case ZZ_WHY_OTHER_VALUE:
      return word_other_value (parts);
    case ZZ_WHY_TOO_LOW:
      return word_too_low (parts);
    case ZZ_WHY_OUTSIDE_WINDOW:
      return say (parts, M_ ("{field} {have} is not among the years asked for"));
    case ZZ_WHY_WINDOW_OPEN:
      return say (parts, M_ ("it is not certain that {field} {have} is asked for"));
    case ZZ_WHY_NOT_YET:
      return say (parts, M_ ("{field} {day}, after the assessment day"));
    case ZZ_WHY_TOO_SHORT:
      return word_period (parts, &parts->why->test->after, M_ ("“{title}” {have}: {period} reached only on {day}"));
    case ZZ_WHY_TOO_OLD:
      return word_period (parts, &parts->why->test->within, M_ ("{field} {have}, more than {period} before the assessment day"));
    case ZZ_WHY_ENDED:
      return word_ended (parts);
    case ZZ_WHY_NOT_HAPPENED:
      return say (parts, M_ ("not yet {verb}"));
    case ZZ_WHY_HOLDS:
    default:
      return say (parts, M_ ("{field}: {have}"));
    }
}

static char *
word_excluded (const Parts *parts)
{
  if (*parts->have == '\0')
    return say (parts, M_ ("{field} rules it out"));
  return say (parts, M_ ("{field}: {have}, which rules it out"));
}

char *
zz_words_why (const ZzWords *words,
              const ZzSubject *subject,
              const ZzWhy *why)
{
  g_autofree char *text = NULL, *of = NULL;
  Parts parts;

  g_return_val_if_fail (why->field != NULL, g_strdup (""));

  parts_init (&parts, words, subject, why);
  text = why->excluded && why->code == ZZ_WHY_HOLDS ? word_excluded (&parts) : word_code (&parts);
  parts_clear (&parts);
  if (why->of == NULL)
    return g_steal_pointer (&text);
  of = zz_words_record (words->messages, words->project, why->of);
  return zz_phrase (words->messages, M_ ("{name}: {why}"), "name", of, "why", text, NULL);
}
