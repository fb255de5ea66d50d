/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project that stands on a server and is worked on here.
 *
 * The working copy is an ordinary project file with its evidence beside it, so all
 * the program does is done to it, with or without a network. What ties it to the
 * server is kept in the user's own data: the address, the name to sign in with, and
 * the base, which is the version both sides last had in common. In step means that
 * the working copy, the base and the server hold the same bytes.
 *
 *   remote = zz_remote_link (file, url, user, NULL, folder, &error);     once
 *   remote = zz_remote_open (file, folder, &error);                      later
 *   report = zz_remote_run (remote, ZZ_REMOTE_SYNC, &options, NULL, &error);
 *
 * Nobody's edit gets lost: a version is only written over the one it was made from.
 * The server is asked to check that (If-Match; one that would not heed it is refused
 * before anything is written), it is locked meanwhile where it knows locks, and what
 * stands there is read again afterwards. Evidence is fetched before the project that
 * names it is put in place here, and sent before the project that names it is written
 * there. An existing file of evidence is never written over.
 *
 * A ZzRemote never changes but by zz_remote_run() and zz_remote_resolved(), of which
 * one runs at a time for a working copy, in whatever process (ZZ_ERROR_BUSY). */
#pragma once

#include "share/dav.h"

G_BEGIN_DECLS

typedef struct _ZzRemote ZzRemote;

/**
 * ZzRemoteState:
 * @ZZ_REMOTE_AHEAD: changed here
 * @ZZ_REMOTE_BEHIND: changed on the server (and perhaps here as well)
 * @ZZ_REMOTE_CONFLICT: both changed the same; a person has to choose
 */
typedef enum {
  ZZ_REMOTE_IN_STEP,
  ZZ_REMOTE_AHEAD,
  ZZ_REMOTE_BEHIND,
  ZZ_REMOTE_CONFLICT,
  ZZ_REMOTE_UNREACHABLE,
  ZZ_REMOTE_SIGNED_OUT,
} ZzRemoteState;

#define ZZ_N_REMOTE_STATES (ZZ_REMOTE_SIGNED_OUT + 1)

/**
 * ZzRemoteTask:
 * @ZZ_REMOTE_CHECK: only look
 * @ZZ_REMOTE_PULL: take in what changed on the server
 * @ZZ_REMOTE_PUSH: put there what changed here; ZZ_ERROR_CHANGED if both did
 * @ZZ_REMOTE_SYNC: both, again until it is done or others are faster many times
 */
typedef enum {
  ZZ_REMOTE_CHECK,
  ZZ_REMOTE_PULL,
  ZZ_REMOTE_PUSH,
  ZZ_REMOTE_SYNC,
} ZzRemoteTask;

/* Joins two versions of a project made from @base; called in the thread of the run.
 * NULL with ZZ_ERROR_CONFLICT where a person has to choose. Owned by the caller. */
typedef GBytes *(*ZzRemoteMerge) (GBytes *base,
                                  GBytes *mine,
                                  GBytes *theirs,
                                  gpointer user_data,
                                  GError **error);

/**
 * ZzRemoteOptions: all may be unset
 * @password: %NULL: what the keyring has
 * @merge: %NULL: two versions cannot be joined, which is ZZ_ERROR_CONFLICT
 * @publish: nothing at the address is no fault, though something was there once
 * @taken: set (atomic) as soon as the working copy is changed, and kept so where the run
 *   fails behind that
 * @progress: of the file that is under way, in the thread of the run
 */
typedef struct
{
  const char *password;
  ZzRemoteMerge merge;
  gpointer merge_data;
  gboolean publish;
  int *taken;
  const ZzDavLimits *limits;
  GFileProgressCallback progress;
  gpointer progress_data;
} ZzRemoteOptions;

/**
 * ZzRemoteReport: what a run did
 * @taken: the working copy was changed
 * @given: the server's version was
 * @fetched, @sent: how many files of evidence
 * @problems: sentences about single files of evidence, which were left out
 */
typedef struct
{
  ZzRemoteState state;
  gboolean taken;
  gboolean given;
  guint fetched;
  guint sent;
  GPtrArray *problems;
} ZzRemoteReport;

/* Where the links of this user are kept; owned by the caller. */
char *zz_remote_dup_folder (void);

/* Ties the working copy @file, which need not be there yet, to @url, the address of
 * a project file, in place of whatever it was tied to. @user, @authority: to sign in
 * with, and a file of certificates (zz_dav_set_authority()), or NULL. Asks nobody. */
ZzRemote *zz_remote_link (GFile *file,
                          const char *url,
                          const char *user,
                          const char *authority,
                          const char *folder,
                          GError **error);

/* ZZ_ERROR_NOT_FOUND for a file that is tied to nothing. */
ZzRemote *zz_remote_open (GFile *file,
                          const char *folder,
                          GError **error);

ZzRemote *zz_remote_ref (ZzRemote *self);
void zz_remote_unref (ZzRemote *self);

const char *zz_remote_get_url (ZzRemote *self);
const char *zz_remote_get_user (ZzRemote *self);
const char *zz_remote_get_authority (ZzRemote *self);
GFile *zz_remote_get_file (ZzRemote *self);

/* What can be said without asking: in step, ahead, or conflict. */
ZzRemoteState zz_remote_look (ZzRemote *self);

/* Does it and says what was done; NULL on failure, which leaves the working copy,
 * the base and the server each as a whole they were or are to be. */
ZzRemoteReport *zz_remote_run (ZzRemote *self,
                               ZzRemoteTask task,
                               const ZzRemoteOptions *options,
                               GCancellable *cancellable,
                               GError **error);

/* The same in a worker, for the window. */
void zz_remote_run_async (ZzRemote *self,
                          ZzRemoteTask task,
                          const ZzRemoteOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
ZzRemoteReport *zz_remote_run_finish (ZzRemote *self,
                                      GAsyncResult *result,
                                      GError **error);

void zz_remote_report_free (ZzRemoteReport *report);

/* The state that a failed run leaves; in step for a failure of another kind. */
ZzRemoteState zz_remote_state_from_error (const GError *error);

/* After ZZ_ERROR_CONFLICT: the three versions to choose from are the base, the
 * working copy and theirs. Owned by the caller, NULL where there is none. */
GBytes *zz_remote_load_base (ZzRemote *self);
GBytes *zz_remote_load_theirs (ZzRemote *self);

/* The person has chosen and the working copy is saved: it is made from @theirs now, which
 * is what they chose against. */
gboolean zz_remote_resolved (ZzRemote *self,
                             GBytes *theirs,
                             GError **error);

/* Nothing ties the working copy to the server any more; both stay as they are. */
void zz_remote_forget (ZzRemote *self);

/* The last part of an address as the name of a file here, or NULL for one that is
 * none. Owned by the caller. */
char *zz_remote_dup_name (const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzRemote, zz_remote_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzRemoteReport, zz_remote_report_free)

G_END_DECLS
