/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report, the evidence of a clause: what is asked for, what there
 * is and what it is worth; then what was attached beyond that. */
#include "core/builtin.h"
#include "report/readiness-private.h"

#include <string.h>

#define N_COLUMNS 4

static void
add_need (const ZzWords *words,
          ZzBlock *table,
          const ZzNeed *need,
          ZzStatus status)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *kinds = zz_words_need_kinds (words, need);
  ZzBlock *cell = zz_block_append_header_cell (row, N_COLUMNS, kinds);

  if (status != ZZ_STATUS_NONE)
    zz_readiness_add_badge (words, cell, status);
  if (need->per_register != NULL)
    {
      g_autofree char *per = zz_phrase (words->messages, M_ ("for each under “{title}”"), "title", zz_words_register (words->messages, need->per_register), NULL);

      zz_block_add_run (cell, ZZ_RUN_QUIET, per);
    }
  if (need->mark != ZZ_MARK_NONE)
    {
      g_autofree char *mark = zz_phrase (words->messages, M_ ("asked for: {mark}"), "mark", zz_words_mark (words->messages, need->mark), NULL);

      zz_block_add_run (cell, ZZ_RUN_QUIET, mark);
    }
}

/* What the item is about, so that a title like "certificate" tells whose. */
static char *
word_records (const ZzWords *words,
              const ZzValue *records)
{
  g_autoptr (GPtrArray) names = zz_words_list_new ();
  guint total = 0;

  if (records->kind != ZZ_VALUE_LIST)
    return NULL;
  for (; records->list[total] != NULL; total++)
    if (total < ZZ_MAX_NAMES)
      g_ptr_array_add (names, zz_words_record (words->messages, words->project, records->list[total]));
  return zz_words_join_names (words, ZZ_JOIN_LIST, names, total);
}

static void
add_title (const ZzWords *words,
           ZzBlock *row,
           const ZzRecord *record)
{
  const ZzRegister *reg = zz_record_get_register (record);
  const char *note = zz_record_get_text (record, ZZ_EVIDENCE_NOTE);
  g_autofree char *kind = zz_words_value (words->messages, words->project, zz_register_get_field (reg, ZZ_EVIDENCE_KIND), zz_record_get (record, ZZ_EVIDENCE_KIND));
  g_autofree char *title = zz_words_record (words->messages, words->project, zz_record_get_id (record));
  g_autofree char *about = word_records (words, zz_record_get (record, ZZ_EVIDENCE_RECORDS));
  g_autofree char *detail = NULL;
  ZzBlock *cell = zz_block_append_cell (row, title);

  detail = about != NULL ? zz_phrase (words->messages, M_ ("{kind}: {names}"), "kind", kind, "names", about, NULL) : g_steal_pointer (&kind);
  zz_block_add_run (cell, ZZ_RUN_QUIET, detail);
  if (note != NULL)
    zz_block_append_text (cell, ZZ_BLOCK_NOTE, note);
}

/* @item: NULL for one that no need asks for. */
static void
add_item (const ZzWords *words,
          ZzBlock *table,
          const ZzRecord *record,
          const ZzItem *item)
{
  const ZzRegister *reg = zz_record_get_register (record);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *issued = zz_words_date (words->messages, zz_record_get_date (record, ZZ_EVIDENCE_ISSUED));
  g_autofree char *valid = zz_words_value (words->messages, words->project, zz_register_get_field (reg, ZZ_EVIDENCE_VALID_UNTIL), zz_record_get (record, ZZ_EVIDENCE_VALID_UNTIL));
  g_autofree char *state = item != NULL ? zz_words_item (words->messages, item) : NULL;
  ZzBlock *cell;

  add_title (words, row, record);
  zz_block_append_narrow_cell (row, issued);
  zz_block_append_narrow_cell (row, valid);
  cell = zz_block_append (row, ZZ_BLOCK_CELL);
  if (state != NULL)
    zz_block_add_run (cell, item->code == ZZ_ITEM_GOOD ? ZZ_RUN_TEXT : ZZ_RUN_STRONG, state);
}

static void
add_items (const ZzWords *words,
           ZzBlock *table,
           const ZzNeedFinding *need,
           GHashTable *shown)
{
  for (guint i = 0; i < need->items->len; i++)
    {
      const ZzItem *item = &g_array_index (need->items, ZzItem, i);
      const ZzRecord *record = zz_project_find_builtin (words->project, ZZ_BUILTIN_EVIDENCE, item->item);

      g_hash_table_add (shown, item->item);
      if (record != NULL)
        add_item (words, table, record, item);
    }
  if (need->items->len == 0)
    {
      ZzBlock *cell = zz_block_append (zz_block_append (table, ZZ_BLOCK_ROW), ZZ_BLOCK_CELL);

      cell->level = N_COLUMNS;
      zz_block_add_run (cell, ZZ_RUN_QUIET, zz_readiness_say (words, M_ ("none attached")));
    }
}

static void
add_others (const ZzWords *words,
            ZzBlock *table,
            const ZzClause *clause,
            GHashTable *shown)
{
  const GPtrArray *items = zz_project_get_builtin (words->project, ZZ_BUILTIN_EVIDENCE);
  gboolean any = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const ZzRecord *item = items->pdata[i];

      if (!zz_value_list_contains (zz_record_get (item, ZZ_EVIDENCE_CLAUSES), clause->id)
          || g_hash_table_contains (shown, zz_record_get_id (item)) || zz_evidence_is_removed (item))
        continue;
      if (!any)
        zz_block_append_header_cell (zz_block_append (table, ZZ_BLOCK_ROW), N_COLUMNS, zz_readiness_say (words, M_ ("Also attached")));
      any = TRUE;
      add_item (words, table, item, NULL);
    }
}

/* All columns but the first hold a date or a word. */
static void
keep_narrow (ZzBlock *head)
{
  for (guint i = 1; i < head->blocks->len; i++)
    {
      ZzBlock *cell = head->blocks->pdata[i];

      cell->narrow = TRUE;
    }
}

void
zz_readiness_add_evidence (const ZzWords *words,
                           ZzBlock *parent,
                           const ZzClauseFinding *finding)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  ZzBlock *table = zz_block_append_table (parent, zz_readiness_say (words, M_ ("Evidence")), zz_readiness_say (words, M_ ("Issued")),
                                          zz_readiness_say (words, M_ ("Valid until")), zz_readiness_say (words, M_ ("State on the assessment day")), NULL);

  keep_narrow (table->blocks->pdata[0]);
  for (guint i = 0; i < finding->needs->len; i++)
    {
      const ZzNeedFinding *need = finding->needs->pdata[i];

      add_need (words, table, need->need, need->status);
      add_items (words, table, need, shown);
    }
  add_others (words, table, finding->clause, shown);
  /* Nothing asked for and nothing attached: no table. */
  if (table->blocks->len == 1)
    g_ptr_array_remove (parent->blocks, table);
}
