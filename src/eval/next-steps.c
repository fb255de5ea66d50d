/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open clauses in the order in which to take them. */
#include "eval/next-steps.h"

/* How many records, years or facts a reason is short of at the least. */
static guint
count_reason (const ZzReason *reason)
{
  switch (reason->code)
    {
    case ZZ_REASON_COUNT:
    case ZZ_REASON_EVERY:
      return reason->need > reason->have ? reason->need - reason->have : 0;
    case ZZ_REASON_FACT:
      return reason->fact.why.code != ZZ_WHY_HOLDS;
    case ZZ_REASON_EMPTY:
    case ZZ_REASON_NONE_IN_SCOPE:
    case ZZ_REASON_NO_YEAR_DUE:
    default:
      return 1;
    }
}

static guint
count_rule (const ZzClauseFinding *finding)
{
  guint n = 0;

  for (guint i = 0; i < finding->reasons->len; i++)
    n += count_reason (finding->reasons->pdata[i]);
  return MAX (n, 1);
}

static guint
count_needs (const ZzClauseFinding *finding)
{
  guint n = 0;

  for (guint i = 0; i < finding->needs->len; i++)
    {
      const ZzNeedFinding *need = finding->needs->pdata[i];

      if (need->status > ZZ_STATUS_MET)
        n += need->required > need->have ? need->required - need->have : 1;
    }
  return n;
}

static ZzStepKind
get_kind (const ZzClauseFinding *finding)
{
  if (finding->rule == ZZ_STATUS_NOT_MET || finding->judgement == ZZ_STATUS_NOT_MET)
    return ZZ_STEP_GAP;
  if (finding->rule == ZZ_STATUS_PARTLY_MET || finding->judgement == ZZ_STATUS_PARTLY_MET)
    return ZZ_STEP_PARTLY;
  return finding->evidence > ZZ_STATUS_UNKNOWN ? ZZ_STEP_PROOF : ZZ_STEP_FACTS;
}

static guint
count_all (const ZzClauseFinding *finding)
{
  guint n = finding->applicability != ZZ_APPLIES;

  if (finding->rule > ZZ_STATUS_MET)
    n += count_rule (finding);
  n += count_needs (finding);
  n += finding->judgement > ZZ_STATUS_MET;
  return n;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const ZzStep *one = a, *other = b;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->n != other->n)
    return one->n < other->n ? -1 : 1;
  return one->finding->clause->number < other->finding->clause->number ? -1 : 1;
}

GArray *
zz_list_steps (const ZzFindings *findings)
{
  GArray *steps;

  g_return_val_if_fail (findings != NULL, NULL);

  steps = g_array_new (FALSE, FALSE, sizeof (ZzStep));
  for (guint i = 0; i < findings->clauses->len; i++)
    {
      const ZzClauseFinding *finding = findings->clauses->pdata[i];
      const ZzStep step = { finding, get_kind (finding), count_all (finding) };

      if (finding->status > ZZ_STATUS_MET)
        g_array_append_val (steps, step);
    }
  g_array_sort (steps, compare);
  return steps;
}
