/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that is not saved, on disk. */
#include "config.h"

#include "store/draft.h"

#include "core/error.h"
#include "store/json-writer.h"
#include "store/json.h"
#include "store/load.h"
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define FORMAT "zizhi-draft"
#define VERSION 1

#define LOCK_ENDING ".lock"
#define PROJECT_ENDING ".zizhi.json"
#define ENTRY_ENDING ".draft.json"
#define MAX_ENTRY_BYTES (64 * 1024)

/**
 * ZzDraft:
 * @lock: held over writing and removing
 * @held: the lock file while it is locked; -1: not on disk
 * @digest: SHA-256 of what the file held, of a listed draft
 */
struct _ZzDraft
{
  gatomicrefcount count;
  char *folder;
  char *name;

  GMutex lock;
  int held;

  char *title;
  GFile *file;
  char *digest;
  gint64 time;
};

char *
zz_draft_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), GETTEXT_PACKAGE, "drafts", NULL);
}

static ZzDraft *
create (const char *folder,
        char *name)
{
  ZzDraft *self = g_new0 (ZzDraft, 1);

  g_atomic_ref_count_init (&self->count);
  g_mutex_init (&self->lock);
  self->folder = g_strdup (folder);
  self->name = name;
  self->held = -1;
  return self;
}

ZzDraft *
zz_draft_new (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return create (folder, g_uuid_string_random ());
}

ZzDraft *
zz_draft_ref (ZzDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

static void
let_go (ZzDraft *self)
{
  if (self->held >= 0)
    close (self->held);
  self->held = -1;
}

void
zz_draft_unref (ZzDraft *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  let_go (self);
  g_mutex_clear (&self->lock);
  g_clear_object (&self->file);
  g_free (self->title);
  g_free (self->digest);
  g_free (self->folder);
  g_free (self->name);
  g_free (self);
}

static char *
dup_path (ZzDraft *self,
          const char *ending)
{
  g_autofree char *name = g_strconcat (self->name, ending, NULL);

  return g_build_filename (self->folder, name, NULL);
}

/* A file system without locks keeps drafts as well, only nobody can tell whether
 * somebody works on them. */
static gboolean
hold (ZzDraft *self,
      GError **error)
{
  g_autofree char *path = dup_path (self, LOCK_ENDING);
  int held;

  if (self->held >= 0)
    return TRUE;
  held = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (held < 0)
    {
      zz_place_set_error (error, path);
      return FALSE;
    }
  if (flock (held, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    {
      zz_place_set_error (error, path);
      close (held);
      return FALSE;
    }
  self->held = held;
  return TRUE;
}

static GBytes *
write_entry (const ZzDraftEntry *entry)
{
  g_autoptr (ZzJsonWriter) writer = zz_json_writer_new ();
  g_autofree char *uri = entry->file != NULL ? g_file_get_uri (entry->file) : NULL;
  g_autofree char *digest = entry->saved != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, entry->saved) : NULL;

  zz_json_writer_begin_object (writer, NULL);
  zz_json_writer_string (writer, "format", FORMAT);
  zz_json_writer_integer (writer, "version", VERSION);
  zz_json_writer_string (writer, "title", entry->title);
  zz_json_writer_string (writer, "file", uri);
  zz_json_writer_string (writer, "saved", digest);
  zz_json_writer_integer (writer, "time", g_get_real_time () / G_USEC_PER_SEC);
  zz_json_writer_integer (writer, "process", getpid ());
  zz_json_writer_end_object (writer);
  return zz_json_writer_finish (writer);
}

/* Nobody but the user reads what is not even saved yet. */
static gboolean
write_file (ZzDraft *self,
            const char *ending,
            GBytes *bytes,
            GError **error)
{
  g_autofree char *path = dup_path (self, ending);

  return g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
make_folder (ZzDraft *self,
             GError **error)
{
  if (g_mkdir_with_parents (self->folder, 0700) == 0)
    return TRUE;
  zz_place_set_error (error, self->folder);
  return FALSE;
}

gboolean
zz_draft_write (ZzDraft *self,
                GBytes *project,
                const ZzDraftEntry *entry,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GBytes) written = NULL;
  gboolean fine;

  g_return_val_if_fail (self != NULL && project != NULL && entry != NULL, FALSE);

  written = write_entry (entry);
  g_mutex_lock (&self->lock);
  fine = !g_cancellable_set_error_if_cancelled (cancellable, error)
         && make_folder (self, error) && hold (self, error)
         && write_file (self, PROJECT_ENDING, project, error) && write_file (self, ENTRY_ENDING, written, error);
  g_mutex_unlock (&self->lock);
  return fine;
}

/* What a killed writing left behind, and the entry. */
static void
remove_rest (ZzDraft *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  g_autofree char *prefix = g_strconcat (self->name, ".", NULL);
  g_autofree char *lock = g_strconcat (self->name, LOCK_ENDING, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (g_str_has_prefix (name, prefix) && !g_str_equal (name, lock))
        g_unlink (path);
    }
}

static void
remove_files (ZzDraft *self)
{
  g_autofree char *project = dup_path (self, PROJECT_ENDING);
  g_autofree char *lock = dup_path (self, LOCK_ENDING);

  if (self->held < 0)
    return;
  /* The project first: an entry alone is nothing, and the lock guards both. */
  g_unlink (project);
  remove_rest (self);
  g_unlink (lock);
  let_go (self);
  /* Another name next time: somebody may be looking at this one just now. */
  g_free (self->name);
  self->name = g_uuid_string_random ();
}

void
zz_draft_remove (ZzDraft *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  remove_files (self);
  g_mutex_unlock (&self->lock);
}

static char *
dup_string (const ZzJson *json,
            const char *name)
{
  const ZzJsonNode *node = zz_json_get_member (json, zz_json_get_root (json), name);

  return node != NULL && zz_json_get_kind (node) == ZZ_JSON_STRING ? g_strdup (zz_json_get_string (json, node)) : NULL;
}

static gint64
get_integer (const ZzJson *json,
             const char *name)
{
  const ZzJsonNode *node = zz_json_get_member (json, zz_json_get_root (json), name);

  return node != NULL && zz_json_get_kind (node) == ZZ_JSON_INTEGER ? zz_json_get_integer (json, node) : 0;
}

/* Whether the entry can be understood. */
static gboolean
parse_entry (ZzDraft *self,
             GBytes *bytes)
{
  g_autoptr (ZzJson) json = zz_json_parse (bytes, self->name, NULL);
  g_autofree char *format = NULL;
  g_autofree char *uri = NULL;

  if (json == NULL || zz_json_get_kind (zz_json_get_root (json)) != ZZ_JSON_OBJECT)
    return FALSE;
  format = dup_string (json, "format");
  if (g_strcmp0 (format, FORMAT) != 0 || get_integer (json, "version") != VERSION)
    return FALSE;
  uri = dup_string (json, "file");
  self->file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  self->title = dup_string (json, "title");
  self->digest = dup_string (json, "saved");
  self->time = get_integer (json, "time");
  return TRUE;
}

static GBytes *
load_bytes (ZzDraft *self,
            const char *ending,
            gsize most,
            GError **error)
{
  g_autofree char *path = dup_path (self, ending);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return zz_load_file (file, most, NULL, NULL, error);
}

/* A kill between the two writings leaves a project whose entry is not there. */
static gboolean
read_entry (ZzDraft *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_bytes (self, ENTRY_ENDING, MAX_ENTRY_BYTES, &error);
  g_autofree char *path = dup_path (self, PROJECT_ENDING);
  GStatBuf info;

  if (bytes != NULL)
    return parse_entry (self, bytes);
  if (g_stat (path, &info) == 0)
    self->time = info.st_mtime;
  return g_error_matches (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND);
}

/* It was saved, and then there was no time left to remove it. */
static gboolean
is_saved (ZzDraft *self)
{
  g_autoptr (GBytes) there = self->file != NULL ? zz_load_file (self->file, ZZ_JSON_MAX_BYTES, NULL, NULL, NULL) : NULL;
  g_autoptr (GBytes) draft = there != NULL ? load_bytes (self, PROJECT_ENDING, ZZ_JSON_MAX_BYTES, NULL) : NULL;

  return draft != NULL && g_bytes_equal (there, draft);
}

/* The draft of the project with this file name, or NULL where somebody works on
 * it, where it is gone by now, and where it is not for us. */
static ZzDraft *
take (const char *folder,
      const char *file_name)
{
  g_autoptr (ZzDraft) self = create (folder, g_strndup (file_name, strlen (file_name) - strlen (PROJECT_ENDING)));
  g_autofree char *project = dup_path (self, PROJECT_ENDING);

  if (!hold (self, NULL))
    return NULL;
  /* Not understood: it stays as it is, for whoever does. */
  if (g_file_test (project, G_FILE_TEST_IS_REGULAR) && !read_entry (self))
    return NULL;
  if (!g_file_test (project, G_FILE_TEST_IS_REGULAR) || is_saved (self))
    {
      remove_files (self);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  const ZzDraft *first = *(ZzDraft *const *) a;
  const ZzDraft *second = *(ZzDraft *const *) b;

  return (first->time < second->time) - (first->time > second->time);
}

static void
unref_cb (gpointer data)
{
  zz_draft_unref (data);
}

GPtrArray *
zz_draft_list (const char *folder)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func (unref_cb);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL, drafts);

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      ZzDraft *draft = g_str_has_suffix (name, PROJECT_ENDING) ? take (folder, name) : NULL;

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  g_ptr_array_sort (drafts, compare_cb);
  return drafts;
}

gboolean
zz_draft_check_none (const char *folder,
                     GFile *file,
                     GError **error)
{
  g_autoptr (GFile) real = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *shown = NULL;
  gboolean found = FALSE;
  const char *name;

  g_return_val_if_fail (folder != NULL && G_IS_FILE (file), FALSE);

  real = zz_place_resolve (file);
  dir = g_dir_open (folder, 0, NULL);
  while (!found && dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, PROJECT_ENDING))
      {
        g_autoptr (ZzDraft) draft = create (folder, g_strndup (name, strlen (name) - strlen (PROJECT_ENDING)));
        g_autoptr (GFile) there = read_entry (draft) && draft->file != NULL ? zz_place_resolve (draft->file) : NULL;

        found = there != NULL && g_file_equal (there, real) && !is_saved (draft);
      }
  if (!found)
    return TRUE;
  shown = g_file_get_parse_name (file);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s has changes that are not saved yet; save them in the window, or discard them, first"), shown);
  return FALSE;
}

const char *
zz_draft_get_title (ZzDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

GFile *
zz_draft_get_file (ZzDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}

gint64
zz_draft_get_time (ZzDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->time;
}

/* What the file held when the work on it began: what it holds now if that has
 * the same digest, else something it certainly does not hold. */
static GBytes *
find_saved (ZzDraft *self,
            GCancellable *cancellable)
{
  g_autoptr (GBytes) now = NULL;
  g_autofree char *digest = NULL;

  if (self->digest == NULL)
    return NULL;
  now = zz_load_file (self->file, ZZ_JSON_MAX_BYTES, NULL, cancellable, NULL);
  digest = now != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, now) : NULL;
  return g_strcmp0 (digest, self->digest) == 0 ? g_steal_pointer (&now) : g_bytes_new (NULL, 0);
}

ZzProjectFile *
zz_draft_load (ZzDraft *self,
               ZzCatalogueStore *catalogues,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ZzProject) project = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL && catalogues != NULL, NULL);

  bytes = load_bytes (self, PROJECT_ENDING, ZZ_JSON_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;
  name = dup_path (self, PROJECT_ENDING);
  project = zz_project_read (bytes, name, catalogues, NULL, error);
  if (project == NULL)
    return NULL;
  if (self->file == NULL)
    return zz_project_file_new (NULL, project);
  saved = find_saved (self, cancellable);
  return zz_project_file_new_from (self->file, project, saved);
}
