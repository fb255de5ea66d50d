/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a letterhead: what is no whole PNG of a sane size is refused. */
#include "report/png-image.h"

#include "core/error.h"

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

/* A chunk that says it is longer than the file. */
static void
test_length (void)
{
  guint8 other[sizeof pixel];

  memcpy (other, pixel, sizeof pixel);
  memset (other + 33, 0xff, 4);
  assert_refused (other, sizeof other, ZZ_ERROR_REFUSED);
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
  return g_test_run ();
}
