/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import does, in words and as JSON. */
#pragma once

#include "core/project.h"
#include "report/messages.h"
#include "store/table-plan.h"

G_BEGIN_DECLS

/* @written: whether it was done or would be. Owned by the caller. */
GBytes *zz_import_to_text (ZzProject *project,
                           const ZzTable *table,
                           const ZzColumns *columns,
                           const ZzTablePlan *plan,
                           const ZzMessages *messages,
                           gboolean written);
/* The format "zizhi-import" (data/schema/zizhi-import.schema.json). */
GBytes *zz_import_to_json (const ZzTable *table,
                           const ZzColumns *columns,
                           const ZzTablePlan *plan,
                           const ZzMessages *messages,
                           gboolean written);

G_END_DECLS
