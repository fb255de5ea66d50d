/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unpacking a package that comes from somebody else.
 *
 *   package = zz_package_open (file, catalogues, cancellable, &error);
 *   contents = zz_package_get_contents (package);      show it, ask
 *   zz_package_unpack (package, target, progress, data, cancellable, &error);
 *   zz_package_free (package);
 *
 * Opening writes nothing. It refuses what zip-reader.h and package-path.h refuse, and
 * then whatever is no package of pack.h: exactly one project file that the strict
 * reader takes, its base (of the same project), an index, SHA256SUMS, and evidence
 * files that the project names, each with the sum and size it notes; nothing else, and
 * every file but SHA256SUMS itself in SHA256SUMS. The index is for people: that its
 * sum is right says nothing about who wrote it.
 *
 * Unpacking writes into a hidden folder beside the target, every file new and opened
 * below that folder without following a link, no file executable; what does not have
 * the sum announced ends it. The folder is synced and gets its name at once, never in
 * place of something that is there. After a failure nothing is left.
 *
 * The file stays open from the first look to the end, so it cannot be exchanged
 * meanwhile. Both may be called in a worker, with a catalogue store of its own; the
 * contents are then given to the main thread.
 */
#pragma once

#include "core/project.h"
#include "report/messages.h"
#include "store/catalogue-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ZzPackageFile: @sha256 is the sum announced, compared when it is unpacked
 */
typedef struct
{
  char *path;
  guint64 size;
  char *sha256;
} ZzPackageFile;

/**
 * ZzPackageContents: what is in a package
 * @name: the project is NAME.zizhi.json
 * @project: read, for its title, dates and items
 * @newer: a newer version of this program wrote it; it can be read only
 * @redacted: names and numbers were replaced
 * @changed: it differs from the base it came with
 * @files: ZzPackageFile, in the order of the package
 * @total: bytes when unpacked
 * @n_items: evidence items in use
 * @missing: those of them (ZzRecord of @project) whose file is not in the package
 */
typedef struct
{
  char *name;
  ZzProject *project;
  gboolean newer;
  gboolean redacted;
  gboolean changed;
  GPtrArray *files;
  guint64 total;
  guint n_items;
  GPtrArray *missing;
} ZzPackageContents;

typedef struct _ZzPackage ZzPackage;

/* @file: a local one. */
ZzPackage *zz_package_open (GFile *file,
                            ZzCatalogueStore *catalogues,
                            GCancellable *cancellable,
                            GError **error);
void zz_package_free (ZzPackage *self);

/* The same for an open file, which the package closes, also on failure. @shown: what
 * messages call it. */
ZzPackage *zz_package_open_at (int in,
                               const char *shown,
                               ZzCatalogueStore *catalogues,
                               GCancellable *cancellable,
                               GError **error);

/* Borrowed; lives as long as the package. */
const ZzPackageContents *zz_package_get_contents (const ZzPackage *self);

/* What to know before unpacking it, a sentence each, in the language of @messages;
 * may be empty. Freed with g_strfreev(). */
GStrv zz_package_list_warnings (const ZzPackageContents *contents,
                                const ZzMessages *messages);

/* @target: the folder to make; the one it is to stand in must be there and be a local
 * one, and nothing may have its name. @progress: bytes written of all. */
gboolean zz_package_unpack (ZzPackage *self,
                            GFile *target,
                            GFileProgressCallback progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzPackage, zz_package_free)

G_END_DECLS
