/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates and periods.
 *
 * A date is a day number: no time, no zone, no clock. A period is ISO 8601
 * (years, months, weeks, days) and is always *added* to a recorded date, months
 * first and clamped to the month's last day, then days (rules.md, "Operands").
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Day number: 1 is 0001-01-01, the count of GDate. Compare with < and ==. */
typedef gint32 ZzDate;

#define ZZ_DATE_NONE ((ZzDate) 0)
/* The last day a date can be: 9999-12-31. Sums are held at it. */
#define ZZ_DATE_MAX ((ZzDate) 3652059)

typedef struct
{
  gint32 months; /* years count twelve */
  gint32 days;   /* weeks count seven */
} ZzPeriod;

/* ZZ_DATE_NONE where there is no such day. */
ZzDate zz_date_new (int year,
                    int month,
                    int day);

/* Strictly YYYY-MM-DD, years 0001 to 9999; FALSE for anything else. */
gboolean zz_date_parse (const char *text,
                        ZzDate *date);

/* As people write dates: 2026-11-22, 2026/11/22, 2026.11.22, 2026年11月22日, with or
 * without the zeros, and 20261122. FALSE for anything else. */
gboolean zz_date_read (const char *text,
                       ZzDate *date);

/* "YYYY-MM-DD", owned by the caller. */
char *zz_date_format (ZzDate date);

int zz_date_get_year (ZzDate date);

void zz_date_get_parts (ZzDate date,
                        int *year,
                        int *month,
                        int *day);

/* @date + @period, held at ZZ_DATE_MAX. */
ZzDate zz_date_add (ZzDate date,
                    ZzPeriod period);

/* An ISO 8601 period without time: "P3Y", "P1Y6M", "P2W", "P0D". Parts stand in
 * the order Y M W D and none may be over 9999. */
gboolean zz_period_parse (const char *text,
                          ZzPeriod *period);

/* The shortest form: P12M reads P1Y. Owned by the caller. */
char *zz_period_format (ZzPeriod period);

G_END_DECLS
