/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scratch folder of the tests of what is handed over. */
#include "place.h"

#include "../store/fixture.h"
#include "core/builtin.h"
#include "core/project-private.h"
#include "handover/pack.h"
#include "handover/unpack.h"
#include "store/attachment.h"

#include <glib/gstdio.h>
#include <string.h>

char *
place_path (const Place *place,
            const char *name)
{
  return g_build_filename (place->folder, name, NULL);
}

GFile *
place_file (const Place *place,
            const char *name)
{
  g_autofree char *path = place_path (place, name);

  return g_file_new_for_path (path);
}

static void
fill (ZzRecord *item,
      guint number,
      ZzValue value)
{
  zz_record_fill (item, zz_register_get_field (zz_record_get_register (item), number), value);
}

/* Attaches @content under @name, a line of its own in the project. */
static ZzRecord *
attach (const Place *place,
        ZzProject *project,
        const char *id,
        const char *name,
        const char *content,
        gsize n)
{
  g_autofree char *path = place_path (place, name);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFile) folder = place_file (place, "t.evidence");
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 20, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRecord) attached = NULL;
  g_autoptr (ZzRecord) item = NULL;

  g_file_set_contents (path, content, (gssize) n, &error);
  g_assert_no_error (error);
  attached = zz_attach_file (source, folder, zz_project_get_catalogue (project), 0, now, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  item = zz_record_copy (attached, id);
  zz_project_add (project, item);
  return zz_project_find_builtin (project, ZZ_BUILTIN_EVIDENCE, id);
}

static void
fill_project (const Place *place,
              ZzProject *project)
{
  const char *clauses[] = { "office.a", "personnel.d", NULL };
  g_autofree char *large = g_malloc (PLACE_LARGE);
  ZzRecord *item;

  for (gsize i = 0; i < PLACE_LARGE; i++)
    large[i] = (char) ('a' + i * i % 23);
  zz_record_fill (zz_project_get_single (project, zz_project_get_catalogue (project)->organisation),
                  zz_register_find_field (zz_project_get_catalogue (project)->organisation, "name"), zz_value_text (ZZ_VALUE_TEXT, "示例公司"));
  item = attach (place, project, "evidence-a", "租赁合同.pdf", "a lease", 7);
  fill (item, ZZ_EVIDENCE_CLAUSES, zz_value_list (clauses));
  item = attach (place, project, "evidence-b", "名册 2026.txt", large, PLACE_LARGE);
  fill (item, ZZ_EVIDENCE_CLAUSES, zz_value_list (clauses + 1));
  item = attach (place, project, "evidence-c", "secret.pdf", "a secret", 8);
  fill (item, ZZ_EVIDENCE_CONFIDENTIAL, zz_value_boolean (TRUE));
  item = attach (place, project, "evidence-d", "old.pdf", "an old one", 10);
  fill (item, ZZ_EVIDENCE_REMOVED_REASON, zz_value_text (ZZ_VALUE_TEXT, "replaced"));
}

void
place_set_up (Place *place,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzCatalogue) catalogue = NULL;
  g_autoptr (ZzProject) project = NULL;
  g_autoptr (ZzProjectFile) project_file = NULL;
  g_autoptr (GFile) file = NULL;

  place->catalogues = zz_catalogue_store_new ("/nonexistent");
  place->folder = make_scratch ();
  place->project = place_path (place, "t.zizhi.json");
  catalogue = zz_catalogue_store_load (place->catalogues, "isccc-classic", &error);
  g_assert_no_error (error);
  project = zz_project_new (catalogue, "00000000-0000-4000-8000-000000000001");
  fill_project (place, project);
  file = g_file_new_for_path (place->project);
  project_file = zz_project_file_new (file, project);
  zz_project_file_save (project_file, NULL, &error);
  g_assert_no_error (error);
}

void
place_tear_down (Place *place,
                 gconstpointer data)
{
  remove_folder (place->folder);
  zz_catalogue_store_free (place->catalogues);
  g_free (place->folder);
  g_free (place->project);
}

ZzProjectFile *
place_load (const Place *place)
{
  g_autoptr (GFile) file = g_file_new_for_path (place->project);
  g_autoptr (GError) error = NULL;
  ZzProjectFile *loaded = zz_project_file_load (file, place->catalogues, NULL, &error);

  g_assert_no_error (error);
  return loaded;
}

void
place_pack (const Place *place)
{
  const ZzPackOptions options = { ZZ_LANGUAGE_EN, FALSE, FALSE, FALSE };
  g_autoptr (ZzProjectFile) file = place_load (place);
  g_autoptr (GFile) target = place_file (place, "t.zizhi.zip");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzPacking) packing = zz_packing_new (file, NULL, place->catalogues, &options, &error);

  g_assert_no_error (error);
  zz_packing_write (packing, target, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
list_folder (const char *root,
             const char *below,
             GPtrArray *lines)
{
  g_autofree char *path = g_build_filename (root, below, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = *below != '\0' ? g_strconcat (below, "/", name, NULL) : g_strdup (name);
      g_autofree char *full = g_build_filename (root, inner, NULL);
      g_autofree char *content = NULL;
      g_autofree char *sum = NULL;
      gsize n = 0;
      GStatBuf info;

      g_assert_cmpint (g_lstat (full, &info), ==, 0);
      if (S_ISREG (info.st_mode) && g_file_get_contents (full, &content, &n, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, n);
      g_ptr_array_add (lines, g_strdup_printf ("%s %o %s", inner, info.st_mode, sum != NULL ? sum : "-"));
      if (S_ISDIR (info.st_mode))
        list_folder (root, inner, lines);
    }
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
place_list (const Place *place,
            const char *name)
{
  g_autofree char *root = place_path (place, name);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  list_folder (root, "", lines);
  g_ptr_array_sort (lines, compare_cb);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
place_find_evidence (const Place *place,
                     const char *name)
{
  g_autofree char *root = place_path (place, "t.evidence");
  g_autoptr (GDir) folder = g_dir_open (root, 0, NULL);
  const char *inner;

  while ((inner = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, inner, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  g_assert_not_reached ();
}

/* What a good package holds, as entries to be spoilt. */
Maker *
place_make (const Place *place)
{
  Maker *maker = maker_new ();
  g_autofree char *json = NULL;
  g_autofree char *lease = place_find_evidence (place, "租赁合同.pdf");
  gsize n;

  g_assert_true (g_file_get_contents (place->project, &json, &n, NULL));
  maker_add (maker, "base/t.zizhi.json", g_bytes_new (json, n));
  maker_add (maker, "index.html", g_bytes_new_static ("<html/>", 7));
  maker_add (maker, strstr (lease, "t.evidence"), g_bytes_new_static ("a lease", 7));
  maker_add (maker, "t.zizhi.json", g_bytes_new (json, n));
  maker_seal (maker);
  return maker;
}

void
place_put (const Place *place,
           GBytes *bytes)
{
  g_autofree char *path = place_path (place, "stranger.zip");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

gboolean
place_try_pack (const Place *place,
                const ZzPackOptions *options,
                const char *name,
                GError **error)
{
  g_autoptr (ZzProjectFile) file = place_load (place);
  g_autoptr (GBytes) content = zz_project_file_ref_content (file);
  g_autoptr (ZzPacking) packing = zz_packing_new (file, content, place->catalogues, options, error);
  g_autoptr (GFile) target = place_file (place, name);

  return packing != NULL && zz_packing_write (packing, target, NULL, NULL, NULL, error);
}

ZzPackage *
place_open_package (const Place *place,
                    const char *name)
{
  g_autoptr (GFile) file = place_file (place, name);
  g_autoptr (GError) error = NULL;
  ZzPackage *package = zz_package_open (file, place->catalogues, NULL, &error);

  g_assert_no_error (error);
  return package;
}

void
place_unpack (const Place *place,
              const char *name,
              const char *target_name)
{
  g_autoptr (ZzPackage) package = place_open_package (place, name);
  g_autoptr (GFile) target = place_file (place, target_name);
  g_autoptr (GError) error = NULL;

  zz_package_unpack (package, target, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
