/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts colours in a table of its own: pixels are many, and most are like the one before. */
#include "report/png-palette.h"

#include <stdlib.h>

/* Places of the table; half of them may be taken. */
#define N_PLACES 8192
#define RGB 0xffffffu

/**
 * Colour:
 * @count: so many pixels; 0: the place is free
 * @number: in the palette
 */
typedef struct
{
  guint32 rgb;
  guint count;
  guint8 number;
} Colour;

struct _ZzPalette
{
  Colour places[N_PLACES];
  guint n_taken;
  guint32 colours[ZZ_PALETTE_MOST];
  guint n;
};

/* The place of @rgb, or the free one where it would be. */
static guint
find_place (const ZzPalette *self,
            guint32 rgb)
{
  guint place = (rgb * 2654435761u) >> 19;

  while (self->places[place].count > 0 && self->places[place].rgb != rgb)
    place = (place + 1) % N_PLACES;
  return place;
}

static gboolean
count (ZzPalette *self,
       guint32 rgb,
       guint times)
{
  Colour *colour = &self->places[find_place (self, rgb)];

  if (colour->count == 0 && ++self->n_taken > N_PLACES / 2)
    return FALSE;
  colour->rgb = rgb;
  colour->count += times;
  return TRUE;
}

static gboolean
count_row (ZzPalette *self,
           const guint32 *pixels,
           guint width)
{
  guint from = 0;

  for (guint x = 1; x <= width; x++)
    if (x == width || ((pixels[x] ^ pixels[from]) & RGB) != 0)
      {
        if (!count (self, pixels[from] & RGB, x - from))
          return FALSE;
        from = x;
      }
  return TRUE;
}

/* The most frequent first; the same picture has the same palette. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Colour *x = *(Colour *const *) a, *y = *(Colour *const *) b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return (x->rgb > y->rgb) - (x->rgb < y->rgb);
}

static guint
measure_distance (guint32 a,
                  guint32 b)
{
  guint distance = 0;

  for (guint shift = 0; shift <= 16; shift += 8)
    {
      const int difference = (int) (a >> shift & 0xff) - (int) (b >> shift & 0xff);

      distance += (guint) (difference * difference);
    }
  return distance;
}

static guint8
find_nearest (const ZzPalette *self,
              guint32 rgb)
{
  guint nearest = 0;

  for (guint i = 1; i < self->n; i++)
    if (measure_distance (self->colours[i], rgb) < measure_distance (self->colours[nearest], rgb))
      nearest = i;
  return (guint8) nearest;
}

static void
choose (ZzPalette *self)
{
  g_autofree Colour **order = g_new (Colour *, self->n_taken);
  guint n = 0;

  for (guint i = 0; i < N_PLACES; i++)
    if (self->places[i].count > 0)
      order[n++] = &self->places[i];
  qsort (order, n, sizeof *order, compare);
  self->n = MIN (n, ZZ_PALETTE_MOST);
  for (guint i = 0; i < n; i++)
    if (i < self->n)
      {
        self->colours[i] = order[i]->rgb;
        order[i]->number = (guint8) i;
      }
    else
      order[i]->number = find_nearest (self, order[i]->rgb);
}

ZzPalette *
zz_palette_new (const guint32 *pixels,
                guint width,
                guint height,
                guint stride)
{
  g_autoptr (ZzPalette) self = g_new0 (ZzPalette, 1);

  g_return_val_if_fail (pixels != NULL && width > 0 && height > 0 && stride >= width, NULL);

  for (guint y = 0; y < height; y++)
    if (!count_row (self, pixels + (gsize) y * stride, width))
      return NULL;
  choose (self);
  return g_steal_pointer (&self);
}

void
zz_palette_free (ZzPalette *self)
{
  g_free (self);
}

const guint32 *
zz_palette_get_colours (const ZzPalette *self,
                        guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = self->n;
  return self->colours;
}

void
zz_palette_index (const ZzPalette *self,
                  const guint32 *pixels,
                  guint width,
                  guint8 *indices)
{
  guint32 last;
  guint8 number;

  g_return_if_fail (self != NULL && pixels != NULL && indices != NULL);

  last = pixels[0] & RGB;
  number = self->places[find_place (self, last)].number;
  for (guint x = 0; x < width; x++)
    {
      if ((pixels[x] & RGB) != last)
        {
          last = pixels[x] & RGB;
          number = self->places[find_place (self, last)].number;
        }
      indices[x] = number;
    }
}
