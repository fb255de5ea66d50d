/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords of servers, in the keyring of the desktop and nowhere else.
 *
 * A password belongs to a server (scheme, host and port of an address) and a name
 * on it. It is never part of a project, a log or a command line. All of it may
 * wait for the person to unlock the keyring: for a worker, not the main thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The password, to be freed with zz_credentials_free(); NULL without an error where
 * there is none. ZZ_ERROR_UNREACHABLE where there is no keyring. */
char *zz_credentials_look_up (const char *url,
                              const char *user,
                              GCancellable *cancellable,
                              GError **error);

gboolean zz_credentials_store (const char *url,
                               const char *user,
                               const char *password,
                               GCancellable *cancellable,
                               GError **error);

/* Also where there is none. */
gboolean zz_credentials_forget (const char *url,
                                const char *user,
                                GCancellable *cancellable,
                                GError **error);

/* Overwrites it first. */
void zz_credentials_free (char *password);

G_END_DECLS
