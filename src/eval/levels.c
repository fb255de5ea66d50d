/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One evaluation for each level, and neighbours compared. */
#include "eval/levels.h"

#include "core/builtin.h"
#include "eval/evaluate.h"

static void
level_free_cb (gpointer data)
{
  ZzLevelFinding *level = data;

  zz_findings_unref (level->findings);
  g_ptr_array_unref (level->blocked_by);
  g_ptr_array_unref (level->to_next);
  g_free (level);
}

static void
delta_free_cb (gpointer data)
{
  ZzDelta *delta = data;

  g_array_unref (delta->figures);
  g_free (delta);
}

static ZzLevelFinding *
judge_level (ZzProject *project,
             const ZzProofStates *proof,
             guint number,
             ZzDate at)
{
  ZzLevelFinding *level = g_new0 (ZzLevelFinding, 1);

  level->findings = zz_evaluate (project, proof, number, at);
  level->blocked_by = g_ptr_array_new ();
  level->to_next = g_ptr_array_new_with_free_func (delta_free_cb);
  for (guint i = 0; i < level->findings->clauses->len; i++)
    {
      const ZzClauseFinding *finding = level->findings->clauses->pdata[i];

      if (finding->status > ZZ_STATUS_MET)
        g_ptr_array_add (level->blocked_by, (gpointer) finding);
    }
  return level;
}

/* What the project replaced the figure by, or NULL. */
static const ZzValue *
get_override (ZzProject *project,
              const ZzFigure *figure)
{
  const ZzRecord *override = zz_project_find_override (project, figure);
  const ZzValue *value = override != NULL ? zz_record_get (override, ZZ_OVERRIDE_VALUE) : NULL;

  return value != NULL && zz_value_is_known (value) ? value : NULL;
}

/* As a verdict sees it: an override does nothing where the level has no figure. */
static const ZzValue *
get_figure (ZzProject *project,
            const ZzFigure *figure,
            guint level)
{
  const ZzValue *value = &figure->at[level].value;
  const ZzValue *override = get_override (project, figure);

  if (zz_value_is_absent (value))
    return NULL;
  return override != NULL ? override : value;
}

static GArray *
list_rises (ZzProject *project,
            const ZzClause *clause,
            guint level)
{
  GArray *rises = g_array_new (FALSE, FALSE, sizeof (ZzRise));

  for (guint i = 0; i < clause->figures->len; i++)
    {
      const ZzFigure *figure = clause->figures->pdata[i];
      const ZzRise rise = { figure, get_figure (project, figure, level), get_figure (project, figure, level + 1) };
      const gboolean same = rise.from != NULL && rise.to != NULL ? zz_value_equal (rise.from, rise.to) : rise.from == rise.to;

      if (!same)
        g_array_append_val (rises, rise);
    }
  return rises;
}

static void
compare (ZzProject *project,
         ZzLevelFinding *level,
         const ZzLevelFinding *next)
{
  if (!level->findings->available || !next->findings->available)
    return;
  for (guint i = 0; i < next->blocked_by->len; i++)
    {
      const ZzClauseFinding *after = next->blocked_by->pdata[i];
      const ZzClauseFinding *before = zz_findings_get_clause (level->findings, after->clause);
      ZzDelta *delta;

      if (before->status > ZZ_STATUS_MET)
        continue;
      delta = g_new0 (ZzDelta, 1);
      delta->clause = after->clause;
      delta->before = before->status;
      delta->after = after->status;
      delta->figures = list_rises (project, after->clause, level->findings->level);
      g_ptr_array_add (level->to_next, delta);
    }
}

GPtrArray *
zz_list_levels (ZzProject *project,
                const ZzProofStates *proof,
                ZzDate at)
{
  GPtrArray *levels;
  guint n;

  g_return_val_if_fail (ZZ_IS_PROJECT (project) && at != ZZ_DATE_NONE, NULL);

  n = zz_project_get_catalogue (project)->levels->len;
  levels = g_ptr_array_new_with_free_func (level_free_cb);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (levels, judge_level (project, proof, i, at));
  for (guint i = 0; i + 1 < n; i++)
    compare (project, levels->pdata[i], levels->pdata[i + 1]);
  return levels;
}
