/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals: how many clauses got which verdict, by the names that files use. Pure. */
#pragma once

#include "eval/findings.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* "met", "partly_met", … */
  ZzStatus status;
} ZzTotal;

/* Static, in the order in which they are written. */
const ZzTotal *zz_totals_list (guint *n);

/* All of them on one line, a JSON object: what a sign-off keeps. Owned by the caller. */
char *zz_findings_dup_totals (const ZzFindings *findings);

G_END_DECLS
