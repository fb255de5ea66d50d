/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a sheet: values as what they are, everything else as text. */
#include "report/xlsx-private.h"

#include "report/flat-text.h"

#include <string.h>

/* A spreadsheet holds this many digits of a number. */
#define MAX_DIGITS 15
/* The first year in which every spreadsheet counts days the same. */
#define FIRST_YEAR 1901
/* No row is higher. */
#define MAX_HEIGHT 409
/* A byte of text can become an "&amp;". */
#define BYTE_ROOM 5

void
xlsx_note_error (XlsxBook *book,
                 lxw_error error)
{
  if (book->error == LXW_NO_ERROR)
    book->error = error;
}

void
xlsx_note_cell (XlsxBook *book,
                const char *text,
                lxw_error error)
{
  book->room += XLSX_CELL_ROOM + (text != NULL ? BYTE_ROOM * strlen (text) : 0);
  xlsx_note_error (book, error);
}

/* Whether @text begins with what a spreadsheet reads as one character, "_x0041_". */
static gboolean
is_code (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

char *
xlsx_escape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (is_code (c))
      g_string_append (out, "_x005F_");
    else
      g_string_append_c (out, *c);
  return g_string_free (out, FALSE);
}

void
xlsx_write_string (XlsxSheet *sheet,
                   guint row,
                   guint column,
                   const char *text,
                   lxw_format *format)
{
  const lxw_col_t at = (lxw_col_t) column;
  g_autofree char *escaped = xlsx_escape (text);

  xlsx_note_cell (sheet->book, escaped,
                  *text == '\0' ? worksheet_write_blank (sheet->sheet, row, at, format)
                                : worksheet_write_string (sheet->sheet, row, at, escaped, format));
}

guint
xlsx_count_lines (const char *text,
                  guint width)
{
  const guint lines = zz_text_count_lines (text, MAX (width, 4) - 1);

  /* Words are not broken where a line ends: some room is lost. */
  return lines + lines / 10;
}

void
xlsx_set_lines (XlsxSheet *sheet,
                guint row,
                guint lines)
{
  xlsx_note_cell (sheet->book, NULL, worksheet_set_row (sheet->sheet, row, MIN (lines * sheet->book->line + 2, MAX_HEIGHT), NULL));
}

GPtrArray *
xlsx_split_text (const char *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  do
    {
      const char *end = text;
      guint units = 0;

      while (*end != '\0' && units < XLSX_MAX_TEXT - 7)
        {
          /* An underscore may have to be escaped. */
          units += *end == '_' ? strlen ("_x005F_") : g_utf8_get_char (end) > 0xffff ? 2
                                                                                     : 1;
          end = g_utf8_next_char (end);
        }
      g_ptr_array_add (parts, g_strndup (text, (gsize) (end - text)));
      text = end;
    }
  while (*text != '\0');
  return parts;
}

static gboolean
write_date (XlsxSheet *sheet,
            guint row,
            guint column,
            ZzDate date)
{
  lxw_datetime day = { 0 };

  zz_date_get_parts (date, &day.year, &day.month, &day.day);
  if (day.year < FIRST_YEAR)
    return FALSE;
  xlsx_note_cell (sheet->book, NULL, worksheet_write_datetime (sheet->sheet, row, (lxw_col_t) column, &day, sheet->book->formats[XLSX_DATE]));
  return TRUE;
}

/* How many digits of @money say something. */
static guint
count_digits (const char *money)
{
  guint digits = 0;

  for (const char *c = money; *c != '\0'; c++)
    if (g_ascii_isdigit (*c) && (digits > 0 || *c != '0'))
      digits++;
  return digits;
}

/* The library takes numbers as the floating-point ones they are in the file; with this
 * many digits they read back as they were. */
static gboolean
write_decimal (XlsxSheet *sheet,
               guint row,
               guint column,
               const char *decimal,
               XlsxFormat format)
{
  if (count_digits (decimal) > MAX_DIGITS)
    return FALSE;
  xlsx_note_cell (sheet->book, NULL, worksheet_write_number (sheet->sheet, row, (lxw_col_t) column, g_ascii_strtod (decimal, NULL), sheet->book->formats[format]));
  return TRUE;
}

static gboolean
write_money (XlsxSheet *sheet,
             guint row,
             guint column,
             const char *money)
{
  const char *point = strchr (money, '.');
  const gsize decimals = point != NULL ? strlen (point + 1) : 0;

  return write_decimal (sheet, row, column, money,
                        decimals == 0 ? XLSX_AMOUNT : decimals <= 2 ? XLSX_AMOUNT_CENT
                                                                    : XLSX_AMOUNT_ANY);
}

static gboolean
write_value (XlsxSheet *sheet,
             guint row,
             guint column,
             const ZzValue *value)
{
  g_autofree char *digits = NULL;

  if (value->kind == ZZ_VALUE_DATE)
    return write_date (sheet, row, column, value->date);
  if (value->kind == ZZ_VALUE_MONEY)
    return write_money (sheet, row, column, value->text);
  if (value->kind != ZZ_VALUE_INTEGER)
    return FALSE;
  digits = g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  return write_decimal (sheet, row, column, digits, XLSX_INTEGER);
}

static lxw_format *
get_format (const XlsxSheet *sheet,
            const ZzBlock *cell,
            XlsxFormat format)
{
  if (zz_block_is_badge (cell))
    return sheet->book->badges[((const ZzRun *) cell->runs->pdata[0])->tone];
  return sheet->book->formats[format];
}

static guint
get_width (const XlsxSheet *sheet,
           guint column)
{
  return column < sheet->widths->len ? g_array_index (sheet->widths, guint, column) : 0;
}

guint
xlsx_write_cell (XlsxSheet *sheet,
                 guint row,
                 guint column,
                 guint more,
                 const ZzBlock *cell,
                 XlsxFormat format)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  if (write_value (sheet, row, column, &cell->value))
    return 1;
  text = zz_block_dup_plain (cell, TRUE);
  parts = xlsx_split_text (text);
  for (guint i = 0; i < parts->len; i++)
    xlsx_write_string (sheet, row, i == 0 ? column : more + i - 1, parts->pdata[i], get_format (sheet, cell, format));
  return cell->level > 1 ? 1 : xlsx_count_lines (text, get_width (sheet, column));
}
