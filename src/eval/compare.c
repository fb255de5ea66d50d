/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts beside those of before. */
#include "eval/compare.h"

static const char *const ids[ZZ_N_SHIFTS] = {
  [ZZ_SHIFT_LOST] = "lost",
  [ZZ_SHIFT_FIXED] = "fixed",
  [ZZ_SHIFT_WORSE] = "worse",
  [ZZ_SHIFT_BETTER] = "better",
  [ZZ_SHIFT_ADDED] = "added",
  [ZZ_SHIFT_REMOVED] = "removed",
};

const char *
zz_shift_kind_get_id (ZzShiftKind kind)
{
  g_return_val_if_fail (kind < ZZ_N_SHIFTS, NULL);

  return ids[kind];
}

static ZzStatus
get_status (const ZzFindings *findings,
            const ZzClause *clause)
{
  return findings->available ? zz_findings_get_clause (findings, clause)->status : ZZ_STATUS_NONE;
}

static gboolean
is_judged (ZzStatus status)
{
  return status != ZZ_STATUS_NONE && status != ZZ_STATUS_NOT_APPLICABLE;
}

static ZzShiftKind
classify (ZzStatus before,
          ZzStatus after)
{
  if (!is_judged (after))
    return ZZ_SHIFT_REMOVED;
  if (!is_judged (before))
    return ZZ_SHIFT_ADDED;
  if (before == ZZ_STATUS_MET)
    return ZZ_SHIFT_LOST;
  if (after == ZZ_STATUS_MET)
    return ZZ_SHIFT_FIXED;
  return after > before ? ZZ_SHIFT_WORSE : ZZ_SHIFT_BETTER;
}

static int
compare_shifts (gconstpointer a,
                gconstpointer b)
{
  const ZzShift *left = a, *right = b;

  if (left->kind != right->kind)
    return (int) left->kind - (int) right->kind;
  return (int) left->clause->number - (int) right->clause->number;
}

GArray *
zz_compare_findings (const ZzFindings *before,
                     const ZzFindings *after)
{
  GArray *shifts = g_array_new (FALSE, FALSE, sizeof (ZzShift));

  g_return_val_if_fail (before != NULL && after != NULL && before->catalogue == after->catalogue, shifts);

  for (guint i = 0; i < after->catalogue->clauses->len; i++)
    {
      const ZzClause *clause = after->catalogue->clauses->pdata[i];
      ZzShift shift = { ZZ_SHIFT_LOST, clause, get_status (before, clause), get_status (after, clause) };

      if (shift.before == shift.after)
        continue;
      shift.kind = classify (shift.before, shift.after);
      g_array_append_val (shifts, shift);
    }
  g_array_sort (shifts, compare_shifts);
  return shifts;
}
