/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words: statuses, marks, dates, values, names. */
#include "report/words.h"

#include "core/builtin.h"
#include "core/field.h"
#include "report/phrase.h"

#include <string.h>

/* Choices of the program's own lists, by identifier. */
static const struct
{
  const char *id;
  const char *word;
} choice_words[] = {
  { "met", M_ ("met") },
  { "partly-met", M_ ("partly met") },
  { "not-met", M_ ("not met") },
  { "not-applicable", M_ ("not applicable") },
  { "initial", M_ ("initial certification") },
  { "surveillance", M_ ("surveillance audit") },
  { "recertification", M_ ("recertification") },
  { "upgrade", M_ ("upgrade") },
  { "open", M_ ("open") },
  { "in-progress", M_ ("in progress") },
  { "closed", M_ ("closed") },
};

static const char *const month_names[] = {
  M_ ("January"),
  M_ ("February"),
  M_ ("March"),
  M_ ("April"),
  M_ ("May"),
  M_ ("June"),
  M_ ("July"),
  M_ ("August"),
  M_ ("September"),
  M_ ("October"),
  M_ ("November"),
  M_ ("December"),
};

const char *
zz_words_status (const ZzMessages *messages,
                 ZzStatus status)
{
  static const char *const statuses[ZZ_N_STATUSES] = {
    [ZZ_STATUS_NONE] = M_ ("no verdict"),
    [ZZ_STATUS_NOT_APPLICABLE] = M_ ("not applicable"),
    [ZZ_STATUS_MET] = M_ ("met"),
    [ZZ_STATUS_UNKNOWN] = M_ ("incomplete"),
    [ZZ_STATUS_PARTLY_MET] = M_ ("partly met"),
    [ZZ_STATUS_NOT_MET] = M_ ("not met"),
  };

  g_return_val_if_fail (messages != NULL && status < ZZ_N_STATUSES, "");

  return zz_messages_get (messages, statuses[status]);
}

const char *
zz_words_mark (const ZzMessages *messages,
               ZzMark mark)
{
  static const char *const marks[ZZ_N_MARKS] = {
    [ZZ_MARK_NONE] = "",
    [ZZ_MARK_SEED] = M_ ("base text"),
    [ZZ_MARK_PUBLISHED] = M_ ("published"),
    [ZZ_MARK_UNSURE] = M_ ("unsure"),
    [ZZ_MARK_HOUSE] = M_ ("own reading"),
  };

  g_return_val_if_fail (messages != NULL && mark < ZZ_N_MARKS, "");

  return zz_messages_get (messages, marks[mark]);
}

static const char *
get_choice_word (const ZzMessages *messages,
                 const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (choice_words); i++)
    if (strcmp (choice_words[i].id, id) == 0)
      return zz_messages_get (messages, choice_words[i].word);
  return id;
}

const char *
zz_words_judgement (const ZzMessages *messages,
                    ZzJudgement judgement)
{
  g_return_val_if_fail (messages != NULL && judgement < ZZ_N_JUDGEMENTS, "");

  return zz_messages_get (messages, choice_words[judgement].word);
}

const char *
zz_words_application (const ZzMessages *messages,
                      const char *id)
{
  g_return_val_if_fail (messages != NULL && id != NULL, "");

  return get_choice_word (messages, id);
}

char *
zz_words_date (const ZzMessages *messages,
               ZzDate date)
{
  g_autofree char *day_text = NULL, *month_text = NULL, *year_text = NULL;
  int year, month, day;

  g_return_val_if_fail (messages != NULL, NULL);

  if (date == ZZ_DATE_NONE)
    return g_strdup ("");
  zz_date_get_parts (date, &year, &month, &day);
  day_text = g_strdup_printf ("%d", day);
  month_text = g_strdup_printf ("%d", month);
  year_text = g_strdup_printf ("%d", year);
  /* TRANSLATORS: {month} is the month's number. */
  return zz_phrase (messages, M_ ("{day} {month_name} {year}"), "day", day_text, "month", month_text, "month_name",
                    zz_messages_get (messages, month_names[month - 1]), "year", year_text, NULL);
}

char *
zz_words_year (const ZzMessages *messages,
               int year)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (messages != NULL, NULL);

  text = g_strdup_printf ("%d", year);
  return zz_phrase (messages, M_ ("fiscal year {year}"), "year", text, NULL);
}

char *
zz_words_period (const ZzMessages *messages,
                 ZzPeriod period)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint64 years = (guint64) period.months / 12;
  guint64 months = (guint64) period.months % 12;
  gboolean in_weeks = period.months == 0 && period.days > 0 && period.days % 7 == 0;

  g_return_val_if_fail (messages != NULL, NULL);

  /* A year is often written as twelve months; the words are those of years. */
  if (years > 0)
    g_ptr_array_add (parts, zz_phrase_plural (messages, MN_ ("{n} year", "{n} years"), years, NULL));
  if (months > 0)
    g_ptr_array_add (parts, zz_phrase_plural (messages, MN_ ("{n} month", "{n} months"), months, NULL));
  if (in_weeks)
    g_ptr_array_add (parts, zz_phrase_plural (messages, MN_ ("{n} week", "{n} weeks"), (guint64) period.days / 7, NULL));
  else if (period.days > 0 || parts->len == 0)
    g_ptr_array_add (parts, zz_phrase_plural (messages, MN_ ("{n} day", "{n} days"), (guint64) period.days, NULL));
  return zz_phrase_join (messages, ZZ_JOIN_PERIOD, parts);
}

static const char *
get_choice_title (const ZzMessages *messages,
                  const ZzChoices *choices,
                  guint number)
{
  const ZzChoice *choice = choices != NULL ? zz_choices_get (choices, number) : NULL;
  const char *title;

  if (choice == NULL)
    return "";
  title = zz_messages_text (messages, &choice->title);
  return *title != '\0' ? title : get_choice_word (messages, choice->id);
}

static char *
join_set (const ZzMessages *messages,
          const ZzChoices *choices,
          const ZzValue *value)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (value->set >> i & 1)
      g_ptr_array_add (titles, (char *) get_choice_title (messages, choices, i));
  return zz_phrase_join (messages, ZZ_JOIN_LIST, titles);
}

static char *
join_list (const ZzMessages *messages,
           ZzProject *project,
           const ZzValue *value)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; value->list[i] != NULL; i++)
    g_ptr_array_add (names, zz_words_record (messages, project, value->list[i]));
  return zz_phrase_join (messages, ZZ_JOIN_LIST, names);
}

/* "6,280,000.00": both languages group by three. */
static char *
word_money (const char *text)
{
  GString *grouped = g_string_new (text);
  const char *point = strchr (text, '.');
  gsize end = point != NULL ? (gsize) (point - text) : strlen (text);
  gsize first = text[0] == '-' ? 1 : 0;

  for (gsize at = end; at > first + 3;)
    {
      at -= 3;
      g_string_insert_c (grouped, (gssize) at, ',');
    }
  return g_string_free (grouped, FALSE);
}

/* A value of a bare list of choices, where there is no field. */
static char *
word_value (const ZzMessages *messages,
            ZzProject *project,
            const ZzChoices *choices,
            const ZzValue *value)
{
  switch (value->kind)
    {
    case ZZ_VALUE_BOOLEAN:
      return g_strdup (zz_messages_get (messages, value->boolean ? M_ ("yes") : M_ ("no")));
    case ZZ_VALUE_DATE:
      return zz_words_date (messages, value->date);
    case ZZ_VALUE_NEVER:
      return g_strdup (zz_messages_get (messages, M_ ("no end")));
    case ZZ_VALUE_PERIOD:
      return zz_words_period (messages, value->period);
    case ZZ_VALUE_CHOICE:
      return g_strdup (get_choice_title (messages, choices, value->choice));
    case ZZ_VALUE_SET:
      return join_set (messages, choices, value);
    case ZZ_VALUE_REFERENCE:
      return zz_words_record (messages, project, value->text);
    case ZZ_VALUE_LIST:
      return join_list (messages, project, value);
    case ZZ_VALUE_MONEY:
      return word_money (value->text);
    case ZZ_VALUE_ABSENT:
    case ZZ_VALUE_TEXT:
    case ZZ_VALUE_INTEGER:
    case ZZ_VALUE_OPAQUE:
    default:
      return zz_value_format (value, choices);
    }
}

char *
zz_words_value (const ZzMessages *messages,
                ZzProject *project,
                const ZzField *field,
                const ZzValue *value)
{
  g_return_val_if_fail (messages != NULL && field != NULL && value != NULL, NULL);

  return word_value (messages, project, field->choices, value);
}

char *
zz_words_figure (const ZzMessages *messages,
                 ZzProject *project,
                 const ZzFigure *figure,
                 guint level)
{
  const ZzValue *value;
  const ZzRecord *replaced;

  g_return_val_if_fail (messages != NULL && figure != NULL, NULL);

  value = &figure->at[level].value;
  replaced = project != NULL ? zz_project_find_override (project, figure) : NULL;
  /* An override does nothing at a level that does not have the figure. */
  if (!zz_value_is_absent (value) && replaced != NULL && zz_value_is_known (zz_record_get (replaced, ZZ_OVERRIDE_VALUE)))
    value = zz_record_get (replaced, ZZ_OVERRIDE_VALUE);
  return word_value (messages, project, figure->choices, value);
}

/* A record named by a year or a choice instead of a text. */
static char *
word_label (const ZzMessages *messages,
            ZzProject *project,
            const ZzRecord *record)
{
  const ZzField *label = zz_record_get_register (record)->label;
  const ZzValue *value = label != NULL ? zz_record_get (record, label->number) : NULL;

  /* A record that is named by another one could name itself in a circle. */
  if (value == NULL || !zz_value_is_known (value) || value->kind == ZZ_VALUE_REFERENCE || value->kind == ZZ_VALUE_LIST)
    return NULL;
  if (label->type == ZZ_FIELD_YEAR && value->kind == ZZ_VALUE_INTEGER)
    return zz_words_year (messages, (int) value->integer);
  return zz_words_value (messages, project, label, value);
}

char *
zz_words_record (const ZzMessages *messages,
                 ZzProject *project,
                 const char *id)
{
  const ZzRecord *record;
  char *label;

  g_return_val_if_fail (messages != NULL && id != NULL, NULL);

  if (zz_messages_get_name (messages, id) != NULL)
    return g_strdup (zz_messages_get_name (messages, id));
  record = project != NULL ? zz_project_find_anywhere (project, id) : NULL;
  if (record == NULL)
    return g_strdup (id);
  label = word_label (messages, project, record);
  if (label != NULL && *label != '\0')
    return label;
  g_free (label);
  return g_strdup (id);
}
