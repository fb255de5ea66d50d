/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sharing begins: looking round on a server, fetching a project from it for the
 * first time, and putting one there. Synchronous: for a worker. What fails leaves
 * nothing behind, neither a link nor a file here.
 *
 *   list = zz_remote_browse (url, &sign_in, NULL, &error);
 *   report = zz_remote_fetch (file, url, &sign_in, folder, &options, NULL, &error);
 *   report = zz_remote_publish (file, url, &sign_in, folder, &options, NULL, &error);
 *
 * From then on zz_remote_open() gives the remote project.
 */
#pragma once

#include "share/remote.h"

G_BEGIN_DECLS

/**
 * ZzSignIn: all may be %NULL
 * @password: %NULL: what the keyring has for @user
 * @authority: a file of certificates to trust instead of the system's
 */
typedef struct
{
  const char *user;
  const char *password;
  const char *authority;
} ZzSignIn;

/* A client that signs in at the server of @url. */
ZzDav *zz_remote_visit (const char *url,
                        const ZzSignIn *sign_in,
                        GCancellable *cancellable,
                        GError **error);

/* What is in the folder at @url: ZzDavEntry, folders first, without what is neither a
 * folder nor called as a project is, and without the evidence of projects. */
GPtrArray *zz_remote_browse (const char *url,
                             const ZzSignIn *sign_in,
                             GCancellable *cancellable,
                             GError **error);

/* Makes @file, which must not be there, a working copy of the project at @url. The
 * password of @options is not looked at. */
ZzRemoteReport *zz_remote_fetch (GFile *file,
                                 const char *url,
                                 const ZzSignIn *sign_in,
                                 const char *folder,
                                 const ZzRemoteOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);

/* Puts the project @file, which is not shared yet, at @url, where nothing may stand but
 * the very same. */
ZzRemoteReport *zz_remote_publish (GFile *file,
                                   const char *url,
                                   const ZzSignIn *sign_in,
                                   const char *folder,
                                   const ZzRemoteOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
