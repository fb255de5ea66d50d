/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of an evidence volume as a document. */
#include "handover/volume-index.h"

#include "core/builtin.h"
#include "handover/package-index.h"
#include "handover/volume-plan.h"
#include "report/phrase.h"

/* "4.4 …" for each clause the item is for, a line each. */
static void
add_clauses (ZzBlock *row,
             const ZzMessages *messages,
             const ZzCatalogue *catalogue,
             const ZzRecord *item)
{
  const ZzValue *clauses = zz_record_get (item, ZZ_EVIDENCE_CLAUSES);
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  for (guint i = 0; clauses->kind == ZZ_VALUE_LIST && clauses->list[i] != NULL; i++)
    {
      const ZzClause *clause = zz_catalogue_find_clause (catalogue, clauses->list[i]);
      g_autofree char *label = clause != NULL ? zz_volume_dup_clause_label (catalogue, clause) : NULL;
      g_autofree char *text = clause != NULL ? g_strdup_printf ("%s %s", label, zz_messages_text (messages, &clause->title)) : NULL;

      if (text != NULL)
        zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, text);
    }
}

static void
add_entry (ZzBlock *table,
           const ZzMessages *messages,
           ZzProject *project,
           const ZzVolumeEntry *entry)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *number = g_strdup_printf ("%u", entry->number);
  ZzBlock *cell;

  zz_block_append_narrow_cell (row, number);
  zz_block_append_narrow_cell (row, entry->label);
  add_clauses (row, messages, zz_project_get_catalogue (project), entry->item);
  cell = zz_block_append (row, ZZ_BLOCK_CELL);
  if (entry->missing)
    {
      zz_block_add_run (cell, ZZ_RUN_TEXT, zz_record_get_label (entry->item));
      zz_block_add_badge (cell, ZZ_TONE_NOT_MET, zz_messages_get (messages, M_ ("File missing")));
    }
  else
    zz_block_add_file_link (cell, zz_record_get_label (entry->item), entry->path);
  zz_index_add_day (row, messages, project, entry->item, ZZ_EVIDENCE_ISSUED);
  zz_index_add_day (row, messages, project, entry->item, ZZ_EVIDENCE_VALID_UNTIL);
  zz_block_append_cell (row, zz_record_get_text (entry->item, ZZ_EVIDENCE_SHA256));
}

static ZzBlock *
add_category (ZzBlock *body,
              const ZzMessages *messages,
              const ZzCatalogue *catalogue,
              guint category)
{
  g_autofree char *heading = g_strdup_printf ("%02u %s", category, zz_volume_get_category_title (catalogue, category, messages));

  zz_block_append_heading (body, 2, heading);
  return zz_block_append_table (body, zz_messages_get (messages, M_ ("No.")), zz_messages_get (messages, M_ ("Copy")),
                                zz_messages_get (messages, M_ ("Clauses")), zz_messages_get (messages, M_ ("Title")),
                                zz_messages_get (messages, M_ ("Issued")), zz_messages_get (messages, M_ ("Valid until")), "SHA-256", NULL);
}

ZzDocument *
zz_volume_index_build (ZzProject *project,
                       const GPtrArray *entries,
                       guint left_out,
                       const ZzMessages *messages)
{
  const char *title = zz_messages_get (messages, M_ ("Evidence volume"));
  ZzDocument *document = zz_document_new (zz_messages_get_language (messages), title);
  ZzBlock *table = NULL;
  guint category = 0;

  zz_block_append_heading (document->body, 1, title);
  zz_index_add_left_out (document->body, messages, left_out);
  zz_index_add_project (document->body, messages, project);
  if (entries->len == 0)
    zz_block_append_text (document->body, ZZ_BLOCK_PARAGRAPH, zz_messages_get (messages, M_ ("No evidence is attached.")));
  for (guint i = 0; i < entries->len; i++)
    {
      const ZzVolumeEntry *entry = entries->pdata[i];

      if (entry->category != category)
        table = add_category (document->body, messages, zz_project_get_catalogue (project), entry->category);
      category = entry->category;
      add_entry (table, messages, project, entry);
    }
  return document;
}
