/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first sheet of a workbook as a table. */
#include "config.h"

#include "store/table-number.h"
#include "store/table-read.h"
#include "store/xlsx-book.h"
#include "store/xlsx-part.h"
#include "store/xlsx-styles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ROW 1048576
#define MAX_STRINGS ZZ_TABLE_MAX_CELLS

/* A sheet being read. @line, @column: of the cell at hand, from 1. */
typedef struct
{
  ZzTable *table;
  GPtrArray *strings; /* kept by the table */
  GArray *dates;      /* guint8 by cell format */
  guint line;
  guint column;
  char *type;
  gboolean date;
  GString *value;
} Sheet;

/* "_x000D_" stands for a character XML cannot hold; of control characters only the
 * tab and the line end mean something to us, the rest is dropped. */
static void
append_unescaped (GString *to,
                  const char *text)
{
  for (; *text != '\0'; text++)
    {
      guint code = 0;

      if (text[0] == '_' && text[1] == 'x' && strnlen (text, 7) == 7 && text[6] == '_' && strspn (text + 2, "0123456789abcdefABCDEF") == 4)
        {
          for (guint i = 2; i < 6; i++)
            code = code * 16 + (guint) g_ascii_xdigit_value (text[i]);
          if (g_unichar_validate (code) && (code >= ' ' || code == '\n' || code == '\t'))
            g_string_append_unichar (to, code);
          text += 6;
        }
      else
        g_string_append_c (to, *text);
    }
}

/* Whether the text at hand is shown: <t>, but not the reading aid <rPh>. */
typedef struct
{
  gboolean in_text;
  gboolean in_aid;
} Runs;

static void
take_run (Runs *runs,
          ZzXlsxPart *part,
          ZzXlsxEvent event,
          GString *text)
{
  if (event == ZZ_XLSX_TEXT && runs->in_text && !runs->in_aid)
    append_unescaped (text, zz_xlsx_part_get_text (part));
  else if (event != ZZ_XLSX_TEXT && zz_xlsx_part_is (part, "t"))
    runs->in_text = event == ZZ_XLSX_START;
  else if (event != ZZ_XLSX_TEXT && zz_xlsx_part_is (part, "rPh"))
    runs->in_aid = event == ZZ_XLSX_START;
}

static gboolean
read_strings (Sheet *sheet,
              ZzXlsxPart *part,
              GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Runs runs = { FALSE, FALSE };
  ZzXlsxEvent event;

  while ((event = zz_xlsx_part_next (part, error)) > ZZ_XLSX_DONE)
    {
      if (event == ZZ_XLSX_END && zz_xlsx_part_is (part, "si"))
        {
          if (sheet->strings->len >= MAX_STRINGS)
            return zz_xlsx_part_fail (part, _ ("this has more texts than this program reads"), error);
          g_ptr_array_add (sheet->strings, (gpointer) zz_table_keep (sheet->table, text->str, text->len));
          g_string_truncate (text, 0);
        }
      take_run (&runs, part, event, text);
    }
  return event == ZZ_XLSX_DONE;
}

/* A reference such as "AB12": the letters are the column. */
static gboolean
read_reference (const char *text,
                guint *line,
                guint *column)
{
  guint64 row;

  *column = 0;
  for (; g_ascii_isalpha (*text) && *column <= ZZ_TABLE_MAX_COLUMNS; text++)
    *column = *column * 26 + (guint) (g_ascii_toupper (*text) - 'A') + 1;
  if (*column == 0 || *column > ZZ_TABLE_MAX_COLUMNS || !g_ascii_string_to_unsigned (text, 10, 1, MAX_ROW, &row, NULL))
    return FALSE;
  *line = (guint) row;
  return TRUE;
}

static gboolean
begin_row (Sheet *sheet,
           ZzXlsxPart *part,
           GError **error)
{
  g_autofree char *text = zz_xlsx_part_dup_attribute (part, "r");
  guint64 line = (guint64) sheet->line + 1;

  if ((text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, MAX_ROW, &line, NULL)) || line <= sheet->line || line > MAX_ROW)
    return zz_xlsx_part_fail (part, _ ("the rows are not numbered as in a sheet"), error);
  sheet->line = (guint) line;
  sheet->column = 0;
  zz_table_begin_row (sheet->table, sheet->line);
  return TRUE;
}

static gboolean
has_date_format (const Sheet *sheet,
                 const char *style)
{
  guint64 number;

  return style != NULL && sheet->dates->len > 0
         && g_ascii_string_to_unsigned (style, 10, 0, sheet->dates->len - 1, &number, NULL)
         && g_array_index (sheet->dates, guint8, number) != 0;
}

static gboolean
begin_cell (Sheet *sheet,
            ZzXlsxPart *part,
            GError **error)
{
  static const char *const attributes[] = { "r", "t", "s", NULL };
  char *values[G_N_ELEMENTS (attributes)];
  g_autofree char *reference = NULL;
  g_autofree char *style = NULL;
  guint line = sheet->line, column = sheet->column + 1;

  zz_xlsx_part_dup_attributes (part, attributes, values);
  reference = values[0];
  style = values[2];
  g_free (sheet->type);
  sheet->type = values[1];
  if ((reference != NULL && !read_reference (reference, &line, &column))
      || line == 0 || line != sheet->line || column <= sheet->column || column > ZZ_TABLE_MAX_COLUMNS)
    return zz_xlsx_part_fail (part, _ ("the cells are not numbered as in a sheet"), error);
  sheet->column = column;
  sheet->date = has_date_format (sheet, style);
  g_string_truncate (sheet->value, 0);
  return TRUE;
}

/* The cell's text and sort; FALSE: it names a shared text that is not there. */
static gboolean
get_content (Sheet *sheet,
             ZzCellSort *sort,
             const char **text)
{
  const char *type = sheet->type != NULL ? sheet->type : "n", *value = sheet->value->str;
  g_autofree char *made = NULL;
  guint64 number;
  ZzDate date = ZZ_DATE_NONE;

  *sort = ZZ_CELL_TEXT;
  if (g_str_equal (type, "s") && *value != '\0')
    {
      if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT, &number, NULL) || number >= sheet->strings->len)
        return FALSE;
      *text = sheet->strings->pdata[number];
      return TRUE;
    }
  if (g_str_equal (type, "b"))
    {
      *sort = ZZ_CELL_BOOLEAN;
      made = g_strdup (*value == '\0' ? "" : g_str_equal (value, "0") || g_str_equal (value, "false") ? "false"
                                                                                                      : "true");
    }
  else if (g_str_equal (type, "e"))
    *sort = ZZ_CELL_ERROR;
  else if (g_str_equal (type, "d"))
    *sort = ZZ_CELL_DATE;
  else if (g_str_equal (type, "n") && (made = zz_number_make_plain (value)) != NULL)
    {
      date = sheet->date ? zz_date_from_serial (made, zz_table_get_since_1904 (sheet->table)) : ZZ_DATE_NONE;
      *sort = date != ZZ_DATE_NONE ? ZZ_CELL_DATE : ZZ_CELL_NUMBER;
    }
  if (date != ZZ_DATE_NONE)
    {
      g_free (made);
      made = zz_date_format (date);
    }
  value = made != NULL ? made : value;
  *text = zz_table_keep (sheet->table, value, strlen (value));
  return TRUE;
}

static gboolean
end_cell (Sheet *sheet,
          ZzXlsxPart *part,
          GError **error)
{
  const char *text;
  ZzCellSort sort;

  if (!get_content (sheet, &sort, &text))
    return zz_xlsx_part_fail (part, _ ("a cell names a text that the workbook does not have"), error);
  return zz_table_put (sheet->table, sheet->column - 1, sort, text, error);
}

/* Where in a cell the reading stands. */
typedef struct
{
  gboolean in_cell;
  gboolean in_value;
  Runs runs;
} Place;

static gboolean
take_event (Sheet *sheet,
            Place *place,
            ZzXlsxPart *part,
            ZzXlsxEvent event,
            GError **error)
{
  const gboolean start = event == ZZ_XLSX_START;

  if (event == ZZ_XLSX_TEXT)
    {
      if (place->in_value)
        g_string_append (sheet->value, zz_xlsx_part_get_text (part));
    }
  else if (start && !place->in_cell && zz_xlsx_part_is (part, "row"))
    return begin_row (sheet, part, error);
  else if (zz_xlsx_part_is (part, "c"))
    {
      if (start && place->in_cell)
        return zz_xlsx_part_fail (part, _ ("a cell stands in a cell"), error);
      place->in_cell = start;
      return start ? begin_cell (sheet, part, error) : end_cell (sheet, part, error);
    }
  else if (zz_xlsx_part_is (part, "v"))
    place->in_value = start && place->in_cell;
  if (place->in_cell)
    take_run (&place->runs, part, event, sheet->value);
  return TRUE;
}

static gboolean
read_sheet (Sheet *sheet,
            ZzXlsxPart *part,
            GError **error)
{
  Place place = { FALSE };
  ZzXlsxEvent event;

  while ((event = zz_xlsx_part_next (part, error)) > ZZ_XLSX_DONE)
    if (!take_event (sheet, &place, part, event, error))
      return FALSE;
  return event == ZZ_XLSX_DONE;
}

typedef gboolean (*ReadFunc) (Sheet *sheet,
                              ZzXlsxPart *part,
                              GError **error);

/* Reads a part that may be left out. */
static gboolean
read_part (Sheet *sheet,
           GBytes *bytes,
           const char *path,
           ReadFunc read,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (ZzXlsxPart) part = path != NULL ? zz_xlsx_part_open (bytes, zz_table_get_name (sheet->table), path, &local) : NULL;

  if (local == NULL && (part == NULL || read (sheet, part, &local)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

ZzTable *
zz_table_read_xlsx (GBytes *bytes,
                    const char *name,
                    GError **error)
{
  g_auto (ZzXlsxBook) book = { NULL };
  g_autoptr (ZzTable) table = NULL;
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GArray) dates = NULL;
  Sheet sheet = { NULL };
  gboolean read;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  if (!zz_xlsx_book_read (&book, bytes, name, error))
    return NULL;
  dates = zz_xlsx_styles_read (bytes, name, book.styles, error);
  if (dates == NULL)
    return NULL;
  table = zz_table_new (name);
  zz_table_set_since_1904 (table, book.since_1904);
  sheet = (Sheet) { .table = table, .strings = strings, .dates = dates, .value = value };
  read = read_part (&sheet, bytes, book.strings, read_strings, error) && read_part (&sheet, bytes, book.sheet, read_sheet, error);
  g_free (sheet.type);
  return read && zz_table_finish (table, error) ? g_steal_pointer (&table) : NULL;
}
