/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of what leads elsewhere, on the overview and beside the gaps: a heading, rows,
 * and what is said below them.
 *
 *   zz_overview_list_show_steps (list, session, 6);
 *
 * Showing replaces what was there. Property "title": the heading.
 * Signal "more": people want to see all.
 */
#pragma once

#include "app/adviser.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_OVERVIEW_LIST (zz_overview_list_get_type ())
G_DECLARE_FINAL_TYPE (ZzOverviewList, zz_overview_list, ZZ, OVERVIEW_LIST, AdwBin)

/* What the last audit left open, then open clauses in the order in which to take
 * them, at most @limit. */
void zz_overview_list_show_steps (ZzOverviewList *self,
                                  ZzSession *session,
                                  guint limit);

/* The audits to come, then what ends from today on, or from the day of the assessment where that is
 * earlier, until a year after both; at most @limit. */
void zz_overview_list_show_expiries (ZzOverviewList *self,
                                     ZzSession *session,
                                     guint limit);

/* What does not fit together, worst first, at most @limit; hidden where there is
 * nothing. Each leads to its record. */
void zz_overview_list_show_problems (ZzOverviewList *self,
                                     ZzSession *session,
                                     guint limit);

/* For each level, when all is met for the first time and until when. */
void zz_overview_list_show_levels (ZzOverviewList *self,
                                   ZzSession *session);

/* What is good today and will not be on the day; hidden where there is nothing. */
void zz_overview_list_show_renewals (ZzOverviewList *self,
                                     ZzSession *session,
                                     const ZzAdvice *advice);

/* The records without which several clauses are no longer met; with @all also those
 * that one clause hangs on. Hidden where there are none at all. */
void zz_overview_list_show_single_points (ZzOverviewList *self,
                                          ZzSession *session,
                                          const ZzAdvice *advice,
                                          gboolean all);

/* What to enter first. */
void zz_overview_list_show_start (ZzOverviewList *self,
                                  ZzSession *session);

G_END_DECLS
