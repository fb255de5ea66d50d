/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The maker of a report, and the smallest parts. */
#include "report/parts.h"

ZzMaker
zz_maker_new (const ZzReportFacts *facts,
              const ZzReportOptions *options,
              const ZzMessages *messages)
{
  const ZzMaker maker = {
    .messages = messages,
    .project = facts->project,
    .findings = facts->findings,
    .facts = facts,
    .options = options,
    .words = { messages, facts->project, facts->findings, TRUE },
  };

  return maker;
}

ZzDocument *
zz_maker_begin (const ZzMaker *maker,
                const char *title)
{
  const char *named = maker->options->letterhead.organisation;
  const char *organisation = named != NULL ? named : zz_words_organisation (maker->messages, maker->project);
  g_autofree char *whole = g_strdup_printf ("%s – %s", zz_part_say (maker, title), organisation);
  ZzDocument *document = zz_document_new (zz_messages_get_language (maker->messages), whole);

  document->author = g_strdup (organisation);
  document->running = g_steal_pointer (&whole);
  document->page = g_strdup (zz_part_say (maker, M_ ("Page {n} of {m}")));
  document->made = maker->facts->today;
  return document;
}

ZzBlock *
zz_part_add_section (const ZzMaker *maker,
                     ZzBlock *body,
                     const char *anchor,
                     const char *heading)
{
  ZzBlock *section = zz_block_append (body, ZZ_BLOCK_SECTION);

  section->anchor = g_strconcat (ZZ_OWN_ANCHOR, anchor, NULL);
  zz_block_append_heading (section, 2, zz_part_say (maker, heading));
  return section;
}

ZzTone
zz_part_get_tone (ZzStatus status)
{
  static const ZzTone tones[ZZ_N_STATUSES] = {
    [ZZ_STATUS_NONE] = ZZ_TONE_PLAIN,
    [ZZ_STATUS_NOT_APPLICABLE] = ZZ_TONE_NOT_APPLICABLE,
    [ZZ_STATUS_MET] = ZZ_TONE_MET,
    [ZZ_STATUS_UNKNOWN] = ZZ_TONE_UNKNOWN,
    [ZZ_STATUS_PARTLY_MET] = ZZ_TONE_PARTLY,
    [ZZ_STATUS_NOT_MET] = ZZ_TONE_NOT_MET,
  };

  return tones[status];
}

void
zz_part_add_badge (const ZzMaker *maker,
                   ZzBlock *block,
                   ZzStatus status)
{
  g_autofree char *word = zz_phrase_capital (maker->messages, zz_words_status (maker->messages, status));

  zz_block_add_badge (block, zz_part_get_tone (status), word);
}

static ZzBlock *
add_label (const ZzMaker *maker,
           ZzBlock *parent,
           const char *label)
{
  g_autofree char *lead = zz_phrase (maker->messages, M_ ("{label}:"), "label", zz_part_say (maker, label), NULL);
  ZzBlock *paragraph = zz_block_append (parent, ZZ_BLOCK_PARAGRAPH);

  zz_block_add_run (paragraph, ZZ_RUN_STRONG, lead);
  return paragraph;
}

void
zz_part_add_labelled (const ZzMaker *maker,
                      ZzBlock *parent,
                      const char *label,
                      const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  zz_block_add_run (add_label (maker, parent, label), ZZ_RUN_TEXT, text);
}

void
zz_part_add_quote (const ZzMaker *maker,
                   ZzBlock *parent,
                   const char *label,
                   const char *text)
{
  ZzBlock *paragraph;

  if (text == NULL || *text == '\0')
    return;
  paragraph = add_label (maker, parent, label);
  /* The label has a second line then, which would stand behind the text. */
  if (maker->options->bilingual)
    paragraph = zz_block_append (parent, ZZ_BLOCK_PARAGRAPH);
  zz_block_add_run (paragraph, ZZ_RUN_TEXT, text);
}

void
zz_part_add_fact (const ZzMaker *maker,
                  ZzBlock *table,
                  const char *label,
                  const char *text)
{
  ZzBlock *row = table->blocks->len > 0 ? table->blocks->pdata[table->blocks->len - 1] : NULL;

  if (row == NULL || row->blocks->len > 2)
    row = zz_block_append (table, ZZ_BLOCK_ROW);
  zz_part_add_pair (maker, row, label, text != NULL && *text != '\0' ? text : zz_part_say (maker, M_ ("not filled in")));
}

void
zz_part_add_clause_link (const ZzMaker *maker,
                         ZzBlock *block,
                         const ZzClause *clause)
{
  zz_block_add_link (block, zz_part_text (maker, &clause->title), clause->id);
}

char *
zz_part_dup_number (const ZzMaker *maker,
                    const char *item)
{
  g_autofree char *number = g_strdup_printf ("%u", zz_evidence_list_get_number (maker->facts->evidence, item));

  return zz_phrase (maker->messages, M_ ("No. {number}"), "number", number, NULL);
}
