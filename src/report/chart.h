/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart: rows of spans along one axis, as data.
 *
 * That one shape serves both charts of a report: bars (clauses met of those that
 * apply, per category; the axis counts) and timelines (what holds from when until
 * when; the axis is days). How it looks is chart-drawing.h's business. A chart is
 * made, filled and given to a block (zz_block_append_chart ()), which owns it.
 *
 *   ZzChart *chart = zz_chart_new (0, 12);
 *   ZzChartRow *row = zz_chart_append_row (chart, "Personnel", "5 of 6");
 *   zz_chart_row_append_span (row, 0, 5, ZZ_TONE_MET, NULL);
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What something is about: the statuses, plus "plain". Shown by colour and shape,
 * never by colour alone. */
typedef enum {
  ZZ_TONE_PLAIN,
  ZZ_TONE_MET,
  ZZ_TONE_PARTLY,
  ZZ_TONE_NOT_MET,
  ZZ_TONE_UNKNOWN,
  ZZ_TONE_NOT_APPLICABLE,
} ZzTone;

#define ZZ_N_TONES 6

/* From @from up to, not including, @until. */
typedef struct
{
  gint64 from;
  gint64 until;
  ZzTone tone;
  char *text; /* shown inside where there is room; may be NULL */
} ZzChartSpan;

typedef struct
{
  char *label;
  char *value;      /* at the end of the row; may be NULL */
  GPtrArray *spans; /* ZzChartSpan, in order, not overlapping */
} ZzChartRow;

typedef struct
{
  gint64 at;
  char *label;
  gboolean strong; /* a day that matters: a line through all rows */
} ZzChartMark;

typedef struct
{
  gint64 from, until;       /* of the axis */
  gboolean days;            /* it is one of days (ZzDate); else it counts */
  GPtrArray *marks;         /* ZzChartMark, along the axis */
  GPtrArray *rows;          /* ZzChartRow */
  char *legend[ZZ_N_TONES]; /* what a tone means here; NULL where it does not occur */
} ZzChart;

ZzChart *zz_chart_new (gint64 from,
                       gint64 until);
void zz_chart_free (ZzChart *chart);

/* Borrowed. @value may be NULL. */
ZzChartRow *zz_chart_append_row (ZzChart *chart,
                                 const char *label,
                                 const char *value);
void zz_chart_row_append_span (ZzChartRow *row,
                               gint64 from,
                               gint64 until,
                               ZzTone tone,
                               const char *text);
void zz_chart_append_mark (ZzChart *chart,
                           gint64 at,
                           const char *label,
                           gboolean strong);
void zz_chart_set_legend (ZzChart *chart,
                          ZzTone tone,
                          const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzChart, zz_chart_free)

G_END_DECLS
