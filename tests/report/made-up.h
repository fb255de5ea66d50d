/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up documents for the tests of writers. */
#pragma once

#include "report/document.h"

/* Texts that have broken other programs, ended by NULL: markup, formulas, quotes, the
 * scripts of several languages, what no file may hold. Each has a word of its own,
 * "mark-0" and so on, to be found again by. Owned by the caller. */
char **made_up_hostile_texts (void);

/* Every kind of block and run, all with @text. */
ZzDocument *made_up_all_kinds (const char *text);

/* A section for each text: heading, paragraph, table with the text in a cell. */
ZzDocument *made_up_notes (char *const *texts);

/* Sheets as a workbook has them: statuses, dates, numbers and amounts. */
ZzDocument *made_up_workbook (ZzLanguage language);

/* A PNG of 2 by 1 pixels. */
GBytes *made_up_png (void);
