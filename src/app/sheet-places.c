/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where pages are, and of what size. */
#include "app/sheet-places.h"

#include <pango/pango.h>

/* In pixels, around pages and between them. */
#define MARGIN 16

#define PART 65536

/* In thousandths; what fits is not enlarged beyond reason on a wide window. */
#define FULL 1000
#define MOST_FITTED 1500

static const int scales[] = { 250, 330, 500, 670, 750, 900, FULL, 1100, 1250, 1500, 1750, 2000, 2500 };

ZzSheetPlaces *
zz_sheet_places_new (void)
{
  ZzSheetPlaces *self = g_new0 (ZzSheetPlaces, 1);

  self->places = g_array_new (FALSE, TRUE, sizeof (ZzSheetPlace));
  return self;
}

void
zz_sheet_places_free (ZzSheetPlaces *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->places);
  g_free (self);
}

const ZzSheetPlace *
zz_sheet_places_get (const ZzSheetPlaces *self,
                     guint number)
{
  g_return_val_if_fail (self != NULL && number < self->places->len, NULL);

  return &g_array_index (self->places, ZzSheetPlace, number);
}

/* A point is 1/72 inch. */
static int
count_pixels (int units,
              int scale)
{
  return (int) ((gint64) units * scale * 96 / ((gint64) FULL * PANGO_SCALE * 72));
}

void
zz_sheet_places_lay (ZzSheetPlaces *self,
                     const ZzPages *pages,
                     int scale,
                     int width)
{
  const guint n = pages != NULL ? zz_pages_get_n (pages) : 0;
  int y = MARGIN;

  g_return_if_fail (self != NULL);

  g_array_set_size (self->places, n);
  self->width = width;
  for (guint i = 0; i < n; i++)
    {
      const int own = zz_sheet_scale_get (pages, i, scale, width);
      ZzSheetPlace *place = &g_array_index (self->places, ZzSheetPlace, i);
      int page_width, page_height;

      zz_pages_get_size (pages, i, &page_width, &page_height);
      *place = (ZzSheetPlace) { 0, y, count_pixels (page_width, own), count_pixels (page_height, own) };
      self->width = MAX (self->width, place->width + 2 * MARGIN);
      y += place->height + MARGIN;
    }
  self->height = y;
  for (guint i = 0; i < n; i++)
    {
      ZzSheetPlace *place = &g_array_index (self->places, ZzSheetPlace, i);

      place->x = (self->width - place->width) / 2;
    }
}

guint
zz_sheet_places_find (const ZzSheetPlaces *self,
                      int y)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  for (high = self->places->len; high - low > 1 && high > 0;)
    {
      const guint middle = (low + high) / 2;

      if (zz_sheet_places_get (self, middle)->y <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

ZzSheetSpot
zz_sheet_places_get_spot (const ZzSheetPlaces *self,
                          int y)
{
  ZzSheetSpot spot = { 0, 0 };
  const ZzSheetPlace *place;

  g_return_val_if_fail (self != NULL, spot);

  if (self->places->len == 0)
    return spot;
  spot.page = zz_sheet_places_find (self, y + MARGIN);
  place = zz_sheet_places_get (self, spot.page);
  spot.part = (int) ((gint64) (y + MARGIN - place->y) * PART / MAX (place->height, 1));
  return spot;
}

int
zz_sheet_places_find_spot (const ZzSheetPlaces *self,
                           ZzSheetSpot spot)
{
  const ZzSheetPlace *place;

  g_return_val_if_fail (self != NULL, 0);

  if (self->places->len == 0)
    return 0;
  place = zz_sheet_places_get (self, MIN (spot.page, self->places->len - 1));
  return place->y - MARGIN + (int) ((gint64) spot.part * place->height / PART);
}

int
zz_sheet_scale_get (const ZzPages *pages,
                    guint number,
                    int scale,
                    int width)
{
  int page_width, page_height;
  gint64 fitting;

  g_return_val_if_fail (pages != NULL, FULL);

  if (scale > 0)
    return scale;
  zz_pages_get_size (pages, number, &page_width, &page_height);
  fitting = (gint64) (width - 2 * MARGIN) * 72 * FULL * PANGO_SCALE / ((gint64) page_width * 96);
  return (int) CLAMP (fitting, scales[0], MOST_FITTED);
}

int
zz_sheet_scale_step (int scale,
                     int steps)
{
  if (steps > 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
        if (scales[i] > scale)
          return scales[i];
      return 0;
    }
  for (guint i = G_N_ELEMENTS (scales); i > 0; i--)
    if (scales[i - 1] < scale)
      return scales[i - 1];
  return 0;
}
