/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing to a record that a project holds: for project.c alone. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

/* Puts @value into the field and gives back what was there; both owned. */
ZzValue zz_record_exchange (ZzRecord *record,
                            const ZzField *field,
                            ZzValue value);

G_END_DECLS
