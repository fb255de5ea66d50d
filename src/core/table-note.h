/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a row of a table that is imported, and why one of its rows or cells is
 * left out, as data: the words are report/words-table.c's, in the reader's language. */
#pragma once

#include "core/schema.h"

G_BEGIN_DECLS

typedef enum {
  ZZ_ROW_NEW,
  ZZ_ROW_CHANGED,
  ZZ_ROW_UNCHANGED,
  ZZ_ROW_SKIPPED,
} ZzRowFate;

#define ZZ_N_ROW_FATES (ZZ_ROW_SKIPPED + 1)

/* "new", "changed", "unchanged", "skipped". */
const char *zz_row_fate_get_id (ZzRowFate fate);

typedef enum {
  /* Of a cell; @text is what stands in it. */
  ZZ_NOTE_SEVERAL_CALLED,
  ZZ_NOTE_NONE_CALLED,
  ZZ_NOTE_CONTROL_CHARACTER,
  ZZ_NOTE_NOT_UNDERSTOOD, /* @field says what is expected */
  ZZ_NOTE_SHEET_ERROR,
  ZZ_NOTE_LOST_DIGITS,
  /* Of a row. */
  ZZ_NOTE_KEY_LEFT_OUT, /* @cause: why its cell was */
  ZZ_NOTE_TOTALS,
  ZZ_NOTE_TITLES_AGAIN,
  ZZ_NOTE_SEVERAL_RECORDS, /* have the same key of @reg */
  ZZ_NOTE_NO_KEY,          /* of @reg */
  ZZ_NOTE_SAME_RECORD,     /* as row @line */
  ZZ_NOTE_EMPTY,
  ZZ_NOTE_NO_COLUMN,
  ZZ_NOTE_ONLY_ONE,
} ZzNoteKind;

#define ZZ_N_NOTE_KINDS (ZZ_NOTE_ONLY_ONE + 1)

/**
 * ZzTableNote:
 * @field, @reg: of the catalogue, borrowed
 * @line: the number of a row in the table, from 1
 */
typedef struct _ZzTableNote ZzTableNote;
struct _ZzTableNote
{
  ZzNoteKind kind;
  char *text;
  const ZzField *field;
  const ZzRegister *reg;
  guint line;
  ZzTableNote *cause;
};

/* @text is copied and may be NULL. */
ZzTableNote *zz_table_note_new (ZzNoteKind kind,
                                const char *text);
ZzTableNote *zz_table_note_copy (const ZzTableNote *note);
void zz_table_note_free (ZzTableNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzTableNote, zz_table_note_free)

G_END_DECLS
