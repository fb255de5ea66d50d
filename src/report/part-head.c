/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a report begins and ends: letterhead, what was judged, notices, signatures. */
#include "core/builtin.h"
#include "report/parts.h"

/* Three empty lines: room for a signature or a seal. */
#define ROOM "\xc2\xa0\n\xc2\xa0\n\xc2\xa0"

/* An empty line: what is signed is taller than what is printed. */
#define LINE_TO_SIGN "\xc2\xa0"

void
zz_part_add_redaction (const ZzMaker *maker,
                       ZzBlock *body)
{
  if (maker->options->redacted)
    zz_block_append_text (body, ZZ_BLOCK_NOTICE, zz_part_say (maker, M_ ("Redacted: names, numbers, amounts and addresses are replaced in this copy. Free texts may still tell by other words whom they are about.")));
}

void
zz_part_add_letterhead (const ZzMaker *maker,
                        ZzBlock *body,
                        const char *title)
{
  const ZzLetterhead *letterhead = &maker->options->letterhead;
  ZzBlock *paragraph;

  if (letterhead->logo != NULL)
    zz_block_append_image (body, letterhead->logo, zz_part_say (maker, M_ ("Logo")));
  if (letterhead->organisation != NULL || letterhead->department != NULL)
    {
      paragraph = zz_block_append (body, ZZ_BLOCK_PARAGRAPH);
      if (letterhead->organisation != NULL)
        zz_block_add_run (paragraph, ZZ_RUN_STRONG, letterhead->organisation);
      if (letterhead->department != NULL)
        zz_block_add_run (paragraph, ZZ_RUN_QUIET, letterhead->department);
    }
  zz_block_append_heading (body, 1, zz_part_say (maker, title));
  zz_part_add_redaction (maker, body);
}

/* The level judged may be another than the one applied for. */
static void
add_level (const ZzMaker *maker,
           ZzBlock *table)
{
  const ZzChoices *levels = maker->findings->catalogue->levels;
  const char *judged = zz_part_text (maker, &zz_choices_get (levels, maker->findings->level)->title);
  int applied = zz_project_get_level (maker->project);

  zz_part_add_fact (maker, table, M_ ("Level judged"), judged);
  if (applied >= 0 && (guint) applied != maker->findings->level)
    zz_part_add_fact (maker, table, M_ ("Level applied for"), zz_part_text (maker, &zz_choices_get (levels, (guint) applied)->title));
}

static void
add_dates (const ZzMaker *maker,
           ZzBlock *table)
{
  ZzDate planned_date = zz_project_get_planned_date (maker->project);
  g_autofree char *at = zz_words_date (maker->messages, maker->findings->at);
  g_autofree char *planned = zz_words_date (maker->messages, planned_date);
  g_autofree char *made = zz_words_date (maker->messages, maker->facts->today);

  zz_part_add_fact (maker, table, M_ ("Assessment day"), at);
  if (planned_date != maker->findings->at)
    zz_part_add_fact (maker, table, M_ ("Planned assessment date"), planned);
  zz_part_add_fact (maker, table, M_ ("Made on"), made);
}

void
zz_part_add_head (const ZzMaker *maker,
                  ZzBlock *body)
{
  const ZzCatalogue *catalogue = maker->findings->catalogue;
  const ZzChoice *service = maker->findings->service < 0 ? NULL : zz_choices_get (catalogue->services, (guint) maker->findings->service);
  const ZzChoice *kind = zz_choices_get (catalogue->applications, zz_project_get_kind (maker->project));
  g_autofree char *kind_word = zz_phrase_capital (maker->messages, zz_words_application (maker->messages, kind->id));
  ZzBlock *table = zz_block_append (body, ZZ_BLOCK_TABLE), *row;

  zz_part_add_fact (maker, table, M_ ("Organisation"), zz_words_organisation (maker->messages, maker->project));
  zz_part_add_fact (maker, table, M_ ("Declared category"), service != NULL ? zz_part_text (maker, &service->title) : NULL);
  add_level (maker, table);
  zz_part_add_fact (maker, table, M_ ("Kind of application"), kind_word);
  add_dates (maker, table);
  zz_part_add_fact (maker, table, M_ ("Requirements"), zz_part_text (maker, &catalogue->title));
  zz_part_add_fact (maker, table, M_ ("Edition"), catalogue->edition);
  zz_block_set_shares (table, 3, 6, 3, 5, 0);
  row = table->blocks->pdata[table->blocks->len - 1];
  while (row->blocks->len < 4)
    zz_block_append_cell (row, NULL);
}

void
zz_part_add_pair (const ZzMaker *maker,
                  ZzBlock *row,
                  const char *label,
                  const char *text)
{
  zz_block_append_header_cell (row, 1, zz_part_say (maker, label));
  zz_block_append_cell (row, text);
}

char *
zz_part_dup_declared (const ZzMaker *maker)
{
  const ZzCatalogue *catalogue = maker->findings->catalogue;
  const int service = maker->findings->service;
  const char *level = zz_part_text (maker, &zz_choices_get (catalogue->levels, maker->findings->level)->title);

  if (service < 0)
    return g_strdup (level);
  return g_strdup_printf ("%s / %s", zz_part_text (maker, &zz_choices_get (catalogue->services, (guint) service)->title), level);
}

void
zz_part_add_brief_head (const ZzMaker *maker,
                        ZzBlock *body)
{
  ZzBlock *table = zz_block_append (body, ZZ_BLOCK_TABLE), *row;
  g_autofree char *declared = zz_part_dup_declared (maker);
  g_autofree char *at = zz_words_date (maker->messages, maker->findings->at);
  g_autofree char *made = zz_words_date (maker->messages, maker->facts->today);

  zz_block_set_shares (table, 3, 7, 3, 4, 0);
  row = zz_block_append (table, ZZ_BLOCK_ROW);
  zz_part_add_pair (maker, row, M_ ("Organisation"), zz_words_organisation (maker->messages, maker->project));
  zz_part_add_pair (maker, row, M_ ("Assessment day"), at);
  row = zz_block_append (table, ZZ_BLOCK_ROW);
  zz_part_add_pair (maker, row, M_ ("Service category / level"), declared);
  zz_part_add_pair (maker, row, M_ ("Made on"), made);
}

static void
add_notice (const ZzMaker *maker,
            ZzBlock *body,
            const char *text)
{
  ZzBlock *notice;

  if (text == NULL)
    return;
  notice = zz_block_append (body, ZZ_BLOCK_NOTICE);
  notice->tone = ZZ_TONE_PARTLY;
  zz_block_add_run (notice, ZZ_RUN_STRONG, zz_part_say (maker, M_ ("Please note:")));
  zz_block_add_run (notice, ZZ_RUN_TEXT, text);
}

void
zz_part_add_notices (const ZzMaker *maker,
                     ZzBlock *body)
{
  g_autofree char *edition = zz_words_edition_notice (maker->messages, maker->findings->catalogue);
  g_autofree char *level = zz_words_level_notice (maker->messages, maker->project, maker->findings);

  add_notice (maker, body, edition);
  add_notice (maker, body, level);
  zz_part_add_replaced (maker, body);
}

static void
add_person (const ZzMaker *maker,
            ZzBlock *row,
            const char *label,
            const char *name)
{
  ZzBlock *cell;

  if (name == NULL)
    return;
  zz_part_add_pair (maker, row, label, name);
  cell = row->blocks->pdata[row->blocks->len - 1];
  zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, zz_part_say (maker, M_ ("Signature and date:")));
  zz_block_append_text (cell, ZZ_BLOCK_PARAGRAPH, LINE_TO_SIGN);
}

/* In one row, and with the end of what is signed: a page of signatures alone says nothing. */
void
zz_part_add_signatures (const ZzMaker *maker,
                        ZzBlock *body)
{
  const ZzLetterhead *letterhead = &maker->options->letterhead;
  ZzBlock *table, *row;

  if (letterhead->prepared_by == NULL && letterhead->approved_by == NULL)
    return;
  zz_block_keep_last (body);
  table = zz_block_append (body, ZZ_BLOCK_TABLE);
  row = zz_block_append (table, ZZ_BLOCK_ROW);
  add_person (maker, row, M_ ("Prepared by"), letterhead->prepared_by);
  add_person (maker, row, M_ ("Approved by"), letterhead->approved_by);
  if (row->blocks->len == 2)
    zz_block_set_shares (table, 2, 12, 0);
  else
    zz_block_set_shares (table, 2, 5, 2, 5, 0);
}

void
zz_part_add_signing (const ZzMaker *maker,
                     ZzBlock *body,
                     const char *label,
                     ...)
{
  ZzBlock *table = zz_block_append (body, ZZ_BLOCK_TABLE);
  ZzBlock *head = zz_block_append (table, ZZ_BLOCK_ROW), *row = zz_block_append (table, ZZ_BLOCK_ROW);
  va_list labels;

  table->header_rows = 1;
  va_start (labels, label);
  for (; label != NULL; label = va_arg (labels, const char *))
    {
      zz_block_append_cell (head, zz_part_say (maker, label));
      zz_block_append_cell (row, ROOM);
    }
  va_end (labels);
}
