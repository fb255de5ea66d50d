/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snapshot: the session's project as it is now, for a thread to read. */
#pragma once

#include "app/session.h"
#include "store/catalogue-store.h"

G_BEGIN_DECLS

/**
 * ZzSnapshot:
 * @catalogue: the one in memory: what is read by it can be compared with the project
 * @bytes: the project as it would be saved
 * @folder: its evidence, or %NULL
 */
typedef struct
{
  ZzCatalogue *catalogue;
  GBytes *bytes;
  GFile *folder;
} ZzSnapshot;

ZzSnapshot *zz_snapshot_new (ZzSession *session);
void zz_snapshot_free (ZzSnapshot *self);

/* A store to read other versions by; owned by the caller. */
ZzCatalogueStore *zz_snapshot_make_store (const ZzSnapshot *self);

/* A copy of the project, owned by the caller. */
ZzProject *zz_snapshot_read (const ZzSnapshot *self,
                             ZzCatalogueStore *store,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZzSnapshot, zz_snapshot_free)

G_END_DECLS
