/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that offers a calendar, for a day that is otherwise typed.
 *
 * Signal "chosen" (int): a day (ZzDate) was picked in the calendar. */
#pragma once

#include "core/date.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_DATE_POPOVER (zz_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (ZzDatePopover, zz_date_popover, ZZ, DATE_POPOVER, AdwBin)

/* @name: of the button, for assistive technology and as its tooltip. */
GtkWidget *zz_date_popover_new (const char *name);

/* The day the calendar opens at; ZZ_DATE_NONE: today. */
void zz_date_popover_set_date (ZzDatePopover *self,
                               ZzDate date);

G_END_DECLS
