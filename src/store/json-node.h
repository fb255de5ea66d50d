/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document and its nodes as the scan leaves them: for json*.c alone. */
#pragma once

#include "store/json-private.h"

G_BEGIN_DECLS

/**
 * ZzJsonNode:
 * @start, @end: the value's bytes in the text
 * @name: where the quotation mark of the member's name stands; 0: no member
 * @next: number of the next sibling; 0: the last
 * @parent: number of the container; the first child stands right behind it
 */
struct _ZzJsonNode
{
  guint32 start;
  guint32 end;
  guint32 name;
  guint32 next;
  guint32 parent;
  guint32 kind : 3;
  guint32 n_children : 29;
};

/**
 * ZzJson:
 * @bytes: the text as it came
 * @text: a copy in which every string stands decoded behind its opening
 *   quotation mark and ends in NUL; all else is unchanged
 */
struct _ZzJson
{
  char *name;
  GBytes *bytes;
  char *text;
  gsize length;
  ZzJsonNode *nodes;
  guint n_nodes;
};

/* Number of the first member of an object whose name stood there before, or 0. */
guint32 zz_json_find_repeated (const ZzJson *json,
                               guint32 object);

/* Sets a ZZ_ERROR "NAME:LINE:COLUMN: message" about a byte of the text. */
void zz_json_set_error_at (const ZzJson *json,
                           gsize at,
                           GError **error,
                           int code,
                           const char *message);

G_END_DECLS
