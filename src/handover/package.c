/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking into a package: everything that can be known without writing. */
#include "config.h"

#include "core/builtin.h"
#include "core/error.h"
#include "core/redaction.h"
#include "handover/package-path.h"
#include "handover/package-private.h"
#include "handover/package-sums.h"
#include "store/json.h"
#include "store/project-codec.h"
#include "store/place.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PROJECT_ENDING ".zizhi.json"
#define INDEX "index.html"
/* What no index and no list of sums is as large as. */
#define MAX_SUMS (32u << 20)

static gboolean
fail (const ZzPackage *self,
      int code,
      GError **error,
      const char *message)
{
  g_set_error (error, ZZ_ERROR, code, "%s: %s", self->shown, message);
  return FALSE;
}

static gboolean
fail_path (const ZzPackage *self,
           const char *path,
           GError **error,
           const char *message)
{
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, "%s: \"%s\": %s", self->shown, path, message);
  return FALSE;
}

/* The name of an entry without the slash at the end of a folder's. */
static char *
dup_path (const ZzZipEntry *entry)
{
  return g_strndup (entry->name, strlen (entry->name) - (entry->folder ? 1 : 0));
}

static gboolean
check_paths (ZzPackage *self,
             GError **error)
{
  const GPtrArray *entries = zz_zip_reader_get_entries (self->zip);
  g_autoptr (ZzPackagePaths) paths = zz_package_paths_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const ZzZipEntry *entry = entries->pdata[i];
      g_autofree char *path = dup_path (entry);

      if (!zz_package_paths_add (paths, path, entry->folder, error))
        {
          g_prefix_error (error, "%s: ", self->shown);
          return FALSE;
        }
    }
  return TRUE;
}

/* The one project at the top gives the package its name. */
static gboolean
find_project (ZzPackage *self,
              GError **error)
{
  const GPtrArray *entries = zz_zip_reader_get_entries (self->zip);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const char *name = ((const ZzZipEntry *) entries->pdata[i])->name;

      if (strchr (name, '/') != NULL || !g_str_has_suffix (name, PROJECT_ENDING) || strlen (name) == strlen (PROJECT_ENDING))
        continue;
      if (n++ == 0)
        self->contents.name = g_strndup (name, strlen (name) - strlen (PROJECT_ENDING));
    }
  if (n == 0)
    return fail (self, ZZ_ERROR_INVALID, error, _ ("there is no project (.zizhi.json) in it; this is no package of this program"));
  if (n > 1)
    return fail (self, ZZ_ERROR_INVALID, error, _ ("there are several projects in it; ask for a package of one"));
  return TRUE;
}

/* Whether a package of this name may hold the file or folder. */
static gboolean
belongs (const ZzPackage *self,
         const char *path,
         gboolean folder)
{
  const char *name = self->contents.name;
  g_autofree char *project = g_strconcat (name, PROJECT_ENDING, NULL);
  g_autofree char *base = g_strconcat ("base/", project, NULL);
  g_autofree char *evidence = g_strconcat (name, ".evidence", NULL);
  const gboolean below = g_str_has_prefix (path, evidence) && path[strlen (evidence)] == '/';

  if (folder)
    return below || g_str_equal (path, evidence) || g_str_equal (path, "base");
  return below || g_str_equal (path, project) || g_str_equal (path, base) || g_str_equal (path, INDEX) || g_str_equal (path, ZZ_PACKAGE_SUMS);
}

static void
add_file (ZzPackage *self,
          const ZzZipEntry *entry)
{
  ZzPackageFile *file = g_new (ZzPackageFile, 1);

  file->path = g_strdup (entry->name);
  file->size = entry->size;
  file->sha256 = g_strdup (g_hash_table_lookup (self->sums, entry->name));
  g_ptr_array_add (self->contents.files, file);
}

/* Every file is in the list of sums, and every line of it is a file. */
static gboolean
list_files (ZzPackage *self,
            GError **error)
{
  const GPtrArray *entries = zz_zip_reader_get_entries (self->zip);
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const ZzZipEntry *entry = entries->pdata[i];
      g_autofree char *path = dup_path (entry);

      if (!belongs (self, path, entry->folder))
        return fail_path (self, path, error, _ ("this does not belong in a package; ask for one made by this program"));
      if (entry->folder)
        continue;
      if (!g_str_equal (path, ZZ_PACKAGE_SUMS) && !g_hash_table_contains (self->sums, path))
        return fail_path (self, path, error, _ ("its sum is not in SHA256SUMS; ask for a new package"));
      n += g_str_equal (path, ZZ_PACKAGE_SUMS) ? 0 : 1;
      add_file (self, entry);
    }
  if (n != g_hash_table_size (self->sums) || g_hash_table_contains (self->sums, ZZ_PACKAGE_SUMS))
    return fail (self, ZZ_ERROR_INVALID, error, _ ("SHA256SUMS lists files that are not in the package; ask for it again"));
  return TRUE;
}

static gboolean
load_sums (ZzPackage *self,
           GCancellable *cancellable,
           GError **error)
{
  const ZzZipEntry *entry = zz_zip_reader_find (self->zip, ZZ_PACKAGE_SUMS);
  g_autoptr (GBytes) bytes = NULL;

  if (entry == NULL)
    return fail (self, ZZ_ERROR_INVALID, error, _ ("there is no SHA256SUMS in it; this is no package of this program"));
  bytes = zz_zip_reader_load (self->zip, entry, MAX_SUMS, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  self->sums = zz_package_sums_read (bytes, error);
  if (self->sums == NULL)
    g_prefix_error (error, "%s: ", self->shown);
  return self->sums != NULL;
}

/* A project of the package with the sum announced; @content: what stands there. */
static ZzProject *
load_project (ZzPackage *self,
              const char *path,
              ZzCatalogueStore *catalogues,
              GBytes **content,
              gboolean *newer,
              GCancellable *cancellable,
              GError **error)
{
  const ZzZipEntry *entry = zz_zip_reader_find (self->zip, path);
  g_autofree char *shown = g_strdup_printf ("%s: %s", self->shown, path);
  g_autofree char *sum = NULL;

  *content = zz_zip_reader_load (self->zip, entry, ZZ_JSON_MAX_BYTES, cancellable, error);
  if (*content == NULL)
    return NULL;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, *content);
  if (!g_str_equal (sum, g_hash_table_lookup (self->sums, path)))
    {
      fail_path (self, path, error, _ ("it does not have the sum that SHA256SUMS gives; ask for a new package"));
      return NULL;
    }
  return zz_project_read (*content, shown, catalogues, newer, error);
}

static gboolean
load_projects (ZzPackage *self,
               ZzCatalogueStore *catalogues,
               GCancellable *cancellable,
               GError **error)
{
  ZzPackageContents *contents = &self->contents;
  g_autofree char *path = g_strconcat (contents->name, PROJECT_ENDING, NULL);
  g_autofree char *base_path = g_strconcat ("base/", path, NULL);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) base_content = NULL;
  g_autoptr (ZzProject) base = NULL;
  gboolean newer = FALSE;

  contents->project = load_project (self, path, catalogues, &content, &contents->newer, cancellable, error);
  if (contents->project == NULL)
    return FALSE;
  contents->redacted = zz_project_is_redacted (contents->project);
  if (zz_zip_reader_find (self->zip, base_path) == NULL)
    return fail_path (self, base_path, error, _ ("it is not in the package; ask for a new one"));
  base = load_project (self, base_path, catalogues, &base_content, &newer, cancellable, error);
  if (base == NULL)
    return FALSE;
  if (!g_str_equal (zz_project_get_id (base), zz_project_get_id (contents->project)))
    return fail_path (self, base_path, error, _ ("it belongs to another project; ask for a new package"));
  contents->changed = !g_bytes_equal (content, base_content);
  return TRUE;
}

/* What the project says of a file that is there. */
static gboolean
check_item (const ZzPackage *self,
            const ZzRecord *item,
            const ZzZipEntry *entry,
            GError **error)
{
  const ZzValue *size = zz_record_get (item, ZZ_EVIDENCE_SIZE);
  const char *sum = zz_record_get_text (item, ZZ_EVIDENCE_SHA256);

  if ((size->kind == ZZ_VALUE_INTEGER && (guint64) size->integer != entry->size)
      || (sum != NULL && !g_str_equal (sum, g_hash_table_lookup (self->sums, entry->name))))
    return fail_path (self, entry->name, error, _ ("the project says that this file is a different one; ask for a new package"));
  return TRUE;
}

/* Notes the items without a file; every evidence file must be one of an item. */
static gboolean
match_items (ZzPackage *self,
             GError **error)
{
  ZzPackageContents *contents = &self->contents;
  const GPtrArray *items = zz_project_get_builtin (contents->project, ZZ_BUILTIN_EVIDENCE);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folder = g_strconcat (contents->name, ".evidence/", NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const ZzRecord *item = items->pdata[i];
      const char *path = zz_record_get_text (item, ZZ_EVIDENCE_FILE);
      char *name = g_strconcat (folder, path, NULL);
      const ZzZipEntry *entry = path != NULL ? zz_zip_reader_find (self->zip, name) : NULL;
      const gboolean removed = zz_evidence_is_removed (item);

      g_hash_table_add (named, name);
      contents->n_items += removed ? 0 : 1;
      if (entry == NULL && !removed)
        g_ptr_array_add (contents->missing, (gpointer) item);
      else if (entry != NULL && !removed && !check_item (self, item, entry, error))
        return FALSE;
    }
  for (guint i = 0; i < contents->files->len; i++)
    {
      const char *path = ((const ZzPackageFile *) contents->files->pdata[i])->path;

      if (g_str_has_prefix (path, folder) && !g_hash_table_contains (named, path))
        return fail_path (self, path, error, _ ("no evidence of the project is this file; ask for a package made by this program"));
    }
  return TRUE;
}

static void
free_file_cb (gpointer data)
{
  ZzPackageFile *file = data;

  g_free (file->path);
  g_free (file->sha256);
  g_free (file);
}

ZzPackage *
zz_package_open_at (int in,
                    const char *shown,
                    ZzCatalogueStore *catalogues,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (ZzPackage) self = NULL;

  g_return_val_if_fail (in >= 0 && shown != NULL && catalogues != NULL, NULL);

  self = g_new0 (ZzPackage, 1);
  self->shown = g_strdup (shown);
  self->contents.files = g_ptr_array_new_with_free_func (free_file_cb);
  self->contents.missing = g_ptr_array_new ();
  self->zip = zz_zip_reader_new (in, shown, error);
  if (self->zip == NULL || !check_paths (self, error) || !find_project (self, error) || !load_sums (self, cancellable, error)
      || !list_files (self, error) || !load_projects (self, catalogues, cancellable, error) || !match_items (self, error))
    return NULL;
  self->contents.total = zz_zip_reader_get_total (self->zip);
  return g_steal_pointer (&self);
}

ZzPackage *
zz_package_open (GFile *file,
                 ZzCatalogueStore *catalogues,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *shown = NULL;
  int in;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_get_path (file);
  shown = g_file_get_parse_name (file);
  if (path == NULL)
    {
      g_set_error (error, ZZ_ERROR, ZZ_ERROR_REFUSED, _ ("%s: only a package in a local folder can be unpacked; copy it there first"), shown);
      return NULL;
    }
  /* Opening a pipe must not wait for its other end. */
  in = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (in < 0)
    {
      zz_place_set_error (error, path);
      return NULL;
    }
  return zz_package_open_at (in, shown, catalogues, cancellable, error);
}

void
zz_package_free (ZzPackage *self)
{
  g_clear_pointer (&self->zip, zz_zip_reader_free);
  g_clear_pointer (&self->sums, g_hash_table_unref);
  g_clear_object (&self->contents.project);
  g_ptr_array_unref (self->contents.files);
  g_ptr_array_unref (self->contents.missing);
  g_free (self->contents.name);
  g_free (self->shown);
  g_free (self);
}

const ZzPackageContents *
zz_package_get_contents (const ZzPackage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->contents;
}
