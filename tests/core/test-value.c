/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values: copying, equality, lists, money. */
#include "core/value.h"

static void
test_equal (void)
{
  const char *const strings[] = { "b", "a", "b", NULL };
  const ZzPeriod year = { 12, 0 };
  ZzValue values[] = {
    ZZ_VALUE_INIT,
    zz_value_text (ZZ_VALUE_TEXT, "1"),
    zz_value_text (ZZ_VALUE_MONEY, "1"),
    zz_value_text (ZZ_VALUE_REFERENCE, "1"),
    zz_value_text (ZZ_VALUE_OPAQUE, "1"),
    zz_value_integer (1),
    zz_value_boolean (TRUE),
    zz_value_boolean (FALSE),
    zz_value_date (1),
    zz_value_never (),
    zz_value_period (year),
    zz_value_choice (1),
    zz_value_set (1),
    zz_value_list (strings),
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_auto (ZzValue) copy = zz_value_copy (&values[j]);

        g_assert_cmpint (zz_value_equal (&values[i], &copy), ==, i == j);
      }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    zz_value_clear (&values[i]);
}

static void
test_list (void)
{
  const char *const strings[] = { "b", "a", "b", NULL };
  const char *const none[] = { NULL };
  g_auto (ZzValue) list = zz_value_list (strings);
  g_auto (ZzValue) empty = zz_value_list (none);

  g_assert_cmpuint (g_strv_length (list.list), ==, 2);
  g_assert_cmpstr (list.list[0], ==, "a");
  g_assert_true (zz_value_list_contains (&list, "b"));
  g_assert_false (zz_value_list_contains (&list, "c"));
  g_assert_true (zz_value_is_absent (&empty));
}

static void
test_money (void)
{
  static const char *const good[] = { "0", "120000", "-3.50", "999999999999999999.999999" };
  static const char *const bad[] = { "", "-", ".5", "1.", "1e3", "1,000", "+1", " 1", "1 ", "1000000000000000000000" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (zz_money_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (zz_money_is_valid (bad[i]));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/equal", test_equal);
  g_test_add_func ("/value/list", test_list);
  g_test_add_func ("/value/money", test_money);
  return g_test_run ();
}
