/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes from JSON, in the form in which a comparison writes them:
 *
 *   [{"path": ["records", "person", "person-1", "left"], "before": null, "after": "2027-01-31"},
 *    {"path": ["records", "person", "person-2"], "after": null},
 *    {"path": ["records", "person", "person-9"], "after": {"name": "…"}},
 *    {"path": ["answers", "legal.b", "judgement"], "after": "met"},
 *    {"path": ["overrides", "personnel.d", "staff", "value"], "after": 12}]
 *
 * A path is that of the project file, with the id of a record in the place of its
 * number. Null clears a field or removes a record, an object is a new record.
 * "before" may be left out; given, it must be what the project holds. A whole
 * document of format "zizhi-diff" is taken by its "changes". Nothing is guessed:
 * an unknown member, name or id is an error that says where it stands.
 */
#pragma once

#include "core/change.h"
#include "core/project.h"

G_BEGIN_DECLS

/* Adds to @set what @bytes say; a record is removed with the references to it.
 * @name: what messages call the text. */
gboolean zz_changes_read (GBytes *bytes,
                          const char *name,
                          ZzProject *project,
                          ZzChangeSet *set,
                          GError **error);

G_END_DECLS
