/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a letterhead: what is no whole PNG of a sane size is refused. Pictures of
 * charts: what was written is read back. */
#include "report/png-image.h"
#include "report/png-palette.h"

#include "core/error.h"

#include <cairo.h>
#include <string.h>

/* One pixel. */
static const guint8 pixel[] = {
  0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
  0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55,
  0, 0, 0, 10, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xaf, 0xa4, 0x71,
  0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82
};

static void
assert_refused (const guint8 *data,
                gsize size,
                int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;

  g_assert_false (zz_png_check (bytes, "logo.png", NULL, NULL, &error));
  g_assert_error (error, ZZ_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "logo.png: "));
}

static void
test_good (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixel, sizeof pixel);
  g_autoptr (GError) error = NULL;
  guint width = 0, height = 0;

  g_assert_true (zz_png_check (bytes, "logo.png", &width, &height, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (width, ==, 1);
  g_assert_cmpuint (height, ==, 1);
}

static void
test_cut (void)
{
  for (gsize size = 0; size < sizeof pixel; size++)
    assert_refused (pixel, size, ZZ_ERROR_REFUSED);
}

static void
test_size (void)
{
  guint8 other[sizeof pixel];
  g_autofree guint8 *large = g_malloc0 (ZZ_PNG_MAX_BYTES + 1);

  memcpy (other, pixel, sizeof pixel);
  other[19] = 0;
  assert_refused (other, sizeof other, ZZ_ERROR_LIMIT);
  other[16] = 0x7f;
  assert_refused (other, sizeof other, ZZ_ERROR_LIMIT);
  memcpy (large, pixel, sizeof pixel);
  assert_refused (large, ZZ_PNG_MAX_BYTES + 1, ZZ_ERROR_LIMIT);
}

/* Everything else is as it was. */
static void
test_drop_size (void)
{
  static const guint8 size[] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's', 0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1, 0x78, 0xa5, 0x3f, 0x76 };
  g_autoptr (GByteArray) sized = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL, dropped = NULL, again = NULL;

  g_byte_array_append (sized, pixel, 33);
  g_byte_array_append (sized, size, sizeof size);
  g_byte_array_append (sized, pixel + 33, sizeof pixel - 33);
  bytes = g_bytes_new (sized->data, sized->len);
  dropped = zz_png_drop_size (bytes);
  again = zz_png_drop_size (dropped);
  g_assert_cmpmem (g_bytes_get_data (dropped, NULL), g_bytes_get_size (dropped), pixel, sizeof pixel);
  g_assert_true (g_bytes_equal (dropped, again));
}

/* A chunk that says it is longer than the file. */
static void
test_length (void)
{
  guint8 other[sizeof pixel];

  memcpy (other, pixel, sizeof pixel);
  memset (other + 33, 0xff, 4);
  assert_refused (other, sizeof other, ZZ_ERROR_REFUSED);
}

/* Few colours stay what they are; of too many the rarest become their neighbours. */
static void
test_palette (void)
{
  enum {
    SIDE = 40
  };
  guint32 pixels[SIDE * SIDE];
  guint8 indices[SIDE];
  g_autoptr (ZzPalette) palette = NULL;
  const guint32 *colours;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    pixels[i] = i < 20 ? 0x123456 : 0xff000000 | i % 300;
  palette = zz_palette_new (pixels, 20, 1, 20);
  g_assert_cmphex (*zz_palette_get_colours (palette, &n), ==, 0x123456);
  g_assert_cmpuint (n, ==, 1);
  g_clear_pointer (&palette, zz_palette_free);
  palette = zz_palette_new (pixels, SIDE, SIDE, SIDE);
  colours = zz_palette_get_colours (palette, &n);
  g_assert_cmpuint (n, ==, ZZ_PALETTE_MOST);
  g_assert_cmphex (colours[0], ==, 0x123456);
  zz_palette_index (palette, pixels, SIDE, indices);
  g_assert_cmpuint (indices[0], ==, 0);
  g_assert_cmphex (colours[indices[30]], ==, 30);
  zz_palette_index (palette, pixels + 280, SIDE, indices);
  /* 0x12b is one of the rarest; the nearest has a little less green. */
  g_assert_cmphex (colours[indices[19]], ==, 0x2b);
}

static void
test_too_many (void)
{
  g_autofree guint32 *pixels = g_new (guint32, 10000);

  for (guint i = 0; i < 10000; i++)
    pixels[i] = i;
  g_assert_null (zz_palette_new (pixels, 100, 100, 100));
}

/* Both ways of writing are read back by cairo as what they were. */
static cairo_status_t
read_cb (void *closure,
         unsigned char *data,
         unsigned int length)
{
  GByteArray *left = closure;

  if (left->len < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, left->data, length);
  g_byte_array_remove_range (left, 0, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
test_write (gconstpointer n_colours)
{
  g_autofree guint32 *pixels = g_new (guint32, 101 * 100);
  g_autoptr (GByteArray) left = NULL;
  GBytes *png;
  cairo_surface_t *surface;

  for (guint i = 0; i < 101 * 100; i++)
    pixels[i] = 0x40 * (i % GPOINTER_TO_UINT (n_colours)) % 0x1000000;
  png = zz_png_write (pixels, 100, 100, 101);
  left = g_bytes_unref_to_array (png);
  surface = cairo_image_surface_create_from_png_stream (read_cb, left);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  for (guint y = 0; y < 100; y++)
    {
      const guint8 *row = cairo_image_surface_get_data (surface) + y * (guint) cairo_image_surface_get_stride (surface);

      for (guint x = 0; x < 100; x++)
        g_assert_cmphex (((const guint32 *) (const void *) row)[x] & 0xffffff, ==, pixels[y * 101 + x]);
    }
  cairo_surface_destroy (surface);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/png/good", test_good);
  g_test_add_func ("/png/cut", test_cut);
  g_test_add_func ("/png/size", test_size);
  g_test_add_func ("/png/length", test_length);
  g_test_add_func ("/png/drop-size", test_drop_size);
  g_test_add_func ("/png/palette", test_palette);
  g_test_add_func ("/png/too-many", test_too_many);
  g_test_add_data_func ("/png/write/flat", GUINT_TO_POINTER (200), test_write);
  g_test_add_data_func ("/png/write/rich", GUINT_TO_POINTER (9000), test_write);
  return g_test_run ();
}
