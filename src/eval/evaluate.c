/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluation: every clause from its parts (rules.md §6), every category from its
 * clauses, and whether all of it is ready. */
#include "eval/evaluate.h"

#include "eval/case.h"
#include "eval/evaluate-private.h"
#include "eval/explain.h"
#include "eval/judge.h"
#include "eval/proof-need.h"

static gboolean
has_bit (guint mask,
         int bit)
{
  return bit < 0 || (mask >> bit & 1) != 0;
}

static ZzApplicability
judge_tags (const ZzCase *self,
            const ZzClause *clause)
{
  if (!has_bit (clause->levels, (int) self->level))
    return ZZ_NOT_AT_THIS_LEVEL;
  if (!has_bit (clause->services, self->service))
    return ZZ_NOT_FOR_THIS_SERVICE;
  if (!has_bit (clause->applications, (int) zz_project_get_kind (self->project)))
    return ZZ_NOT_FOR_THIS_APPLICATION;
  return ZZ_APPLIES;
}

static gboolean
is_given (const ZzRecord *answer,
          guint field)
{
  const ZzValue *value = zz_record_get (answer, field);

  return zz_value_is_known (value) && (value->kind != ZZ_VALUE_TEXT || *value->text != '\0');
}

/* A not-applicable answer holds with a reason, a name and a review date that has
 * not passed; otherwise nobody knows until it is answered anew. */
static ZzApplicability
judge_answer (const ZzCase *self,
              const ZzClause *clause,
              const ZzRecord *answer)
{
  if (!clause->may_not_apply || answer == NULL
      || zz_record_get_choice (answer, ZZ_ANSWER_JUDGEMENT) != ZZ_JUDGEMENT_NOT_APPLICABLE)
    return ZZ_APPLIES;
  if (!is_given (answer, ZZ_ANSWER_REASON) || !is_given (answer, ZZ_ANSWER_BY)
      || !is_given (answer, ZZ_ANSWER_REVIEW_ON))
    return ZZ_NOT_BY_ANSWER_INCOMPLETE;
  if (self->day > zz_record_get_date (answer, ZZ_ANSWER_REVIEW_ON))
    return ZZ_NOT_BY_ANSWER_LAPSED;
  return ZZ_NOT_BY_ANSWER;
}

static ZzStatus
judge_judgement (const ZzRecord *answer)
{
  switch (answer != NULL ? zz_record_get_choice (answer, ZZ_ANSWER_JUDGEMENT) : -1)
    {
    case ZZ_JUDGEMENT_MET:
      return ZZ_STATUS_MET;
    case ZZ_JUDGEMENT_PARTLY_MET:
      return ZZ_STATUS_PARTLY_MET;
    case ZZ_JUDGEMENT_NOT_MET:
      return ZZ_STATUS_NOT_MET;
    default:
      /* Also "not applicable" where the catalogue allows no such answer. */
      return ZZ_STATUS_UNKNOWN;
    }
}

static gboolean
holds_not_applicable_rule (ZzCase *self,
                           const ZzClause *clause)
{
  const ZzCondition *rule = clause->not_applicable_when;

  return rule != NULL && zz_condition_stands_at (rule, self->level)
         && zz_judge (self, rule, self->top) == ZZ_YES;
}

static void
give_reasons (ZzCase *self,
              const ZzCondition *rule,
              ZzClauseFinding *finding)
{
  if (self->silent)
    return;
  g_ptr_array_unref (finding->reasons);
  finding->reasons = zz_explain (self, rule);
}

static void
judge_rule (ZzCase *self,
            ZzClauseFinding *finding)
{
  const ZzCondition *rule = finding->clause->rule;

  if (rule == NULL)
    return;
  /* Loading refuses this where the clause applies. */
  if (!zz_condition_stands_at (rule, self->level))
    {
      finding->rule = ZZ_STATUS_UNKNOWN;
      return;
    }
  finding->rule = zz_status_from_truth (zz_judge (self, rule, self->top));
  give_reasons (self, rule, finding);
}

static void
judge_parts (ZzCase *self,
             const ZzRecord *answer,
             ZzClauseFinding *finding)
{
  const ZzClause *clause = finding->clause;

  judge_rule (self, finding);
  for (guint i = 0; i < clause->needs->len; i++)
    {
      ZzNeedFinding *need = zz_judge_need (self, clause, clause->needs->pdata[i]);

      finding->evidence = MAX (finding->evidence, need->status);
      g_ptr_array_add (finding->needs, need);
    }
  if (clause->judgement)
    finding->judgement = judge_judgement (answer);
  finding->status = MAX (finding->rule, MAX (finding->evidence, finding->judgement));
  if (finding->status == ZZ_STATUS_NONE)
    finding->status = ZZ_STATUS_UNKNOWN;
}

void
zz_clause_finding_free (ZzClauseFinding *finding)
{
  g_ptr_array_unref (finding->reasons);
  g_ptr_array_unref (finding->needs);
  g_free (finding);
}

static void
reason_free_cb (gpointer data)
{
  zz_reason_free (data);
}

static void
clause_finding_free_cb (gpointer data)
{
  zz_clause_finding_free (data);
}

static void
need_finding_free_cb (gpointer data)
{
  zz_need_finding_free (data);
}

ZzClauseFinding *
zz_judge_clause (ZzCase *self,
                 const ZzClause *clause)
{
  const ZzRecord *answer = zz_project_find_builtin (self->project, ZZ_BUILTIN_ANSWER, clause->id);
  ZzClauseFinding *finding = g_new0 (ZzClauseFinding, 1);

  finding->clause = clause;
  finding->reasons = g_ptr_array_new_with_free_func (reason_free_cb);
  finding->needs = g_ptr_array_new_with_free_func (need_finding_free_cb);
  finding->applicability = judge_tags (self, clause);
  if (finding->applicability == ZZ_APPLIES && holds_not_applicable_rule (self, clause))
    {
      finding->applicability = ZZ_NOT_BY_RULE;
      give_reasons (self, clause->not_applicable_when, finding);
    }
  if (finding->applicability == ZZ_APPLIES)
    finding->applicability = judge_answer (self, clause, answer);

  if (finding->applicability == ZZ_APPLIES)
    judge_parts (self, answer, finding);
  else if (finding->applicability >= ZZ_NOT_BY_ANSWER_INCOMPLETE)
    finding->status = ZZ_STATUS_UNKNOWN;
  else
    finding->status = ZZ_STATUS_NOT_APPLICABLE;
  return finding;
}

struct _ZzEvaluation
{
  ZzCase case_; /* only begun where the text of the level is there */
  ZzFindings *findings;
};

static ZzFindings *
findings_new (ZzProject *project,
              guint level,
              ZzDate at)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  ZzFindings *findings = g_new0 (ZzFindings, 1);

  g_atomic_ref_count_init (&findings->ref_count);
  findings->catalogue = zz_catalogue_ref (catalogue);
  findings->service = zz_project_get_service (project);
  findings->level = level;
  findings->at = at;
  findings->clauses = g_ptr_array_new_with_free_func (clause_finding_free_cb);
  findings->categories = g_new0 (ZzStatus, catalogue->categories->len);
  findings->keeper = g_object_ref (G_OBJECT (project));
  findings->available = zz_catalogue_is_available (catalogue, level);
  return findings;
}

ZzEvaluation *
zz_evaluation_begin (ZzProject *project,
                     const ZzProofStates *proof,
                     guint level,
                     ZzDate at)
{
  ZzEvaluation *self;

  g_return_val_if_fail (ZZ_IS_PROJECT (project), NULL);
  g_return_val_if_fail (level < zz_project_get_catalogue (project)->levels->len && at > 0 && at <= ZZ_DATE_MAX, NULL);

  self = g_new0 (ZzEvaluation, 1);
  self->findings = findings_new (project, level, at);
  if (self->findings->available)
    zz_case_init (&self->case_, project, proof, level, at);
  return self;
}

/* Clauses are numbered category by category. */
gboolean
zz_evaluation_judge_next (ZzEvaluation *self)
{
  ZzFindings *findings;
  const GPtrArray *clauses;

  g_return_val_if_fail (self != NULL, FALSE);

  findings = self->findings;
  clauses = findings->catalogue->clauses;
  if (findings->available && findings->clauses->len < clauses->len)
    {
      ZzClauseFinding *finding = zz_judge_clause (&self->case_, clauses->pdata[findings->clauses->len]);

      g_ptr_array_add (findings->clauses, finding);
      findings->totals[finding->status]++;
    }
  return findings->available && findings->clauses->len < clauses->len;
}

/* A category is its worst clause. */
static void
judge_categories (ZzFindings *findings)
{
  const GPtrArray *categories = findings->catalogue->categories;

  for (guint i = 0; i < categories->len; i++)
    {
      const ZzCategory *category = categories->pdata[i];

      for (guint j = 0; j < category->clauses->len; j++)
        findings->categories[i] = MAX (findings->categories[i], zz_findings_get_clause (findings, category->clauses->pdata[j])->status);
    }
}

ZzFindings *
zz_evaluation_end (ZzEvaluation *self)
{
  ZzFindings *findings;

  g_return_val_if_fail (self != NULL, NULL);

  while (zz_evaluation_judge_next (self))
    continue;
  findings = g_steal_pointer (&self->findings);
  if (findings->available)
    {
      zz_case_clear (&self->case_);
      judge_categories (findings);
    }
  findings->ready = findings->totals[ZZ_STATUS_MET] > 0
                    && findings->totals[ZZ_STATUS_MET] == zz_findings_get_n_applicable (findings);
  g_free (self);
  return findings;
}

void
zz_evaluation_free (ZzEvaluation *self)
{
  g_return_if_fail (self != NULL);

  if (self->findings->available)
    zz_case_clear (&self->case_);
  zz_findings_unref (self->findings);
  g_free (self);
}

ZzFindings *
zz_evaluate (ZzProject *project,
             const ZzProofStates *proof,
             guint level,
             ZzDate at)
{
  ZzEvaluation *evaluation = zz_evaluation_begin (project, proof, level, at);

  return evaluation != NULL ? zz_evaluation_end (evaluation) : NULL;
}

ZzFindings *
zz_evaluate_verdicts (ZzProject *project,
                      const ZzProofStates *proof,
                      guint level,
                      ZzDate at)
{
  ZzEvaluation *evaluation = zz_evaluation_begin (project, proof, level, at);

  if (evaluation == NULL)
    return NULL;
  evaluation->case_.silent = TRUE;
  return zz_evaluation_end (evaluation);
}
