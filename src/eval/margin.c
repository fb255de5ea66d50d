/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Margins from grounds, and from trying where a ground is in doubt. */
#include "eval/margin.h"

#include "core/edit.h"
#include "eval/evaluate.h"
#include "eval/ground.h"

#include <string.h>

/* So many losses of several records are tried for one clause and register, fewer
 * where there are so many records that each trial takes long. */
#define MAX_TRIES 2000
#define MAX_RECORDS_TRIED 1000000

typedef struct
{
  ZzProject *project;
  const ZzProofStates *proof;
  ZzFindings *findings;
  ZzCase case_;
  GHashTable *alone;  /* record → findings without it */
  GHashTable *points; /* record → ZzSinglePoint */
  guint max_tries;
} Work;

static ZzFindings *
evaluate_without (const Work *self,
                  gpointer *records,
                  guint n)
{
  g_autoptr (ZzChangeSet) set = zz_change_set_new (NULL);
  g_autoptr (ZzProject) supposed = NULL;

  for (guint i = 0; i < n; i++)
    zz_edit_remove (set, self->project, records[i]);
  supposed = zz_project_suppose (self->project, set, NULL);
  g_assert (supposed != NULL);
  return zz_evaluate_verdicts (supposed, self->proof, self->findings->level, self->findings->at);
}

static gboolean
is_met (const ZzFindings *findings,
        const ZzClause *clause)
{
  return zz_findings_get_clause (findings, clause)->status == ZZ_STATUS_MET;
}

static gboolean
falls_without (const Work *self,
               const ZzClause *clause,
               gpointer *records,
               guint n)
{
  g_autoptr (ZzFindings) findings = evaluate_without (self, records, n);

  return !is_met (findings, clause);
}

/* One trial of a record serves every clause. */
static gboolean
falls_alone (Work *self,
             const ZzClause *clause,
             ZzRecord *record)
{
  ZzFindings *findings = g_hash_table_lookup (self->alone, record);
  gpointer records[] = { record };

  if (findings == NULL)
    {
      findings = evaluate_without (self, records, 1);
      g_hash_table_insert (self->alone, record, findings);
    }
  return !is_met (findings, clause);
}

static void
single_point_free_cb (gpointer data)
{
  ZzSinglePoint *point = data;

  g_ptr_array_unref (point->clauses);
  g_free (point);
}

/* Each clause asks once for each register, and a record is of one: none is noted twice. */
static void
note_single (Work *self,
             const ZzClause *clause,
             ZzRecord *record)
{
  ZzSinglePoint *point = g_hash_table_lookup (self->points, record);

  if (point == NULL)
    {
      point = g_new0 (ZzSinglePoint, 1);
      point->record = zz_record_get_id (record);
      point->clauses = g_ptr_array_new ();
      g_hash_table_insert (self->points, record, point);
    }
  g_ptr_array_add (point->clauses, (gpointer) clause);
}

/* The next choice of @n places out of @total in order; FALSE after the last. */
static gboolean
choose_next (guint *places,
             guint n,
             guint total)
{
  guint i = n;

  while (i > 0 && places[i - 1] == total - n + i - 1)
    i--;
  if (i == 0)
    return FALSE;
  places[i - 1]++;
  for (; i < n; i++)
    places[i] = places[i - 1] + 1;
  return TRUE;
}

/* Whether the loss of any @n of @records brings the clause down. */
static gboolean
try_choices (const Work *self,
             const ZzClause *clause,
             const GPtrArray *records,
             guint n,
             guint *tries)
{
  g_autofree guint *places = g_new (guint, n);
  g_autofree gpointer *chosen = g_new (gpointer, n);

  for (guint i = 0; i < n; i++)
    places[i] = i;
  do
    {
      if (++*tries > self->max_tries)
        return FALSE;
      for (guint i = 0; i < n; i++)
        chosen[i] = records->pdata[places[i]];
      if (falls_without (self, clause, chosen, n))
        return TRUE;
    }
  while (choose_next (places, n, records->len));
  return FALSE;
}

/* The smallest loss from @least records on, short of @most, which is known to do
 * it; 0 if there is none. */
static guint
search (const Work *self,
        const ZzClause *clause,
        const ZzRegister *reg,
        guint least,
        guint most,
        gboolean *exact)
{
  const GPtrArray *records = zz_project_get_records (self->project, reg);
  guint tries = 0;

  for (guint n = least; n < most && n <= records->len; n++)
    {
      if (try_choices (self, clause, records, n, &tries))
        return n;
      if (tries > self->max_tries)
        {
          *exact = FALSE;
          return n;
        }
    }
  return most != G_MAXUINT ? most : 0;
}

/* The smallest loss where the ground is in doubt; 0 if there is none. */
static guint
try_ground (Work *self,
            const ZzClause *clause,
            const ZzRegister *reg,
            const ZzGround *ground,
            gboolean *exact)
{
  const GPtrArray *candidates = ground->blind ? zz_project_get_records (self->project, reg) : ground->support->single;
  const ZzSupport *support = ground->support;
  guint least = support != NULL && !ground->blind ? MAX (support->cost, 2) : 2;
  guint most = G_MAXUINT;
  gboolean alone = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    if (falls_alone (self, clause, candidates->pdata[i]))
      {
        note_single (self, clause, candidates->pdata[i]);
        alone = TRUE;
      }
  if (alone)
    return 1;
  if (support != NULL && falls_without (self, clause, support->least->pdata, support->least->len))
    most = MAX (support->least->len, least);
  return search (self, clause, reg, least, most, exact);
}

static guint
find_least_loss (Work *self,
                 const ZzClause *clause,
                 const ZzRegister *reg,
                 gboolean *exact)
{
  ZzGround ground = zz_ground_find (&self->case_, clause, reg);
  g_autoptr (ZzSupport) support = ground.support;

  *exact = TRUE;
  if (ground.blind || (ground.doubtful && support != NULL))
    return try_ground (self, clause, reg, &ground, exact);
  if (support == NULL)
    return 0;
  for (guint i = 0; i < support->single->len; i++)
    note_single (self, clause, support->single->pdata[i]);
  return support->cost;
}

static ZzClauseMargin *
find_margin (Work *self,
             const ZzClause *clause)
{
  const ZzCatalogue *catalogue = self->findings->catalogue;
  g_autofree gboolean *touched = zz_ground_list_registers (catalogue, clause);
  ZzClauseMargin *margin = g_new0 (ZzClauseMargin, 1);

  margin->clause = clause;
  margin->registers = g_array_new (FALSE, FALSE, sizeof (ZzMargin));
  for (guint i = 0; i < catalogue->registers->len; i++)
    {
      ZzMargin one = { .reg = catalogue->registers->pdata[i] };
      const guint least = touched[one.reg->number] ? find_least_loss (self, clause, one.reg, &one.exact) : 0;

      if (least == 0)
        continue;
      one.n = least - 1;
      g_array_append_val (margin->registers, one);
    }
  return margin;
}

static void
clause_margin_free_cb (gpointer data)
{
  ZzClauseMargin *margin = data;

  if (margin == NULL)
    return;
  g_array_unref (margin->registers);
  g_free (margin);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const ZzSinglePoint *left = *(ZzSinglePoint *const *) a, *right = *(ZzSinglePoint *const *) b;

  if (left->clauses->len != right->clauses->len)
    return left->clauses->len < right->clauses->len ? 1 : -1;
  return strcmp (left->record, right->record);
}

static void
findings_unref_cb (gpointer data)
{
  zz_findings_unref (data);
}

static void
find_all (Work *self,
          ZzMargins *margins)
{
  const ZzFindings *findings = self->findings;
  GHashTableIter iter;
  gpointer point;

  for (guint i = 0; i < findings->clauses->len; i++)
    {
      const ZzClauseFinding *finding = findings->clauses->pdata[i];

      g_ptr_array_add (margins->clauses, finding->status == ZZ_STATUS_MET ? find_margin (self, finding->clause) : NULL);
    }
  g_hash_table_iter_init (&iter, self->points);
  while (g_hash_table_iter_next (&iter, NULL, &point))
    g_ptr_array_add (margins->single_points, point);
  g_ptr_array_sort (margins->single_points, compare_points);
}

static guint
get_max_tries (ZzProject *project)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (project);
  guint n = 1;

  for (guint i = 0; i < zz_catalogue_get_n_registers (catalogue); i++)
    n += zz_project_get_records (project, zz_catalogue_get_register (catalogue, i))->len;
  return MIN (MAX_RECORDS_TRIED / n, MAX_TRIES);
}

ZzMargins *
zz_margins_new (ZzProject *project,
                const ZzProofStates *proof,
                ZzFindings *findings)
{
  g_autoptr (GHashTable) alone = NULL, points = NULL;
  Work work = { project, proof, findings, { 0 }, NULL, NULL, 0 };
  ZzMargins *self;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && findings != NULL, NULL);

  self = g_new0 (ZzMargins, 1);
  self->findings = zz_findings_ref (findings);
  self->clauses = g_ptr_array_new_with_free_func (clause_margin_free_cb);
  self->single_points = g_ptr_array_new_with_free_func (single_point_free_cb);
  work.alone = alone = g_hash_table_new_full (NULL, NULL, NULL, findings_unref_cb);
  work.points = points = g_hash_table_new (NULL, NULL);
  work.max_tries = get_max_tries (project);
  zz_case_init (&work.case_, project, proof, findings->level, findings->at);
  find_all (&work, self);
  zz_case_clear (&work.case_);
  return self;
}

void
zz_margins_free (ZzMargins *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->clauses);
  g_ptr_array_unref (self->single_points);
  zz_findings_unref (self->findings);
  g_free (self);
}

const ZzClauseMargin *
zz_margins_find (const ZzMargins *self,
                 const ZzClause *clause)
{
  g_return_val_if_fail (self != NULL && clause != NULL, NULL);

  return clause->number < self->clauses->len ? self->clauses->pdata[clause->number] : NULL;
}

const ZzSinglePoint *
zz_margins_find_single (const ZzMargins *self,
                        const char *record)
{
  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  for (guint i = 0; i < self->single_points->len; i++)
    {
      const ZzSinglePoint *point = self->single_points->pdata[i];

      if (g_str_equal (point->record, record))
        return point;
    }
  return NULL;
}

int
zz_margin_count_days (const ZzForecast *forecast,
                      const ZzClause *clause,
                      ZzDate day)
{
  g_autoptr (GArray) spans = NULL;

  g_return_val_if_fail (forecast != NULL && clause != NULL, -1);

  spans = zz_forecast_list_spans (forecast, clause);
  for (guint i = 0; i < spans->len; i++)
    {
      const ZzSpan *span = &g_array_index (spans, ZzSpan, i);

      if (day >= span->from && day <= span->until)
        return span->until < forecast->until ? (int) (span->until - day) : -1;
    }
  return -1;
}
