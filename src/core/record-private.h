/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing to a record that a project holds: for project.c alone. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Puts @value into the field and gives back what was there; both owned. */
ZzValue zz_record_exchange (ZzRecord *record,
                            const ZzField *field,
                            ZzValue value);

/* The same for what was not understood: opaque, or absent for none. */
ZzValue zz_record_exchange_extra (ZzRecord *record,
                                  const char *path,
                                  const ZzValue *value);
/* The same for a list, which is made and cleared as needed. */
ZzValue zz_extras_exchange (GPtrArray **extras,
                            const char *path,
                            const ZzValue *value);

G_END_DECLS
