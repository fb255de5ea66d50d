/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline: rows of spans below one ruler.
 *
 *   zz_timeline_set_axis (timeline, axis, messages);
 *   zz_timeline_append (timeline, zz_timeline_row_new (…, axis, messages));
 *
 * Up and Down go along the rows. Left, Right, Home and End choose a day, Return
 * activates it (time-axis.h), and so does a click.
 */
#pragma once

#include "app/timeline-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_TIMELINE (zz_timeline_get_type ())
G_DECLARE_FINAL_TYPE (ZzTimeline, zz_timeline, ZZ, TIMELINE, AdwBin)

/* Once, before there are rows. @messages: borrowed. */
void zz_timeline_set_axis (ZzTimeline *self,
                           ZzTimeAxis *axis,
                           const ZzMessages *messages);
void zz_timeline_append (ZzTimeline *self,
                         ZzTimelineRow *row);

/* What stands above the rows of the levels, and above the others. */
void zz_timeline_set_headings (ZzTimeline *self,
                               const char *levels,
                               const char *clauses);

G_END_DECLS
