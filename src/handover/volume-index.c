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

/* What the copy is called, and what reports call the item. */
static void
add_number (ZzBlock *row,
            const ZzMessages *messages,
            const ZzVolumeEntry *entry)
{
  g_autofree char *number = g_strdup_printf ("%u", entry->number);
  g_autofree char *words = zz_phrase (messages, M_ ("No. {n}"), "n", number, NULL);
  ZzBlock *cell = zz_block_append (row, ZZ_BLOCK_CELL);

  zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, entry->label);
  zz_block_append_text (cell, ZZ_BLOCK_NOTE, words);
}

static void
add_entry (ZzBlock *table,
           const ZzMessages *messages,
           ZzProject *project,
           const ZzVolumeEntry *entry)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  add_number (row, messages, entry);
  zz_index_add_title (row, messages, entry->item, entry->path, entry->missing);
  add_clauses (row, messages, zz_project_get_catalogue (project), entry->item);
  zz_index_add_day (row, messages, project, entry->item, ZZ_EVIDENCE_ISSUED);
  zz_index_add_day (row, messages, project, entry->item, ZZ_EVIDENCE_VALID_UNTIL);
}

static guint
count_missing (const GPtrArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += ((const ZzVolumeEntry *) entries->pdata[i])->missing ? 1 : 0;
  return n;
}

static void
add_missing (ZzBlock *body,
             const ZzMessages *messages,
             guint n)
{
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = zz_phrase_plural (messages, MN_ ("{n} item of evidence has no copy, for its file is missing.", "{n} items of evidence have no copy, for their files are missing."), n, NULL);
  zz_block_append_text (body, ZZ_BLOCK_NOTICE, text)->tone = ZZ_TONE_NOT_MET;
}

/* How the volume is read, for whoever has never seen one. */
static void
add_guide (ZzBlock *body,
           const ZzMessages *messages,
           guint n)
{
  g_autofree char *copies = zz_phrase_plural (messages, MN_ ("{n} copy, in a folder by category and numbered by clause and item: 4.2-01 is the first item for the second clause of the fourth category.", "{n} copies, in folders by category and numbered by clause and item: 4.2-01 is the first item for the second clause of the fourth category."),
                                              n, NULL);

  zz_block_append_text (body, ZZ_BLOCK_PARAGRAPH, copies);
  zz_block_append_text (body, ZZ_BLOCK_NOTE, zz_messages_get (messages, M_ ("“No.” in the tables is the number that reports give to the item.")));
  zz_block_append_text (body, ZZ_BLOCK_NOTE, zz_messages_get (messages, M_ ("“sha256sum -c SHA256SUMS” checks that every copy is what was put into the volume.")));
}

static ZzBlock *
add_category (ZzBlock *body,
              const ZzMessages *messages,
              const ZzCatalogue *catalogue,
              guint category)
{
  ZzBlock *table;
  g_autofree char *heading = g_strdup_printf ("%02u %s", category, zz_volume_get_category_title (catalogue, category, messages));

  zz_block_append_heading (body, 2, heading);
  table = zz_block_append_table (body, zz_messages_get (messages, M_ ("Copy")), zz_messages_get (messages, M_ ("Title and SHA-256")),
                                 zz_messages_get (messages, M_ ("Clauses")), zz_messages_get (messages, M_ ("Issued")),
                                 zz_messages_get (messages, M_ ("Valid until")), NULL);
  zz_block_set_shares (table, 11, 35, 20, 17, 17, 0);
  return table;
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
  add_missing (document->body, messages, count_missing (entries));
  zz_index_add_project (document->body, messages, project);
  add_guide (document->body, messages, entries->len - count_missing (entries));
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
