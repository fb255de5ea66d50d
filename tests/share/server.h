/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real servers on loopback, each with a configuration of its own in a scratch
 * folder. One that does not start fails the test. */
#pragma once

#include <gio/gio.h>

typedef enum {
  SERVER_TLS = 1 << 0,      /* with a certificate of authority.pem */
  SERVER_BASIC = 1 << 1,    /* asks for wang's password "geheim 密码" */
  SERVER_DIGEST = 1 << 2,   /* the same */
  SERVER_LOCKS = 1 << 3,    /* knows locks */
  SERVER_EXPIRED = 1 << 4,  /* with TLS: the certificate has expired */
  SERVER_STRANGER = 1 << 5, /* with TLS: it is made out to another name */
  SERVER_NO_ETAG = 1 << 6,  /* Apache: versions are not marked */
} ServerFlags;

#define SERVER_USER "wang"
#define SERVER_PASSWORD "geheim 密码"

/**
 * Server:
 * @folder: scratch, with authority.pem where there is TLS
 * @files: what it serves
 * @url: of @files, with a slash at its end
 */
typedef struct
{
  char *folder;
  char *files;
  char *authority;
  char *url;
  guint port;
  char **command;
  GSubprocess *process;
} Server;

Server *server_new_apache (ServerFlags flags);
Server *server_new_nginx (ServerFlags flags);

/* Ends Apache at once, as a power cut would, and has it serve again. */
void server_kill (Server *self);
void server_start (Server *self);

void server_free (Server *self);

char *server_url (Server *self,
                  const char *name);

/* What the server has under this name, or NULL. */
char *server_read (Server *self,
                   const char *name);

/* A folder and all in it. */
void server_remove_folder (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Server, server_free)
