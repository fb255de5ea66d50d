/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report: summary, notice, nine categories, every clause with its
 * verdict, reasons, evidence, edition, sources and marks, and the gap list. */
#pragma once

#include "core/project.h"
#include "eval/findings.h"
#include "report/document.h"
#include "report/messages.h"

G_BEGIN_DECLS

/* A function of its arguments: the same ones give the same tree. */
ZzDocument *zz_readiness_report (ZzProject *project,
                                 const ZzFindings *findings,
                                 const ZzMessages *messages);

G_END_DECLS
