/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the window share. */
#include "fixture.h"

#include "core/edit.h"
#include "core/field.h"

#define TIME_LIMIT (10 * G_USEC_PER_SEC)
#define PAUSE (2 * 1000)

static void
copy_tree (GFile *from,
           GFile *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *info;

  if (g_file_query_file_type (from, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    {
      g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_make_directory (to, NULL, NULL);
  children = g_file_enumerate_children (from, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);
  while (g_file_enumerator_iterate (children, &info, NULL, NULL, &error) && info != NULL)
    {
      g_autoptr (GFile) source = g_file_get_child (from, g_file_info_get_name (info));
      g_autoptr (GFile) target = g_file_get_child (to, g_file_info_get_name (info));

      copy_tree (source, target);
    }
  g_assert_no_error (error);
}

static void
remove_tree (GFile *file)
{
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      g_autoptr (GFileEnumerator) children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
      GFile *child;

      while (g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
        remove_tree (child);
    }
  g_file_delete (file, NULL, NULL);
}

void
fixture_init (Fixture *fixture)
{
  g_autofree char *path = g_dir_make_tmp ("zizhi-app-XXXXXX", NULL);
  g_autoptr (GFile) example = g_file_new_for_path (g_getenv ("ZIZHI_EXAMPLE_DIR"));
  g_autoptr (GFile) unfinished = g_file_new_build_filename (g_getenv ("ZIZHI_TEST_PROJECTS"), "unfinished.zizhi.json", NULL);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_file_new_for_path (path);
  copy_tree (example, fixture->folder);
  fixture->project = g_file_get_child (fixture->folder, "example.zizhi.json");
  g_file_copy (unfinished, fixture->project, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
fixture_clear (Fixture *fixture)
{
  remove_tree (fixture->folder);
  g_clear_object (&fixture->folder);
  g_clear_object (&fixture->project);
}

GFile *
fixture_get_file (Fixture *fixture,
                  const char *name)
{
  return g_file_get_child (fixture->folder, name);
}

void
wait_until_full (Condition condition,
                 gpointer user_data,
                 const char *what)
{
  gint64 end = g_get_monotonic_time () + TIME_LIMIT;

  while (!condition (user_data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("waited too long: %s", what);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (PAUSE);
    }
}

void
keep_result_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

void
wait_for_result (GAsyncResult **result)
{
  wait_until (has_result, result);
}

ZzSession *
load_session (GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ZzSession *session;

  zz_session_load_async (file, ZZ_LANGUAGE_EN, NULL, keep_result_cb, &result);
  wait_for_result (&result);
  session = zz_session_load_finish (result, &error);
  g_assert_no_error (error);
  return session;
}

void
save_session (ZzSession *session,
              GFile *as,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  zz_session_save_async (session, as, FALSE, keep_result_cb, &result);
  wait_for_result (&result);
  zz_session_save_finish (session, result, error);
}

ZzStatus
get_clause_status (ZzSession *session,
                   const char *clause)
{
  const ZzClause *found = zz_catalogue_find_clause (zz_session_get_catalogue (session), clause);

  return zz_findings_get_clause (zz_session_get_findings (session), found)->status;
}

static const ZzRegister *
find_register (ZzSession *session,
               const char *reg)
{
  const ZzCatalogue *catalogue = zz_session_get_catalogue (session);
  const ZzRegister *found = zz_catalogue_find_register (catalogue, reg);

  for (guint i = 0; found == NULL && i < ZZ_N_BUILTINS; i++)
    if (g_str_equal (catalogue->builtins[i]->id, reg))
      found = catalogue->builtins[i];
  g_assert_nonnull (found);
  return found;
}

char *
dup_field (ZzSession *session,
           const char *reg,
           const char *id,
           const char *field)
{
  const ZzRegister *found = find_register (session, reg);
  const ZzField *found_field = zz_register_find_field (found, field);
  ZzRecord *record = zz_project_find (zz_session_get_project (session), found, id);

  g_assert_nonnull (record);
  return zz_field_format (found_field, zz_record_get (record, found_field->number));
}

void
set_field (ZzSession *session,
           const char *reg,
           const char *id,
           const char *field,
           const char *text)
{
  const ZzRegister *found = find_register (session, reg);
  const ZzField *found_field = zz_register_find_field (found, field);
  g_autoptr (ZzChangeSet) set = zz_change_set_new (field);
  g_auto (ZzValue) value = ZZ_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_true (zz_field_parse (found_field, text, &value, &error));
  g_assert_no_error (error);
  zz_edit_put (set, zz_session_get_project (session), found, id, found_field, &value);
  g_assert_true (zz_session_apply (session, set));
}
