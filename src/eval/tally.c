/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counting laws. */
#include "eval/tally.h"

#include "eval/judge.h"

/* The records of a count with `via`: what each is worth, and for everything they
 * can name a chain of those that name it. A link is a place in @records + 1, or 0. */
typedef struct
{
  const GPtrArray *records;
  GHashTable *first; /* ZzRecord * or year → link; NULL → link to the loose ones */
  guint *next;       /* by place */
  ZzTruth *truths;   /* by place */
} ZzJoin;

void
zz_tally_clear (ZzTally *tally)
{
  g_clear_pointer (&tally->sure, g_ptr_array_unref);
  g_clear_pointer (&tally->pending, g_ptr_array_unref);
  g_clear_pointer (&tally->out, g_ptr_array_unref);
  g_clear_pointer (&tally->members, g_ptr_array_unref);
  g_clear_pointer (&tally->years, g_array_unref);
}

const GPtrArray *
zz_tally_get_counted (const ZzTally *tally)
{
  return tally->members != NULL ? tally->members : tally->sure;
}

static void
empty_list (GPtrArray **list)
{
  if (*list == NULL)
    *list = g_ptr_array_new ();
  g_ptr_array_set_size (*list, 0);
}

static void
prepare (ZzTally *tally,
         gboolean lists)
{
  tally->code = ZZ_TALLY_COUNTED;
  tally->truth = ZZ_OPEN;
  tally->have = tally->open = tally->need = 0;
  if (!lists)
    return;
  empty_list (&tally->sure);
  empty_list (&tally->pending);
  empty_list (&tally->out);
}

static void
sort_into (ZzTally *tally,
           ZzRecord *record,
           ZzTruth truth)
{
  GPtrArray *const by_truth[] = { tally->out, tally->pending, tally->sure };

  if (by_truth[truth] != NULL)
    g_ptr_array_add (by_truth[truth], record);
  tally->have += truth == ZZ_YES;
  tally->open += truth == ZZ_OPEN;
}

static ZzTruth
judge_record (ZzCase *self,
              const ZzCondition *count,
              ZzRecord *record)
{
  ZzTruth truth = count->where != NULL ? zz_judge (self, count->where, zz_hand_record (record)) : ZZ_YES;

  /* A holder that is not known cannot be told from those counted. */
  if (truth == ZZ_YES && count->distinct != NULL && zz_case_follow (self, record, count->distinct) == NULL)
    truth = ZZ_OPEN;
  return truth;
}

static gpointer
get_join_key (const ZzCase *self,
              const ZzRecord *record,
              const ZzField *via)
{
  const ZzValue *value = zz_record_get (record, via->number);

  if (via->type == ZZ_FIELD_REFERENCE)
    return zz_case_follow (self, record, via);
  return value->kind == ZZ_VALUE_INTEGER ? GINT_TO_POINTER ((int) value->integer) : NULL;
}

/* Takes a record in before those that are there. One that names nothing around it
 * may belong to any, so it is open, and not worth a look if it is out anyway. */
static void
join_add (ZzJoin *join,
          guint place,
          gpointer key,
          ZzTruth truth)
{
  if (key == NULL && truth == ZZ_NO)
    return;
  join->truths[place] = key != NULL ? truth : ZZ_OPEN;
  join->next[place] = GPOINTER_TO_UINT (g_hash_table_lookup (join->first, key));
  g_hash_table_insert (join->first, key, GUINT_TO_POINTER (place + 1));
}

/* All that does not depend on what is around, found once. */
static const ZzJoin *
get_join (ZzCase *self,
          const ZzCondition *count)
{
  ZzJoin *join = g_hash_table_lookup (self->joins, count);

  if (join != NULL)
    return join;
  join = g_new0 (ZzJoin, 1);
  join->records = zz_project_get_records (self->project, count->over);
  join->first = g_hash_table_new (NULL, NULL);
  join->next = g_new (guint, join->records->len);
  join->truths = g_new (ZzTruth, join->records->len);
  for (guint i = join->records->len; i > 0; i--)
    {
      ZzRecord *record = join->records->pdata[i - 1];

      join_add (join, i - 1, get_join_key (self, record, count->via), judge_record (self, count, record));
    }
  g_hash_table_insert (self->joins, (gpointer) count, join);
  return join;
}

void
zz_join_free (gpointer data)
{
  ZzJoin *join = data;

  g_hash_table_unref (join->first);
  g_free (join->next);
  g_free (join->truths);
  g_free (join);
}

static void
sort_chain (const ZzJoin *join,
            gconstpointer key,
            ZzTally *tally)
{
  guint link = GPOINTER_TO_UINT (g_hash_table_lookup (join->first, key));

  for (; link != 0; link = join->next[link - 1])
    sort_into (tally, join->records->pdata[link - 1], join->truths[link - 1]);
}

static void
count_joined (ZzCase *self,
              const ZzCondition *count,
              ZzHand around,
              ZzTally *tally)
{
  const ZzJoin *join = get_join (self, count);

  sort_chain (join, around.record != NULL ? (gconstpointer) around.record : GINT_TO_POINTER (around.year), tally);
  sort_chain (join, NULL, tally);
}

/* The number of different holders in @records that are not in @known, which
 * takes them in; a record without a holder is one by itself. */
static guint
count_distinct (const ZzCase *self,
                const GPtrArray *records,
                const ZzField *distinct,
                GHashTable *known)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      ZzRecord *holder = zz_case_follow (self, records->pdata[i], distinct);

      if (holder == NULL || g_hash_table_add (known, holder))
        n++;
    }
  return n;
}

static void
tally_count (ZzCase *self,
             const ZzCondition *count,
             ZzHand around,
             ZzTally *tally)
{
  const GPtrArray *records = zz_project_get_records (self->project, count->over);
  const ZzValue *need;

  /* Holders are told apart by the lists. */
  prepare (tally, !tally->brief || count->distinct != NULL);
  need = count->at_least.kind != ZZ_OPERAND_NONE ? zz_case_resolve (self, &count->at_least, around.record) : NULL;
  tally->need = need != NULL ? (guint) CLAMP (need->integer, 0, G_MAXINT32) : 1;
  if (records->len == 0 && !count->empty_counts && !zz_project_was_emptied (self->project, count->over))
    {
      tally->code = ZZ_TALLY_EMPTY;
      return;
    }

  if (count->via != NULL)
    count_joined (self, count, around, tally);
  for (guint i = 0; count->via == NULL && i < records->len; i++)
    sort_into (tally, records->pdata[i], judge_record (self, count, records->pdata[i]));
  if (count->distinct != NULL)
    {
      g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

      tally->have = count_distinct (self, tally->sure, count->distinct, known);
      tally->open = count_distinct (self, tally->pending, count->distinct, known);
    }
  if (tally->have >= tally->need)
    tally->truth = ZZ_YES;
  else if (tally->have + tally->open < tally->need)
    tally->truth = ZZ_NO;
}

/* A possible member that passes spoils nothing; one that does not is open. */
static ZzTruth
weigh (ZzTruth scope,
       ZzTruth must)
{
  return scope == ZZ_YES || must == ZZ_YES ? must : ZZ_OPEN;
}

static void
note_member (ZzTally *tally,
             ZzTruth truth)
{
  tally->need++;
  tally->truth = zz_truth_and (tally->truth, truth);
}

static void
end_every (ZzTally *tally)
{
  if (tally->need > 0)
    return;
  tally->code = ZZ_TALLY_NO_MEMBER;
  tally->truth = ZZ_OPEN;
}

static void
tally_every (ZzCase *self,
             const ZzCondition *every,
             ZzTally *tally)
{
  const GPtrArray *records = zz_project_get_records (self->project, every->over);

  prepare (tally, !tally->brief);
  if (!tally->brief)
    empty_list (&tally->members);
  if (records->len == 0)
    {
      tally->code = ZZ_TALLY_EMPTY;
      return;
    }
  if (every->counted_by != NULL)
    records = zz_case_get_counted (self, every->counted_by, every->over);

  tally->truth = ZZ_YES;
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      ZzHand hand = zz_hand_record (records->pdata[i]);
      ZzTruth scope = every->where != NULL ? zz_judge (self, every->where, hand) : ZZ_YES;
      ZzTruth truth;

      if (scope == ZZ_NO)
        continue;
      truth = weigh (scope, zz_judge (self, every->must, hand));
      if (scope == ZZ_YES && tally->members != NULL)
        g_ptr_array_add (tally->members, records->pdata[i]);
      sort_into (tally, records->pdata[i], truth);
      note_member (tally, truth);
    }
  end_every (tally);
}

static void
tally_window (ZzCase *self,
              const ZzCondition *every,
              ZzTally *tally)
{
  const ZzYears *years = zz_case_get_years (self, every->window);

  prepare (tally, FALSE);
  tally->truth = ZZ_YES;
  if (tally->years == NULL)
    tally->years = g_array_new (FALSE, FALSE, sizeof (ZzYearVerdict));
  g_array_set_size (tally->years, 0);
  for (guint i = 0; i < years->years->len; i++)
    {
      const ZzYear *year = &g_array_index (years->years, ZzYear, i);
      ZzTruth scope = years->founded_known && year->sure ? ZZ_YES : ZZ_OPEN;
      ZzTruth must = zz_judge (self, every->must, zz_hand_year (year->year));
      ZzYearVerdict verdict = { year->year, scope == ZZ_YES, weigh (scope, must) };

      /* With the founding unknown, a report proves that the year was there. */
      if (!years->founded_known && must == ZZ_YES)
        verdict.counted = TRUE;
      g_array_append_val (tally->years, verdict);
      tally->have += verdict.truth == ZZ_YES;
      note_member (tally, verdict.truth);
    }
  end_every (tally);
}

void
zz_tally (ZzCase *self,
          const ZzCondition *quantifier,
          ZzHand around,
          ZzTally *tally)
{
  if (quantifier->op == ZZ_OPERATOR_COUNT)
    tally_count (self, quantifier, around, tally);
  else if (quantifier->window != NULL)
    tally_window (self, quantifier, tally);
  else
    tally_every (self, quantifier, tally);
}
