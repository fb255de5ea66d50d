/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of an evidence item: kind, dates, the records it is for. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_EVIDENCE_DIALOG (zz_evidence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZzEvidenceDialog, zz_evidence_dialog, ZZ, EVIDENCE_DIALOG, AdwWindow)

/* Does nothing where there is no such item. */
void zz_evidence_dialog_present (GtkWindow *parent,
                                 ZzSession *session,
                                 const char *id);

G_END_DECLS
