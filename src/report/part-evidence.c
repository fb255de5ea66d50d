/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence index: every item once, with its number. */
#include "core/builtin.h"
#include "eval/evidence-state.h"
#include "report/parts.h"

char *
zz_part_dup_subjects (const ZzMaker *maker,
                      const ZzRecord *item)
{
  const ZzValue *records = zz_record_get (item, ZZ_EVIDENCE_RECORDS);
  g_autoptr (GPtrArray) names = zz_words_list_new ();
  guint total = 0;

  if (records->kind != ZZ_VALUE_LIST)
    return NULL;
  for (; records->list[total] != NULL; total++)
    if (total < ZZ_MAX_NAMES)
      g_ptr_array_add (names, zz_words_record (maker->messages, maker->project, records->list[total]));
  return zz_words_join_names (&maker->words, ZZ_JOIN_LIST, names, total);
}

/* @fault: as it is it proves nothing. */
static const struct
{
  const char *word;
  ZzTone tone;
  gboolean fault;
} states[ZZ_N_EVIDENCE_STATES] = {
  [ZZ_EVIDENCE_FINE] = { M_ ("In order"), ZZ_TONE_MET, FALSE },
  [ZZ_EVIDENCE_EXPIRING] = { M_ ("Expiring soon"), ZZ_TONE_PARTLY, FALSE },
  [ZZ_EVIDENCE_EXPIRED] = { M_ ("Expired"), ZZ_TONE_NOT_MET, TRUE },
  [ZZ_EVIDENCE_NOT_YET_ISSUED] = { M_ ("Not issued yet"), ZZ_TONE_PARTLY, TRUE },
  [ZZ_EVIDENCE_UNDATED] = { M_ ("Undated"), ZZ_TONE_UNKNOWN, FALSE },
  [ZZ_EVIDENCE_MISSING] = { M_ ("File missing"), ZZ_TONE_NOT_MET, TRUE },
  [ZZ_EVIDENCE_CHANGED] = { M_ ("File changed"), ZZ_TONE_NOT_MET, TRUE },
  [ZZ_EVIDENCE_UNCHECKED] = { M_ ("Not checked"), ZZ_TONE_UNKNOWN, FALSE },
  [ZZ_EVIDENCE_REMOVED] = { M_ ("Removed"), ZZ_TONE_NOT_APPLICABLE, TRUE },
};

static ZzEvidenceState
get_state (const ZzMaker *maker,
           const ZzRecord *item)
{
  const ZzProofStates *proof = maker->facts->proof;
  const ZzProofState seen = proof != NULL ? zz_proof_states_get (proof, zz_record_get_id (item)) : ZZ_PROOF_UNCHECKED;

  return zz_evidence_get_state (item, seen, maker->findings->at, maker->options->warning_days);
}

void
zz_part_add_evidence_state (const ZzMaker *maker,
                            ZzBlock *block,
                            const ZzRecord *item)
{
  const ZzEvidenceState state = get_state (maker, item);

  zz_block_add_badge (block, states[state].tone, zz_part_say (maker, states[state].word));
}

const char *
zz_part_get_evidence_fault (const ZzMaker *maker,
                            const ZzRecord *item)
{
  const ZzEvidenceState state = get_state (maker, item);

  return states[state].fault ? zz_part_say (maker, states[state].word) : NULL;
}

/* What it is called, and for the house what was noted about it. */
static void
add_title (const ZzMaker *maker,
           ZzBlock *row,
           const ZzRecord *item)
{
  const char *note = zz_record_get_text (item, ZZ_EVIDENCE_NOTE);
  ZzBlock *cell = zz_block_append_header_cell (row, 1, zz_record_get_label (item));

  if (zz_evidence_is_marked (item))
    zz_block_add_run (cell, ZZ_RUN_QUIET, zz_part_say (maker, M_ ("(confidential)")));
  if (note != NULL && zz_part_is_internal (maker))
    zz_block_append_text (cell, ZZ_BLOCK_NOTE, note);
}

static void
add_kind (const ZzMaker *maker,
          ZzBlock *row,
          const ZzRecord *item)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (item), ZZ_EVIDENCE_KIND);
  g_autofree char *kind = zz_words_value (maker->messages, maker->project, field, zz_record_get (item, ZZ_EVIDENCE_KIND));
  g_autofree char *about = zz_part_dup_subjects (maker, item);
  ZzBlock *cell = zz_block_append_cell (row, kind);

  if (about != NULL)
    zz_block_append_text (cell, ZZ_BLOCK_NOTE, about);
}

static void
add_day (const ZzMaker *maker,
         ZzBlock *row,
         const ZzRecord *item,
         guint number)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (item), number);
  const ZzValue *value = zz_record_get (item, number);
  g_autofree char *text = zz_words_value (maker->messages, maker->project, field, value);

  zz_block_append_value_cell (row, zz_value_copy (value), text);
}

static void
add_clauses (const ZzMaker *maker,
             ZzBlock *row,
             const ZzRecord *item)
{
  const ZzValue *clauses = zz_record_get (item, ZZ_EVIDENCE_CLAUSES);
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  for (guint i = 0; clauses->kind == ZZ_VALUE_LIST && clauses->list[i] != NULL; i++)
    {
      const ZzClause *clause = zz_catalogue_find_clause (maker->findings->catalogue, clauses->list[i]);

      if (clause != NULL)
        zz_part_add_clause_link (maker, zz_block_append (cell, ZZ_BLOCK_PARAGRAPH), clause);
    }
}

static void
add_item (const ZzMaker *maker,
          ZzBlock *table,
          const ZzRecord *item)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  const guint number = zz_evidence_list_get_number (maker->facts->evidence, zz_record_get_id (item));
  g_autofree char *text = g_strdup_printf ("%u", number);

  zz_block_append_value_cell (row, zz_value_integer (number), text);
  add_title (maker, row, item);
  add_kind (maker, row, item);
  add_day (maker, row, item, ZZ_EVIDENCE_ISSUED);
  add_day (maker, row, item, ZZ_EVIDENCE_VALID_UNTIL);
  zz_part_add_evidence_state (maker, zz_block_append (row, ZZ_BLOCK_CELL), item);
  add_clauses (maker, row, item);
}

static void
add_removed (const ZzMaker *maker,
             ZzBlock *table,
             const ZzRecord *item)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  add_title (maker, row, item);
  add_kind (maker, row, item);
  add_day (maker, row, item, ZZ_EVIDENCE_REMOVED_ON);
  zz_block_append_cell (row, zz_record_get_text (item, ZZ_EVIDENCE_REMOVED_BY));
  zz_block_append_cell (row, zz_record_get_text (item, ZZ_EVIDENCE_REMOVED_REASON));
}

static void
add_removed_items (const ZzMaker *maker,
                   ZzBlock *section)
{
  const GPtrArray *removed = maker->facts->evidence->removed;
  ZzBlock *table;

  if (removed->len == 0 || !zz_part_is_internal (maker))
    return;
  zz_block_append_heading (section, 3, zz_part_say (maker, M_ ("Taken out of use")));
  table = zz_block_append_table (section, zz_part_say (maker, M_ ("Title")), zz_part_say (maker, M_ ("Kind")), zz_part_say (maker, M_ ("On")),
                                 zz_part_say (maker, M_ ("By")), zz_part_say (maker, M_ ("Reason")), NULL);
  for (guint i = 0; i < removed->len; i++)
    add_removed (maker, table, removed->pdata[i]);
}

void
zz_part_add_evidence_index (const ZzMaker *maker,
                            ZzBlock *body)
{
  const GPtrArray *items = maker->facts->evidence->items;
  ZzBlock *section = zz_part_add_section (maker, body, "evidence", M_ ("List of evidence"));
  ZzBlock *table;

  section->landscape = TRUE;
  if (items->len == 0)
    zz_block_append_text (section, ZZ_BLOCK_PARAGRAPH, zz_part_say (maker, M_ ("No evidence is attached.")));
  else
    {
      table = zz_block_append_table (section, zz_part_say (maker, M_ ("No.")), zz_part_say (maker, M_ ("Title")), zz_part_say (maker, M_ ("Kind")),
                                     zz_part_say (maker, M_ ("Issued")), zz_part_say (maker, M_ ("Valid until")),
                                     zz_part_say (maker, M_ ("State on the assessment day")), zz_part_say (maker, M_ ("For the clauses")), NULL);
      zz_block_set_shares (table, 2, 11, 9, 5, 5, 5, 10, 0);
      for (guint i = 0; i < items->len; i++)
        add_item (maker, table, items->pdata[i]);
    }
  add_removed_items (maker, section);
}
