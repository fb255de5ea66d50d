/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-offs: who said of a state of the project that it is right, and what changed
 * since.
 *
 *   record = zz_signoff_new (project, by, role, now, totals, &error);   // to be inserted
 *   …
 *   signed = zz_signoff_read (record, catalogues, &error);
 *   changes = zz_signoff_compare (signed, project, &error);
 *
 * A sign-off is a record, not a cryptographic proof: whoever can write the file can
 * write one. Its digest is the SHA-256 of the project's file without sign-offs, and says
 * whether anything was changed since. What was changed cannot be told from a digest, so
 * the sign-off also keeps those very bytes, compressed, in its member "state":
 *
 * - The digest proves the copy: bytes that are not what was signed are not shown.
 * - It stands in the project, so it travels with it by mail, through a merge, to a
 *   server, and there is nothing beside the file that could get lost. A list of changes
 *   kept up to date instead would have to be kept by whoever edits the file.
 * - It costs between a tenth and a third of the file's size for each sign-off (digests
 *   of evidence do not compress).
 *
 * It also keeps the particulars of people that were signed: redacting a project has to
 * take the member away; the digest stays.
 */
#pragma once

#include "core/change.h"
#include "core/project.h"
#include "store/catalogue-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* "sha256:…" of what the project says now. */
char *zz_signoff_digest (ZzProject *project);

/* A sign-off of what the project says now, not yet in it. @role, @totals (a JSON object
 * of numbers, what the findings counted) may be NULL. Fails where a text is not one. */
ZzRecord *zz_signoff_new (ZzProject *project,
                          const char *by,
                          const char *role,
                          GDateTime *now,
                          const char *totals,
                          GError **error);

/* Whether the project says what was signed. */
gboolean zz_signoff_holds (ZzProject *project,
                           const ZzRecord *signoff);

/* What was signed. ZZ_ERROR_NOT_FOUND where the sign-off keeps no copy, ZZ_ERROR_INVALID
 * where the copy is not what was signed. */
ZzProject *zz_signoff_read (const ZzRecord *signoff,
                            ZzCatalogueStore *catalogues,
                            GError **error);

/* What was changed since, sign-offs aside: as zz_difference_new(). */
ZzChangeSet *zz_signoff_compare (ZzProject *was_signed,
                                 ZzProject *project,
                                 GError **error);

G_END_DECLS
