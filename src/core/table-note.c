/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a row or a cell is left out. */
#include "core/table-note.h"

const char *
zz_row_fate_get_id (ZzRowFate fate)
{
  static const char *const ids[ZZ_N_ROW_FATES] = { "new", "changed", "unchanged", "skipped" };

  g_return_val_if_fail (fate < ZZ_N_ROW_FATES, NULL);

  return ids[fate];
}

ZzTableNote *
zz_table_note_new (ZzNoteKind kind,
                   const char *text)
{
  ZzTableNote *note = g_new0 (ZzTableNote, 1);

  note->kind = kind;
  note->text = g_strdup (text);
  return note;
}

ZzTableNote *
zz_table_note_copy (const ZzTableNote *note)
{
  ZzTableNote *copy;

  if (note == NULL)
    return NULL;
  copy = zz_table_note_new (note->kind, note->text);
  copy->field = note->field;
  copy->reg = note->reg;
  copy->line = note->line;
  copy->cause = zz_table_note_copy (note->cause);
  return copy;
}

void
zz_table_note_free (ZzTableNote *note)
{
  if (note == NULL)
    return;
  zz_table_note_free (note->cause);
  g_free (note->text);
  g_free (note);
}
