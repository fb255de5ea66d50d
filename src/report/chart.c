/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as data. */
#include "report/chart.h"

static void
span_free (gpointer data)
{
  ZzChartSpan *span = data;

  g_free (span->text);
  g_free (span);
}

static void
row_free (gpointer data)
{
  ZzChartRow *row = data;

  g_free (row->label);
  g_free (row->value);
  g_ptr_array_unref (row->spans);
  g_free (row);
}

static void
mark_free (gpointer data)
{
  ZzChartMark *mark = data;

  g_free (mark->label);
  g_free (mark);
}

ZzChart *
zz_chart_new (gint64 from,
              gint64 until)
{
  ZzChart *chart;

  g_return_val_if_fail (from < until, NULL);

  chart = g_new0 (ZzChart, 1);
  chart->from = from;
  chart->until = until;
  chart->marks = g_ptr_array_new_with_free_func (mark_free);
  chart->rows = g_ptr_array_new_with_free_func (row_free);
  return chart;
}

void
zz_chart_free (ZzChart *chart)
{
  g_return_if_fail (chart != NULL);

  g_ptr_array_unref (chart->marks);
  g_ptr_array_unref (chart->rows);
  for (guint i = 0; i < ZZ_N_TONES; i++)
    g_free (chart->legend[i]);
  g_free (chart);
}

ZzChartRow *
zz_chart_append_row (ZzChart *chart,
                     const char *label,
                     const char *value)
{
  ZzChartRow *row;

  g_return_val_if_fail (chart != NULL && label != NULL, NULL);

  row = g_new0 (ZzChartRow, 1);
  row->label = g_strdup (label);
  row->value = g_strdup (value);
  row->spans = g_ptr_array_new_with_free_func (span_free);
  g_ptr_array_add (chart->rows, row);
  return row;
}

void
zz_chart_row_append_span (ZzChartRow *row,
                          gint64 from,
                          gint64 until,
                          ZzTone tone,
                          const char *text)
{
  ZzChartSpan *span;

  g_return_if_fail (row != NULL && from < until);

  span = g_new0 (ZzChartSpan, 1);
  span->from = from;
  span->until = until;
  span->tone = tone;
  span->text = g_strdup (text);
  g_ptr_array_add (row->spans, span);
}

void
zz_chart_append_mark (ZzChart *chart,
                      gint64 at,
                      const char *label,
                      gboolean strong)
{
  ZzChartMark *mark;

  g_return_if_fail (chart != NULL && label != NULL);

  mark = g_new0 (ZzChartMark, 1);
  mark->at = at;
  mark->label = g_strdup (label);
  mark->strong = strong;
  g_ptr_array_add (chart->marks, mark);
}

void
zz_chart_set_legend (ZzChart *chart,
                     ZzTone tone,
                     const char *words)
{
  g_return_if_fail (chart != NULL && tone < ZZ_N_TONES && words != NULL);

  g_free (chart->legend[tone]);
  chart->legend[tone] = g_strdup (words);
}
