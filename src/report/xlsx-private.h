/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the XLSX writer share. Widths are in characters, Chinese ones being
 * two; heights in points. */
#pragma once

#include "report/document.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

typedef enum {
  XLSX_TITLE,
  XLSX_HEADING,
  XLSX_PARAGRAPH,
  XLSX_NOTE,
  XLSX_HEADER, /* over a column */
  XLSX_BAND,   /* over the rows that follow */
  XLSX_ROW_HEADER,
  XLSX_TEXT,
  XLSX_DATE,
  XLSX_INTEGER,
  XLSX_AMOUNT,      /* whole */
  XLSX_AMOUNT_CENT, /* with two decimals */
  XLSX_AMOUNT_ANY,  /* with as many as there are */
  XLSX_N_FORMATS,
} XlsxFormat;

/**
 * XlsxBook:
 * @formats, @badges: of cells
 * @rules: what the colour of a status is changed to, by tone
 * @line: how high a line is
 * @names: of the sheets, case folded
 * @room: bytes that the library's temporary files may take, on the safe side
 * @error: the first one of the library
 */
typedef struct
{
  const ZzDocument *document;
  lxw_workbook *book;
  lxw_format *formats[XLSX_N_FORMATS];
  lxw_format *badges[ZZ_N_TONES];
  lxw_format *rules[ZZ_N_TONES];
  guint line;
  GHashTable *names;
  gsize room;
  lxw_error error;
} XlsxBook;

/**
 * XlsxSheet:
 * @row: the next free one
 * @columns: how many its tables have, continued ones included
 * @widths: of its columns (guint)
 * @tables: met so far
 */
typedef struct
{
  XlsxBook *book;
  lxw_worksheet *sheet;
  guint row;
  guint columns;
  GArray *widths;
  guint tables;
} XlsxSheet;

/* Keeps the first thing that went wrong. */
void xlsx_note_error (XlsxBook *book,
                      lxw_error error);
/* The XML of a cell, a row or a column takes no more than this, besides its text. */
#define XLSX_CELL_ROOM 128
/* The same for one of these; @text: what it holds, or NULL. */
void xlsx_note_cell (XlsxBook *book,
                     const char *text,
                     lxw_error error);
/* As text, whatever it begins with. */
void xlsx_write_string (XlsxSheet *sheet,
                        guint row,
                        guint column,
                        const char *text,
                        lxw_format *format);

/* How many lines @text takes across @width, on the safe side. */
guint xlsx_count_lines (const char *text,
                        guint width);
/* Excel finds out by itself how high a row must be, other programs do not. */
void xlsx_set_lines (XlsxSheet *sheet,
                     guint row,
                     guint lines);

/* xlsx-format.c */
void xlsx_make_formats (XlsxBook *book);

/* xlsx-name.c: a name for a sheet that Excel takes and no other sheet has. */
char *xlsx_name_sheet (GHashTable *taken,
                       const char *heading);

/* xlsx-sheet.c */
void xlsx_write_sheets (XlsxBook *book);

/* xlsx-picture.c: what is no PNG is left out. */
void xlsx_write_picture (XlsxSheet *sheet,
                         const ZzBlock *block);

/* xlsx-cell.c */

/* A spreadsheet reads "_x0041_" as one character; this keeps it as it is. */
char *xlsx_escape (const char *text);

/* How many characters a cell holds; what is longer goes on in another one. */
#define XLSX_MAX_TEXT 32767

/* The parts of @text that fit a cell (char *), at least one. */
GPtrArray *xlsx_split_text (const char *text);
/* One cell of a table; what is too long for it goes on at column @more. Returns how many
 * lines it takes. */
guint xlsx_write_cell (XlsxSheet *sheet,
                       guint row,
                       guint column,
                       guint more,
                       const ZzBlock *cell,
                       XlsxFormat format);

/* xlsx-table.c: widens @widths, and counts the columns of @table, continued ones
 * included. */
guint xlsx_measure_table (GArray *widths,
                          const ZzBlock *table);
void xlsx_write_table (XlsxSheet *sheet,
                       const ZzBlock *table);

G_END_DECLS
