/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a file that people chose to save to. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @file, with @suffix where its name does not end so. @replace: whether the chooser has
 * asked about replacing what is there, which it did of the name as it was typed only.
 * Owned by the caller. */
GFile *zz_file_name_complete (GFile *file,
                              const char *suffix,
                              gboolean *replace);

/* Whether @target may be written: it is not there, or @replace. The message names it. */
gboolean zz_file_name_check_free (GFile *target,
                                  gboolean replace,
                                  GError **error);

/* Whether @name, as typed, names something in a folder and is no way out of it. */
gboolean zz_file_name_is_plain (const char *name);

G_END_DECLS
