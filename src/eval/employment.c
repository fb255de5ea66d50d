/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who works here on a day. */
#include "eval/employment.h"

ZzEmployment
zz_employment_judge (const ZzRecord *person,
                     ZzDate at,
                     ZzDate *day)
{
  const ZzValue *joined, *left;

  g_return_val_if_fail (person != NULL, ZZ_EMPLOYMENT_GOOD);

  joined = zz_record_get_by_id (person, "joined");
  left = zz_record_get_by_id (person, "left");
  if (left->kind == ZZ_VALUE_DATE && left->date < at)
    {
      if (day != NULL)
        *day = left->date;
      return ZZ_EMPLOYMENT_ENDED;
    }
  if (joined->kind == ZZ_VALUE_DATE && joined->date > at)
    {
      if (day != NULL)
        *day = joined->date;
      return ZZ_EMPLOYMENT_TO_COME;
    }
  return ZZ_EMPLOYMENT_GOOD;
}
