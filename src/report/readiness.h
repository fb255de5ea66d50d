/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report: summary, notice, nine categories, every clause with its
 * verdict, reasons, evidence, edition, sources and marks, and the gap list. */
#pragma once

#include "report/document.h"
#include "report/facts.h"
#include "report/messages.h"
#include "report/options.h"

G_BEGIN_DECLS

/* A function of its arguments: the same ones give the same tree. */
ZzDocument *zz_readiness_report (const ZzReportFacts *facts,
                                 const ZzReportOptions *options,
                                 const ZzMessages *messages);

G_END_DECLS
