/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at the chunks of a PNG, from its signature to its end; writes by libpng. */
#include "config.h"

#include "report/png-image.h"

#include "core/error.h"
#include "report/png-palette.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <string.h>

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define SIGNATURE_SIZE 8
/* Of a chunk: length, name, checksum. */
#define FRAME_SIZE 12
#define HEADER_SIZE 13

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static gboolean
refuse (GError **error,
        int code,
        const char *why,
        const char *name)
{
  g_set_error (error, ZZ_ERROR, code, "%s: %s", name, why);
  return FALSE;
}

/* A chunk follows the other, the header first, up to the end. */
static gboolean
is_whole (const guint8 *data,
          gsize size)
{
  gboolean pixels = FALSE;

  for (gsize at = SIGNATURE_SIZE; size - at >= FRAME_SIZE;)
    {
      const gsize length = read_number (data + at);

      if (length > size - at - FRAME_SIZE)
        return FALSE;
      if (memcmp (data + at + 4, "IDAT", 4) == 0)
        pixels = TRUE;
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return pixels;
      at += FRAME_SIZE + length;
    }
  return FALSE;
}

GBytes *
zz_png_drop_size (GBytes *png)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  GByteArray *out = g_byte_array_sized_new ((guint) size);

  g_byte_array_append (out, data, SIGNATURE_SIZE);
  for (gsize at = SIGNATURE_SIZE; size - at >= FRAME_SIZE;)
    {
      const gsize length = MIN (FRAME_SIZE + (gsize) read_number (data + at), size - at);

      if (memcmp (data + at + 4, "pHYs", 4) != 0)
        g_byte_array_append (out, data + at, (guint) length);
      at += length;
    }
  return g_byte_array_free_to_bytes (out);
}

gboolean
zz_png_check (GBytes *bytes,
              const char *name,
              guint *width,
              guint *height,
              GError **error)
{
  gsize size;
  const guint8 *data;
  guint32 sides[2];

  g_return_val_if_fail (bytes != NULL && name != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (size > ZZ_PNG_MAX_BYTES)
    return refuse (error, ZZ_ERROR_LIMIT, _ ("the picture is larger than 4 MB; give a smaller one"), name);
  if (size < SIGNATURE_SIZE + FRAME_SIZE + HEADER_SIZE || memcmp (data, SIGNATURE, SIGNATURE_SIZE) != 0
      || read_number (data + SIGNATURE_SIZE) != HEADER_SIZE || memcmp (data + SIGNATURE_SIZE + 4, "IHDR", 4) != 0)
    return refuse (error, ZZ_ERROR_REFUSED, _ ("this is no PNG picture; save the logo as PNG"), name);
  sides[0] = read_number (data + SIGNATURE_SIZE + 8);
  sides[1] = read_number (data + SIGNATURE_SIZE + 12);
  if (sides[0] == 0 || sides[1] == 0 || sides[0] > ZZ_PNG_MAX_SIDE || sides[1] > ZZ_PNG_MAX_SIDE)
    return refuse (error, ZZ_ERROR_LIMIT, _ ("the picture must be 1 to 4096 pixels wide and high; give another one"), name);
  if (!is_whole (data, size))
    return refuse (error, ZZ_ERROR_REFUSED, _ ("the picture is damaged or cut off; save it again"), name);
  if (width != NULL)
    *width = sides[0];
  if (height != NULL)
    *height = sides[1];
  return TRUE;
}

static guint8 *
dup_rgb (const guint32 *pixels,
         guint width,
         guint height,
         guint stride)
{
  guint8 *rgb = g_malloc ((gsize) width * height * 3);
  guint8 *to = rgb;

  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        const guint32 pixel = pixels[(gsize) y * stride + x];

        *to++ = (guint8) (pixel >> 16);
        *to++ = (guint8) (pixel >> 8);
        *to++ = (guint8) pixel;
      }
  return rgb;
}

static guint8 *
dup_indices (const ZzPalette *palette,
             const guint32 *pixels,
             guint width,
             guint height,
             guint stride)
{
  guint8 *indices = g_malloc ((gsize) width * height);

  for (guint y = 0; y < height; y++)
    zz_palette_index (palette, pixels + (gsize) y * stride, width, indices + (gsize) y * width);
  return indices;
}

/* @map: the colours as libpng wants them. */
static guint
fill_map (const ZzPalette *palette,
          guint8 *map)
{
  guint n;
  const guint32 *colours = zz_palette_get_colours (palette, &n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < 3; j++)
      map[i * 3 + j] = (guint8) (colours[i] >> (16 - 8 * j));
  return n;
}

GBytes *
zz_png_write (const guint32 *pixels,
              guint width,
              guint height,
              guint stride)
{
  png_image image = { .version = PNG_IMAGE_VERSION, .width = width, .height = height, .format = PNG_FORMAT_RGB, .flags = PNG_IMAGE_FLAG_FAST };
  guint8 map[ZZ_PALETTE_MOST * 3];
  g_autoptr (ZzPalette) palette = NULL;
  g_autofree guint8 *data = NULL;
  g_autofree guint8 *out = NULL;
  png_alloc_size_t size;

  g_return_val_if_fail (pixels != NULL && width > 0 && height > 0 && stride >= width, NULL);

  palette = zz_palette_new (pixels, width, height, stride);
  if (palette != NULL)
    {
      image.format = PNG_FORMAT_RGB_COLORMAP;
      image.colormap_entries = fill_map (palette, map);
      data = dup_indices (palette, pixels, width, height, stride);
    }
  else
    data = dup_rgb (pixels, width, height, stride);
  size = PNG_IMAGE_PNG_SIZE_MAX (image);
  out = g_malloc (size);
  if (!png_image_write_to_memory (&image, out, &size, FALSE, data, 0, map))
    return NULL;
  return g_bytes_new (out, size);
}
