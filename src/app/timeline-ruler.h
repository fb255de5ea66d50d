/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a timeline: years and months, and the day chosen. */
#pragma once

#include "app/time-axis.h"
#include "report/messages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ZZ_TYPE_TIMELINE_RULER (zz_timeline_ruler_get_type ())
G_DECLARE_FINAL_TYPE (ZzTimelineRuler, zz_timeline_ruler, ZZ, TIMELINE_RULER, GtkWidget)

/* @messages: borrowed. */
void zz_timeline_ruler_set_axis (ZzTimelineRuler *self,
                                 ZzTimeAxis *axis,
                                 const ZzMessages *messages);

G_END_DECLS
