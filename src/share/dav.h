/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A WebDAV server, as far as a shared project needs one.
 *
 *   dav = zz_dav_new ("https://files.example.com/team/", &error);
 *   zz_dav_set_credentials (dav, "wang", password);      where it asks for them
 *   list = zz_dav_list (dav, url, 1, NULL, &error);
 *   zz_dav_free (dav);
 *
 * Synchronous, to be used by one thread at a time from first to last: a worker of
 * the window makes its own, the command line uses it as it is. A request takes
 * bounded time and memory whatever the server does (ZzDavLimits), and ends at once
 * when @cancellable is cancelled (G_IO_ERROR_CANCELLED). Every other failure is a
 * ZZ_ERROR whose sentence names the address:
 *
 *   UNREACHABLE  no connection, cut off, too slow, certificate, proxy, 5xx
 *   SIGNED_OUT   401: no or the wrong name and password
 *   REFUSED      403, 405, an address that moved, plain http to another machine
 *   NOT_FOUND    404, and 409: the folder it should be in is not there
 *   CHANGED      412: it is not, or no longer, as the condition says
 *   BUSY         423, 429, 503: try again later
 *   LIMIT        413, 507, and what is larger than asked for
 *   INVALID      not WebDAV, malformed XML, names that lead elsewhere, wrong hash
 *
 * Plain http is spoken to this machine only. Credentials (Basic, Digest) go to the
 * host of zz_dav_new() only, also after a redirect; a certificate that is not in
 * order ends the request. The proxy is the system's.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZzDav ZzDav;

/**
 * ZzDavLimits:
 * @window: in milliseconds
 * @least: a transfer that moves fewer bytes within a window is given up
 *
 * All in all a request may take as many windows as its bytes need at that pace, and
 * two more.
 */
typedef struct
{
  guint window;
  guint least;
} ZzDavLimits;

/* @url: any address on the server; only its scheme, host and port count. NULL for
 * what is no address, names a password, or would send it in the clear. */
ZzDav *zz_dav_new (const char *url,
                   GError **error);
void zz_dav_free (ZzDav *self);

void zz_dav_set_credentials (ZzDav *self,
                             const char *user,
                             const char *password);

/* A file with certificates (PEM) that are trusted instead of the system's: of a
 * company with an authority of its own. */
gboolean zz_dav_set_authority (ZzDav *self,
                               const char *path,
                               GError **error);

void zz_dav_set_limits (ZzDav *self,
                        const ZzDavLimits *limits);

/**
 * ZzDavEntry:
 * @name: the last part of its address, decoded: a name, never a path
 * @size: -1 where the server does not say
 * @etag: as the server has it, or %NULL
 */
typedef struct
{
  char *name;
  gboolean folder;
  gint64 size;
  char *etag;
} ZzDavEntry;

/* What is in the folder at @url (@depth 1, without the folder itself), or what the
 * server says of @url alone (@depth 0). ZzDavEntry, sorted by name. */
GPtrArray *zz_dav_list (ZzDav *self,
                        const char *url,
                        guint depth,
                        GCancellable *cancellable,
                        GError **error);

/* The strength of an ETag. Only a strong one says that two answers are the same
 * bytes, so only that can guard a writing; Apache gives a weak one within a second
 * of the last change. */
typedef enum {
  ZZ_ETAG_NONE,
  ZZ_ETAG_WEAK,
  ZZ_ETAG_STRONG,
} ZzEtagKind;

ZzEtagKind zz_etag_get_kind (const char *etag);

/* FALSE with ZZ_ERROR_REFUSED for one that cannot guard a writing to @url. */
gboolean zz_etag_check (const char *etag,
                        const char *url,
                        GError **error);

/* Up to @most bytes. @etag: set to what the server gave, owned by the caller; may
 * be NULL. */
GBytes *zz_dav_get (ZzDav *self,
                    const char *url,
                    gsize most,
                    char **etag,
                    GCancellable *cancellable,
                    GError **error);

/* Puts a file in its place, which has a folder, once all of it is there and is what
 * was asked for: @size bytes (at most; -1: up to 1 GiB) that give @sha256 (hex, or
 * NULL). @progress: may be NULL. */
gboolean zz_dav_get_file (ZzDav *self,
                          const char *url,
                          const char *path,
                          gint64 size,
                          const char *sha256,
                          GFileProgressCallback progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);

/* Size and ETag without the content. @size: -1 where it is not told. */
gboolean zz_dav_look (ZzDav *self,
                      const char *url,
                      gint64 *size,
                      char **etag,
                      GCancellable *cancellable,
                      GError **error);

/* Any ETag but a strong one is refused. */
#define ZZ_DAV_NEW "*"

/**
 * ZzDavPut: what is written where
 * @bytes, @file: the content: one of them
 * @only_if: an ETag: only if that stands there; ZZ_DAV_NEW: only if nothing does;
 *   %NULL: in any case
 * @lock: the token of zz_dav_lock(), or %NULL
 * @deadline: when it is given up, as g_get_monotonic_time() has it: before the lock ends,
 *   behind which somebody else may write; 0: as long as it moves
 */
typedef struct
{
  const char *url;
  const char *media_type;
  GBytes *bytes;
  GFile *file;
  const char *only_if;
  const char *lock;
  gint64 deadline;
  GFileProgressCallback progress;
  gpointer progress_data;
} ZzDavPut;

gboolean zz_dav_put (ZzDav *self,
                     const ZzDavPut *put,
                     GCancellable *cancellable,
                     GError **error);

/* Makes the folder, or finds it. */
gboolean zz_dav_make_folder (ZzDav *self,
                             const char *url,
                             GCancellable *cancellable,
                             GError **error);

gboolean zz_dav_delete (ZzDav *self,
                        const char *url,
                        GCancellable *cancellable,
                        GError **error);

/* Keeps others from writing to @url for @seconds at most. @token: owned by the
 * caller; set to NULL, and TRUE returned, where the server knows no locks. */
gboolean zz_dav_lock (ZzDav *self,
                      const char *url,
                      guint seconds,
                      char **token,
                      GCancellable *cancellable,
                      GError **error);
void zz_dav_unlock (ZzDav *self,
                    const char *url,
                    const char *token,
                    GCancellable *cancellable);

/* Whether the server heeds conditions at all: it is asked to write an empty file at
 * @url, where there is none, if something stands there. One that does it would
 * overwrite other people's work; what it made is deleted again. */
gboolean zz_dav_check_conditions (ZzDav *self,
                                  const char *url,
                                  GCancellable *cancellable,
                                  GError **error);

void zz_dav_entry_free (ZzDavEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzDav, zz_dav_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzDavEntry, zz_dav_entry_free)

G_END_DECLS
