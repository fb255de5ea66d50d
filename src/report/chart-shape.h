/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appending shapes to the drawing of a chart. Private to chart-drawing.c. */
#pragma once

#include "report/chart-drawing.h"

G_BEGIN_DECLS

ZzShape *zz_drawing_add_rect (ZzChartDrawing *drawing,
                              ZzInk ink,
                              ZzTone tone,
                              int x,
                              int y,
                              int width,
                              int height);
/* A line from one point to the other. */
void zz_drawing_add_line (ZzChartDrawing *drawing,
                          ZzInk ink,
                          int x1,
                          int y1,
                          int x2,
                          int y2,
                          int stroke);
/* @words: cleaned and copied. */
ZzShape *zz_drawing_add_words (ZzChartDrawing *drawing,
                               ZzInk ink,
                               const char *words,
                               int x,
                               int baseline,
                               int room,
                               ZzAlign align,
                               int size);
/* The surface of a tone in a rectangle: its shade, its hatching, its outline. */
void zz_drawing_add_surface (ZzChartDrawing *drawing,
                             ZzTone tone,
                             int x,
                             int y,
                             int width,
                             int height);
/* @paper: on a surface as dark as the sign. */
void zz_drawing_add_sign (ZzChartDrawing *drawing,
                          ZzTone tone,
                          gboolean paper,
                          int x,
                          int y,
                          int side);

/* How wide @words are at most, about. */
int zz_words_estimate (const char *words,
                       int size);
/* @words in lines no wider than @room; owned by the caller. */
GPtrArray *zz_words_wrap (const char *words,
                          int size,
                          int room);

G_END_DECLS
