/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Length, characters, check character. */
#include "core/credit-code.h"

#include <string.h>

#define LENGTH 18

/* A character's place is its value. */
static const char characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

ZzCreditCodeFault
zz_credit_code_check (const char *code)
{
  const guint n = strlen (characters);
  guint sum = 0, weight = 1;

  g_return_val_if_fail (code != NULL, ZZ_CREDIT_CODE_LENGTH);

  if (!g_utf8_validate (code, -1, NULL) || g_utf8_strlen (code, -1) != LENGTH)
    return ZZ_CREDIT_CODE_LENGTH;
  for (guint i = 0; code[i] != '\0'; i++)
    {
      const char *place = strchr (characters, code[i]);

      if (place == NULL)
        return ZZ_CREDIT_CODE_CHARACTER;
      /* The check character has weight one, as if it were taken from 31. */
      sum += (guint) (place - characters) * (i + 1 < LENGTH ? weight : 1);
      weight = weight * 3 % n;
    }
  return sum % n == 0 ? ZZ_CREDIT_CODE_GOOD : ZZ_CREDIT_CODE_CHECK;
}
