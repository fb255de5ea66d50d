/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project's file: loading, saving, and what lies beside it. */
#include "config.h"

#include "store/project-file.h"

#include "core/error.h"
#include "store/attachment.h"
#include "store/evidence-folder.h"
#include "store/json.h"
#include "store/load.h"
#include "store/place.h"
#include "store/saving.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ZzProjectFile:
 * @saving: held by whoever saves: one at a time
 * @lock: guards what a saving worker and the main thread both touch, all below;
 *   never held over anything slow, the main thread waits for it
 * @content: what stood in the file when it was last read or written; %NULL: not
 *   known, there is to be no file yet
 * @etag: of that content, for files that are not local
 * @replace: the next saving may overwrite whatever is there
 */
struct _ZzProjectFile
{
  GObject parent_instance;

  ZzProject *project;
  gboolean newer;

  GMutex saving;
  GMutex lock;
  GFile *file;
  GBytes *content;
  char *etag;
  gboolean replace;
  gboolean writable;
};

G_DEFINE_FINAL_TYPE (ZzProjectFile, zz_project_file, G_TYPE_OBJECT)

static void
zz_project_file_finalize (GObject *object)
{
  ZzProjectFile *self = ZZ_PROJECT_FILE (object);

  g_clear_object (&self->project);
  g_clear_object (&self->file);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->etag, g_free);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->saving);

  G_OBJECT_CLASS (zz_project_file_parent_class)->finalize (object);
}

static void
zz_project_file_class_init (ZzProjectFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zz_project_file_finalize;
}

static void
zz_project_file_init (ZzProjectFile *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->saving);
  self->writable = TRUE;
}

ZzProjectFile *
zz_project_file_load (GFile *file,
                      ZzCatalogueStore *catalogues,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (ZzProjectFile) self = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && catalogues != NULL, NULL);

  self = g_object_new (ZZ_TYPE_PROJECT_FILE, NULL);
  self->file = g_object_ref (file);
  name = g_file_get_parse_name (file);
  self->content = zz_load_file (file, ZZ_JSON_MAX_BYTES, &self->etag, cancellable, error);
  if (self->content == NULL)
    return NULL;
  self->project = zz_project_read (self->content, name, catalogues, &self->newer, error);
  if (self->project == NULL)
    return NULL;
  self->writable = zz_saving_is_possible (file);
  return g_steal_pointer (&self);
}

ZzProjectFile *
zz_project_file_new (GFile *file,
                     ZzProject *project)
{
  ZzProjectFile *self;

  g_return_val_if_fail ((file == NULL || G_IS_FILE (file)) && ZZ_IS_PROJECT (project), NULL);

  self = g_object_new (ZZ_TYPE_PROJECT_FILE, NULL);
  self->file = file != NULL ? g_object_ref (file) : NULL;
  self->project = g_object_ref (project);
  return self;
}

ZzProjectFile *
zz_project_file_new_from (GFile *file,
                          ZzProject *project,
                          GBytes *content)
{
  ZzProjectFile *self;

  g_return_val_if_fail (G_IS_FILE (file) && ZZ_IS_PROJECT (project), NULL);

  self = zz_project_file_new (file, project);
  self->content = content != NULL ? g_bytes_ref (content) : NULL;
  self->writable = zz_saving_is_possible (file);
  return self;
}

ZzProjectFile *
zz_project_file_new_as (ZzProjectFile *self,
                        GFile *file,
                        gboolean replace)
{
  ZzProjectFile *other;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self) && G_IS_FILE (file), NULL);

  other = zz_project_file_new (NULL, self->project);
  other->newer = self->newer;
  zz_project_file_set_file (other, file, replace);
  return other;
}

ZzProject *
zz_project_file_get_project (ZzProjectFile *self)
{
  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self), NULL);

  return self->project;
}

GFile *
zz_project_file_get_file (ZzProjectFile *self)
{
  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self), NULL);

  return self->file;
}

GBytes *
zz_project_file_ref_content (ZzProjectFile *self)
{
  GBytes *content;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self), NULL);

  g_mutex_lock (&self->lock);
  content = self->content != NULL ? g_bytes_ref (self->content) : NULL;
  g_mutex_unlock (&self->lock);
  return content;
}

void
zz_project_file_set_file (ZzProjectFile *self,
                          GFile *file,
                          gboolean replace)
{
  gboolean writable;

  g_return_if_fail (ZZ_IS_PROJECT_FILE (self) && G_IS_FILE (file));

  writable = zz_saving_is_possible (file);
  g_mutex_lock (&self->lock);
  /* The same file again: what is known of it still guards it. */
  if (self->file == NULL || !g_file_equal (self->file, file))
    {
      g_clear_pointer (&self->content, g_bytes_unref);
      g_clear_pointer (&self->etag, g_free);
    }
  g_set_object (&self->file, file);
  self->replace = replace;
  self->writable = writable;
  g_mutex_unlock (&self->lock);
}

gboolean
zz_project_file_get_read_only (ZzProjectFile *self)
{
  gboolean read_only;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self), TRUE);

  g_mutex_lock (&self->lock);
  read_only = self->newer || !self->writable;
  g_mutex_unlock (&self->lock);
  return read_only;
}

gboolean
zz_project_file_get_newer (ZzProjectFile *self)
{
  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self), TRUE);

  return self->newer;
}

GFile *
zz_project_file_get_evidence_folder (ZzProjectFile *self)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) real = NULL;
  g_autoptr (GFile) parent = NULL;
  g_autofree char *file_name = NULL;
  g_autofree char *folder_name = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self), NULL);

  g_mutex_lock (&self->lock);
  file = self->file != NULL ? g_object_ref (self->file) : NULL;
  g_mutex_unlock (&self->lock);
  real = file != NULL ? zz_place_resolve (file) : NULL;
  parent = real != NULL ? g_file_get_parent (real) : NULL;
  if (parent == NULL)
    return NULL;
  file_name = g_file_get_basename (real);
  folder_name = zz_evidence_folder_name (file_name);
  return g_file_get_child (parent, folder_name);
}

static gboolean
begin_saving (ZzProjectFile *self,
              ZzSaving *saving,
              GError **error)
{
  if (self->newer)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NEWER,
                   _ ("a newer version of this program wrote the project; update the program to change it"));
      return FALSE;
    }
  g_mutex_lock (&self->lock);
  if (self->file != NULL)
    saving->file = g_object_ref (self->file);
  if (self->content != NULL)
    saving->content = g_bytes_ref (self->content);
  saving->etag = g_strdup (self->etag);
  saving->replace = self->replace;
  g_mutex_unlock (&self->lock);
  if (saving->file == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("the project has no file yet; choose where to save it"));
      return FALSE;
    }
  saving->real = zz_place_resolve (saving->file);
  saving->name = g_file_get_parse_name (saving->file);
  return TRUE;
}

/* Keeps what is in the file now, unless it is to be another one by now. */
static void
keep_saved (ZzProjectFile *self,
            ZzSaving *saving,
            GBytes *bytes)
{
  g_mutex_lock (&self->lock);
  if (g_file_equal (self->file, saving->file))
    {
      g_bytes_ref (bytes);
      g_clear_pointer (&self->content, g_bytes_unref);
      self->content = bytes;
      g_free (self->etag);
      self->etag = g_steal_pointer (&saving->etag);
      self->replace = FALSE;
    }
  g_mutex_unlock (&self->lock);
}

gboolean
zz_project_file_check (ZzProjectFile *self,
                       GBytes *bytes,
                       GCancellable *cancellable,
                       GError **error)
{
  ZzSaving saving = ZZ_SAVING_INIT;
  gboolean fine;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self) && bytes != NULL, FALSE);

  fine = begin_saving (self, &saving, error) && zz_saving_check_place (&saving, error)
         && zz_saving_check_unchanged (&saving, bytes, cancellable, error);
  zz_saving_clear (&saving);
  return fine;
}

gboolean
zz_project_file_save_bytes (ZzProjectFile *self,
                            GBytes *bytes,
                            GCancellable *cancellable,
                            GError **error)
{
  ZzSaving saving = ZZ_SAVING_INIT;
  gboolean saved;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self) && bytes != NULL, FALSE);

  g_mutex_lock (&self->saving);
  saved = begin_saving (self, &saving, error) && zz_saving_write (&saving, bytes, cancellable, error);
  if (saved)
    keep_saved (self, &saving, bytes);
  g_mutex_unlock (&self->saving);
  zz_saving_clear (&saving);
  return saved;
}

gboolean
zz_project_file_save (ZzProjectFile *self,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self), FALSE);

  bytes = zz_project_write (self->project);
  return zz_project_file_save_bytes (self, bytes, cancellable, error);
}

ZzProofStates *
zz_project_file_look (ZzProjectFile *self,
                      GCancellable *cancellable)
{
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self), NULL);

  folder = zz_project_file_get_evidence_folder (self);
  return zz_evidence_look (folder, zz_project_get_builtin (self->project, ZZ_BUILTIN_EVIDENCE), cancellable);
}
