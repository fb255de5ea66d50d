/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completeness: what every full report must hold, each exactly once, and a project
 * whose texts try to break whoever writes them.
 *
 *   g_autoptr (ZzProject) project = complete_hostile_project_new (catalogue);
 *   g_autoptr (ZzDocument) document = zz_report_build (report, facts, &options);
 *   complete_assert (document, facts);
 *
 * The test of a writer reads its own file back and looks for the tokens:
 *
 *   g_autoptr (GPtrArray) tokens = complete_list_tokens (project);
 *   for (guint i = 0; i < tokens->len; i++)
 *     g_assert_cmpuint (count (text, tokens->pdata[i]), ==, 1);
 */
#pragma once

#include "report/document.h"
#include "report/facts.h"

G_BEGIN_DECLS

/* Every answer, item of evidence, action and a replaced figure say something hostile: markup,
 * formulas, quotes, ten thousand characters, right to left, emoji, tabs, lines.
 * Every such text ends in a token of its own, "#17#". */
ZzProject *complete_hostile_project_new (const ZzCatalogue *catalogue);

/* The tokens of what must be there once: reasons and notes of answers, titles and
 * notes of evidence, reasons of replaced figures (char *). */
GPtrArray *complete_list_tokens (ZzProject *project);

/* All runs of the document in both languages, a line each. */
char *complete_text (const ZzDocument *document);

/* How many runs of the document, in either language, are @text. */
guint complete_count (const ZzDocument *document,
                      const char *text);

/* Asserts that every clause id, every reason and note of an answer, every title and
 * note of evidence and every reason of a verdict is a run of the document once, that
 * every gap has its row, and that who judged, replaced, removed or is to act, what is to
 * be done and why stands somewhere. */
void complete_assert (const ZzDocument *document,
                      const ZzReportFacts *facts);

/* Facts of @project with everything worked out, on a day with gaps. */
ZzReportFacts *complete_facts_new (ZzProject *project);

G_END_DECLS
