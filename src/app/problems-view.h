/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does not fit about one record or piece of evidence (eval/lint.h): how grave
 * it is, what it is, what to do. A row leads to the other record it involves. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows @severity in an image that the words stand beside. */
void zz_severity_show (ZzSeverity severity,
                       GtkImage *image);

#define ZZ_TYPE_PROBLEMS_VIEW (zz_problems_view_get_type ())
G_DECLARE_FINAL_TYPE (ZzProblemsView, zz_problems_view, ZZ, PROBLEMS_VIEW, AdwBin)

/* Visible only where there is something; to be called anew after an evaluation. Looks
 * once nothing more urgent is to be done.
 * @id: of a record or a piece of evidence, or NULL for none. */
void zz_problems_view_show (ZzProblemsView *self,
                            ZzSession *session,
                            const char *id);

G_END_DECLS
