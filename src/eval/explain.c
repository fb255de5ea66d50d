/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explanations, by walking a rule a second time along what decided it. */
#include "eval/explain.h"

#include "eval/judge.h"
#include "eval/tally.h"
#include "eval/test.h"

/* Where the parts of an explanation go: entries about one record, or reasons.
 * Exactly one of the two arrays is set; the subject is borrowed. */
typedef struct
{
  ZzCase *self;
  ZzSubject subject;
  GArray *entries;
  GPtrArray *reasons;
} Sink;

static void explain (Sink *sink,
                     const ZzCondition *condition,
                     ZzHand hand,
                     ZzTruth truth,
                     const char *of,
                     gboolean excluded);

static ZzSubject
get_subject (ZzHand hand)
{
  return (ZzSubject) {
    .record = hand.record != NULL ? zz_record_get_id (hand.record) : NULL,
    .year = hand.year,
  };
}

static ZzSubject
dup_subject (ZzSubject subject)
{
  if (subject.record != NULL)
    g_ref_string_acquire (subject.record);
  return subject;
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

static void
emit_why (Sink *sink,
          ZzWhy why)
{
  ZzEntry entry = { .subject = dup_subject (sink->subject), .why = why };

  if (sink->entries != NULL)
    g_array_append_val (sink->entries, entry);
  else
    {
      ZzReason *reason = reason_new (ZZ_REASON_FACT, NULL);

      reason->fact = entry;
      g_ptr_array_add (sink->reasons, reason);
    }
}

static void
emit_reason (Sink *sink,
             ZzReason *reason)
{
  ZzEntry entry = { 0 };

  if (sink->reasons != NULL)
    {
      g_ptr_array_add (sink->reasons, reason);
      return;
    }
  entry.subject = dup_subject (sink->subject);
  entry.reasons = g_ptr_array_new_with_free_func (reason_free_cb);
  g_ptr_array_add (entry.reasons, reason);
  g_array_append_val (sink->entries, entry);
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
               ZzHand hand,
               const ZzFacet *facet,
               const char *of,
               gboolean excluded)
{
  ZzWhy why = {
    .code = facet->code,
    .excluded = excluded && facet->truth != ZZ_OPEN,
    .test = test,
    .field = facet->field,
    .of = of != NULL ? g_ref_string_acquire ((char *) of) : NULL,
    .day = facet->day,
  };

  if (test->op == ZZ_OPERATOR_FIELD && facet->truth != ZZ_OPEN)
    why.need = zz_test_dup_need (sink->self, test, hand.record, why.code);
  if (why.field == test->field && is_worth_showing (zz_record_get (hand.record, why.field->number)))
    why.have = zz_value_copy (zz_record_get (hand.record, why.field->number));
  emit_why (sink, why);
}

/* Only if the test as a whole says @truth: those of its facets that do. */
static void
explain_test (Sink *sink,
              const ZzCondition *test,
              ZzHand hand,
              ZzTruth truth,
              const char *of,
              gboolean excluded)
{
  ZzFacet facets[ZZ_MAX_FACETS];
  guint n = zz_test_facets (sink->self, test, hand.record, facets);
  ZzTruth worst = ZZ_YES;

  for (guint i = 0; i < n; i++)
    worst = MIN (worst, facets[i].truth);
  for (guint i = 0; worst == truth && i < n; i++)
    if (facets[i].truth == truth)
      explain_facet (sink, test, hand, &facets[i], of, excluded);
}

static void
explain_refers (Sink *sink,
                const ZzCondition *condition,
                ZzHand hand,
                ZzTruth truth,
                const char *of,
                gboolean excluded)
{
  ZzRecord *target = zz_case_follow (sink->self, hand.record, condition->field);

  if (target != NULL)
    explain (sink, condition->where, zz_hand_record (target), truth, zz_record_get_id (target), excluded);
  else
    emit_why (sink, (ZzWhy) {
                        .code = zz_value_is_known (zz_record_get (hand.record, condition->field->number)) ? ZZ_WHY_DANGLING : ZZ_WHY_MISSING,
                        .test = condition,
                        .field = condition->field,
                        .of = of != NULL ? g_ref_string_acquire ((char *) of) : NULL,
                    });
}

static gboolean
is_test (const ZzCondition *condition)
{
  return condition->op == ZZ_OPERATOR_FIELD || condition->op == ZZ_OPERATOR_FROM;
}

/* What decided an `all` are the members that say what it says; of an `any`, all. */
static void
explain_members (Sink *sink,
                 const ZzCondition *condition,
                 ZzHand hand,
                 ZzTruth truth,
                 const char *of,
                 gboolean excluded)
{
  for (guint i = 0; i < condition->members->len; i++)
    {
      const ZzCondition *member = condition->members->pdata[i];
      ZzTruth own = truth;

      if (!zz_condition_stands_at (member, sink->self->level))
        continue;
      /* A test looks for itself whether it says so. */
      if (condition->op == ZZ_OPERATOR_ANY || !is_test (member))
        own = zz_judge (sink->self, member, hand);
      if (condition->op == ZZ_OPERATOR_ANY || own == truth)
        explain (sink, member, hand, own, of, excluded);
    }
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
               ZzRecord *record)
{
  gboolean stated;

  if (field == NULL || is_named (sink->entries, start, field))
    return;
  stated = zz_value_is_known (zz_record_get (record, field->number));
  if (field->type == ZZ_FIELD_REFERENCE ? zz_case_follow (sink->self, record, field) != NULL : stated)
    return;
  emit_why (sink, (ZzWhy) { .code = stated ? ZZ_WHY_DANGLING : ZZ_WHY_MISSING, .field = field });
}

/* @truth: of the list: no for records left out, open for pending ones. */
static GArray *
explain_counted_out (ZzCase *self,
                     const ZzCondition *count,
                     const GPtrArray *records,
                     ZzTruth truth)
{
  GArray *entries = records->len > 0 ? g_array_sized_new (FALSE, FALSE, sizeof (ZzEntry), records->len) : NULL;

  for (guint i = 0; i < records->len; i++)
    {
      ZzHand hand = zz_hand_record (records->pdata[i]);
      Sink sink = { .self = self, .subject = get_subject (hand), .entries = entries };
      const guint start = entries->len;

      /* A pending record may pass its `where` and only not say where it belongs. */
      if (count->where != NULL && (truth == ZZ_NO || zz_judge (self, count->where, hand) == ZZ_OPEN))
        explain (&sink, count->where, hand, truth, NULL, FALSE);
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
  ZzEntry entry = { .subject = dup_subject (get_subject (hand)) };
  Sink sink = { .self = self, .subject = entry.subject };

  entry.reasons = g_ptr_array_new_with_free_func (reason_free_cb);
  sink.reasons = entry.reasons;
  if (every->where != NULL && hand.record != NULL && zz_judge (self, every->where, hand) == ZZ_OPEN)
    explain (&sink, every->where, hand, ZZ_OPEN, NULL, FALSE);
  explain (&sink, every->must, hand, zz_judge (self, every->must, hand), NULL, FALSE);
  g_array_append_val (entries, entry);
}

static GArray *
explain_members_of (ZzCase *self,
                    const ZzCondition *every,
                    const ZzTally *tally,
                    ZzTruth truth)
{
  const GPtrArray *records = truth == ZZ_NO ? tally->out : tally->pending;
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (ZzEntry));

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
  GArray *counted;

  if ((records == NULL || records->len == 0) && tally->years == NULL)
    return NULL;
  counted = g_array_sized_new (FALSE, FALSE, sizeof (ZzSubject), records != NULL ? records->len : 0);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      ZzSubject subject = dup_subject (get_subject (zz_hand_record (records->pdata[i])));

      g_array_append_val (counted, subject);
    }
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

static void
explain_quantifier (Sink *sink,
                    const ZzCondition *quantifier,
                    ZzHand hand,
                    gboolean negated)
{
  g_auto (ZzTally) own = { 0 };
  const ZzTally *tally = &own;
  ZzReason *reason;

  if (hand.record == zz_case_get_top (sink->self).record)
    tally = zz_case_get_tally (sink->self, quantifier);
  else
    zz_tally (sink->self, quantifier, hand, &own);
  reason = reason_new (get_code (quantifier, tally), quantifier);
  reason->negated = negated;
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
  emit_reason (sink, reason);
}

/* @truth: what @condition says of @hand; of a test, what is asked whether it says. */
static void
explain (Sink *sink,
         const ZzCondition *condition,
         ZzHand hand,
         ZzTruth truth,
         const char *of,
         gboolean excluded)
{
  switch (condition->op)
    {
    case ZZ_OPERATOR_ALL:
    case ZZ_OPERATOR_ANY:
      explain_members (sink, condition, hand, truth, of, excluded);
      break;
    case ZZ_OPERATOR_NOT:
      explain (sink, condition->where, hand, zz_truth_not (truth), of, !excluded);
      break;
    case ZZ_OPERATOR_FIELD:
    case ZZ_OPERATOR_FROM:
      explain_test (sink, condition, hand, truth, of, excluded);
      break;
    case ZZ_OPERATOR_REFERS:
      explain_refers (sink, condition, hand, truth, of, excluded);
      break;
    case ZZ_OPERATOR_PREDICATE:
      explain (sink, condition->where, hand, truth, of, excluded);
      break;
    case ZZ_OPERATOR_COUNT:
    case ZZ_OPERATOR_EVERY:
      explain_quantifier (sink, condition, hand, excluded);
      break;
    default:
      g_assert_not_reached ();
    }
}

GPtrArray *
zz_explain (ZzCase *self,
            const ZzCondition *rule)
{
  ZzHand top = zz_case_get_top (self);
  Sink sink = { .self = self, .subject = get_subject (top) };

  sink.reasons = g_ptr_array_new_with_free_func (reason_free_cb);
  explain (&sink, rule, top, zz_judge (self, rule, top), NULL, FALSE);
  return sink.reasons;
}
