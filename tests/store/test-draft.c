/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: whole, held while somebody works on them, found when nobody does. */
#include "fixture.h"

#include "core/error.h"
#include "store/draft.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  ZzCatalogueStore *store;
  char *scratch;
  char *folder;
  GFile *file;
  GBytes *saved;  /* in the file */
  GBytes *edited; /* not saved */
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autofree char *text = make_project_text ("");
  g_autofree char *edited = make_project_text ("  \"later\": true");
  g_autoptr (ZzProject) project = NULL;
  g_autofree char *path = NULL;

  f->store = zz_catalogue_store_new ("/nonexistent");
  f->scratch = make_scratch ();
  f->folder = g_build_filename (f->scratch, "zizhi", "drafts", NULL);
  path = g_build_filename (f->scratch, "项目.zizhi.json", NULL);
  f->file = g_file_new_for_path (path);
  project = read_project (f->store, edited, NULL);
  f->edited = zz_project_write (project);
  f->saved = bytes_from (text);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  remove_folder (f->scratch);
  zz_catalogue_store_free (f->store);
  g_object_unref (f->file);
  g_bytes_unref (f->saved);
  g_bytes_unref (f->edited);
  g_free (f->scratch);
  g_free (f->folder);
}

static void
write_draft (Fixture *f,
             ZzDraft *draft,
             const char *title)
{
  const ZzDraftEntry entry = { title, f->file, f->saved };
  g_autoptr (GError) error = NULL;

  zz_draft_write (draft, f->edited, &entry, NULL, &error);
  g_assert_no_error (error);
}

static char *
find_path (Fixture *f,
           const char *ending)
{
  g_autoptr (GDir) folder = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ending))
      return g_build_filename (f->folder, name, NULL);
  return NULL;
}

static void
replace_entry (Fixture *f,
               const char *text)
{
  g_autofree char *path = find_path (f, ".draft.json");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static guint
count_listed (Fixture *f)
{
  g_autoptr (GPtrArray) drafts = zz_draft_list (f->folder);

  return drafts->len;
}

static void
test_held (Fixture *f,
           gconstpointer data)
{
  ZzDraft *draft = zz_draft_new (f->folder);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *path = NULL;
  GStatBuf info;

  g_assert_cmpuint (count_listed (f), ==, 0);
  write_draft (f, draft, "甲公司");
  g_assert_cmpuint (count_listed (f), ==, 0);
  zz_draft_unref (draft);

  drafts = zz_draft_list (f->folder);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (zz_draft_get_title (drafts->pdata[0]), ==, "甲公司");
  g_assert_true (g_file_equal (zz_draft_get_file (drafts->pdata[0]), f->file));
  g_assert_cmpint (ABS (zz_draft_get_time (drafts->pdata[0]) - time (NULL)), <, 60);
  /* Whoever lists it holds it. */
  g_assert_cmpuint (count_listed (f), ==, 0);

  path = find_path (f, ".zizhi.json");
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (f->folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

/* The lock goes with the process, however it ends. */
static void
test_killed (Fixture *f,
             gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (ZzProjectFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  pid_t child = fork ();

  if (child == 0)
    {
      write_draft (f, zz_draft_new (f->folder), "killed");
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  drafts = zz_draft_list (f->folder);
  g_assert_cmpuint (drafts->len, ==, 1);
  file = zz_draft_load (drafts->pdata[0], f->store, NULL, NULL);
  g_assert_nonnull (file);
  bytes = zz_project_write (zz_project_file_get_project (file));
  g_assert_true (g_bytes_equal (bytes, f->edited));
}

static void
test_two (Fixture *f,
          gconstpointer data)
{
  g_autoptr (ZzDraft) first = zz_draft_new (f->folder);
  ZzDraft *second = zz_draft_new (f->folder);
  g_autoptr (GPtrArray) drafts = NULL;

  write_draft (f, first, "first");
  write_draft (f, second, "second");
  write_draft (f, first, "first");
  zz_draft_unref (second);
  drafts = zz_draft_list (f->folder);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (zz_draft_get_title (drafts->pdata[0]), ==, "second");
  zz_draft_remove (drafts->pdata[0]);
  g_assert_cmpuint (count_entries (f->folder), ==, 3);
}

static void
test_remove (Fixture *f,
             gconstpointer data)
{
  g_autoptr (ZzDraft) draft = zz_draft_new (f->folder);
  g_autofree char *project = NULL;
  g_autofree char *half = NULL;

  zz_draft_remove (draft);
  write_draft (f, draft, "title");
  project = find_path (f, ".zizhi.json");
  half = g_strconcat (project, ".AB12CD", NULL);
  g_assert_true (g_file_set_contents (half, "half", -1, NULL));
  zz_draft_remove (draft);
  g_assert_cmpuint (count_entries (f->folder), ==, 0);
  write_draft (f, draft, "again");
  g_assert_cmpuint (count_entries (f->folder), ==, 3);
}

static void
test_left_alone (Fixture *f,
                 gconstpointer data)
{
  static const char *const texts[] = { "{ \"format\": \"zizhi-draft\", \"version\": 2 }", "{ \"format\": \"ziz", "[]", "" };
  ZzDraft *draft = zz_draft_new (f->folder);

  write_draft (f, draft, "title");
  zz_draft_unref (draft);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;

      replace_entry (f, texts[i]);
      g_assert_cmpuint (count_listed (f), ==, 0);
      path = find_path (f, ".draft.json");
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, texts[i]);
      g_assert_cmpuint (count_entries (f->folder), ==, 3);
    }
}

/* Killed between the two writings. */
static void
test_without_entry (Fixture *f,
                    gconstpointer data)
{
  ZzDraft *draft = zz_draft_new (f->folder);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (ZzProjectFile) file = NULL;

  write_draft (f, draft, "title");
  zz_draft_unref (draft);
  path = find_path (f, ".draft.json");
  g_assert_cmpint (g_unlink (path), ==, 0);
  drafts = zz_draft_list (f->folder);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_null (zz_draft_get_title (drafts->pdata[0]));
  g_assert_cmpint (ABS (zz_draft_get_time (drafts->pdata[0]) - time (NULL)), <, 60);
  file = zz_draft_load (drafts->pdata[0], f->store, NULL, NULL);
  g_assert_null (zz_project_file_get_file (file));
}

/* Saved, and killed before the draft was gone. */
static void
test_saved_already (Fixture *f,
                    gconstpointer data)
{
  ZzDraft *draft = zz_draft_new (f->folder);
  g_autofree char *path = g_file_get_path (f->file);

  write_draft (f, draft, "title");
  zz_draft_unref (draft);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (f->edited, NULL), (gssize) g_bytes_get_size (f->edited), NULL));
  g_assert_cmpuint (count_listed (f), ==, 0);
  g_assert_cmpuint (count_entries (f->folder), ==, 0);
}

/* Restores and saves after the file was given this text; NULL: removed. */
static void
save_restored (Fixture *f,
               const char *text,
               GError **error)
{
  ZzDraft *draft = zz_draft_new (f->folder);
  g_autofree char *path = g_file_get_path (f->file);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (ZzProjectFile) file = NULL;

  write_draft (f, draft, "title");
  zz_draft_unref (draft);
  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  else
    g_assert_cmpint (g_unlink (path), ==, 0);
  drafts = zz_draft_list (f->folder);
  g_assert_cmpuint (drafts->len, ==, 1);
  file = zz_draft_load (drafts->pdata[0], f->store, NULL, NULL);
  g_assert_true (g_file_equal (zz_project_file_get_file (file), f->file));
  zz_project_file_save (file, NULL, error);
  zz_draft_remove (drafts->pdata[0]);
}

static void
test_save_restored (Fixture *f,
                    gconstpointer data)
{
  g_autofree char *text = text_from (f->saved);
  g_autoptr (GError) error = NULL;

  save_restored (f, "{}", &error);
  g_assert_error (error, ZZ_ERROR, ZZ_ERROR_CHANGED);
  g_clear_error (&error);
  save_restored (f, NULL, &error);
  g_assert_no_error (error);
  save_restored (f, text, &error);
  g_assert_no_error (error);
}

/* A draft that cannot be replaced is still there. */
static void
test_write_fails (Fixture *f,
                  gconstpointer data)
{
  const ZzDraftEntry entry = { "new", f->file, f->saved };
  g_autoptr (ZzDraft) draft = zz_draft_new (f->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *away = g_build_filename (f->scratch, "away", NULL);
  g_autoptr (GError) error = NULL;

  write_draft (f, draft, "old");
  g_assert_cmpint (g_rename (f->folder, away), ==, 0);
  g_assert_true (g_file_set_contents (f->folder, "", 0, NULL));
  g_assert_false (zz_draft_write (draft, f->edited, &entry, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (zz_draft_write (draft, f->edited, &entry, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_unlink (f->folder), ==, 0);
  g_assert_cmpint (g_rename (away, f->folder), ==, 0);
  g_assert_cmpuint (count_entries (f->folder), ==, 3);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/draft/held", test_held);
  ADD ("/draft/killed", test_killed);
  ADD ("/draft/two", test_two);
  ADD ("/draft/remove", test_remove);
  ADD ("/draft/left-alone", test_left_alone);
  ADD ("/draft/without-entry", test_without_entry);
  ADD ("/draft/saved-already", test_saved_already);
  ADD ("/draft/save-restored", test_save_restored);
  ADD ("/draft/write-fails", test_write_fails);
  return g_test_run ();
}
