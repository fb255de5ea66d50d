/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session is doing and how far it is, with a button that stops it; to be
 * seen only while it lasts. */
#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_DOING_BAR (zz_doing_bar_get_type ())
G_DECLARE_FINAL_TYPE (ZzDoingBar, zz_doing_bar, ZZ, DOING_BAR, AdwBin)

void zz_doing_bar_set_session (ZzDoingBar *self,
                               ZzSession *session);

G_END_DECLS
