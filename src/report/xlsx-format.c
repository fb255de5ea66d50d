/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The looks of cells. */
#include "report/xlsx-private.h"

#include "report/tone.h"

#define QUIET 0x5b6470
#define SHADE 0xedf1f6
#define LINE 0xc6cdd6

typedef struct
{
  guint size;
  gboolean bold;
  guint32 colour;
  guint32 shade;
  gboolean cell; /* of a table: with lines around it */
  gboolean wrap;
  gboolean right;
  const char *number;
} Look;

static const Look looks[XLSX_N_FORMATS] = {
  [XLSX_TITLE] = { .size = 16, .bold = TRUE, .wrap = TRUE },
  [XLSX_HEADING] = { .size = 12, .bold = TRUE, .wrap = TRUE },
  [XLSX_PARAGRAPH] = { .size = 10, .wrap = TRUE },
  [XLSX_NOTE] = { .size = 9, .colour = QUIET, .wrap = TRUE },
  [XLSX_HEADER] = { .size = 10, .bold = TRUE, .shade = SHADE, .cell = TRUE, .wrap = TRUE },
  [XLSX_BAND] = { .size = 10, .bold = TRUE, .shade = SHADE },
  [XLSX_ROW_HEADER] = { .size = 10, .bold = TRUE, .cell = TRUE, .wrap = TRUE },
  [XLSX_TEXT] = { .size = 10, .cell = TRUE, .wrap = TRUE },
  [XLSX_DATE] = { .size = 10, .cell = TRUE, .number = "yyyy-mm-dd" },
  [XLSX_INTEGER] = { .size = 10, .cell = TRUE, .right = TRUE, .number = "0" },
  [XLSX_AMOUNT] = { .size = 10, .cell = TRUE, .right = TRUE, .number = "#,##0" },
  [XLSX_AMOUNT_CENT] = { .size = 10, .cell = TRUE, .right = TRUE, .number = "#,##0.00" },
  [XLSX_AMOUNT_ANY] = { .size = 10, .cell = TRUE, .right = TRUE, .number = "#,##0.##########" },
};

/* A light shade of @colour: an eighth of it on white. */
static guint32
lighten (guint32 colour)
{
  guint32 light = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    light |= (0xff - (0xff - (colour >> shift & 0xff)) / 8) << shift;
  return light;
}

static gboolean
is_chinese (const ZzDocument *document)
{
  return document->language == ZZ_LANGUAGE_ZH_CN || document->bilingual;
}

static lxw_format *
make_format (XlsxBook *book,
             const Look *look)
{
  lxw_format *format = workbook_add_format (book->book);

  format_set_font_name (format, is_chinese (book->document) ? "Microsoft YaHei" : "Calibri");
  format_set_font_size (format, look->size);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (look->bold)
    format_set_bold (format);
  if (look->colour != 0)
    format_set_font_color (format, look->colour);
  if (look->shade != 0)
    format_set_bg_color (format, look->shade);
  if (look->wrap)
    format_set_text_wrap (format);
  if (look->number != NULL)
    format_set_num_format (format, look->number);
  if (look->right)
    {
      format_set_align (format, LXW_ALIGN_RIGHT);
      format_set_indent (format, 1);
    }
  else if (look->number != NULL)
    format_set_align (format, LXW_ALIGN_LEFT);
  if (look->cell)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, LINE);
    }
  return format;
}

void
xlsx_make_formats (XlsxBook *book)
{
  /* Of 10 points; the Chinese font has taller lines. */
  book->line = is_chinese (book->document) ? 17 : 14;
  for (guint i = 0; i < XLSX_N_FORMATS; i++)
    book->formats[i] = make_format (book, &looks[i]);
  for (guint i = 0; i < ZZ_N_TONES; i++)
    {
      Look look = looks[XLSX_TEXT];

      look.bold = TRUE;
      look.colour = zz_tone_get_colour ((ZzTone) i);
      look.shade = lighten (look.colour);
      book->badges[i] = make_format (book, &look);
      book->rules[i] = workbook_add_format (book->book);
      format_set_bold (book->rules[i]);
      format_set_font_color (book->rules[i], look.colour);
      format_set_bg_color (book->rules[i], look.shade);
    }
}
