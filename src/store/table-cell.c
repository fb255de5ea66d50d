/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading cells. */
#include "store/table-cell.h"

#include "core/field.h"
#include "store/table-number.h"

#include <string.h>

static gboolean
is_text (const ZzField *field)
{
  return field->type == ZZ_FIELD_TEXT || field->type == ZZ_FIELD_MULTILINE;
}

static gboolean
is_date (const ZzField *field)
{
  return field->type == ZZ_FIELD_DATE || field->type == ZZ_FIELD_EVENT || field->type == ZZ_FIELD_VALID_END;
}

char *
zz_table_cell_trim (const ZzField *field,
                    const char *text)
{
  const char *end;
  char *trimmed;

  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  trimmed = g_strndup (text, (gsize) (end - text));
  return field->type == ZZ_FIELD_TEXT ? g_strdelimit (trimmed, "\n\t", ' ') : trimmed;
}

/* Days of the working lives that are recorded here. */
#define FIRST_YEAR 1940
#define LAST_YEAR 2100

/* What people put where nothing is to be said. */
static gboolean
means_nothing (const char *text)
{
  static const char *const words[] = { "-", "--", "—", "——", "/", "无", "暂无", "n/a", "N/A", NULL };

  return g_strv_contains (words, text);
}

/* A number with more digits than a spreadsheet keeps: the last ones are made up. */
static gboolean
has_lost_digits (ZzCell cell,
                 const char *text)
{
  const gsize digits = strspn (text, "0123456789.");

  if (cell.sort == ZZ_CELL_NUMBER)
    return strlen (text) > 15 && strchr (text, '.') == NULL;
  return digits > 0 && strchr (text, '.') != NULL && g_ascii_toupper (text[digits]) == 'E' && text[digits + 1] == '+'
         && strspn (text + digits + 2, "0123456789") == strlen (text + digits + 2) && text[digits + 2] != '\0';
}

static ZzTableNote *
read_reference (const ZzField *field,
                const char *text,
                ZzTableNames *names,
                ZzValue *value)
{
  gboolean several;
  ZzRecord *record = zz_table_names_find (names, field->refers, text, &several);

  if (several)
    return zz_table_note_new (ZZ_NOTE_SEVERAL_CALLED, text);
  if (record == NULL)
    return zz_table_note_new (ZZ_NOTE_NONE_CALLED, text);
  *value = zz_value_text (ZZ_VALUE_REFERENCE, zz_record_get_id (record));
  return NULL;
}

/* The day of a serial number, or ZZ_DATE_NONE. A number that nobody formatted as a date may
 * be a year or a month as well: 2019 is no day of 1905. */
static ZzDate
read_serial (ZzCell cell,
             const char *text,
             gboolean since_1904)
{
  const gboolean whole = *text != '\0' && strspn (text, "0123456789") == strlen (text);
  ZzDate date = ZZ_DATE_NONE;

  if (whole && (strlen (text) == 5 || cell.sort == ZZ_CELL_NUMBER))
    date = zz_date_from_serial (text, since_1904);
  return date >= zz_date_new (FIRST_YEAR, 1, 1) && date <= zz_date_new (LAST_YEAR, 12, 31) ? date : ZZ_DATE_NONE;
}

/* The text with the unit that the title says, unless the field's own title says it. */
static char *
add_unit (const ZzColumn *column,
          const char *text)
{
  const char *unit = column->field->type == ZZ_FIELD_MONEY ? column->unit : NULL;

  for (guint i = 0; unit != NULL && i < ZZ_N_LANGUAGES; i++)
    if (column->field->title.in[i] != NULL && strstr (column->field->title.in[i], unit) != NULL)
      unit = NULL;
  if (unit == NULL || strpbrk (text, "0123456789") == NULL || strstr (text, "万") != NULL || strstr (text, "亿") != NULL || strstr (text, "元") != NULL)
    return g_strdup (text);
  return g_strconcat (text, unit, NULL);
}

static ZzTableNote *
read_value (ZzCell cell,
            const ZzColumn *column,
            const char *text,
            gboolean since_1904,
            ZzValue *value)
{
  const ZzField *field = column->field;
  g_autofree char *whole = add_unit (column, text);
  ZzDate date;

  if (field->personal == ZZ_PERSONAL_NUMBER && means_nothing (text))
    return NULL;
  if (zz_field_read (field, whole, value, NULL))
    return NULL;
  date = is_date (field) ? read_serial (cell, text, since_1904) : ZZ_DATE_NONE;
  if (date != ZZ_DATE_NONE)
    *value = zz_value_date (date);
  else if (is_text (field))
    return zz_table_note_new (ZZ_NOTE_CONTROL_CHARACTER, NULL);
  else if (!means_nothing (text))
    {
      ZzTableNote *note = zz_table_note_new (ZZ_NOTE_NOT_UNDERSTOOD, text);

      note->field = field;
      return note;
    }
  return NULL;
}

ZzTableNote *
zz_table_cell_read (ZzCell cell,
                    const ZzColumn *column,
                    gboolean since_1904,
                    ZzTableNames *names,
                    ZzValue *value)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (column != NULL && column->field != NULL && names != NULL && value != NULL, NULL);

  *value = ZZ_VALUE_INIT;
  text = zz_table_cell_trim (column->field, cell.text);
  if (*text == '\0')
    return NULL;
  if (cell.sort == ZZ_CELL_ERROR)
    return zz_table_note_new (ZZ_NOTE_SHEET_ERROR, text);
  if (is_text (column->field) && has_lost_digits (cell, text))
    return zz_table_note_new (ZZ_NOTE_LOST_DIGITS, text);
  if (column->field->type == ZZ_FIELD_REFERENCE)
    return means_nothing (text) ? NULL : read_reference (column->field, text, names, value);
  return read_value (cell, column, text, since_1904, value);
}
