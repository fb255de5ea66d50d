/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file's name says: its media type and a title. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* By the ending where it is a usual one, so that the same file has the same type
 * on a machine without a MIME database; else by name and first bytes. */
char *zz_media_type_guess (const char *name,
                           const guchar *head,
                           gsize n_head);

/* The name without its ending; owned by the caller. */
char *zz_media_type_dup_title (const char *name);

G_END_DECLS
