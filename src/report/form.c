/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The official self-assessment form: head, one row for each clause in order, the
 * statement that all of it is true, room for signature and seal. Two-valued. */
#include "core/builtin.h"
#include "report/parts.h"

/* What is not said is left to be filled in by hand. */
static void
add_form_head (const ZzMaker *maker,
               ZzBlock *body)
{
  const ZzLetterhead *letterhead = &maker->options->letterhead;
  ZzBlock *table = zz_block_append (body, ZZ_BLOCK_TABLE), *row;
  g_autofree char *at = zz_words_date (maker->messages, maker->findings->at);
  g_autofree char *declared = zz_part_dup_declared (maker);
  g_autofree char *assessors = NULL;

  if (letterhead->department != NULL && letterhead->prepared_by != NULL)
    assessors = g_strdup_printf ("%s / %s", letterhead->department, letterhead->prepared_by);
  else
    assessors = g_strdup (letterhead->department != NULL ? letterhead->department : letterhead->prepared_by);
  zz_block_set_shares (table, 3, 7, 3, 7, 0);
  row = zz_block_append (table, ZZ_BLOCK_ROW);
  zz_part_add_pair (maker, row, M_ ("Name of the organisation"), letterhead->organisation != NULL ? letterhead->organisation : zz_words_organisation (maker->messages, maker->project));
  zz_part_add_pair (maker, row, M_ ("Time of the assessment"), at);
  row = zz_block_append (table, ZZ_BLOCK_ROW);
  zz_part_add_pair (maker, row, M_ ("Service category / level"), declared);
  zz_part_add_pair (maker, row, M_ ("Assessing department / people"), assessors);
}

/* What the form asks for as proof. */
static void
add_needs (const ZzMaker *maker,
           ZzBlock *row,
           const ZzClause *clause)
{
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  for (guint i = 0; i < clause->needs->len; i++)
    {
      g_autofree char *kinds = zz_words_need_kinds (&maker->words, clause->needs->pdata[i]);

      zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, kinds);
    }
}

/* Of a clause that does not apply: what the program says of it, and what a person
 * gave as the reason. */
static void
add_not_applicable (const ZzMaker *maker,
                    ZzBlock *cell,
                    const ZzClauseFinding *finding)
{
  const ZzRecord *answer = zz_project_find_builtin (maker->project, ZZ_BUILTIN_ANSWER, finding->clause->id);
  const char *reason = answer != NULL && finding->applicability == ZZ_NOT_BY_ANSWER ? zz_record_get_text (answer, ZZ_ANSWER_REASON) : NULL;
  g_auto (GStrv) sentences = NULL;

  if (reason != NULL)
    {
      zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, reason);
      return;
    }
  sentences = zz_words_list_clause (&maker->words, finding);
  zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, sentences[0]);
}

/* Anything but met is not met. */
static void
add_conclusion (const ZzMaker *maker,
                ZzBlock *row,
                const ZzClauseFinding *finding)
{
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  if (finding == NULL)
    return;
  if (finding->status == ZZ_STATUS_MET || finding->status == ZZ_STATUS_NOT_APPLICABLE)
    zz_part_add_badge (maker, cell, finding->status);
  else
    zz_part_add_badge (maker, cell, ZZ_STATUS_NOT_MET);
  if (finding->status == ZZ_STATUS_NOT_APPLICABLE)
    add_not_applicable (maker, cell, finding);
}

/* What the clause found the item to be; NULL where it asks for none of its kind. */
static const ZzItem *
find_item (const ZzClauseFinding *finding,
           const char *id)
{
  const ZzItem *found = NULL;

  for (guint i = 0; finding != NULL && i < finding->needs->len; i++)
    {
      const ZzNeedFinding *need = finding->needs->pdata[i];

      for (guint j = 0; j < need->items->len; j++)
        {
          const ZzItem *item = &g_array_index (need->items, ZzItem, j);

          /* What it is good for does not hide what it is not good for. */
          if (g_str_equal (item->item, id) && (found == NULL || found->code == ZZ_ITEM_GOOD))
            found = item;
        }
    }
  return found;
}

/* An item that proves nothing as it is does not pass for proof. @item: what the clause
 * found it to be, or NULL. */
static void
add_fault (const ZzMaker *maker,
           ZzBlock *line,
           const ZzRecord *record,
           const ZzItem *item)
{
  g_autofree char *state = NULL, *fault = NULL;

  if (item == NULL)
    state = g_strdup (zz_part_get_evidence_fault (maker, record));
  else if (item->code != ZZ_ITEM_GOOD)
    state = zz_words_item (maker->messages, item);
  if (state == NULL)
    return;
  fault = zz_phrase (maker->messages, M_ ("({state})"), "state", state, NULL);
  zz_block_add_run (line, ZZ_RUN_STRONG, fault);
}

static void
add_items (const ZzMaker *maker,
           ZzBlock *row,
           const ZzClause *clause,
           const ZzClauseFinding *finding)
{
  const GPtrArray *items = zz_evidence_list_get (maker->facts->evidence, clause);
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", zz_evidence_list_get_number (maker->facts->evidence, zz_record_get_id (items->pdata[i])));
      ZzBlock *line = zz_block_append (cell, ZZ_BLOCK_PARAGRAPH);

      zz_block_add_run (line, ZZ_RUN_QUIET, number);
      zz_block_add_run (line, ZZ_RUN_TEXT, zz_record_get_label (items->pdata[i]));
      add_fault (maker, line, items->pdata[i], find_item (finding, zz_record_get_id (items->pdata[i])));
    }
}

static void
add_clause (const ZzMaker *maker,
            ZzBlock *table,
            const ZzClause *clause)
{
  const ZzClauseFinding *finding = maker->findings->available ? zz_findings_get_clause (maker->findings, clause) : NULL;
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *number = g_strdup_printf ("%u", clause->number + 1);
  ZzBlock *cell;

  zz_block_append_value_cell (row, zz_value_integer (clause->number + 1), number);
  zz_block_append_cell (row, zz_part_text (maker, &clause->category->title));
  cell = zz_block_append (row, ZZ_BLOCK_CELL);
  zz_block_add_run (cell, ZZ_RUN_QUIET, clause->id);
  zz_block_add_run (cell, ZZ_RUN_TEXT, zz_part_text (maker, &clause->text));
  add_needs (maker, row, clause);
  add_conclusion (maker, row, finding);
  add_items (maker, row, clause, finding);
}

/* The form knows no third word; the other reports have it. */
static void
add_two_valued (const ZzMaker *maker,
                ZzBlock *section)
{
  const guint *totals = maker->findings->totals;
  const guint n = maker->findings->available ? totals[ZZ_STATUS_UNKNOWN] + totals[ZZ_STATUS_PARTLY_MET] : 0;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = zz_phrase_plural (maker->messages,
                           MN_ ("{n} of these items is incomplete or partly met; the table counts it as “not met”.",
                                "{n} of these items are incomplete or partly met; the table counts them as “not met”."),
                           n, NULL);
  zz_block_append_text (section, ZZ_BLOCK_NOTE, text);
}

void
zz_part_add_form (const ZzMaker *maker,
                  ZzBlock *section)
{
  const GPtrArray *clauses = maker->findings->catalogue->clauses;
  ZzBlock *table;

  add_form_head (maker, section);
  table = zz_block_append_table (section, zz_part_say (maker, M_ ("Number")), zz_part_say (maker, M_ ("Point")), zz_part_say (maker, M_ ("Clause")),
                                 zz_part_say (maker, M_ ("Evidence to be provided")), zz_part_say (maker, M_ ("Conclusion of the self-assessment")),
                                 zz_part_say (maker, M_ ("List of evidence")), NULL);
  zz_block_set_shares (table, 2, 4, 13, 8, 6, 10, 0);
  for (guint i = 0; i < clauses->len; i++)
    add_clause (maker, table, clauses->pdata[i]);
  add_two_valued (maker, section);
}

static void
add_statement (const ZzMaker *maker,
               ZzBlock *section)
{
  ZzBlock *statement;

  /* Nobody signs a page that does not say what for. */
  zz_block_keep_last (section);
  zz_block_append_heading (section, 2, zz_part_say (maker, M_ ("Statement of truthfulness")));
  statement = zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH,
                                    zz_part_say (maker, M_ ("We declare that what this form says and the evidence handed in with it are true, complete and valid, that the "
                                                            "copies agree with the originals, and that we answer for any untruth in them.")));
  statement->keep = TRUE;
  zz_part_add_signing (maker, section, M_ ("Head of the organisation (signature)"), M_ ("Organisation (seal)"), M_ ("Date"), NULL);
}

ZzDocument *
zz_form_report (const ZzReportFacts *facts,
                const ZzReportOptions *options,
                const ZzMessages *messages)
{
  const ZzMaker maker = zz_maker_new (facts, options, messages);
  ZzDocument *document = zz_maker_begin (&maker, M_ ("Self-assessment form · General management"));
  ZzBlock *section = zz_block_append (document->body, ZZ_BLOCK_SECTION);

  /* The head of the form says whose it is: no letterhead. */
  section->anchor = g_strdup (ZZ_OWN_ANCHOR "form");
  section->landscape = TRUE;
  zz_block_append_heading (section, 1, zz_part_say (&maker, M_ ("Self-assessment form · General management")));
  zz_part_add_redaction (&maker, section);
  zz_part_add_form (&maker, section);
  zz_part_add_replaced (&maker, section);
  add_statement (&maker, section);
  return document;
}
