/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fiscal window: which years' reports are asked for on a day (rules.md §3).
 *
 * Internal to src/eval. The last year is the newest that is due, or a later one
 * that has ended and whose report is out; a report without a day of issue makes
 * a second window possible. Years before the founding are left out; with the
 * founding unknown every year is only possible.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

typedef struct
{
  int year;
  gboolean sure; /* in every window that is possible */
} ZzYear;

/**
 * ZzYears:
 * @founded_known: without it no year is a certain member, and a year that passes
 *   is counted all the same
 * @years: ZzYear, oldest first
 */
typedef struct
{
  gboolean founded_known;
  GArray *years;
} ZzYears;

/* @count, @grace: the window's figures on this level. */
ZzYears *zz_years_new (ZzProject *project,
                       const ZzWindow *window,
                       guint count,
                       ZzPeriod grace,
                       ZzDate day);
void zz_years_free (ZzYears *years);

/* NULL when @year is in no window. */
const ZzYear *zz_years_find (const ZzYears *years,
                             int year);

G_END_DECLS
