/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a folder on a server, to be chosen from. It asks nobody: whoever hears
 * its signal does, and shows the answer.
 *
 * Signal "chosen" (address): a folder to be looked into, or a project.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_SERVER_FOLDER (zz_server_folder_get_type ())
G_DECLARE_FINAL_TYPE (ZzServerFolder, zz_server_folder, ZZ, SERVER_FOLDER, AdwBin)

/* @entries: ZzDavEntry of the folder at @url. @projects: they can be chosen, too. */
void zz_server_folder_show (ZzServerFolder *self,
                            const char *url,
                            GPtrArray *entries,
                            gboolean projects);

/* The folder that is shown, or NULL. */
const char *zz_server_folder_get_url (ZzServerFolder *self);

G_END_DECLS
