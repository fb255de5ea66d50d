/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a person was insured up to the last month that can be asked for. */
#include "eval/insurance.h"

ZzDate
zz_insurance_get_due (ZzDate at,
                      ZzDate today)
{
  const ZzDate earlier = MIN (at, today);
  int year, month, day;

  zz_date_get_parts (earlier, &year, &month, &day);
  return earlier - day;
}

ZzInsurance
zz_insurance_judge (const ZzRecord *person,
                    ZzDate due,
                    ZzDate *until)
{
  const ZzRegister *reg = zz_record_get_register (person);
  const ZzField *insured = zz_register_find_field (reg, "insured_until");
  const ZzField *joined = zz_register_find_field (reg, "joined");
  ZzDate since;

  *until = insured != NULL ? zz_record_get_date (person, insured->number) : ZZ_DATE_NONE;
  since = joined != NULL ? zz_record_get_date (person, joined->number) : ZZ_DATE_NONE;
  if (insured == NULL || (since != ZZ_DATE_NONE && since > due))
    return ZZ_INSURANCE_GOOD;
  if (*until != ZZ_DATE_NONE)
    return *until < due ? ZZ_INSURANCE_ENDED : ZZ_INSURANCE_GOOD;
  return zz_value_is_known (zz_record_get (person, insured->number)) ? ZZ_INSURANCE_GOOD : ZZ_INSURANCE_UNKNOWN;
}
