/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every file of the evidence hashed again and compared with what was noted.
 *
 * The quick look (evidence-folder.h) sees that a file is there and how long it is;
 * this one reads all of it, on all processors, one file each at a time and the
 * longest first. Nothing is followed out of the evidence folder, and nothing is
 * written.
 *
 *   zz_evidence_verify () → zz_verification_count_found () == 0: all is as noted
 */
#pragma once

#include "core/proof.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* As `zizhi-cli verify --format=json` writes it: "hash-differs". */
const char *zz_verify_state_get_id (ZzVerifyState state);

/**
 * ZzVerifiedItem:
 * @path: as the project has it, or %NULL
 * @removed: it is marked as removed and proves nothing: whatever its file is like
 *   is no fault
 * @reason: of an unreadable file: what the system said; else %NULL
 */
typedef struct
{
  char *id;
  char *path;
  gboolean removed;
  ZzVerifyState state;
  char *reason;
} ZzVerifiedItem;

/**
 * ZzVerification:
 * @items: ZzVerifiedItem, in the order they were given
 * @unlisted: ZzUnlistedFile (evidence-unlisted.h)
 * @proof: the same for judging: what could not be verified is unchecked
 */
typedef struct
{
  GPtrArray *items;
  GPtrArray *unlisted;
  ZzProofStates *proof;
} ZzVerification;

/* Verifies @items (ZzRecord, not edited meanwhile). @evidence_folder: NULL, and all
 * are missing. @progress is called in the calling thread, with bytes done of bytes
 * in all. NULL only when cancelled. */
ZzVerification *zz_evidence_verify (GFile *evidence_folder,
                                    const GPtrArray *items,
                                    GFileProgressCallback progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GError **error);

/* FALSE with ZZ_ERROR_CHANGED where a file in use is another one than was attached, by
 * name: what nobody should sign. @items: those that were verified. */
gboolean zz_verification_check_unaltered (const ZzVerification *self,
                                          const GPtrArray *items,
                                          GError **error);

/* How many items are not fine, those removed left aside. */
guint zz_verification_count_found (const ZzVerification *self);

void zz_verification_free (ZzVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzVerification, zz_verification_free)

G_END_DECLS
