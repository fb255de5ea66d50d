/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A status as people see it: a shape of its own, a colour and a word, so that
 * none of them has to carry the meaning alone. */
#pragma once

#include "eval/findings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows @status in an image that the words stand beside. */
void zz_status_show (ZzStatus status,
                     GtkImage *image);

#define ZZ_TYPE_STATUS_BADGE (zz_status_badge_get_type ())
G_DECLARE_FINAL_TYPE (ZzStatusBadge, zz_status_badge, ZZ, STATUS_BADGE, AdwBin)

/* @word: NULL to show the shape only. */
void zz_status_badge_set (ZzStatusBadge *self,
                          ZzStatus status,
                          const char *word);

G_END_DECLS
