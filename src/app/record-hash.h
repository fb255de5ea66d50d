/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hashes of what records say and of what they are called, to tell cheaply that
 * something else is to be shown.
 */
#pragma once

#include "core/project.h"

G_BEGIN_DECLS

/* Of all values of the record. */
guint64 zz_record_hash (const ZzRecord *record);

/* Of what the records that @record refers to are called. */
guint64 zz_record_hash_names (const ZzRecord *record,
                              ZzProject *project);

/* Of what all records are called that those of @reg may refer to: as long as it is the
 * same, so is zz_record_hash_names() of each of them, unless it refers to others. */
guint64 zz_register_hash_names (const ZzRegister *reg,
                                ZzProject *project);

G_END_DECLS
