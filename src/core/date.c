/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates and periods, on GDate's calendar. */
#include "core/date.h"

#include <string.h>

ZzDate
zz_date_new (int year,
             int month,
             int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1
      || !g_date_valid_dmy ((GDateDay) MIN (day, 32), (GDateMonth) month, (GDateYear) year))
    return ZZ_DATE_NONE;
  g_date_set_dmy (memset (&date, 0, sizeof date), (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (ZzDate) g_date_get_julian (&date);
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

void
zz_date_get_parts (ZzDate date,
                   int *year,
                   int *month,
                   int *day)
{
  GDate parts;

  g_return_if_fail (date > 0 && date <= ZZ_DATE_MAX);

  g_date_clear (&parts, 1);
  g_date_set_julian (&parts, (guint32) date);
  *year = g_date_get_year (&parts);
  *month = g_date_get_month (&parts);
  *day = g_date_get_day (&parts);
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
  GDate sum;
  gint64 days;

  g_return_val_if_fail (date > 0 && date <= ZZ_DATE_MAX, ZZ_DATE_NONE);
  g_return_val_if_fail (period.months >= 0 && period.days >= 0, ZZ_DATE_NONE);

  if (period.months > 0)
    {
      /* Every period this long ends after the last date there is. */
      if (period.months >= 12 * 10000)
        return ZZ_DATE_MAX;
      g_date_clear (&sum, 1);
      g_date_set_julian (&sum, (guint32) date);
      g_date_add_months (&sum, (guint) period.months);
      date = (ZzDate) g_date_get_julian (&sum);
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
