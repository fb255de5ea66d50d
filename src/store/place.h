/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local files, written so that a crash leaves the old or the new, never half. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The file a path ends at when its symbolic links are followed; @file itself
 * where there is none yet or it is not local. Owned by the caller. */
GFile *zz_place_resolve (GFile *file);

/* Writes beside and moves into place, synced, with the mode the file had. */
gboolean zz_place_write (GFile *file,
                         GBytes *bytes,
                         GError **error);

/* Keeps everybody else who asks by this from the file at @path, until the descriptor is
 * closed: from looking at what it holds until another one is in its place. -1 where there
 * is no such file, or the file system knows no locks. */
int zz_place_hold (const char *path);

/* Makes what was moved into the folder at @path survive a power cut. */
void zz_place_sync_folder (const char *path);

/* Sets a G_IO_ERROR for the present errno: "PATH: reason". */
void zz_place_set_error (GError **error,
                         const char *path);

/* The same after a failed write: "PATH: what to do", as far as that is known. */
void zz_place_set_write_error (GError **error,
                               const char *path);

/* The same of what g_file_set_contents_full () says: it names a temporary file that
 * nobody chose. @path: what was to be written; @error: set, or NULL. */
void zz_place_explain_write (const char *path,
                             GError **error);

/* Makes the folder, or finds it; a link in its place could lead anywhere and is
 * refused. @made: set to whether it was made. */
gboolean zz_place_make_folder (const char *path,
                               gboolean *made,
                               GError **error);

/* Makes the folders between the folder @root and the file at @path below it. */
gboolean zz_place_make_way (const char *root,
                            const char *path,
                            GError **error);

/* A file that is being made: it has a temporary name until it is whole. */
typedef struct
{
  char *folder;
  char *path; /* NULL before it is begun and once it is in place */
  int out;
} ZzNewFile;

#define ZZ_NEW_FILE_INIT \
  {                      \
    NULL, NULL, -1       \
  }

/* Whether a file that is not whole may be called @name. */
gboolean zz_new_file_is_name (const char *name);

/* @folder: a real one, on the disk where the file is to be. */
gboolean zz_new_file_begin (ZzNewFile *self,
                            const char *folder,
                            GError **error);
gboolean zz_new_file_write (ZzNewFile *self,
                            const guchar *bytes,
                            gsize n,
                            GError **error);
/* Syncs it and moves it to @path, whose folder is there. */
gboolean zz_new_file_finish (ZzNewFile *self,
                             const char *path,
                             GError **error);
/* Of a file that was not finished nothing is left. */
void zz_new_file_clear (ZzNewFile *self);

G_END_DECLS
