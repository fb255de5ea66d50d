/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the pages of a report are when they stand one under the other, in pixels.
 *
 * Scales are in thousandths of the size on paper, a pixel being 1/96 inch; 0 makes
 * each page as wide as there is room.
 */
#pragma once

#include "report/pages.h"

G_BEGIN_DECLS

typedef struct
{
  int x, y, width, height;
} ZzSheetPlace;

/**
 * ZzSheetPlaces:
 * @places: ZzSheetPlace, one for each page
 * @width: of all of it, at least that of the view
 */
typedef struct
{
  GArray *places;
  int width;
  int height;
} ZzSheetPlaces;

ZzSheetPlaces *zz_sheet_places_new (void);
void zz_sheet_places_free (ZzSheetPlaces *self);

/* Places all of @pages, which may be NULL, in a view of @width pixels. */
void zz_sheet_places_lay (ZzSheetPlaces *self,
                          const ZzPages *pages,
                          int scale,
                          int width);

const ZzSheetPlace *zz_sheet_places_get (const ZzSheetPlaces *self,
                                         guint number);
/* The last page that begins at @y or above; 0 where none does. */
guint zz_sheet_places_find (const ZzSheetPlaces *self,
                            int y);

/* A spot in all of it that stays the same when the scale is another one: a page, and
 * how far down from a little above it, in 1/65536 of its height. */
typedef struct
{
  guint page;
  int part;
} ZzSheetSpot;

ZzSheetSpot zz_sheet_places_get_spot (const ZzSheetPlaces *self,
                                      int y);
/* Where it is; the last page where there are fewer now. */
int zz_sheet_places_find_spot (const ZzSheetPlaces *self,
                               ZzSheetSpot spot);

/* The scale of a page: @scale itself, or the one that fits. */
int zz_sheet_scale_get (const ZzPages *pages,
                        guint number,
                        int scale,
                        int width);
/* The next larger (@steps 1) or smaller (-1) one; 0 where there is none. */
int zz_sheet_scale_step (int scale,
                         int steps);

G_END_DECLS
