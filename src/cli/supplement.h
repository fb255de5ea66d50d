/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an evaluation says beside its findings when it is asked to: how the verdicts
 * compare with those of the project as it is, what can be lost, all levels. */
#pragma once

#include "eval/levels.h"
#include "eval/margin.h"
#include "report/messages.h"
#include "store/json-writer.h"

G_BEGIN_DECLS

/**
 * ZzSupplement: what was not asked for is %NULL
 * @before: the findings of the project as it is, beside those of a supposition
 * @margins, @forecast: what can be lost, and until when what is met stays so
 * @levels: as zz_list_levels() gives them
 */
typedef struct
{
  const ZzFindings *before;
  const ZzMargins *margins;
  const ZzForecast *forecast;
  const GPtrArray *levels;
} ZzSupplement;

/* Member "margin" of a clause that is met. */
void zz_supplement_write_clause (const ZzSupplement *self,
                                 ZzJsonWriter *writer,
                                 const ZzFindings *findings,
                                 const ZzClause *clause);
/* Members "compared", "single_points", "levels" of the whole. */
void zz_supplement_write (const ZzSupplement *self,
                          ZzJsonWriter *writer,
                          const ZzFindings *findings);

/* Two findings compared, as member @name and as lines; for those who compare projects. */
void zz_supplement_write_shifts (ZzJsonWriter *writer,
                                 const char *name,
                                 const ZzFindings *before,
                                 const ZzFindings *after);
void zz_supplement_append_shifts (GString *text,
                                  const ZzFindings *before,
                                  const ZzFindings *after,
                                  const ZzMessages *messages);

/* Lines for a terminal: what changes; what one clause can lose; single points and
 * levels. Nothing where it was not asked for. */
void zz_supplement_append_compared (const ZzSupplement *self,
                                    GString *text,
                                    const ZzFindings *findings,
                                    const ZzMessages *messages);
void zz_supplement_append_clause (const ZzSupplement *self,
                                  GString *text,
                                  ZzProject *project,
                                  const ZzFindings *findings,
                                  const ZzClause *clause,
                                  const ZzMessages *messages);
void zz_supplement_append (const ZzSupplement *self,
                           GString *text,
                           ZzProject *project,
                           const ZzMessages *messages);

G_END_DECLS
