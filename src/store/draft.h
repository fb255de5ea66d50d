/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: work that is not saved, kept where a crash or a kill cannot take it.
 *
 * A draft is three files of one name in a folder of the user's state:
 *
 *   NAME.lock         held (flock) by whoever works on it, for as long as it runs
 *   NAME.zizhi.json   the whole project, as saving would write it
 *   NAME.draft.json   whose it is: file, what the file held, title, when
 *
 * Every draft has a name of its own and there is no index, so that no session
 * can spoil what another one wrote. The project is written before the entry; an
 * entry that is not understood, or that a newer version wrote, is left alone
 * with its project.
 *
 *   while working     zz_draft_new () … zz_draft_write () … zz_draft_remove ()
 *   after a crash     zz_draft_list () → zz_draft_load (), and on with that draft
 *
 * Synchronous. zz_draft_write(), list and load are for a worker; one draft may be
 * used from several threads. A draft that is let go of without being removed
 * stays on disk and is listed from then on.
 */
#pragma once

#include "store/project-file.h"

G_BEGIN_DECLS

typedef struct _ZzDraft ZzDraft;

/* Where the drafts of this user are; owned by the caller. */
char *zz_draft_dup_folder (void);

/* A draft that is not on disk yet. @folder is made when it is needed. */
ZzDraft *zz_draft_new (const char *folder);
ZzDraft *zz_draft_ref (ZzDraft *self);
void zz_draft_unref (ZzDraft *self);

/* What a draft says of its project. */
typedef struct
{
  const char *title;
  GFile *file;   /* NULL: the project has no file yet */
  GBytes *saved; /* what the file held when it was last read or written, or NULL */
} ZzDraftEntry;

/* Puts @project in the place of what was written before, whole or not at all. */
gboolean zz_draft_write (ZzDraft *self,
                         GBytes *project,
                         const ZzDraftEntry *entry,
                         GCancellable *cancellable,
                         GError **error);

/* Nothing of it is needed any more: it was saved, or given up by the user. Waits
 * for a writing that is under way. It can be written again afterwards. */
void zz_draft_remove (ZzDraft *self);

/* The drafts nobody works on, newest first, each held from now on (ZzDraft).
 * Those whose project stands in its file letter for letter are removed instead. */
GPtrArray *zz_draft_list (const char *folder);

/* For what must not be done while work on the project at @file is not saved, whoever
 * works on it: ZZ_ERROR_REFUSED where there is a draft of it. */
gboolean zz_draft_check_none (const char *folder,
                              GFile *file,
                              GError **error);

/* Of a listed draft; borrowed. NULL where it does not say. */
const char *zz_draft_get_title (ZzDraft *self);
GFile *zz_draft_get_file (ZzDraft *self);
/* Seconds since 1970. */
gint64 zz_draft_get_time (ZzDraft *self);

/* The project of a listed draft, to be saved to the file it came from: that is
 * refused (ZZ_ERROR_CHANGED) when the file was changed since. */
ZzProjectFile *zz_draft_load (ZzDraft *self,
                              ZzCatalogueStore *catalogues,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzDraft, zz_draft_unref)

G_END_DECLS
