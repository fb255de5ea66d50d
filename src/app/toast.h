/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence about what was just done, for a few seconds. */
#pragma once

#include "core/history.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* @history: %NULL, or what was done is its last step and can be undone from here, as
 * long as it is the last one. Screen readers are told as well. */
void zz_toast_show (AdwToastOverlay *overlay,
                    const char *message,
                    ZzHistory *history);

/* @file was written: its folder can be opened from here. */
void zz_toast_show_file (AdwToastOverlay *overlay,
                         const char *message,
                         GFile *file);

G_END_DECLS
