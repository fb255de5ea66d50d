/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Insurance: whether what is recorded of a person's social insurance will do.
 *
 * An auditor looks at the last insured month beside the certificate. Nobody can
 * be insured in a month to come, and the month under way is paid when it is over,
 * so what is asked for is the month before the assessment or before today,
 * whichever is earlier. Pure.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_INSURANCE_GOOD,
  ZZ_INSURANCE_ENDED,   /* the last insured month is too long ago */
  ZZ_INSURANCE_UNKNOWN, /* none is recorded */
} ZzInsurance;

/* The last day up to which people have to be insured. */
ZzDate zz_insurance_get_due (ZzDate at,
                             ZzDate today);

/* @due: from zz_insurance_get_due(); who joined later is insured from then on.
 * @until: set to the last day insured, or ZZ_DATE_NONE. Good where the catalogue
 * does not ask for it. */
ZzInsurance zz_insurance_judge (const ZzRecord *person,
                                ZzDate due,
                                ZzDate *until);

G_END_DECLS
