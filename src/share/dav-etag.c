/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ETags: what a server marks a version with. */
#include "config.h"

#include "share/dav-private.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

ZzEtagKind
zz_etag_get_kind (const char *etag)
{
  gsize n = etag != NULL ? strlen (etag) : 0;

  if (n > 3 && g_str_has_prefix (etag, "W/\""))
    return ZZ_ETAG_WEAK;
  if (n < 3 || etag[0] != '"' || etag[n - 1] != '"' || strchr (etag + 1, '"') != etag + n - 1)
    return ZZ_ETAG_NONE;
  return ZZ_ETAG_STRONG;
}

gboolean
zz_etag_check (const char *etag,
               const char *url,
               GError **error)
{
  const ZzEtagKind kind = zz_etag_get_kind (etag);

  if (kind == ZZ_ETAG_STRONG)
    return TRUE;
  zz_dav_set_error (error, ZZ_ERROR_REFUSED, url,
                    kind == ZZ_ETAG_WEAK ? _ ("the server marks versions only roughly (weak ETag), so nobody's changes would be safe; use another server, or send packages")
                                         : _ ("the server does not mark versions (no ETag), so nobody's changes would be safe; use another server, or send packages"));
  return FALSE;
}
