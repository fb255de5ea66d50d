/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Employment: whether a person works for the organisation on a day, by the first day
 * there and the last one. Pure.
 */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_EMPLOYMENT_GOOD, /* also where no day is recorded */
  ZZ_EMPLOYMENT_TO_COME,
  ZZ_EMPLOYMENT_ENDED,
} ZzEmployment;

/* @day: set to the first day of who is to come, and to the last one of who has left;
 * may be NULL. */
ZzEmployment zz_employment_judge (const ZzRecord *person,
                                  ZzDate at,
                                  ZzDate *day);

G_END_DECLS
