/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for an import: what becomes of a row, and why a row or a cell is left out. */
#include "report/words-private.h"

#include "core/field.h"

static const char *const fates[ZZ_N_ROW_FATES] = {
  [ZZ_ROW_NEW] = M_ ("new"),
  [ZZ_ROW_CHANGED] = M_ ("changed"),
  [ZZ_ROW_UNCHANGED] = M_ ("unchanged"),
  [ZZ_ROW_SKIPPED] = M_ ("skipped"),
};

static const char *const notes[ZZ_N_NOTE_KINDS] = {
  [ZZ_NOTE_SEVERAL_CALLED] = M_ ("several records are called “{text}”; write the id instead"),
  [ZZ_NOTE_NONE_CALLED] = M_ ("there is no record called “{text}”; add it first"),
  [ZZ_NOTE_CONTROL_CHARACTER] = M_ ("the text has a control character; take it out"),
  [ZZ_NOTE_NOT_UNDERSTOOD] = M_ ("“{text}” is not understood; expected is {expected}"),
  [ZZ_NOTE_SHEET_ERROR] = M_ ("the spreadsheet shows the error {text} here"),
  [ZZ_NOTE_LOST_DIGITS] = M_ ("“{text}”: the spreadsheet has lost digits of this number; enter it there as text"),
  [ZZ_NOTE_KEY_LEFT_OUT] = M_ ("it cannot be told which record this is for: {cause}"),
  [ZZ_NOTE_TOTALS] = M_ ("this is a line of totals"),
  [ZZ_NOTE_TITLES_AGAIN] = M_ ("the titles are repeated here"),
  [ZZ_NOTE_SEVERAL_RECORDS] = M_ ("several records have the same {key}; export the list and fill in the column “id”"),
  [ZZ_NOTE_NO_KEY] = M_ ("the row has no {key} by which to find its record again; fill it in"),
  [ZZ_NOTE_SAME_RECORD] = M_ ("row {line} is for the same record; leave one of them"),
  [ZZ_NOTE_EMPTY] = M_ ("the row has nothing for any field of the register"),
  [ZZ_NOTE_NO_COLUMN] = M_ ("no column is matched with a field; say which is which"),
  [ZZ_NOTE_ONLY_ONE] = M_ ("there is only one such record, and the first row is for it"),
};

const char *
zz_words_row_fate (const ZzMessages *messages,
                   ZzRowFate fate)
{
  g_return_val_if_fail (messages != NULL && fate < ZZ_N_ROW_FATES, NULL);

  return zz_messages_get (messages, fates[fate]);
}

static char *
word_key (const ZzMessages *messages,
          const ZzRegister *reg)
{
  g_autoptr (GPtrArray) titles = zz_words_list_new ();

  for (guint i = 0; i < reg->key->len; i++)
    g_ptr_array_add (titles, g_strdup (zz_words_field (messages, reg->key->pdata[i])));
  return zz_phrase_join (messages, ZZ_JOIN_LIST, titles);
}

/* What the field takes: its choices by name. */
static char *
word_expectation (const ZzMessages *messages,
                  const ZzField *field)
{
  g_autoptr (GPtrArray) titles = zz_words_list_new ();
  g_autofree char *list = NULL;

  if (field->choices == NULL)
    return g_strdup (zz_messages_get (messages, zz_field_get_expectation_message (field)));
  for (guint i = 0; i < field->choices->len; i++)
    g_ptr_array_add (titles, g_strdup (zz_messages_text (messages, &zz_choices_get (field->choices, i)->title)));
  list = zz_phrase_join (messages, ZZ_JOIN_OR, titles);
  return zz_phrase (messages, M_ ("one of {list}"), "list", list, NULL);
}

char *
zz_words_table_note (const ZzMessages *messages,
                     const ZzTableNote *note)
{
  g_autofree char *cause = NULL, *key = NULL, *line = NULL, *expected = NULL;

  g_return_val_if_fail (messages != NULL && note != NULL && note->kind < ZZ_N_NOTE_KINDS, NULL);

  cause = note->cause != NULL ? zz_words_table_note (messages, note->cause) : NULL;
  key = note->reg != NULL ? word_key (messages, note->reg) : NULL;
  line = g_strdup_printf ("%u", note->line);
  expected = note->field != NULL ? word_expectation (messages, note->field) : NULL;
  return zz_phrase (messages, notes[note->kind], "text", note->text, "cause", cause, "key", key, "line", line,
                    "expected", expected, NULL);
}
