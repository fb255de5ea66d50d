/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and days as spreadsheets store them, without floating point. */
#pragma once

#include "core/date.h"

G_BEGIN_DECLS

/* A number such as "1.2E+5" or "0.10000000000000001" as the plain decimal text a
 * spreadsheet shows: 15 significant digits, no exponent. NULL for what is no number or
 * has more than 40 places. Owned by the caller. */
char *zz_number_make_plain (const char *text);

/* The day of a serial number such as "46348" or "46348.5" (half past it, which is
 * dropped): days since the end of 1899, where spreadsheets take 1900 for a leap year,
 * or since 1 January 1904. ZZ_DATE_NONE for no day. @serial: as above, plain. */
ZzDate zz_date_from_serial (const char *serial,
                            gboolean since_1904);

G_END_DECLS
