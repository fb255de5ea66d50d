/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dialogs ask of a server or of the keyring, in a worker.
 *
 *   task = zz_server_task_new (ZZ_SERVER_BROWSE, url, user, password);
 *   zz_server_task_run_async (task, cancellable, callback, data);     takes it over
 *   task = zz_server_task_run_finish (result, &error);                borrowed from @result
 *
 * While it lasts zz_server_task_get_percent() may be asked. Passwords are overwritten
 * when the task goes.
 */
#pragma once

#include "share/accounts.h"

G_BEGIN_DECLS

/**
 * ZzServerTaskKind:
 * @ZZ_SERVER_BROWSE: what is in the folder: @found are ZzDavEntry
 * @ZZ_SERVER_FETCH: makes @file a working copy of the project at @url
 * @ZZ_SERVER_PUBLISH: puts @file at @url
 * @ZZ_SERVER_TEST: whether one gets in
 * @ZZ_SERVER_REMEMBER: the password goes to the keyring
 * @ZZ_SERVER_FORGET: it goes from there
 * @ZZ_SERVER_LIST: @found are ZzAccount
 */
typedef enum {
  ZZ_SERVER_BROWSE,
  ZZ_SERVER_FETCH,
  ZZ_SERVER_PUBLISH,
  ZZ_SERVER_TEST,
  ZZ_SERVER_REMEMBER,
  ZZ_SERVER_FORGET,
  ZZ_SERVER_LIST,
} ZzServerTaskKind;

/**
 * ZzServerTask:
 * @password: %NULL: what the keyring has
 * @remember: keep it in the keyring once it was right
 * @found: what was found
 * @left_out: sentences about single files of evidence, or %NULL
 * @not_kept: why the keyring did not take the password, or %NULL
 */
typedef struct
{
  ZzServerTaskKind kind;
  char *url;
  char *user;
  char *password;
  char *authority;
  gboolean remember;
  GFile *file;
  GPtrArray *found;
  char *left_out;
  char *not_kept;
  int percent;
} ZzServerTask;

/* @user, @password: NULL or empty for none. */
ZzServerTask *zz_server_task_new (ZzServerTaskKind kind,
                                  const char *url,
                                  const char *user,
                                  const char *password);

void zz_server_task_run_async (ZzServerTask *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
ZzServerTask *zz_server_task_run_finish (GAsyncResult *result,
                                         GError **error);

/* How much of the file under way is there; while it runs. */
guint zz_server_task_get_percent (ZzServerTask *self);

G_END_DECLS
