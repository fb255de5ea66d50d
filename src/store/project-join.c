/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads three versions of a project, merges and writes what came of it. */
#include "config.h"

#include "store/project-join.h"

#include "core/error.h"
#include "core/history.h"
#include "store/edition-move.h"
#include "store/project-codec.h"

#include <glib/gi18n-lib.h>

gboolean
zz_project_join_check (const ZzMerge *merge,
                       GError **error)
{
  guint n;

  g_return_val_if_fail (merge != NULL, FALSE);

  n = zz_merge_get_n_open (merge);
  if (n > 0)
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_CONFLICT,
                 ngettext ("%u thing was changed on both sides; choose between the two", "%u things were changed on both sides; choose between the two", n), n);
  return n == 0;
}

static GBytes *
finish (ZzProject *mine,
        const ZzMerge *merge,
        GError **error)
{
  g_autoptr (ZzHistory) history = NULL;
  g_autoptr (ZzChangeSet) set = NULL;

  if (!zz_project_join_check (merge, error))
    return NULL;
  set = zz_merge_make_changes (merge, "");
  history = zz_history_new (mine);
  return zz_history_apply (history, set, error) ? zz_project_write (mine) : NULL;
}

ZzProject *
zz_project_join_read_base (GBytes *base,
                           ZzProject *here,
                           ZzCatalogueStore *catalogues,
                           GError **error)
{
  const ZzCatalogue *catalogue = zz_project_get_catalogue (here);
  g_autoptr (ZzProject) before = zz_project_read (base, _ ("the version that both began with"), catalogues, NULL, error);

  if (before == NULL || zz_project_get_catalogue (before) == catalogue)
    return g_steal_pointer (&before);
  return zz_edition_move (before, catalogue->id, catalogues, NULL, error);
}

GBytes *
zz_project_join (GBytes *base,
                 GBytes *mine,
                 GBytes *theirs,
                 gpointer user_data,
                 GError **error)
{
  g_autoptr (ZzCatalogueStore) catalogues = zz_catalogue_store_new (NULL);
  g_autoptr (ZzProject) here = zz_project_read (mine, _ ("the version here"), catalogues, NULL, error);
  g_autoptr (ZzProject) before = here != NULL ? zz_project_join_read_base (base, here, catalogues, error) : NULL;
  g_autoptr (ZzProject) there = before != NULL ? zz_project_read (theirs, _ ("the other version"), catalogues, NULL, error) : NULL;
  g_autoptr (ZzMerge) merge = there != NULL ? zz_merge_new (before, here, there, error) : NULL;

  return merge != NULL ? finish (here, merge, error) : NULL;
}
