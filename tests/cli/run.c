/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running the real zizhi-cli. */
#include "run.h"

#include <glib/gstdio.h>
#include <string.h>

void
run_set_up (Run *run,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run->folder = g_dir_make_tmp ("zizhi-cli-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

void
run_tear_down (Run *run,
               gconstpointer data)
{
  remove_tree (run->folder);
  g_free (run->folder);
  g_free (run->out);
  g_free (run->err);
}

char *
run_path (Run *run,
          const char *name)
{
  return g_build_filename (run->folder, name, NULL);
}

void
run_cli (Run *run,
         const char *argument,
         ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  va_list args;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("ZIZHI_CLI"));
  va_start (args, argument);
  for (const char *next = argument; next != NULL; next = va_arg (args, const char *))
    g_ptr_array_add (arguments, (gpointer) next);
  va_end (args);
  g_ptr_array_add (arguments, NULL);
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
  g_subprocess_launcher_set_cwd (launcher, run->folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run->out, &run->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->code = g_subprocess_get_exit_status (process);
}

void
run_assert_message (Run *run,
                    const char *part)
{
  const char *end = strchr (run->err, '\n');

  if (strstr (run->err, part) == NULL)
    g_test_message ("%s", run->err);
  g_assert_nonnull (strstr (run->err, part));
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
}

static void
copy_tree (const char *from,
           const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_autoptr (GFile) source = g_file_new_for_path (from);
      g_autoptr (GFile) target = g_file_new_for_path (to);
      g_autoptr (GError) error = NULL;

      g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      return;
    }
  g_mkdir (to, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      copy_tree (source, target);
    }
}

static void
copy_from (Run *run,
           const char *folder,
           const char *name,
           const char *new_name)
{
  g_autofree char *from = g_build_filename (folder, name, NULL);
  g_autofree char *to = run_path (run, new_name);

  copy_tree (from, to);
}

void
run_copy_example (Run *run)
{
  const char *examples = g_getenv ("ZIZHI_EXAMPLE_DIR");

  copy_from (run, examples, "example.zizhi.json", "example.zizhi.json");
  copy_from (run, examples, "example.evidence", "example.evidence");
}

void
run_copy_unfinished (Run *run)
{
  copy_from (run, g_getenv ("ZIZHI_TEST_PROJECTS"), "unfinished.zizhi.json", "unfinished.zizhi.json");
  copy_from (run, g_getenv ("ZIZHI_EXAMPLE_DIR"), "example.evidence", "unfinished.evidence");
}

GHashTable *
run_evaluate (Run *run,
              const char *file,
              const char *option,
              const char *value)
{
  GHashTable *statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *categories;

  run_cli (run, "evaluate", file, "--format", "json", option, value, NULL);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->code, <, 2);
  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);
  categories = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "categories");
  for (guint i = 0; i < json_array_get_length (categories); i++)
    {
      JsonArray *clauses = json_object_get_array_member (json_array_get_object_element (categories, i), "clauses");

      for (guint j = 0; j < json_array_get_length (clauses); j++)
        {
          JsonObject *clause = json_array_get_object_element (clauses, j);

          g_hash_table_insert (statuses, g_strdup (json_object_get_string_member (clause, "id")),
                               g_strdup (json_object_get_string_member (clause, "status")));
        }
    }
  return statuses;
}

void
run_assert_has (const char *text,
                const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("“%s” is not in:\n%s", part, text);
  g_assert_nonnull (strstr (text, part));
}

char *
run_read (Run *run,
          const char *name)
{
  g_autofree char *path = run_path (run, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
run_write (Run *run,
           const char *name,
           const char *text)
{
  g_autofree char *path = run_path (run, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}
