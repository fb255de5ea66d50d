/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day the assessment is for and the level, always in sight. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_ASSESSMENT_BAR (zz_assessment_bar_get_type ())
G_DECLARE_FINAL_TYPE (ZzAssessmentBar, zz_assessment_bar, ZZ, ASSESSMENT_BAR, AdwBin)

/* NULL hides the bar. */
void zz_assessment_bar_set_session (ZzAssessmentBar *self,
                                    ZzSession *session);

G_END_DECLS
