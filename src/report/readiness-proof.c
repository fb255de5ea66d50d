/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report, the evidence of a clause: what is asked for, what there
 * is and what it is worth; then what was attached beyond that. */
#include "core/builtin.h"
#include "report/parts.h"

#define N_COLUMNS 2

static void
add_need (const ZzMaker *maker,
          ZzBlock *table,
          const ZzNeed *need,
          ZzStatus status)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *kinds = zz_words_need_kinds (&maker->words, need);
  ZzBlock *cell = zz_block_append_header_cell (row, N_COLUMNS, kinds);

  if (status != ZZ_STATUS_NONE)
    zz_part_add_badge (maker, cell, status);
  if (need->per_register != NULL)
    {
      g_autofree char *per = zz_phrase (maker->messages, M_ ("for each under “{title}”"), "title", zz_words_register (maker->messages, need->per_register), NULL);

      zz_block_add_run (cell, ZZ_RUN_QUIET, per);
    }
  if (need->mark != ZZ_MARK_NONE)
    {
      g_autofree char *mark = zz_phrase (maker->messages, M_ ("asked for: {mark}"), "mark", zz_words_mark (maker->messages, need->mark), NULL);

      zz_block_add_run (cell, ZZ_RUN_QUIET, mark);
    }
}

/* By its number: the title stands in the index. @item: NULL for one that no need
 * asks for. */
static void
add_item (const ZzMaker *maker,
          ZzBlock *table,
          const ZzRecord *record,
          const ZzItem *item)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (record), ZZ_EVIDENCE_KIND);
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW), *cell = zz_block_append (row, ZZ_BLOCK_CELL);
  g_autofree char *number = zz_part_dup_number (maker, zz_record_get_id (record));
  g_autofree char *kind = zz_words_value (maker->messages, maker->project, field, zz_record_get (record, ZZ_EVIDENCE_KIND));
  g_autofree char *about = zz_part_dup_subjects (maker, record);
  g_autofree char *detail = about != NULL ? zz_phrase (maker->messages, M_ ("{kind}: {names}"), "kind", kind, "names", about, NULL) : g_strdup (kind);
  g_autofree char *state = item != NULL ? zz_words_item (maker->messages, item) : NULL;

  zz_block_add_link (cell, number, ZZ_OWN_ANCHOR "evidence");
  zz_block_add_run (cell, ZZ_RUN_TEXT, detail);
  cell = zz_block_append (row, ZZ_BLOCK_CELL);
  if (item == NULL)
    zz_part_add_evidence_state (maker, cell, record);
  else
    zz_block_add_run (cell, item->code == ZZ_ITEM_GOOD ? ZZ_RUN_TEXT : ZZ_RUN_STRONG, state);
}

static void
add_items (const ZzMaker *maker,
           ZzBlock *table,
           const ZzNeedFinding *need,
           GHashTable *shown)
{
  for (guint i = 0; i < need->items->len; i++)
    {
      const ZzItem *item = &g_array_index (need->items, ZzItem, i);
      const ZzRecord *record = zz_project_find_builtin (maker->project, ZZ_BUILTIN_EVIDENCE, item->item);

      g_hash_table_add (shown, item->item);
      if (record != NULL)
        add_item (maker, table, record, item);
    }
  if (need->items->len == 0)
    {
      ZzBlock *cell = zz_block_append (zz_block_append (table, ZZ_BLOCK_ROW), ZZ_BLOCK_CELL);

      cell->level = N_COLUMNS;
      zz_block_add_run (cell, ZZ_RUN_QUIET, zz_part_say (maker, M_ ("none attached")));
    }
}

static void
add_others (const ZzMaker *maker,
            ZzBlock *table,
            const ZzClause *clause,
            GHashTable *shown)
{
  const GPtrArray *items = zz_evidence_list_get (maker->facts->evidence, clause);
  gboolean any = FALSE;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const ZzRecord *item = items->pdata[i];

      if (g_hash_table_contains (shown, zz_record_get_id (item)))
        continue;
      if (!any)
        zz_block_append_header_cell (zz_block_append (table, ZZ_BLOCK_ROW), N_COLUMNS, zz_part_say (maker, M_ ("Also attached")));
      any = TRUE;
      add_item (maker, table, item, NULL);
    }
}

void
zz_readiness_add_evidence (const ZzMaker *maker,
                           ZzBlock *parent,
                           const ZzClauseFinding *finding)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  ZzBlock *table = zz_block_append_table (parent, zz_part_say (maker, M_ ("Evidence")), zz_part_say (maker, M_ ("State on the assessment day")), NULL);

  zz_block_set_shares (table, 3, 2, 0);
  for (guint i = 0; i < finding->needs->len; i++)
    {
      const ZzNeedFinding *need = finding->needs->pdata[i];

      add_need (maker, table, need->need, need->status);
      add_items (maker, table, need, shown);
    }
  add_others (maker, table, finding->clause, shown);
  /* Nothing asked for and nothing attached: no table. */
  if (table->blocks->len == 1)
    g_ptr_array_remove (parent->blocks, table);
}
