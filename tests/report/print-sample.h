/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up documents that are hard to print. */
#pragma once

#include "report/document.h"

/* Every kind of block, with text that nobody should write. */
ZzDocument *print_sample_hostile (void);

/* A table of @n rows with a heading row; each row says its number once, as "row 7 end".
 * @landscape: in a section on its side. */
ZzDocument *print_sample_table (guint n,
                                gboolean landscape);

/* Bars, and a timeline with all tones, marks that crowd and hostile labels. */
ZzChart *print_sample_bars (void);
ZzChart *print_sample_timeline (void);

/* @n sections, each a heading, two paragraphs and a list, in Chinese with English under
 * it where @bilingual. */
ZzDocument *print_sample_sections (guint n,
                                   gboolean bilingual);
