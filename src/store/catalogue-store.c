/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built-in catalogues and the user's own. */
#include "config.h"

#include "store/catalogue-store.h"

#include "core/error.h"
#include "store/catalogue-reader.h"
#include "store/load.h"
#include "store/zz-catalogues.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ENDING ".json"
/* The edition the program knows best: each that supersedes it is found from there. */
#define FIRST_EDITION "isccc-classic"
#define MAX_BYTES (1024 * 1024 + 1)

/**
 * ZzCatalogueStore:
 * @loaded: id → ZzCatalogue, each read once
 */
struct _ZzCatalogueStore
{
  char *user_folder;
  GHashTable *loaded;
};

static void
catalogue_unref_cb (gpointer data)
{
  zz_catalogue_unref (data);
}

ZzCatalogueStore *
zz_catalogue_store_new (const char *user_folder)
{
  ZzCatalogueStore *store = g_new0 (ZzCatalogueStore, 1);

  store->user_folder = user_folder != NULL ? g_strdup (user_folder)
                                           : g_build_filename (g_get_user_data_dir (), "zizhi", "catalogues", NULL);
  store->loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, catalogue_unref_cb);
  return store;
}

void
zz_catalogue_store_free (ZzCatalogueStore *store)
{
  g_return_if_fail (store != NULL);

  g_hash_table_unref (store->loaded);
  g_free (store->user_folder);
  g_free (store);
}

/* An identifier is also a file name, so nothing else gets near the disk. */
static gboolean
is_id (const char *id)
{
  for (const char *c = id; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
      return FALSE;
  return *id != '\0' && *id != '-';
}

static void
add_id (GHashTable *ids,
        const char *file_name)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (file_name, ENDING))
    return;
  id = g_strndup (file_name, strlen (file_name) - strlen (ENDING));
  if (is_id (id))
    g_hash_table_add (ids, g_steal_pointer (&id));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
zz_catalogue_store_list (ZzCatalogueStore *store)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree gpointer *sorted = NULL;
  g_auto (GStrv) built_in = NULL;
  GDir *folder;
  guint n;

  g_return_val_if_fail (store != NULL, NULL);

  built_in = g_resource_enumerate_children (zz_catalogues_get_resource (), CATALOGUES_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; built_in != NULL && built_in[i] != NULL; i++)
    add_id (ids, built_in[i]);
  folder = g_dir_open (store->user_folder, 0, NULL);
  for (const char *name = NULL; folder != NULL && (name = g_dir_read_name (folder)) != NULL;)
    add_id (ids, name);
  g_clear_pointer (&folder, g_dir_close);

  sorted = g_hash_table_get_keys_as_array (ids, &n);
  qsort (sorted, n, sizeof *sorted, compare_ids);
  return g_strdupv ((char **) sorted);
}

/* The catalogue's bytes and what messages call them; NULL where there is none. */
static GBytes *
find_bytes (ZzCatalogueStore *store,
            const char *id,
            char **name,
            GError **error)
{
  g_autofree char *file_name = g_strconcat (id, ENDING, NULL);
  g_autofree char *path = g_strconcat (CATALOGUES_PATH, "/", file_name, NULL);
  g_autoptr (GFile) file = NULL;
  GBytes *bytes = g_resource_lookup_data (zz_catalogues_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes != NULL)
    {
      *name = g_steal_pointer (&file_name);
      return bytes;
    }
  file = g_file_new_build_filename (store->user_folder, file_name, NULL);
  *name = g_file_get_parse_name (file);
  return zz_load_file (file, MAX_BYTES, NULL, NULL, error);
}

static void
set_unknown (ZzCatalogueStore *store,
             const char *id,
             GError **error)
{
  g_auto (GStrv) ids = zz_catalogue_store_list (store);
  g_autofree char *list = g_strjoinv (", ", ids);

  g_set_error (error, ZZ_ERROR, ZZ_ERROR_NOT_FOUND, _ ("there is no catalogue \"%s\"; there are: %s"), id, list);
}

static ZzCatalogue *
read_catalogue (ZzCatalogueStore *store,
                const char *id,
                GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = is_id (id) ? find_bytes (store, id, &name, &local) : NULL;
  g_autoptr (ZzCatalogue) catalogue = NULL;

  if (bytes == NULL && (local == NULL || g_error_matches (local, ZZ_ERROR, ZZ_ERROR_NOT_FOUND)))
    set_unknown (store, id, error);
  else if (bytes == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (bytes == NULL)
    return NULL;
  catalogue = zz_catalogue_read (bytes, name, error);
  if (catalogue == NULL || strcmp (catalogue->id, id) == 0)
    return g_steal_pointer (&catalogue);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_INVALID, _ ("%s: the file is named after catalogue \"%s\" but holds \"%s\"; rename it"),
               name, id, catalogue->id);
  return NULL;
}

ZzCatalogue *
zz_catalogue_store_load (ZzCatalogueStore *store,
                         const char *id,
                         GError **error)
{
  ZzCatalogue *catalogue;

  g_return_val_if_fail (store != NULL && id != NULL, NULL);

  catalogue = g_hash_table_lookup (store->loaded, id);
  if (catalogue != NULL)
    return zz_catalogue_ref (catalogue);
  catalogue = read_catalogue (store, id, error);
  if (catalogue != NULL)
    g_hash_table_insert (store->loaded, g_strdup (id), zz_catalogue_ref (catalogue));
  return catalogue;
}

void
zz_catalogue_store_share (ZzCatalogueStore *store,
                          const ZzCatalogue *catalogue)
{
  g_return_if_fail (store != NULL && catalogue != NULL);

  g_hash_table_replace (store->loaded, g_strdup (catalogue->id), zz_catalogue_ref (catalogue));
}

static gboolean
has_level (const ZzCatalogue *catalogue,
           const char *level)
{
  const int number = level != NULL ? zz_choices_find (catalogue->levels, level) : 0;

  return number >= 0 && zz_catalogue_is_available (catalogue, (guint) number);
}

ZzCatalogue *
zz_catalogue_store_load_usual (ZzCatalogueStore *store,
                               const char *level,
                               GError **error)
{
  g_autoptr (ZzCatalogue) catalogue = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (store != NULL, NULL);

  catalogue = zz_catalogue_store_load (store, FIRST_EDITION, error);
  /* What the user's own catalogues say of each other may go in a circle. */
  while (catalogue != NULL && catalogue->superseded_by != NULL && g_hash_table_add (seen, catalogue->id))
    {
      g_autoptr (ZzCatalogue) next = zz_catalogue_store_load (store, catalogue->superseded_by, NULL);

      if (next == NULL || !has_level (next, level))
        break;
      zz_catalogue_unref (catalogue);
      catalogue = g_steal_pointer (&next);
    }
  return g_steal_pointer (&catalogue);
}
