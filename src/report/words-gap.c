/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for gaps: what to add, record, attach or renew, and by which day. */
#include "report/words-private.h"

#include "core/builtin.h"

/* What is asked of a day. */
static char *
word_day (const ZzMessages *messages,
          const ZzDemand *demand)
{
  g_autofree char *from = demand->from != ZZ_DATE_NONE ? zz_words_date (messages, demand->from) : NULL;
  g_autofree char *until = demand->until != ZZ_DATE_NONE ? zz_words_date (messages, demand->until) : NULL;
  const char *message = M_ ("to be filled in");

  if (from != NULL && until != NULL)
    message = M_ ("from {from} to {until}");
  else if (until != NULL)
    message = M_ ("{until} or earlier");
  else if (from != NULL)
    message = M_ ("{from} or later");
  return zz_phrase (messages, message, "from", from, "until", until, NULL);
}

/* What is to be chosen stands there as it does in the form. */
static char *
quote (const ZzMessages *messages,
       const char *title)
{
  return zz_phrase (messages, M_ ("“{title}”"), "title", title, NULL);
}

/* A rank is asked for by the lowest that will do, other choices one by one. */
static char *
word_choices (const ZzMessages *messages,
              const ZzDemand *demand)
{
  const ZzChoices *choices = demand->field->choices;
  g_autoptr (GPtrArray) titles = zz_words_list_new ();

  for (guint i = 0; i < choices->len; i++)
    {
      const ZzText *title = &zz_choices_get (choices, i)->title;

      if ((demand->choices >> i & 1) == 0)
        continue;
      if (demand->field->type == ZZ_FIELD_RANK && demand->choices >> i == G_MAXUINT64 >> (64 - choices->len + i) && i + 1 < choices->len)
        return zz_phrase (messages, M_ ("{value} or higher"), "value", zz_messages_text (messages, title), NULL);
      g_ptr_array_add (titles, quote (messages, zz_messages_text (messages, title)));
    }
  if (titles->len == choices->len)
    return g_strdup (zz_messages_get (messages, M_ ("to be filled in")));
  return zz_phrase_join (messages, demand->field->type == ZZ_FIELD_CHOICES ? ZZ_JOIN_AND : ZZ_JOIN_OR, titles);
}

static char *
word_reference (const ZzMessages *messages,
                ZzProject *project,
                const ZzDemand *demand)
{
  if (zz_project_find (project, demand->field->refers, demand->value.text) != NULL)
    return zz_words_record (messages, project, demand->value.text);
  return zz_phrase (messages, M_ ("the new record under “{register}”"), "register",
                    zz_words_register (messages, demand->field->refers), NULL);
}

static char *
word_value (const ZzMessages *messages,
            ZzProject *project,
            const ZzDemand *demand)
{
  g_autofree char *text = NULL;

  switch ((int) demand->field->type)
    {
    case ZZ_FIELD_DATE:
    case ZZ_FIELD_EVENT:
    case ZZ_FIELD_VALID_END:
      return word_day (messages, demand);
    case ZZ_FIELD_CHOICE:
    case ZZ_FIELD_RANK:
    case ZZ_FIELD_CHOICES:
      return word_choices (messages, demand);
    case ZZ_FIELD_REFERENCE:
      return word_reference (messages, project, demand);
    case ZZ_FIELD_BOOLEAN:
      text = zz_words_value (messages, project, demand->field, &demand->value);
      return quote (messages, text);
    case ZZ_FIELD_YEAR:
    case ZZ_FIELD_INTEGER:
      return zz_words_value (messages, project, demand->field, &demand->value);
    default:
      return g_strdup (zz_messages_get (messages, M_ ("to be filled in")));
    }
}

static char *
word_demands (const ZzMessages *messages,
              ZzProject *project,
              const GArray *demands)
{
  g_autoptr (GPtrArray) parts = zz_words_list_new ();

  for (guint i = 0; i < demands->len; i++)
    {
      const ZzDemand *demand = &g_array_index (demands, ZzDemand, i);
      g_autofree char *value = word_value (messages, project, demand);

      g_ptr_array_add (parts, zz_phrase (messages, M_ ("“{field}”: {value}"), "field", zz_words_field (messages, demand->field), "value", value, NULL));
    }
  return zz_phrase_join (messages, ZZ_JOIN_LOOSE, parts);
}

/* A record by its name; the answer to a clause by the clause's title; one that is
 * yet to be added by its register. */
static char *
word_record (const ZzMessages *messages,
             ZzProject *project,
             const ZzAddition *addition)
{
  const ZzClause *clause = zz_catalogue_find_clause (zz_project_get_catalogue (project), addition->record);

  if (clause != NULL)
    return g_strdup (zz_messages_text (messages, &clause->title));
  if (addition->reg != NULL && addition->reg->single)
    return g_strdup (zz_words_register (messages, addition->reg));
  if (zz_project_find_anywhere (project, addition->record) != NULL || addition->reg == NULL)
    return zz_words_record (messages, project, addition->record);
  return zz_phrase (messages, M_ ("the new record under “{register}”"), "register", zz_words_register (messages, addition->reg), NULL);
}

/* Whether what is asked for lies in the past, where it was or was not. */
static gboolean
is_past (const ZzAddition *addition,
         ZzDate today)
{
  if (addition->kind == ZZ_ADDITION_EVIDENCE)
    return addition->from != ZZ_DATE_NONE && addition->until < today;
  for (guint i = 0; i < addition->demands->len; i++)
    {
      const ZzDate until = zz_addition_get_demand (addition, i)->until;

      if (until != ZZ_DATE_NONE && until < today)
        return TRUE;
    }
  return FALSE;
}

static char *
word_evidence (const ZzMessages *messages,
               ZzProject *project,
               const ZzAddition *addition,
               const char *sentence,
               ZzDate today)
{
  const ZzChoices *choices = zz_project_get_catalogue (project)->evidence_kinds;
  g_autoptr (GPtrArray) titles = zz_words_list_new (), parts = zz_words_list_new ();
  g_autofree char *kinds = NULL, *record = NULL, *from = NULL, *until = NULL, *details = NULL;

  for (guint i = 0; i < addition->kinds->len; i++)
    g_ptr_array_add (titles, g_strdup (zz_messages_text (messages, &zz_choices_get (choices, g_array_index (addition->kinds, guint, i))->title)));
  kinds = zz_phrase_join (messages, ZZ_JOIN_OR, titles);
  if (addition->record != NULL)
    {
      record = word_record (messages, project, addition);
      g_ptr_array_add (parts, zz_phrase (messages, M_ ("for {record}"), "record", record, NULL));
    }
  from = zz_words_date (messages, addition->from);
  until = zz_words_date (messages, addition->until);
  if (addition->from != ZZ_DATE_NONE)
    g_ptr_array_add (parts, zz_phrase (messages, is_past (addition, today) ? M_ ("issued from {from} to {until}") : M_ ("issued {from} or later"),
                                       "from", from, "until", until, NULL));
  g_ptr_array_add (parts, zz_phrase (messages, addition->dated ? M_ ("its end stated, {until} or later") : M_ ("still good on {until}"), "until", until, NULL));
  details = zz_phrase_join (messages, ZZ_JOIN_CLAUSES, parts);
  return zz_phrase (messages, sentence, "kinds", kinds, "details", details, NULL);
}

/* Nobody is told to write down what is not so: of days gone by, and of facts that
 * are recorded differently, the sentence says "if". */
static const char *
choose_sentence (const ZzAddition *addition,
                 ZzDate today)
{
  static const char *const sentences[ZZ_N_ADDITION_KINDS] = {
    [ZZ_ADDITION_RECORD] = M_ ("Add one record under “{register}” – {demands}."),
    [ZZ_ADDITION_FACT] = M_ ("{record}: fill in {demands}."),
    [ZZ_ADDITION_CHANGE] = M_ ("{record}: if it is so, or once it is, correct the record – {demands}."),
    [ZZ_ADDITION_EVIDENCE] = M_ ("Attach evidence – {kinds}: {details}."),
    [ZZ_ADDITION_JUDGEMENT] = M_ ("Judge that the clause is met, and say why."),
    [ZZ_ADDITION_WAIT] = M_ ("Wait until {day}."),
  };
  static const char *const if_so[ZZ_N_ADDITION_KINDS] = {
    [ZZ_ADDITION_RECORD] = M_ ("If there is one that is not recorded yet, add it under “{register}” – {demands}."),
    [ZZ_ADDITION_FACT] = M_ ("{record}: if it is so, fill in {demands}."),
    [ZZ_ADDITION_CHANGE] = M_ ("{record}: if it is so, correct the record – {demands}."),
    [ZZ_ADDITION_EVIDENCE] = M_ ("Attach evidence, if there is one – {kinds}: {details}."),
  };

  if (addition->kind == ZZ_ADDITION_RECORD && addition->demands->len == 0)
    return M_ ("Add one record under “{register}”.");
  if (addition->kind == ZZ_ADDITION_CHANGE && zz_addition_get_demand (addition, 0)->field->type == ZZ_FIELD_VALID_END)
    return M_ ("{record}: renew it – {demands}.");
  return if_so[addition->kind] != NULL && is_past (addition, today) ? if_so[addition->kind] : sentences[addition->kind];
}

char *
zz_words_addition (const ZzMessages *messages,
                   ZzProject *project,
                   const ZzAddition *addition,
                   ZzDate today)
{
  g_autofree char *record = NULL, *demands = NULL, *day = NULL;
  const char *sentence;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && addition != NULL, NULL);

  sentence = choose_sentence (addition, today);
  if (addition->kind == ZZ_ADDITION_EVIDENCE)
    return word_evidence (messages, project, addition, sentence, today);
  demands = word_demands (messages, project, addition->demands);
  record = addition->record != NULL ? word_record (messages, project, addition) : NULL;
  day = addition->kind == ZZ_ADDITION_WAIT ? zz_words_date (messages, addition->until) : NULL;
  return zz_phrase (messages, sentence, "record", record, "demands", demands, "day", day,
                    "register", addition->reg != NULL ? zz_words_register (messages, addition->reg) : NULL, NULL);
}

char *
zz_words_renewal (const ZzMessages *messages,
                  ZzProject *project,
                  const ZzGap *gap)
{
  g_autofree char *record = NULL, *from = NULL, *until = NULL, *end = NULL;

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && gap != NULL && gap->kind == ZZ_GAP_RENEWAL, NULL);

  record = zz_words_record (messages, project, gap->record);
  from = zz_words_date (messages, gap->from);
  until = zz_words_date (messages, gap->until);
  end = zz_words_date (messages, gap->end);
  return zz_phrase (messages, M_ ("Renew {record} between {from} and {until}: it is good until {end}."), "record", record,
                    "from", from, "until", until, "end", end, NULL);
}

char *
zz_words_start (const ZzMessages *messages,
                const ZzGap *gap,
                ZzDate today)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (messages != NULL && gap != NULL, NULL);

  if (gap->start_by == ZZ_DATE_NONE)
    return NULL;
  day = zz_words_date (messages, gap->start_by);
  return zz_phrase (messages, gap->start_by < today ? M_ ("Should have been started by {day}.") : M_ ("Start by {day}."), "day", day, NULL);
}

char *
zz_words_next_action (const ZzMessages *messages,
                      const ZzGap *gap)
{
  g_autofree char *due = NULL, *line = NULL;

  g_return_val_if_fail (messages != NULL && gap != NULL, NULL);

  due = gap->due != ZZ_DATE_NONE ? zz_words_date (messages, gap->due) : NULL;
  if (gap->owner != NULL && due != NULL)
    line = zz_phrase (messages, M_ ("{owner} sees to it by {due}."), "owner", gap->owner, "due", due, NULL);
  else if (gap->owner != NULL)
    line = zz_phrase (messages, M_ ("{owner} sees to it."), "owner", gap->owner, NULL);
  else if (due != NULL)
    line = zz_phrase (messages, M_ ("Due on {due}."), "due", due, NULL);
  if (line == NULL || gap->action == NULL)
    return g_steal_pointer (&line);
  return zz_phrase (messages, M_ ("Action “{action}”: {what}"), "action", gap->action, "what", line, NULL);
}

char *
zz_words_closing (const ZzMessages *messages,
                  const ZzGap *gap)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (messages != NULL && gap != NULL, NULL);

  day = gap->closed != ZZ_DATE_NONE ? zz_words_date (messages, gap->closed) : NULL;
  if (day != NULL && gap->closed_reason != NULL)
    return zz_phrase (messages, M_ ("Closed on {day}: {reason}"), "day", day, "reason", gap->closed_reason, NULL);
  if (day != NULL)
    return zz_phrase (messages, M_ ("Closed on {day}."), "day", day, NULL);
  return g_strdup (gap->closed_reason);
}

char *
zz_words_smallest (const ZzMessages *messages,
                   const ZzGap *gap)
{
  guint n;

  g_return_val_if_fail (messages != NULL && gap != NULL && gap->smallest != NULL, NULL);

  n = gap->smallest->len;
  if (n == 0)
    return g_strdup (zz_messages_get (messages, gap->minimal ? M_ ("Nothing that could be recorded or added closes it.") : M_ ("Too much is missing, or hangs together, to list what closes it: record what there is, then look again.")));
  return gap->minimal ? zz_phrase_plural (messages, MN_ ("The least that closes it, {n} thing:", "The least that closes it, {n} things:"), n, NULL)
                      : zz_phrase_plural (messages, MN_ ("What closes it, {n} thing:", "What closes it, {n} things:"), n, NULL);
}

GStrv
zz_words_additions (const ZzMessages *messages,
                    ZzProject *project,
                    const ZzGap *gap,
                    ZzDate today)
{
  g_autoptr (GHashTable) times = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sentences = zz_words_list_new ();
  GPtrArray *lines = g_ptr_array_new ();

  g_return_val_if_fail (messages != NULL && ZZ_IS_PROJECT (project) && gap != NULL && gap->smallest != NULL, NULL);

  for (guint i = 0; i < gap->smallest->len; i++)
    {
      char *sentence = zz_words_addition (messages, project, gap->smallest->pdata[i], today);
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (times, sentence));

      g_ptr_array_add (sentences, sentence);
      if (n == 0)
        g_ptr_array_add (lines, sentence);
      g_hash_table_insert (times, sentence, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (times, lines->pdata[i]));

      lines->pdata[i] = n > 1 ? zz_phrase_plural (messages, MN_ ("{what} ({n} time)", "{what} ({n} times)"), n, "what", lines->pdata[i], NULL)
                              : g_strdup (lines->pdata[i]);
    }
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_free (lines, FALSE);
}
