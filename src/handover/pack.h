/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packing: a project with all its proof as one file to hand over.
 *
 *   NAME.zizhi.json        the project
 *   NAME.evidence/…        the files of its evidence
 *   base/NAME.zizhi.json   the project as it was handed over, for a later merge
 *   index.html             what is in it, for people without this program
 *   SHA256SUMS             checked by `sha256sum -c SHA256SUMS`
 *
 * NAME is that of the project's file; of a redacted project it is "redacted". The
 * base is the project as packed. Where the project came out of a package itself and
 * the base of that lies beside it (base/NAME.zizhi.json, of the same project), that
 * one goes along instead: who handed it over first can then merge what comes back.
 * A package that leaves something out never has such an older base.
 *
 * The same project and files give the same bytes. What is in use and has no file, or
 * another one than was attached, is refused by name (but see @partial); items taken
 * out of use go along where their file is still what it was, for the trace of them is
 * whole (but see @without_confidential). Every file is hashed while it is packed, and
 * the package gets its name only when all of it is right, whole and synced: before
 * that, and after any failure, whatever had the name is as it was.
 *
 *   packing = zz_packing_new (file, NULL, catalogues, &options, &error);
 *   zz_packing_write (packing, target, progress, data, cancellable, &error);
 *   zz_packing_free (packing);
 *
 * In a worker: redacting many records takes a second, and writing as long as it takes.
 */
#pragma once

#include "core/text.h"
#include "store/project-file.h"

G_BEGIN_DECLS

#define ZZ_PACKAGE_ENDING ".zizhi.zip"

/**
 * ZzPackOptions:
 * @language: of the index, and of the words of a redaction
 * @without_confidential: confidential items (zz_evidence_find_confidential ()) are
 *   taken out of the project that is packed, record and file; what referred to them no
 *   longer does, and sign-offs lose their copy of what was signed. Files of items that
 *   were taken out of use stay at home too: nobody says any more whether they are
 *   confidential
 * @redact: the project is redacted (core/redaction.h); no evidence file goes along,
 *   for a scan cannot be redacted, and the index says so
 * @partial: items whose file is missing are no reason to refuse: they go along without
 *   it, and the index names them. A file that is another one than was attached is
 *   refused all the same
 */
typedef struct
{
  ZzLanguage language;
  gboolean without_confidential;
  gboolean redact;
  gboolean partial;
} ZzPackOptions;

typedef struct _ZzPacking ZzPacking;

/* Notes all that is to be packed; looks whether files are there, reads no evidence and writes nothing. @content: the
 * project's bytes, zz_project_file_ref_content () where nothing was edited since, so
 * that they go along letter for letter; NULL: written anew. Afterwards the project may
 * be edited and freed. A project that has no file is refused, and one of a newer
 * format where something is to be left out. */
ZzPacking *zz_packing_new (ZzProjectFile *file,
                           GBytes *content,
                           ZzCatalogueStore *catalogues,
                           const ZzPackOptions *options,
                           GError **error);
void zz_packing_free (ZzPacking *self);

/**
 * ZzPackCounts: what a package will hold, and what not
 * @files: of evidence; @size: their bytes, as noted
 * @removed: those of @files that only items taken out of use name
 * @left_out: confidential items
 * @missing: of a partial package the items in use whose file is not there
 */
typedef struct
{
  guint files;
  goffset size;
  guint removed;
  guint left_out;
  guint missing;
} ZzPackCounts;

const ZzPackCounts *zz_packing_get_counts (const ZzPacking *self);
/* "NAME.zizhi.zip", a proposal. Owned by the caller. */
char *zz_packing_dup_file_name (const ZzPacking *self);

/* @target: a local file; one that is there is replaced. @progress: bytes of evidence
 * done of all, called in this thread. */
gboolean zz_packing_write (ZzPacking *self,
                           GFile *target,
                           GFileProgressCallback progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzPacking, zz_packing_free)

G_END_DECLS
