/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of folders and project files on a server, as text: nothing is asked.
 *
 * An address is percent-encoded; a folder's ends in a slash. All that is returned is
 * owned by the caller.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person typed, made an address: without blanks around it, with https:// where
 * nothing says how, and a slash at its end unless it names a project file. What is
 * percent-encoded stays so. NULL for what is empty. */
char *zz_address_complete (const char *text);

/* Whether it ends in the name of a project file. */
gboolean zz_address_is_project (const char *url);

/* The folder it is in; of a folder, the folder itself. */
char *zz_address_dup_folder (const char *url);

/* The folder around a folder, NULL for a server's first one. */
char *zz_address_dup_parent (const char *folder);

/* @name, which is no path, in @folder. */
char *zz_address_dup_child (const char *folder,
                            const char *name,
                            gboolean is_folder);

/* As people read it: without percents, where zz_address_complete() can bring it back. */
char *zz_address_dup_shown (const char *url);

/* "https://files.example.com:8443": of which server it is. NULL for no address. */
char *zz_address_dup_server (const char *url);

G_END_DECLS
