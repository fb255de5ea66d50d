/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: what zz_settings knows, to be set by people. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_PREFERENCES (zz_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ZzPreferences, zz_preferences, ZZ, PREFERENCES, AdwPreferencesWindow)

void zz_preferences_present (GtkWindow *parent);

G_END_DECLS
