/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: opens projects, each in a window of its own. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_APPLICATION (zz_application_get_type ())
G_DECLARE_FINAL_TYPE (ZzApplication, zz_application, ZZ, APPLICATION, AdwApplication)

ZzApplication *zz_application_new (void);

/* Opens @file in a window; failing is told in that window. A package is shown over the
 * window that people are in, and unpacked first. */
void zz_application_open_file (ZzApplication *self,
                               GFile *file);

G_END_DECLS
