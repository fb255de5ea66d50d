/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explanations, by walking a rule a second time along what decided it. */
#include "eval/explain.h"

#include "eval/judge.h"
#include "eval/tally.h"
#include "eval/test.h"

/* Where the parts of an explanation go: entries about one record, or reasons.
 * Exactly one of the two arrays is set. All strings are borrowed: the findings
 * keep every id alive. */
typedef struct
{
  ZzCase *self;
  ZzSubject subject;
  char *of;          /* the record reached by `refers` */
  gboolean excluded; /* under a "not" */
  GArray *entries;
  GPtrArray *reasons;
} Sink;

static ZzTruth explain (Sink *sink,
                        const ZzCondition *condition,
                        ZzHand hand,
                        ZzTruth wanted);

static ZzSubject
get_subject (ZzHand hand)
{
  return (ZzSubject) {
    .record = hand.record != NULL ? zz_record_get_id (hand.record) : NULL,
    .year = hand.year,
  };
}

static void
reason_free_cb (gpointer data)
{
  zz_reason_free (data);
}

static ZzReason *
reason_new (ZzReasonCode code,
            const ZzCondition *quantifier)
{
  ZzReason *reason = g_new0 (ZzReason, 1);

  reason->code = code;
  reason->quantifier = quantifier;
  return reason;
}

static GArray *
entries_new (guint n)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (ZzEntry), n);
}

/* An empty entry at the end of @entries, to be filled at once. */
static ZzEntry *
add_entry (GArray *entries,
           ZzSubject subject)
{
  ZzEntry *entry;

  g_array_set_size (entries, entries->len + 1);
  entry = &g_array_index (entries, ZzEntry, entries->len - 1);
  *entry = (ZzEntry) { .subject = subject };
  return entry;
}

/* A why about the subject: of an entry, or of a reason by itself. */
static ZzWhy *
add_why (Sink *sink)
{
  ZzReason *reason;

  if (sink->entries != NULL)
    return &add_entry (sink->entries, sink->subject)->why;
  reason = reason_new (ZZ_REASON_FACT, NULL);
  reason->fact.subject = sink->subject;
  g_ptr_array_add (sink->reasons, reason);
  return &reason->fact.why;
}

static void
add_reason (Sink *sink,
            ZzReason *reason)
{
  GPtrArray *reasons = sink->reasons;

  if (reasons == NULL)
    {
      reasons = g_ptr_array_new_with_free_func (reason_free_cb);
      add_entry (sink->entries, sink->subject)->reasons = reasons;
    }
  g_ptr_array_add (reasons, reason);
}

/* Values a sentence can do without are not copied. */
static gboolean
is_worth_showing (const ZzValue *value)
{
  return value->kind != ZZ_VALUE_TEXT && value->kind != ZZ_VALUE_MONEY && value->kind != ZZ_VALUE_REFERENCE
         && value->kind != ZZ_VALUE_OPAQUE;
}

static void
explain_facet (Sink *sink,
               const ZzCondition *test,
               const ZzRecord *record,
               const ZzFacet *facet)
{
  ZzWhy *why = add_why (sink);

  why->code = facet->code;
  why->excluded = sink->excluded && facet->truth != ZZ_OPEN;
  why->test = test;
  why->field = facet->field;
  why->of = sink->of;
  why->day = facet->day;
  if (test->op == ZZ_OPERATOR_FIELD && facet->truth != ZZ_OPEN)
    why->need = zz_test_dup_need (sink->self, test, record, why->code);
  if (why->field == test->field && is_worth_showing (zz_record_get (record, why->field->number)))
    why->have = zz_value_copy (zz_record_get (record, why->field->number));
}

static ZzTruth
explain_test (Sink *sink,
              const ZzCondition *test,
              ZzHand hand,
              ZzTruth wanted)
{
  ZzFacet facets[ZZ_MAX_FACETS] = { 0 };
  const ZzTruth truth = zz_test (sink->self, test, hand.record, facets);

  for (guint i = 0; truth == wanted && i < ZZ_MAX_FACETS; i++)
    if (facets[i].field != NULL && facets[i].truth == wanted)
      explain_facet (sink, test, hand.record, &facets[i]);
  return truth;
}

/* The why of a reference that reaches no record. */
static ZzWhyCode
get_fault (const ZzRecord *record,
           const ZzField *field)
{
  return zz_value_is_known (zz_record_get (record, field->number)) ? ZZ_WHY_DANGLING : ZZ_WHY_MISSING;
}

static ZzTruth
explain_refers (Sink *sink,
                const ZzCondition *condition,
                ZzHand hand,
                ZzTruth wanted)
{
  ZzRecord *target = zz_case_follow (sink->self, hand.record, condition->field);
  Sink there = *sink;

  if (target != NULL)
    {
      there.of = zz_record_get_id (target);
      return explain (&there, condition->where, zz_hand_record (target), wanted);
    }
  if (wanted == ZZ_OPEN)
    {
      ZzWhy *why = add_why (sink);

      why->code = get_fault (hand.record, condition->field);
      why->test = condition;
      why->field = condition->field;
      why->of = sink->of;
    }
  return ZZ_OPEN;
}

static ZzTruth
explain_not (Sink *sink,
             const ZzCondition *condition,
             ZzHand hand,
             ZzTruth wanted)
{
  Sink under = *sink;

  under.excluded = !sink->excluded;
  return zz_truth_not (explain (&under, condition->where, hand, zz_truth_not (wanted)));
}

/* What decided are the members that say what all of it says. */
static ZzTruth
explain_all (Sink *sink,
             const ZzCondition *condition,
             ZzHand hand,
             ZzTruth wanted)
{
  ZzTruth truth = ZZ_YES;

  /* One member is enough for a no; for the rest none may say worse. */
  if (wanted != ZZ_NO && (truth = zz_judge (sink->self, condition, hand)) != wanted)
    return truth;
  for (guint i = 0; i < condition->members->len; i++)
    truth = zz_truth_and (truth, explain (sink, condition->members->pdata[i], hand, wanted));
  return truth;
}

/* Every member decided. */
static ZzTruth
explain_any (Sink *sink,
             const ZzCondition *condition,
             ZzHand hand,
             ZzTruth wanted)
{
  const ZzTruth truth = zz_judge (sink->self, condition, hand);

  for (guint i = 0; truth == wanted && i < condition->members->len; i++)
    {
      const ZzCondition *member = condition->members->pdata[i];

      if (zz_condition_stands_at (member, sink->self->level))
        explain (sink, member, hand, zz_judge (sink->self, member, hand));
    }
  return truth;
}

/* Whether the entries from @start on name @field already. */
static gboolean
is_named (const GArray *entries,
          guint start,
          const ZzField *field)
{
  for (guint i = start; i < entries->len; i++)
    if (g_array_index (entries, ZzEntry, i).why.field == field)
      return TRUE;
  return FALSE;
}

/* What there is to say of a record whose field does not tell where it belongs,
 * unless a test on it said so (in the entries from @start on). */
static void
explain_loose (Sink *sink,
               guint start,
               const ZzField *field,
               const ZzRecord *record)
{
  ZzWhyCode fault;
  ZzWhy *why;

  if (field == NULL || is_named (sink->entries, start, field))
    return;
  fault = get_fault (record, field);
  if (field->type == ZZ_FIELD_REFERENCE ? zz_case_follow (sink->self, record, field) != NULL : fault != ZZ_WHY_MISSING)
    return;
  why = add_why (sink);
  why->code = fault;
  why->field = field;
}

/* @truth: of the list: no for records left out, open for pending ones. */
static GArray *
explain_counted_out (ZzCase *self,
                     const ZzCondition *count,
                     const GPtrArray *records,
                     ZzTruth truth)
{
  GArray *entries = records->len > 0 ? entries_new (records->len) : NULL;

  for (guint i = 0; i < records->len; i++)
    {
      ZzHand hand = zz_hand_record (records->pdata[i]);
      Sink sink = { .self = self, .subject = get_subject (hand), .entries = entries };
      const guint start = entries->len;

      /* A pending record may pass its `where` and only not say where it belongs. */
      if (count->where != NULL)
        explain (&sink, count->where, hand, truth);
      if (truth == ZZ_OPEN)
        {
          explain_loose (&sink, start, count->via, hand.record);
          explain_loose (&sink, start, count->distinct, hand.record);
        }
    }
  return entries;
}

/* One entry: the reasons of a member's `must`, and of its `where` if that is open. */
static void
append_member (ZzCase *self,
               const ZzCondition *every,
               ZzHand hand,
               GArray *entries)
{
  ZzEntry *entry = add_entry (entries, get_subject (hand));
  Sink sink = { .self = self, .subject = entry->subject };

  entry->reasons = sink.reasons = g_ptr_array_new_with_free_func (reason_free_cb);
  if (every->where != NULL && hand.record != NULL)
    explain (&sink, every->where, hand, ZZ_OPEN);
  explain (&sink, every->must, hand, zz_judge (self, every->must, hand));
}

static GArray *
explain_members_of (ZzCase *self,
                    const ZzCondition *every,
                    const ZzTally *tally,
                    ZzTruth truth)
{
  const GPtrArray *records = truth == ZZ_NO ? tally->out : tally->pending;
  GArray *entries = entries_new (records != NULL ? records->len : 0);

  for (guint i = 0; records != NULL && i < records->len; i++)
    append_member (self, every, zz_hand_record (records->pdata[i]), entries);
  for (guint i = 0; tally->years != NULL && i < tally->years->len; i++)
    {
      const ZzYearVerdict *verdict = &g_array_index (tally->years, ZzYearVerdict, i);

      if (verdict->truth == truth)
        append_member (self, every, zz_hand_year (verdict->year), entries);
    }
  return entries;
}

static GArray *
list_counted (const ZzTally *tally)
{
  const GPtrArray *records = zz_tally_get_counted (tally);
  const guint n = records != NULL ? records->len : 0;
  GArray *counted;

  if (n == 0 && tally->years == NULL)
    return NULL;
  counted = g_array_sized_new (FALSE, FALSE, sizeof (ZzSubject), n);
  g_array_set_size (counted, n);
  for (guint i = 0; i < n; i++)
    g_array_index (counted, ZzSubject, i) = get_subject (zz_hand_record (records->pdata[i]));
  for (guint i = 0; tally->years != NULL && i < tally->years->len; i++)
    {
      const ZzYearVerdict *verdict = &g_array_index (tally->years, ZzYearVerdict, i);
      ZzSubject subject = { .year = verdict->year };

      if (verdict->counted)
        g_array_append_val (counted, subject);
    }
  return counted;
}

static ZzReasonCode
get_code (const ZzCondition *quantifier,
          const ZzTally *tally)
{
  if (tally->code == ZZ_TALLY_EMPTY)
    return ZZ_REASON_EMPTY;
  if (tally->code == ZZ_TALLY_NO_MEMBER)
    return quantifier->window != NULL ? ZZ_REASON_NO_YEAR_DUE : ZZ_REASON_NONE_IN_SCOPE;
  return quantifier->op == ZZ_OPERATOR_COUNT ? ZZ_REASON_COUNT : ZZ_REASON_EVERY;
}

static ZzTruth
explain_quantifier (Sink *sink,
                    const ZzCondition *quantifier,
                    ZzHand hand,
                    ZzTruth wanted)
{
  g_auto (ZzTally) own = { 0 };
  const ZzTally *tally = &own;
  ZzReason *reason;

  if (hand.record == sink->self->top.record)
    tally = zz_case_get_tally (sink->self, quantifier);
  else
    zz_tally (sink->self, quantifier, hand, &own);
  if (tally->truth != wanted)
    return tally->truth;
  reason = reason_new (get_code (quantifier, tally), quantifier);
  reason->negated = sink->excluded;
  reason->have = tally->have;
  reason->open = tally->open;
  reason->need = tally->need;
  reason->counted = list_counted (tally);
  if (reason->code == ZZ_REASON_COUNT)
    {
      reason->failing = explain_counted_out (sink->self, quantifier, tally->out, ZZ_NO);
      reason->missing = explain_counted_out (sink->self, quantifier, tally->pending, ZZ_OPEN);
    }
  else if (reason->code == ZZ_REASON_EVERY)
    {
      reason->failing = explain_members_of (sink->self, quantifier, tally, ZZ_NO);
      reason->missing = explain_members_of (sink->self, quantifier, tally, ZZ_OPEN);
    }
  add_reason (sink, reason);
  return wanted;
}

static ZzTruth
explain_predicate (Sink *sink,
                   const ZzCondition *condition,
                   ZzHand hand,
                   ZzTruth wanted)
{
  return explain (sink, condition->where, hand, wanted);
}

/* Gives what @condition says of @hand and, if that is what is @wanted, why. */
static ZzTruth
explain (Sink *sink,
         const ZzCondition *condition,
         ZzHand hand,
         ZzTruth wanted)
{
  static ZzTruth (*const explains[ZZ_N_OPERATORS]) (Sink *, const ZzCondition *, ZzHand, ZzTruth) = {
    [ZZ_OPERATOR_ALL] = explain_all,
    [ZZ_OPERATOR_ANY] = explain_any,
    [ZZ_OPERATOR_NOT] = explain_not,
    [ZZ_OPERATOR_FIELD] = explain_test,
    [ZZ_OPERATOR_FROM] = explain_test,
    [ZZ_OPERATOR_REFERS] = explain_refers,
    [ZZ_OPERATOR_PREDICATE] = explain_predicate,
    [ZZ_OPERATOR_COUNT] = explain_quantifier,
    [ZZ_OPERATOR_EVERY] = explain_quantifier,
  };

  return explains[condition->op](sink, condition, hand, wanted);
}

GPtrArray *
zz_explain (ZzCase *self,
            const ZzCondition *rule)
{
  ZzHand top = self->top;
  Sink sink = { .self = self, .subject = get_subject (top) };

  sink.reasons = g_ptr_array_new_with_free_func (reason_free_cb);
  explain (&sink, rule, top, zz_judge (self, rule, top));
  return sink.reasons;
}
