/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of the workbook. As in the readiness report each thing is told once: a
 * clause is named by its id on its own sheet and by its title on the others, a piece
 * of evidence by its title on its own and by its number on the others. */
#include "core/builtin.h"
#include "report/workbook-private.h"

/* The sentences one below the other, in one cell. */
static void
add_reasons (const ZzMaker *maker,
             ZzBlock *row,
             const ZzClauseFinding *finding)
{
  g_auto (GStrv) sentences = zz_words_list_clause (&maker->words, finding);
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  for (guint i = 0; sentences[i] != NULL; i++)
    zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, sentences[i]);
}

static void
add_status (const ZzMaker *maker,
            ZzBlock *row,
            ZzStatus status)
{
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  if (status != ZZ_STATUS_NONE)
    zz_part_add_badge (maker, cell, status);
}

/* What people said; the columns are there whether they said anything or not. */
static void
add_answer (const ZzMaker *maker,
            ZzBlock *row,
            const ZzClause *clause)
{
  static const guint fields[] = { ZZ_ANSWER_JUDGEMENT, ZZ_ANSWER_REASON, ZZ_ANSWER_BY, ZZ_ANSWER_ON, ZZ_ANSWER_REVIEW_ON, ZZ_ANSWER_NOTES };
  const ZzRecord *answer = zz_project_find_builtin (maker->project, ZZ_BUILTIN_ANSWER, clause->id);
  const guint n = zz_part_is_internal (maker) ? G_N_ELEMENTS (fields) : 4;

  for (guint i = 0; i < n; i++)
    if (answer != NULL)
      zz_workbook_add_value (maker, row, answer, fields[i]);
    else
      zz_block_append_cell (row, NULL);
}

/* Numbers of its evidence, "3, 7, 12". */
static void
add_numbers (const ZzMaker *maker,
             ZzBlock *row,
             const ZzClause *clause)
{
  const GPtrArray *items = zz_evidence_list_get (maker->facts->evidence, clause);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    g_string_append_printf (numbers, "%s%u", i > 0 ? ", " : "", zz_evidence_list_get_number (maker->facts->evidence, zz_record_get_id (items->pdata[i])));
  zz_block_append_cell (row, numbers->len > 0 ? numbers->str : NULL);
}

/* Why a clause is judged so, by whom and on what proof: for those who have the list of
 * evidence too. */
static gboolean
has_grounds (const ZzMaker *maker)
{
  return maker->options->profile != ZZ_PROFILE_MANAGEMENT;
}

static void
add_clause (const ZzMaker *maker,
            ZzBlock *table,
            const ZzClauseFinding *finding)
{
  const ZzClause *clause = finding->clause;
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  zz_block_append_header_cell (row, 1, clause->id);
  zz_block_append_cell (row, zz_part_text (maker, &clause->category->title));
  zz_block_append_cell (row, zz_part_text (maker, &clause->title));
  zz_block_append_cell (row, zz_part_text (maker, &clause->text));
  add_status (maker, row, finding->status);
  add_status (maker, row, finding->rule);
  add_status (maker, row, finding->evidence);
  if (!has_grounds (maker))
    return;
  add_reasons (maker, row, finding);
  add_numbers (maker, row, clause);
  add_answer (maker, row, clause);
}

void
zz_workbook_add_clauses (const ZzMaker *maker,
                         ZzBlock *body)
{
  const GPtrArray *findings = maker->findings->clauses;
  ZzBlock *table = zz_workbook_add_sheet (maker, body, "clauses", zz_part_say (maker, M_ ("Clauses")));

  zz_workbook_add_columns (maker, table, M_ ("Identifier"), M_ ("Category"), M_ ("Title"), M_ ("Clause"), M_ ("Status"), M_ ("Rule"), M_ ("Evidence"), NULL);
  if (has_grounds (maker))
    zz_workbook_add_columns (maker, table, M_ ("Explanation"), M_ ("Evidence No."), M_ ("Judgement"), M_ ("Reason"), M_ ("Judged by"), M_ ("Judged on"), NULL);
  if (zz_part_is_internal (maker))
    zz_workbook_add_columns (maker, table, M_ ("Review by"), M_ ("Notes"), NULL);
  for (guint i = 0; i < findings->len; i++)
    add_clause (maker, table, findings->pdata[i]);
}

static void
add_closing (const ZzMaker *maker,
             ZzBlock *row,
             const ZzGap *gap)
{
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);
  g_autofree char *renewal = gap->kind == ZZ_GAP_RENEWAL ? zz_words_renewal (maker->messages, maker->project, gap) : NULL;
  g_auto (GStrv) additions = gap->smallest != NULL ? zz_words_additions (maker->messages, maker->project, gap, maker->facts->today) : NULL;

  if (renewal != NULL)
    zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, renewal);
  for (guint i = 0; additions != NULL && additions[i] != NULL; i++)
    zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, additions[i]);
}

static void
add_gap (const ZzMaker *maker,
         ZzBlock *table,
         const ZzGap *gap)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  zz_block_append_header_cell (row, 1, zz_part_text (maker, &gap->finding->clause->title));
  zz_block_append_cell (row, zz_part_say (maker, gap->kind == ZZ_GAP_OPEN ? M_ ("Gap") : M_ ("Renewal")));
  add_status (maker, row, gap->finding->status);
  add_closing (maker, row, gap);
  zz_workbook_add_date (maker, row, gap->start_by);
  if (!zz_part_is_internal (maker))
    return;
  zz_block_append_cell (row, gap->owner);
  zz_workbook_add_date (maker, row, gap->due);
}

void
zz_workbook_add_gaps (const ZzMaker *maker,
                      ZzBlock *body)
{
  const GPtrArray *gaps = maker->facts->gaps->gaps;
  ZzBlock *table = zz_workbook_add_sheet (maker, body, "gaps", zz_part_say (maker, M_ ("Gaps")));

  zz_workbook_add_columns (maker, table, M_ ("Clause"), M_ ("Kind"), M_ ("Status"), M_ ("What closes it"), M_ ("To be started by"), NULL);
  if (zz_part_is_internal (maker))
    zz_workbook_add_columns (maker, table, M_ ("Owner"), M_ ("Due"), NULL);
  for (guint i = 0; i < gaps->len; i++)
    if (((const ZzGap *) gaps->pdata[i])->kind != ZZ_GAP_CLOSED)
      add_gap (maker, table, gaps->pdata[i]);
}

/* Titles of the clauses, a paragraph each. */
static void
add_clauses_of (const ZzMaker *maker,
                ZzBlock *row,
                const ZzRecord *item)
{
  const ZzValue *clauses = zz_record_get (item, ZZ_EVIDENCE_CLAUSES);
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  for (guint i = 0; clauses->kind == ZZ_VALUE_LIST && clauses->list[i] != NULL; i++)
    {
      const ZzClause *clause = zz_catalogue_find_clause (maker->findings->catalogue, clauses->list[i]);

      if (clause != NULL)
        zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, zz_part_text (maker, &clause->title));
    }
}

/* Nothing for what is not, so that those that are can be filtered. */
static void
add_confidential (const ZzMaker *maker,
                  ZzBlock *row,
                  const ZzRecord *item)
{
  if (zz_evidence_is_marked (item))
    zz_workbook_add_value (maker, row, item, ZZ_EVIDENCE_CONFIDENTIAL);
  else
    zz_block_append_cell (row, NULL);
}

static void
add_item (const ZzMaker *maker,
          ZzBlock *table,
          const ZzRecord *item)
{
  static const guint internal[] = { ZZ_EVIDENCE_NOTE, ZZ_EVIDENCE_REMOVED_ON, ZZ_EVIDENCE_REMOVED_BY, ZZ_EVIDENCE_REMOVED_REASON };
  const guint number = zz_evidence_list_get_number (maker->facts->evidence, zz_record_get_id (item));
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : NULL;
  g_autofree char *about = zz_part_dup_subjects (maker, item);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  zz_block_append_value_cell (row, number > 0 ? zz_value_integer (number) : ZZ_VALUE_INIT, text);
  zz_block_append_cell (row, zz_record_get_label (item));
  zz_workbook_add_value (maker, row, item, ZZ_EVIDENCE_KIND);
  zz_block_append_cell (row, about);
  zz_workbook_add_value (maker, row, item, ZZ_EVIDENCE_ISSUED);
  zz_workbook_add_value (maker, row, item, ZZ_EVIDENCE_VALID_UNTIL);
  add_confidential (maker, row, item);
  zz_part_add_evidence_state (maker, zz_block_append (row, ZZ_BLOCK_CELL), item);
  add_clauses_of (maker, row, item);
  for (guint i = 0; i < G_N_ELEMENTS (internal) && zz_part_is_internal (maker); i++)
    zz_workbook_add_value (maker, row, item, internal[i]);
}

void
zz_workbook_add_evidence (const ZzMaker *maker,
                          ZzBlock *body)
{
  const ZzEvidenceList *evidence = maker->facts->evidence;
  ZzBlock *table = zz_workbook_add_sheet (maker, body, "evidence", zz_part_say (maker, M_ ("Evidence")));

  zz_workbook_add_columns (maker, table, M_ ("No."), M_ ("Title"), M_ ("Kind"), M_ ("About"), M_ ("Issued"), M_ ("Valid until"),
                           M_ ("Confidential"), M_ ("State on the assessment day"), M_ ("For the clauses"), NULL);
  if (zz_part_is_internal (maker))
    zz_workbook_add_columns (maker, table, M_ ("Notes"), M_ ("Taken out of use on"), M_ ("Taken out of use by"), M_ ("Taken out of use because"), NULL);
  for (guint i = 0; i < evidence->items->len; i++)
    add_item (maker, table, evidence->items->pdata[i]);
  for (guint i = 0; i < evidence->removed->len && zz_part_is_internal (maker); i++)
    add_item (maker, table, evidence->removed->pdata[i]);
}

static void
add_action (const ZzMaker *maker,
            ZzBlock *table,
            const ZzRecord *action)
{
  static const guint fields[] = { ZZ_ACTION_TITLE, ZZ_ACTION_OWNER, ZZ_ACTION_DUE, ZZ_ACTION_STATE, ZZ_ACTION_CLOSED, ZZ_ACTION_CLOSED_REASON };
  const char *about = zz_record_get_text (action, ZZ_ACTION_CLAUSE);
  const ZzClause *clause = about != NULL ? zz_catalogue_find_clause (maker->findings->catalogue, about) : NULL;
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  zz_block_append_header_cell (row, 1, clause != NULL ? zz_part_text (maker, &clause->title) : about);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    zz_workbook_add_value (maker, row, action, fields[i]);
}

void
zz_workbook_add_actions (const ZzMaker *maker,
                         ZzBlock *body)
{
  const GPtrArray *actions = zz_project_get_builtin (maker->project, ZZ_BUILTIN_ACTION);
  ZzBlock *table;

  if (actions->len == 0)
    return;
  table = zz_workbook_add_sheet (maker, body, "actions", zz_part_say (maker, M_ ("Corrective actions")));
  zz_workbook_add_columns (maker, table, M_ ("Clause"), M_ ("Action"), M_ ("Owner"), M_ ("Due"), M_ ("State"), M_ ("Closed on"), M_ ("Reason"), NULL);
  for (guint i = 0; i < actions->len; i++)
    add_action (maker, table, actions->pdata[i]);
}

static void
add_register (const ZzMaker *maker,
              ZzBlock *body,
              const ZzRegister *reg)
{
  const GPtrArray *records = zz_project_get_records (maker->project, reg);
  g_autofree char *anchor = g_strdup_printf ("register-%s", reg->id);
  ZzBlock *table, *head;

  if (records->len == 0)
    return;
  table = zz_workbook_add_sheet (maker, body, anchor, zz_words_register (maker->messages, reg));
  head = table->blocks->pdata[0];
  for (guint i = 0; i < reg->fields->len; i++)
    zz_block_append_cell (head, zz_words_field (maker->messages, zz_register_get_field (reg, i)));
  for (guint i = 0; i < records->len; i++)
    {
      ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

      for (guint j = 0; j < reg->fields->len; j++)
        zz_workbook_add_value (maker, row, records->pdata[i], j);
    }
}

void
zz_workbook_add_registers (const ZzMaker *maker,
                           ZzBlock *body)
{
  const GPtrArray *registers = maker->findings->catalogue->registers;

  for (guint i = 0; i < registers->len; i++)
    add_register (maker, body, registers->pdata[i]);
}
