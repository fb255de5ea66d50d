/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict: in a sentence, in figures, by category, as bars. */
#include "report/parts.h"

static const ZzStatus statuses[] = { ZZ_STATUS_MET, ZZ_STATUS_PARTLY_MET, ZZ_STATUS_NOT_MET, ZZ_STATUS_UNKNOWN, ZZ_STATUS_NOT_APPLICABLE };

void
zz_part_add_verdict (const ZzMaker *maker,
                     ZzBlock *section)
{
  g_autofree char *text = zz_words_verdict (maker->messages, maker->findings);
  const gboolean ready = maker->findings->available && maker->findings->ready;
  ZzBlock *notice = zz_block_append (section, ZZ_BLOCK_NOTICE);

  notice->tone = ZZ_TONE_UNKNOWN;
  if (maker->findings->available)
    notice->tone = ready ? ZZ_TONE_MET : ZZ_TONE_NOT_MET;
  zz_block_add_run (notice, ZZ_RUN_STRONG, text);
}

static void
append_count (ZzBlock *row,
              guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  zz_block_append_value_cell (row, zz_value_integer (n), text);
}

void
zz_part_add_totals (const ZzMaker *maker,
                    ZzBlock *section)
{
  ZzBlock *table = zz_block_append (section, ZZ_BLOCK_TABLE);
  ZzBlock *head = zz_block_append (table, ZZ_BLOCK_ROW), *row = zz_block_append (table, ZZ_BLOCK_ROW);

  table->header_rows = 1;
  /* Figures are short: as wide as they need, they would crowd on the left. */
  zz_block_set_shares (table, 6, 4, 5, 5, 5, 6, 0);
  zz_block_append_cell (head, zz_part_say (maker, M_ ("Clauses that apply")));
  append_count (row, zz_findings_get_n_applicable (maker->findings));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      zz_part_add_badge (maker, zz_block_append (head, ZZ_BLOCK_CELL), statuses[i]);
      append_count (row, maker->findings->totals[statuses[i]]);
    }
}

/* "5 of 6". */
static char *
word_count (const ZzMaker *maker,
            guint index)
{
  g_autofree char *met_text = NULL, *applicable_text = NULL;
  guint met, applicable;

  zz_findings_count_category (maker->findings, index, &met, &applicable);
  met_text = g_strdup_printf ("%u", met);
  applicable_text = g_strdup_printf ("%u", applicable);
  return zz_phrase (maker->messages, M_ ("{met} of {applicable}"), "met", met_text, "applicable", applicable_text, NULL);
}

void
zz_part_add_categories (const ZzMaker *maker,
                        ZzBlock *section)
{
  const GPtrArray *categories = maker->findings->catalogue->categories;
  ZzBlock *table = zz_block_append_table (section, zz_part_say (maker, M_ ("Category")), zz_part_say (maker, M_ ("Status")),
                                          zz_part_say (maker, M_ ("Clauses met")), NULL);

  for (guint i = 0; i < categories->len; i++)
    {
      const ZzCategory *category = categories->pdata[i];
      ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
      g_autofree char *count = word_count (maker, i);

      zz_block_add_link (zz_block_append_header_cell (row, 1, NULL), zz_part_text (maker, &category->title), category->id);
      zz_part_add_badge (maker, zz_block_append (row, ZZ_BLOCK_CELL), maker->findings->categories[i]);
      zz_block_append_cell (row, count);
    }
}

static void
add_bar (const ZzMaker *maker,
         ZzChart *chart,
         guint index)
{
  const ZzCategory *category = maker->findings->catalogue->categories->pdata[index];
  guint counts[ZZ_N_STATUSES] = { 0 };
  g_autofree char *value = NULL;
  gint64 from = 0;
  guint met, applicable;
  ZzChartRow *row;

  for (guint i = 0; i < category->clauses->len; i++)
    counts[zz_findings_get_clause (maker->findings, category->clauses->pdata[i])->status]++;
  zz_findings_count_category (maker->findings, index, &met, &applicable);
  value = g_strdup_printf ("%u/%u", met, applicable);
  row = zz_chart_append_row (chart, zz_part_text (maker, &category->title), value);
  for (guint i = 0; statuses[i] != ZZ_STATUS_NOT_APPLICABLE; i++)
    if (counts[statuses[i]] > 0)
      {
        zz_chart_row_append_span (row, from, from + counts[statuses[i]], zz_part_get_tone (statuses[i]), NULL);
        from += counts[statuses[i]];
      }
}

static guint
get_longest (const ZzFindings *findings)
{
  guint longest = 1, met, applicable;

  for (guint i = 0; i < findings->catalogue->categories->len; i++)
    {
      zz_findings_count_category (findings, i, &met, &applicable);
      longest = MAX (longest, applicable);
    }
  return longest;
}

static char *
word_chart (const ZzMaker *maker)
{
  const GPtrArray *categories = maker->findings->catalogue->categories;
  g_autoptr (GPtrArray) parts = zz_words_list_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < categories->len; i++)
    {
      const ZzCategory *category = categories->pdata[i];
      g_autofree char *count = word_count (maker, i);

      g_ptr_array_add (parts, zz_phrase (maker->messages, M_ ("{title} {count}"), "title", zz_part_text (maker, &category->title), "count", count, NULL));
    }
  list = zz_phrase_join (maker->messages, ZZ_JOIN_LOOSE, parts);
  return zz_phrase (maker->messages, M_ ("Clauses met by category: {list}."), "list", list, NULL);
}

void
zz_part_add_category_chart (const ZzMaker *maker,
                            ZzBlock *section)
{
  ZzChart *chart = zz_chart_new (0, get_longest (maker->findings));
  g_autofree char *words = word_chart (maker);

  for (guint i = 0; i < maker->findings->catalogue->categories->len; i++)
    add_bar (maker, chart, i);
  for (guint i = 0; statuses[i] != ZZ_STATUS_NOT_APPLICABLE; i++)
    if (maker->findings->totals[statuses[i]] > 0)
      {
        g_autofree char *word = zz_phrase_capital (maker->messages, zz_words_status (maker->messages, statuses[i]));

        zz_chart_set_legend (chart, zz_part_get_tone (statuses[i]), word);
      }
  zz_block_append_chart (section, chart, words);
}
