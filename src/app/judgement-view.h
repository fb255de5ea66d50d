/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person says about a clause: judgement, reason, name; for one said not
 * to apply also until when. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_JUDGEMENT_VIEW (zz_judgement_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzJudgementView, zz_judgement_view, ZZ, JUDGEMENT_VIEW, AdwBin)

/* Visible only for clauses that are judged or may be said not to apply. */
void zz_judgement_view_show (ZzJudgementView *self,
                             ZzSession *session,
                             const ZzClause *clause);

G_END_DECLS
