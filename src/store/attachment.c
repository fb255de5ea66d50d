/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying a file into the evidence folder. */
#include "config.h"

#include "store/attachment.h"

#include "core/error.h"
#include "core/portable-name.h"
#include "store/digest.h"
#include "store/evidence-folder.h"
#include "store/media-type.h"
#include "store/place.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_NAME 255
#define BLOCK 65536
#define HEAD 4096
#define WANTED \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC "," G_FILE_ATTRIBUTE_UNIX_INODE "," G_FILE_ATTRIBUTE_UNIX_DEVICE

/**
 * Copy:
 * @folder: path of the evidence folder
 * @made: the folder was made for this copy
 * @file: the copy while it is not whole
 * @head: the first bytes, by which the type is guessed
 * @name: what the source is called
 * @kept: the name the content is kept under: @name as every computer takes it, or the
 *   one it had already
 * @placed: the copy's path, where there was none before; NULL else
 */
typedef struct
{
  GFile *source;
  char *name;
  char *folder;
  gboolean made;
  ZzNewFile file;
  goffset expected;
  goffset size;
  guchar head[HEAD];
  gsize n_head;
  char sha256[65];
  char *kept;
  char *placed;
  GFileProgressCallback progress;
  gpointer progress_data;
} Copy;

static gboolean
fail (GError **error,
      int code,
      const char *name,
      const char *message)
{
  g_set_error (error, ZZ_ERROR, code, "%s: %s", name, message);
  return FALSE;
}

static gboolean
has_control (const char *name)
{
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

/* What nobody meant as a name. */
static gboolean
check_name (const char *name,
            GError **error)
{
  g_autofree char *shown = g_filename_display_name (name);

  for (char *c = shown; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  if (!g_utf8_validate (name, -1, NULL))
    return fail (error, ZZ_ERROR_INVALID, shown, _ ("the file's name is not UTF-8; rename it before attaching it"));
  if (has_control (name))
    return fail (error, ZZ_ERROR_INVALID, shown, _ ("the file's name has a line break or other control character; rename it before attaching it"));
  if (strlen (name) > MAX_NAME)
    return fail (error, ZZ_ERROR_INVALID, shown, _ ("the file's name is longer than 255 bytes; shorten it before attaching it"));
  return TRUE;
}

static GFileInfo *
look (GFile *source,
      const char *name,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (source, WANTED, G_FILE_QUERY_INFO_NONE, cancellable, &local);

  if (info == NULL)
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        fail (error, ZZ_ERROR_NOT_FOUND, name, _ ("there is no such file"));
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    fail (error, ZZ_ERROR_INVALID, name, _ ("this is a folder or device; only files can be attached"));
  else if (g_file_info_get_size (info) == 0)
    fail (error, ZZ_ERROR_REFUSED, name, _ ("the file is empty and proves nothing; attach another one"));
  else
    return g_steal_pointer (&info);
  return NULL;
}

static gboolean
is_same_number (GFileInfo *before,
                GFileInfo *after,
                const char *id)
{
  g_autofree char *first = g_file_info_get_attribute_as_string (before, id);
  g_autofree char *second = g_file_info_get_attribute_as_string (after, id);

  return g_strcmp0 (first, second) == 0;
}

static gboolean
is_same (GFileInfo *before,
         GFileInfo *after,
         goffset size)
{
  static const char *const ids[] = { G_FILE_ATTRIBUTE_UNIX_INODE, G_FILE_ATTRIBUTE_UNIX_DEVICE };

  /* Another file moved into its place may be as old and as long. */
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (!is_same_number (before, after, ids[i]))
      return FALSE;
  return g_file_info_get_size (after) == size
         && g_file_info_get_attribute_uint64 (before, G_FILE_ATTRIBUTE_TIME_MODIFIED)
                == g_file_info_get_attribute_uint64 (after, G_FILE_ATTRIBUTE_TIME_MODIFIED)
         && g_file_info_get_attribute_uint32 (before, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC)
                == g_file_info_get_attribute_uint32 (after, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
}

static gboolean
take_block (Copy *copy,
            ZzDigest *digest,
            const guchar *block,
            gsize n,
            GError **error)
{
  gsize head = MIN (n, HEAD - copy->n_head);

  memcpy (copy->head + copy->n_head, block, head);
  copy->n_head += head;
  copy->size += (goffset) n;
  if (!zz_digest_add (digest, block, n))
    return fail (error, ZZ_ERROR_REFUSED, copy->name, _ ("the SHA-256 of the file could not be made"));
  if (!zz_new_file_write (&copy->file, block, n, error))
    return FALSE;
  if (copy->progress != NULL)
    copy->progress (copy->size, MAX (copy->expected, copy->size), copy->progress_data);
  return TRUE;
}

static gboolean
copy_blocks (Copy *copy,
             GInputStream *in,
             ZzDigest *digest,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree guchar *block = g_malloc (BLOCK);
  gssize n;

  if (digest == NULL)
    return fail (error, ZZ_ERROR_REFUSED, copy->name, _ ("the SHA-256 of the file could not be made"));
  while ((n = g_input_stream_read (in, block, BLOCK, cancellable, error)) > 0)
    if (!take_block (copy, digest, block, (gsize) n, error))
      return FALSE;
  return n == 0 && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
copy_contents (Copy *copy,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GFileInputStream) in = g_file_read (copy->source, cancellable, error);
  g_autoptr (ZzDigest) digest = NULL;

  if (in == NULL)
    return FALSE;
  digest = zz_digest_new ();
  if (!copy_blocks (copy, G_INPUT_STREAM (in), digest, cancellable, error))
    return FALSE;
  return zz_digest_end (digest, copy->sha256)
         || fail (error, ZZ_ERROR_REFUSED, copy->name, _ ("the SHA-256 of the file could not be made"));
}

/* Moves the copy to its place under the hash. The same content is kept once, under
 * the name it came with first; a copy that was damaged since is whole again. The file
 * will stand in packages that are unpacked elsewhere. */
static gboolean
put_in_place (Copy *copy,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *prefix = g_strndup (copy->sha256, 12);
  g_autofree char *folder = g_build_filename (copy->folder, prefix, NULL);
  g_autofree char *name = zz_portable_name_make (copy->name, MAX_NAME);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gboolean made, there;
  GStatBuf info;

  if (!zz_place_make_folder (folder, &made, error))
    return FALSE;
  there = g_lstat (path, &info) == 0;
  copy->kept = made || there ? NULL : zz_evidence_find_content (folder, copy->sha256, copy->size, cancellable);
  if (copy->kept != NULL)
    return TRUE;
  copy->kept = g_steal_pointer (&name);
  if (zz_new_file_finish (&copy->file, path, error))
    {
      copy->placed = there ? NULL : g_steal_pointer (&path);
      return TRUE;
    }
  if (made)
    g_rmdir (folder);
  return FALSE;
}

static gboolean
copy_in (Copy *copy,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GFileInfo) before = look (copy->source, copy->name, cancellable, error);
  g_autoptr (GFileInfo) after = NULL;

  if (before == NULL)
    return FALSE;
  copy->expected = g_file_info_get_size (before);
  if (!zz_place_make_folder (copy->folder, &copy->made, error) || !zz_new_file_begin (&copy->file, copy->folder, error)
      || !copy_contents (copy, cancellable, error))
    return FALSE;
  after = look (copy->source, copy->name, cancellable, error);
  if (after == NULL)
    return FALSE;
  if (!is_same (before, after, copy->size))
    return fail (error, ZZ_ERROR_CHANGED, copy->name, _ ("the file was changed while it was copied; attach it again"));
  return put_in_place (copy, cancellable, error);
}

static void
fill_text (ZzRecord *record,
           guint number,
           const char *text)
{
  zz_record_fill (record, zz_register_get_field (zz_record_get_register (record), number), zz_value_text (ZZ_VALUE_TEXT, text));
}

static ZzRecord *
describe (const Copy *copy,
          const ZzRegister *reg,
          int kind,
          GDateTime *now)
{
  g_autofree char *id = zz_record_make_id (reg);
  g_autofree char *file = g_strdup_printf ("%.12s/%s", copy->sha256, copy->kept);
  g_autofree char *title = zz_media_type_dup_title (copy->name);
  g_autofree char *media_type = zz_media_type_guess (copy->name, copy->head, copy->n_head);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *added = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  ZzRecord *record = zz_record_new (reg, id);

  if (kind >= 0)
    zz_record_fill (record, zz_register_get_field (reg, ZZ_EVIDENCE_KIND), zz_value_choice ((guint) kind));
  zz_record_fill (record, zz_register_get_field (reg, ZZ_EVIDENCE_SIZE), zz_value_integer (copy->size));
  fill_text (record, ZZ_EVIDENCE_TITLE, title);
  fill_text (record, ZZ_EVIDENCE_FILE, file);
  fill_text (record, ZZ_EVIDENCE_SHA256, copy->sha256);
  fill_text (record, ZZ_EVIDENCE_MEDIA_TYPE, media_type);
  fill_text (record, ZZ_EVIDENCE_ADDED, added);
  return record;
}

/* @placed: set to the path of a copy that was not there before. */
static ZzRecord *
attach (Copy *copy,
        const ZzCatalogue *catalogue,
        int kind,
        GDateTime *now,
        char **placed,
        GCancellable *cancellable,
        GError **error)
{
  g_autofree char *name = g_strchomp (g_file_get_basename (copy->source));
  ZzRecord *record = NULL;

  copy->name = name;
  if (check_name (name, error) && copy_in (copy, cancellable, error))
    record = describe (copy, catalogue->builtins[ZZ_BUILTIN_EVIDENCE], kind, now);
  zz_new_file_clear (&copy->file);
  g_free (copy->kept);
  *placed = copy->placed;
  /* After a failure nothing of it is left. */
  if (record == NULL && copy->made)
    g_rmdir (copy->folder);
  return record;
}

/* All that can be seen before anything is copied; adds up the sizes. */
static gboolean
look_at_sources (const GPtrArray *sources,
                 goffset *total,
                 GCancellable *cancellable,
                 GError **error)
{
  *total = 0;
  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *name = g_file_get_basename (sources->pdata[i]);
      g_autoptr (GFileInfo) info = check_name (name, error) ? look (sources->pdata[i], name, cancellable, error) : NULL;

      if (info == NULL)
        return FALSE;
      *total += g_file_info_get_size (info);
    }
  return TRUE;
}

/* Progress of one file among many. */
typedef struct
{
  goffset before;
  goffset total;
  GFileProgressCallback progress;
  gpointer progress_data;
} Share;

static void
share_cb (goffset current,
          goffset total,
          gpointer user_data)
{
  const Share *share = user_data;
  goffset done = share->before + current;

  if (share->progress != NULL)
    share->progress (done, MAX (done, share->total), share->progress_data);
}

void
zz_attached_free (ZzAttached *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->placed);
  g_free (self->folder);
  g_free (self);
}

void
zz_attached_take_back (const ZzAttached *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->placed->len; i++)
    {
      g_autofree char *inner = g_path_get_dirname (self->placed->pdata[i]);

      g_unlink (self->placed->pdata[i]);
      g_rmdir (inner);
    }
  if (self->made)
    g_rmdir (self->folder);
}

static ZzAttached *
attached_new (GFile *evidence_folder,
              GError **error)
{
  char *folder = g_file_get_path (evidence_folder);
  ZzAttached *self;

  if (folder == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("evidence can only be attached to a project in a local folder; save it in one first"));
      return NULL;
    }
  self = g_new0 (ZzAttached, 1);
  self->items = zz_record_list_new ();
  self->placed = g_ptr_array_new_with_free_func (g_free);
  self->folder = folder;
  return self;
}

ZzAttached *
zz_attach_files (const GPtrArray *sources,
                 GFile *evidence_folder,
                 const ZzCatalogue *catalogue,
                 int kind,
                 GDateTime *now,
                 GFileProgressCallback progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (ZzAttached) attached = NULL;
  Share share = { 0, 0, progress, progress_data };

  g_return_val_if_fail (sources != NULL && G_IS_FILE (evidence_folder) && catalogue != NULL && now != NULL, NULL);
  g_return_val_if_fail (kind < (int) catalogue->evidence_kinds->len, NULL);

  attached = attached_new (evidence_folder, error);
  if (attached == NULL || !look_at_sources (sources, &share.total, cancellable, error))
    return NULL;
  while (attached->items->len < sources->len)
    {
      Copy copy = { .source = sources->pdata[attached->items->len], .folder = attached->folder, .file = ZZ_NEW_FILE_INIT, .progress = share_cb, .progress_data = &share };
      char *path = NULL;
      ZzRecord *item = attach (&copy, catalogue, kind, now, &path, cancellable, error);

      attached->made |= copy.made;
      if (path != NULL)
        g_ptr_array_add (attached->placed, path);
      if (item == NULL)
        {
          zz_attached_take_back (attached);
          return NULL;
        }
      share.before += copy.size;
      g_ptr_array_add (attached->items, item);
    }
  return g_steal_pointer (&attached);
}

ZzRecord *
zz_attach_file (GFile *source,
                GFile *evidence_folder,
                const ZzCatalogue *catalogue,
                int kind,
                GDateTime *now,
                GFileProgressCallback progress,
                gpointer progress_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (ZzAttached) attached = NULL;

  g_return_val_if_fail (G_IS_FILE (source), NULL);

  g_ptr_array_add (sources, source);
  attached = zz_attach_files (sources, evidence_folder, catalogue, kind, now, progress, progress_data, cancellable, error);
  return attached != NULL ? zz_record_ref (attached->items->pdata[0]) : NULL;
}
