/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gaps, renewals, corrective actions, single points of failure, what does not fit. */
#include "core/builtin.h"
#include "report/parts.h"

#include <string.h>

static void
add_smallest (const ZzMaker *maker,
              ZzBlock *cell,
              const ZzGap *gap)
{
  g_autofree char *head = zz_words_smallest (maker->messages, gap);
  g_auto (GStrv) additions = zz_words_additions (maker->messages, maker->project, gap, maker->facts->today);
  ZzBlock *list;

  zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, head);
  if (additions[0] == NULL)
    return;
  list = zz_block_append (cell, ZZ_BLOCK_LIST);
  for (guint i = 0; additions[i] != NULL; i++)
    zz_block_append_text (list, ZZ_BLOCK_ITEM, additions[i]);
}

/* Which clause, and what stands in its way. */
static void
add_clause (const ZzMaker *maker,
            ZzBlock *row,
            const ZzGap *gap)
{
  g_autofree char *why = zz_words_first_gap (&maker->words, gap->finding);
  ZzBlock *cell = zz_block_append_header_cell (row, 1, NULL);

  zz_block_add_run (cell, ZZ_RUN_QUIET, gap->finding->clause->id);
  zz_block_add_run (cell, ZZ_RUN_TEXT, zz_part_text (maker, &gap->finding->clause->title));
  zz_part_add_badge (maker, zz_block_append (row, ZZ_BLOCK_CELL), gap->finding->status);
  zz_block_append_cell (row, why);
}

/* What is being done about the clause, which may be less than what closes the gap. */
static void
add_next_action (const ZzMaker *maker,
                 ZzBlock *cell,
                 const ZzGap *gap)
{
  g_autofree char *text = zz_words_next_action (maker->messages, gap);

  if (text != NULL)
    zz_block_append_text (cell, ZZ_BLOCK_NOTE, text);
}

static void
add_gap (const ZzMaker *maker,
         ZzBlock *table,
         const ZzGap *gap,
         gboolean whole)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW), *cell;
  g_autofree char *start = zz_words_start (maker->messages, gap, maker->facts->today);

  if (whole)
    add_clause (maker, row, gap);
  else
    {
      zz_part_add_clause_link (maker, zz_block_append_header_cell (row, 1, NULL), gap->finding->clause);
      zz_part_add_badge (maker, zz_block_append (row, ZZ_BLOCK_CELL), gap->finding->status);
    }
  cell = zz_block_append (row, ZZ_BLOCK_CELL);
  add_smallest (maker, cell, gap);
  if (whole && zz_part_is_internal (maker))
    add_next_action (maker, cell, gap);
  zz_block_append_cell (row, start);
}

/* The headings of a table whose columns depend on what is shown. */
static ZzBlock *
begin_table (const ZzMaker *maker,
             ZzBlock *section,
             gboolean whole)
{
  ZzBlock *table = zz_block_append_table (section, zz_part_say (maker, M_ ("Clause")), zz_part_say (maker, M_ ("Status")), NULL);
  ZzBlock *head = table->blocks->pdata[0];

  if (whole)
    zz_block_append_cell (head, zz_part_say (maker, M_ ("What stands in the way")));
  zz_block_append_cell (head, zz_part_say (maker, M_ ("What closes it")));
  zz_block_append_cell (head, zz_part_say (maker, M_ ("When to start")));
  if (whole)
    zz_block_set_shares (table, 5, 3, 10, 12, 4, 0);
  else
    zz_block_set_shares (table, 6, 3, 14, 5, 0);
  return table;
}

void
zz_part_add_gaps (const ZzMaker *maker,
                  ZzBlock *section,
                  gboolean whole)
{
  const ZzGaps *gaps = maker->facts->gaps;
  ZzBlock *table;

  if (zz_gaps_get_n_open (gaps) == 0)
    {
      zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, zz_part_say (maker, M_ ("There are none: every clause that applies is met.")));
      return;
    }
  table = begin_table (maker, section, whole);
  for (guint i = 0; i < gaps->gaps->len; i++)
    if (((const ZzGap *) gaps->gaps->pdata[i])->kind == ZZ_GAP_OPEN)
      add_gap (maker, table, gaps->gaps->pdata[i], whole);
}

static void
add_renewal (const ZzMaker *maker,
             ZzBlock *table,
             const ZzGap *gap)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *what = zz_words_renewal (maker->messages, maker->project, gap);
  g_autofree char *start = zz_words_start (maker->messages, gap, maker->facts->today);

  zz_part_add_clause_link (maker, zz_block_append_header_cell (row, 1, NULL), gap->finding->clause);
  zz_block_append_cell (row, what);
  zz_block_append_cell (row, start);
}

void
zz_part_add_renewals (const ZzMaker *maker,
                      ZzBlock *section)
{
  const GPtrArray *gaps = maker->facts->gaps->gaps;
  ZzBlock *table = NULL;

  for (guint i = 0; i < gaps->len; i++)
    {
      const ZzGap *gap = gaps->pdata[i];

      if (gap->kind != ZZ_GAP_RENEWAL)
        continue;
      if (table == NULL)
        {
          zz_block_append_heading (section, 3, zz_part_say (maker, M_ ("To be renewed before the assessment")));
          table = zz_block_append_table (section, zz_part_say (maker, M_ ("Clause")), zz_part_say (maker, M_ ("What is to be renewed")),
                                         zz_part_say (maker, M_ ("When to start")), NULL);
          zz_block_set_shares (table, 6, 13, 5, 0);
        }
      add_renewal (maker, table, gap);
    }
}

static void
add_action_state (const ZzMaker *maker,
                  ZzBlock *row,
                  const ZzRecord *action)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (action), ZZ_ACTION_STATE);
  const char *reason = zz_record_get_text (action, ZZ_ACTION_CLOSED_REASON);
  g_autofree char *state = zz_words_value (maker->messages, maker->project, field, zz_record_get (action, ZZ_ACTION_STATE));
  g_autofree char *closed = zz_words_date (maker->messages, zz_record_get_date (action, ZZ_ACTION_CLOSED));
  ZzBlock *cell = zz_block_append_cell (row, *state != '\0' ? state : NULL);

  if (*closed != '\0')
    zz_block_add_run (cell, ZZ_RUN_QUIET, closed);
  if (reason != NULL)
    zz_block_append_text (cell, ZZ_BLOCK_NOTE, reason);
}

static void
add_action (const ZzMaker *maker,
            ZzBlock *table,
            const ZzRecord *action)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  ZzBlock *cell = zz_block_append_header_cell (row, 1, NULL);
  const char *about = zz_record_get_text (action, ZZ_ACTION_CLAUSE);
  const ZzClause *clause = about != NULL ? zz_catalogue_find_clause (maker->findings->catalogue, about) : NULL;
  const ZzDate due = zz_record_get_date (action, ZZ_ACTION_DUE);
  g_autofree char *due_text = zz_words_date (maker->messages, due);

  if (clause != NULL)
    zz_part_add_clause_link (maker, cell, clause);
  else if (about != NULL)
    zz_block_add_run (cell, ZZ_RUN_TEXT, about);
  zz_block_append_cell (row, zz_record_get_text (action, ZZ_ACTION_TITLE));
  zz_block_append_cell (row, zz_record_get_text (action, ZZ_ACTION_OWNER));
  zz_block_append_value_cell (row, due != ZZ_DATE_NONE ? zz_value_date (due) : ZZ_VALUE_INIT, due_text);
  add_action_state (maker, row, action);
}

/* What is due first first; what has no day, and what is closed, at the end. */
static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  const ZzRecord *const actions[] = { *(ZzRecord *const *) a, *(ZzRecord *const *) b };
  ZzDate days[2];

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const ZzDate due = zz_record_get_date (actions[i], ZZ_ACTION_DUE);
      const gboolean closed = zz_record_get_choice (actions[i], ZZ_ACTION_STATE) == ZZ_ACTION_STATE_CLOSED;

      days[i] = closed || due == ZZ_DATE_NONE ? ZZ_DATE_MAX : due;
    }
  if (days[0] != days[1])
    return days[0] < days[1] ? -1 : 1;
  return strcmp (zz_record_get_id (actions[0]), zz_record_get_id (actions[1]));
}

void
zz_part_add_actions (const ZzMaker *maker,
                     ZzBlock *section)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  ZzBlock *table;

  g_ptr_array_extend (actions, (GPtrArray *) zz_project_get_builtin (maker->project, ZZ_BUILTIN_ACTION), NULL, NULL);
  if (actions->len == 0)
    return;
  zz_block_append_heading (section, 3, zz_part_say (maker, M_ ("Corrective actions")));
  table = zz_block_append_table (section, zz_part_say (maker, M_ ("Clause")), zz_part_say (maker, M_ ("Action")), zz_part_say (maker, M_ ("Owner")),
                                 zz_part_say (maker, M_ ("Due")), zz_part_say (maker, M_ ("State")), NULL);
  zz_block_set_shares (table, 6, 9, 3, 4, 4, 0);
  g_ptr_array_sort (actions, compare_actions);
  for (guint i = 0; i < actions->len; i++)
    add_action (maker, table, actions->pdata[i]);
}

static void
add_single_point (const ZzMaker *maker,
                  ZzBlock *table,
                  const ZzSinglePoint *point)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  const ZzRecord *record = zz_project_find_anywhere (maker->project, point->record);
  g_autofree char *name = zz_words_record (maker->messages, maker->project, point->record);
  ZzBlock *cell = zz_block_append_header_cell (row, 1, name), *list;

  if (record != NULL)
    zz_block_add_run (cell, ZZ_RUN_QUIET, zz_words_register (maker->messages, zz_record_get_register (record)));
  list = zz_block_append (zz_block_append (row, ZZ_BLOCK_CELL), ZZ_BLOCK_LIST);
  for (guint i = 0; i < point->clauses->len; i++)
    zz_part_add_clause_link (maker, zz_block_append (list, ZZ_BLOCK_ITEM), point->clauses->pdata[i]);
}

void
zz_part_add_single_points (const ZzMaker *maker,
                           ZzBlock *section)
{
  const GPtrArray *points = maker->facts->margins->single_points;
  ZzBlock *table;

  if (points->len == 0)
    return;
  zz_block_append_heading (section, 3, zz_part_say (maker, M_ ("What hangs on one record")));
  table = zz_block_append_table (section, zz_part_say (maker, M_ ("Without this record")), zz_part_say (maker, M_ ("these clauses are no longer met")), NULL);
  zz_block_set_shares (table, 2, 3, 0);
  for (guint i = 0; i < points->len; i++)
    add_single_point (maker, table, points->pdata[i]);
}

void
zz_part_add_problems (const ZzMaker *maker,
                      ZzBlock *section)
{
  static const ZzTone tones[] = { [ZZ_SEVERITY_ERROR] = ZZ_TONE_NOT_MET, [ZZ_SEVERITY_WARNING] = ZZ_TONE_PARTLY, [ZZ_SEVERITY_HINT] = ZZ_TONE_PLAIN };
  const GArray *problems = maker->facts->problems;
  ZzBlock *list;

  if (problems->len == 0)
    return;
  zz_block_append_heading (section, 3, zz_part_say (maker, M_ ("What does not fit together")));
  list = zz_block_append (section, ZZ_BLOCK_LIST);
  for (guint i = 0; i < problems->len; i++)
    {
      const ZzProblem *problem = &g_array_index (problems, ZzProblem, i);
      g_autofree char *text = zz_words_problem (maker->messages, maker->project, problem);
      ZzBlock *item = zz_block_append (list, ZZ_BLOCK_ITEM);

      zz_block_add_badge (item, tones[problem->severity], zz_words_severity (maker->messages, problem->severity));
      zz_block_add_run (item, ZZ_RUN_TEXT, text);
    }
}
