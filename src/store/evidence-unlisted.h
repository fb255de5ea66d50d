/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the evidence folder that no item names, and how they are cleaned up.
 *
 * A file loses its item when attaching is undone, when a copy of the program was
 * killed, or when somebody puts a file there by hand. Nothing of it is taken away
 * unless a person asks for it, and then only what this program can have put there. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ZzUnlistedFile:
 * @path: below the evidence folder, as the file system has it; one that ends in
 *   "/" is a folder that could not be looked into
 * @size: in bytes, 0 for what is no regular file
 * @spare: may be cleaned: a regular file in a folder named by a hash, of which no
 *   item misses its file (a file that somebody renamed is still somebody's proof); and
 *   a copy that was begun and for an hour not gone on with; never a younger one
 */
typedef struct
{
  char *path;
  gint64 size;
  gboolean spare;
} ZzUnlistedFile;

/* The files no item of @items (ZzRecord) names, sorted by path; never NULL. Links
 * are listed and not followed. None where there is no folder (NULL), or a link in
 * its place. Items that are marked as removed name their files like others. */
GPtrArray *zz_evidence_list_unlisted (GFile *evidence_folder,
                                      const GPtrArray *items,
                                      GCancellable *cancellable);

/* How many of @files are spare, and how many bytes that gives back. */
guint zz_evidence_count_spare (const GPtrArray *files,
                               gint64 *bytes);

/* Deletes those of @files (ZzUnlistedFile, just listed) that are spare, and the
 * folders they leave empty; a link on the way is never followed. Stops at the first
 * that cannot be deleted. @n: how many were deleted. */
gboolean zz_evidence_clean (GFile *evidence_folder,
                            const GPtrArray *files,
                            guint *n,
                            GError **error);

G_END_DECLS
