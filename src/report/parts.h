/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reports are put together from: a maker, and parts that several of them have.
 *
 * Who wrote a text decides where it goes: what the program says may stand in a
 * sentence of its own making, what people wrote stands in a block of its own
 * (zz_part_add_quote()), so that a report in two languages has it once.
 */
#pragma once

#include "report/builders.h"
#include "report/words-private.h"

G_BEGIN_DECLS

/* All that a report is made from, in one language. @words: the same for sentences,
 * with people's reasons left out: they are quoted. */
typedef struct
{
  const ZzMessages *messages;
  ZzProject *project;
  const ZzFindings *findings;
  const ZzReportFacts *facts;
  const ZzReportOptions *options;
  ZzWords words;
} ZzMaker;

/* The message in the report's language, borrowed. */
static inline const char *
zz_part_say (const ZzMaker *maker,
             const char *message)
{
  return zz_messages_get (maker->messages, message);
}

static inline const char *
zz_part_text (const ZzMaker *maker,
              const ZzText *text)
{
  return zz_messages_text (maker->messages, text);
}

/* Whether notes, actions and who does what may be shown. */
static inline gboolean
zz_part_is_internal (const ZzMaker *maker)
{
  return maker->options->profile == ZZ_PROFILE_INTERNAL;
}

/* parts.c */

ZzMaker zz_maker_new (const ZzReportFacts *facts,
                      const ZzReportOptions *options,
                      const ZzMessages *messages);

/* An empty document called @title (a message) with what stands on every page. */
ZzDocument *zz_maker_begin (const ZzMaker *maker,
                            const char *title);

/* Before the anchors of the reports' own sections: those of categories and clauses are
 * their ids, which begin with a letter or a digit in every catalogue. */
#define ZZ_OWN_ANCHOR "_"

/* A section with an anchor of our own and a heading of level 2 (a message). */
ZzBlock *zz_part_add_section (const ZzMaker *maker,
                              ZzBlock *body,
                              const char *anchor,
                              const char *heading);

/* A status as a badge, and its tone. */
void zz_part_add_badge (const ZzMaker *maker,
                        ZzBlock *block,
                        ZzStatus status);
ZzTone zz_part_get_tone (ZzStatus status);

/* A paragraph "label: text", of the program's own words; nothing where @text is NULL. */
void zz_part_add_labelled (const ZzMaker *maker,
                           ZzBlock *parent,
                           const char *label,
                           const char *text);
/* The same for what a person wrote. */
void zz_part_add_quote (const ZzMaker *maker,
                        ZzBlock *parent,
                        const char *label,
                        const char *text);

/* "label | text" in a table of facts, two of them in a row: that leaves room on the first
 * page for what matters. "not filled in" where there is no text. */
void zz_part_add_fact (const ZzMaker *maker,
                       ZzBlock *table,
                       const char *label,
                       const char *text);

/* The title of the clause, leading to where it is told. */
void zz_part_add_clause_link (const ZzMaker *maker,
                              ZzBlock *block,
                              const ZzClause *clause);

/* "No. 12": how an item of evidence is referred to. Owned. */
char *zz_part_dup_number (const ZzMaker *maker,
                          const char *item);

/* part-head.c */

/* That it is a redacted copy, where it is one. */
void zz_part_add_redaction (const ZzMaker *maker,
                            ZzBlock *body);
/* Logo, organisation and department; the title (a message); redaction. */
void zz_part_add_letterhead (const ZzMaker *maker,
                             ZzBlock *body,
                             const char *title);
/* What was judged: organisation, category, level, days, edition. */
void zz_part_add_head (const ZzMaker *maker,
                       ZzBlock *body);
/* The same in two rows. */
void zz_part_add_brief_head (const ZzMaker *maker,
                             ZzBlock *body);
/* Two cells: a label (a message) and what it is. */
void zz_part_add_pair (const ZzMaker *maker,
                       ZzBlock *row,
                       const char *label,
                       const char *text);
/* "Operation / Level three". */
char *zz_part_dup_declared (const ZzMaker *maker);
/* What the reader must know of edition, level and figures. */
void zz_part_add_notices (const ZzMaker *maker,
                          ZzBlock *body);
/* Who prepared and who approved it; nothing where nobody is named. */
void zz_part_add_signatures (const ZzMaker *maker,
                             ZzBlock *body);
/* A table to sign in: a column for each label (messages, ended by NULL). */
void zz_part_add_signing (const ZzMaker *maker,
                          ZzBlock *body,
                          const char *label,
                          ...) G_GNUC_NULL_TERMINATED;

/* part-replaced.c */

/* The figures that the project put in place of the edition's, where it did. */
void zz_part_add_replaced (const ZzMaker *maker,
                           ZzBlock *body);
gboolean zz_part_has_replaced (const ZzMaker *maker);
/* A table of them, into whose first row the headings go. */
void zz_part_add_replaced_rows (const ZzMaker *maker,
                                ZzBlock *table);

/* part-verdict.c */

/* The verdict in a sentence. */
void zz_part_add_verdict (const ZzMaker *maker,
                          ZzBlock *section);
/* How many clauses have which status. */
void zz_part_add_totals (const ZzMaker *maker,
                         ZzBlock *section);
/* The categories with status and count; and as a chart. */
void zz_part_add_categories (const ZzMaker *maker,
                             ZzBlock *section);
void zz_part_add_category_chart (const ZzMaker *maker,
                                 ZzBlock *section);

/* part-forecast.c */

/* When it is ready and why not longer; with @detail also as a chart by category, and
 * for the house every change. */
void zz_part_add_forecast (const ZzMaker *maker,
                           ZzBlock *section,
                           gboolean detail);

/* part-gaps.c */

/* The open gaps with what closes them. @whole: the table also says which clause it is
 * and what stands in its way, for reports that do not tell the clauses. */
void zz_part_add_gaps (const ZzMaker *maker,
                       ZzBlock *section,
                       gboolean whole);
/* What has to be renewed before the day that counts; nothing where nothing has. */
void zz_part_add_renewals (const ZzMaker *maker,
                           ZzBlock *section);
/* Corrective actions, open and closed; nothing where there are none. */
void zz_part_add_actions (const ZzMaker *maker,
                          ZzBlock *section);
/* Records that clauses hang on alone; nothing where there are none. */
void zz_part_add_single_points (const ZzMaker *maker,
                                ZzBlock *section);
/* Facts that do not fit each other; nothing where all fit. */
void zz_part_add_problems (const ZzMaker *maker,
                           ZzBlock *section);

/* part-evidence.c */

/* The whole list, numbered, lying on its side: a section of @body. */
void zz_part_add_evidence_index (const ZzMaker *maker,
                                 ZzBlock *body);
/* The state of an item by itself. */
void zz_part_add_evidence_state (const ZzMaker *maker,
                                 ZzBlock *block,
                                 const ZzRecord *item);
/* Why the item proves nothing on the day, whatever is asked of it; NULL where it may. */
const char *zz_part_get_evidence_fault (const ZzMaker *maker,
                                        const ZzRecord *item);
/* What the item is about; NULL for no record. */
char *zz_part_dup_subjects (const ZzMaker *maker,
                            const ZzRecord *item);

/* part-findings.c */

/* What the last audit found and is not closed on the day, as a table of the section;
 * nothing where all is closed. */
void zz_part_add_open_findings (const ZzMaker *maker,
                                ZzBlock *section);
/* The same in one line: how many, and by when the first has to be closed. */
void zz_part_add_findings_line (const ZzMaker *maker,
                                ZzBlock *section);

/* part-answers.c: answers to clauses that the edition does not have; nothing where there
 * are none. */
void zz_part_add_other_answers (const ZzMaker *maker,
                                ZzBlock *body);

/* form.c: the head of the official form, and one row for each clause. */
void zz_part_add_form (const ZzMaker *maker,
                       ZzBlock *section);

/* readiness-clause.c: the clause with all that is known of it. */
void zz_readiness_add_clause (const ZzMaker *maker,
                              ZzBlock *parent,
                              const ZzClauseFinding *finding);

/* readiness-fact.c: recorded facts beside a clause that people judge. */
void zz_readiness_add_facts (const ZzMaker *maker,
                             ZzBlock *parent,
                             const ZzClause *clause);

/* readiness-proof.c: its evidence; readiness-figure.c: its figures. */
void zz_readiness_add_evidence (const ZzMaker *maker,
                                ZzBlock *parent,
                                const ZzClauseFinding *finding);
void zz_readiness_add_figures (const ZzMaker *maker,
                               ZzBlock *parent,
                               const ZzClause *clause);

/* readiness-figure.c: what the marks mean, and where the figures come from. */
void zz_readiness_add_sources (const ZzMaker *maker,
                               ZzBlock *parent);

G_END_DECLS
