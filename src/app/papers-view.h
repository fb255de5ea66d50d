/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of all persons side by side: certificate, labour contract, insurance,
 * and what does not match on the day of the assessment (eval/papers.h). A row
 * leads to its certificate, or to the person where there is none. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_PAPERS_VIEW (zz_papers_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzPapersView, zz_papers_view, ZZ, PAPERS_VIEW, AdwBin)

/* Shows how it is now; to be called anew after an evaluation. */
void zz_papers_view_show (ZzPapersView *self,
                          ZzSession *session);

G_END_DECLS
