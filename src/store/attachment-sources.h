/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files are meant when somebody gives files and folders to attach. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The files of @given (GFile): what is no folder as it is, of a folder every file in
 * it and in those below, sorted by name. Hidden files and folders and what is
 * neither file nor folder (links above all) are left out. @skipped: their paths as
 * people read them, or NULL. Fails with ZZ_ERROR_NOT_FOUND for a folder without any
 * file, and with ZZ_ERROR_LIMIT where there are more than a project can be meant to
 * have. The list holds GFile and is owned by the caller. */
GPtrArray *zz_attachment_list_sources (const GPtrArray *given,
                                       GPtrArray *skipped,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
