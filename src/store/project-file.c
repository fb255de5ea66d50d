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

#include <glib/gi18n-lib.h>
#include <unistd.h>
#include <string.h>

/* What a saving works on while nothing is locked. */
typedef struct
{
  GFile *file;
  GFile *real; /* behind its links */
  char *name;
  GBytes *content;
  char *etag;
  gboolean replace;
} Saving;

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

static gboolean
can_write (GFile *place)
{
  g_autoptr (GFileInfo) info = g_file_query_info (place, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  /* What is not there, or does not say, is found out by writing. */
  return info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE)
         || g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

/* Saving moves a new file into place, so the folder counts as well. */
static gboolean
is_writable (GFile *file)
{
  g_autoptr (GFile) real = zz_place_resolve (file);
  g_autoptr (GFile) folder = g_file_get_parent (real);

  return can_write (real) && (folder == NULL || can_write (folder));
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
  self->writable = is_writable (file);
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
  self->writable = is_writable (file);
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

  writable = is_writable (file);
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
              Saving *saving,
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

static void
clear_saving (Saving *saving)
{
  g_clear_object (&saving->file);
  g_clear_object (&saving->real);
  g_clear_pointer (&saving->name, g_free);
  g_clear_pointer (&saving->content, g_bytes_unref);
  g_clear_pointer (&saving->etag, g_free);
}

/* Keeps what is in the file now, unless it is to be another one by now. */
static void
keep_saved (ZzProjectFile *self,
            Saving *saving,
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

static void
set_changed (const Saving *saving,
             GError **error)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED,
               _ ("%s: somebody else changed the file since it was opened; save under another name, or open it again"), saving->name);
}

/* Whether the file still holds what was last read or written, or what is to be
 * written anyway. Content and not only the ETag: two edits within one tick of
 * the clock have the same, and a file that was only touched is no edit. */
static gboolean
check_unchanged (const Saving *saving,
                 GBytes *bytes,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) there = NULL;

  if (saving->replace)
    return TRUE;
  there = zz_load_file (saving->real, ZZ_JSON_MAX_BYTES, NULL, cancellable, &local);
  if (there == NULL && g_error_matches (local, ZZ_ERROR, ZZ_ERROR_NOT_FOUND))
    return TRUE;
  if (there == NULL && local->domain != ZZ_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (saving->content == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: there is already a file of this name; choose another"), saving->name);
      return FALSE;
    }
  if (there != NULL && (g_bytes_equal (there, saving->content) || g_bytes_equal (there, bytes)))
    return TRUE;
  set_changed (saving, error);
  return FALSE;
}

/* What writing would say only when everything else has been done. */
static gboolean
check_place (const Saving *saving,
             GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (saving->real);
  gboolean there = folder == NULL || !g_file_is_native (folder)
                   || g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;

  if (!there)
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("%s: there is no such folder; choose another"), saving->name);
  else if (g_file_query_file_type (saving->real, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: this is a folder; choose another name"), saving->name);
  else if (!is_writable (saving->real))
    g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: nothing can be written there; choose another folder"), saving->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_remote (Saving *saving,
              GBytes *bytes,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *etag = NULL;
  g_autoptr (GError) local = NULL;

  if (g_file_replace_contents (saving->real, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               saving->replace ? NULL : saving->etag, FALSE, G_FILE_CREATE_NONE, &etag, cancellable, &local))
    {
      g_free (saving->etag);
      saving->etag = g_steal_pointer (&etag);
      return TRUE;
    }
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    set_changed (saving, error);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Nobody writes between our look and our writing. */
static gboolean
write_local (Saving *saving,
             GBytes *bytes,
             GCancellable *cancellable,
             GError **error)
{
  const int held = zz_place_hold (g_file_peek_path (saving->real));
  const gboolean written = check_unchanged (saving, bytes, cancellable, error) && !g_cancellable_set_error_if_cancelled (cancellable, error)
                           && zz_place_write (saving->real, bytes, error);

  if (held >= 0)
    close (held);
  return written;
}

static gboolean
write_bytes (Saving *saving,
             GBytes *bytes,
             GCancellable *cancellable,
             GError **error)
{
  /* What it says names the file. */
  if (g_file_is_native (saving->real))
    return write_local (saving, bytes, cancellable, error);
  if (!check_unchanged (saving, bytes, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (write_remote (saving, bytes, cancellable, error))
    return TRUE;
  g_prefix_error (error, _ ("%s: the project could not be saved: "), saving->name);
  return FALSE;
}

gboolean
zz_project_file_check (ZzProjectFile *self,
                       GBytes *bytes,
                       GCancellable *cancellable,
                       GError **error)
{
  Saving saving = { NULL };
  gboolean fine;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self) && bytes != NULL, FALSE);

  fine = begin_saving (self, &saving, error) && check_place (&saving, error)
         && check_unchanged (&saving, bytes, cancellable, error);
  clear_saving (&saving);
  return fine;
}

gboolean
zz_project_file_save_bytes (ZzProjectFile *self,
                            GBytes *bytes,
                            GCancellable *cancellable,
                            GError **error)
{
  Saving saving = { NULL };
  gboolean saved;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (self) && bytes != NULL, FALSE);

  g_mutex_lock (&self->saving);
  saved = begin_saving (self, &saving, error) && write_bytes (&saving, bytes, cancellable, error);
  if (saved)
    keep_saved (self, &saving, bytes);
  g_mutex_unlock (&self->saving);
  clear_saving (&saving);
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
