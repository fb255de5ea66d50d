/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an unknown member stood: names joined by "/", as in a JSON pointer
 * ("~" in a name is "~0", "/" is "~1") but relative, without the first "/". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @prefix ends in "/" or is "". Owned by the caller. */
char *zz_pointer_join (const char *prefix,
                       const char *name);

/* The name that @length bytes of a pointer stand for; owned by the caller. */
char *zz_pointer_get_name (const char *escaped,
                           gsize length);

G_END_DECLS
