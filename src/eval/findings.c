/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: their names and their end. */
#include "eval/findings.h"

static const char *const status_ids[ZZ_N_STATUSES] = {
  [ZZ_STATUS_NOT_APPLICABLE] = "not-applicable",
  [ZZ_STATUS_MET] = "met",
  [ZZ_STATUS_UNKNOWN] = "unknown",
  [ZZ_STATUS_PARTLY_MET] = "partly-met",
  [ZZ_STATUS_NOT_MET] = "not-met",
};

static const char *const why_ids[ZZ_N_WHY_CODES] = {
  [ZZ_WHY_MISSING] = "missing",
  [ZZ_WHY_DANGLING] = "dangling",
  [ZZ_WHY_OTHER_VALUE] = "other-value",
  [ZZ_WHY_TOO_LOW] = "too-low",
  [ZZ_WHY_OUTSIDE_WINDOW] = "outside-window",
  [ZZ_WHY_WINDOW_OPEN] = "window-open",
  [ZZ_WHY_NOT_YET] = "not-yet",
  [ZZ_WHY_TOO_SHORT] = "too-short",
  [ZZ_WHY_TOO_OLD] = "too-old",
  [ZZ_WHY_ENDED] = "ended",
  [ZZ_WHY_NOT_HAPPENED] = "not-happened",
};

static const char *const reason_ids[ZZ_N_REASON_CODES] = {
  [ZZ_REASON_COUNT] = "count",
  [ZZ_REASON_EVERY] = "every",
  [ZZ_REASON_EMPTY] = "empty",
  [ZZ_REASON_NONE_IN_SCOPE] = "none-in-scope",
  [ZZ_REASON_NO_YEAR_DUE] = "no-year-due",
  [ZZ_REASON_FACT] = "fact",
};

static const char *const item_ids[ZZ_N_ITEM_CODES] = {
  [ZZ_ITEM_GOOD] = "good",
  [ZZ_ITEM_UNDATED_ISSUE] = "undated-issue",
  [ZZ_ITEM_UNDATED_END] = "undated-end",
  [ZZ_ITEM_UNCHECKED] = "unchecked",
  [ZZ_ITEM_EXPIRED] = "expired",
  [ZZ_ITEM_TOO_OLD] = "too-old",
  [ZZ_ITEM_NOT_YET_ISSUED] = "not-yet-issued",
  [ZZ_ITEM_MISSING] = "missing",
  [ZZ_ITEM_CHANGED] = "changed",
};

static const char *const applicability_ids[ZZ_N_APPLICABILITIES] = {
  [ZZ_APPLIES] = "applies",
  [ZZ_NOT_AT_THIS_LEVEL] = "level",
  [ZZ_NOT_FOR_THIS_SERVICE] = "service",
  [ZZ_NOT_FOR_THIS_APPLICATION] = "application",
  [ZZ_NOT_BY_RULE] = "rule",
  [ZZ_NOT_BY_ANSWER] = "answer",
  [ZZ_NOT_BY_ANSWER_INCOMPLETE] = "answer-incomplete",
  [ZZ_NOT_BY_ANSWER_LAPSED] = "answer-lapsed",
};

const char *
zz_status_get_id (ZzStatus status)
{
  g_return_val_if_fail (status < ZZ_N_STATUSES, NULL);

  return status_ids[status];
}

const char *
zz_why_code_get_id (ZzWhyCode code)
{
  g_return_val_if_fail (code < ZZ_N_WHY_CODES, NULL);

  return why_ids[code];
}

const char *
zz_reason_code_get_id (ZzReasonCode code)
{
  g_return_val_if_fail (code < ZZ_N_REASON_CODES, NULL);

  return reason_ids[code];
}

const char *
zz_item_code_get_id (ZzItemCode code)
{
  g_return_val_if_fail (code < ZZ_N_ITEM_CODES, NULL);

  return item_ids[code];
}

const char *
zz_applicability_get_id (ZzApplicability applicability)
{
  g_return_val_if_fail (applicability < ZZ_N_APPLICABILITIES, NULL);

  return applicability_ids[applicability];
}

static void
entry_clear (ZzEntry *entry)
{
  zz_value_clear (&entry->why.have);
  zz_value_clear (&entry->why.need);
  g_clear_pointer (&entry->reasons, g_ptr_array_unref);
}

static void
entries_free (GArray *entries)
{
  if (entries == NULL)
    return;
  for (guint i = 0; i < entries->len; i++)
    entry_clear (&g_array_index (entries, ZzEntry, i));
  g_array_unref (entries);
}

void
zz_reason_free (ZzReason *reason)
{
  g_return_if_fail (reason != NULL);

  g_clear_pointer (&reason->counted, g_array_unref);
  entries_free (reason->failing);
  entries_free (reason->missing);
  entry_clear (&reason->fact);
  g_free (reason);
}

void
zz_need_finding_free (ZzNeedFinding *finding)
{
  g_return_if_fail (finding != NULL);

  g_array_unref (finding->items);
  g_clear_pointer (&finding->groups, g_ptr_array_unref);
  g_free (finding);
}

ZzFindings *
zz_findings_ref (ZzFindings *findings)
{
  g_return_val_if_fail (findings != NULL, NULL);

  g_atomic_ref_count_inc (&findings->ref_count);
  return findings;
}

void
zz_findings_unref (ZzFindings *findings)
{
  g_return_if_fail (findings != NULL);

  if (!g_atomic_ref_count_dec (&findings->ref_count))
    return;
  g_ptr_array_unref (findings->clauses);
  g_free (findings->categories);
  g_object_unref (findings->keeper);
  zz_catalogue_unref (findings->catalogue);
  g_free (findings);
}

guint
zz_findings_get_n_applicable (const ZzFindings *findings)
{
  g_return_val_if_fail (findings != NULL, 0);

  return findings->totals[ZZ_STATUS_MET] + findings->totals[ZZ_STATUS_PARTLY_MET]
         + findings->totals[ZZ_STATUS_NOT_MET] + findings->totals[ZZ_STATUS_UNKNOWN];
}

guint
zz_findings_get_n_open (const ZzFindings *findings)
{
  g_return_val_if_fail (findings != NULL, 0);

  return zz_findings_get_n_applicable (findings) - findings->totals[ZZ_STATUS_MET];
}

const ZzClauseFinding *
zz_findings_get_clause (const ZzFindings *findings,
                        const ZzClause *clause)
{
  g_return_val_if_fail (findings != NULL && clause != NULL, NULL);

  return clause->number < findings->clauses->len ? findings->clauses->pdata[clause->number] : NULL;
}

void
zz_findings_count_category (const ZzFindings *findings,
                            guint index,
                            guint *met,
                            guint *applicable)
{
  const ZzCategory *category;

  g_return_if_fail (findings != NULL && index < findings->catalogue->categories->len);
  g_return_if_fail (met != NULL && applicable != NULL);

  category = findings->catalogue->categories->pdata[index];
  *met = *applicable = 0;
  for (guint i = 0; i < category->clauses->len; i++)
    {
      const ZzClauseFinding *finding = zz_findings_get_clause (findings, category->clauses->pdata[i]);

      if (finding == NULL || finding->status == ZZ_STATUS_NOT_APPLICABLE)
        continue;
      *applicable += 1;
      *met += finding->status == ZZ_STATUS_MET;
    }
}

ZzStatus
zz_findings_get_worst (const ZzFindings *findings)
{
  ZzStatus worst = ZZ_STATUS_NONE;

  g_return_val_if_fail (findings != NULL, ZZ_STATUS_NONE);

  for (guint i = 0; findings->available && i < findings->catalogue->categories->len; i++)
    worst = MAX (worst, findings->categories[i]);
  return worst;
}
