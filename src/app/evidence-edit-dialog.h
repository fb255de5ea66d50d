/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits several evidence items at once, as one step that undo takes back.
 *
 * Each field shows what all items have in common, or that they hold several
 * values; only what people change is written.
 */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_EVIDENCE_EDIT_DIALOG (zz_evidence_edit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzEvidenceEditDialog, zz_evidence_edit_dialog, ZZ, EVIDENCE_EDIT_DIALOG, AdwWindow)

/* @items: ZzRecord, at least one. */
void zz_evidence_edit_dialog_present (GtkWindow *parent,
                                      ZzSession *session,
                                      GPtrArray *items);

G_END_DECLS
