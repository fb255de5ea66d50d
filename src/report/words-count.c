/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what a quantifier looks at: its register, its scope, its records. */
#include "report/words-private.h"

#include <string.h>

/* How records are counted. Only wording: a register that is not listed here is
 * counted in "records" and loses nothing but elegance. */
static const struct
{
  const char *reg;
  const char *one;
  const char *many;
} counters[] = {
  { "person", MN_ ("{n} person", "{n} people") },
  { "certificate", MN_ ("{n} certificate", "{n} certificates") },
  { "project", MN_ ("{n} project", "{n} projects") },
  { "procedure", MN_ ("{n} procedure", "{n} procedures") },
  { "training", MN_ ("{n} training", "{n} trainings") },
  { "assessment", MN_ ("{n} assessment", "{n} assessments") },
  { "agreement", MN_ ("{n} agreement", "{n} agreements") },
  { "supplier", MN_ ("{n} supplier", "{n} suppliers") },
  { "audit_report", MN_ ("{n} audit report", "{n} audit reports") },
  { "premises", MN_ ("{n} place", "{n} places") },
  { "service_line", MN_ ("{n} service line", "{n} service lines") },
  { "qualification", MN_ ("{n} qualification", "{n} qualifications") },
  { "ability_proof", MN_ ("{n} ability assessment", "{n} ability assessments") },
};

/* Whether @test says what a record is, so that it can be named in a word. */
static gboolean
is_scope_test (const ZzCondition *test)
{
  const ZzOperand *wanted;

  if (test->op != ZZ_OPERATOR_FIELD || test->is == NULL || test->is->len != 1)
    return FALSE;
  wanted = &g_array_index (test->is, ZzOperand, 0);
  if (wanted->kind == ZZ_OPERAND_SERVICE)
    return TRUE;
  if (wanted->kind != ZZ_OPERAND_LITERAL)
    return FALSE;
  return wanted->literal.kind == ZZ_VALUE_CHOICE
         || (wanted->literal.kind == ZZ_VALUE_BOOLEAN && wanted->literal.boolean);
}

static void
collect_scope (const ZzCondition *condition,
               guint level,
               GPtrArray *scope)
{
  if (condition == NULL || !zz_condition_stands_at (condition, level))
    return;
  if (condition->op == ZZ_OPERATOR_PREDICATE)
    collect_scope (condition->where, level, scope);
  else if (condition->op == ZZ_OPERATOR_ALL)
    for (guint i = 0; i < condition->members->len; i++)
      collect_scope (condition->members->pdata[i], level, scope);
  else if (is_scope_test (condition))
    g_ptr_array_add (scope, (gpointer) condition);
}

GPtrArray *
zz_words_list_scope (const ZzWords *words,
                     const ZzCondition *quantifier)
{
  GPtrArray *scope = g_ptr_array_new ();

  collect_scope (quantifier->where, words->findings->level, scope);
  return scope;
}

static char *
word_scope_test (const ZzWords *words,
                 const ZzCondition *test)
{
  const ZzOperand *wanted = &g_array_index (test->is, ZzOperand, 0);
  const ZzChoices *services = words->findings->catalogue->services;
  g_autofree char *value = NULL;

  if (wanted->kind == ZZ_OPERAND_SERVICE)
    {
      const ZzChoice *service = words->findings->service < 0 ? NULL : zz_choices_get (services, (guint) words->findings->service);

      value = g_strdup (service != NULL ? zz_messages_text (words->messages, &service->title)
                                        : zz_messages_get (words->messages, M_ ("declared category")));
    }
  else if (wanted->literal.kind == ZZ_VALUE_BOOLEAN)
    value = g_strdup (zz_words_field (words->messages, test->field));
  else
    value = zz_words_value (words->messages, words->project, test->field, &wanted->literal);
  return zz_phrase_inside (words->messages, value);
}

char *
zz_words_subject (const ZzWords *words,
                  const ZzCondition *quantifier)
{
  g_autoptr (GPtrArray) scope = zz_words_list_scope (words, quantifier);
  g_autoptr (GPtrArray) parts = zz_words_list_new ();
  g_autofree char *list = NULL;
  const char *title;

  title = quantifier->over != NULL ? zz_words_register (words->messages, quantifier->over)
                                   : zz_messages_get (words->messages, M_ ("Fiscal years"));
  for (guint i = 0; i < scope->len; i++)
    g_ptr_array_add (parts, word_scope_test (words, scope->pdata[i]));
  if (quantifier->counted_by != NULL)
    g_ptr_array_add (parts, zz_phrase (words->messages, M_ ("counted for {clause}"), "clause", quantifier->counted_by->id, NULL));
  if (parts->len == 0)
    return g_strdup (title);
  list = zz_phrase_join (words->messages, ZZ_JOIN_LIST, parts);
  return zz_phrase (words->messages, M_ ("{title} ({scope})"), "title", title, "scope", list, NULL);
}

char *
zz_words_count_of (const ZzMessages *messages,
                   const ZzRegister *reg,
                   guint n)
{
  if (reg == NULL)
    return zz_phrase_plural (messages, MN_ ("{n} fiscal year", "{n} fiscal years"), n, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    if (strcmp (counters[i].reg, reg->id) == 0)
      return zz_phrase_plural (messages, counters[i].one, counters[i].many, n, NULL);
  return zz_phrase_plural (messages, MN_ ("{n} record", "{n} records"), n, NULL);
}

char *
zz_words_count (const ZzWords *words,
                const ZzCondition *quantifier,
                guint n)
{
  /* Distinct holders are people, not certificates. */
  return zz_words_count_of (words->messages, quantifier->distinct != NULL ? quantifier->distinct->refers : quantifier->over, n);
}

/* The id of the one a distinct count counts by, or NULL. */
static const char *
get_holder (const ZzWords *words,
            const ZzCondition *quantifier,
            const char *id)
{
  const ZzRecord *record;

  if (quantifier == NULL || quantifier->distinct == NULL)
    return NULL;
  record = zz_project_find (words->project, quantifier->over, id);
  return record != NULL ? zz_record_get_text (record, quantifier->distinct->number) : NULL;
}

char *
zz_words_name (const ZzWords *words,
               const ZzCondition *quantifier,
               const ZzSubject *subject,
               gboolean holder)
{
  g_autofree char *name = NULL, *holder_name = NULL;
  const char *holder_id;

  if (subject->record == NULL)
    return zz_words_year (words->messages, subject->year);
  name = zz_words_record (words->messages, words->project, subject->record);
  holder_id = holder ? get_holder (words, quantifier, subject->record) : NULL;
  if (holder_id == NULL || zz_project_find_anywhere (words->project, holder_id) == NULL)
    return g_steal_pointer (&name);
  holder_name = zz_words_record (words->messages, words->project, holder_id);
  return zz_phrase (words->messages, M_ ("{name} of {holder}"), "name", name, "holder", holder_name, NULL);
}

static gboolean
contains (const GPtrArray *names,
          const char *name)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) names, name, g_str_equal, NULL);
}

char *
zz_words_counted (const ZzWords *words,
                  const ZzReason *reason)
{
  g_autoptr (GPtrArray) names = zz_words_list_new ();
  gboolean distinct = reason->quantifier->distinct != NULL;
  guint total = distinct ? reason->have : zz_reason_get_n_counted (reason);

  for (guint i = 0; i < zz_reason_get_n_counted (reason) && names->len < ZZ_MAX_NAMES; i++)
    {
      const ZzSubject *subject = &g_array_index (reason->counted, ZzSubject, i);
      const char *holder = distinct ? get_holder (words, reason->quantifier, subject->record) : NULL;
      g_autofree char *name = holder != NULL ? zz_words_record (words->messages, words->project, holder)
                                             : zz_words_name (words, NULL, subject, FALSE);

      if (!distinct || !contains (names, name))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  return names->len > 0 ? zz_words_join_names (words, ZZ_JOIN_LIST, names, total) : NULL;
}

char *
zz_words_join_names (const ZzWords *words,
                     ZzJoin join,
                     GPtrArray *names,
                     guint total)
{
  g_autofree char *list = zz_phrase_join (words->messages, join, names);
  g_autofree char *number = NULL;

  if (total <= names->len)
    return g_steal_pointer (&list);
  number = g_strdup_printf ("%u", total);
  /* TRANSLATORS: {n} are those not in the list, {total} all of them. */
  return zz_phrase_plural (words->messages, MN_ ("{list} and {n} more", "{list} and {n} more"), total - names->len,
                           "list", list, "total", number, NULL);
}

char *
zz_words_names (const ZzMessages *messages,
                GPtrArray *names,
                guint total)
{
  const ZzWords words = { .messages = messages };

  g_return_val_if_fail (messages != NULL && names != NULL && total >= names->len, NULL);

  return zz_words_join_names (&words, ZZ_JOIN_LIST, names, total);
}

void
zz_words_add_list (const ZzWords *words,
                   GPtrArray *sentences,
                   const char *message,
                   const char *list)
{
  if (list != NULL)
    g_ptr_array_add (sentences, zz_phrase (words->messages, message, "list", list, NULL));
}
