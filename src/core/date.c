/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates and periods, on the Gregorian calendar. */
#include "core/date.h"

#include <string.h>

/* Four centuries always have the same number of days. Within them, years begin
 * with March below: a leap day is then the last of its year and moves no month. */
#define DAYS_IN_400_YEARS 146097

/* The days between 1 March of year 0 and 1 January of year 1. */
#define DAYS_TO_DAY_ONE 306

/* The days before 1 March of @year. */
static int
count_days_before (int year)
{
  return 365 * year + year / 4 - year / 100 + year / 400;
}

/* The days before month @place after March: 31, 30, 31, 30, 31 and again. */
static int
count_days_of_months (int place)
{
  return (153 * place + 2) / 5;
}

static int
get_days_in_month (int year,
                   int month)
{
  static const guint8 lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  const gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

static ZzDate
join_parts (int year,
            int month,
            int day)
{
  return count_days_before (month > 2 ? year : year - 1) + count_days_of_months ((month + 9) % 12) + day - DAYS_TO_DAY_ONE;
}

ZzDate
zz_date_new (int year,
             int month,
             int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > get_days_in_month (year, month))
    return ZZ_DATE_NONE;
  return join_parts (year, month, day);
}

static gboolean
read_digits (const char *text,
             guint n,
             int *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }
  return TRUE;
}

gboolean
zz_date_parse (const char *text,
               ZzDate *date)
{
  int year, month, day;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-' || !read_digits (text, 4, &year)
      || !read_digits (text + 5, 2, &month) || !read_digits (text + 8, 2, &day))
    return FALSE;
  *date = zz_date_new (year, month, day);
  return *date != ZZ_DATE_NONE;
}

/* One or two digits, followed by @end. */
static gboolean
read_part (const char **text,
           const char *end,
           int *number)
{
  const guint n = g_ascii_isdigit ((*text)[0]) && g_ascii_isdigit ((*text)[1]) ? 2 : 1;

  if (!read_digits (*text, n, number) || !g_str_has_prefix (*text + n, end))
    return FALSE;
  *text += n + strlen (end);
  return TRUE;
}

gboolean
zz_date_read (const char *text,
              ZzDate *date)
{
  /* What stands after the year, the month and the day. */
  static const char *const ways[][3] = {
    { "-", "-", "" },
    { "/", "/", "" },
    { ".", ".", "" },
    { "年", "月", "日" },
    { "年", "月", "" },
  };
  int year, month, day;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  *date = ZZ_DATE_NONE;
  if (strlen (text) < strlen ("2026-1-1") || !read_digits (text, 4, &year))
    return FALSE;
  if (strlen (text) == 8 && read_digits (text + 4, 2, &month) && read_digits (text + 6, 2, &day))
    *date = zz_date_new (year, month, day);
  for (guint i = 0; *date == ZZ_DATE_NONE && i < G_N_ELEMENTS (ways); i++)
    {
      const char *rest = text + 4 + strlen (ways[i][0]);

      if (g_str_has_prefix (text + 4, ways[i][0]) && read_part (&rest, ways[i][1], &month)
          && read_part (&rest, ways[i][2], &day) && *rest == '\0')
        *date = zz_date_new (year, month, day);
    }
  return *date != ZZ_DATE_NONE;
}

void
zz_date_get_parts (ZzDate date,
                   int *year,
                   int *month,
                   int *day)
{
  int days, era, place;

  g_return_if_fail (date > 0 && date <= ZZ_DATE_MAX);

  days = date - 1 + DAYS_TO_DAY_ONE;
  era = days / DAYS_IN_400_YEARS;
  days %= DAYS_IN_400_YEARS;
  /* Without the leap days passed, the years are equally long. */
  *year = (days - days / 1460 + days / 36524 - days / (DAYS_IN_400_YEARS - 1)) / 365;
  days -= count_days_before (*year);
  place = (5 * days + 2) / 153;
  *day = days - count_days_of_months (place) + 1;
  *month = (place + 2) % 12 + 1;
  *year += 400 * era + (*month <= 2);
}

char *
zz_date_format (ZzDate date)
{
  int year, month, day;

  g_return_val_if_fail (date > 0 && date <= ZZ_DATE_MAX, NULL);

  zz_date_get_parts (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

int
zz_date_get_year (ZzDate date)
{
  int year, month, day;

  g_return_val_if_fail (date > 0 && date <= ZZ_DATE_MAX, 0);

  zz_date_get_parts (date, &year, &month, &day);
  return year;
}

ZzDate
zz_date_add (ZzDate date,
             ZzPeriod period)
{
  int year, month, day;
  gint64 days;

  g_return_val_if_fail (date > 0 && date <= ZZ_DATE_MAX, ZZ_DATE_NONE);
  g_return_val_if_fail (period.months >= 0 && period.days >= 0, ZZ_DATE_NONE);

  if (period.months > 0)
    {
      /* Every period this long ends after the last date there is. */
      if (period.months >= 12 * 10000)
        return ZZ_DATE_MAX;
      zz_date_get_parts (date, &year, &month, &day);
      month += period.months - 1;
      year += month / 12;
      month = month % 12 + 1;
      date = join_parts (year, month, MIN (day, get_days_in_month (year, month)));
    }
  days = (gint64) date + period.days;
  return (ZzDate) MIN (days, ZZ_DATE_MAX);
}

gboolean
zz_period_parse (const char *text,
                 ZzPeriod *period)
{
  static const struct
  {
    char letter;
    int months, days;
  } units[] = { { 'Y', 12, 0 }, { 'M', 1, 0 }, { 'W', 0, 7 }, { 'D', 0, 1 } };
  ZzPeriod sum = { 0, 0 };
  guint next = 0;

  g_return_val_if_fail (text != NULL && period != NULL, FALSE);

  if (*text++ != 'P' || *text == '\0')
    return FALSE;
  while (*text != '\0')
    {
      gsize digits = strspn (text, "0123456789");
      int number;

      if (digits == 0 || digits > 4 || !read_digits (text, (guint) digits, &number))
        return FALSE;
      text += digits;
      while (next < G_N_ELEMENTS (units) && units[next].letter != *text)
        next++;
      if (next == G_N_ELEMENTS (units))
        return FALSE;
      sum.months += number * units[next].months;
      sum.days += number * units[next].days;
      next++;
      text++;
    }
  *period = sum;
  return TRUE;
}

char *
zz_period_format (ZzPeriod period)
{
  GString *text = g_string_new ("P");

  if (period.months >= 12)
    g_string_append_printf (text, "%dY", period.months / 12);
  if (period.months % 12 != 0)
    g_string_append_printf (text, "%dM", period.months % 12);
  if (period.days != 0 && period.days % 7 == 0)
    g_string_append_printf (text, "%dW", period.days / 7);
  else if (period.days != 0 || period.months == 0)
    g_string_append_printf (text, "%dD", period.days);
  return g_string_free (text, FALSE);
}
