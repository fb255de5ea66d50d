/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All about one clause: its text and figures, why it stands as it does, its
 * proof, and what a person says. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_CLAUSE_DETAILS (zz_clause_details_get_type ())
G_DECLARE_FINAL_TYPE (ZzClauseDetails, zz_clause_details, ZZ, CLAUSE_DETAILS, AdwBin)

GtkWidget *zz_clause_details_new (ZzSession *session,
                                  const ZzClause *clause);

G_END_DECLS
