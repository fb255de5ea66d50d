/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bilingual text. */
#include "core/text.h"

static void
test_get (void)
{
  ZzText both = { { g_strdup ("en"), g_strdup ("中") } };
  ZzText english = { { g_strdup ("en"), NULL } };
  ZzText none = { { NULL, NULL } };

  g_assert_cmpstr (zz_text_get (&both, ZZ_LANGUAGE_ZH_CN), ==, "中");
  g_assert_cmpstr (zz_text_get (&english, ZZ_LANGUAGE_ZH_CN), ==, "en");
  g_assert_cmpstr (zz_text_get (&none, ZZ_LANGUAGE_EN), ==, "");
  zz_text_clear (&both);
  zz_text_clear (&english);
}

static void
test_language (void)
{
  ZzLanguage language = ZZ_LANGUAGE_EN;

  g_assert_true (zz_language_from_id ("zh_CN.UTF-8", &language));
  g_assert_cmpint (language, ==, ZZ_LANGUAGE_ZH_CN);
  g_assert_true (zz_language_from_id ("en_GB", &language));
  g_assert_cmpint (language, ==, ZZ_LANGUAGE_EN);
  g_assert_false (zz_language_from_id ("fr", &language));
  g_assert_false (zz_language_from_id (NULL, &language));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/get", test_get);
  g_test_add_func ("/text/language", test_language);
  return g_test_run ();
}
