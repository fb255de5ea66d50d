/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The projects used last, as the desktop remembers them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GFile *file;
  char *title;  /* the organisation's name, else the file's */
  char *folder; /* as people read it: "~/Documents" */
} ZzRecent;

/* @file was opened or saved under this title. */
void zz_recent_add (GFile *file,
                    const char *title);

/* At most @most ZzRecent, the last used first, that are still there; owned by
 * the caller. To be asked for again when it is to be shown again. */
GPtrArray *zz_recent_list (guint most);

/* @file is not to be listed any more. */
void zz_recent_remove (GFile *file);

G_END_DECLS
