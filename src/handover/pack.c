/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project and its proof packed into one file. */
#include "config.h"

#include "handover/pack.h"

#include "core/builtin.h"
#include "core/edit.h"
#include "core/error.h"
#include "core/history.h"
#include "core/redaction.h"
#include "handover/archive-out.h"
#include "handover/package-index.h"
#include "handover/package-path.h"
#include "handover/package-sums.h"
#include "report/html.h"
#include "store/evidence-folder.h"
#include "store/json.h"
#include "store/load.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define PROJECT_ENDING ".zizhi.json"
#define REDACTED_NAME "redacted"

/* One file of the package: bytes, or evidence. */
typedef struct
{
  char *name;
  GBytes *bytes;
  ZzProofFile *source;
  gboolean optional; /* taken out of use: goes along if it is what it was */
} Part;

/**
 * ZzPacking:
 * @name: NAME
 * @folder: the evidence folder; %NULL where no evidence goes along
 * @parts: sorted by name
 */
struct _ZzPacking
{
  char *name;
  char *folder;
  GPtrArray *parts;
  ZzPackagePaths *paths;
  ZzProofStates *proof; /* of a partial package: which files are there */
  ZzPackCounts counts;
};

static void
free_part_cb (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_clear_pointer (&part->bytes, g_bytes_unref);
  g_clear_pointer (&part->source, zz_proof_file_free);
  g_free (part);
}

static int
compare_parts_cb (gconstpointer a,
                  gconstpointer b)
{
  return strcmp ((*(Part *const *) a)->name, (*(Part *const *) b)->name);
}

/* Takes over @name. */
static Part *
add_part (ZzPacking *self,
          char *name,
          GError **error)
{
  Part *part = g_new0 (Part, 1);

  part->name = name;
  g_ptr_array_add (self->parts, part);
  return zz_package_paths_add (self->paths, name, FALSE, error) ? part : NULL;
}

static gboolean
add_bytes (ZzPacking *self,
           char *name,
           GBytes *bytes,
           GError **error)
{
  Part *part = add_part (self, name, error);

  if (part != NULL)
    part->bytes = g_bytes_ref (bytes);
  return part != NULL;
}

/* The same file may be proof for several items; they must agree on what it is. */
static gboolean
is_there (ZzPacking *self,
          const char *name,
          const ZzProofFile *source,
          gboolean removed,
          gboolean *fits)
{
  *fits = TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      if (!g_str_equal (part->name, name))
        continue;
      *fits = source->sha256 == NULL || part->source->sha256 == NULL || g_str_equal (source->sha256, part->source->sha256);
      part->optional = part->optional && removed;
      return TRUE;
    }
  return FALSE;
}

static gboolean
add_item (ZzPacking *self,
          const ZzRecord *item,
          GHashTable *seen,
          GError **error)
{
  const gboolean removed = zz_evidence_is_removed (item);
  g_autoptr (ZzProofFile) source = zz_proof_file_new (item);
  g_autofree char *name = NULL;
  gboolean fits;
  Part *part;

  if (self->proof != NULL && !removed && zz_proof_states_get (self->proof, zz_record_get_id (item)) == ZZ_PROOF_MISSING)
    {
      self->counts.missing++;
      return TRUE;
    }
  if (source->path == NULL && removed)
    return TRUE;
  name = g_strdup_printf ("%s.evidence/%s", self->name, source->path != NULL ? source->path : "");
  if (removed && !zz_package_path_check (name, NULL))
    return TRUE;
  if (!g_hash_table_add (seen, g_strdup (name)))
    {
      if (!is_there (self, name, source, removed, &fits) || fits || removed)
        return TRUE;
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED, _ ("evidence \"%s\" (%s): another item says that this file is a different one; attach it again"), source->title, source->path);
      return FALSE;
    }
  part = add_part (self, g_steal_pointer (&name), error);
  if (part == NULL)
    {
      g_prefix_error (error, _ ("evidence \"%s\": "), source->title);
      return FALSE;
    }
  part->optional = removed;
  self->counts.files++;
  self->counts.removed += removed;
  self->counts.size += MAX (source->size, 0);
  part->source = g_steal_pointer (&source);
  return TRUE;
}

/* Items in use first: what one of them needs is not optional. @removed: those out of
 * use as well. */
static gboolean
add_items (ZzPacking *self,
           ZzProject *project,
           gboolean removed,
           GError **error)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint pass = 0; pass < (removed ? 2 : 1); pass++)
    for (guint i = 0; i < items->len; i++)
      if (zz_evidence_is_removed (items->pdata[i]) == (pass == 1) && !add_item (self, items->pdata[i], seen, error))
        return FALSE;
  return TRUE;
}

/* A sign-off keeps the project as it was signed, and so what is taken out of it now or
 * was confidential then. */
static void
forget_signed (ZzChangeSet *changes,
               ZzProject *project)
{
  const GPtrArray *signoffs = zz_project_get_builtin (project, ZZ_BUILTIN_SIGNOFF);
  const ZzRegister *reg = zz_project_get_catalogue (project)->builtins[ZZ_BUILTIN_SIGNOFF];

  for (guint i = 0; i < signoffs->len; i++)
    zz_change_set_set (changes, reg, zz_record_get_id (signoffs->pdata[i]), zz_register_get_field (reg, ZZ_SIGNOFF_STATE), &ZZ_VALUE_INIT);
}

/* Takes the confidential items out of @project, which is a copy. */
static gboolean
leave_out (ZzPacking *self,
           ZzProject *project,
           GError **error)
{
  const GPtrArray *items = zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE);
  g_autoptr (GHashTable) confidential = zz_evidence_find_confidential (items);
  g_autoptr (ZzHistory) history = zz_history_new (project);
  g_autoptr (ZzChangeSet) changes = zz_change_set_new (NULL);

  for (guint i = 0; i < items->len; i++)
    if (g_hash_table_contains (confidential, items->pdata[i]))
      {
        zz_edit_remove (changes, project, items->pdata[i]);
        self->counts.left_out++;
      }
  forget_signed (changes, project);
  return zz_history_apply (history, changes, error);
}

/* The project that is packed, and its bytes: the given ones where nothing is left
 * out. */
static ZzProject *
prepare (ZzPacking *self,
         ZzProjectFile *file,
         GBytes **bytes,
         ZzCatalogueStore *catalogues,
         const ZzPackOptions *options,
         GError **error)
{
  g_autoptr (ZzProject) project = g_object_ref (zz_project_file_get_project (file));

  if (!options->without_confidential && !options->redact)
    return g_steal_pointer (&project);
  if (zz_project_file_get_newer (file))
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_NEWER, _ ("a newer version of this program wrote the project, so that it is not known what to leave out; update the program"));
      return NULL;
    }
  if (options->without_confidential)
    {
      ZzProject *copy = zz_project_read (*bytes, self->name, catalogues, NULL, error);

      g_set_object (&project, copy);
      g_clear_object (&copy);
      if (project == NULL || !leave_out (self, project, error))
        return NULL;
    }
  if (options->redact)
    {
      ZzProject *redacted = zz_project_redact (project, options->language);

      g_set_object (&project, redacted);
      g_object_unref (redacted);
    }
  g_bytes_unref (*bytes);
  *bytes = zz_project_write (project);
  return g_steal_pointer (&project);
}

/* The base the project came with, if it lies beside it and is one of this project. */
static GBytes *
load_base (ZzPacking *self,
           ZzProjectFile *file,
           ZzCatalogueStore *catalogues)
{
  g_autoptr (GFile) folder = g_file_get_parent (zz_project_file_get_file (file));
  g_autofree char *name = g_strdup_printf ("base/%s" PROJECT_ENDING, self->name);
  g_autoptr (GFile) place = folder != NULL ? g_file_resolve_relative_path (folder, name) : NULL;
  g_autoptr (GBytes) bytes = place != NULL ? zz_load_file (place, ZZ_JSON_MAX_BYTES, NULL, NULL, NULL) : NULL;
  gboolean newer;
  g_autoptr (ZzProject) base = bytes != NULL ? zz_project_read (bytes, name, catalogues, &newer, NULL) : NULL;

  if (base == NULL || !g_str_equal (zz_project_get_id (base), zz_project_get_id (zz_project_file_get_project (file))))
    return NULL;
  return g_steal_pointer (&bytes);
}

static GBytes *
make_index (ZzPacking *self,
            ZzProject *project,
            const ZzPackOptions *options)
{
  const ZzPackageIndex index = { project, self->name, self->proof, self->counts.left_out, zz_project_is_redacted (project) };
  g_autoptr (ZzMessages) messages = zz_messages_new (options->language);
  g_autoptr (ZzDocument) document = zz_package_index_build (&index, messages);

  return zz_html_write (document, NULL);
}

static gboolean
fill (ZzPacking *self,
      ZzProjectFile *file,
      GBytes *content,
      ZzCatalogueStore *catalogues,
      const ZzPackOptions *options,
      GError **error)
{
  g_autoptr (GBytes) bytes = content != NULL ? g_bytes_ref (content) : zz_project_write (zz_project_file_get_project (file));
  g_autoptr (ZzProject) project = prepare (self, file, &bytes, catalogues, options, error);
  g_autoptr (GBytes) base = NULL;
  g_autoptr (GBytes) index = NULL;

  if (project == NULL)
    return FALSE;
  if (options->partial && self->folder != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

      self->proof = zz_evidence_look (folder, zz_project_get_builtin (project, ZZ_BUILTIN_EVIDENCE), NULL);
    }
  if (!options->without_confidential && !options->redact)
    base = load_base (self, file, catalogues);
  index = make_index (self, project, options);
  if (!add_bytes (self, g_strdup_printf ("%s" PROJECT_ENDING, self->name), bytes, error)
      || !add_bytes (self, g_strdup_printf ("base/%s" PROJECT_ENDING, self->name), base != NULL ? base : bytes, error)
      || !add_bytes (self, g_strdup ("index.html"), index, error)
      || (self->folder != NULL && !add_items (self, project, !options->without_confidential, error)))
    return FALSE;
  g_ptr_array_sort (self->parts, compare_parts_cb);
  return TRUE;
}

/* "NAME" of NAME.evidence. */
static char *
dup_name (GFile *evidence_folder)
{
  char *name = g_file_get_basename (evidence_folder);

  name[strlen (name) - strlen (".evidence")] = '\0';
  return name;
}

ZzPacking *
zz_packing_new (ZzProjectFile *file,
                GBytes *content,
                ZzCatalogueStore *catalogues,
                const ZzPackOptions *options,
                GError **error)
{
  g_autoptr (ZzPacking) self = NULL;
  g_autoptr (GFile) folder = NULL;
  const gboolean redact = options->redact;

  g_return_val_if_fail (ZZ_IS_PROJECT_FILE (file) && catalogues != NULL, NULL);

  folder = zz_project_file_get_evidence_folder (file);
  if (folder == NULL || g_file_peek_path (folder) == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("only a project in a local folder can be handed over; save it in one first"));
      return NULL;
    }
  self = g_new0 (ZzPacking, 1);
  self->name = redact ? g_strdup (REDACTED_NAME) : dup_name (folder);
  self->folder = redact ? NULL : g_file_get_path (folder);
  self->parts = g_ptr_array_new_with_free_func (free_part_cb);
  self->paths = zz_package_paths_new ();
  return fill (self, file, content, catalogues, options, error) ? g_steal_pointer (&self) : NULL;
}

void
zz_packing_free (ZzPacking *self)
{
  g_free (self->name);
  g_free (self->folder);
  g_ptr_array_unref (self->parts);
  zz_package_paths_free (self->paths);
  g_clear_pointer (&self->proof, zz_proof_states_unref);
  g_free (self);
}

const ZzPackCounts *
zz_packing_get_counts (const ZzPacking *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->counts;
}

char *
zz_packing_dup_file_name (const ZzPacking *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strconcat (self->name, ZZ_PACKAGE_ENDING, NULL);
}

/* Whether a file that is out of use is still what it was: it is read twice, for what
 * was packed already cannot be taken back. */
static gboolean
is_as_noted (const ZzProofFile *source,
             const char *root)
{
  ZzHandoverProgress unseen = { NULL };
  char hex[65];
  const int in = zz_proof_file_open (source, root, NULL);
  gboolean fine;

  if (in < 0)
    return FALSE;
  fine = zz_proof_file_read (source, in, NULL, NULL, &unseen, hex, NULL);
  close (in);
  return fine;
}

static gboolean
write_source (ZzPacking *self,
              const Part *part,
              ZzArchiveOut *out,
              ZzHandoverProgress *progress,
              GHashTable *sums,
              GError **error)
{
  char hex[65];
  gboolean written;
  int in;

  if (part->optional && !is_as_noted (part->source, self->folder))
    return TRUE;
  in = zz_proof_file_open (part->source, self->folder, error);
  if (in < 0)
    return FALSE;
  written = zz_archive_out_add_source (out, part->name, part->source, in, progress, hex, error);
  close (in);
  if (written)
    g_hash_table_insert (sums, g_strdup (part->name), g_strdup (hex));
  return written;
}

static gboolean
write_parts (ZzPacking *self,
             ZzArchiveOut *out,
             ZzHandoverProgress *progress,
             GError **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GBytes) list = NULL;
  char hex[65];

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];

      if (part->source != NULL)
        {
          if (!write_source (self, part, out, progress, sums, error))
            return FALSE;
          continue;
        }
      if (!zz_archive_out_add_bytes (out, part->name, part->bytes, hex, error))
        return FALSE;
      g_hash_table_insert (sums, g_strdup (part->name), g_strdup (hex));
    }
  list = zz_package_sums_write (sums);
  return zz_archive_out_add_bytes (out, ZZ_PACKAGE_SUMS, list, hex, error);
}

gboolean
zz_packing_write (ZzPacking *self,
                  GFile *target,
                  GFileProgressCallback progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  ZzHandoverProgress told = { progress, progress_data, cancellable, 0, self->counts.size };
  ZzArchiveOut out = ZZ_ARCHIVE_OUT_INIT;
  gboolean written;

  g_return_val_if_fail (self != NULL && G_IS_FILE (target), FALSE);

  written = !g_cancellable_set_error_if_cancelled (cancellable, error) && zz_archive_out_begin (&out, target, error)
            && write_parts (self, &out, &told, error) && !g_cancellable_set_error_if_cancelled (cancellable, error)
            && zz_archive_out_finish (&out, error);
  zz_archive_out_clear (&out);
  return written;
}
