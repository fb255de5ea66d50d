/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project on its way to a thread. */
#include "config.h"

#include "app/snapshot.h"

#include <glib/gi18n.h>

ZzSnapshot *
zz_snapshot_new (ZzSession *session)
{
  ZzSnapshot *self;

  g_return_val_if_fail (ZZ_IS_SESSION (session), NULL);

  self = g_new0 (ZzSnapshot, 1);
  self->catalogue = zz_catalogue_ref (zz_session_get_catalogue (session));
  self->bytes = zz_project_write (zz_session_get_project (session));
  self->folder = zz_session_get_evidence_folder (session);
  return self;
}

void
zz_snapshot_free (ZzSnapshot *self)
{
  g_return_if_fail (self != NULL);

  zz_catalogue_unref (self->catalogue);
  g_bytes_unref (self->bytes);
  g_clear_object (&self->folder);
  g_free (self);
}

ZzCatalogueStore *
zz_snapshot_make_store (const ZzSnapshot *self)
{
  ZzCatalogueStore *store;

  g_return_val_if_fail (self != NULL, NULL);

  store = zz_catalogue_store_new (NULL);
  zz_catalogue_store_share (store, self->catalogue);
  return store;
}

ZzProject *
zz_snapshot_read (const ZzSnapshot *self,
                  ZzCatalogueStore *store,
                  GError **error)
{
  gboolean newer;

  g_return_val_if_fail (self != NULL && store != NULL, NULL);

  return zz_project_read (self->bytes, _ ("the version here"), store, &newer, error);
}
