/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window without a project shows: how to begin. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_WELCOME (zz_welcome_get_type ())
G_DECLARE_FINAL_TYPE (ZzWelcome, zz_welcome, ZZ, WELCOME, AdwBin)

G_END_DECLS
