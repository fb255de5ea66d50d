/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a letterhead, as a picture. */
#include "report/xlsx-private.h"

#include "report/flat-text.h"
#include "report/png-image.h"

/* How much room there is for it, in pixels; a point is 4/3 of one. */
#define HEIGHT 56
#define WIDTH 280
#define ROW_HEIGHT 48
/* Of a whole. */
#define PARTS 100000

/* Small pictures are not blown up. The library takes a floating-point number, as it is
 * in the file. */
static void
set_scale (lxw_image_options *options,
           guint width,
           guint height)
{
  const guint across = (guint) ((guint64) WIDTH * PARTS / width), down = (guint) ((guint64) HEIGHT * PARTS / height);
  const guint parts = MIN (MIN (across, down), PARTS);
  char scale[24];

  g_snprintf (scale, sizeof scale, "%u.%05u", parts / PARTS, parts % PARTS);
  options->x_scale = g_ascii_strtod (scale, NULL);
  options->y_scale = options->x_scale;
}

void
xlsx_write_picture (XlsxSheet *sheet,
                    const ZzBlock *block)
{
  g_autofree char *words = zz_block_dup_line (block);
  g_autoptr (GBytes) plain = NULL;
  lxw_image_options options = { .description = words };
  guint width, height;

  if (!zz_png_check (block->image, "", &width, &height, NULL))
    return;
  /* One that says how large its pixels are is scaled by that, too. */
  plain = zz_png_drop_size (block->image);
  set_scale (&options, width, height);
  sheet->book->room += g_bytes_get_size (plain);
  xlsx_note_cell (sheet->book, NULL, worksheet_set_row (sheet->sheet, sheet->row, ROW_HEIGHT, NULL));
  xlsx_note_error (sheet->book, worksheet_insert_image_buffer_opt (sheet->sheet, sheet->row, 0, g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), &options));
  sheet->row++;
}
