/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Credit codes. The good ones are made up: 17 characters of nobody, and the check
 * character worked out by hand from the weights 1, 3, 9, 27, 19, 26, 16, 17, 20,
 * 29, 25, 13, 8, 24, 10, 30, 28 of GB 32100-2015. */
#include "core/credit-code.h"

#include <string.h>

static const char characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/* 91000000MA00000000: 9·1 + 1·3 + M(21)·20 + A(10)·29 = 722 = 23·31 + 9; 31 − 9 = 22 is N. */
static const char good[] = "91000000MA0000000N";

static void
test_faults (void)
{
  static const struct
  {
    const char *code;
    ZzCreditCodeFault fault;
  } cases[] = {
    { "91000000MA0000000N", ZZ_CREDIT_CODE_GOOD },
    /* Nothing but zeros sums up to nothing. */
    { "000000000000000000", ZZ_CREDIT_CODE_GOOD },
    { "", ZZ_CREDIT_CODE_LENGTH },
    { "91000000MA0000000", ZZ_CREDIT_CODE_LENGTH },
    { "91000000MA0000000NN", ZZ_CREDIT_CODE_LENGTH },
    { "91000000MA0000000n", ZZ_CREDIT_CODE_CHARACTER },
    { "91000000MA000000IN", ZZ_CREDIT_CODE_CHARACTER },
    { "91000000MA000000 N", ZZ_CREDIT_CODE_CHARACTER },
    { "一二三四五六七八九十一二三四五六七八", ZZ_CREDIT_CODE_CHARACTER },
    { "91000000MA0000000P", ZZ_CREDIT_CODE_CHECK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (zz_credit_code_check (cases[i].code), ==, cases[i].fault);
}

/* One wrong character is always noticed, wherever it stands. */
static void
test_single_errors (void)
{
  for (guint i = 0; i < strlen (good); i++)
    for (guint j = 0; j < strlen (characters); j++)
      {
        g_autofree char *code = g_strdup (good);

        code[i] = characters[j];
        g_assert_cmpint (zz_credit_code_check (code), ==, characters[j] == good[i] ? ZZ_CREDIT_CODE_GOOD : ZZ_CREDIT_CODE_CHECK);
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/credit-code/faults", test_faults);
  g_test_add_func ("/credit-code/single-errors", test_single_errors);
  return g_test_run ();
}
