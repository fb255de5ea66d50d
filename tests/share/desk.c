/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's folder with a working copy. */
#include "desk.h"

#include "core/error.h"

#include <string.h>

#define NAME "资质 1.zizhi.json"
#define FOLDER "资质 1.evidence"

static char *
hash (const char *word)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, word, -1);
}

char *
desk_path (const char *word)
{
  g_autofree char *sha256 = hash (word);

  return g_strdup_printf ("%.12s/%s 证.txt", sha256, word);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Without doubles, sorted. */
static GPtrArray *
split (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && g_hash_table_add (seen, parts[i]))
      g_ptr_array_add (list, g_strdup (parts[i]));
  g_ptr_array_sort (list, compare_cb);
  return list;
}

GBytes *
desk_make (const char *words)
{
  g_autoptr (GPtrArray) list = split (words);
  GString *text = g_string_new ("{\n  \"format\": \"zizhi-project\",\n  \"version\": 1,\n  \"id\": \"6f0b2c54-9d1e-4a37-8c65-2e7d1f3a9b80\",\n"
                                "  \"catalogue\": {\n    \"id\": \"isccc-classic\",\n    \"edition\": \"classic\"\n  },\n  \"evidence\": [");

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *path = desk_path (list->pdata[i]);
      g_autofree char *sha256 = hash (list->pdata[i]);

      g_string_append_printf (text, "%s\n    {\"id\": \"evidence-%s\", \"title\": \"%s\", \"file\": \"%s\", \"size\": %zu, \"sha256\": \"%s\"}",
                              i > 0 ? "," : "", (char *) list->pdata[i], (char *) list->pdata[i], path, strlen (list->pdata[i]), sha256);
    }
  g_string_append (text, "\n  ]\n}\n");
  return g_string_free_to_bytes (text);
}

char *
desk_list (GBytes *bytes)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  GString *words = g_string_new (NULL);

  for (const char *at = text; (at = strstr (at, "\"evidence-")) != NULL;)
    {
      const char *end = strchr (at += strlen ("\"evidence-"), '"');

      g_string_append_printf (words, "%s%.*s", words->len > 0 ? " " : "", (int) (end - at), at);
    }
  return g_string_free (words, FALSE);
}

Desk *
desk_new (const char *url,
          const char *authority)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  desk->folder = g_dir_make_tmp ("zizhi-desk-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (desk->folder, NAME, NULL);
  desk->links = g_build_filename (desk->folder, "links", NULL);
  desk->file = g_file_new_for_path (path);
  desk->remote = zz_remote_link (desk->file, url, NULL, authority, desk->links, &error);
  g_assert_no_error (error);
  return desk;
}

void
desk_free (Desk *desk)
{
  server_remove_folder (desk->folder);
  zz_remote_unref (desk->remote);
  g_object_unref (desk->file);
  g_free (desk->folder);
  g_free (desk->links);
  g_free (desk);
}

static char *
evidence_path (Desk *desk,
               const char *word)
{
  g_autofree char *path = desk_path (word);

  return g_build_filename (desk->folder, FOLDER, path, NULL);
}

static void
write_evidence (Desk *desk,
                const char *word)
{
  g_autofree char *path = evidence_path (desk, word);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0777);
  g_file_set_contents (path, word, -1, &error);
  g_assert_no_error (error);
}

void
desk_write (Desk *desk,
            const char *words)
{
  g_autoptr (GPtrArray) list = split (words);
  g_autoptr (GBytes) bytes = desk_make (words);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < list->len; i++)
    write_evidence (desk, list->pdata[i]);
  g_file_set_contents (g_file_peek_path (desk->file), g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

char *
desk_read (Desk *desk)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (desk->file, NULL, NULL, NULL);

  return bytes != NULL ? desk_list (bytes) : NULL;
}

void
desk_add (Desk *desk,
          const char *word)
{
  g_autofree char *before = desk_read (desk);
  g_autofree char *words = g_strconcat (before != NULL ? before : "", " ", word, NULL);
  g_autoptr (GBytes) bytes = desk_make (words);
  g_autoptr (GError) error = NULL;

  write_evidence (desk, word);
  g_file_set_contents (g_file_peek_path (desk->file), g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

void
desk_assert_whole (Desk *desk)
{
  g_autofree char *words = desk_read (desk);
  g_autoptr (GPtrArray) list = split (words);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *path = evidence_path (desk, list->pdata[i]);
      g_autofree char *text = NULL;

      g_file_get_contents (path, &text, NULL, NULL);
      g_assert_cmpstr (text, ==, list->pdata[i]);
    }
}

static gboolean
holds (GBytes *bytes,
       const char *word)
{
  g_autofree char *words = desk_list (bytes);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) parts, word);
}

GBytes *
desk_merge (GBytes *base,
            GBytes *mine,
            GBytes *theirs,
            gpointer user_data,
            GError **error)
{
  g_autofree char *first = desk_list (mine);
  g_autofree char *second = desk_list (theirs);
  g_autofree char *both = g_strconcat (first, " ", second, NULL);
  g_autoptr (GPtrArray) list = split (both);
  GString *words = g_string_new (NULL);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const char *word = list->pdata[i];
      guint sides = (guint) holds (mine, word) + (guint) holds (theirs, word);

      if (sides == 2 || !holds (base, word))
        g_string_append_printf (words, "%s ", word);
    }
  joined = g_string_free (words, FALSE);
  if (strstr (joined, "x1") == NULL || strstr (joined, "x2") == NULL)
    return desk_make (joined);
  g_set_error (error, ZZ_ERROR, ZZ_ERROR_CONFLICT, "x1 or x2?");
  return NULL;
}

static ZzRemoteReport *
run (Desk *desk,
     ZzRemoteTask task,
     GError **error)
{
  const ZzRemoteOptions options = { .merge = desk_merge };

  return zz_remote_run (desk->remote, task, &options, NULL, error);
}

void
desk_run (Desk *desk,
          ZzRemoteTask task,
          ZzRemoteState expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRemoteReport) report = run (desk, task, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (char *) report->problems->pdata[i]);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpint (report->state, ==, expected);
}

void
desk_assert_holds (Desk *desk,
                   const char *expected)
{
  g_autofree char *words = desk_read (desk);

  g_assert_cmpstr (words, ==, expected);
  desk_assert_whole (desk);
}

void
desk_expect_failure (Desk *desk,
                     ZzRemoteTask task,
                     int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZzRemoteReport) report = run (desk, task, &error);

  g_assert_null (report);
  if (!g_error_matches (error, ZZ_ERROR, code))
    g_test_message ("%s", error->message);
  g_assert_error (error, ZZ_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
}
