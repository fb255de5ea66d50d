/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of a remote project share. */
#pragma once

#include "core/project.h"
#include "share/remote.h"
#include "store/catalogue-store.h"

G_BEGIN_DECLS

/**
 * ZzRemote:
 * @place: the folder of this link
 * @heeds: the server was seen to heed conditions
 */
struct _ZzRemote
{
  gatomicrefcount count;
  GFile *file;
  char *place;
  char *url;
  char *user;
  char *authority;
  gboolean heeds;
};

/* The link kept in the folder @name of @folder, or NULL. */
ZzRemote *zz_remote_open_link (const char *folder,
                               const char *name);

gboolean zz_remote_save_link (ZzRemote *self,
                              GError **error);
gboolean zz_remote_save_base (ZzRemote *self,
                              GBytes *bytes,
                              GError **error);
gboolean zz_remote_save_theirs (ZzRemote *self,
                                GBytes *bytes,
                                GError **error);

/* Files of this link, in its place. */
gboolean zz_remote_write_file (ZzRemote *self,
                               const char *name,
                               const char *data,
                               gsize size,
                               GError **error);
GBytes *zz_remote_load_file (ZzRemote *self,
                             const char *name,
                             gsize most);
void zz_remote_remove_file (ZzRemote *self,
                            const char *name);

/* remote-sent.c: what is about to be written on the server. Should the answer get lost,
 * nobody else can tell whether it was, and it may yet be: a later run can find the old
 * version there, send another one, and then meet the first. So all of them since the
 * base are kept (the last 16); a new base ends that, for none of them can be written
 * over another version than the base. */
gboolean zz_remote_save_sent (ZzRemote *self,
                              GBytes *bytes,
                              GError **error);
/* Newest first; owned by the caller. */
GPtrArray *zz_remote_load_sent (ZzRemote *self);
void zz_remote_forget_sent (ZzRemote *self);

/* Keeps every other run off this working copy; -1 on failure. close() ends it. */
int zz_remote_hold (ZzRemote *self,
                    GError **error);

/**
 * ZzRemoteRun: one run, and what it works with
 */
typedef struct
{
  ZzRemote *remote;
  const ZzRemoteOptions *options;
  ZzDav *dav;
  ZzCatalogueStore *catalogues;
  ZzRemoteReport *report;
  GCancellable *cancellable;
} ZzRemoteRun;

/* Fetches the files @project names and that are not here. */
gboolean zz_remote_fetch_evidence (ZzRemoteRun *run,
                                   ZzProject *project,
                                   GError **error);

/* Sends the files @project names that @theirs, which may be NULL, does not; and those
 * that both name where somebody removed them from the server. */
gboolean zz_remote_send_evidence (ZzRemoteRun *run,
                                  ZzProject *project,
                                  ZzProject *theirs,
                                  GError **error);

/* Writes @mine over @theirs, which is what stands on the server, or where nothing
 * does (NULL). ZZ_ERROR_CHANGED: something else stands there. */
gboolean zz_remote_write (ZzRemoteRun *run,
                          GBytes *mine,
                          GBytes *theirs,
                          GError **error);

/* Waits, and ends with an error at once when it is cancelled. */
gboolean zz_remote_pause (int milliseconds,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
