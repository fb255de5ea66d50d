/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a clause's proof: what is asked for, or one item. */
#pragma once

#include "eval/findings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_EVIDENCE_ROW (zz_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (ZzEvidenceRow, zz_evidence_row, ZZ, EVIDENCE_ROW, AdwBin)

/* What is asked for, with a button that attaches a file of @kind. */
GtkWidget *zz_evidence_row_new_need (ZzStatus status,
                                     const char *word,
                                     const char *title,
                                     int kind);

/* An item, with buttons to open it and to see its details. */
GtkWidget *zz_evidence_row_new_item (ZzStatus status,
                                     const char *title,
                                     const char *caption,
                                     const char *id);

G_END_DECLS
