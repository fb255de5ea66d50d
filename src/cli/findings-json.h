/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as JSON: format "zizhi-findings", which scripts rely on.
 *
 * Beside what the format promises each clause has `needs` (what became of each
 * evidence need) and, where it does not apply or that is in doubt, `applies`.
 * data/schema/zizhi-findings.schema.json describes it all. */
#pragma once

#include "cli/supplement.h"
#include "eval/findings.h"
#include "store/json-writer.h"

G_BEGIN_DECLS

/* @supplement: what else was asked for, or NULL. */
GBytes *zz_findings_to_json (const ZzFindings *findings,
                             const ZzSupplement *supplement);

/* Writes reasons (ZzReason) as the member @name. */
void zz_reasons_to_json (ZzJsonWriter *writer,
                         const char *name,
                         const GPtrArray *reasons);

G_END_DECLS
