/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presence: who has a project's file open.
 *
 * Beside the file stands ".~lock.NAME#", locked (flock) by the first who opened it, for
 * as long as that program runs, and saying who that is. Nobody is kept from anything by
 * it: merging is safe. A program that was killed leaves the file behind and no lock, so
 * the next one takes its place. Where nothing can be written or locked, nobody knows of
 * anybody. Synchronous; for a worker.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZzPresence ZzPresence;

/* Announces that @name, @user on @host, has @project open. NULL where somebody else did
 * so before, or nobody can: then @other, to be freed, is what they are called ("" for
 * the same user on the same host), or NULL. */
ZzPresence *zz_presence_take (GFile *project,
                              const char *name,
                              const char *user,
                              const char *host,
                              char **other);

/* FALSE with ZZ_ERROR_REFUSED where @other, as zz_presence_take () told it, is somebody:
 * what they attached and have not saved yet is named by no project. */
gboolean zz_presence_check_alone (const char *other,
                                  GError **error);

/* Takes it back; nothing stays on disk. */
void zz_presence_free (ZzPresence *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzPresence, zz_presence_free)

G_END_DECLS
