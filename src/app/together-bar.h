/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others do with the project, said above its pages: that somebody changed the file,
 * with what to do about it, and that somebody has it open too. It also asks a person
 * where two people changed the same (the session's "conflicts"). */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Property "session": the project that is shown, or NULL. */
#define ZZ_TYPE_TOGETHER_BAR (zz_together_bar_get_type ())
G_DECLARE_FINAL_TYPE (ZzTogetherBar, zz_together_bar, ZZ, TOGETHER_BAR, AdwBin)

G_END_DECLS
