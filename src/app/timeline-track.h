/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of one row of a timeline: spans of days, each status in a colour and
 * a shape of its own, below the lines of the marked days.
 *
 * A click chooses a day and activates it. What a day says is in the tooltip.
 */
#pragma once

#include "app/time-axis.h"
#include "eval/forecast.h"
#include "report/messages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZZ_TYPE_TIMELINE_TRACK (zz_timeline_track_get_type ())
G_DECLARE_FINAL_TYPE (ZzTimelineTrack, zz_timeline_track, ZZ, TIMELINE_TRACK, GtkWidget)

/* @messages: of the words in the tooltip; borrowed, NULL for no tooltip. */
void zz_timeline_track_set_axis (ZzTimelineTrack *self,
                                 ZzTimeAxis *axis,
                                 const ZzMessages *messages);

/* @spans: ZzSpan, by day; copied. */
void zz_timeline_track_set_spans (ZzTimelineTrack *self,
                                  const GArray *spans);

/* For a legend: a track with nothing but a piece of @status. */
GtkWidget *zz_timeline_track_new_sample (ZzStatus status);
/* The same for the line of a marked day. */
GtkWidget *zz_timeline_track_new_mark (ZzTimeMark mark);

/* The lines of the marked days, for whatever stands in one column with tracks. */
void zz_timeline_snapshot_marks (GtkWidget *widget,
                                 ZzTimeAxis *axis,
                                 GtkSnapshot *snapshot,
                                 int top);

/* A colour of the theme by its name. */
GdkRGBA zz_timeline_get_color (GtkWidget *widget,
                               const char *name);

G_END_DECLS
