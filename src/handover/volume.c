/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evidence volume noted and written. */
#include "config.h"

#include "handover/volume.h"

#include "core/builtin.h"
#include "core/error.h"
#include "handover/archive-out.h"
#include "handover/folder-out.h"
#include "handover/package-path.h"
#include "handover/package-sums.h"
#include "handover/proof-file.h"
#include "handover/volume-index.h"
#include "handover/volume-plan.h"
#include "report/html.h"
#include "store/evidence-folder.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define INDEX "index.html"

typedef struct
{
  char *path;
  ZzProofFile *source;
} Copy;

/**
 * ZzVolume:
 * @folder: the evidence folder
 * @copies: in the order of the volume
 * @missing: char *, what has no file
 */
struct _ZzVolume
{
  char *folder;
  GPtrArray *copies;
  GPtrArray *missing;
  GBytes *index;
  guint n_left_out;
  goffset size;
};

/* Where it is written to: one of the two. */
typedef struct
{
  gboolean archive;
  ZzArchiveOut zip;
  ZzFolderOut folder;
  ZzHandoverProgress progress;
  GHashTable *sums;
} Sink;

static void
free_copy_cb (gpointer data)
{
  Copy *copy = data;

  g_free (copy->path);
  zz_proof_file_free (copy->source);
  g_free (copy);
}

static gboolean
note_copies (ZzVolume *self,
             const GPtrArray *entries,
             GError **error)
{
  g_autoptr (ZzPackagePaths) paths = zz_package_paths_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const ZzVolumeEntry *entry = entries->pdata[i];
      Copy *copy;

      if (entry->missing)
        {
          g_ptr_array_add (self->missing, g_strdup_printf ("%s %s", entry->label, zz_record_get_label (entry->item)));
          continue;
        }
      if (!zz_package_paths_add (paths, entry->path, FALSE, error))
        return FALSE;
      copy = g_new (Copy, 1);
      copy->path = g_strdup (entry->path);
      copy->source = zz_proof_file_new (entry->item);
      self->size += MAX (copy->source->size, 0);
      g_ptr_array_add (self->copies, copy);
    }
  return TRUE;
}

ZzVolume *
zz_volume_new (ZzProjectFile *file,
               const ZzVolumeOptions *options,
               GError **error)
{
  g_autoptr (ZzVolume) self = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (ZzMessages) messages = NULL;
  g_autoptr (ZzProofStates) proof = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (ZzDocument) index = NULL;
  ZzProject *project;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (file) && options != NULL, NULL);

  folder = zz_project_file_get_evidence_folder (file);
  if (folder == NULL || g_file_peek_path (folder) == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("only a project in a local folder can be handed over; save it in one first"));
      return NULL;
    }
  project = zz_project_file_get_project (file);
  self = g_new0 (ZzVolume, 1);
  self->folder = g_file_get_path (folder);
  self->copies = g_ptr_array_new_with_free_func (free_copy_cb);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  messages = zz_messages_new (options->language);
  proof = options->partial ? zz_evidence_look (folder, zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE), NULL) : NULL;
  entries = zz_volume_plan (project, proof, messages, options->without_confidential ? &self->n_left_out : NULL);
  index = zz_volume_index_build (project, entries, self->n_left_out, messages);
  self->index = zz_html_write (index, NULL);
  return note_copies (self, entries, error) ? g_steal_pointer (&self) : NULL;
}

void
zz_volume_free (ZzVolume *self)
{
  g_free (self->folder);
  g_ptr_array_unref (self->copies);
  g_ptr_array_unref (self->missing);
  g_clear_pointer (&self->index, g_bytes_unref);
  g_free (self);
}

guint
zz_volume_get_n_files (const ZzVolume *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->copies->len;
}

goffset
zz_volume_get_size (const ZzVolume *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

guint
zz_volume_get_n_left_out (const ZzVolume *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_left_out;
}

guint
zz_volume_get_n_missing (const ZzVolume *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->missing->len;
}

const char *
zz_volume_get_missing (const ZzVolume *self,
                       guint i)
{
  g_return_val_if_fail (self != NULL && i < self->missing->len, NULL);

  return self->missing->pdata[i];
}

typedef struct
{
  ZzFolderOut *folder;
  int out;
} Writing;

static gboolean
write_cb (const guchar *bytes,
          gsize n,
          gpointer user_data,
          GError **error)
{
  const Writing *writing = user_data;

  return zz_folder_out_write (writing->folder, writing->out, bytes, n, error);
}

static gboolean
copy_to_folder (Sink *sink,
                const Copy *copy,
                int in,
                char *hex,
                GError **error)
{
  Writing writing = { &sink->folder, zz_folder_out_create (&sink->folder, copy->path, error) };
  gboolean written;

  if (writing.out < 0)
    return FALSE;
  written = zz_proof_file_read (copy->source, in, write_cb, &writing, &sink->progress, hex, error);
  return zz_folder_out_close (&sink->folder, writing.out, written ? error : NULL) && written;
}

static gboolean
write_copy (ZzVolume *self,
            const Copy *copy,
            Sink *sink,
            GError **error)
{
  const int in = zz_proof_file_open (copy->source, self->folder, error);
  gboolean written;
  char hex[65];

  if (in < 0)
    return FALSE;
  written = sink->archive ? zz_archive_out_add_source (&sink->zip, copy->path, copy->source, in, &sink->progress, hex, error)
                          : copy_to_folder (sink, copy, in, hex, error);
  close (in);
  if (written)
    g_hash_table_insert (sink->sums, g_strdup (copy->path), g_strdup (hex));
  return written;
}

static gboolean
write_bytes (Sink *sink,
             const char *name,
             GBytes *bytes,
             GError **error)
{
  char hex[65];

  if (sink->archive)
    return zz_archive_out_add_bytes (&sink->zip, name, bytes, hex, error);
  return zz_folder_out_add (&sink->folder, name, bytes, error);
}

static gboolean
write_all (ZzVolume *self,
           Sink *sink,
           GError **error)
{
  g_autoptr (GBytes) sums = NULL;

  for (guint i = 0; i < self->copies->len; i++)
    if (!write_copy (self, self->copies->pdata[i], sink, error))
      return FALSE;
  g_hash_table_insert (sink->sums, g_strdup (INDEX), g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->index));
  sums = zz_package_sums_write (sink->sums);
  return write_bytes (sink, INDEX, self->index, error) && write_bytes (sink, ZZ_PACKAGE_SUMS, sums, error)
         && !g_cancellable_set_error_if_cancelled (sink->progress.cancellable, error);
}

gboolean
zz_volume_write (ZzVolume *self,
                 GFile *target,
                 gboolean archive,
                 GFileProgressCallback progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  Sink sink = { archive, ZZ_ARCHIVE_OUT_INIT, ZZ_FOLDER_OUT_INIT, { progress, progress_data, cancellable, 0, 0 }, NULL };
  gboolean written;

  g_return_val_if_fail (self != NULL && G_IS_FILE (target), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  sink.progress.total = self->size;
  sink.sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  written = (archive ? zz_archive_out_begin (&sink.zip, target, error) : zz_folder_out_begin (&sink.folder, target, error))
            && write_all (self, &sink, error)
            && (archive ? zz_archive_out_finish (&sink.zip, error) : zz_folder_out_finish (&sink.folder, error));
  zz_archive_out_clear (&sink.zip);
  zz_folder_out_clear (&sink.folder);
  g_hash_table_unref (sink.sums);
  return written;
}
