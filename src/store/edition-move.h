/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project moved to another edition of the requirements.
 *
 * The result is another project with the same id: records, the application and
 * sign-offs go along; what belongs to a clause goes to the clause that is the
 * same. Everything else is kept letter for letter in the file's member
 * "editions", under the edition it belongs to:
 *
 *   "editions": {"isccc-classic": {"edition": "…", "answers": {…}, "overrides": {…},
 *     "evidence": {ITEM: {"clauses": […]}}, "actions": {ITEM: {"clause": "…"}},
 *     "records": {REGISTER: {RECORD: {FIELD: …}}}}}
 *
 * and is put back where it was when the project comes back to that edition, as
 * far as nothing else stands there by then. Registers and fields the edition does
 * not have are kept by the reader itself, as in any file.
 */
#pragma once

#include "core/edition.h"
#include "store/project-codec.h"

G_BEGIN_DECLS

/* @to: the id of a catalogue. @project is not changed. @report may be NULL. */
ZzProject *zz_edition_move (ZzProject *project,
                            const char *to,
                            ZzCatalogueStore *catalogues,
                            ZzMoveReport **report,
                            GError **error);

/* The same where the project is what zz_project_write() said of one on the edition
 * @from: for a thread, which must not look at the project itself. */
ZzProject *zz_edition_move_bytes (GBytes *bytes,
                                  const ZzCatalogue *from,
                                  const char *to,
                                  ZzCatalogueStore *catalogues,
                                  ZzMoveReport **report,
                                  GError **error);

/**
 * ZzAside: one thing kept for an edition the project was moved away from
 * @catalogue: the edition's catalogue
 * @text: what it says, as JSON
 */
typedef struct
{
  char *catalogue;
  ZzMovedKind kind;
  char *clause;
  char *id;
  char *text;
} ZzAside;

/* What the project keeps aside, in the order of the file; owned by the caller. */
GPtrArray *zz_edition_list_aside (ZzProject *project);

G_END_DECLS
