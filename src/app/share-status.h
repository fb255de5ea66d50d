/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a shared project and its server stand: a shape of its own and words in the
 * header, and what can be done about it. Not to be seen for one that is not shared. */
#pragma once

#include "app/sharing.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ZZ_TYPE_SHARE_STATUS (zz_share_status_get_type ())
G_DECLARE_FINAL_TYPE (ZzShareStatus, zz_share_status, ZZ, SHARE_STATUS, AdwBin)

/* NULL for nothing open. */
void zz_share_status_set_session (ZzShareStatus *self,
                                  ZzSession *session);

/* What the header says of a state; NULL for ZZ_SHARING_NONE. */
const char *zz_share_status_get_word (ZzSharingState state);

G_END_DECLS
