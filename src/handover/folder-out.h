/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder that is filled beside its place and gets its name when it is whole.
 *
 *   zz_folder_out_begin (&out, target, &error)
 *     && (file = zz_folder_out_create (&out, "a/b.txt", &error)) >= 0
 *     && zz_folder_out_write (&out, file, …) … && zz_folder_out_close (&out, file, &error) …
 *     && zz_folder_out_finish (&out, &error);
 *   zz_folder_out_clear (&out);      in any case: of what is not finished nothing is left
 *
 * Every file is new, every folder on the way to it is opened without following a
 * link, and nothing that is there is ever replaced.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *target;
  char *temporary;    /* NULL before it is begun and once it is in place */
  int root;           /* the temporary folder, open */
  GPtrArray *files;   /* char *, made so far */
  GPtrArray *folders; /* char *, made so far, outer ones first */
} ZzFolderOut;

#define ZZ_FOLDER_OUT_INIT     \
  {                            \
    NULL, NULL, -1, NULL, NULL \
  }

/* @target: a local folder that is not there, in one that is. */
gboolean zz_folder_out_begin (ZzFolderOut *self,
                              GFile *target,
                              GError **error);

/* Makes the folder, and those it lies in, if they are not there. */
gboolean zz_folder_out_make_folder (ZzFolderOut *self,
                                    const char *path,
                                    GError **error);

/* A new file, and the folders on the way to it; -1 on failure. @path: checked by
 * zz_package_path_check (). */
int zz_folder_out_create (ZzFolderOut *self,
                          const char *path,
                          GError **error);
gboolean zz_folder_out_write (ZzFolderOut *self,
                              int file,
                              const guchar *bytes,
                              gsize n,
                              GError **error);
gboolean zz_folder_out_close (ZzFolderOut *self,
                              int file,
                              GError **error);

/* A whole file at once. */
gboolean zz_folder_out_add (ZzFolderOut *self,
                            const char *path,
                            GBytes *bytes,
                            GError **error);

/* Syncs all of it and moves it into place. */
gboolean zz_folder_out_finish (ZzFolderOut *self,
                               GError **error);
void zz_folder_out_clear (ZzFolderOut *self);

G_END_DECLS
