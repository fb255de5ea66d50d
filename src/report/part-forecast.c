/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forecast: when it is ready and why not longer, as a timeline, every change. */
#include "report/parts.h"

#define MAX_TURNS 40

/* A day is as wide as itself: the last one of a span is inside. */
static void
add_spans (ZzChart *chart,
           const char *label,
           GArray *spans)
{
  ZzChartRow *row = zz_chart_append_row (chart, label, NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const ZzSpan *span = &g_array_index (spans, ZzSpan, i);

      zz_chart_row_append_span (row, span->from, (gint64) span->until + 1, zz_part_get_tone (span->status), NULL);
    }
  g_array_unref (spans);
}

static void
add_marks (const ZzMaker *maker,
           ZzChart *chart)
{
  const ZzForecast *forecast = maker->facts->forecast;
  const ZzDate at = maker->findings->at;

  for (int year = zz_date_get_year (forecast->from) + 1; year <= zz_date_get_year (forecast->until); year++)
    {
      g_autofree char *label = g_strdup_printf ("%d", year);

      zz_chart_append_mark (chart, zz_date_new (year, 1, 1), label, FALSE);
    }
  if (at >= forecast->from && at <= forecast->until)
    {
      g_autofree char *label = zz_words_date (maker->messages, at);

      zz_chart_append_mark (chart, at, label, TRUE);
    }
}

static void
add_legend (const ZzMaker *maker,
            ZzChart *chart)
{
  static const ZzStatus statuses[] = { ZZ_STATUS_MET, ZZ_STATUS_PARTLY_MET, ZZ_STATUS_NOT_MET, ZZ_STATUS_UNKNOWN, ZZ_STATUS_NOT_APPLICABLE };
  gboolean used[ZZ_N_TONES] = { FALSE };

  for (guint i = 0; i < chart->rows->len; i++)
    {
      const ZzChartRow *row = chart->rows->pdata[i];

      for (guint j = 0; j < row->spans->len; j++)
        used[((const ZzChartSpan *) row->spans->pdata[j])->tone] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (used[zz_part_get_tone (statuses[i])])
      {
        g_autofree char *word = zz_phrase_capital (maker->messages, zz_words_status (maker->messages, statuses[i]));

        zz_chart_set_legend (chart, zz_part_get_tone (statuses[i]), word);
      }
}

/* What the chart shows of all clauses; the rest of it is for the eye. */
static char *
word_chart (const ZzMaker *maker)
{
  g_autoptr (GArray) spans = zz_forecast_list_level_spans (maker->facts->forecast);
  g_autofree char *list = zz_words_spans (maker->messages, spans);

  return zz_phrase (maker->messages, M_ ("Timeline of the forecast: {list}."), "list", list, NULL);
}

static void
add_chart (const ZzMaker *maker,
           ZzBlock *section)
{
  const ZzForecast *forecast = maker->facts->forecast;
  const GPtrArray *categories = forecast->catalogue->categories;
  ZzChart *chart = zz_chart_new (forecast->from, (gint64) forecast->until + 1);
  g_autofree char *words = word_chart (maker);

  chart->days = TRUE;
  add_spans (chart, zz_part_say (maker, M_ ("All clauses")), zz_forecast_list_level_spans (forecast));
  for (guint i = 0; i < categories->len; i++)
    {
      const ZzCategory *category = categories->pdata[i];

      add_spans (chart, zz_part_text (maker, &category->title), zz_forecast_list_category_spans (forecast, category));
    }
  add_marks (maker, chart);
  add_legend (maker, chart);
  zz_block_append_chart (section, chart, words);
}

static void
add_turn (const ZzMaker *maker,
          ZzBlock *table,
          const ZzTurn *turn)
{
  ZzBlock *row = zz_block_append (table, ZZ_BLOCK_ROW);
  g_autofree char *day = zz_words_date (maker->messages, turn->day);

  zz_block_append_value_cell (row, zz_value_date (turn->day), day);
  zz_part_add_clause_link (maker, zz_block_append (row, ZZ_BLOCK_CELL), turn->clause);
  zz_part_add_badge (maker, zz_block_append (row, ZZ_BLOCK_CELL), turn->before);
  zz_part_add_badge (maker, zz_block_append (row, ZZ_BLOCK_CELL), turn->after);
}

static void
add_turns (const ZzMaker *maker,
           ZzBlock *section)
{
  g_autoptr (GArray) turns = zz_forecast_list_turns (maker->facts->forecast);
  ZzBlock *table;

  if (turns->len == 0)
    return;
  table = zz_block_append_table (section, zz_part_say (maker, M_ ("Day")), zz_part_say (maker, M_ ("Clause")),
                                 zz_part_say (maker, M_ ("Until then")), zz_part_say (maker, M_ ("From then on")), NULL);
  zz_block_set_shares (table, 4, 8, 4, 4, 0);
  for (guint i = 0; i < MIN (turns->len, MAX_TURNS); i++)
    add_turn (maker, table, &g_array_index (turns, ZzTurn, i));
  if (turns->len > MAX_TURNS)
    {
      g_autofree char *more = zz_phrase_plural (maker->messages, MN_ ("and {n} later change", "and {n} later changes"), turns->len - MAX_TURNS, NULL);

      zz_block_append_text (section, ZZ_BLOCK_NOTE, more);
    }
}

void
zz_part_add_forecast (const ZzMaker *maker,
                      ZzBlock *section,
                      gboolean detail)
{
  const ZzForecast *forecast = maker->facts->forecast;
  g_autofree char *when = zz_words_forecast (maker->messages, forecast);
  g_autofree char *why = zz_words_forecast_reason (maker->messages, forecast);
  ZzBlock *paragraph = zz_block_append (section, ZZ_BLOCK_PARAGRAPH);
  g_autofree char *sentence = zz_phrase (maker->messages, M_ ("{sentence}."), "sentence", when, NULL);

  zz_block_add_run (paragraph, ZZ_RUN_STRONG, sentence);
  zz_block_add_run (paragraph, ZZ_RUN_TEXT, why);
  if (!forecast->available || !detail)
    return;
  /* The chart shows what it says. */
  paragraph->keep = TRUE;
  add_chart (maker, section);
  if (zz_part_is_internal (maker))
    add_turns (maker, section);
}
