/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the WebDAV client share. */
#pragma once

#include "share/dav-request.h"

G_BEGIN_DECLS

/**
 * ZzDav:
 * @base: whose host gets the credentials
 * @context: what the requests run in, so that no other thing happens meanwhile
 */
struct _ZzDav
{
  GUri *base;
  GMainContext *context;
  SoupSession *session;
  char *user;
  char *password;
  ZzDavLimits limits;
};

/* Whether it only reads: it may be sent twice, and sent on elsewhere. */
gboolean zz_dav_request_reads (const ZzDavRequest *request);

/* One request to one address; where the answer sends us is in it. */
gboolean zz_dav_exchange (ZzDav *dav,
                          const ZzDavRequest *request,
                          GUri *uri,
                          gint64 body_size,
                          ZzDavAnswer *answer,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
