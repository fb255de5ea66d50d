/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The servers that the working copies of this user are tied to, and the names to sign
 * in with: read from the links (remote.h), kept nowhere else. Reads files: for a worker.
 */
#pragma once

#include "share/remote.h"

G_BEGIN_DECLS

/**
 * ZzAccount: a name on a server
 * @server: "https://files.example.com"
 * @url: a folder on it that a working copy is tied to
 * @user: %NULL where one signs in with no name
 * @authority: a file of certificates to trust there, or %NULL
 * @n_projects: how many working copies it is for
 */
typedef struct
{
  char *server;
  char *url;
  char *user;
  char *authority;
  guint n_projects;
} ZzAccount;

/* ZzAccount, by server and name. @folder: zz_remote_dup_folder(). */
GPtrArray *zz_accounts_list (const char *folder);

/* Asks the server whether one gets in: its folder is there, and the name and password
 * (NULL: what the keyring has) fit. */
gboolean zz_account_test (const ZzAccount *account,
                          const char *password,
                          GCancellable *cancellable,
                          GError **error);

void zz_account_free (ZzAccount *account);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzAccount, zz_account_free)

G_END_DECLS
