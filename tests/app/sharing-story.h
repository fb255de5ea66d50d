/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A story in the real window about a project that is shared on a real server. */
#pragma once

#include "story.h"

#include "server.h"

#include "app/sharing.h"

G_BEGIN_DECLS

/* What the project is called on the server, and two of its fields. */
#define NAME "team.zizhi.json"
#define FIELD "answer", "legal.b", "reason"
#define OTHER "answer", "legal.c", "reason"

typedef struct
{
  Story story;
  Server *server;
} SharingDesk;

ZzSharing *sharing_get (SharingDesk *desk);

/* Waits for it, and the header says so. */
void sharing_expect_state (SharingDesk *desk,
                           ZzSharingState state);

void sharing_expect_field (SharingDesk *desk,
                           const char *reg,
                           const char *id,
                           const char *field,
                           const char *text);

/* A row of the dialog of a server: address, name, password. */
GtkWidget *sharing_get_row (GtkWindow *dialog,
                            guint number);

void sharing_fill (GtkWindow *dialog,
                   const char *address,
                   const char *user,
                   const char *password);

/* Starts an Apache that asks for a password, and opens the example. */
void sharing_set_up (SharingDesk *desk,
                     gconstpointer data);

void sharing_tear_down (SharingDesk *desk);

void sharing_name_file (GtkWindow *dialog,
                        const char *name);

GtkWindow *sharing_ask_to_publish (SharingDesk *desk);

/* Publishes through the dialog; then it is in step. */
void sharing_publish (SharingDesk *desk);

void sharing_save (SharingDesk *desk);

/* The text of the project on the server holds @part. */
void sharing_expect_on_server (SharingDesk *desk,
                               const char *part);

G_END_DECLS
