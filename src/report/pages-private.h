/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages.c, which puts pieces on pages, and page-paint.c, which draws them, share. */
#pragma once

#include "report/flow.h"
#include "report/pages.h"

typedef struct
{
  const ZzPiece *piece;
  int y;
} ZzPlaced;

typedef struct
{
  gboolean landscape;
  int width, height; /* as it is laid out */
  GArray *placed;    /* ZzPlaced */
  ZzPassage *foot;
} ZzPage;

struct _ZzPages
{
  gatomicrefcount ref_count;
  GMutex drawing; /* what draws text belongs to one thread at a time */
  int percent;    /* how large it is drawn: what is set smaller is laid out on larger sheets */
  ZzSetter *setter;
  ZzFlow *flow;
  GPtrArray *running[2]; /* ZzPassage of one line each: on pages that stand, and that lie on their side */
  GPtrArray *pages;      /* ZzPage */
  GArray *places;        /* ZzPagePlace */
  GArray *links;         /* ZzPageLink */
  GArray *headings;      /* ZzPageHeading */
};

#define ZZ_PAGE_MARGIN ZZ_MM (20)

/* page-places.c: once all is laid out. */
void zz_pages_note_places (ZzPages *pages);

/* Walks what a page shows: calls @func with each piece and its top left corner. */
typedef void (*ZzPieceFunc) (const ZzPiece *piece,
                             int x,
                             int y,
                             gpointer data);
void zz_page_foreach (const ZzPage *page,
                      ZzPieceFunc func,
                      gpointer data);
