/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request and its answer, for the client: where redirects, credentials,
 * certificates and the limits are seen to. */
#pragma once

#include "core/error.h"
#include "share/dav.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Given a part of the body of an answer that is as it should be. */
typedef gboolean (*ZzDavSink) (const guchar *bytes,
                               gsize n,
                               gpointer user_data,
                               GError **error);

#define ZZ_DAV_MAX_HEADERS 4

/**
 * ZzDavRequest:
 * @headers: names and values in turn; a pair without a value is left out
 * @bytes, @file: the body: one of them, or neither
 * @sink: given at most @most bytes; %NULL: no body is wanted
 * @deadline: as ZzDavPut has it
 * @expected: status codes above 299 that are no failure, ended by 0; or %NULL
 */
typedef struct
{
  const char *method;
  const char *url;
  const char *headers[2 * ZZ_DAV_MAX_HEADERS];
  GBytes *bytes;
  GFile *file;
  const char *media_type;
  ZzDavSink sink;
  gpointer sink_data;
  gsize most;
  const guint *expected;
  GFileProgressCallback progress;
  gpointer progress_data;
  gint64 deadline;
} ZzDavRequest;

/**
 * ZzDavAnswer:
 * @size: of the content, -1 where it is not told
 */
typedef struct
{
  guint status;
  gint64 size;
  char *etag;
  char *token;
  char *location;
} ZzDavAnswer;

gboolean zz_dav_send (ZzDav *self,
                      const ZzDavRequest *request,
                      ZzDavAnswer *answer,
                      GCancellable *cancellable,
                      GError **error);

void zz_dav_answer_clear (ZzDavAnswer *answer);

/* "ADDRESS: SENTENCE", the sentence translated. */
void zz_dav_set_error (GError **error,
                       ZzError code,
                       const char *url,
                       const char *sentence);

/* The sentence for a status; TRUE for one that is no failure. */
gboolean zz_dav_check_status (guint status,
                              const char *url,
                              GError **error);

/* The sentence for a certificate that is not in order. */
void zz_dav_set_certificate_error (GTlsCertificateFlags flags,
                                   const char *url,
                                   GError **error);

/* Whether the address is one we speak to: https, or http on this machine. */
gboolean zz_dav_check_address (GUri *uri,
                               GError **error);

/* An address as it is shown: without a name, a password or a query. Owned by the
 * caller. */
char *zz_dav_show_address (const char *url);

/* Reads the answer of PROPFIND; ZzDavEntry. @depth 1: without the folder itself. */
GPtrArray *zz_dav_read_listing (GBytes *bytes,
                                const char *url,
                                guint depth,
                                GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZzDavAnswer, zz_dav_answer_clear)

G_END_DECLS
