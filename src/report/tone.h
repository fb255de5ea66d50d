/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a tone looks on paper: a colour, and a sign of its own for those who do not
 * see colours and for printers that have none. Drawn as lines, not set as text: no
 * font has to have the signs, and none is read out loud. */
#pragma once

#include "report/chart.h"

G_BEGIN_DECLS

/* Signs are drawn in a square with this side. */
#define ZZ_SIGN_SIDE 16

/* A corner of a path; @move: one that a new line starts at. */
typedef struct
{
  gint8 x, y;
  gint8 move;
} ZzSignPoint;

typedef struct
{
  const ZzSignPoint *points;
  guint n_points;
  gboolean filled; /* else drawn as a line, ZZ_SIGN_STROKE wide */
} ZzSignPath;

#define ZZ_SIGN_STROKE 2

/* The paths of the sign of @tone; returns how many. Plain has none. */
guint zz_tone_get_sign (ZzTone tone,
                        const ZzSignPath **paths);

/* As 0xRRGGBB, dark enough for text on white. */
guint32 zz_tone_get_colour (ZzTone tone);
/* "plain", "met", …: as the classes of report.css are called. */
const char *zz_tone_get_name (ZzTone tone);

G_END_DECLS
