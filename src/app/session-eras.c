/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editions a project went through while it was open.
 *
 * A move makes another project, which has a history of its own; the histories
 * stand side by side, and undo and redo go over from one to the next.
 */
#include "config.h"

#include "app/session-private.h"

#include "core/error.h"
#include "store/edition-move.h"

#include <glib/gi18n.h>

static void
modified_cb (ZzSession *self)
{
  g_object_notify (G_OBJECT (self), "save-state");
}

static void beyond_cb (ZzSession *self,
                       gboolean forward);

static void
leave (ZzSession *self)
{
  if (self->draft != NULL)
    zz_session_draft_leave (self->draft);
  /* Its levels are those of the edition that is left. */
  g_clear_object (&self->forecaster);
  g_clear_object (&self->adviser);
  g_signal_handlers_disconnect_by_data (zz_session_get_project (self), self);
  g_signal_handlers_disconnect_by_data (self->history, self);
}

static void
enter (ZzSession *self,
       guint era)
{
  self->era = era;
  g_set_object (&self->history, self->eras->pdata[era]);
  g_signal_connect_object (zz_session_get_project (self), "changed", G_CALLBACK (zz_session_queue_judge), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::modified", G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "beyond", G_CALLBACK (beyond_cb), self, G_CONNECT_SWAPPED);
}

/* The same place, from now on for the project of this edition. */
static ZzProjectFile *
make_file (ZzSession *self)
{
  g_autoptr (GBytes) content = zz_project_file_ref_content (self->file);
  GFile *place = zz_session_get_file (self);
  ZzProject *project = zz_session_get_project (self);

  return place != NULL ? zz_project_file_new_from (place, project, content) : zz_project_file_new (NULL, project);
}

/* Findings are there before anybody is told: who hears of another history looks
 * at the findings at once. */
static void
go_over (ZzSession *self,
         guint era)
{
  g_autoptr (ZzProjectFile) file = NULL;

  leave (self);
  enter (self, era);
  file = make_file (self);
  g_set_object (&self->file, file);
  self->level = -1;
  zz_session_make_findings (self);
  if (self->draft != NULL)
    zz_session_draft_follow (self->draft);
  g_object_notify (G_OBJECT (self), "history");
  zz_session_judge (self);
  g_object_notify (G_OBJECT (self), "save-state");
}

static gboolean
is_free (ZzSession *self,
         GError **error)
{
  if (!zz_session_get_busy (self))
    return TRUE;
  g_set_error_literal (error, ZZ_ERROR, ZZ_ERROR_REFUSED,
                       _ ("Something else is still being done: wait for it to end and try again."));
  return FALSE;
}

static void
beyond_cb (ZzSession *self,
           gboolean forward)
{
  g_autoptr (GError) error = NULL;

  if (is_free (self, &error))
    go_over (self, forward ? self->era + 1 : self->era - 1);
  else
    zz_session_report (self, error);
}

void
zz_session_begin_eras (ZzSession *self,
                       ZzHistory *history)
{
  self->eras = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->eras, g_object_ref (history));
  enter (self, 0);
}

void
zz_session_forget_saved (ZzSession *self)
{
  for (guint i = 0; i < self->eras->len; i++)
    if (i != self->era)
      zz_history_mark_unsaved (self->eras->pdata[i]);
}

gboolean
zz_session_go_to (ZzSession *self,
                  ZzProject *moved,
                  GError **error)
{
  g_autofree char *label = NULL;
  ZzHistory *history;

  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (ZZ_IS_PROJECT (moved) && moved != zz_session_get_project (self), FALSE);

  if (!is_free (self, error))
    return FALSE;
  label = g_strdup_printf (_ ("Move to %s"), zz_project_get_catalogue (moved)->id);
  history = zz_history_new (moved);
  zz_history_mark_unsaved (history);
  zz_history_set_edge (history, FALSE, label);
  zz_history_set_edge (self->history, TRUE, label);
  /* Editions that redo led to are gone with the step that leads elsewhere. */
  g_ptr_array_set_size (self->eras, (int) self->era + 1);
  g_ptr_array_add (self->eras, history);
  go_over (self, self->era + 1);
  return TRUE;
}

gboolean
zz_session_move (ZzSession *self,
                 const char *to,
                 GError **error)
{
  g_autoptr (ZzCatalogueStore) catalogues = NULL;
  g_autoptr (ZzProject) moved = NULL;

  g_return_val_if_fail (ZZ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  if (!is_free (self, error))
    return FALSE;
  catalogues = zz_catalogue_store_new (NULL);
  moved = zz_edition_move (zz_session_get_project (self), to, catalogues, NULL, error);
  return moved != NULL && zz_session_go_to (self, moved, error);
}

void
zz_session_forget_eras (ZzSession *self)
{
  g_autoptr (ZzHistory) history = NULL;

  g_return_if_fail (ZZ_IS_SESSION (self));

  history = g_object_ref (self->history);
  g_ptr_array_set_size (self->eras, 0);
  g_ptr_array_add (self->eras, g_object_ref (history));
  self->era = 0;
  zz_history_set_edge (history, FALSE, NULL);
  zz_history_set_edge (history, TRUE, NULL);
}
