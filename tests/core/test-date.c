/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and periods. */
#include "core/date.h"

static ZzDate
date (const char *text)
{
  ZzDate result = ZZ_DATE_NONE;

  g_assert_true (zz_date_parse (text, &result));
  return result;
}

static void
test_parse (void)
{
  static const char *const bad[] = {
    "",
    "2026",
    "2026-1-01",
    "2026-01-1",
    "2026-13-01",
    "2026-00-10",
    "2026-02-30",
    "2025-02-29",
    "0000-01-01",
    "2026/01/01",
    "2026-01-01 ",
    " 2026-01-01",
    "2026-01-0a",
    "+026-01-01",
    "2026-01-010",
  };
  ZzDate result = 77;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (zz_date_parse (bad[i], &result));
  g_assert_cmpint (date ("0001-01-01"), ==, 1);
  g_assert_cmpint (date ("9999-12-31"), ==, ZZ_DATE_MAX);
  g_assert_cmpint (date ("2024-02-29") + 1, ==, date ("2024-03-01"));
}

static void
test_read (void)
{
  static const char *const good[] = { "2026-03-09", "2026-3-9", "2026/03/9", "2026/3/09", "2026.3.9",
                                      "2026年3月9日", "2026年03月09日", "2026年3月9", "20260309" };
  static const char *const bad[] = { "", "2026", "2026-3", "2026-3-", "2026-3-9 ", "2026-003-9", "2026-3/9", "26-3-9",
                                     "2026-2-30", "2026030", "202603099", "2026年3月9日日", "2026-3-9日", "2026--3-9",
                                     "2026-3--9", "９９９９-3-9" };
  ZzDate result;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (zz_date_read (good[i], &result));
      g_assert_cmpint (result, ==, date ("2026-03-09"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (zz_date_read (bad[i], &result));
}

static void
test_format (void)
{
  for (ZzDate day = 1; day < ZZ_DATE_MAX; day += 997)
    {
      g_autofree char *text = zz_date_format (day);

      g_assert_cmpint (date (text), ==, day);
    }
}

static void
test_add (void)
{
  static const struct
  {
    const char *from, *period, *to;
  } sums[] = {
    { "2024-02-29", "P1Y", "2025-02-28" },
    { "2024-02-29", "P4Y", "2028-02-29" },
    { "2026-01-31", "P1M", "2026-02-28" },
    { "2026-03-31", "P1M1D", "2026-05-01" },
    { "2026-12-31", "P6M", "2027-06-30" },
    { "2026-11-22", "P0D", "2026-11-22" },
    { "2026-11-22", "P2W", "2026-12-06" },
    { "2026-11-22", "P1Y2M3D", "2028-01-25" },
    { "9999-12-31", "P1D", "9999-12-31" },
    { "2026-01-01", "P9999Y", "9999-12-31" },
    { "9000-01-01", "P9999Y9999M9999W9999D", "9999-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      ZzPeriod period;
      g_autofree char *text = NULL;

      g_assert_true (zz_period_parse (sums[i].period, &period));
      text = zz_date_format (zz_date_add (date (sums[i].from), period));
      g_assert_cmpstr (text, ==, sums[i].to);
    }
}

static void
test_period (void)
{
  static const char *const bad[] = { "", "P", "3Y", "P3", "PY", "P1D1Y", "P1Y1Y", "P-1Y", "P1.5Y", "PT1H", "P10000Y", "P1Y " };
  static const struct
  {
    const char *text, *shortest;
  } good[] = { { "P12M", "P1Y" }, { "P18M", "P1Y6M" }, { "P14D", "P2W" }, { "P10D", "P10D" }, { "P0D", "P0D" }, { "P1Y0M", "P1Y" } };
  ZzPeriod period;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (zz_period_parse (bad[i], &period));
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (zz_period_parse (good[i].text, &period));
      text = zz_period_format (period);
      g_assert_cmpstr (text, ==, good[i].shortest);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/read", test_read);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/add", test_add);
  g_test_add_func ("/date/period", test_period);
  return g_test_run ();
}
