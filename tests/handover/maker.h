/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ZIP files put together byte by byte, with whatever lie in them: what a stranger
 * could send, and what no ZIP library would write. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MakerEntry: an entry as it is to stand there; everything can be set to a lie
 * @name: @n_name bytes, for a NUL can be among them
 * @local_name: of the local header, where it differs
 * @content: what it is taken for by the sums
 * @packed: the bytes that stand there, where they are not @content
 * @size, @packed_size: as the headers say
 * @local_size: of the local header, where it differs
 * @at: number of the entry whose bytes the directory points at instead, or -1
 */
typedef struct
{
  char *name;
  gsize n_name;
  char *local_name;
  GBytes *content;
  GBytes *packed;
  GBytes *extra;
  guint method;
  guint local_method;
  guint flags;
  guint32 attributes;
  guint32 crc;
  guint64 size;
  guint64 packed_size;
  guint64 local_size;
  int at;
  GBytes *behind;
} MakerEntry;

/**
 * Maker: a ZIP file to be
 * @before: bytes in front of everything
 * @comment: behind the end
 * @count: that the end gives; -1: the right one
 * @end64: with 64-bit end records, with the count given
 */
typedef struct
{
  GPtrArray *entries;
  GBytes *before;
  GBytes *comment;
  gint64 count;
  gboolean end64;
} Maker;

Maker *maker_new (void);
void maker_free (Maker *self);

/* Appends an honest, stored entry and returns it. Takes over @content. */
MakerEntry *maker_add (Maker *self,
                       const char *name,
                       GBytes *content);
MakerEntry *maker_find (Maker *self,
                        const char *name);
void maker_drop (Maker *self,
                 const char *name);
/* Other bytes, with the right size and sum. */
void maker_set (MakerEntry *entry,
                GBytes *content);
/* The same bytes, deflated. */
void maker_deflate (MakerEntry *entry);

/* SHA256SUMS of the other entries, in place of the one there. */
void maker_seal (Maker *self);

GBytes *maker_build (Maker *self);

G_END_DECLS
