/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A time axis: the days a timeline shows, those marked on it, and the one chosen.
 *
 * Everything that draws days along one line shares an axis: it says where a day
 * lies in a given width, and which day lies at a place. Choosing a day only moves
 * the mark; activating it is what other things follow.
 *
 * Signal "changed": something is to be drawn anew.
 * Signal "activated" (int): a day (ZzDate) was chosen for good.
 */
#pragma once

#include "core/date.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define ZZ_TYPE_TIME_AXIS (zz_time_axis_get_type ())
G_DECLARE_FINAL_TYPE (ZzTimeAxis, zz_time_axis, ZZ, TIME_AXIS, GObject)

/* One day until a range is set. */
ZzTimeAxis *zz_time_axis_new (void);

void zz_time_axis_set_range (ZzTimeAxis *self,
                             ZzDate from,
                             ZzDate until);
ZzDate zz_time_axis_get_from (ZzTimeAxis *self);
ZzDate zz_time_axis_get_until (ZzTimeAxis *self);

typedef enum {
  ZZ_MARK_TODAY,
  ZZ_MARK_PLANNED,
  ZZ_MARK_AT, /* the day of the assessment */
  ZZ_MARK_CHOSEN,
} ZzTimeMark;

#define ZZ_N_TIME_MARKS (ZZ_MARK_CHOSEN + 1)

/* ZZ_DATE_NONE takes a mark away. */
void zz_time_axis_set_mark (ZzTimeAxis *self,
                            ZzTimeMark mark,
                            ZzDate day);
ZzDate zz_time_axis_get_mark (ZzTimeAxis *self,
                              ZzTimeMark mark);

/* @stops: the days worth stopping at (ZzDate), sorted; copied. */
void zz_time_axis_set_stops (ZzTimeAxis *self,
                             const GArray *stops);
/* Chooses the next stop in the direction of @step (-1 or 1), else the first or
 * the last day. */
void zz_time_axis_step (ZzTimeAxis *self,
                        int step);

/* Activates the day chosen. */
void zz_time_axis_activate (ZzTimeAxis *self);

/* Where @day begins in @width, held within it. */
int zz_time_axis_get_x (ZzTimeAxis *self,
                        ZzDate day,
                        int width);
ZzDate zz_time_axis_get_day_at (ZzTimeAxis *self,
                                int x,
                                int width);

/* The first tick after @day: the first of a month, a quarter or a half-year, by
 * how long the axis is; ZZ_DATE_NONE behind the last. */
ZzDate zz_time_axis_get_next_tick (ZzTimeAxis *self,
                                   ZzDate day);

G_END_DECLS
