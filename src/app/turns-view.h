/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days on which anything changes, in words: what a timeline shows, as a list.
 *
 * Signal "chosen" (int): a day (ZzDate).
 */
#pragma once

#include "app/session.h"
#include "eval/forecast.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_TURNS_VIEW (zz_turns_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzTurnsView, zz_turns_view, ZZ, TURNS_VIEW, AdwBin)

/* Replaces what was shown. @until: later days are left out. */
void zz_turns_view_show (ZzTurnsView *self,
                         ZzSession *session,
                         const ZzForecast *forecast,
                         ZzDate until);

G_END_DECLS
