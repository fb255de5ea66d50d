/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One saving of a project's file: it replaces the version it was made from, and no other.
 *
 *   zz_saving_write (&saving, bytes, cancellable, &error);     any thread
 *   zz_saving_clear (&saving);
 *
 * Where that file is local, nobody who saves by this gets between the look at it and the
 * writing (zz_place_hold ()); elsewhere its ETag has to do.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ZzSaving:
 * @real: @file behind its links
 * @name: as it is called in messages
 * @content: what stood in it when it was last read or written; %NULL: there is to be no
 *   file yet
 * @etag: of that content; zz_saving_write () sets it to that of what was written
 * @replace: whatever is there may be overwritten
 */
typedef struct
{
  GFile *file;
  GFile *real;
  char *name;
  GBytes *content;
  char *etag;
  gboolean replace;
} ZzSaving;

#define ZZ_SAVING_INIT \
  {                    \
    .file = NULL       \
  }

void zz_saving_clear (ZzSaving *saving);

/* Whether anything can be written there, as far as can be told without writing: a new file
 * is moved into place, so the folder counts as well. */
gboolean zz_saving_is_possible (GFile *file);

/* What writing would say only when everything else has been done. */
gboolean zz_saving_check_place (const ZzSaving *saving,
                                GError **error);

/* Whether the file still holds what was last read or written, or @bytes, which are to be
 * written anyway: ZZ_ERROR_CHANGED. Content and not only the ETag: two edits within one
 * tick of the clock have the same, and a file that was only touched is no edit. */
gboolean zz_saving_check_unchanged (const ZzSaving *saving,
                                    GBytes *bytes,
                                    GCancellable *cancellable,
                                    GError **error);

gboolean zz_saving_write (ZzSaving *saving,
                          GBytes *bytes,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
