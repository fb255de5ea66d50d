/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A password from a file or from the person at the terminal; never from the command
 * line or the environment, which others can read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first line of the file at @path; "-": of standard input. */
char *zz_password_load (const char *path,
                        GError **error);

/* Asks at the terminal, which does not show what is typed. NULL where there is none,
 * and for an empty answer. */
char *zz_password_ask (const char *question);

/* Overwrites it first. */
void zz_password_free (char *password);

G_END_DECLS
