/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk: somebody's folder with a working copy, and the links of that person. A
 * project here is a set of evidence items, each with a file that holds its own name,
 * so that a version is told by a list of words. */
#pragma once

#include "server.h"
#include "share/remote.h"

typedef struct
{
  char *folder;
  char *links;
  GFile *file;
  ZzRemote *remote;
} Desk;

/* Tied to @url; no working copy yet. */
Desk *desk_new (const char *url,
                const char *authority);
void desk_free (Desk *desk);

/* Makes the working copy hold just these (separated by blanks), and their files. */
void desk_write (Desk *desk,
                 const char *words);

/* What the working copy holds, sorted; NULL where there is none. */
char *desk_read (Desk *desk);

/* Adds to what is there. */
void desk_add (Desk *desk,
               const char *word);

/* The same of any project's bytes. */
char *desk_list (GBytes *bytes);
GBytes *desk_make (const char *words);

/* Where the file of a word is, below the evidence folder. */
char *desk_path (const char *word);

/* Every word's file is here and whole. */
void desk_assert_whole (Desk *desk);

/* A ZzRemoteMerge: what either added and neither took away. "x1" and "x2" together
 * are a conflict. */
GBytes *desk_merge (GBytes *base,
                    GBytes *mine,
                    GBytes *theirs,
                    gpointer user_data,
                    GError **error);

/* Runs and asserts that it went well. */
void desk_run (Desk *desk,
               ZzRemoteTask task,
               ZzRemoteState expected);

/* The working copy holds these words, and their files are whole. */
void desk_assert_holds (Desk *desk,
                        const char *expected);

/* Runs and asserts that it fails so, with one sentence. */
void desk_expect_failure (Desk *desk,
                          ZzRemoteTask task,
                          int code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)
