/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook: what the other reports tell, as tables to sort, filter and count in. */
#include "report/workbook-private.h"

#include "core/builtin.h"

ZzBlock *
zz_workbook_add_sheet (const ZzMaker *maker,
                       ZzBlock *body,
                       const char *anchor,
                       const char *title)
{
  ZzBlock *section = zz_block_append (body, ZZ_BLOCK_SECTION);
  ZzBlock *table;

  section->anchor = g_strconcat (ZZ_OWN_ANCHOR, anchor, NULL);
  zz_block_append_heading (section, 1, title);
  table = zz_block_append (section, ZZ_BLOCK_TABLE);
  table->header_rows = 1;
  zz_block_append (table, ZZ_BLOCK_ROW);
  return table;
}

void
zz_workbook_add_columns (const ZzMaker *maker,
                         ZzBlock *table,
                         const char *heading,
                         ...)
{
  ZzBlock *head = table->blocks->pdata[0];
  va_list headings;

  va_start (headings, heading);
  for (; heading != NULL; heading = va_arg (headings, const char *))
    zz_block_append_cell (head, zz_part_say (maker, heading));
  va_end (headings);
}

/* The clause a field names: not any text that reads like one. */
static const ZzClause *
find_clause (const ZzMaker *maker,
             const ZzField *field,
             const ZzValue *value)
{
  if (value->kind != ZZ_VALUE_TEXT || !g_str_equal (field->id, "clause"))
    return NULL;
  return zz_catalogue_find_clause (maker->findings->catalogue, value->text);
}

void
zz_workbook_add_value (const ZzMaker *maker,
                       ZzBlock *row,
                       const ZzRecord *record,
                       guint number)
{
  const ZzField *field = zz_register_get_field (zz_record_get_register (record), number);
  const ZzValue *value = zz_record_get (record, number);
  const ZzClause *clause = find_clause (maker, field, value);
  g_autofree char *text = NULL;

  /* A record that names a clause says it as the other sheets do. */
  text = clause != NULL ? g_strdup (zz_part_text (maker, &clause->title)) : zz_words_value (maker->messages, maker->project, field, value);
  switch ((int) value->kind)
    {
    case ZZ_VALUE_DATE:
    case ZZ_VALUE_INTEGER:
    case ZZ_VALUE_MONEY:
      zz_block_append_value_cell (row, zz_value_copy (value), text);
      break;
    default:
      zz_block_append_cell (row, *text != '\0' ? text : NULL);
      break;
    }
}

void
zz_workbook_add_date (const ZzMaker *maker,
                      ZzBlock *row,
                      ZzDate date)
{
  g_autofree char *text = zz_words_date (maker->messages, date);

  if (date != ZZ_DATE_NONE)
    zz_block_append_value_cell (row, zz_value_date (date), text);
  else
    zz_block_append_cell (row, NULL);
}

static void
add_line (const ZzMaker *maker,
          ZzBlock *table,
          const char *label,
          const char *text)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  zz_block_append_header_cell (row, 1, label);
  zz_block_append_cell (row, text);
}

static void
add_count (const ZzMaker *maker,
           ZzBlock *table,
           const char *label,
           guint n)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *text = g_strdup_printf ("%u", n);

  zz_block_append_header_cell (row, 1, label);
  zz_block_append_value_cell (row, zz_value_integer (n), text);
}

static void
add_day (const ZzMaker *maker,
         ZzBlock *table,
         const char *label,
         ZzDate day)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);

  zz_block_append_header_cell (row, 1, label);
  zz_workbook_add_date (maker, row, day);
}

static void
add_totals (const ZzMaker *maker,
            ZzBlock *table)
{
  static const ZzStatus statuses[] = { ZZ_STATUS_MET, ZZ_STATUS_PARTLY_MET, ZZ_STATUS_NOT_MET, ZZ_STATUS_UNKNOWN, ZZ_STATUS_NOT_APPLICABLE };

  add_count (maker, table, zz_part_say (maker, M_ ("Clauses that apply")), zz_findings_get_n_applicable (maker->findings));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *word = zz_phrase_capital (maker->messages, zz_words_status (maker->messages, statuses[i]));

      add_count (maker, table, word, maker->findings->totals[statuses[i]]);
    }
}

static void
add_summary (const ZzMaker *maker,
             ZzBlock *body)
{
  const ZzLetterhead *letterhead = &maker->options->letterhead;
  const ZzCatalogue *catalogue = maker->findings->catalogue;
  ZzBlock *table = zz_workbook_add_sheet (maker, body, "summary", zz_part_say (maker, M_ ("Summary")));
  g_autofree char *declared = zz_part_dup_declared (maker);
  g_autofree char *verdict = zz_words_verdict (maker->messages, maker->findings);
  g_autofree char *notice = zz_words_edition_notice (maker->messages, catalogue);

  zz_workbook_add_columns (maker, table, M_ ("What"), M_ ("Value"), NULL);
  add_line (maker, table, zz_part_say (maker, M_ ("Organisation")), zz_words_organisation (maker->messages, maker->project));
  if (letterhead->department != NULL)
    add_line (maker, table, zz_part_say (maker, M_ ("Department")), letterhead->department);
  add_line (maker, table, zz_part_say (maker, M_ ("Service category / level")), declared);
  add_day (maker, table, zz_part_say (maker, M_ ("Assessment day")), maker->findings->at);
  add_day (maker, table, zz_part_say (maker, M_ ("Made on")), maker->facts->today);
  add_line (maker, table, zz_part_say (maker, M_ ("Requirements")), zz_part_text (maker, &catalogue->title));
  add_line (maker, table, zz_part_say (maker, M_ ("Edition")), catalogue->edition);
  if (notice != NULL)
    add_line (maker, table, zz_part_say (maker, M_ ("Please note:")), notice);
  if (maker->options->redacted)
    add_line (maker, table, zz_part_say (maker, M_ ("Please note:")), zz_part_say (maker, M_ ("Redacted: names, numbers, amounts and addresses are replaced in this copy. Free texts may still tell by other words whom they are about.")));
  add_line (maker, table, zz_part_say (maker, M_ ("Conclusion")), verdict);
  if (maker->findings->available)
    add_totals (maker, table);
}

static void
add_replaced (const ZzMaker *maker,
              ZzBlock *body)
{
  if (zz_part_has_replaced (maker))
    zz_part_add_replaced_rows (maker, zz_workbook_add_sheet (maker, body, "replaced", zz_part_say (maker, M_ ("Replaced figures"))));
}

#define INTERNAL (1u << ZZ_PROFILE_INTERNAL)
#define AUDITOR (1u << ZZ_PROFILE_AUDITOR)
#define MANAGEMENT (1u << ZZ_PROFILE_MANAGEMENT)

/* In their order; @judged: not without a verdict. */
static const struct
{
  void (*add) (const ZzMaker *maker,
               ZzBlock *body);
  guint profiles;
  gboolean judged;
} sheets[] = {
  { add_summary, INTERNAL | AUDITOR | MANAGEMENT, FALSE },
  { add_replaced, INTERNAL | AUDITOR | MANAGEMENT, FALSE },
  { zz_workbook_add_clauses, INTERNAL | AUDITOR | MANAGEMENT, TRUE },
  { zz_workbook_add_gaps, INTERNAL | MANAGEMENT, TRUE },
  { zz_workbook_add_evidence, INTERNAL | AUDITOR, FALSE },
  { zz_workbook_add_actions, INTERNAL, FALSE },
  { zz_workbook_add_other_answers, INTERNAL, FALSE },
  { zz_workbook_add_registers, INTERNAL | AUDITOR, FALSE },
};

ZzDocument *
zz_workbook_report (const ZzReportFacts *facts,
                    const ZzReportOptions *options,
                    const ZzMessages *messages)
{
  const ZzMaker maker = zz_maker_new (facts, options, messages);
  ZzDocument *document = zz_maker_begin (&maker, M_ ("Workbook"));

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if ((sheets[i].profiles & (1u << options->profile)) != 0 && (!sheets[i].judged || facts->findings->available))
      sheets[i].add (&maker, document->body);
  return document;
}
