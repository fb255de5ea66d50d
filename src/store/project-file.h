/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project and the file it lives in.
 *
 * Loading remembers the file's ETag and content; saving is atomic and durable
 * (a new file is written beside and moved into place, synced first), refuses
 * when somebody else changed the file meanwhile (ZZ_ERROR_CHANGED), and refuses
 * to write what a newer format wrote (ZZ_ERROR_NEWER). The evidence folder of
 * NAME.zizhi.json is NAME.evidence beside it.
 *
 * Synchronous; call from a worker with a copy of the bytes where it may be slow:
 * zz_project_write() first, zz_project_file_save_bytes() in the worker. Getters
 * never wait for a saving that is under way.
 */
#pragma once

#include "core/proof.h"
#include "store/project-codec.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ZZ_TYPE_PROJECT_FILE (zz_project_file_get_type ())
G_DECLARE_FINAL_TYPE (ZzProjectFile, zz_project_file, ZZ, PROJECT_FILE, GObject)

/* Reads @file and its project. */
ZzProjectFile *zz_project_file_load (GFile *file,
                                     ZzCatalogueStore *catalogues,
                                     GCancellable *cancellable,
                                     GError **error);

/* A project that is not on disk yet; saving to @file fails if it exists. @file
 * may be NULL: then zz_project_file_save() needs zz_project_file_set_file(). */
ZzProjectFile *zz_project_file_new (GFile *file,
                                    ZzProject *project);

/* A @project that was made from @file when that held @content, and is not saved
 * there; NULL: there was no such file. Saving is refused as after loading. */
ZzProjectFile *zz_project_file_new_from (GFile *file,
                                         ZzProject *project,
                                         GBytes *content);

/* "Save as": the same project in another file, not saved there yet. A project
 * that a newer format wrote stays one that is never written. @replace: the user
 * agreed to overwrite what is there. */
ZzProjectFile *zz_project_file_new_as (ZzProjectFile *self,
                                       GFile *file,
                                       gboolean replace);

ZzProject *zz_project_file_get_project (ZzProjectFile *self);
GFile *zz_project_file_get_file (ZzProjectFile *self);
/* What the file held when it was last read or written, owned by the caller; NULL
 * before that. */
GBytes *zz_project_file_ref_content (ZzProjectFile *self);
/* Where the project is saved from now on. @replace as above. */
void zz_project_file_set_file (ZzProjectFile *self,
                               GFile *file,
                               gboolean replace);

/* A newer format wrote it, or the place cannot be written to. */
gboolean zz_project_file_get_read_only (ZzProjectFile *self);

/* A newer format wrote it: it is not written, under whatever name. */
gboolean zz_project_file_get_newer (ZzProjectFile *self);

/* The folder of the evidence, owned by the caller; NULL before there is a file. */
GFile *zz_project_file_get_evidence_folder (ZzProjectFile *self);

/* Whether saving @bytes would be refused, before anything else is done for it. */
gboolean zz_project_file_check (ZzProjectFile *self,
                                GBytes *bytes,
                                GCancellable *cancellable,
                                GError **error);

gboolean zz_project_file_save (ZzProjectFile *self,
                               GCancellable *cancellable,
                               GError **error);
gboolean zz_project_file_save_bytes (ZzProjectFile *self,
                                     GBytes *bytes,
                                     GCancellable *cancellable,
                                     GError **error);

/* A quick look at the evidence: there, and of the size noted? Never follows a
 * symbolic link or leaves the folder: such an item is missing. */
ZzProofStates *zz_project_file_look (ZzProjectFile *self,
                                     GCancellable *cancellable);

G_END_DECLS
