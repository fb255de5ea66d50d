/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a timeline: what it is about, and its spans, drawn and told. */
#pragma once

#include "app/time-axis.h"
#include "eval/forecast.h"
#include "report/messages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the row is about. */
typedef enum {
  ZZ_TIMELINE_LEVEL,
  ZZ_TIMELINE_CATEGORY,
  ZZ_TIMELINE_CLAUSE,
} ZzTimelineKind;

#define ZZ_TYPE_TIMELINE_ROW (zz_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzTimelineRow, zz_timeline_row, ZZ, TIMELINE_ROW, GtkListBoxRow)

/* @target: what a click on the title shows ("win.show"); NULL for nothing.
 * @messages: borrowed. */
GtkWidget *zz_timeline_row_new (ZzTimelineKind kind,
                                const char *title,
                                const char *target,
                                ZzTimeAxis *axis,
                                const ZzMessages *messages);

ZzTimelineKind zz_timeline_row_get_kind (ZzTimelineRow *self);

/* @spans: ZzSpan, by day; copied. @words: the same told, or why there are none. */
void zz_timeline_row_show (ZzTimelineRow *self,
                           const GArray *spans,
                           const char *words);

G_END_DECLS
