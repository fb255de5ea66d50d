/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readiness report, its parts. */
#pragma once

#include "report/document.h"
#include "report/words-private.h"

G_BEGIN_DECLS

/* The message in the report's language, borrowed. */
static inline const char *
zz_readiness_say (const ZzWords *words,
                  const char *message)
{
  return zz_messages_get (words->messages, message);
}

static inline const char *
zz_readiness_text (const ZzWords *words,
                   const ZzText *text)
{
  return zz_messages_text (words->messages, text);
}

/* readiness-block.c: a status as a badge, and its tone. */
void zz_readiness_add_badge (const ZzWords *words,
                             ZzBlock *block,
                             ZzStatus status);
ZzTone zz_readiness_get_tone (ZzStatus status);

/* A paragraph "label: text"; nothing where @text is NULL. */
void zz_readiness_add_labelled (const ZzWords *words,
                                ZzBlock *parent,
                                const char *label,
                                const char *text);

/* readiness-clause.c: the clause with all that is known of it. */
void zz_readiness_add_clause (const ZzWords *words,
                              ZzBlock *parent,
                              const ZzClauseFinding *finding);

/* readiness-fact.c: recorded facts beside a clause that people judge. */
void zz_readiness_add_facts (const ZzWords *words,
                             ZzBlock *parent,
                             const ZzClause *clause);

/* readiness-proof.c: its evidence; readiness-figure.c: its figures. */
void zz_readiness_add_evidence (const ZzWords *words,
                                ZzBlock *parent,
                                const ZzClauseFinding *finding);
void zz_readiness_add_figures (const ZzWords *words,
                               ZzBlock *parent,
                               const ZzClause *clause);

/* readiness-figure.c: what the marks mean, and where the figures come from. */
void zz_readiness_add_sources (const ZzWords *words,
                               ZzBlock *parent);

G_END_DECLS
