/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks as plain text, for writers whose cells hold nothing else, and how much room
 * text takes. */
#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* The sign of a status in text: "✓" for met, …; NULL for plain. */
const char *zz_tone_get_symbol (ZzTone tone);

/* All that @block says, clean (clean-text.h), in lines: its runs, the second language,
 * the blocks in it. @symbols: badges have their signs. Owned by the caller. */
char *zz_block_dup_plain (const ZzBlock *block,
                          gboolean symbols);
/* Its runs in the first language only, on one line. */
char *zz_block_dup_line (const ZzBlock *block);

/* The heading @section begins with; NULL where it has none. */
const ZzBlock *zz_block_find_heading (const ZzBlock *section);

/* Whether all that @cell says is a status. */
gboolean zz_block_is_badge (const ZzBlock *cell);

/* How many columns of a table there are, spans counted. */
guint zz_table_count_columns (const ZzBlock *table);

/* How wide @c is shown: 2 for a Chinese character, 0 for a mark on another one. */
guint zz_unichar_get_width (gunichar c);

/* The widest line of @text, in such units; and its widest part that has to stay in one
 * piece, where @word is given. */
guint zz_text_measure (const char *text,
                       guint *word);

/* How many lines @text takes where a line holds @width units. */
guint zz_text_count_lines (const char *text,
                           guint width);

G_END_DECLS
