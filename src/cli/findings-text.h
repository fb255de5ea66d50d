/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as text for a terminal: the notice, the verdict, every category with
 * its clauses, and under each that is not met the reasons in words. */
#pragma once

#include "cli/supplement.h"
#include "core/project.h"
#include "eval/findings.h"
#include "report/messages.h"

G_BEGIN_DECLS

/* @origin: where the date comes from, as in ZzOccasion. @supplement: what else was asked
 * for; its members may all be NULL. */
char *zz_findings_to_text (ZzProject *project,
                           const ZzFindings *findings,
                           const char *origin,
                           const ZzSupplement *supplement,
                           const ZzMessages *messages);

G_END_DECLS
