/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store's tests share. */
#include "fixture.h"

#include "store/project-codec.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

GBytes *
bytes_from (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

char *
text_from (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

GBytes *
load_source (const char *path)
{
  g_autofree char *full = g_build_filename (PROJECT_SOURCE, path, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (full, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

char *
make_scratch (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("zizhi-store-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

void
remove_folder (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (path);
}

guint
count_entries (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  g_clear_pointer (&folder, g_dir_close);
  return n;
}

char *
make_project_text (const char *members)
{
  return g_strconcat ("{\n"
                      "  \"format\": \"zizhi-project\",\n"
                      "  \"version\": 1,\n"
                      "  \"id\": \"6f0b2c54-9d1e-4a37-8c65-2e7d1f3a9b80\",\n"
                      "  \"catalogue\": {\n"
                      "    \"id\": \"isccc-classic\",\n"
                      "    \"edition\": \"classic\"\n"
                      "  }",
                      *members != '\0' ? ",\n" : "\n", members, *members != '\0' ? "\n}\n" : "}\n", NULL);
}

ZzProject *
read_project (ZzCatalogueStore *store,
              const char *text,
              GError **error)
{
  g_autoptr (GBytes) bytes = bytes_from (text);

  return zz_project_read (bytes, "x.json", store, NULL, error);
}

JsonNode *
read_with_json_glib (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

void
become_nobody (const char *folder)
{
  const uid_t nobody = 65534;

  g_assert_cmpint (chown (folder, nobody, nobody), ==, 0);
  g_assert_cmpint (setuid (nobody), ==, 0);
  /* A leak checker must still be able to look into the process. */
  prctl (PR_SET_DUMPABLE, 1);
}
