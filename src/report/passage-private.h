/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What passage-runs.c, which puts the text of a passage together, and passage.c, which
 * sets it, share. */
#pragma once

#include "report/ink.h"
#include "report/passage.h"

/* Stands in a layout for a drawing; nobody's own text has it (clean-text.h). */
#define OBJECT "\xef\xbf\xbc"

/* Around text whose direction is its own business. */
#define ISOLATE "\xe2\x81\xa8"
#define END_ISOLATE "\xe2\x81\xa9"

/* A badge or a link: bytes of the text. */
typedef struct
{
  ZzRunKind kind;
  ZzTone tone;
  guint start, end;
  char *target;
} ZzPassageSpan;

struct _ZzPassage
{
  PangoLayout *layout;
  GPtrArray *lines; /* PangoLayoutLine, since a width was set: the layout finds one by walking a list */
  GArray *spans;    /* ZzPassageSpan */
  int size;         /* of its letters */
  guint32 colour;
  int width; /* -1: as wide as it gets */
  int whole; /* its width on one line, where that was measured; else 0 */
};

/* A badge never shouts. */
#define BADGE_SIZE(size) MIN (size, ZZ_POINT * 8)
#define BADGE_PAD(size) ((size) *45 / 100)
#define BADGE_SIGN(size) ((size) *66 / 100)
#define BADGE_GAP(size) ((size) *28 / 100)
#define BADGE_MARGIN(size) ((size) *35 / 100)
/* Beside larger letters it stands in their middle. */
#define BADGE_RISE(size) (((size) -BADGE_SIZE (size)) * 36 / 100)
