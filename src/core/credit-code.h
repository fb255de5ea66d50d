/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The unified social credit code of an organisation (统一社会信用代码).
 *
 * Source: GB 32100-2015, §4 and §5: 18 characters of digits and capital letters
 * without I, O, S, V, Z; the last one checks the 17 before it, with weights that
 * are powers of three, modulo 31.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The field of the organisation that holds it, in every catalogue. */
#define ZZ_CREDIT_CODE_FIELD "credit_code"

typedef enum {
  ZZ_CREDIT_CODE_GOOD,
  ZZ_CREDIT_CODE_LENGTH,    /* not 18 characters */
  ZZ_CREDIT_CODE_CHARACTER, /* one that no code has */
  ZZ_CREDIT_CODE_CHECK,     /* mistyped somewhere: the check character differs */
} ZzCreditCodeFault;

ZzCreditCodeFault zz_credit_code_check (const char *code);

G_END_DECLS
